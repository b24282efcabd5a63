"""Rows that say by their key which entry they are, whatever became of their hidden mark or of their place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from empower_desktop.workbook.kind_sheet import KindSheet
from empower_desktop.workbook.sheet_rows import SheetRow


@dataclass(frozen=True)
class KnownByKey:
    """Lets the rows of a keyed kind stand for the entries that they say they are.

    `keyed` gives the id that the key in a row makes, nothing where that is not clear; `differing` counts the cells in which a row
    differs from the record that it bears the mark of.
    """

    keyed: Callable[[KindSheet, SheetRow], str]
    differing: Callable[[KindSheet, SheetRow], int]

    def know(self, sheets: Sequence[KindSheet]) -> None:
        """Let each row stand for the entry of its key where no other row does."""
        if not sheets[0].kind.key:
            return
        places = [self._places(sheet) for sheet in sheets]
        here: set[str] = set()
        for sheet, changed in zip(sheets, places, strict=True):
            pushed = {row.number for row in _known_rows(sheet) if row.record in changed.values()} - changed.keys()
            sheet.again |= pushed
            here |= {row.record for row in _known_rows(sheet) if row.number not in changed}
        for sheet, changed in zip(sheets, places, strict=True):
            known: dict[int, str] = {}
            for row in sheet.rows:
                record = changed.get(row.number, "")
                if not record and row.cells and sheet.sort_of(row) != "changed":
                    record = self.keyed(sheet, row)
                if record in sheet.stated and record not in here:
                    known[row.number] = record
                    here.add(record)
            sheet.take_for(known)

    def _places(self, sheet: KindSheet) -> dict[int, str]:
        """Give the known rows that changed places against their marks, by their numbers, each with the entry that its key says.

        Such a row agrees better with that entry than with the one of its mark, and no row that stayed stands for it. A row whose key
        says an entry that is nowhere yet did not stay where another stands for the one of its mark: it pushed that on.
        """
        said = {row.number: (row, self.keyed(sheet, row)) for row in _known_rows(sheet)}
        places: dict[int, str] = {}
        for row, record in said.values():
            if record in sheet.stated and record != row.record and record not in places.values() and self._fits(sheet, row, record):
                places[row.number] = record
        new = {number for number, (_, record) in said.items() if record and record not in sheet.stated}
        while stayed := {row.record for row, _ in said.values() if row.number not in places.keys() | new} & set(places.values()):
            places = {number: record for number, record in places.items() if record not in stayed}
        return places

    def _fits(self, sheet: KindSheet, row: SheetRow, record: str) -> bool:
        return self.differing(sheet, replace(row, record=record)) < self.differing(sheet, row)


def _known_rows(sheet: KindSheet) -> Collection[SheetRow]:
    return [row for row in sheet.rows if row.cells and sheet.sort_of(row) == "changed"]
