"""Names that were dragged over the rows beside them, alone or with the rest of their row: several records would be called like one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.contents import Edit

FEWEST_FILLED = 2
"""So many cells beside the one that was dragged must hold what it holds before they are asked about."""
ShownRow = tuple[int, Mapping[str, Plain]]
"""A row that holds something: its number, and what the history says of it, nothing of a new one."""


def with_filled_down(edits: Sequence[Edit], kind: str, rows: Sequence[ShownRow]) -> list[Edit]:
    """Give the edits of a sheet, marked where several neighbouring rows, given as they stand, got the name of one of them.

    Of other fields many rows often hold the same, and are rightly filled down; where a row was dragged with its name they are marked too.
    """
    by_spot = {(edit.row, edit.field): edit for edit in edits}
    filled = {(edit.row, edit.field) for code in naming_fields(kind) for edit in _filled(code, by_spot, rows)}
    return [replace(edit, sort="filled") if (edit.row, edit.field) in filled else edit for edit in edits]


def naming_fields(kind: str) -> tuple[str, ...]:
    """Give the fields that hold the very name of a record, as no choice and no other record's name does."""
    fields = KINDS[kind].fields()
    return tuple([code for code in KINDS[kind].title_fields if fields[code].required and fields[code].type in ("text", "long_text")])


def _filled(code: str, by_spot: Mapping[tuple[int, str], Edit], rows: Sequence[ShownRow]) -> Iterator[Edit]:
    for plain, run in groupby(rows, lambda row: _now(code, row, by_spot)):
        shown = dict(run)
        found = [edit for number in shown if (edit := by_spot.get((number, code))) is not None and edit.sort == "changed"]
        # What was called the same before, as the meetings of a group are, is called the same by nobody's slip.
        were_alike = len({repr(fields.get(code)) for fields in shown.values()}) == 1
        if plain is not None and not were_alike and len(others := _beside(found, shown)) >= FEWEST_FILLED:
            yield from others
            yield from _dragged_along(code, {edit.row for edit in others}, shown, by_spot)


def _beside(found: Sequence[Edit], numbers: Collection[int]) -> Sequence[Edit]:
    """Give the altered cells of one name without the one that was dragged: where all were altered, the first was typed."""
    return found[1:] if len(found) == len(numbers) else found


def _dragged_along(
    name: str, filled: Collection[int], shown: Mapping[int, Mapping[str, Plain]], by_spot: Mapping[tuple[int, str], Edit]
) -> Iterator[Edit]:
    """Give the cells of other columns that were altered in all rows that got the name, or hold in all of them what stands beside it.

    A spreadsheet counts days and numbers up while it drags, so that they need not hold the same.
    """
    sources = [number for number in shown if number not in filled]
    for code in dict.fromkeys(field for row, field in by_spot if row in filled and field != name):
        stands = {_now(code, (number, shown[number]), by_spot) for number in sources}
        altered = {row: edit for row in filled if (edit := by_spot.get((row, code))) is not None and edit.sort in ("changed", "cleared")}
        if len(altered) == len(filled) or all(_now(code, (row, shown[row]), by_spot) in stands for row in filled):
            yield from altered.values()


def _now(code: str, row: ShownRow, by_spot: Mapping[tuple[int, str], Edit]) -> Plain:
    edit = by_spot.get((row[0], code))
    return edit.after if edit is not None else row[1].get(code)
