"""What a list says whatever is answered: where its tables lie and what its days tell of each other, found once for all its plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from empower_desktop.lists.days import Clues
from empower_desktop.lists.grid import Listing, Sheet
from empower_desktop.lists.names import bold_off
from empower_desktop.lists.places import Places
from empower_desktop.lists.register_columns import find_next_register, find_register
from empower_desktop.lists.tables import Found, find_tables

_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
"""Single letters with one blank between them; two or more part words, `D A F T A R   H A D I R`."""
_MARKS = frozenset("hsiavxyt")
"""Letters that say who came, several times in one cell."""


class Surveyed:
    """A list with the clues of its days and its places; its tables are found when they are first asked for, and given anew each time.

    What is understood of a table moves it: rows that are left out, columns that somebody said hold something else.
    """

    def __init__(self, listing: Listing) -> None:
        """Learn from all days of the list."""
        self.listing = listing = replace(listing, sheets=tuple(map(_closed_up, listing.sheets)))
        self.clues = Clues()
        for sheet in listing.sheets:
            for cell in sheet.cells.values():
                if cell.kind == "text":
                    self.clues.learn(cell.text)
        self.places = Places(listing.sheets, lambda sheet: [table.header_rows[-1] for table in self.tables(sheet) if table.header_rows])
        self._tables: dict[str, list[Found]] = {}
        self._registers: dict[tuple[str, str], list[Found]] = {}

    def tables(self, sheet: Sheet) -> list[Found]:
        """Give the tables of people or deeds of a sheet, from the top down."""
        if sheet.name not in self._tables:
            self._tables[sheet.name] = find_tables(sheet)
        return [table.untouched() for table in self._tables[sheet.name]]

    def registers(self, sheet: Sheet, kind: str) -> list[Found]:
        """Give the tables of a sheet that are registers of a kind, from the top down."""
        if (sheet.name, kind) not in self._registers:
            self._registers[sheet.name, kind] = list(_registers(sheet, kind))
        return [table.untouched() for table in self._registers[sheet.name, kind]]


def _registers(sheet: Sheet, kind: str) -> Iterator[Found]:
    found = find_register(sheet, kind)
    while found is not None:
        yield found
        found = find_next_register(sheet, kind, found)


def _closed_up(sheet: Sheet) -> Sheet:
    """Give a sheet whose words that are written with blanks between their letters, `N A M A`, or in bold, are words."""
    written = {at: cell for at, cell in sheet.cells.items() if cell.kind == "text"}
    spaced = {at: cell for at, cell in written.items() if _SPACED.search(cell.text)}
    closed = {at: replace(cell, text=bold_off(cell.text)) for at, cell in written.items() if "*" in cell.text}
    closed |= {at: replace(cell, text=" ".join(_SPACED.sub(_closed, bold_off(cell.text)).split())) for at, cell in spaced.items()}
    return replace(sheet, cells={**sheet.cells, **closed}) if closed else sheet


def _closed(found: re.Match[str]) -> str:
    letters = found[0].replace(" ", "")
    return found[0] if set(letters.casefold()) <= _MARKS else letters
