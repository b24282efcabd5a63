"""What people write beside the fields of a table, in a column without a heading or in the program's own: nobody reads it, so it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from empower_desktop.language import N_, Message
from empower_desktop.workbook.gathered import Gathered
from empower_desktop.workbook.kind_sheet import KindSheet
from empower_desktop.workbook.layout import NOTE
from empower_desktop.workbook.package import Cell, column_letters


def left_beside(sheet: KindSheet, beside: Sequence[tuple[int, Cell]], gathered: Gathered) -> Iterator[Message]:
    """Say where on a sheet something stands that is left out."""
    name, note = sheet.located.part.name, sheet.located.note_column
    noted = _with_a_note(sheet, gathered) if any(cell.column == note for _, cell in beside) else set()
    typed = [_place(row, cell) for row, cell in beside if cell.column == note and row not in noted]
    bare = [_place(row, cell) for row, cell in beside if cell.column != note]
    if typed:
        text = N_(
            "What was typed into the column “{column}” on the sheet “{sheet}” was left out ({cells}), for only the program writes there. "
            "Type it into a column of the record, and merge again.",
            column=NOTE,
            sheet=name,
            cells=_some(typed),
        )
        yield text
    if bare:
        yield N_("What stands in columns without a heading on the sheet “{sheet}” was left out ({cells}).", sheet=name, cells=_some(bare))


def _with_a_note(sheet: KindSheet, gathered: Gathered) -> set[int]:
    """Give the rows into which the program itself wrote a note: of them nobody can tell what was typed."""
    stated = ((row.number, sheet.stated[row.record]) for row in sheet.rows if row.record in sheet.stated)
    return {number for number, state in stated if state.conflicts or state.contest or gathered.same_as(state)}


def _place(row: int, cell: Cell) -> str:
    return f"{column_letters(cell.column)}{row}"


def _some(cells: Sequence[str]) -> str:
    return ", ".join(cells[:5]) + (", …" if len(cells) > 5 else "")
