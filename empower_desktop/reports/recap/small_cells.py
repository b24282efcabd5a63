"""Leaving small numbers of people out altogether, as donors get them: 1–4 of any group of residents, not of the sheltered ones alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.records import Attendance, Membership, Participation, Person
from empower_desktop.reports.insight.counting import FEWEST, hide
from empower_desktop.reports.insight.funnel_rows import STEPS, parity_column
from empower_desktop.reports.insight.line_codes import OTHER_SIDE
from empower_desktop.reports.insight.number import Hidden, Number
from empower_desktop.reports.insight.result import Line, Result

OF_PERSONS = frozenset({Attendance.kind, Participation.kind, Membership.kind, Person.kind})


def without_small_cells(result: Result) -> Result:
    """Hide every count of one to four persons, every share that such a count is in, and what it could be worked out from.

    Where a constituency and everybody else stand side by side, both sides of a step are hidden or none, as their total is told.
    """
    others = {line.code: line for line in result.lines if line.code.endswith(OTHER_SIDE)}
    lines = {line.code: line for line in result.lines}
    for line in result.lines:
        if line.code + OTHER_SIDE in others:
            lines[line.code], lines[line.code + OTHER_SIDE] = _both(line, others[line.code + OTHER_SIDE])
        elif line.code not in others:
            lines[line.code] = replace(line, numbers=tuple(map(without_small, line.numbers)))
    return replace(result, lines=tuple(lines[line.code] for line in result.lines))


def _both(one: Line, other: Line) -> tuple[Line, Line]:
    small = [bool(_why(left) or _why(right)) for left, right in zip(one.numbers, other.numbers, strict=True)]
    small = [at in small_with_invited(small) for at in range(len(small))]
    return _hidden(one, small), _hidden(other, small)


def small_with_invited(small: Sequence[bool]) -> set[int]:
    """Give the places to hide: the steps that are small, with the parity of each, and everything where those invited are."""
    places = {at for at, is_small in enumerate(small) if is_small}
    if 0 in places:
        return set(range(len(small)))
    return places | {parity_column(at) for at in places if 0 < at < len(STEPS)}


def _hidden(line: Line, small: Sequence[bool]) -> Line:
    numbers = (_told_not(number) if is_small else number for number, is_small in zip(line.numbers, small, strict=True))
    return replace(line, numbers=tuple(numbers))


def _told_not(number: Number) -> Number:
    if number.value is None:
        return number
    return hide(number, "few" if number.unit == "ratio" else _why(number) or "suppressed", shared=True)


def without_small(number: Number) -> Number:
    """Hide a number that tells of one to four persons."""
    why = _why(number)
    return hide(number, why, shared=True) if why else number


def _why(number: Number) -> Hidden:
    """Say why a number of persons is not told: one to four of them, or one to four left."""
    if number.value is None or number.kind not in OF_PERSONS or number.unit not in ("count", "percent"):
        return ""
    part, whole = number.made_of or (int(number.value), 0)
    if 0 < part < FEWEST:
        return "small"
    return "few" if 0 < whole - part < FEWEST else ""
