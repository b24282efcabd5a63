"""What goes over time: stacked columns with a share above them, steps, and small lines side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from empower_desktop.reports.charts import Column, Columns, Lines, Panel, Point, Portion, Steps
from empower_desktop.ui.charts.look import SERIES, Fill
from empower_desktop.ui.charts.sheet import Sheet

PLOT = 150
SHARES = 46
PANEL = 220


def lay_columns(sheet: Sheet, chart: Columns, top: float) -> float:
    """Lay out stacked columns from the ground up, and give where they end."""
    px = sheet.px
    y = top + sheet.legend(top, chart.series) + px(6)
    axis = sheet.widest((chart.most, "0", "100%" if chart.share else ""), "key") + px(8)
    slot = (sheet.width - axis) / max(len(chart.columns), 1)
    if chart.share:
        y = _shares(sheet, chart, y, axis, slot) + px(4)
    y += sheet.tall("small") + px(4)
    plot = QRectF(axis, y, sheet.width - axis, px(PLOT))
    for share, text in ((1.0, chart.most), (0.5, ""), (0.0, "0")):
        level = plot.bottom() - plot.height() * share
        sheet.rule(plot.x(), level, plot.width(), "line_strong" if share == 0 else "line")
        sheet.write_middle(QRectF(0, level - px(10), axis - px(6), px(20)), text, "key", "faint", "right")
    below = 0.0
    if chart.flowing:
        _flow(sheet, chart, plot, slot)
    for at, column in enumerate(chart.columns):
        left = plot.x() + at * slot
        if not chart.flowing:
            _column(sheet, column, QRectF(left, plot.y(), slot, plot.height()))
        if column.name and at % _every(sheet, chart, slot) == 0:
            below = max(below, sheet.write(left, plot.bottom() + px(4), slot, column.name, "key", "muted", "centre"))
    return plot.bottom() + px(4) + below


def _every(sheet: Sheet, chart: Columns, slot: float) -> int:
    """Say for which columns there is room for a name: every one, or every second or third."""
    words = max((word for column in chart.columns for word in column.name.split(" ")), key=len, default="")
    return max(1, -int(-sheet.wide(words, "key") // max(slot, 1)))


def _column(sheet: Sheet, column: Column, room: QRectF) -> None:
    px = sheet.px
    width = min(px(48), room.width() * 0.62)
    x, y, beside = room.center().x() - width / 2, room.bottom(), room.bottom()
    for at, part in enumerate(column.parts):
        height = room.height() * (part.size or 0.0)
        body = QRectF(x, y - height, width, height)
        fill: Fill = SERIES[at % len(SERIES)]
        sheet.block(body, fill, "whole" if fill == "five" else "")
        if part.size and not sheet.number_in(body, part.text, fill):
            beside = _beside(sheet, part, body, beside, (room.width() - width) / 2)
        sheet.spot(body if height > px(8) else QRectF(x, y - px(8), width, px(8)), part)
        y -= height
    if column.total:
        sheet.write(room.x(), y - sheet.tall("small") - px(2), room.width(), column.total, "small", "ink", "centre")


def _flow(sheet: Sheet, chart: Columns, plot: QRectF, slot: float) -> None:
    """Lay out the bands of all columns as areas, one upon the other, with the total above each column."""
    ground = [plot.bottom()] * len(chart.columns)
    for band in range(len(chart.series)):
        fill: Fill = SERIES[band % len(SERIES)]
        heights = [plot.height() * (column.parts[band].size or 0.0) for column in chart.columns]
        tops = [low - high for low, high in zip(ground, heights, strict=True)]
        middles = [plot.x() + (at + 0.5) * slot for at in range(len(tops))]
        if any(heights):
            upper = [QPointF(x, y) for x, y in zip(middles, tops, strict=True)]
            lower = [QPointF(x, y) for x, y in zip(middles, ground, strict=True)]
            sheet.area([*_to_the_edges(upper, slot), *reversed(_to_the_edges(lower, slot))], fill)
        for at, column in enumerate(chart.columns):
            body = QRectF(middles[at] - slot / 2, tops[at], slot, heights[at])
            if column.parts[band].size:
                sheet.number_in(body, column.parts[band].text, fill)
            sheet.spot(
                body if heights[at] > sheet.px(8) else QRectF(body.x(), ground[at] - sheet.px(8), slot, sheet.px(8)), column.parts[band]
            )
        ground = tops
    for at, column in enumerate(chart.columns):
        if column.total:
            top = ground[at] - sheet.tall("small") - sheet.px(2)
            sheet.write(plot.x() + at * slot, top, slot, column.total, "small", "ink", "centre")


def _to_the_edges(points: list[QPointF], slot: float) -> list[QPointF]:
    """Let an area go on level to the edges of its first and last column, or that of a single month would have no width."""
    return [points[0] - QPointF(slot / 2, 0), *points, points[-1] + QPointF(slot / 2, 0)]


def _beside(sheet: Sheet, part: Portion, body: QRectF, lowest: float, room: float) -> float:
    """Write a number that its piece has no room for at the right of it, above the one below it."""
    tall = sheet.tall("key")
    y = min(body.center().y() + tall / 2, lowest)
    if sheet.wide(part.text, "key") + sheet.px(3) <= room:
        sheet.write(body.right() + sheet.px(3), y - tall, room, part.text, "key", "muted")
        return y - tall
    return lowest


def _shares(sheet: Sheet, chart: Columns, top: float, axis: float, slot: float) -> float:
    """Lay out the line of shares in a strip of its own above the columns, from 0 to 100 %."""
    px, tall = sheet.px, sheet.tall("small")
    y = top + sheet.write(0, top, sheet.width, chart.share, "small", "muted") + tall + px(4)
    bottom = y + px(SHARES - 16)
    sheet.rule(axis, y, sheet.width - axis)
    sheet.rule(axis, bottom, sheet.width - axis)
    sheet.write_middle(QRectF(0, y - px(10), axis - px(6), px(20)), "100%", "key", "faint", "right")
    sheet.write_middle(QRectF(0, bottom - px(10), axis - px(6), px(20)), "0", "key", "faint", "right")
    run: list[QPointF] = []
    for at, column in enumerate(chart.columns):
        middle = axis + (at + 0.5) * slot
        if column.share.size is None:
            _line(sheet, run)
            run = []
        else:
            run.append(QPointF(middle, bottom - (bottom - y) * min(column.share.size, 1.0)))
        text = QRectF(axis + at * slot, (run[-1].y() if run else bottom) - tall - px(4), slot, tall)
        if sheet.wide(column.share.text, "small") <= slot:
            sheet.write_middle(text, column.share.text, "small", "ink", "centre")
        sheet.spot(QRectF(axis + at * slot, y - tall, slot, bottom - y + tall), column.share)
    _line(sheet, run)
    return bottom


def _line(sheet: Sheet, run: list[QPointF]) -> None:
    if len(run) > 1:
        sheet.stroke(run, "one", 1.6)
    for point in run:
        sheet.disc(point.x(), point.y(), 3)


def lay_steps(sheet: Sheet, chart: Steps, top: float) -> float:
    """Lay out a stepped line, its number written at each step, and give where it ends."""
    px, tall = sheet.px, sheet.tall("small")
    plot = QRectF(px(8), top + tall + px(8), sheet.width - px(24), px(PLOT * 0.7))
    sheet.rule(plot.x(), plot.bottom(), plot.width(), "line_strong")
    path: list[QPointF] = []
    taken: list[QRectF] = []
    for point in chart.points:
        x, y = plot.x() + plot.width() * point.at, plot.bottom() - plot.height() * (point.part.size or 0.0)
        path += [QPointF(x, path[-1].y()), QPointF(x, y)] if path else [QPointF(x, y)]
        sheet.disc(x, y, 3.5)
        words = QRectF(max(x - px(12), 0), y - tall - px(5), sheet.wide(point.part.text, "strong"), tall)
        if not any(words.intersects(other) for other in taken):
            sheet.write_middle(words, point.part.text, "strong")
            taken.append(words)
        sheet.spot(QRectF(x - px(10), plot.y(), px(20), plot.height()), point.part)
    if path:
        sheet.stroke([*path, QPointF(plot.right(), path[-1].y())], "one", 2.2)
    below = plot.bottom() + px(4)
    sheet.write(plot.x(), below, plot.width() / 2, chart.first, "key", "muted")
    sheet.write(plot.center().x(), below, plot.width() / 2, chart.last, "key", "muted", "right")
    return below + sheet.tall("key")


def lay_lines(sheet: Sheet, chart: Lines, top: float) -> float:
    """Lay out small lines side by side, as many as there is room for, and give where they end."""
    px = sheet.px
    across = max(int((sheet.width + px(24)) // px(PANEL + 24)), 1)
    width = (sheet.width + px(24)) / across - px(24)
    y = top
    for row in _rows(chart.panels, across):
        if row[0].head:
            y += (px(8) if y > top else 0) + sheet.write(0, y, sheet.width, row[0].head, "body", "muted") + px(4)
            sheet.rule(0, y, sheet.width)
            y += px(8)
        heads = max(sheet.height_of(panel.title, width, "strong") for panel in row)
        y = max(_panel(sheet, panel, at * (width + px(24)), y, width, heads) for at, panel in enumerate(row)) + px(16)
    return y - px(16)


def _rows(panels: Sequence[Panel], across: int) -> list[list[Panel]]:
    """Portion panels in rows of as many as there is room for; one with a head begins a row."""
    rows: list[list[Panel]] = []
    for panel in panels:
        if not rows or panel.head or len(rows[-1]) == across:
            rows.append([])
        rows[-1].append(panel)
    return rows


def _panel(sheet: Sheet, panel: Panel, x: float, y: float, width: float, heads: float) -> float:
    px = sheet.px
    sheet.write(x, y, width, panel.title, "strong")
    if not panel.points:
        return y + heads + sheet.write(x, y + heads + px(4), width, panel.text, "small", "muted") + px(4)
    plot = QRectF(x + px(16), y + heads + sheet.tall("small") + px(6), width - px(32), px(64))
    sheet.rule(x, plot.bottom() + px(6), width)
    spots = [QPointF(plot.x() + plot.width() * point.at, plot.bottom() - plot.height() * (point.part.size or 0)) for point in panel.points]
    if len(spots) > 1:
        sheet.stroke(spots, "one", 2)
    for spot, point in zip(spots, panel.points, strict=True):
        sheet.disc(spot.x(), spot.y(), 3.5)
        sheet.spot(QRectF(spot.x() - px(12), plot.y() - px(12), px(24), plot.height() + px(24)), point.part)
    _ends(sheet, panel.points, spots, x, width)
    below = plot.bottom() + px(9)
    sheet.write(x, below, width / 2, panel.points[0].name, "key", "muted")
    if len(panel.points) > 1:
        sheet.write(x + width / 2, below, width / 2, panel.points[-1].name, "key", "muted", "right")
    below += sheet.tall("key") + px(2)
    return below + (sheet.write(x, below, width, panel.text, "small") if panel.text else 0)


def _ends(sheet: Sheet, points: tuple[Point, ...], spots: list[QPointF], x: float, width: float) -> None:
    """Write the numbers of a line at its points, those in between only where there is room."""
    tall, free = sheet.tall("small"), x
    for spot, point in zip(spots, points, strict=True):
        wide = sheet.wide(point.part.text)
        left = min(max(spot.x() - wide / 2, x), x + width - wide)
        if left >= free or point is points[-1]:
            sheet.write(left, spot.y() - tall - sheet.px(5), wide + sheet.px(2), point.part.text, "small")
            free = left + wide + sheet.px(4)
