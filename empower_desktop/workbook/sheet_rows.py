"""The rows of a kind's sheet, as somebody left them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from empower_desktop.workbook.locating import Located
from empower_desktop.workbook.package import Cell, Package


@dataclass(frozen=True)
class SheetRow:
    """A row that holds something: its number, its id, the ids in its hidden columns, and its visible cells by field."""

    number: int
    record: str
    ids: Mapping[str, str]
    cells: Mapping[str, Cell]

    @property
    def words(self) -> tuple[object, ...]:
        """What stands in it, to be held against another row."""
        return self.record, *sorted((code, cell.kind, cell.text) for code, cell in self.cells.items())


def rows_of(package: Package, located: Located) -> Iterator[SheetRow]:
    """Give the rows of a sheet, as it came, that hold an id or anything to be seen."""
    for number, cells in package.rows(located.part):
        if number > located.header_row:
            by_column = {cell.column: cell for cell in cells}
            record = by_column[located.id_column].text.strip().lower() if located.id_column in by_column else ""
            ids = {code: by_column[place].text for code, place in located.references.items() if place in by_column}
            filled = {code: by_column[place] for code, place in located.fields.items() if place in by_column}
            visible = {code: cell for code, cell in filled.items() if cell.kind != "text" or cell.text.strip()}
            if visible:
                # A formula without a result is no emptied cell; a row of nothing else is none.
                visible |= {code: cell for code, cell in filled.items() if cell.formula}
            if record or visible:
                yield SheetRow(number, record, ids, visible)
