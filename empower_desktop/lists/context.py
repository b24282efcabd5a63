"""What the parts of understanding a list share: the file, its days, its questions, and the records made so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from empower_desktop.history.change import Plain
from empower_desktop.language import Message
from empower_desktop.lists.days import Clues
from empower_desktop.lists.grid import Listing, cell_name, letters
from empower_desktop.lists.heads import Head
from empower_desktop.lists.questions import Asking
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Entry

CameTo = Callable[[str], str]
"""Gives the record of the person that a row came to be in a shorter list of the same, by the row's fingerprint; "" for none."""


class FindArea(Protocol):
    """Gives the code of a village by its name and those of its district and regency, "" for none that is certain.

    One that is `near` lies in the author's own area: a title says `Desa Siaga`, and somewhere there is a village of that name.
    """

    def __call__(self, village: str, district: str, regency: str, near: bool = False, /) -> str:
        """Give the code."""


"""Gives the code of a village by its name and those of its district and regency, "" where it is none or not certain."""


def no_shorter_list(fingerprint: str) -> str:
    """Know of no shorter list, so that no row has come to be anybody yet."""
    return ""


@dataclass
class Draft:
    """A record in the making."""

    name: str
    kind: str
    sheet: str
    row: int = 0
    part: str = ""
    fields: dict[str, Plain] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    several: dict[str, tuple[str, ...]] = field(default_factory=dict)
    mentioned: bool = False
    assumed: set[str] = field(default_factory=set)

    def put(self, code: str, value: Plain, cell: str = "") -> None:
        """Give a field a value that stands in a cell; nothing is no value."""
        if value is not None and value != "":
            self.fields[code] = value
            if cell:
                self.cells[code] = cell

    def entry(self) -> Entry:
        """Give it as it stays."""
        values = dict(self.fields), dict(self.links), dict(self.cells)
        return Entry(
            self.name, self.kind, self.sheet, self.row, *values, self.part, dict(self.several), self.mentioned, frozenset(self.assumed)
        )


@dataclass
class Context:
    """One list being understood."""

    surveyed: Surveyed
    kind: str
    asking: Asking
    today: date
    find_area: FindArea
    came_to: CameTo = no_shorter_list
    drafts: dict[str, Draft] = field(default_factory=dict)
    lines: dict[tuple[str, int], Draft] = field(default_factory=dict)
    """What the lines of minutes came to: each by what it says, and by how often its sheet had said so."""
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each sheet said a line."""

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.surveyed.listing

    @property
    def clues(self) -> Clues:
        """What its days say of each other."""
        return self.surveyed.clues

    def draft(self, kind: str, key: str, sheet: str, row: int = 0, part: str = "") -> Draft:
        """Give the record of a kind and key, made when it is first asked for."""
        name = f"{kind}:{key}"
        if name not in self.drafts:
            self.drafts[name] = Draft(name, kind, sheet, row, part)
        return self.drafts[name]

    def put_once(self, noted: Draft, code: str, value: Plain, sheet: str, cell: str, otherwise: Message) -> None:
        """Note what is said of a record; where something else was said of it before, the cell is named as not taken."""
        if code not in noted.fields:
            noted.put(code, value, cell)
        elif value not in (None, "", noted.fields[code]):
            self.asking.leave(sheet, cell or "A1", otherwise)

    def line(self, kind: str, key: str, said: str, sheet: str, row: int = 0) -> Draft:
        """Give the record of a line; one that says what a line of another sheet says, as on a copy of it, is the same one."""
        self.told[sheet, f"{kind}:{said}"] += 1
        nth = f"{kind}:{said}", self.told[sheet, f"{kind}:{said}"]
        if nth not in self.lines:
            times, name = 1, key
            while f"{kind}:{name}" in self.drafts:
                times += 1
                name = f"{key}#{times}"
            self.lines[nth] = self.draft(kind, name, sheet, row)
        return self.lines[nth]

    def entries(self) -> tuple[Entry, ...]:
        """Give all records."""
        return tuple(draft.entry() for draft in self.drafts.values())

    def place_of(self, part: Part) -> str:
        """Tell a table from the others of the list by the row that heads it."""
        return self.surveyed.places.of_row(part.sheet, max(part.table.header_rows, default=0))


@dataclass
class Part:
    """A table with the head that belongs to it, and the year and day that the head gives.

    `apart` tells what was held from that of another sheet, where both are called the same and neither says its day.
    `fingerprints` tell its rows, by their numbers, also in a longer list of the same; a row that has none is like another.
    `days` are the first and the last day of a training of which it is one day, `came` the keys of those who came on it.
    `of_event` are the columns that say what was held, or on which day, for the rows of this part of a table.
    """

    table: Found
    head: Head
    year: int = 0
    day: str = ""
    group: str = ""
    owner: str = ""
    owner_kind: str = ""
    apart: str = ""
    fingerprints: dict[int, str] = field(default_factory=dict)
    days: tuple[str, str] | None = None
    came: frozenset[str] = frozenset()
    of_event: frozenset[int] = frozenset()

    @property
    def sheet(self) -> str:
        """The name of its sheet."""
        return self.table.sheet.name

    def head_cell(self, wanted: str) -> str:
        """Give the cell that heads the column of a field, the whole column where the table has no headings."""
        column = self.table.column(wanted)
        if not column or self.table.header_rows:
            return cell_name(min(self.table.header_rows), column) if column else ""
        return span(column, self.table.rows)

    def cells_of(self, wanted: str, rows: Iterable[int]) -> str:
        """Give the range of a column from the first to the last of some rows."""
        apart = (cell.column for (_, code), cell in self.table.apart.items() if code == wanted and cell is not None)
        return span(self.table.column(wanted) or next(apart, 0), rows)


def span(column: int, rows: Iterable[int]) -> str:
    """Give the range of a column from the first to the last of some rows, `B7:B9`."""
    listed = sorted(rows)
    first, last = listed[0], listed[-1]
    return f"{letters(column)}{first}" if first == last else f"{letters(column)}{first}:{letters(column)}{last}"


def across(row: int, columns: Iterable[int]) -> str:
    """Give the range of a row from the first to the last of some columns, `C3:F3`."""
    listed = sorted(columns)
    first, last = cell_name(row, listed[0]), cell_name(row, listed[-1])
    return first if first == last else f"{first}:{last}"


Values = Mapping[str, Plain]
