"""Cells of several columns that moved along their rows together, and left those empty where they had stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.filled_down import ShownRow
from empower_desktop.workbook.ground import same_value

FEWEST_COLUMNS = 2
"""So many columns must have moved alike: the values of one alone may have been typed where they belong."""
_TAKEN = ("changed", "cleared", "moved")


def with_blocks(edits: Sequence[Edit], kind: str, rows: Sequence[ShownRow]) -> list[Edit]:
    """Give the edits of a sheet, marked as moved where cells of several columns stand a row higher or lower, their last row left empty.

    Where all moved by which a record is told from others, it is asked whom or what the rows are about instead.
    """
    by_field: dict[str, dict[int, Edit]] = {}
    for edit in edits:
        if edit.title and edit.sort in _TAKEN:
            by_field.setdefault(edit.field, {})[edit.row] = edit
    moved = {spot for way in (rows, rows[::-1]) for spot in _in_blocks(by_field, kind, way)} if len(by_field) >= FEWEST_COLUMNS else set()
    return [replace(edit, sort="moved") if edit.title and (edit.field, edit.row) in moved else edit for edit in edits]


def _in_blocks(by_field: Mapping[str, Mapping[int, Edit]], kind: str, rows: Sequence[ShownRow]) -> Iterator[tuple[str, int]]:
    """Give the cells of blocks that moved towards the first of these rows, as fields and numbers of rows."""
    ends: dict[int, dict[str, list[int]]] = {}
    for code, found in by_field.items():
        for at, ((number, _), (below, fields)) in enumerate(pairwise(rows)):
            left = found.get(below)
            is_left = number in found and left is not None and left.after is None and fields.get(code) is not None
            if is_left and (run := _run(code, found, rows, at)):
                ends.setdefault(at, {})[code] = [*run, below]
    telling = {*KINDS[kind].title_fields, KINDS[kind].date_field}
    for at, columns in ends.items():
        told_by = {code for code in telling if rows[at + 1][1].get(code) is not None}
        if len(columns) >= FEWEST_COLUMNS and not (told_by and told_by <= columns.keys()):
            yield from [(code, number) for code, numbers in columns.items() for number in numbers]


def _run(code: str, found: Mapping[int, Edit], rows: Sequence[ShownRow], end: int) -> list[int]:
    """Give the rows up to this one whose altered cells hold what stood in the next row each."""
    run: list[int] = []
    at = end
    while at >= 0 and same_value(_now(code, found, rows[at]), rows[at + 1][1].get(code)):
        run += [rows[at][0]] if rows[at][0] in found else []
        at -= 1
    return run


def _now(code: str, found: Mapping[int, Edit], row: ShownRow) -> Plain:
    edit = found.get(row[0])
    return edit.after if edit is not None else row[1].get(code)
