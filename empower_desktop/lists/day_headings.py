"""Headings of columns that are of one time each: a day, a part of one, a month, or the number of a day or a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from empower_desktop.lists.days import Clues, read_cell
from empower_desktop.lists.grid import Cell
from empower_desktop.records.words import longest, plain, words_of

_SESSION = re.compile(
    r"(?:(?:ttd|tanda tangan|paraf|hadir|kehadiran|absen|absensi) )?"
    r"(?:hari|hr|day|tgl|tanggal|pertemuan|sesi|minggu|mgg|mg|pekan|tm|p|h|m)\s*(?:ke)?\s*(\d{1,2}|[ivx]{1,5})(?:\s+.*)?"
)
"""One of several days or meetings, `Hari 1`, `TTD pertemuan ke-2`, `Minggu IV`."""
_ROMAN = re.compile(r"[IVX]{1,5}")
_PARTS_OF_DAY = frozenset(["pagi", "siang", "sore", "petang", "malam"])
_MOST_DAYS, _LONGEST_MONTH = 40, 31


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: the upper and the lower words of a heading in two rows, and the cells they stand in."""

    column: int
    top: str
    sub: str = ""
    top_row: int = 0
    sub_row: int = 0

    @property
    def words(self) -> str:
        """The whole heading."""
        return " – ".join(part for part in (self.top, self.sub) if part)


def numbers_days(heading: Heading) -> bool:
    """Say whether a heading is the bare number of a day or a meeting, the `1` below `Kehadiran hari ke-`, the `9` below `Oktober`."""
    if heading.sub and is_month(heading.top):
        return heading.sub.isdecimal() and 1 <= int(heading.sub) <= _LONGEST_MONTH
    over = longest("heading", heading.top)[1]
    is_of_days = over in ("presence", "matrix") or (over == "signed" and "hari" in plain(heading.top).split())
    if over == "matrix" and _ROMAN.fullmatch(heading.sub.strip()):
        return True
    return is_of_days and heading.sub.isdecimal() and 1 <= int(heading.sub) <= _MOST_DAYS


def is_session(heading: Heading, cell: Cell | None) -> bool:
    """Say whether a heading is a day, a part of one as `Pagi` below it, or the number of a day or a meeting."""
    if is_part_of_day(heading.sub):
        return is_session(Heading(heading.column, heading.top), Cell(heading.top_row, heading.column, "text", heading.top))
    text = heading.sub or heading.top
    if cell is not None and cell.kind == "date":
        return True
    if not text or len(text) > 24:
        return False
    if _SESSION.fullmatch(plain(text)):
        return True
    if text.isdecimal() or _ROMAN.fullmatch(text.strip()) or (cell is not None and cell.kind == "number"):
        return numbers_days(heading)
    read = read_cell(cell, Clues(), 2024) if cell else None
    return read is not None and bool(read.iso) and read.doubt != "serial"


def is_month(text: str) -> bool:
    """Say whether a heading is a month."""
    tokens = plain(text).split()
    return bool(tokens) and len(tokens) <= 2 and tokens[0] in words_of("month")


def is_part_of_day(text: str) -> bool:
    """Say whether a heading is a part of the day that stands over it, `Pagi`."""
    return plain(text) in _PARTS_OF_DAY
