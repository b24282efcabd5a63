"""Bars, two-sided bars and the funnel: each with its number, legible without colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from empower_desktop.reports.charts import BarRow, Bars, Funnel, FunnelStep, Portion, TwoSided
from empower_desktop.ui.charts.look import SERIES, Fill
from empower_desktop.ui.charts.sheet import VEILED, Align, Sheet

BAR = 16
GAP = 14
LEAST_BAR = 170
LEAST_BESIDE = 60
"""How wide the bars of a funnel must be to stand side by side on paper."""
NAMES = 0.3
"""The share of the width that names may take."""
TEXTS = 0.45
"""The share that numbers may take where names stand above the bars."""


def lay_bars(sheet: Sheet, chart: Bars, top: float) -> float:
    """Lay out bars below each other, and give where they end."""
    px = sheet.px
    y = top + (sheet.legend(top, chart.series) + px(8) if chart.series else 0)
    names = sheet.widest((row.name for row in chart.rows), "strong", sheet.width * NAMES)
    texts = sheet.widest((_at_right(row) for row in chart.rows), "small", sheet.width * NAMES)
    room = sheet.width - names - texts - px(24)
    above = room < px(LEAST_BAR)
    if above:
        texts = sheet.widest((_at_right(row) for row in chart.rows), "small", sheet.width * TEXTS)
    for row in chart.rows:
        y = _bar_row(sheet, row, y, names, texts, above=above, series=chart.series) + px(GAP)
    return y - px(GAP) if chart.rows else y


def _at_right(row: BarRow) -> str:
    return row.text or (row.parts[0].text if len(row.parts) == 1 else "")


def _bar_row(sheet: Sheet, row: BarRow, y: float, names: float, texts: float, *, above: bool, series: tuple[str, ...]) -> float:
    px, text = sheet.px, _at_right(row)
    tall = max(px(BAR if len(row.parts) == 1 else BAR + 8), sheet.tall("small") + px(2))
    if above:
        y += sheet.write(0, y, sheet.width, row.name, "strong") + px(2)
        names = -px(12)
    height = max(tall, 0 if above else sheet.height_of(row.name, names, "strong"), sheet.height_of(text, max(texts, 1), "small"))
    if not above and row.name:
        sheet.write_middle(QRectF(0, y, names, height), row.name, "strong")
    left = names + px(12) if names > 0 or above else 0.0
    track = QRectF(left, y + (height - tall) / 2, sheet.width - left - (texts + px(12) if texts else 0), tall)
    if text:
        sheet.write_middle(QRectF(track.right() + px(12), y, texts, height), text, "small")
    beside = _pieces(sheet, row.parts, track)
    y += height
    if beside and len(row.parts) > 1:
        words = " · ".join(f"{series[at]} {row.parts[at].text}" if at < len(series) else row.parts[at].text for at in beside)
        y += px(2) + sheet.write(track.x(), y + px(2), track.width(), words, "small", "muted")
    return y


def _pieces(sheet: Sheet, parts: tuple[Portion, ...], track: QRectF) -> list[int]:
    """Put the pieces of a bar down, and give those whose number had no room in them; what is nothing is not there to be named."""
    if len(parts) == 1 or all(part.size is None for part in parts):
        sheet.block(track, "rest", radius=3)
    x, beside = track.x(), []
    for at, part in enumerate(parts):
        width = track.width() * length(part)
        body = QRectF(x, track.y(), width, track.height())
        fill: Fill = "veiled" if part.veiled else SERIES[at % len(SERIES)]
        sheet.block(body, fill, "whole" if fill == "five" else "", 3 if len(parts) == 1 else 0)
        if len(parts) > 1 and part.text and part.size != 0 and (width <= 0 or not sheet.number_in(body, part.text, fill)):
            beside.append(at)
        sheet.spot(track if len(parts) == 1 else body, part)
        x += width
    return beside


def length(part: Portion) -> float:
    """Give the share of its room that a part takes: a veiled one always the same."""
    return VEILED if part.veiled else min(max(part.size or 0.0, 0.0), 1.0)


def lay_sides(sheet: Sheet, chart: TwoSided, top: float) -> float:
    """Lay out bars to both sides of their names, and give where they end."""
    px = sheet.px
    names = sheet.widest((row.name for row in chart.rows), "strong", sheet.width * NAMES)
    numbers = sheet.widest((part.text for row in chart.rows for part in (row.left, row.right)), "small", sheet.width * 0.15) + px(6)
    room = max((sheet.width - names - px(24)) / 2 - numbers, px(20))
    middle = (sheet.width - names) / 2
    sheet.write(0, top, middle - px(12), chart.left, "strong", "muted", "right")
    sheet.write(middle + names + px(12), top, middle - px(12), chart.right, "strong", "muted")
    y = top + sheet.tall("strong") + px(6)
    for row in chart.rows:
        height = max(sheet.height_of(row.name, names, "strong"), px(BAR))
        sheet.write_middle(QRectF(middle, y, names, height), row.name, "strong", align="centre")
        bar = y + (height - px(BAR)) / 2
        left = QRectF(middle - px(12) - room * length(row.left), bar, room * length(row.left), px(BAR))
        right = QRectF(middle + names + px(12), bar, room * length(row.right), px(BAR))
        sheet.block(left, "veiled" if row.left.veiled else "two")
        sheet.block(right, "veiled" if row.right.veiled else "one")
        sheet.write_middle(QRectF(left.left() - numbers, y, numbers - px(4), height), row.left.text, align="right")
        sheet.write_middle(QRectF(right.right() + px(4), y, numbers, height), row.right.text)
        sheet.spot(QRectF(0, y, middle - px(12), height), row.left)
        sheet.spot(QRectF(middle + names + px(12), y, sheet.width - middle - names - px(12), height), row.right)
        y += height + px(8)
    return y - px(8)


def lay_funnel(sheet: Sheet, chart: Funnel, top: float) -> float:
    """Lay out a funnel: on the screen in pairs, on paper each side in its own bars; give where it ends."""
    names = sheet.widest((step.name for step in chart.steps), "strong", sheet.width * 0.22)
    ratios = max(sheet.widest((step.ratio.text for step in chart.steps), "strong"), sheet.widest(step.word for step in chart.steps))
    ratios = max(min(ratios, sheet.width * 0.2), sheet.wide(chart.ratio, "strong"))
    bar = _bar_beside(sheet, chart, names, ratios)
    if sheet.look.printed and bar >= sheet.px(LEAST_BESIDE):
        return _beside(sheet, chart, top, names, ratios, bar)
    return _in_pairs(sheet, chart, top, names, ratios)


def _in_pairs(sheet: Sheet, chart: Funnel, top: float, names: float, ratios: float) -> float:
    px = sheet.px
    texts = sheet.widest(part.text for step in chart.steps for part in (step.ours, step.others))
    bar = sheet.width - names - texts - ratios - px(36)
    above = bar < px(LEAST_BAR)
    left = 0.0 if above else names + px(12)
    bar = min(sheet.width - texts - ratios - px(24), bar + names + px(12)) if above else bar
    y = top + sheet.legend(top, (chart.ours, chart.others), ("one", "others")) + px(8)
    for at, step in enumerate(chart.steps):
        if at:
            sheet.rule(0, y, sheet.width)
        y += px(7)
        if above:
            y += sheet.write(0, y, sheet.width - ratios - px(12), step.name, "strong")
        pitch = max(px(BAR + 4), sheet.tall("small") + px(1))
        if not above:
            sheet.write_middle(QRectF(0, y, names, 2 * pitch), step.name, "strong")
        for number, (part, fill) in enumerate(((step.ours, "one"), (step.others, "others"))):
            track = QRectF(left, y + number * pitch + (pitch - px(BAR)) / 2, max(bar, px(20)), px(BAR))
            _side(sheet, part, track, "one" if fill == "one" else "others")
            words = QRectF(track.right() + px(12), y + number * pitch, texts, pitch)
            sheet.write_middle(words, part.text, "small", "ink" if number == 0 else "muted")
        _ratio(sheet, chart.ratio if at == 0 else "", step, QRectF(sheet.width - ratios, y, ratios, 2 * pitch), "right")
        y += 2 * pitch + px(7)
    return y


def _texts(sheet: Sheet, chart: Funnel) -> tuple[float, float]:
    """Give the room that the numbers of both sides take beside their bars."""
    ours = sheet.widest(step.ours.text for step in chart.steps)
    return ours + sheet.px(12), sheet.widest(step.others.text for step in chart.steps) + sheet.px(12)


def _bar_beside(sheet: Sheet, chart: Funnel, names: float, ratios: float) -> float:
    return (sheet.width - names - ratios - sum(_texts(sheet, chart)) - sheet.px(24)) / 2


def _beside(sheet: Sheet, chart: Funnel, top: float, names: float, ratios: float, bar: float) -> float:
    px = sheet.px
    ours, others = _texts(sheet, chart)
    first = names + px(12)
    second = first + bar + ours
    third = second + bar + others + px(12)
    for x, width, text in ((first, bar + ours, chart.ours), (second, bar + others, chart.others), (third, ratios, chart.ratio)):
        sheet.write(x, top, width, text, "strong")
    y = top + sheet.tall("strong") + px(6)
    for at, step in enumerate(chart.steps):
        height = max(px(20), sheet.height_of(step.name, names, "strong"), sheet.tall("strong") + (sheet.tall("key") if step.word else 0))
        sheet.write_middle(QRectF(0, y, names, height), step.name, "small")
        for x, room, part, fill in ((first, ours, step.ours, "one"), (second, others, step.others, "others")):
            track = QRectF(x, y + (height - px(20)) / 2, bar, px(20))
            _side(sheet, part, track, "one" if fill == "one" else "others")
            sheet.write_middle(QRectF(track.right() + px(6), y, room - px(6), height), part.text)
        _ratio(sheet, "—" if at == 0 else "", step, QRectF(third, y, ratios, height), "left")
        y += height + px(7)
    return y - px(7)


def _side(sheet: Sheet, part: Portion, track: QRectF, fill: Fill) -> None:
    sheet.block(track, "rest", radius=0 if sheet.look.printed else 3)
    body = QRectF(track.topLeft(), QPointF(track.x() + track.width() * length(part), track.bottom()))
    sheet.block(body, "veiled" if part.veiled else fill, radius=0 if sheet.look.printed else 3)
    sheet.spot(track, part)


def _ratio(sheet: Sheet, head: str, step: FunnelStep, rect: QRectF, side: Align) -> None:
    """Write the ratio between both sides and its word, or at the first step what the column is called."""
    if head and not step.ratio.text:
        sheet.write_middle(rect, head, "small", "muted", side)
        return
    tall = sheet.tall("strong")
    height = tall + (sheet.height_of(step.word, rect.width(), "key") if step.word else 0)
    y = rect.center().y() - height / 2
    sheet.write(rect.x(), y, rect.width(), step.ratio.text, "strong", "ink", side)
    if step.word:
        sheet.write(rect.x(), y + tall, rect.width(), step.word, "key", "muted", side)
    sheet.spot(rect, step.ratio)
