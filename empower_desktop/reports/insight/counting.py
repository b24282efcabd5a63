"""How every number is made: counts, shares, means, medians and sums, by the general rules of `indicators.md`.

G3: a share, mean, median or ratio of fewer than five is not shown; what is shared then carries no raw numbers either.
G4: of nothing there is no share. G7: where fewer than half are known, nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from empower_desktop.language import Label
from empower_desktop.records import Record
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.number import Hidden, Number, Unit
from empower_desktop.reports.insight.result import Line, Name, Result

R = TypeVar("R", bound=Record)

FEWEST = 5
"""Threshold of G3 (OECD glossary: "some agencies require at least five respondents in a cell")."""
LEAST_COVERAGE = Fraction(1, 2)
SHARE = Label("Porsi", "Share")
AMOUNT = Label("Jumlah", "Count")


def ids(records: Iterable[Record]) -> tuple[str, ...]:
    """Give the ids of records, in an order that does not depend on how they came."""
    return tuple(sorted([record.id for record in records]))


def kind_of(records: Iterable[Record]) -> str:
    """Give the kind of records that are all of one kind, or "" where there are none or they differ."""
    kinds = {record.kind for record in records}
    return kinds.pop() if len(kinds) == 1 else ""


def hide(number: Number, why: Hidden, shared: bool) -> Number:
    """Take the value away; what is shared loses all that it could be worked out from."""
    if shared:
        return Number(None, number.unit, hidden=why)
    return replace(number, value=None, hidden=why)


def count(records: Collection[Record]) -> Number:
    """Count records."""
    return Number(Fraction(len(records)), "count", behind=ids(records), kind=kind_of(records))


def share(facts: Facts, part: Collection[Record], whole: Collection[Record], unit: Unit = "percent") -> Number:
    """Give which share of the whole a part of it is."""
    made_of = (len(part), len(whole))
    number = Number(None, unit, made_of, behind=ids(part), among=ids(whole), kind=kind_of(whole))
    return _shown_from_five(number, len(whole), lambda: Fraction(*made_of), facts.shared)


def share_of_months(facts: Facts, part: int, whole: int, behind: Collection[Record]) -> Number:
    """Give the share of the months of a period in which something was; `behind` is what was in them."""
    number = Number(None, "percent", (part, whole), behind=ids(behind), kind=kind_of(behind))
    return _shown_from_five(number, whole, lambda: Fraction(part, whole), facts.shared)


def share_of_sum(part: int, whole: int, behind: Collection[Record], among: Collection[Record]) -> Number:
    """Give a share of rupiah or contacts: sums, not persons, so that it is shown however few the records are (G3)."""
    number = Number(None, "percent", (part, whole), behind=ids(behind), among=ids(among), kind=kind_of(among))
    return replace(number, value=Fraction(part, whole)) if whole > 0 else replace(number, hidden="empty")


def total(records: Collection[R], value: Callable[[R], int], unit: Unit) -> Number:
    """Add up what the records say, in rupiah or contacts."""
    return Number(Fraction(sum(map(value, records))), unit, n=len(records), behind=ids(records), kind=kind_of(records))


def mean(facts: Facts, values: Sequence[tuple[Record, Fraction]], unit: Unit) -> Number:
    """Give the mean of what records say."""
    return _of_values(facts, values, unit, mean_of)


def median(facts: Facts, values: Sequence[tuple[Record, Fraction]], unit: Unit) -> Number:
    """Give the median of what records say; of an even number the middle between the two in the middle."""
    return _of_values(facts, values, unit, median_of)


def mean_of(values: Sequence[Fraction]) -> Fraction:
    """Give the mean of numbers."""
    return sum(values, Fraction(0)) / len(values)


def median_of(values: Sequence[Fraction]) -> Fraction:
    """Give the median of numbers."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def bar(facts: Facts, code: str, name: Name, part: Collection[Record], whole: Collection[Record]) -> Result:
    """Give a result of one share."""
    return Result(code, (SHARE,), (Line(name, (share(facts, part, whole),), code),))


def covered(result: Result, facts: Facts, known: Collection[Record], every: Collection[Record]) -> Result:
    """Tell of how many of all something is known; below half no share is shown, and nothing is drawn (G7)."""
    if not every:
        return result
    coverage = None if facts.shared and len(every) < FEWEST else known_of(known, every)
    if Fraction(len(known), len(every)) >= LEAST_COVERAGE:
        return replace(result, coverage=coverage)
    lines = tuple(replace(line, numbers=tuple(thinned(number, facts.shared) for number in line.numbers)) for line in result.lines)
    return replace(result, coverage=coverage, lines=lines, drawn=False)


def known_of(known: Collection[Record], every: Collection[Record]) -> Number:
    """Give a coverage; it says nothing about persons, so that it has no least number."""
    number = Number(None, "percent", (len(known), len(every)), behind=ids(known), among=ids(every), kind=kind_of(every))
    return replace(number, value=Fraction(len(known), len(every))) if every else replace(number, hidden="empty")


def thinned(number: Number, shared: bool) -> Number:
    """Hide a number of which too little is known; a plain count stays, and a cell that has nothing to say."""
    return number if number.unit == "count" or number.value is None else hide(number, "thin", shared)


def _of_values(
    facts: Facts, values: Sequence[tuple[Record, Fraction]], unit: Unit, formula: Callable[[Sequence[Fraction]], Fraction]
) -> Number:
    records = [record for record, _ in values]
    number = Number(None, unit, n=len(values), behind=ids(records), kind=kind_of(records))
    return _shown_from_five(number, len(values), lambda: formula([value for _, value in values]), facts.shared)


def _shown_from_five(number: Number, n: int, value: Callable[[], Fraction], shared: bool) -> Number:
    if n == 0:
        return replace(number, hidden="empty")
    return hide(number, "few", shared) if n < FEWEST else replace(number, value=value())
