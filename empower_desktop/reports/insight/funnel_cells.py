"""The cells of the participation funnel: counts, shares of those invited, parity, and what is hidden of them (`indicators.md` F1, G3)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from empower_desktop.records import Attendance
from empower_desktop.reports.insight.counting import FEWEST, hide
from empower_desktop.reports.insight.funnel_rows import INVITED, PRESENT, STEPS, Side
from empower_desktop.reports.insight.number import Hidden, Number

Numbers = tuple[Number, ...]


def row_numbers(side: Side) -> Numbers:
    """Give how many are invited, and the share of them in each further step; fewer than five hide the whole row, always."""
    if 0 < len(side[INVITED]) < FEWEST:
        return tuple(Number(None, "percent" if step else "count", hidden="few", kind=Attendance.kind) for step in STEPS)
    return tuple(_number(side, step) for step in STEPS)


def parities(own: Side, others: Side, kept_back: Sequence[bool]) -> Numbers:
    """Give for each step after the first how the rate of a constituency stands to that of the others.

    `n<5` where either side has fewer than five invited or a cell is kept back, nothing where the others' rate is 0.
    """
    return tuple(_parity(own, others, step, kept_back[step] or kept_back[INVITED]) for step in STEPS[PRESENT:])


def is_kept_back(number: Number) -> bool:
    """Say whether there is a number that is not shown."""
    return number.hidden not in ("", "empty")


def sheltered(numbers: Numbers, side: Side, parts: Sequence[Side]) -> Numbers:
    """Hide in what is shared one to four persons of a sensitive constituency.

    `parts` are the same people in the parts of which this funnel is the whole and which are told beside it.
    """
    told = tuple(_hidden(number, _why_small(side, step) or _why_part(side, step, parts)) for step, number in enumerate(numbers))
    return tuple(_hidden(number, told[INVITED].hidden) for number in told) if told[INVITED].hidden else told


def both_or_none(mine: Numbers, theirs: Numbers) -> tuple[Numbers, Numbers]:
    """Hide of two cells whose total is told both or none (G3)."""
    pairs = [_both_or_none(one, other) for one, other in zip(mine, theirs, strict=True)]
    return tuple(one for one, _ in pairs), tuple(other for _, other in pairs)


def _number(side: Side, step: int) -> Number:
    invited, reached = side[INVITED], side[step]
    if step == INVITED:
        return Number(Fraction(len(invited)), "count", behind=invited, kind=Attendance.kind)
    if not invited:
        return Number(None, made_of=(0, 0), hidden="empty", kind=Attendance.kind)
    made_of = (len(reached), len(invited))
    return Number(Fraction(*made_of), "percent", made_of, behind=reached, among=invited, kind=Attendance.kind)


def _parity(own: Side, others: Side, step: int, kept_back: bool) -> Number:
    if kept_back or min(len(own[INVITED]), len(others[INVITED])) < FEWEST:
        return Number(None, "ratio", hidden="few", kind=Attendance.kind)
    if not others[step]:
        return Number(None, "ratio", hidden="empty", behind=own[step], among=own[INVITED], kind=Attendance.kind)
    rate, other_rate = Fraction(len(own[step]), len(own[INVITED])), Fraction(len(others[step]), len(others[INVITED]))
    return Number(rate / other_rate, "ratio", behind=own[step], among=own[INVITED], kind=Attendance.kind)


def _hidden(number: Number, why: Hidden) -> Number:
    return hide(number, why, shared=True) if why and not number.hidden else number


def _why_small(own: Side, step: int) -> Hidden:
    """Say why a cell of a sensitive constituency is hidden: one to four are in the step, or are left behind by it."""
    reached = len(own[step])
    if 0 < reached < FEWEST:
        return "small"
    return "few" if 0 < len(own[INVITED]) - reached < FEWEST else ""


def _why_part(own: Side, step: int, parts: Sequence[Side]) -> Hidden:
    """Say whether a hidden cell of a part would come out as what is left of the whole."""
    told_apart = sum(len(part[step]) for part in parts)
    return "suppressed" if told_apart == len(own[step]) and any(_is_small(part, step) for part in parts) else ""


def _is_small(part: Side, step: int) -> bool:
    return 0 < len(part[step]) < FEWEST or (len(part[INVITED]) >= FEWEST and bool(_why_small(part, step)))


def _both_or_none(one: Number, other: Number) -> tuple[Number, Number]:
    if is_kept_back(one) and not other.hidden:
        return one, hide(other, "suppressed", shared=True)
    if is_kept_back(other) and not one.hidden:
        return hide(one, "suppressed", shared=True), other
    return one, other
