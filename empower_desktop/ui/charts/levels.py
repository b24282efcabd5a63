"""What stands on a scale: before and after, middles from 1 to 4, and the radar of the aims."""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF

from empower_desktop.reports.charts import Axis, Dots, Dumbbell, DumbbellRow, Portion, Radar
from empower_desktop.ui.charts.sheet import Patch, Sheet, Words

NAMES = 0.34
ROW = 26
RADIUS, LEAST_RADIUS = 132, 90
NAMED, UPRIGHT = 0.24, 0.1
"""The share of the width that names of axes take at most; how far an axis may lean for its name to stand in the middle above it."""


def lay_dumbbell(sheet: Sheet, chart: Dumbbell, top: float) -> float:
    """Lay out a ring before and a dot after on the scale of each row, and give where they end."""
    px, tall = sheet.px, sheet.tall("small")
    middle = top + tall / 2
    sheet.disc(px(6), middle, 4.5, full=False)
    sheet.write(px(16), top, sheet.width / 2, chart.before, "small", "muted")
    second = px(16 + 18) + sheet.wide(chart.before)
    sheet.disc(second + px(6), middle, 4.5)
    sheet.write(second + px(16), top, sheet.width - second - px(16), chart.after, "small", "muted")
    y = top + tall + px(10)
    names = sheet.widest((row.name for row in chart.rows), "strong", sheet.width * NAMES)
    texts = sheet.widest((row.text for row in chart.rows), "small", sheet.width * 0.26)
    for row in chart.rows:
        track = QRectF(names + px(44), y, max(sheet.width - names - texts - px(96), px(60)), 0)
        y = _dumbbell_row(sheet, row, track, names, texts) + px(10)
    return y - px(10)


def _dumbbell_row(sheet: Sheet, row: DumbbellRow, track: QRectF, names: float, texts: float) -> float:
    px, y = sheet.px, track.y()
    height = max(px(ROW), sheet.height_of(row.name, names, "strong"), sheet.height_of(row.text, max(texts, 1)))
    sheet.write_middle(QRectF(0, y, names, height), row.name, "strong")
    level = y + height / 2
    for quarter in range(5):
        x = track.x() + track.width() * quarter / 4
        sheet.stroke((QPointF(x, y + px(2)), QPointF(x, y + height - px(2))))
    sheet.rule(track.x(), level, track.width())
    ends = y + height
    sheet.write(track.x() - px(40), ends, px(80), row.least, "key", "faint", "centre")
    sheet.write(track.right() - px(40), ends, px(80), row.most, "key", "faint", "centre")
    if texts:
        sheet.write_middle(QRectF(track.right() + px(52), y, texts, height), row.text)
    before, after = (_at(part, track) for part in (row.before, row.after))
    if before is not None and after is not None:
        sheet.stroke((QPointF(before, level), QPointF(after, level)), "one", 2.4)
    first_left = before is None or after is None or before <= after
    _end(sheet, row.before, before, QRectF(0, y, 0, height), full=False, left=first_left)
    _end(sheet, row.after, after, QRectF(0, y, 0, height), full=True, left=not first_left)
    if before is None and after is None:
        words = row.before.text or row.after.text
        width = sheet.wide(words) + px(10)
        sheet.block(QRectF(track.x() + px(6), level - px(10), width, px(20)), "paper")
        sheet.write_middle(QRectF(track.x() + px(10), level - px(10), width, px(20)), words, "small", "muted")
        sheet.spot(track.adjusted(0, 0, 0, height), row.before)
    return ends + sheet.tall("key")


def _at(part: Portion, track: QRectF) -> float | None:
    return None if part.size is None else track.x() + track.width() * min(max(part.size, 0.0), 1.0)


def _end(sheet: Sheet, part: Portion, x: float | None, row: QRectF, *, full: bool, left: bool) -> None:
    """Put a ring or a dot down with its number beside it, on the ground of the paper, so that no line runs through."""
    if x is None:
        return
    px, level = sheet.px, row.center().y()
    sheet.disc(x, level, 5.5, full=full)
    width = sheet.wide(part.text, "strong") + px(4)
    plate = QRectF(x - px(10) - width if left else x + px(10), level - px(9), width, px(18))
    sheet.block(plate, "paper")
    sheet.write_middle(plate.adjusted(px(2), 0, px(2), 0), part.text, "strong")
    sheet.spot(QRectF(x - px(10), row.y(), px(20), row.height()), part)


def lay_dots(sheet: Sheet, chart: Dots, top: float) -> float:
    """Lay out a row of dots for each question, the middle of the answers marked; give where they end."""
    px, y = sheet.px, top
    names = sheet.widest((row.name for row in chart.rows), "strong", sheet.width * NAMES)
    texts = sheet.widest((row.text for row in chart.rows), "small", sheet.width * 0.36)
    track = QRectF(names + px(26), 0, max(min(sheet.width - names - texts - px(56), px(320)), px(80)), 0)
    for row in chart.rows:
        height = max(px(ROW), sheet.height_of(row.name, names, "strong"), sheet.height_of(row.text, max(texts, 1)))
        level = y + height / 2
        sheet.write_middle(QRectF(0, y, names, height), row.name, "strong")
        sheet.rule(track.x(), level, track.width())
        for step in range(chart.most):
            sheet.disc(track.x() + track.width() * step / (chart.most - 1), level, 4, "line_strong", full=False)
        if row.middle.size is not None:
            sheet.disc(track.x() + track.width() * row.middle.size, level, 7)
        sheet.write_middle(QRectF(track.right() + px(26), y, sheet.width - track.right() - px(26), height), row.text or row.middle.text)
        sheet.spot(QRectF(track.x() - px(8), y, track.width() + px(16), height), row.middle)
        y += height + px(6)
    for step in range(chart.most):
        x = track.x() + track.width() * step / (chart.most - 1)
        sheet.write(x - px(20), y - px(4), px(40), str(step + 1), "key", "faint", "centre")
    return y - px(4) + sheet.tall("key")


def lay_radar(sheet: Sheet, chart: Radar, top: float) -> float:
    """Lay out a radar with its rings, the former levels dashed, a gap where an axis is missing; give where it ends."""
    px = sheet.px
    names = sheet.widest((_named(axis) for axis in chart.axes), "strong", sheet.width * NAMED)
    if sheet.width / 2 - names < px(LEAST_RADIUS):
        chart = replace(chart, axes=tuple(replace(axis, name=axis.code) for axis in chart.axes))
        names = sheet.widest((_named(axis) for axis in chart.axes), "strong", sheet.width * NAMED)
    before = len(sheet.marks)
    radius = max(min(px(RADIUS), sheet.width / 2 - names - px(12)), px(50))
    middle = QPointF(sheet.width / 2, top + sheet.tall("strong") + px(8) + radius)
    spokes = [_spoke(at, len(chart.axes)) for at in range(len(chart.axes))]
    _web(sheet, chart, middle, radius, spokes)
    _wash(sheet, [axis.now for axis in chart.axes], middle, radius, spokes)
    _shape(sheet, [axis.before for axis in chart.axes], middle, radius, spokes, dashed=True)
    _shape(sheet, [axis.now for axis in chart.axes], middle, radius, spokes, dashed=False)
    for axis, spoke in zip(chart.axes, spokes, strict=True):
        _axis(sheet, axis, middle, radius, spoke)
    lowest = max((mark.rect.bottom() for mark in sheet.marks[before:] if isinstance(mark, Words)), default=0.0)
    y = max(middle.y() + radius + sheet.tall("strong"), lowest) + px(14)
    return _radar_legend(sheet, chart, y)


def _named(axis: Axis) -> str:
    return axis.name if axis.now.size is not None else f"{axis.name} ?"


def _spoke(at: int, of: int) -> QPointF:
    turn = 2 * pi * at / max(of, 1) - pi / 2
    return QPointF(cos(turn), sin(turn))


def _web(sheet: Sheet, chart: Radar, middle: QPointF, radius: float, spokes: list[QPointF]) -> None:
    for level in range(1, chart.most + 1):
        ring = [middle + spoke * (radius * level / chart.most) for spoke in spokes]
        sheet.stroke([*ring, ring[0]], "line_strong" if level == chart.most else "line")
    for axis, spoke in zip(chart.axes, spokes, strict=True):
        sheet.stroke((middle, middle + spoke * radius), "line", dashed=axis.now.size is None)
    for level in range(1, chart.most + 1):
        y = middle.y() - radius * level / chart.most
        sheet.write(middle.x() + sheet.px(4), y - sheet.tall("key") / 2, sheet.px(20), str(level), "key", "faint")


Ends = list[QPointF | None]


def _ends(parts: list[Portion], middle: QPointF, radius: float, spokes: list[QPointF]) -> Ends:
    return [None if part.size is None else middle + spoke * (radius * part.size) for part, spoke in zip(parts, spokes, strict=True)]


def _pairs(ends: Ends) -> list[tuple[QPointF, QPointF]]:
    """Give the levels that stand beside each other; across a missing one is a gap."""
    beside = zip(ends, [*ends[1:], *ends[:1]], strict=True)
    return [(one, other) for one, other in beside if one is not None and other is not None]


def _wash(sheet: Sheet, parts: list[Portion], middle: QPointF, radius: float, spokes: list[QPointF]) -> None:
    sheet.marks += [Patch((middle, one, other), "one") for one, other in _pairs(_ends(parts, middle, radius, spokes))]


def _shape(sheet: Sheet, parts: list[Portion], middle: QPointF, radius: float, spokes: list[QPointF], *, dashed: bool) -> None:
    ends = _ends(parts, middle, radius, spokes)
    for one, other in _pairs(ends):
        sheet.stroke((one, other), "muted" if dashed else "one", 1.2 if dashed else 2.2, dashed=dashed)
    for end in ends:
        if end is not None and not dashed:
            sheet.disc(end.x(), end.y(), 4)


def _axis(sheet: Sheet, axis: Axis, middle: QPointF, radius: float, spoke: QPointF) -> None:
    px, text = sheet.px, _named(axis)
    end = middle + spoke * (radius + px(8))
    side = 0 if abs(spoke.x()) < UPRIGHT else 1 if spoke.x() > 0 else -1
    room = sheet.width / 2 - abs(spoke.x()) * (radius + px(8)) if side else sheet.width
    width = min(sheet.wide(text, "strong"), max(room - px(2), px(24)))
    tall = sheet.height_of(text, width, "strong")
    left = end.x() - width / 2 + side * width / 2
    above = end.y() - tall / 2 + spoke.y() * tall / 2
    sheet.write(left, above, width + px(2), text, "strong", "ink" if axis.now.size is not None else "muted")
    tip = middle + spoke * (radius * (axis.now.size if axis.now.size is not None else 1.0))
    sheet.spot(QRectF(tip.x() - px(12), tip.y() - px(12), px(24), px(24)).united(QRectF(left, above, width, tall)), axis.now)


def _radar_legend(sheet: Sheet, chart: Radar, y: float) -> float:
    px, tall = sheet.px, sheet.tall("small")
    x = 0.0
    for text, dashed in ((chart.now, False), (chart.before, True)):
        if text:
            width = sheet.wide(text)
            if x and x + px(30) + width > sheet.width:
                x, y = 0.0, y + tall + px(4)
            level = y + tall / 2
            line = (QPointF(x, level), QPointF(x + px(22), level))
            sheet.stroke(line, "muted" if dashed else "one", 1.2 if dashed else 2.2, dashed=dashed)
            sheet.write(x + px(30), y, min(width, sheet.width - px(30)), text, "small", "muted" if dashed else "ink")
            x += px(30 + 18) + width
    return y + tall
