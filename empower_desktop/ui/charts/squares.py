"""What is counted out in squares: tiles of a small table, months, boxes; and the dots of a network."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from empower_desktop.reports.charts import Box, Boxes, MonthStrip, Network, Portion, StripRow, Tiles
from empower_desktop.ui.charts.look import Fill
from empower_desktop.ui.charts.sheet import Align, Sheet

NAMES = 0.3
SQUARE = 18


def lay_tiles(sheet: Sheet, chart: Tiles, top: float) -> float:
    """Lay out a small table of big numbers, and give where it ends."""
    px = sheet.px
    names = sheet.widest((*chart.rows, chart.corner), "strong", sheet.width * NAMES) + px(12)
    width = (sheet.width - names) / max(len(chart.columns), 1)
    head = max(sheet.height_of(name, width - px(16), "strong") for name in (*chart.columns, ""))
    head = max(head, sheet.height_of(chart.corner, names - px(12), "small")) + px(6)
    sheet.write_middle(QRectF(0, top, names - px(12), head), chart.corner, "small", "muted")
    for at, name in enumerate(chart.columns):
        sheet.write_middle(QRectF(names + at * width + px(8), top, width - px(16), head), name, "strong", "muted", "centre")
    y = top + head
    for number, (name, cells) in enumerate(zip(chart.rows, chart.cells, strict=True)):
        height = max(px(46), sheet.height_of(name, names - px(12), "strong") + px(8), _cells_height(sheet, cells, width))
        sheet.write_middle(QRectF(0, y, names - px(12), height), name, "strong")
        for at, part in enumerate(cells):
            rect = QRectF(names + at * width, y, width, height).adjusted(px(3), px(3), -px(3), -px(3))
            sheet.block(rect, "soft" if number == 0 and at == 0 else "paper", "whole", 6)
            sheet.write_middle(rect.adjusted(px(6), 0, -px(6), 0), part.text, "strong", "ink", "centre")
            sheet.spot(rect, part)
        y += height
    return y


def _cells_height(sheet: Sheet, cells: tuple[Portion, ...], width: float) -> float:
    return max((sheet.height_of(part.text, width - sheet.px(18), "strong") for part in cells), default=0.0) + sheet.px(18)


def lay_strip(sheet: Sheet, chart: MonthStrip, top: float) -> float:
    """Lay out a square for each month, filled where there was something, and give where they end."""
    px = sheet.px
    names = sheet.widest((row.name for row in chart.rows), "strong", sheet.width * NAMES) + px(12)
    texts = sheet.widest((row.text for row in chart.rows), "small", sheet.width * NAMES)
    pitch = min((sheet.width - names - texts - px(12)) / max(len(chart.months), 1), px(SQUARE + 14))
    shown = max((month for month in chart.months), key=len, default="")
    letters = sheet.wide(shown, "key") + px(2) > pitch
    for at, month in enumerate(chart.months):
        sheet.write(names + at * pitch, top, pitch, month[:1] if letters else month, "key", "faint", "centre")
    y = top + sheet.tall("key") + px(4)
    for row in chart.rows:
        y = _strip_row(sheet, row, y, names, pitch, len(chart.months)) + px(6)
    return y - px(6) if chart.rows else y


def _strip_row(sheet: Sheet, row: StripRow, y: float, names: float, pitch: float, months: int) -> float:
    px = sheet.px
    right = names + months * pitch + px(12)
    side = min(px(SQUARE), pitch - px(3))
    height = max(side, sheet.height_of(row.name, names - px(12), "strong"), sheet.height_of(row.text, max(sheet.width - right, px(20))))
    sheet.write_middle(QRectF(0, y, names - px(12), height), row.name, "strong")
    for at, part in enumerate(row.parts):
        square = QRectF(names + at * pitch + (pitch - side) / 2, y + (height - side) / 2, side, side)
        fill: Fill = "one" if part.size else "paper"
        sheet.block(square, fill, "whole", 3)
        if part.size and part.text:
            sheet.number_in(square.adjusted(-px(4), 0, px(4), 0), part.text, fill)
        sheet.spot(square, part)
    sheet.write_middle(QRectF(right, y, sheet.width - right, height), row.text)
    return y + height


def lay_boxes(sheet: Sheet, chart: Boxes, top: float) -> float:
    """Lay out boxes, ticked where there is something, as many beside each other as fit; give where they end."""
    px = sheet.px
    across = max(min(int((sheet.width + px(8)) // px(148)), len(chart.boxes)), 1)
    width = (sheet.width + px(8)) / across - px(8)
    y = top
    for start in range(0, len(chart.boxes), across):
        row = chart.boxes[start : start + across]
        height = max(_box_height(sheet, box, width) for box in row)
        for at, box in enumerate(row):
            _box(sheet, box, QRectF(at * (width + px(8)), y, width, height))
        y += height + px(8)
    return y - px(8) if chart.boxes else y


def _box_height(sheet: Sheet, box: Box, width: float) -> float:
    words = sheet.height_of(box.name, width - sheet.px(46), "strong") + sheet.height_of(box.part.text, width - sheet.px(46))
    return words + sheet.px(14)


def _box(sheet: Sheet, box: Box, rect: QRectF) -> None:
    px, there = sheet.px, bool(box.part.size)
    sheet.block(rect, "soft" if there else "paper", "whole" if there else "dashed", 6)
    mark = QRectF(rect.x() + px(12), rect.y() + px(8), px(16), px(16))
    if there:
        sheet.tick(mark)
    else:
        sheet.block(mark.adjusted(px(1), px(1), -px(1), -px(1)), "paper", "whole", 3)
    x, width = rect.x() + px(36), rect.width() - px(46)
    y = rect.y() + px(7)
    y += sheet.write(x, y, width, box.name, "strong", "ink" if there else "muted")
    sheet.write(x, y, width, box.part.text, "small", "muted")
    sheet.spot(rect, box.part)


def lay_network(sheet: Sheet, chart: Network, top: float) -> float:
    """Lay out groups at the left, partners at the right and a line for each tie; give where they end."""
    px = sheet.px
    room = sheet.width * 0.36
    left, right = room + px(12), sheet.width - room - px(12)
    sheet.write(0, top, room, chart.left_head, "strong", "muted", "right")
    sheet.write(right + px(12), top, room, chart.right_head, "strong", "muted")
    y = top + sheet.tall("strong") + px(8)
    heights = [_side_height(sheet, names, room) for names in (chart.left, chart.right)]
    height = max(heights)
    lefts = _side(sheet, chart.left, y + (height - heights[0]) / 2, 0, room, "right")
    rights = _side(sheet, chart.right, y + (height - heights[1]) / 2, right + px(12), room, "left")
    for link in chart.links:
        one, other = QPointF(left, lefts[link.left]), QPointF(right, rights[link.right])
        sheet.stroke((one, other), "line_strong", 1.4)
        middle = (one + other) / 2
        sheet.spot(QRectF(middle.x() - px(12), middle.y() - px(8), px(24), px(16)), link.part)
    for level in lefts:
        sheet.disc(left, level, 5)
    for level in rights:
        sheet.disc(right, level, 5, full=False)
    return y + height


def _side_height(sheet: Sheet, names: tuple[str, ...], room: float) -> float:
    return sum(sheet.height_of(name, room) + sheet.px(9) for name in names)


def _side(sheet: Sheet, names: tuple[str, ...], y: float, x: float, room: float, align: Align) -> list[float]:
    levels = []
    for name in names:
        height = sheet.write(x, y, room, name, "small", "ink", align)
        levels.append(y + height / 2)
        y += height + sheet.px(9)
    return levels
