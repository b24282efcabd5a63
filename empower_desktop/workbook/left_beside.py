"""What people write beside the fields of a table, in a comment, a bare column or the program's own, or cross out: it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from operator import itemgetter

from empower_desktop.errors import Problem
from empower_desktop.language import N_, Message
from empower_desktop.workbook.gathered import Gathered
from empower_desktop.workbook.kind_sheet import KindSheet
from empower_desktop.workbook.layout import NOTE
from empower_desktop.workbook.package import Cell, Package, SheetPart, column_letters
from empower_desktop.workbook.unread import some, unheaded

LONGEST_COMMENT = 80


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
            cells=some(typed),
        )
        yield text
    if bare:
        yield unheaded(name, bare)


def comments_on(package: Package, part: SheetPart) -> Iterator[Message]:
    """Say what people wrote into comments on the cells of a sheet: whoever merges a file may never open it."""
    said = [
        f"{place}: {text if len(text) <= LONGEST_COMMENT else text[:LONGEST_COMMENT] + '…'}" for place, text in _comments(package, part)
    ]
    if said:
        yield N_(
            "Comments on cells of the sheet “{sheet}” change nothing ({comments}). What they say has to be typed into the cells.",
            sheet=part.name,
            comments=some(said, "; "),
        )


def struck_on(package: Package, sheet: KindSheet) -> Iterator[Message]:
    """Say what people crossed out on a sheet: on paper it would not count any more, and here it does."""
    known = ((row, cell) for row in sheet.rows if row.record in sheet.stated for cell in row.cells.values())
    struck = [f"{_place(row.number, cell)}: {cell.text}" for row, cell in known if package.is_struck(cell.style)]
    if struck:
        yield N_(
            "What is crossed out on the sheet “{sheet}” still counts ({cells}): that deletes nothing. Empty the cells that are to say "
            "nothing, and delete records in the app.",
            sheet=sheet.located.part.name,
            cells=some(struck, "; "),
        )


def _comments(package: Package, part: SheetPart) -> Iterator[tuple[str, str]]:
    # A damaged comment is no reason to refuse what stands in the cells.
    with suppress(Problem):
        yield from filter(itemgetter(1), package.comments(part))


def _with_a_note(sheet: KindSheet, gathered: Gathered) -> set[int]:
    """Give the rows into which the program itself wrote a note: of them nobody can tell what was typed."""
    stated = ((row.number, sheet.stated[row.record]) for row in sheet.rows if row.record in sheet.stated)
    return {number for number, state in stated if state.conflicts or state.contest or gathered.same_as(state)}


def _place(row: int, cell: Cell) -> str:
    return f"{column_letters(cell.column)}{row}"
