"""A stranger's list as plain cells, whatever program wrote it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from empower_desktop.records.typed import visible

Kind = Literal["text", "number", "date", "time", "bool", "error", "formula", "identity"]
Packed = list[Any]
_BETWEEN = r"(?:[\s.\-–_'’]{0,2}|,(?=\d{3}(?!\d)))"
_LABEL = r"(?:\b(?:no(?:mor)?\.?\s*)?(?:nik|ktp|kk|nip)\b\.?\s*[:=]?\s*['’]?)?"
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)
# Fifteen or sixteen digits, however parted: a NIK, a KK number, or one that a spreadsheet has cut short. One or two more
# without a gap are one mistyped, or an official's number, which is often written in four groups.
_IDENTITY = re.compile(
    rf"{_LABEL}(?<!\d)(?:\d{{8}}\s+\d{{6}}\s+\d\s+\d{{3}}|\d(?:{_BETWEEN}\d){{14,15}}|\d{{17,18}})(?!\d|,\d{{3}})", re.IGNORECASE
)

_CELLS = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")
_PARTED_FROM_NUMBER = re.compile(r"^\s*[/|;,:]+\s*|\s*[/|;,:]+\s*$")
"""What parted a number that was taken out from the name beside it, `Budi / 3302…`."""


def letters(column: int) -> str:
    """Give a column's letters, `A` for 1."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def column_of(text: str) -> int:
    """Give the column that letters name, 0 for what names none."""
    if not (1 <= len(text) <= 3 and text.isascii() and text.isalpha()):
        return 0
    number = 0
    for sign in text.upper():
        number = number * 26 + ord(sign) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Give the name of a cell as spreadsheets show it, `B7`."""
    return f"{letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell; `text` is a text as it stands, a number's digits with a point, or a day in ISO form.

    Of a cell of the kind `identity` only that it held a number as long as an identity number is known.
    """

    row: int
    column: int
    kind: Kind
    text: str
    struck: bool = False
    comment: str = ""

    @property
    def name(self) -> str:
        """The cell's name, `B7`."""
        return cell_name(self.row, self.column)

    @property
    def is_error(self) -> bool:
        """Whether it holds an error of a formula; in a .csv that is a text."""
        return self.kind == "error" or _ERROR.fullmatch(self.text) is not None

    @property
    def shown(self) -> str:
        """What somebody sees in it: a box is ticked or not, and no number."""
        return {"1": "☑", "0": "☐"}.get(self.text, self.text) if self.kind == "bool" else self.text


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return range_name(self.top, self.left, self.bottom, self.right)

    def holds(self, row: int, column: int) -> bool:
        """Say whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def range_name(top: int, left: int, bottom: int, right: int) -> str:
    """Give the name of a range, `B7:B9`, of a single cell its own."""
    first, last = cell_name(top, left), cell_name(bottom, right)
    return first if first == last else f"{first}:{last}"


def blocks_named(cells: str) -> Iterator[Block]:
    """Give the rectangles of `B7`, `B7:C9` or `B7,B9`."""
    for left, top, right, bottom in (found.groups("") for found in _CELLS.finditer(cells)):
        yield Block(int(top), column_of(left), int(bottom or top), column_of(right or left))


@dataclass(frozen=True)
class Sheet:
    """One sheet: its filled cells, the merged blocks, and what its maker hid."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    hidden: bool = False
    merged: tuple[Block, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    span: Mapping[tuple[int, int], Block] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "span", {(block.top, block.left): block for block in self.merged})

    def cell(self, row: int, column: int) -> Cell | None:
        """Give a cell that holds something, or None."""
        return self.cells.get((row, column))

    def text(self, row: int, column: int) -> str:
        """Give what a cell says, on one line; "" for an empty one."""
        cell = self.cells.get((row, column))
        return " ".join(cell.text.split()) if cell else ""

    def block(self, row: int, column: int) -> Block | None:
        """Give the merged block that begins at a cell."""
        return self.span.get((row, column))

    @cached_property
    def by_row(self) -> Mapping[int, tuple[Cell, ...]]:
        """The filled cells of each row that has any, in order."""
        rows: dict[int, list[Cell]] = {}
        for key in sorted(self.cells):
            rows.setdefault(key[0], []).append(self.cells[key])
        return {row: tuple(cells) for row, cells in rows.items()}

    def within(self, block: Block) -> Iterator[Cell]:
        """Give the filled cells of a rectangle, however far down it reaches."""
        rows = (block.top,) if block.top == block.bottom else (row for row in self.by_row if block.top <= row <= block.bottom)
        return (cell for row in rows for cell in self.by_row.get(row, ()) if block.left <= cell.column <= block.right)

    @property
    def last_row(self) -> int:
        """The last row that holds anything."""
        return max(self.by_row, default=0)


@dataclass(frozen=True)
class Listing:
    """A file as it was read: its name, its sheets in order, and `fingerprint`, what it says as a hash.

    Neither the order of columns, sheets or rows nor the program that saved it moves the fingerprint. `dropped` are, by
    sheet, the cells out of which an identity number was taken.
    """

    file: str
    sheets: tuple[Sheet, ...]
    fingerprint: str = ""
    dropped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> Mapping[str, Sheet]:
        """The sheets by their names."""
        return {sheet.name: sheet for sheet in self.sheets}


def listed(file: str, sheets: Sequence[Sheet]) -> Listing:
    """Give a list as it may be kept in memory: numbers as long as identity numbers are taken out before anything else.

    Signs that nobody sees go before that: they make no other name, and hide no number.
    """
    sheets = [replace(sheet, cells={where: _seen(cell) for where, cell in sheet.cells.items()}) for sheet in sheets]
    lines = sorted(line for sheet in sheets for line in _lines(sheet))
    fingerprint = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
    dropped = {sheet.name: tuple(cell.name for cell in sheet.cells.values() if _IDENTITY.search(cell.text)) for sheet in sheets}
    clean = [
        replace(sheet, cells={where: _clean(cell) for where, cell in sheet.cells.items()}, merged=tuple(_within(sheet))) for sheet in sheets
    ]
    return Listing(file, tuple(clean), fingerprint, {name: cells for name, cells in dropped.items() if cells})


def _within(sheet: Sheet) -> Iterator[Block]:
    """Give the merged blocks as far as anything stands on the sheet, were they merged to its very end."""
    bottom, right = (max(ends, default=1) for ends in zip(*sheet.cells, strict=True)) if sheet.cells else (1, 1)
    for block in sheet.merged:
        if block.top <= bottom and block.left <= right:
            yield Block(block.top, block.left, min(block.bottom, bottom), min(block.right, right))


def _seen(cell: Cell) -> Cell:
    text, comment = visible(cell.text), visible(cell.comment)
    return cell if (text, comment) == (cell.text, cell.comment) else replace(cell, text=text, comment=comment)


def line_of(cells: Iterable[Cell]) -> str:
    """Give what the cells of a row say in whatever order they stand; what a formula gives follows from the others."""
    return "\t".join(sorted(" ".join(cell.text.split()) for cell in cells if cell.kind != "formula"))


def _lines(sheet: Sheet) -> Iterator[str]:
    yield from (line for cells in sheet.by_row.values() if (line := line_of(cells)).strip("\t"))


def _clean(cell: Cell) -> Cell:
    comment = _IDENTITY.sub(" ", cell.comment)
    if not _IDENTITY.search(cell.text):
        return cell if comment == cell.comment else replace(cell, comment=comment)
    lines = (" ".join(line.split()) for line in _IDENTITY.sub(" ", cell.text).splitlines())
    rest = _PARTED_FROM_NUMBER.sub("", "\n".join(filter(None, lines)))
    worded = any(sign.isalpha() for sign in cell.text)  # a remark "NIK 99…" makes no column of numbers of the remarks
    return replace(
        cell, kind="text" if rest.strip(".'’-") or worded else "identity", text=rest if rest.strip(".'’-") else "", comment=comment
    )


def pack(listing: Listing) -> Packed:
    """Give a list as plain data, for the way out of the child process."""
    return [listing.file, [_pack_sheet(sheet) for sheet in listing.sheets], listing.fingerprint, listing.dropped]


def unpack(packed: Packed) -> Listing:
    """Give back the list that was packed."""
    file, sheets, fingerprint, dropped = packed
    cells = {name: tuple(names) for name, names in dropped.items()}
    return Listing(file, tuple(_unpack_sheet(sheet) for sheet in sheets), fingerprint, cells)


def _pack_sheet(sheet: Sheet) -> Packed:
    cells = [[cell.row, cell.column, cell.kind, cell.text, cell.struck, cell.comment] for cell in sheet.cells.values()]
    merged = [[block.top, block.left, block.bottom, block.right] for block in sheet.merged]
    return [sheet.name, sheet.hidden, cells, merged, sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)]


def _unpack_sheet(packed: Packed) -> Sheet:
    name, hidden, cells, merged, rows, columns = packed
    found = [Cell(*cell) for cell in cells]
    return Sheet(
        name,
        {(cell.row, cell.column): cell for cell in found},
        hidden,
        tuple(Block(*block) for block in merged),
        frozenset(rows),
        frozenset(columns),
    )
