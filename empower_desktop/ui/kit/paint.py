"""Strokes that widgets and table cells share: chips, ticks, dots, squares, rings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QPen

from empower_desktop.ui.theme import Theme

CHIP_HEIGHT = 22
# A chip of this kind wears (ground, ink).
CHIP_COLORS: dict[str, tuple[str, str]] = {
    "neutral": ("sunken", "muted"),
    "accent": ("accent_soft", "accent"),
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "danger": ("danger_soft", "danger"),
    "info": ("info_soft", "info"),
    "paper": ("surface", "accent"),
}


@contextmanager
def smooth(painter: QPainter) -> Iterator[QPainter]:
    """Draw with smooth edges inside the block, and leave the painter as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    yield painter
    painter.restore()


def paint_round(painter: QPainter, rect: QRectF, ground: QColor, radius: float) -> None:
    """Fill a rectangle with round corners."""
    with smooth(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, radius, radius)


def paint_frame(painter: QPainter, rect: QRectF, line: QColor, radius: float, width: float = 1.0) -> None:
    """Draw a frame with round corners, inside the rectangle."""
    with smooth(painter):
        painter.setPen(QPen(line, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def paint_text(painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor, align: Qt.AlignmentFlag) -> int:
    """Write one line, elided at its end, and give its width."""
    painter.setFont(font)
    painter.setPen(color)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine.value), shown)
    return metrics.horizontalAdvance(shown)


def paint_two_lines(painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor) -> None:
    """Write a text in as many as two lines, the second one elided at its end."""
    metrics = QFontMetrics(font)
    first, second = in_two_lines(text, metrics, rect.width())
    tall = metrics.height()
    top = rect.y() + (rect.height() - tall * (2 if second else 1)) // 2
    for at, line in enumerate((first, second)):
        paint_text(painter, QRect(rect.x(), top + at * tall, rect.width(), tall), line, font, color, Qt.AlignmentFlag.AlignLeft)


def in_two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """Break a text where the first line is full; the second holds the rest."""
    if metrics.horizontalAdvance(text) <= width:
        return text, ""
    ends = [at for at, letter in enumerate(text) if letter in " /-" and at]
    end = max((at for at in ends if metrics.horizontalAdvance(text[: at + 1].rstrip()) <= width), default=0)
    return (text[: end + 1].rstrip(), text[end + 1 :]) if end else (text, "")


def paint_icon(painter: QPainter, theme: Theme, name: str, role: str, rect: QRect, size: int = 16) -> None:
    """Draw an icon in the middle of a rectangle."""
    pixmap = theme.pixmap(name, role, size, painter.device().devicePixelRatioF())
    side = theme.px(size)
    painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, pixmap)


def chip_width(theme: Theme, text: str, icon: str = "") -> int:
    """Give the width of a chip with this text."""
    words = QFontMetrics(theme.font(12, 500)).horizontalAdvance(text)
    return words + theme.px(10) * 2 + (theme.px(13 + 4) - theme.px(1) if icon else 0)


def paint_chip(painter: QPainter, theme: Theme, rect: QRect, kind: str, text: str, icon: str = "") -> None:
    """Draw a chip at the left of a rectangle, in its middle by height; narrower than its text it elides."""
    ground, ink = CHIP_COLORS[kind]
    height = theme.px(CHIP_HEIGHT)
    width = min(chip_width(theme, text, icon), rect.width())
    body = QRect(rect.x(), rect.y() + (rect.height() - height) // 2, width, height)
    paint_round(painter, QRectF(body), theme.color(ground), height / 2)
    inside = body.adjusted(theme.px(10), 0, -theme.px(10) + 1, 0)
    if icon:
        side = theme.px(13)
        paint_icon(painter, theme, icon, ink, QRect(inside.x() - theme.px(1), body.y(), side, height), 13)
        inside.setLeft(inside.x() + theme.px(17) - theme.px(1))
    paint_text(painter, inside, text, theme.font(12, 500), theme.color(ink), Qt.AlignmentFlag.AlignLeft)


def paint_tick(painter: QPainter, theme: Theme, rect: QRect, value: bool | None, current: bool = False) -> None:
    """Draw yes (a check on soft ground), no (a short line) or not recorded (an empty box) in the middle."""
    side = theme.px(18)
    box = QRect(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, side, side)
    if value:
        paint_round(painter, QRectF(box), theme.color("surface" if current else "accent_soft"), theme.px(4))
        paint_icon(painter, theme, "check", "accent", box, 14)
    elif value is False:
        with smooth(painter):
            painter.setPen(QPen(theme.color("faint"), 1.4 * theme.scale))
            middle, half = QRectF(box).center(), theme.px(9) / 2
            painter.drawLine(QPointF(middle.x() - half, middle.y()), QPointF(middle.x() + half, middle.y()))
    else:
        inner = QRectF(box).adjusted(1, 1, -1, -1)
        paint_frame(painter, inner, theme.color("line_strong" if current else "scroll"), theme.px(4))


def paint_check_box(painter: QPainter, theme: Theme, rect: QRect, checked: bool | None) -> None:
    """Draw a box to take or leave a row, filled with the accent when taken, with a bar where only some of it is (None)."""
    side = theme.px(16)
    box = QRect(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, side, side)
    if checked:
        paint_round(painter, QRectF(box), theme.color("accent"), theme.px(4))
        paint_icon(painter, theme, "check", "on_accent", box, 13)
    elif checked is None:
        paint_round(painter, QRectF(box), theme.color("accent_soft"), theme.px(4))
        paint_icon(painter, theme, "minus", "accent", box, 13)
    else:
        paint_frame(painter, QRectF(box), theme.color("line_strong"), theme.px(4))


def _paint_row_of(
    painter: QPainter, rect: QRect, count: int, step: int, start: int, draw: Callable[[QRectF, int], None], side: int
) -> None:
    y = rect.y() + (rect.height() - side) / 2
    for index in range(count):
        draw(QRectF(start + index * step, y, side, side), index)


def paint_dots(painter: QPainter, theme: Theme, rect: QRect, filled: int, of: int = 4) -> None:
    """Draw a grade as dots in the middle, the filled ones first."""
    side, step = theme.px(9), theme.px(12)

    def dot(spot: QRectF, index: int) -> None:
        with smooth(painter):
            painter.setPen(QPen(theme.color("muted"), 1))
            painter.setBrush(theme.color("muted") if index < filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot.adjusted(0.5, 0.5, -0.5, -0.5))

    start = rect.x() + (rect.width() - (step * (of - 1) + side)) // 2
    _paint_row_of(painter, rect, of, step, start, dot, side)


def paint_squares(painter: QPainter, theme: Theme, rect: QRect, filled: int, of: int = 4) -> None:
    """Draw a level as squares from the left, the reached ones first."""
    side, step = theme.px(11), theme.px(14)

    def square(spot: QRectF, index: int) -> None:
        if index < filled:
            paint_round(painter, spot, theme.color("accent"), theme.px(3))
        else:
            paint_frame(painter, spot, theme.color("line_strong"), theme.px(3))

    _paint_row_of(painter, rect, of, step, rect.x(), square, side)


def by_keyboard(event: QFocusEvent, before: bool) -> bool:
    """Tell whether the focus came by keyboard; one that comes back with its window is what it was."""
    if event.reason() in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        return before
    return event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


def paint_ring(painter: QPainter, theme: Theme, rect: QRect, color: str = "focus", radius: int = 6, inset: int = 0) -> None:
    """Draw the focus ring inside a rectangle, so that nothing moves when it comes."""
    spot = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    paint_frame(painter, spot, theme.color(color), max(theme.px(radius) - inset, 2), 2)
