"""The hand that paints marks: the same strokes for window, PDF and PNG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from empower_desktop.ui.charts.look import Fill, Look
from empower_desktop.ui.charts.sheet import Area, Block, Disc, Mark, Patch, Stroke, Words

HATCH_STEP = 5.67  # 1.5 mm
HATCH_LINE = 0.6  # 0.45 pt
WASH = 38  # of 255
_ALIGN = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight, "centre": Qt.AlignmentFlag.AlignHCenter}


def paint_marks(painter: QPainter, marks: Iterable[Mark], look: Look) -> None:
    """Paint marks where they stand, the later ones over the earlier."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        _paint(mark, painter, look)
    painter.restore()


def marks_between(marks: Iterable[Mark], top: float, bottom: float) -> Iterator[Mark]:
    """Give the marks that can be seen between two heights: of a chart of a hundred rows, a window shows a few."""
    for mark in marks:
        if not isinstance(mark, Words | Block) or (mark.rect.bottom() >= top and mark.rect.top() <= bottom):
            yield mark


@singledispatch
def _paint(mark: object, painter: QPainter, look: Look) -> None:
    raise AssertionError(f"{type(mark).__name__} is no mark")


@_paint.register
def _words(mark: Words, painter: QPainter, look: Look) -> None:
    painter.setFont(look.font(mark.role))
    painter.setPen(look.colour(mark.colour))
    flags = _ALIGN[mark.align] | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(mark.rect, int(flags) | int(Qt.TextFlag.TextSingleLine.value) | int(Qt.TextFlag.TextDontClip.value), mark.text)


@_paint.register
def _block(mark: Block, painter: QPainter, look: Look) -> None:
    body = _rounded(mark.rect, mark.radius)
    _fill(painter, body, mark.fill, look)
    if mark.edge or mark.fill == "veiled":
        dashed = mark.edge == "dashed" or (mark.fill == "veiled" and not look.printed)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(look.colour("line_strong" if dashed or not look.printed else "ink"), look.px(0.8), dashed=dashed))
        painter.drawPath(body)


@_paint.register
def _stroke(mark: Stroke, painter: QPainter, look: Look) -> None:
    painter.setPen(_pen(look.colour(mark.colour), mark.width, dashed=mark.dashed))
    painter.drawPolyline(QPolygonF(list(mark.points)))


@_paint.register
def _patch(mark: Patch, painter: QPainter, look: Look) -> None:
    wash = look.colour("soft" if look.printed else mark.colour)
    if not look.printed:
        wash.setAlpha(WASH)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    painter.drawPolygon(QPolygonF(list(mark.points)))


@_paint.register
def _area(mark: Area, painter: QPainter, look: Look) -> None:
    body = QPainterPath()
    body.addPolygon(QPolygonF(list(mark.points)))
    body.closeSubpath()
    _fill(painter, body, mark.fill, look)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(look.colour("ink" if look.printed else "surface"), look.px(0.8)))
    painter.drawPath(body)


@_paint.register
def _disc(mark: Disc, painter: QPainter, look: Look) -> None:
    colour = look.colour(mark.colour)
    painter.setPen(_pen(colour, look.px(1.6)))
    painter.setBrush(colour if mark.full else look.colour("surface"))
    painter.drawEllipse(mark.middle, mark.radius, mark.radius)


def _fill(painter: QPainter, body: QPainterPath, fill: Fill, look: Look) -> None:
    if look.is_hatched(fill):
        _hatch(painter, body, fill, look)
    else:
        painter.fillPath(body, look.colour(fill))


def _hatch(painter: QPainter, body: QPainterPath, fill: Fill, look: Look) -> None:
    """Fill a shape with slanted lines: on the screen light ones on colour, on paper and for what is hidden dark ones on white."""
    dark = look.printed or fill == "veiled"
    painter.fillPath(body, look.colour("surface" if dark else fill))
    painter.save()
    painter.setClipPath(body, Qt.ClipOperation.IntersectClip)
    line = look.colour(fill if dark else "surface")
    painter.setPen(_pen(line, look.px(HATCH_LINE if dark else 1.5)))
    rect, step = body.boundingRect(), look.px(HATCH_STEP)
    at = rect.left() + rect.top() - (rect.left() + rect.top()) % step  # lines of neighbours run on into each other
    while at < rect.right() + rect.bottom():
        painter.drawLine(QPointF(at - rect.top(), rect.top()), QPointF(at - rect.bottom(), rect.bottom()))
        at += step
    painter.restore()


def _rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def _pen(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([4, 3])
    return pen
