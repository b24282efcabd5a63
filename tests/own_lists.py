"""Lists as people make them for themselves: workbooks of a few rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook


def listed(folder: Path, *rows: Sequence[object], merged: Iterable[str] = (), name: str = "daftar.xlsx") -> Path:
    """Write rows on the first sheet of a workbook, where these blocks are one cell each."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for block in merged:
        sheet.merge_cells(block)
    book.save(folder / name)
    return folder / name
