"""Figures as a recap shows them: drawn where enough is known, with their notes, and as a table where one is wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Name, Result
from empower_desktop.reports.insight.shown import FILLED_IN, TOO_LITTLE
from empower_desktop.reports.recap.recap import Cell, Head, Item, Listed, Listing, Picture, Says

NO_DATA = N_("No data yet.")


def drawn(result: Result | None, *, notes: bool = True) -> tuple[Item, ...]:
    """Give a figure with its notes and its coverage; where nothing can be drawn, the reason."""
    if result is None or not has_data(result):
        return (Says(NO_DATA, "note"),)
    told = [Says(note, "note") for note in result.notes] if notes else []
    if result.coverage is not None:
        told.append(Says(FILLED_IN.filled(share=result.coverage), "note"))
    return (Picture(result), *told) if result.drawn else (Says(TOO_LITTLE, "note"), *told)


def has_data(result: Result) -> bool:
    """Say whether any number was counted, shown or not."""
    return any(number.value or number.hidden not in ("", "empty") for line in result.lines for number in line.numbers)


def only(result: Result, codes: Collection[str]) -> Result:
    """Give a result with some of its lines."""
    return replace(result, lines=tuple(line for line in result.lines if line.code in codes))


def listing_of(
    result: Result,
    first: Label,
    columns: Sequence[int],
    *,
    named: Callable[[Line], Name] = lambda line: line.name,
    cell: Callable[[Number], Cell] = lambda number: number,
    total: str = "",
) -> Listing:
    """Lay some columns of a result out as a table; the line with the code `total` stands last, in bold."""
    heads = (Head(first, 3), *(Head(_label(result.columns[at]), 1.6, "figure") for at in columns))
    lines = sorted(result.lines, key=lambda line: line.code == total)
    rows = [Listed((named(line), *(cell(line.numbers[at]) for at in columns)), total=line.code == total) for line in lines]
    return Listing(heads, tuple(rows))


def counted(number: Number) -> Number:
    """Give how many a share counts, without the share; what is hidden stays hidden."""
    if number.value is None or number.made_of is None:
        return number
    return Number(Fraction(number.made_of[0]), "count")


def from_five(count: int) -> Number:
    """Give a number of people or cases that is told only from five on, however it is shared."""
    return Number(Fraction(count), "count") if count >= FEWEST or not count else Number(None, "count", hidden="few")


def share_of(part: int, whole: int) -> Number:
    """Give a share of counts as printed papers show it: of fewer than five nothing (G3), of nothing none (G4)."""
    if whole < FEWEST:
        return Number(None, hidden="few" if whole else "empty")
    return Number(Fraction(part, whole), "percent", (part, whole))


def line_of(result: Result | None, code: str) -> Line | None:
    """Give the line with a code."""
    return next((line for line in result.lines if line.code == code), None) if result else None


def _label(name: Name) -> Label:
    return name if isinstance(name, Label) else Label(str(name), str(name))
