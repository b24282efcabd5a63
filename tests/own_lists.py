"""Lists as people make them for themselves, workbooks of a few rows, and taking them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.importing import Imported


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


def taken(work: Workspace, file: Path, kind: str, answers: Mapping[str, str] | None = None) -> Imported:
    """Take in a list, its questions answered by their codes."""
    foretold: Imported = importing.preview(work, file, kind).result
    given = {ask.id: answers[ask.code] for ask in foretold.asks if answers and ask.code in answers}
    found: Imported = importing.apply(work, file, kind, answers=given).result
    return found
