"""A sheet of numbered rows of shared texts, as `_log` is written: taken out at once, several times as fast as tag by tag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from empower_desktop.errors import Place
from empower_desktop.workbook.limits import Limits
from empower_desktop.workbook.xmlstream import feed, strict_parser

# A sheet is taken whole while it is at most so many pieces long (4 MiB).
HELD = 64
ROWS, ROWS_END = "<sheetData>", "</sheetData>"
DIGITS = "[0-9]{1,9}"
HEADER = 1


class NumberedRow(NamedTuple):
    """A row: its place, the number in its first cell, and the texts of its further cells, "" for an empty one."""

    row: int
    number: int
    texts: list[str]


class NumberedRows(NamedTuple):
    """A sheet: the texts of its header, and the rows below it."""

    header: list[str]
    rows: list[NumberedRow]


def numbered_rows(chunks: Iterable[bytes], columns: int, shared: Sequence[str | None], place: Place, limits: Limits) -> NumberedRows | None:
    """Give the rows of a sheet of which each holds a whole number and then shared texts or nothing; None for any other.

    None also where something is to be refused: reading it cell by cell tells where that stands.
    """
    held = list(islice(chunks, HELD))
    if len(held) == HELD:
        return None
    # The parser proves it well formed before anything is taken out.
    for _ in feed(strict_parser(place), held, place, limits):
        pass
    content, (header, row, rows) = _content(b"".join(held)), _patterns(columns)
    first = header.match(content)
    if first is None or rows.fullmatch(content, first.end()) is None:
        return None
    try:
        found = [NumberedRow(int(at), int(n), _texts(places, shared)) for at, n, *places in row.findall(content, first.end())]
        whole = NumberedRows(_texts(first.groups(), shared), found)
    except LookupError:
        return None
    ascending = all(before < after for before, after in pairwise([HEADER, *[one.row for one in found]]))
    return whole if ascending and (not found or found[-1].row <= limits.rows) else None


def _content(data: bytes) -> str:
    """Give what stands between the tags of the rows, where it is certain that these are the sheet's; "" where it is not."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    before, _, rest = text.partition(ROWS)
    content, end, after = rest.partition(ROWS_END)
    head = before[before.find("?>") + 2 :] if before.startswith("<?xml") else before
    # No comment, instruction, prefix or other name space can make the tags mean anything else.
    odd = "<!" in text or "<?" in head or "<row" in after or text.count("xmlns") - text.count("xmlns:") > 1
    # One tag is still open where the rows begin: the sheet's.
    alone = head.count("<") - 2 * head.count("</") - head.count("/>") == 1 and head.count("<") == head.count(">")
    return content if end and alone and not odd and head.startswith("<worksheet ") else ""


@cache
def _patterns(columns: int) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Give what the header, a row below it, and all of these look like."""
    header = f'<row r="{HEADER}">' + f'<c t="s"><v>({DIGITS})</v></c>' * columns + "</row>"
    row = f'<row r="({DIGITS})"><c><v>({DIGITS})</v></c>' + f'<c(?:/>| t="s"><v>({DIGITS})</v></c>)' * (columns - 1) + "</row>"
    return re.compile(header), re.compile(row), re.compile(f"(?:{row.replace(f'({DIGITS})', DIGITS)})*")


def _texts(places: Iterable[str], shared: Sequence[str | None]) -> list[str]:
    """Give the texts at these places; LookupError says that one is not there or too long for a cell."""
    found = [shared[int(place)] if place else "" for place in places]
    if None in found:
        raise LookupError
    return found  # type: ignore[return-value]  # it was looked for
