"""A sheet of numbered rows of texts, as `_log` is written: taken out at once, several times as fast as tag by tag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from operator import lt
from typing import NamedTuple

from empower_desktop.errors import Place
from empower_desktop.workbook.limits import Limits
from empower_desktop.workbook.strings import ESCAPED
from empower_desktop.workbook.xmlstream import feed, strict_parser

# A sheet is taken whole while it is at most so many pieces long (8 MiB).
HELD = 128
ROWS, ROWS_END = "<sheetData>", "</sheetData>"
DIGITS = "[0-9]{1,9}"
# What a cell holds: the place of a shared text, or a short text of its own without any sign that stands for another.
SHARED, INLINE = f's"><v>{DIGITS}</v>', "inlineStr\"><is><t>[ -%'-;=-~]{0,999}</t></is>"
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
    """Give the rows of a sheet of which each holds a whole number and then texts or nothing; None for any other.

    None also where something is to be refused: reading it cell by cell tells where that stands.
    """
    held = list(islice(chunks, HELD))
    if len(held) == HELD:
        return None
    # The parser proves it well formed before anything is taken out.
    for _ in feed(strict_parser(place), held, place, limits):
        pass
    content, (header, row) = _content(b"".join(held)), _patterns(columns)
    first = header.match(content)
    if first is None or ESCAPED.search(content):
        return None
    found = row.findall(content, first.end())
    # Rows that lie end to end, and nothing beside them.
    if sum([len(each[0]) for each in found]) != len(content) - first.end():
        return None
    try:
        return _numbered(first.groups(), found, shared, limits)
    except LookupError:
        return None


def _numbered(header: tuple[str, ...], found: list[tuple[str, ...]], shared: Sequence[str | None], limits: Limits) -> NumberedRows | None:
    """Give the rows that were found, column by column: whole row, place, number, then what the cells hold."""
    if not found:
        return NumberedRows(_texts(header, shared), [])
    _, places, numbers, *columns = zip(*found, strict=True)
    rows = list(_counted(places))
    if not all(map(lt, [HEADER, *rows], rows)) or rows[-1] > limits.rows:
        return None
    texts = zip(*[_texts(column, shared) for column in columns], strict=True)
    return NumberedRows(_texts(header, shared), list(map(NumberedRow, rows, map(int, numbers), map(list, texts))))


def _counted(places: Iterable[str]) -> Iterator[int]:
    """Give the numbers of rows below the header; one that states none follows the one before it."""
    row = HEADER
    for place in places:
        row = int(place) if place else row + 1
        yield row


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
def _patterns(columns: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what the header and a row below it look like."""
    header = f'<row(?: r="{HEADER}")?>' + f'<c t="({SHARED})</c>' * columns + "</row>"
    row = f'(<row(?: r="({DIGITS})")?><c><v>({DIGITS})</v></c>' + f'<c(?:/>| t="({SHARED}|{INLINE})</c>)' * (columns - 1) + "</row>)"
    return re.compile(header), re.compile(row)


def _texts(cells: Iterable[str], shared: Sequence[str | None]) -> list[str]:
    """Give the texts of these cells; LookupError says that one is not there or too long for a cell."""
    found = [(shared[int(cell[6:-4])] if cell[0] == "s" else cell[18:-9]) if cell else "" for cell in cells]
    if None in found:
        raise LookupError
    return found  # type: ignore[return-value]  # it was looked for
