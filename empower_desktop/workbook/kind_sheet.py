"""A kind's sheet of a workbook as it came: which of its rows the file's history knows, and which came with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from empower_desktop.history.change import Plain
from empower_desktop.workbook.cells import serial
from empower_desktop.workbook.contents import EditSort, Meta, row_handle
from empower_desktop.workbook.filled_down import ShownRow
from empower_desktop.workbook.gathered import Gathered
from empower_desktop.workbook.locating import Located
from empower_desktop.workbook.sheet_rows import SheetRow


class KindSheet:
    """A kind's sheet as it came, and what its rows are by the file's history."""

    def __init__(self, located: Located, rows: Sequence[SheetRow], gathered: Gathered, meta: Meta) -> None:
        self.located = located
        self.kind = located.kind
        self.rows = rows
        self.stated = {state.record: state for state in gathered.rows.get(self.kind.kind, ())}
        note = meta.sheets.get(self.kind.kind)
        self.spare = frozenset(note.spare) if note is not None else frozenset()
        self.again: frozenset[int] = frozenset()
        self.before: frozenset[str] = frozenset()
        self.retyped: frozenset[int] = frozenset()

    def come_after(self, former: Sequence[KindSheet]) -> None:
        """Leave out what stands word for word on a former sheet of the kind, and note which rows stand there otherwise."""
        if not former:
            return
        told = {row.words for sheet in former for row in sheet.rows}
        self.rows = tuple(row for row in self.rows if row.words not in told)
        self.before = frozenset(row.record for sheet in former for row in sheet.rows if row.record and row.cells)

    def take_for(self, known: Mapping[int, str]) -> None:
        """Let rows, by their numbers, stand for these records of the history.

        In one that bears no mark, or that of another, as a copied one does, nobody emptied the empty cells.
        """
        self.retyped = frozenset(row.number for row in self.rows if row.number in known and (not row.record or row.record in self.stated))
        self.rows = tuple(replace(row, record=known.get(row.number, row.record)) for row in self.rows)
        self.again -= known.keys()

    def sort_of(self, row: SheetRow) -> EditSort:
        """Say what a row is: `changed` stands for one that the history knows."""
        if row.number in self.again:
            return "twice"
        if row.record in self.stated:
            return "changed"
        return "new" if not row.record or row.record in self.spare else "unknown"

    @property
    def seen(self) -> set[str]:
        """The records that the history knows and that stand here."""
        return {row.record for row in self.rows if row.cells and self.sort_of(row) == "changed"}

    @property
    def shown_rows(self) -> list[ShownRow]:
        """The rows that hold something, as they stand, each with what the history says of it."""
        rows = [row for row in self.rows if row.cells]
        return [(row.number, self.stated[row.record].fields if self.sort_of(row) == "changed" else {}) for row in rows]

    def new_rows(self) -> Iterator[tuple[SheetRow, str]]:
        """Give the rows that were filled in anew, each with what others may refer to."""
        for row in self.rows:
            if row.cells and self.sort_of(row) == "new":
                yield row, row.record or row_handle(self.kind.kind, self.located.part.name, row.number)

    def offered(self) -> Iterator[tuple[SheetRow, str]]:
        """Give the rows that are only asked about, each with what others may mean; none that is called like the row it is a copy of."""
        called = {row.record: self._name_of(row) for row in self.rows if row.record and self.sort_of(row) in ("changed", "new")}
        for row in self.rows:
            if row.cells and self.sort_of(row) in ("twice", "unknown") and self._name_of(row) != called.get(row.record):
                yield row, row_handle(self.kind.kind, self.located.part.name, row.number)

    def _name_of(self, row: SheetRow) -> list[str]:
        return [row.cells[code].text for code in (self.kind.date_field, *self.kind.title_fields) if code in row.cells]

    def retitled(self) -> Iterator[tuple[SheetRow, str]]:
        """Give the known rows in which another title or day was typed."""
        for row in self.rows:
            if row.cells and self.sort_of(row) == "changed":
                fields = self.stated[row.record].fields
                before = {code: fields.get(code) for code in self.kind.title_fields}
                if self.kind.date_field:
                    before[self.kind.date_field] = _as_number(fields.get(self.kind.date_field))
                if any(code in row.cells and row.cells[code].text != words for code, words in before.items()):
                    yield row, row.record


def _as_number(day: Plain) -> str:
    """Give a day as the number that a cell holds of it, nothing where it has none: most days need not be read to see that they stand."""
    with suppress(ValueError, TypeError):
        return str(serial(date.fromisoformat(str(day))))
    return ""
