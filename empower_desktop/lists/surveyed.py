"""What a list says whatever is answered: where its tables lie and what its days tell of each other, found once for all its plans."""

from __future__ import annotations

from empower_desktop.lists.days import Clues
from empower_desktop.lists.grid import Listing, Sheet
from empower_desktop.lists.places import Places
from empower_desktop.lists.register_columns import find_register
from empower_desktop.lists.tables import Found, find_tables


class Surveyed:
    """A list with the clues of its days and its places; its tables are found when they are first asked for, and given anew each time.

    What is understood of a table moves it: rows that are left out, columns that somebody said hold something else.
    """

    def __init__(self, listing: Listing) -> None:
        """Learn from all days of the list."""
        self.listing = listing
        self.clues = Clues()
        for sheet in listing.sheets:
            for cell in sheet.cells.values():
                if cell.kind == "text":
                    self.clues.learn(cell.text)
        self.places = Places(listing.sheets, lambda sheet: [table.header_rows[-1] for table in self.tables(sheet) if table.header_rows])
        self._tables: dict[str, list[Found]] = {}
        self._registers: dict[tuple[str, str], Found | None] = {}

    def tables(self, sheet: Sheet) -> list[Found]:
        """Give the tables of people or deeds of a sheet, from the top down."""
        if sheet.name not in self._tables:
            self._tables[sheet.name] = find_tables(sheet)
        return [table.untouched() for table in self._tables[sheet.name]]

    def register(self, sheet: Sheet, kind: str) -> Found | None:
        """Give the table of a sheet that is a register of a kind, or None."""
        if (sheet.name, kind) not in self._registers:
            self._registers[sheet.name, kind] = find_register(sheet, kind)
        found = self._registers[sheet.name, kind]
        return found.untouched() if found is not None else None
