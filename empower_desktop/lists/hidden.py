"""Rows and columns that the maker of an .xls or .ods hid, which python-calamine does not tell; only ever in the child process."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from empower_desktop.errors import Place
from empower_desktop.workbook.limits import LIMITS
from empower_desktop.workbook.sniffing import OLE
from empower_desktop.workbook.xmlstream import elements

_MOST_COLUMNS = 1_000
"""The last columns of all may be hidden at once: that is no column of a list."""
_MOST_ROWS = 10_000
"""So many rows that are written as one are marked: more of them hold nothing."""
_STREAMS = ("Workbook", "Book")
_ROW, _COLUMNS, _SHEET, _BEGIN = 0x0208, 0x007D, 0x0085, 0x0809
_ROW_FLAGS, _COLUMNS_FLAGS = 12, 8
_ROW_HIDDEN, _COLUMNS_HIDDEN = 0x20, 0x01
_UNSEEN = ("collapse", "filter")
_PIECE = 64 * 1024


@dataclass
class Hidden:
    """What of a sheet is hidden: rows and columns, counted from 1."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def hidden_in(file: Path) -> Mapping[int, Hidden]:
    """Give what is hidden in the sheets of an .xls or .ods, by the number of the sheet.

    Raises a Problem for XML that is wrong, what `container.DAMAGE` names for other damage, and KeyError where an .ods holds no sheets.
    """
    with file.open("rb") as stream:
        head = stream.read(len(OLE))
    if zipfile.is_zipfile(file):
        return dict(enumerate(_of_open_sheets(file)))
    # A file of Excel 4 and before is one stream of records without a container.
    records = _ole_stream(file) if head == OLE else file.read_bytes()
    return _of_records(records)


def _ole_stream(file: Path) -> bytes:
    import olefile  # Few lists are .xls.

    with suppress(OSError, ValueError, IndexError), olefile.OleFileIO(str(file)) as container:
        for name in _STREAMS:
            if container.exists(name):
                return bytes(container.openstream(name).read())
    return b""


def _of_records(records: bytes) -> dict[int, Hidden]:
    """Read ROW and COLINFO of each sheet; a sheet begins where the list of sheets says."""
    begins: dict[int, int] = {}
    found: dict[int, Hidden] = {}
    now = -1
    for at, kind, held in _records(records):
        if kind == _SHEET and len(held) >= 4:
            begins[struct.unpack_from("<I", held)[0]] = len(begins)
        elif kind == _BEGIN:
            now = begins.get(at, now)
        elif kind == _ROW and len(held) > _ROW_FLAGS and held[_ROW_FLAGS] & _ROW_HIDDEN:
            found.setdefault(max(now, 0), Hidden()).rows.add(struct.unpack_from("<H", held)[0] + 1)
        elif kind == _COLUMNS and len(held) > _COLUMNS_FLAGS and held[_COLUMNS_FLAGS] & _COLUMNS_HIDDEN:
            first, last = struct.unpack_from("<HH", held)
            found.setdefault(max(now, 0), Hidden()).columns.update(range(first + 1, min(last + 1, _MOST_COLUMNS) + 1))
    return found


def _records(held: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Give where each record begins, what it is and what it holds."""
    at = 0
    while at + 4 <= len(held):
        kind, length = struct.unpack_from("<HH", held, at)
        yield at, kind, held[at + 4 : at + 4 + length]
        at += 4 + length


def _of_open_sheets(file: Path) -> Iterator[Hidden]:
    with zipfile.ZipFile(file) as archive, archive.open("content.xml") as content:
        now, row, column = Hidden(), 0, 0
        for each in elements(iter(lambda: content.read(_PIECE), b""), Place(file.name), LIMITS):
            _, _, path = each.path.partition("/spreadsheet/table")
            local = each.path.rpartition("/")[2]
            if each.path.endswith("/spreadsheet/table"):
                yield now
                now, row, column = Hidden(), 0, 0
            elif local == "table-row" and path.count("/table-row/") == 0 and path:
                times = _times(each.attributes, "number-rows-repeated")
                if each.attributes.get("visibility") in _UNSEEN:
                    now.rows.update(range(row + 1, row + min(times, _MOST_ROWS) + 1))
                row += times
            elif local == "table-column" and path:
                times = _times(each.attributes, "number-columns-repeated")
                if each.attributes.get("visibility") in _UNSEEN:
                    now.columns.update(range(column + 1, min(column + times, _MOST_COLUMNS) + 1))
                column += times


def _times(attributes: Mapping[str, str], name: str) -> int:
    said = attributes.get(name, "1")
    return int(said) if said.isdecimal() and len(said) < 8 else 1
