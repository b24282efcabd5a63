"""Cells of one column that moved along its rows, as when one is deleted and the others move up, or when a part of it is sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Day
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.filled_down import ShownRow
from empower_desktop.workbook.ground import same_value

FEWEST_SLID = 3
"""So many cells with as many values must hold what stood beside them, or two where one was left empty: of fewer it may be chance."""
FARTHEST = 3
"""Over so many rows they may have slid, as when the cells of two rows were deleted together."""
SELDOM = 10
"""Of so many columns of which all cells are typed anew, not more than one may seem to have slid."""
_TAKEN = ("changed", "cleared")


def with_slid(edits: Sequence[Edit], rows: Sequence[ShownRow]) -> list[Edit]:
    """Give the edits of a sheet, marked as moved where cells of a column hold what stood in others: near by in its `rows`, or anywhere.

    Days that may lie ahead are taken where all follow each other, for those of weekly or monthly meetings are rightly put off.
    """
    by_field: dict[str, dict[int, Edit]] = {}
    for edit in edits:
        if edit.title and edit.sort in _TAKEN:
            by_field.setdefault(edit.field, {})[edit.row] = edit
    slid = {
        (code, number)
        for code, found in by_field.items()
        if len(found) >= FEWEST_SLID
        for way in (rows, rows[::-1])
        for far in range(1, FARTHEST + 1)
        for number in _slid(code, found, way, far)
    }
    slid |= {(code, number) for code, found in by_field.items() if _changed_places(found.values()) for number in found}
    return [replace(edit, sort="moved") if edit.title and (edit.field, edit.row) in slid else edit for edit in edits]


def _changed_places(edits: Collection[Edit]) -> bool:
    """Say whether the cells of a column hold what stood in others of them, as where a part of it was sorted; two are exchanged rightly."""
    before, after = (Counter([edit.before for edit in edits]), Counter([edit.after for edit in edits]))
    return len(after) >= FEWEST_SLID and before == after


def _slid(code: str, found: Mapping[int, Edit], rows: Sequence[ShownRow], far: int) -> Iterator[int]:
    """Give the rows of which the cell holds what stood so `far` below it; with them the last ones, where those were left empty."""
    run: list[Edit] = []
    for at, (number, fields) in enumerate(rows):
        edit = found.get(number)
        now = edit.after if edit is not None else fields.get(code)
        if at + far < len(rows) and same_value(now, rows[at + far][1].get(code)):
            run += [edit] if edit is not None else []
            continue
        left_empty = [last for each, _ in rows[at : at + far] if (last := found.get(each)) is not None and last.after is None]
        if _is_no_chance(run, found.values(), far, len(left_empty) == far):
            yield from [each.row for each in run]
            if len(left_empty) == far:
                yield from [each.row for each in left_empty]
        run = []


def _is_no_chance(run: Sequence[Edit], found: Collection[Edit], far: int, is_left_empty: bool) -> bool:
    values = len({repr(edit.after) for edit in run})
    if is_left_empty:
        return len(run) + 1 >= FEWEST_SLID and values > 1
    # Of many cells in which few values were typed anew, some fit what stood beside them.
    is_long = len({repr(plain) for edit in found for plain in (edit.before, edit.after)}) ** len(run) > SELDOM * len(found)
    return values >= FEWEST_SLID + (far > 1) and is_long and not _grew_alike(run) and not _are_put_off(run)


def _are_put_off(run: Sequence[Edit]) -> bool:
    """Say whether the cells are of days that may lie ahead, and all follow each other."""
    day = KINDS[run[0].kind].fields()[run[0].field]
    days = [str(edit.after) for edit in run]
    return isinstance(day, Day) and day.latest != 0 and sorted(days) in (days, days[::-1])


def _grew_alike(run: Sequence[Edit]) -> bool:
    """Say whether all numbers grew by the same, as scores do to which five points are added."""
    try:
        grown = {_number(edit.after) - _number(edit.before) for edit in run}
    except (InvalidOperation, ValueError):
        return False
    return len(grown) == 1


def _number(plain: Plain) -> Decimal:
    return Decimal(plain) if isinstance(plain, int | str) else Decimal("nan")
