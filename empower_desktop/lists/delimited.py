"""A .csv list as plain cells: its encoding and the sign between its columns are found out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.lists.grid import Cell, Sheet

SIGNS = (";", ",", "\t", "|")
_SAMPLE = 50
_MOST_BYTES = 16 * 1024 * 1024
_LONGEST = 32_767


def delimited_sheet(file: Path) -> Sheet:
    """Give the one sheet of a text in columns, under the file's own name."""
    if file.stat().st_size > _MOST_BYTES:
        raise Problem(N_("{file} is too large for a list. Split it into several lists.", file=file.name), "too_big", Place(file.name))
    text = decoded(file.read_bytes())
    text, sign = _sign(text)
    cells: dict[tuple[int, int], Cell] = {}
    try:
        for row, values in enumerate(_rows(text, sign), 1):
            for column, value in enumerate(values, 1):
                if value.strip():
                    cells[row, column] = Cell(row, column, "text", value.strip()[:_LONGEST])
    except csv.Error as error:
        message = N_("{file} cannot be read as a list: its quotes do not match. Save it as .xlsx and try again.", file=file.name)
        raise Problem(message, "not_a_list", Place(file.name)) from error
    return Sheet(file.stem, cells)


def _rows(text: str, sign: str) -> list[list[str]]:
    """Give the rows; raise csv.Error where a quote without its mate may have made one cell of several lines."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
        if any("\n" in value for row in rows for value in row):
            raise
        return rows


def decoded(content: bytes) -> str:
    """Give the text: UTF-8, UTF-16 or, as Excel without a choice saves it, Windows-1252."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    if is_wide(content[:200]):
        return content.decode("utf-16-le", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def is_wide(head: bytes) -> bool:
    """Say whether a text is UTF-16 without saying so: nearly every second byte is nothing."""
    return len(head) > 3 and head[1::2].count(0) * 10 > len(head[1::2]) * 8 and head[::2].count(0) == 0


def _sign(text: str) -> tuple[str, str]:
    """Give the text without a line `sep=;`, and the sign that parts its columns."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return "\n" + rest, first.strip()[4]
    lines = [line for line in text.splitlines()[: _SAMPLE * 4] if line.strip()][:_SAMPLE]

    def columns(sign: str) -> tuple[int, int]:
        """Count the lines that agree in their number of columns, and how many those are; quoted signs part nothing."""
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1]
        except csv.Error:  # one field of a hundred thousand letters: this sign parts nothing
            return 0, 0
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
        return counts.count(usual), usual

    return text, max(SIGNS, key=columns)
