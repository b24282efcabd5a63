"""Leaving small numbers of people out altogether, as donors get them: 1–4 of any group of residents, not of the sheltered ones alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from empower_desktop.records import Attendance, ChoiceNote, Membership, Participation, Person
from empower_desktop.reports.insight.counting import FEWEST, hide
from empower_desktop.reports.insight.funnel_rows import STEPS, parity_column
from empower_desktop.reports.insight.line_codes import OTHER_SIDE
from empower_desktop.reports.insight.number import Hidden, Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.time_lines import is_time

OF_PERSONS = frozenset({Attendance.kind, Participation.kind, Membership.kind, ChoiceNote.kind, Person.kind})


def without_small_cells(result: Result) -> Result:
    """Hide every count of one to four persons, every share that such a count is in, and what it could be worked out from.

    Where a constituency and everybody else stand side by side, both sides of a step are hidden or none, as their total is
    told; of months, whose total is told too, all are hidden or none.
    """
    months = [line for line in result.lines if is_time(line.code)]
    small = {at for line in months for at, number in enumerate(line.numbers) if _why(number)}

    def why(line: Line, at: int) -> Hidden:
        return _why(line.numbers[at]) or ("suppressed" if at in small and line in months and line.numbers[at].value else "")

    return hidden_where(result, why)


def hidden_where(result: Result, why: Callable[[Line, int], Hidden]) -> Result:
    """Hide the numbers of persons for which there is a reason, by line and column, and what they could be worked out from beside them."""
    others = {line.code: line for line in result.lines if line.code.endswith(OTHER_SIDE)}
    lines = {line.code: line for line in result.lines}
    for line in result.lines:
        reasons = _reasons(line, why)
        if (other := others.get(line.code + OTHER_SIDE)) is not None:
            theirs = _reasons(other, why)
            both = small_with_invited([bool(mine or its) for mine, its in zip(reasons, theirs, strict=True)])
            reasons, theirs = _with(reasons, both), _with(theirs, both)
            lines[other.code] = _hidden(other, theirs)
        if line.code not in others:
            lines[line.code] = _hidden(line, reasons)
    return replace(result, lines=tuple(lines[line.code] for line in result.lines))


def _reasons(line: Line, why: Callable[[Line, int], Hidden]) -> list[Hidden]:
    return [why(line, at) for at in range(len(line.numbers))]


def _with(reasons: Sequence[Hidden], places: Collection[int]) -> list[Hidden]:
    """Give reasons with those places that must be hidden because of others."""
    return [reason or ("suppressed" if at in places else "") for at, reason in enumerate(reasons)]


def small_with_invited(small: Sequence[bool]) -> set[int]:
    """Give the places to hide: the steps that are small, with the parity of each, and everything where those invited are."""
    places = {at for at, is_small in enumerate(small) if is_small}
    if 0 in places:
        return set(range(len(small)))
    return places | {parity_column(at) for at in places if 0 < at < len(STEPS)}


def _hidden(line: Line, reasons: Sequence[Hidden]) -> Line:
    """Hide numbers of a line, and with them the word that is read from them."""
    numbers = tuple(map(_told_not, line.numbers, reasons))
    return line if numbers == line.numbers else replace(line, numbers=numbers, word="")


def _told_not(number: Number, why: Hidden) -> Number:
    """Hide a number of persons for a reason; what is not told anyway, or of no person, stays."""
    if not why or number.value is None or number.kind not in OF_PERSONS:
        return number
    return hide(number, "few" if number.unit == "ratio" else why, shared=True)


def without_small(number: Number) -> Number:
    """Hide a number that tells of one to four persons."""
    why = _why(number)
    return hide(number, why, shared=True) if why else number


def _why(number: Number) -> Hidden:
    """Say why a number of persons is not told: one to four of them, or one to four left."""
    if number.value is None or number.kind not in OF_PERSONS:
        return ""
    if number.unit == "hours":
        return "few" if 0 < (number.n or 0) < FEWEST else ""
    if number.unit not in ("count", "percent"):
        return ""
    part, whole = number.made_of or (int(number.value), 0)
    if 0 < part < FEWEST:
        return "small"
    return "few" if 0 < whole - part < FEWEST else ""
