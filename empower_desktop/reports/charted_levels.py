"""Levels and things ticked off as charts: radar, dots, before and after, boxes, the network."""

from __future__ import annotations

from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.records.anchors import AIMS, LEVELS, short_name
from empower_desktop.reports.charted_parts import Parts
from empower_desktop.reports.charts import (
    NOTHING,
    Axis,
    Box,
    Boxes,
    Chart,
    Charts,
    DotRow,
    Dots,
    Dumbbell,
    DumbbellRow,
    Link,
    NamedChart,
    Network,
    Radar,
)
from empower_desktop.reports.insight.line_codes import BEFORE
from empower_desktop.reports.insight.maturity import DRAWN_FROM
from empower_desktop.reports.insight.shown import decimals

HIGHEST = len(LEVELS)
NOW, THEN = N_("now"), N_("before")
PRE, POST = N_("before the training"), N_("after it")
GROUP, PARTNER = Label("Kelompok", "Group"), Label("Mitra", "Partner")
N_GAIN = N_("{change} · n-gain {gain} {word}")


def radars(parts: Parts) -> Chart | None:
    """Give a radar for each group with eight answered aims or more, by name and never over each other (MAT)."""
    at = parts.codes()
    named = []
    for code, line in at.items():
        answered = sum(parts.number(line, aim).value is not None for aim in range(len(AIMS)))
        if ":" not in code and answered >= DRAWN_FROM:
            named.append(NamedChart(parts.name(line), _radar(parts, line, at.get(code + BEFORE))))
    return Charts(tuple(named)) if named else None


def _radar(parts: Parts, now: int, before: int | None) -> Radar:
    axes = []
    for aim, code in enumerate(AIMS):
        name = f"{code} {parts.language(short_name(code))}"
        earlier = NOTHING if before is None else parts.out_of(before, aim, HIGHEST)
        axes.append(Axis(name, parts.out_of(now, aim, HIGHEST), earlier))
    say = parts.language
    return Radar(tuple(axes), say(NOW), "" if before is None else say(THEN), HIGHEST)


def dots(parts: Parts) -> Chart | None:
    """Give medians and levels from 1 to 4 as rows of dots; ratios are no levels."""
    rows = []
    for at, line in enumerate(parts.result.lines):
        number = line.numbers[0]
        if number.unit in ("level", "rank"):
            size = None if number.value is None else float((number.value - 1) / (HIGHEST - 1))
            rows.append(DotRow(parts.name(at), parts.sized(at, 0, size), _with_change(parts, at)))
    return Dots(tuple(rows), HIGHEST) if rows else None


def _with_change(parts: Parts, line: int) -> str:
    """Write a median and, beside it, how it changed against the period before."""
    text = parts.sized(line, 0, None).text
    numbers = parts.result.lines[line].numbers
    if len(numbers) > 2 and numbers[2].value is not None:
        return f"{text} · {parts.short(line, 2)}"
    return text


def levels_by_group(parts: Parts) -> Chart | None:
    """Give the levels of some aims, a row for each group and aim (A8b)."""
    rows = []
    for at in range(len(parts.result.lines)):
        for column in range(len(parts.result.columns)):
            value = parts.number(at, column).value
            size = None if value is None else float((value - 1) / (HIGHEST - 1))
            rows.append(DotRow(f"{parts.name(at)} · {parts.column(column)}", parts.sized(at, column, size)))
    return Dots(tuple(rows), HIGHEST) if rows else None


def before_and_after(parts: Parts) -> Chart | None:
    """Give the mean before and after for each training, on a scale that begins at zero (A5a)."""
    rows = []
    for at, line in enumerate(parts.result.lines):
        most = _full_scale([number.value for number in line.numbers[:2]])
        before, after = (parts.out_of(at, column, most, parts.short(at, column)) for column in (0, 1))
        rows.append(DumbbellRow(parts.name(at), before, after, _gain(parts, at), "0", decimals(Fraction(most), 0, parts.language)))
    return Dumbbell(parts.language(PRE), parts.language(POST), tuple(rows)) if rows else None


def _gain(parts: Parts, line: int) -> str:
    """Write how much was gained, the class n-gain and its band."""
    if parts.number(line, 0).value is None:
        return ""
    values = {"change": parts.short(line, 2), "gain": parts.short(line, 3), "word": parts.language(parts.result.lines[line].word)}
    return parts.language(N_GAIN.filled(**values)).strip()


def _full_scale(values: list[Fraction | None]) -> int:
    """Give the end of the scale that marks are drawn on: 4, 10, 100, or what is as high as they are."""
    highest = max((value for value in values if value is not None), default=Fraction(100))
    return next((most for most in (4, 10, 100) if highest <= most), int(highest) + 1)


def ticked(parts: Parts) -> Chart | None:
    """Give lines as boxes, ticked where something was counted (P4b)."""
    boxes = [
        Box(parts.name(at), parts.sized(at, 0, float(bool(line.numbers[0].value)), _word_and_count(parts, at)))
        for at, line in enumerate(parts.result.lines)
    ]
    return Boxes(tuple(boxes)) if boxes else None


def _word_and_count(parts: Parts, line: int) -> str:
    word = parts.language(parts.result.lines[line].word)
    return " ".join(text for text in (word, f"({parts.short(line, 0)})" if parts.number(line, 0).value else "") if text)


def ticked_by_group(parts: Parts) -> Chart | None:
    """Give for each group which of the books it keeps; the list tells, and no share of it (A2d)."""
    named = []
    for at in range(len(parts.result.lines)):
        columns = range(1, len(parts.result.columns))
        boxes = [Box(parts.column(column), parts.sized(at, column, float(parts.number(at, column).value or 0), "")) for column in columns]
        named.append(NamedChart(parts.name(at), Boxes(tuple(boxes))))
    return Charts(tuple(named)) if named else None


def network(parts: Parts) -> Chart | None:
    """Give groups and partners with a line for each tie (P6)."""
    ties = [(parts.name(at), parts.language(line.word)) for at, line in enumerate(parts.result.lines)]
    groups, partners = (list(dict.fromkeys(side)) for side in zip(*ties, strict=True)) if ties else ([], [])
    links = tuple(Link(groups.index(group), partners.index(partner), parts.sized(at, 0, None)) for at, (group, partner) in enumerate(ties))
    return Network(parts.language(GROUP), parts.language(PARTNER), tuple(groups), tuple(partners), links) if links else None
