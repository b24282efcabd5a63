"""A stranger's list read in the child process: .xlsx, .xls, .ods or .csv, told from its content and not from its name."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.lists.delimited import delimited_sheet, is_wide
from empower_desktop.lists.excel import excel_sheets
from empower_desktop.lists.grid import Packed, Sheet, listed, pack
from empower_desktop.lists.open_sheets import open_sheets
from empower_desktop.workbook import sniffing
from empower_desktop.workbook.container import Container
from empower_desktop.workbook.limits import LIMITS
from empower_desktop.workbook.package import Package

MOST_CELLS = 200_000
HEAD = 4096
TEXTS = (".csv", ".tsv", ".txt")
OF_OURS = frozenset(("_meta", "_kamus"))
"""The sheets that every workbook of this app has, whatever it was saved as, and no list."""


def read_list(path: str) -> Packed:
    """Give a list as plain data (see `grid`); a Problem says why it cannot be one. Meant for the child process."""
    file = Path(path)
    sheets = _sheets(file)
    if sum(len(sheet.cells) for sheet in sheets) > MOST_CELLS:
        raise Problem(
            N_("{file} holds more than {limit} filled cells. Split it into several lists.", file=file.name, limit=MOST_CELLS),
            "too_big",
            Place(file.name),
        )
    if not any(sheet.cells for sheet in sheets):
        raise Problem(N_("{file} holds nothing. Choose another file.", file=file.name), "empty_file", Place(file.name))
    return pack(listed(file.name, sheets))


def _sheets(file: Path) -> list[Sheet]:
    sheets = _sheets_of_any(file)
    if OF_OURS.issubset(sheet.name for sheet in sheets):
        # As a list it would double whoever is in it.
        message = N_(
            "{file} is a workbook of this app in another form, not a list. Open it, save it as .xlsx, then merge that.", file=file.name
        )
        raise Problem(message, "use_merge", Place(file.name))
    return sheets


def _sheets_of_any(file: Path) -> list[Sheet]:
    kind = _kind_of(file)
    if kind is sniffing.OLD_EXCEL:
        # Few lists are .xls: only these need the library.
        from empower_desktop.lists.calamine import older_sheets

        return older_sheets(file)
    if kind is sniffing.OPEN_SHEET:
        return open_sheets(file, MOST_CELLS)
    if kind in (sniffing.TABLE_TEXT, sniffing.TEXT):
        return [delimited_sheet(file)]
    with Package(file) as package:
        if all(package.sheet(name) is not None for name in OF_OURS):
            raise Problem(
                N_("{file} is a workbook of this app, not a list. Take it in with “merge”.", file=file.name), "use_merge", Place(file.name)
            )
        return excel_sheets(package, MOST_CELLS)


def _kind_of(file: Path) -> Any:
    """Say which kind a file is that is not opened as .xlsx, or None; whatever is wrong with it, opening it as .xlsx tells."""
    if not file.is_file() or file.stat().st_size > LIMITS.packed:
        return None
    with file.open("rb") as stream:
        head = stream.read(HEAD)
        if not head.strip(b"\0"):
            return None
        if head.startswith(sniffing.OLE):
            kind = sniffing.kind_of_ole(head + stream.read())
            return kind if kind is sniffing.OLD_EXCEL else None
    if head.startswith(sniffing.ZIP):
        return _kind_of_zip(file)
    kind = sniffing.kind_of_bytes(head, file.name)
    # Names may begin as pictures and programs do: "BM…", "MZ…".
    is_text = file.suffix.lower() in TEXTS and (b"\0" not in head or is_wide(head)) and kind is not sniffing.WEB_PAGE
    return sniffing.TABLE_TEXT if is_text else kind


def _kind_of_zip(file: Path) -> Any:
    try:
        # The strict container refuses what no zip should do; only one that holds another kind of sheet goes on.
        Container(file).close()
    except Problem:
        with file.open("rb") as stream:
            try:
                with zipfile.ZipFile(stream) as archive:
                    sizes = sum(entry.file_size for entry in archive.infolist())
                    kind = sniffing.kind_of_zip(archive, {entry.filename for entry in archive.infolist()})
            except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError):
                return None
        return kind if kind is sniffing.OPEN_SHEET and sizes <= LIMITS.unpacked else None
    return None
