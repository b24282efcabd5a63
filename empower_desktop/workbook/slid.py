"""Cells of one column that slid along its rows, as when a single cell is deleted or inserted and the others move up or down."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.filled_down import ShownRow
from empower_desktop.workbook.ground import same_value

FEWEST_SLID = 3
"""So many cells with as many values must hold what stood beside them, or two where one was left empty: of fewer it may be chance."""
_TAKEN = ("changed", "cleared")


def with_slid(edits: Sequence[Edit], rows: Sequence[ShownRow]) -> list[Edit]:
    """Give the edits of a sheet, marked as moved where cells of a column hold what stood in the next of its `rows`, or in the one before.

    Days are left out, for those of weekly or monthly meetings are rightly put off one after the other.
    """
    by_field: dict[str, dict[int, Edit]] = {}
    for edit in edits:
        if edit.title and edit.sort in _TAKEN and KINDS[edit.kind].fields()[edit.field].type != "date":
            by_field.setdefault(edit.field, {})[edit.row] = edit
    slid = {
        (code, number)
        for code, found in by_field.items()
        if len(found) >= FEWEST_SLID
        for way in (rows, rows[::-1])
        for number in _slid(code, found, way)
    }
    return [replace(edit, sort="moved") if edit.title and (edit.field, edit.row) in slid else edit for edit in edits]


def _slid(code: str, found: Mapping[int, Edit], rows: Sequence[ShownRow]) -> Iterator[int]:
    """Give the rows of which the cell holds what stood in the row after it; with them the last one, where that was left empty."""
    run: list[Edit] = []
    for at, (number, fields) in enumerate(rows):
        edit = found.get(number)
        now = edit.after if edit is not None else fields.get(code)
        if at + 1 < len(rows) and same_value(now, rows[at + 1][1].get(code)):
            run += [edit] if edit is not None else []
            continue
        is_left_empty = edit is not None and edit.after is None
        if _is_no_chance(run, is_left_empty):
            yield from [each.row for each in run]
            if is_left_empty:
                yield number
        run = []


def _is_no_chance(run: Collection[Edit], is_left_empty: bool) -> bool:
    values = len({repr(edit.after) for edit in run})
    if is_left_empty:
        return len(run) + 1 >= FEWEST_SLID and values > 1
    return values >= FEWEST_SLID and not _grew_alike(run)


def _grew_alike(run: Collection[Edit]) -> bool:
    """Say whether all numbers grew by the same, as scores do to which five points are added."""
    try:
        grown = {_number(edit.after) - _number(edit.before) for edit in run}
    except (InvalidOperation, ValueError):
        return False
    return len(grown) == 1


def _number(plain: Plain) -> Decimal:
    return Decimal(plain) if isinstance(plain, int | str) else Decimal("nan")
