"""Figures of one constituency alone: whose records count, and what of them is told where they are shared (`indicators.md` G1, G3).

What counts persons counts only those who belong to it on the day of the event, the active members on the reference
date; what counts anything else speaks of all residents and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from empower_desktop.records import Attendance, ChoiceNote, Membership, Participation, Person, Record
from empower_desktop.reports.insight.constituencies import CONSTITUENCIES, SENSITIVE, known_traits
from empower_desktop.reports.insight.counting import FEWEST, hide
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Hidden, Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.small_cells import hidden_where, without_small, without_small_cells

OF_SOMEBODY: tuple[type[Record], ...] = (Attendance, Participation, Membership, ChoiceNote)
"""The kinds that tell of one person each."""
TRAITS = ("sex", "birth_date", "birth_year", "household_head_female", "constituencies")

Fields = Mapping[type[Record], Collection[str]]


def with_traits_read(fields: Fields) -> Fields:
    """Give these fields with those that tell whom a record is of and which constituencies that person belongs to."""
    persons = {kind: ("person",) for kind in OF_SOMEBODY if kind in fields}
    more: Fields = {**persons, Person: TRAITS} if persons else {}
    return {kind: tuple(sorted({*fields.get(kind, ()), *more.get(kind, ())})) for kind in {**fields, **more}}


def only(everybody: Facts, constituency: str) -> Facts:
    """Give the facts of one constituency alone; what is of no person is in them whole."""
    kinds = dict(everybody.kinds)
    for kind in OF_SOMEBODY:
        kinds[kind] = tuple(record for record in kinds.get(kind, ()) if _belongs(everybody, record, constituency))
    return replace(everybody, kinds=kinds, constituency=constituency, everybody=everybody)


def _belongs(everybody: Facts, record: Record, constituency: str) -> bool:
    """Say whether a record is of somebody who belongs to a constituency, on its day or as a member on the reference date."""
    person = record.person  # type: ignore[attr-defined]  # every kind of OF_SOMEBODY names one
    day = everybody.period.last if isinstance(record, Membership) else everybody.days.get(record.id, everybody.period.last)
    return bool(everybody.once(known_traits).of(person, day)[CONSTITUENCIES.index(constituency)])


def figures_of(indicators: Iterable[Indicator], everybody: Facts, own: Facts | None) -> Mapping[str, Result]:
    """Work indicators out, by code: what counts persons of `own`, the facts of one constituency, where these are given."""
    found = {}
    for each in indicators:
        if own is None or not each.is_by(own.constituency):
            found[each.code] = each.of(everybody)
        else:
            found[each.code] = _told(each, own, everybody) if own.shared else each.of(own)
    return found


def told_of(facts: Facts, formula: Callable[[Facts], Number]) -> Number:
    """Give a number of persons; of one constituency where that is shared, only if nothing small can be worked out by it."""
    number = formula(facts)
    if facts.everybody is None or not facts.shared:
        return number
    if facts.constituency in SENSITIVE:
        number = without_small(number)
    return hide(number, "suppressed", shared=True) if _leaves_few(number, formula(facts.everybody)) else number


def _told(indicator: Indicator, own: Facts, everybody: Facts) -> Result:
    """Give a figure of one constituency as it may be shared beside that of everybody.

    Of a sensitive one no small number of persons is told, and what is left of everybody's figure without it must itself
    be a number that may be told.
    """
    result = indicator.of(own)
    if own.constituency in SENSITIVE:
        result = replace(without_small_cells(result), coverage=None, quotes=())
    every = {line.code: line.numbers for line in indicator.of(everybody).lines}

    def why(line: Line, at: int) -> Hidden:
        beside = every.get(line.code, ())
        leaves_few = at < len(beside) and _leaves_few(line.numbers[at], beside[at], sheltered=line.code in SENSITIVE)
        return "suppressed" if leaves_few else ""

    return hidden_where(result, why)


def _leaves_few(number: Number, of_all: Number, *, sheltered: bool = False) -> bool:
    """Say whether of all but these a share, mean or row of fewer than five is left, or one to four people who need shelter."""
    if number.value is None or of_all.value is None:
        return False
    (part, whole), (part_of_all, whole_of_all) = _made_of(number), _made_of(of_all)
    few_left = 0 < whole_of_all - whole < FEWEST
    part, whole = part_of_all - part, whole_of_all - whole
    return few_left or (sheltered and (0 < part < FEWEST or 0 < whole - part < FEWEST))


def _made_of(number: Number) -> tuple[int, int]:
    """Give of how many people a number tells, and on how many it rests; those invited are what their row rests on."""
    if number.made_of or number.n is not None:
        return number.made_of or (0, number.n or 0)
    counted = int(number.value or 0) if number.unit == "count" else 0
    return counted, counted if number.kind == Attendance.kind else 0
