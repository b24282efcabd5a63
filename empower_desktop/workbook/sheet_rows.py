"""The rows of a kind's sheet, as somebody left them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.workbook.locating import Located
from empower_desktop.workbook.package import Cell, Package, column_number

BLOCK = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True)
class SheetRow:
    """A row that holds something: its number, its id, the ids in its hidden columns, and its visible cells by field.

    Of the fields that are `covered` nothing is to be seen: a cell to their left was merged over theirs.
    """

    number: int
    record: str
    ids: Mapping[str, str]
    cells: Mapping[str, Cell]
    covered: frozenset[str] = frozenset()

    def refuse_covered(self, code: str) -> None:
        """Raise a Problem where nothing can be seen of a field, since its cell was merged with one before it: nobody emptied it."""
        if code in self.covered:
            text = N_("The cell lies under one that was merged over it, so it was not read. Split the merged cells, and type it again.")
            raise Problem(text, "covered")

    @property
    def words(self) -> tuple[object, ...]:
        """What stands in it, to be held against another row."""
        return self.record, *sorted((code, cell.kind, cell.text) for code, cell in self.cells.items())


def rows_of(package: Package, located: Located, beside: list[tuple[int, Cell]]) -> Sequence[SheetRow]:
    """Give the rows of a sheet, as it came, that hold an id or anything to be seen; of cells merged downwards each holds what they show.

    What is to be seen `beside` the fields, in the column of notes or in one without a heading, is noted with the number of its row.
    """
    merged: list[str] = []
    rows = list(_rows(package, located, merged, beside))
    for block in filter(None, map(BLOCK.fullmatch, merged)):
        left, right = column_number(block[1]), column_number(block[3])
        _fill_down(rows, located, left, int(block[2]), int(block[4]))
        _cover(rows, {code for code, place in located.fields.items() if left < place <= right}, int(block[2]), int(block[4]))
    return rows


def _cover(rows: list[SheetRow], codes: Collection[str], top: int, bottom: int) -> None:
    """Note of which fields nothing is to be seen in some rows; what a program kept beneath the merged cell is still there."""
    for at in range(*_between(rows, top, bottom)) if codes else ():
        rows[at] = replace(rows[at], covered=rows[at].covered.union(codes) - rows[at].cells.keys())


def _between(rows: list[SheetRow], top: int, bottom: int) -> tuple[int, int]:
    return bisect_left(rows, top, key=attrgetter("number")), bisect_right(rows, bottom, key=attrgetter("number"))


def _fill_down(rows: list[SheetRow], located: Located, column: int, top: int, bottom: int) -> None:
    """Let the cells that a merged one covers hold what it shows; a row of which nothing else is left was emptied, or is a spare one."""
    code = next((code for code, place in located.fields.items() if place == column), "")
    first, end = _between(rows, top, bottom)
    if first == len(rows) or rows[first].number != top or code not in rows[first].cells:
        return
    for at in range(first + 1, end):
        if rows[at].cells:
            rows[at] = replace(rows[at], cells={code: rows[first].cells[code], **rows[at].cells})


def _rows(package: Package, located: Located, merged: list[str], beside: list[tuple[int, Cell]]) -> Iterator[SheetRow]:
    told = located.headed - {located.note_column}
    for number, cells in package.rows(located.part, merged):
        if number > located.header_row:
            by_column = {cell.column: cell for cell in cells}
            record = by_column[located.id_column].text.strip().lower() if located.id_column in by_column else ""
            ids = {code: by_column[place].text for code, place in located.references.items() if place in by_column}
            filled = {code: by_column[place] for code, place in located.fields.items() if place in by_column}
            visible = {code: cell for code, cell in filled.items() if cell.kind != "text" or cell.text.strip()}
            beside += [(number, cell) for cell in cells if cell.column not in told and (cell.kind != "text" or cell.text.strip())]
            if visible:
                # A formula without a result is no emptied cell; a row of nothing else is none.
                visible |= {code: cell for code, cell in filled.items() if cell.formula}
            if record or visible:
                yield SheetRow(number, record, ids, visible)
