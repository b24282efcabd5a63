"""The rows and cells of one sheet, streamed in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, Message
from empower_desktop.workbook.limits import Limits, fits
from empower_desktop.workbook.strings import SHORT, unescape
from empower_desktop.workbook.xmlstream import feed, strict_parser, too_deep

Kind = Literal["text", "number", "bool", "error", "date"]

# An exponent of four digits would make a whole number of gigabytes.
NUMBER = re.compile(r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,3})?").fullmatch
ISO_DATE = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?T?(?:[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)?Z?")
# A named tuple's own way to be made takes a function call more.
NEW = tuple.__new__
# As many as Excel allows.
MOST_STYLES = 65_536
MOST_MERGED = 10_000
BOOLS = {"1": "1", "true": "1", "0": "0", "false": "0"}
KINDS: dict[str, Kind] = {"n": "number", "s": "text", "str": "text", "inlineStr": "text", "b": "bool", "e": "error", "d": "date"}


class Cell(NamedTuple):
    """A filled cell: column from 1, and its content exactly as the file has it.

    A number is the file's own digits, a bool `1` or `0`, a date (rare: Excel
    stores days as numbers with a style) is ISO text, an error its name or what
    stood in place of a proper value.
    """

    # A named tuple, because a frozen dataclass takes five times as long to make and a file has a million cells.
    column: int
    kind: Kind
    text: str
    style: int = 0
    formula: bool = False


Row = tuple[int, list[Cell]]


def column_letters(column: int) -> str:
    """Give a column's letters, `A` for 1."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Give the number of a column, 1 for `A`, and 0 for what is none."""
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class _Styles(dict[str | None, int]):
    def __missing__(self, stated: str | None) -> int:
        number = int(stated) if stated is not None and stated.isdecimal() and len(stated) < 10 else 0
        if len(self) < MOST_STYLES:
            self[stated] = number
        return number


class _Columns(dict[str, int]):
    def __missing__(self, letters: str) -> int:
        number = self[letters] = column_number(letters)
        return number


# Where the parser stands. Plain numbers: looking up a member of an enumeration costs as much as the rest of a handler.
OUTSIDE, SHEET, DATA, ROW, CELL, INLINE, RUN, VALUE, TEXT, TEXT_IN_RUN, FOREIGN = range(11)
AFTER = (OUTSIDE, OUTSIDE, SHEET, DATA, ROW, CELL, INLINE, CELL, INLINE, RUN)
STEPS = {
    (OUTSIDE, "worksheet"): SHEET,
    (SHEET, "sheetData"): DATA,
    (DATA, "row"): ROW,
    (CELL, "is"): INLINE,
    (INLINE, "r"): RUN,
    (INLINE, "t"): TEXT,
    (RUN, "t"): TEXT_IN_RUN,
}


class _Sheet:
    """The handlers that gather rows; what they do not know they pass over, with its contents.

    They run five times a cell, a million cells a file: what happens for every
    cell stands in them and not in functions of its own.
    """

    def __init__(self, place: Place, limits: Limits, shared: Callable[[], list[str | None]]) -> None:
        self.rows: list[Row] = []
        self.merged: list[str] = []
        self._place = place
        self._limits = limits
        self._shared = shared
        self._strings: list[str | None] | None = None
        self._columns = _Columns()
        self._styles = _Styles()
        self._namespace = ""
        self._c = self._v = ""
        self._at = OUTSIDE
        self._before = OUTSIDE
        self._depth = 0
        self._row = 0
        self._digits = ""
        self._beyond = 0
        self._cells: list[Cell] = []
        self._ordered = True
        self._column = 0
        self._type = "n"
        self._style: str | None = None
        self._text = ""
        self._formula = False
        self._longest = limits.cell_units * len("_x0000_")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._at
        if at == ROW and name == self._c:
            self._at = CELL
            stated = attributes.get("r")
            column = self._column + 1
            if stated is not None:
                column = self._columns[stated[: self._beyond]] if stated.endswith(self._digits) else 0
            if column <= self._column or column > self._limits.columns:
                self._check_column(column, stated)
            self._column = column
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s")
            self._text = ""
            self._formula = False
        elif at == CELL and name == self._v and not self._text:
            self._at = VALUE
        else:
            self._start_other(at, name, attributes)

    def end(self, _name: str) -> None:
        at = self._at
        if at == VALUE:
            self._at = CELL
        elif at == CELL:
            self._at = ROW
            text = self._text
            if self._type == "n" and NUMBER(text) is not None:
                self._cells.append(NEW(Cell, (self._column, "number", text, self._styles[self._style], self._formula)))
            elif text or self._formula:
                self._end_cell()
        elif at == FOREIGN:
            self._depth -= 1
            if not self._depth:
                self._at = self._before
        else:
            self._at = AFTER[at]
            if at == ROW and self._cells:
                self.rows.append((self._row, self._cells if self._ordered else self._sorted()))
                self._cells = []

    def text(self, data: str) -> None:
        if FOREIGN > self._at >= VALUE:
            self._text += data
            if len(self._text) > self._longest:
                raise self._too_long()

    def _start_other(self, at: int, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if at == CELL and self._text and local in ("v", "is"):
            raise self._refused("cell_twice", N_("The cell holds two values."))
        if at == OUTSIDE:
            self._namespace = namespace
            self._c, self._v = f"{namespace} c".lstrip(), f"{namespace} v".lstrip()
        after = STEPS.get((at, local)) if namespace == self._namespace else None
        if after is not None:
            self._at = after
            if after == ROW:
                self._begin_row(attributes.get("r"))
            return
        if at != FOREIGN:
            self._before = at
            self._at = FOREIGN
            self._formula = self._formula or (at == CELL and local == "f")
        elif local == "mergeCell" and self._before == SHEET and len(self.merged) < MOST_MERGED:
            self.merged.append(attributes.get("ref", ""))
        self._depth += 1
        if self._depth > self._limits.nesting:
            raise too_deep(self._place)

    def _begin_row(self, stated: str | None) -> None:
        number = self._row + 1
        if stated is not None:
            number = int(stated) if stated.isdecimal() and len(stated) < 10 else 0
            if number <= self._row:
                message = N_("Row {row} stands after row {before}.", row=stated[:20], before=self._row)
                raise self._refused("rows_out_of_order", message)
        if number > self._limits.rows:
            raise self._refused("too_many_rows", N_("The sheet has more than {limit} rows.", limit=self._limits.rows))
        self._row = number
        self._digits = str(number)
        self._beyond = -len(self._digits)
        self._column = 0
        self._ordered = True

    def _check_column(self, column: int, stated: str | None) -> None:
        if not column:
            message = N_("A cell in row {row} says that it is {cell}.", row=self._row, cell=str(stated)[:20])
            raise self._refused("cell_out_of_place", message)
        if column > self._limits.columns:
            message = N_("The sheet has more than {limit} columns.", limit=self._limits.columns)
            raise self._refused("too_many_columns", message)
        self._ordered = False

    def _end_cell(self) -> None:
        text, type_ = self._text, self._type
        kind = KINDS.get(type_)
        if type_ == "s":
            text = self._shared_text(text)
        elif kind is None:
            raise self._refused("cell_type", N_("The cell is of an unknown type: {type}.", type=type_[:20]))
        else:
            kind, text = ("text", unescape(text)) if kind == "text" else _typed(kind, text.strip(" \t\n"))
            if len(text) >= SHORT and not fits(text, self._limits.cell_units):
                raise self._too_long()
        if text or self._formula:
            self._cells.append(NEW(Cell, (self._column, kind or "text", text, self._styles[self._style], self._formula)))

    def _shared_text(self, index: str) -> str:
        if self._strings is None:
            self._strings = self._shared()
        number = int(index) if index.isdecimal() and len(index) < 10 else -1
        if not 0 <= number < len(self._strings):
            raise self._refused("shared_string", N_("The cell points to a text that the file does not hold."))
        text = self._strings[number]
        if text is None:
            raise self._too_long()
        return text

    def _sorted(self) -> list[Cell]:
        cells = sorted(self._cells, key=itemgetter(0))
        for before, after in pairwise(cells):
            if before.column == after.column:
                self._column = after.column
                raise self._refused("cell_twice", N_("The cell stands twice in its row."))
        return cells

    def _refused(self, code: str, message: Message) -> Problem:
        cell = f"{column_letters(self._column) or 'A'}{self._row}" if self._row else ""
        return Problem(message, code, replace(self._place, cell=cell))

    def _too_long(self) -> Problem:
        return self._refused("cell_too_long", N_("The cell holds more than {limit} characters.", limit=self._limits.cell_units))


def _typed(kind: Kind, text: str) -> tuple[Kind, str]:
    """Give the kind under which a value can be relied on; what is no number, bool or date is an error."""
    if not text:
        return "text", ""
    if kind == "number" and NUMBER(text) is None:
        return "error", text
    if kind == "bool":
        known = BOOLS.get(text.lower())
        return ("error", text) if known is None else ("bool", known)
    return ("error", text) if kind == "date" and ISO_DATE.fullmatch(text) is None else (kind, text)


def read_rows(
    chunks: Iterable[bytes], shared: Callable[[], list[str | None]], place: Place, limits: Limits, merged: list[str] | None = None
) -> Iterator[Row]:
    """Stream the rows that have filled cells, by number, their cells by column; `merged` gets the blocks of merged cells, known at the end.

    What the sheet says of its own size is not believed. Rows out of order are
    refused, as Excel does; cells out of order within a row are put in order.
    """
    parser = strict_parser(place)
    sheet = _Sheet(place, limits, shared)
    parser.StartElementHandler = sheet.start
    parser.EndElementHandler = sheet.end
    parser.CharacterDataHandler = sheet.text
    for _ in feed(parser, chunks, place, limits):
        yield from sheet.rows
        sheet.rows.clear()
    if merged is not None:
        merged += sheet.merged
