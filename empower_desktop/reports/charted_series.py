"""What goes over time as charts: columns, steps, small lines, months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from empower_desktop.language import N_, Label, Language
from empower_desktop.records.choices import name_of
from empower_desktop.reports.charted_parts import VEILED, Parts
from empower_desktop.reports.charts import (
    MOST_SERIES,
    NOTHING,
    Chart,
    Column,
    Columns,
    Lines,
    MonthStrip,
    Panel,
    Point,
    Portion,
    Steps,
    StripRow,
)
from empower_desktop.reports.insight.change import DIMENSIONS
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.shown import decimals

MILLION, THOUSAND = 1_000_000, 1_000
MILLIONS, THOUSANDS = Label("juta rupiah", "million rupiah"), Label("ribu rupiah", "thousand rupiah")
REST = N_("Others")
ONE_POINT = N_("one point only")
OWN = Label("Modal sendiri", "Own capital")


def months_of(parts: Parts) -> list[int]:
    """Give the lines that are months, without that for all of them."""
    return [at for at, line in enumerate(parts.result.lines) if line.code != WHOLE]


def columns_of(parts: Parts, series: Sequence[int], share: int | None = None) -> Chart | None:
    """Give some columns of a result stacked for each month, and a share as the line above them."""
    lines = months_of(parts)
    kept = _most_of(parts, lines, series)
    totals = [sum((_positive(parts, line, column) for column in series), Fraction(0)) for line in lines]
    most = max(totals, default=Fraction(0))
    if not most:
        return None
    unit, scale = _scale(parts, series, most)
    made = [
        Column(
            parts.name(line),
            _stacked(parts, line, series, kept, most, scale),
            _written(total, scale, parts.language),
            _share(parts, line, share),
        )
        for line, total in zip(lines, totals, strict=True)
    ]
    names = [parts.column(column) for column in kept]
    names += [parts.language(REST)] if len(kept) < len(series) else []
    text = f"{_written(most, scale, parts.language)} {parts.language(unit)}".strip() if unit else _written(most, scale, parts.language)
    return Columns(tuple(made), tuple(names), text, parts.column(share) if share is not None else "")


def bands_of_capital(parts: Parts) -> Chart | None:
    """Give own capital, that of the village, that from outside, and loans as bands over time, with the share that is their own (A10a).

    The share is made of own and all: pointing at the band of their own leads to the records of both. Where savings are kept
    back nothing is drawn: a band without them would tell of less than there is.
    """
    if any(line.numbers[6].hidden in VEILED for line in parts.result.lines):
        return None
    chart = columns_of(parts, range(6), share=6)
    if not isinstance(chart, Columns):
        return chart
    lines = months_of(parts)
    totals = [sum((_positive(parts, line, column) for column in range(6)), Fraction(0)) for line in lines]
    most = max(totals)
    scale = _scale(parts, (0,), most)[1]
    made = []
    for column, line in zip(chart.columns, lines, strict=True):
        own = sum((_positive(parts, line, at) for at in range(3)), Fraction(0))
        mine = parts.sized(line, 6, float(own / most), _written(own, scale, parts.language))
        made.append(replace(column, parts=(mine, *_stacked(parts, line, (3, 4, 5), (3, 4, 5), most, scale))))
    names = (parts.language(OWN), *(parts.column(at) for at in (3, 4, 5)))
    return replace(chart, columns=tuple(made), series=names, flowing=True)


def _most_of(parts: Parts, lines: Sequence[int], series: Sequence[int]) -> list[int]:
    """Give the series that are told apart: all, or the largest and the others together."""
    if len(series) <= MOST_SERIES:
        return list(series)
    sums = {column: sum((_positive(parts, line, column) for line in lines), Fraction(0)) for column in series}
    largest = sorted(series, key=lambda column: -sums[column])[: MOST_SERIES - 1]
    return [column for column in series if column in largest]


def _stacked(parts: Parts, line: int, series: Sequence[int], kept: Sequence[int], most: Fraction, scale: int) -> tuple[Portion, ...]:
    pieces = []
    for column in kept:
        value = _positive(parts, line, column)
        pieces.append(parts.sized(line, column, float(value / most), _written(value, scale, parts.language)))
    if len(kept) < len(series):
        rest = sum((_positive(parts, line, column) for column in series if column not in kept), Fraction(0))
        pieces.append(Portion(float(rest / most), _written(rest, scale, parts.language)))
    return tuple(pieces)


def _positive(parts: Parts, line: int, column: int) -> Fraction:
    """Give what a band holds; one that is below nothing, as savings that were taken out, cannot be drawn."""
    return max(parts.number(line, column).value or Fraction(0), Fraction(0))


def _share(parts: Parts, line: int, column: int | None) -> Portion:
    return NOTHING if column is None else parts.share(line, column, parts.short(line, column))


def _scale(parts: Parts, series: Sequence[int], most: Fraction) -> tuple[Label | None, int]:
    """Say in which unit amounts are written: millions or thousands of rupiah, or as they are."""
    if not any(parts.number(line, series[0]).unit == "rupiah" for line in months_of(parts)):
        return None, 1
    return (MILLIONS, MILLION) if most >= MILLION else (THOUSANDS, THOUSAND)


def _written(value: Fraction, scale: int, language: Language) -> str:
    scaled = value / scale
    return decimals(scaled, 0 if scaled.denominator == 1 or scaled >= 100 else 1, language)


def steps_of(parts: Parts) -> Chart | None:
    """Give how many there were at the end of each month as a line that goes in steps (M1a-waktu)."""
    lines = months_of(parts)
    most = max((parts.number(line, 0).value or Fraction(0) for line in lines), default=Fraction(0))
    if not most:
        return None
    last = max(len(lines) - 1, 1)
    points = tuple(Point(at / last, parts.out_of(line, 0, most), parts.name(line)) for at, line in enumerate(lines))
    moved = tuple(point for at, point in enumerate(points) if at == 0 or point.part.text != points[at - 1].part.text)
    return Steps(moved, parts.name(lines[0]), parts.name(lines[-1]))


def small_lines(parts: Parts) -> Chart | None:
    """Give the points of each measure as a small line of its own, those of each dimension under its name (A11-titik)."""
    found: dict[str, list[int]] = {}
    for at, line in enumerate(parts.result.lines):
        found.setdefault(line.code.partition("@")[0], []).append(at)
    panels, told = [], ""
    for code, lines in found.items():
        dimension = code.partition(":")[0]
        head = parts.language(DIMENSIONS.get(dimension, "")) if dimension != told else ""
        panels.append(replace(_panel(parts, code, lines), head=head))
        told = dimension
    return Lines(tuple(panels)) if panels else None


def _panel(parts: Parts, code: str, lines: Sequence[int]) -> Panel:
    days = [dt.date.fromisoformat(parts.result.lines[at].code.partition("@")[2]) for at in lines]
    values = [parts.number(at, 0).value or Fraction(0) for at in lines]
    low, high = min(values), max(values)
    long = (days[-1] - days[0]).days
    points = tuple(
        Point(
            (day - days[0]).days / long if long else 0.5,
            parts.sized(at, 0, float((value - low) / (high - low)) if high > low else 0.5, parts.short(at, 0)),
            parts.name(at),
        )
        for at, day, value in zip(lines, days, values, strict=True)
    )
    word = parts.language(parts.result.lines[lines[0]].word)
    alone = parts.language(ONE_POINT) if len(points) == 1 else ""
    return Panel(" · ".join(text for text in (measure(code, parts.language), word) if text), points, alone)


def measure(code: str, language: Language) -> str:
    """Give the name of the measure in a code `dimension:measure:whose`."""
    return language(name_of("outcome_indicator", code.split(":")[1]))


def months_met(parts: Parts) -> Chart | None:
    """Give for each group the months in which it met (A2b)."""
    columns = range(1, len(parts.result.columns))
    rows = []
    for at in range(len(parts.result.lines)):
        met = [parts.number(at, column).value or 0 for column in columns]
        pieces = tuple(
            parts.sized(at, column, 1.0 if count else 0.0, parts.short(at, column)) for column, count in zip(columns, met, strict=True)
        )
        rows.append(StripRow(parts.name(at), pieces, parts.sized(at, 0, None).text))
    return MonthStrip(tuple(parts.column(column).partition(" ")[0] for column in columns), tuple(rows)) if rows else None
