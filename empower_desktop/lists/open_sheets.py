"""An .ods list as plain cells, with what a list says without words: merged, hidden and struck-out cells, comments."""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.lists.excel import MOST_MERGED, figure_of, lasting, written_day
from empower_desktop.lists.grid import Block, Cell, Kind, Sheet, cell_name
from empower_desktop.workbook.container import DAMAGE
from empower_desktop.workbook.limits import LIMITS
from empower_desktop.workbook.sheetdata import NUMBER
from empower_desktop.workbook.xmlstream import feed, strict_parser, too_deep

MOST_COLUMNS = 1_000
"""The last columns of all may be hidden at once: that is no column of a list."""
LONGEST_COMMENT = 500
_MOST_ROWS = 10_000
"""So many rows that are written as one are marked: more of them hold nothing."""
_UNSEEN = ("collapse", "filter")
_CELL = ("table-cell", "covered-table-cell")
_SIGNS = {"tab": "\t", "line-break": "\n"}
_LASTS = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2}(?:\.\d{1,9})?)S")
_TRUTHS = {"of:=TRUE()": "1", "of:=FALSE()": "0"}
"""LibreOffice writes the truths of an .xlsx as formulas."""
_NUMBERS = ("float", "percentage", "currency")
_MANIFEST = "META-INF/manifest.xml"
_PIECE = 64 * 1024
Attributes = Mapping[str, str]


def open_sheets(file: Path, most: int) -> list[Sheet]:
    """Give the sheets of an .ods; what cannot be read, is protected, or holds more filled cells than `most` is a Problem."""
    try:
        with zipfile.ZipFile(file) as archive:
            if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
                raise locked(file)
            with archive.open("content.xml") as content:
                return _Reading(file, most).sheets(iter(lambda: content.read(_PIECE), b""))
    except (OSError, KeyError, *DAMAGE) as error:
        raise damaged(file) from error


def locked(file: Path) -> Problem:
    """Give the Problem of a list that is protected."""
    message = N_("The file is protected with a passphrase. Remove it in Excel, save the file and try again.")
    return Problem(message, "locked", Place(file.name))


def damaged(file: Path) -> Problem:
    """Give the Problem of a list that cannot be read."""
    message = N_("{file} is damaged or cut off. Open it in Excel, save it as .xlsx and try again.", file=file.name)
    return Problem(message, "damaged", Place(file.name))


@dataclass
class _Drawn:
    """A sheet as far as it was read; `times` is for how many rows this one stands."""

    name: str
    hidden: bool
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Block] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0
    column_styles: list[tuple[int, str]] = field(default_factory=list)
    """The style of the cells that name none themselves, each up to a column."""
    row: int = 0
    times: int = 1
    column: int = 0

    def begin_columns(self, attributes: Attributes) -> None:
        times = _times(attributes, "number-columns-repeated")
        if attributes.get("visibility") in _UNSEEN:
            self.hidden_columns.update(range(self.columns + 1, min(self.columns + times, MOST_COLUMNS) + 1))
        self.columns += times
        self.column_styles.append((self.columns, attributes.get("default-cell-style-name", "")))

    def begin_row(self, attributes: Attributes) -> None:
        self.row, self.times, self.column = self.row + self.times if self.row else 1, _times(attributes, "number-rows-repeated"), 0
        if attributes.get("visibility") in _UNSEEN:
            self.hidden_rows.update(range(self.row, min(self.row + min(self.times, _MOST_ROWS), LIMITS.rows + 1)))

    def put(self, attributes: Attributes, kind: Kind, text: str, struck: bool, comment: str, room: int) -> bool:
        """Put a cell at each place for which it stands; False where these are more than there is room for."""
        across, first = _times(attributes, "number-columns-repeated"), self.column + 1
        down, right = _times(attributes, "number-rows-spanned"), _times(attributes, "number-columns-spanned")
        if down * right > 1 and len(self.merged) < MOST_MERGED:
            self.merged.append(Block(self.row, first, self.row + down - 1, first + right - 1))
        self.column += across
        if not text and kind != "formula":
            return True
        if across * self.times > room:
            return False
        for row in range(self.row, self.row + self.times):
            for column in range(first, first + across):
                self.cells[row, column] = Cell(row, column, kind, text, struck, comment)
        return True

    def style_of(self, cell: Attributes) -> str:
        """Give the style of the cell that comes next: its own, else that of its column."""
        column = bisect_left(self.column_styles, (self.column + 1, ""))
        return cell.get("style-name") or (self.column_styles[column][1] if column < len(self.column_styles) else "")

    def done(self) -> Sheet:
        """Give the sheet as it was read."""
        return Sheet(self.name, self.cells, self.hidden, tuple(self.merged), frozenset(self.hidden_rows), frozenset(self.hidden_columns))


class _Reading:
    """Follows the elements of `content.xml`; what is written in a cell comes in pieces, with marks between them."""

    def __init__(self, file: Path, most: int) -> None:
        self._file, self._most, self._room = file, most, most
        self._path: list[str] = []
        self._style = ""
        self._struck: set[str] = set()
        self._unseen: set[str] = set()
        self._sheets: list[_Drawn] = []
        self._sheet: _Drawn | None = None
        self._cell: Attributes | None = None
        self._depth = 0
        self._lines: list[str] = []
        self._length = 0
        self._remarks: list[str] = []

    def sheets(self, pieces: Iterator[bytes]) -> list[Sheet]:
        """Give the sheets that the pieces of the file come to."""
        place = Place(self._file.name)
        parser = strict_parser(place)
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = self._start, self._end, self._write
        for _ in feed(parser, pieces, place, LIMITS):
            pass
        return [sheet.done() for sheet in self._sheets]

    def _start(self, name: str, named: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._path.append(local)
        if len(self._path) > LIMITS.nesting:
            raise too_deep(Place(self._file.name))
        attributes = {key.rpartition(" ")[2]: text for key, text in named.items() if not key.endswith("calcext:1.0 value-type")}
        if self._cell is not None:
            self._start_within(local, attributes)
        elif self._sheet is None:
            self._start_outside(local, attributes)
        elif local == "table-column":
            self._sheet.begin_columns(attributes)
        elif local == "table-row":
            self._sheet.begin_row(attributes)
        elif local in _CELL:
            failed = "error" in (text for key, text in named.items() if key.endswith(" value-type"))
            self._cell, self._depth = {**attributes, **({"value-type": "error"} if failed else {})}, len(self._path)
            self._lines, self._remarks, self._length = [], [], 0

    def _start_outside(self, local: str, attributes: Attributes) -> None:
        if local == "style":
            self._style = attributes.get("name", "")
        elif local == "text-properties" and attributes.get("text-line-through-style", "none") != "none":
            self._struck.add(self._style)
        elif local == "table-properties" and attributes.get("display") == "false":
            self._unseen.add(self._style)
        elif self._path[-2:] == ["spreadsheet", "table"]:
            if len(self._sheets) >= LIMITS.sheets:
                message = N_("The file has more than {limit} sheets. Ask for a new export.", limit=LIMITS.sheets)
                raise Problem(message, "too_many_sheets", Place(self._file.name))
            self._room = self._most - sum(len(sheet.cells) for sheet in self._sheets)
            self._sheet = _Drawn(attributes.get("name", ""), attributes.get("style-name") in self._unseen)
            self._sheets.append(self._sheet)

    def _start_within(self, local: str, attributes: Attributes) -> None:
        if local == "p" and (written := self._written()) is not None:
            written.append("")
            self._lengthen(1)
        self._write(" " * min(_times(attributes, "c"), LIMITS.cell_units) if local == "s" else _SIGNS.get(local, ""))

    def _write(self, text: str) -> None:
        if text and (written := self._written()):
            self._lengthen(len(text))
            written[-1] += text

    def _lengthen(self, by: int) -> None:
        self._length += by
        if self._length > LIMITS.cell_units and self._sheet is not None:
            place = Place(self._file.name, self._sheet.name, cell_name(self._sheet.row, self._sheet.column + 1))
            raise Problem(N_("The cell holds more than {limit} characters.", limit=LIMITS.cell_units), "cell_too_long", place)

    def _written(self) -> list[str] | None:
        """Give the lines in the midst of which a cell or its comment is; None where it is in neither, as in a drawing."""
        if self._cell is None:
            return None
        within = self._path[self._depth :]
        return self._lines if within[:1] == ["p"] else self._remarks if within[:1] == ["annotation"] and "p" in within else None

    def _end(self, _name: str) -> None:
        if self._cell is not None and len(self._path) == self._depth:
            self._end_cell(self._cell)
            self._cell = None
        elif self._path[-2:] == ["spreadsheet", "table"]:
            self._sheet = None
        self._path.pop()

    def _end_cell(self, cell: Attributes) -> None:
        if self._sheet is None:
            return
        kind, text = _held(cell, "\n".join(self._lines).strip())
        # The empty text of a formula is a line; one that was never calculated has none.
        if not text and "formula" in cell and not self._lines and cell.get("value-type") != "string":
            kind = "formula"
        comment = " ".join(" ".join(self._remarks).split())[:LONGEST_COMMENT]
        room = self._room - len(self._sheet.cells)
        if not self._sheet.put(cell, kind, text, self._sheet.style_of(cell) in self._struck, comment, room):
            file, limit = self._file.name, self._most
            raise Problem(
                N_("{file} holds more than {limit} filled cells. Split it into several lists.", file=file, limit=limit),
                "too_big",
                Place(file),
            )


def _held(cell: Attributes, shown: str) -> tuple[Kind, str]:
    """Say what a cell holds, whatever of it is shown."""
    typed, formula = cell.get("value-type", ""), cell.get("formula", "")
    if formula in _TRUTHS:
        return "bool", _TRUTHS[formula]
    if typed in _NUMBERS and NUMBER(value := cell.get("value", "")) is not None:
        return figure_of(Decimal(value), typed == "percentage")
    if typed == "boolean":
        return "bool", "1" if cell.get("boolean-value") == "true" else "0"
    if typed == "date":
        return written_day(cell.get("date-value", "").partition("T")[0], shown)
    if typed == "time" and (lasts := _LASTS.fullmatch(cell.get("time-value", ""))):
        return lasting(Decimal(lasts[1]) * 3600 + Decimal(lasts[2]) * 60 + Decimal(lasts[3]))
    if typed == "error":
        return "error", shown
    return "text", cell.get("string-value", "").strip() or shown


def _times(attributes: Attributes, name: str) -> int:
    said = attributes.get(name, "1")
    return int(said) if said.isdecimal() and len(said) < 8 else 1
