"""What an .xls says without words and python-calamine does not tell: hidden and struck-out cells, percentages, errors, comments."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from empower_desktop.lists.open_sheets import LONGEST_COMMENT, MOST_COLUMNS
from empower_desktop.workbook.sniffing import OLE
from empower_desktop.workbook.styles import PERCENT_FORMATS, shows_percent

_STREAMS = ("Workbook", "Book")
_ROW, _COLUMNS, _SHEET, _BEGIN = 0x0208, 0x007D, 0x0085, 0x0809
_FONT, _FORMAT, _LOOK = 0x0031, 0x041E, 0x00E0
_FORMULA, _TRUTH_OR_ERROR = 0x0006, 0x0205
_CELLS = (_FORMULA, _TRUTH_OR_ERROR, 0x00FD, 0x0204, 0x0203, 0x027E)
_SEVERAL_NUMBERS, _SIZE_OF_NUMBER = 0x00BD, 6
_OBJECT, _OBJECT_TEXT, _CONTINUED, _NOTE = 0x005D, 0x01B6, 0x003C, 0x001C
_ROW_FLAGS, _COLUMNS_FLAGS, _FONT_FLAGS = 12, 8, 2
_ROW_HIDDEN, _COLUMNS_HIDDEN, _FONT_STRUCK = 0x20, 0x01, 0x08
_NO_FONT = 4
"""The fonts are counted without this number."""
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
Where = tuple[int, int]


@dataclass
class Marks:
    """What a sheet says without words; rows and columns are counted from 1."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    struck: set[Where] = field(default_factory=set)
    percents: set[Where] = field(default_factory=set)
    errors: dict[Where, str] = field(default_factory=dict)
    comments: dict[Where, str] = field(default_factory=dict)


def marks_in(file: Path) -> Mapping[int, Marks]:
    """Give what the sheets of an .xls say without words, by the number of the sheet.

    Raises what `container.DAMAGE` names for damage.
    """
    with file.open("rb") as stream:
        head = stream.read(len(OLE))
    # A file of Excel 4 and before is one stream of records without a container.
    return _Marking().of(_ole_stream(file) if head == OLE else file.read_bytes())


def _ole_stream(file: Path) -> bytes:
    import olefile  # Few lists are .xls.

    with suppress(OSError, ValueError, IndexError), olefile.OleFileIO(str(file)) as container:
        for name in _STREAMS:
            if container.exists(name):
                return bytes(container.openstream(name).read())
    return b""


@dataclass
class _Marking:
    """Follows the records of a workbook; a sheet begins where the list of sheets says."""

    begins: dict[int, int] = field(default_factory=dict)
    found: dict[int, Marks] = field(default_factory=dict)
    now: int = -1
    struck_fonts: list[bool] = field(default_factory=list)
    percent_formats: set[int] = field(default_factory=lambda: set(PERCENT_FORMATS))
    looks: list[tuple[int, int]] = field(default_factory=list)
    """The font and the format of each look that a cell may have."""
    texts: dict[int, str] = field(default_factory=dict)
    """What is written in the objects of this sheet, by their numbers: a comment is one."""
    object: int = 0
    awaited: int = 0
    """How many letters of an object's text are yet to come."""

    def of(self, records: bytes) -> dict[int, Marks]:
        """Give the marks of each sheet."""
        for at, kind, held in _records(records):
            if kind == _SHEET and len(held) >= 4:
                self.begins[struct.unpack_from("<I", held)[0]] = len(self.begins)
            elif kind == _BEGIN and at in self.begins:  # else that of a chart on the sheet
                self.now, self.texts = self.begins[at], {}
            elif kind == _FONT and len(held) > _FONT_FLAGS:
                self.struck_fonts.append(bool(held[_FONT_FLAGS] & _FONT_STRUCK))
            elif kind == _FORMAT and len(held) > 5 and shows_percent(held[5:].decode("utf-16-le" if held[4] & 1 else "latin-1", "replace")):
                self.percent_formats.add(struct.unpack_from("<H", held)[0])
            elif kind == _LOOK and len(held) >= 4:
                self.looks.append(struct.unpack_from("<HH", held))
            elif kind == _ROW and len(held) > _ROW_FLAGS and held[_ROW_FLAGS] & _ROW_HIDDEN:
                self._sheet.rows.add(struct.unpack_from("<H", held)[0] + 1)
            elif kind == _COLUMNS and len(held) > _COLUMNS_FLAGS and held[_COLUMNS_FLAGS] & _COLUMNS_HIDDEN:
                first, last = struct.unpack_from("<HH", held)
                self._sheet.columns.update(range(first + 1, min(last + 1, MOST_COLUMNS) + 1))
            elif kind in _CELLS and len(held) > 7:
                self._cell(kind, held)
            elif kind == _SEVERAL_NUMBERS and len(held) > 9:
                row, first = struct.unpack_from("<HH", held)
                for nth, at in enumerate(range(4, len(held) - _SIZE_OF_NUMBER, _SIZE_OF_NUMBER)):
                    self._look((row + 1, first + nth + 1), struct.unpack_from("<H", held, at)[0])
            else:
                self._comment(kind, held)
        return self.found

    @property
    def _sheet(self) -> Marks:
        return self.found.setdefault(max(self.now, 0), Marks())

    def _cell(self, kind: int, held: bytes) -> None:
        row, column, look = struct.unpack_from("<HHH", held)
        where = row + 1, column + 1
        self._look(where, look)
        if kind == _TRUTH_OR_ERROR and held[7]:
            self._sheet.errors[where] = _ERRORS.get(held[6], "#N/A")
        if kind == _FORMULA and len(held) >= 14 and held[6] == 2 and held[12:14] == b"\xff\xff":
            self._sheet.errors[where] = _ERRORS.get(held[8], "#N/A")

    def _look(self, where: Where, look: int) -> None:
        font, form = self.looks[look] if look < len(self.looks) else (0, 0)
        font -= font > _NO_FONT
        if font < len(self.struck_fonts) and self.struck_fonts[font]:
            self._sheet.struck.add(where)
        if form in self.percent_formats:
            self._sheet.percents.add(where)

    def _comment(self, kind: int, held: bytes) -> None:
        if kind == _OBJECT and len(held) >= 8:
            self.object = struct.unpack_from("<H", held, 6)[0]
        elif kind == _OBJECT_TEXT and len(held) >= 12:
            self.awaited = struct.unpack_from("<H", held, 10)[0]
        elif kind == _CONTINUED and self.awaited and held:
            text = held[1:].decode("utf-16-le" if held[0] & 1 else "latin-1", "replace")[: self.awaited]
            self.texts[self.object] = self.texts.get(self.object, "") + text
            self.awaited -= len(text)
        elif kind == _NOTE and len(held) >= 8:
            row, column, _, number = struct.unpack_from("<HHHH", held)
            if comment := " ".join(self.texts.get(number, "").split())[:LONGEST_COMMENT]:
                self._sheet.comments[row + 1, column + 1] = comment


def _records(held: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Give where each record begins, what it is and what it holds."""
    at = 0
    while at + 4 <= len(held):
        kind, length = struct.unpack_from("<HH", held, at)
        yield at, kind, held[at + 4 : at + 4 + length]
        at += 4 + length
