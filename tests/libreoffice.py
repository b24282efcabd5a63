"""The real LibreOffice, which opens a workbook, does as it is told in its own Basic, and saves it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {doctype} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{dtd}">\n'
_MODULE = (
    _HEAD.format(doctype="script:module", dtd="module.dtd")
    + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">'
    "{text}</script:module>"
)
_ACT = """
Sub Act(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim book As Object
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  {act}
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(target, form())
  book.close(True)
  StarDesktop.terminate()
End Sub

Function CellOf(book As Object, sheetName As String, header As String, key As String) As Object
  Dim sheet As Object, column As Long, row As Long
  sheet = book.Sheets.getByName(sheetName)
  Do While sheet.getCellByPosition(column, 0).String <> header
    column = column + 1
  Loop
  Do While sheet.getCellByPosition(0, row).String <> key
    row = row + 1
  Loop
  CellOf = sheet.getCellByPosition(column, row)
End Function
"""


def _leaving_nothing(folder: Path) -> dict[str, str]:
    """Let what LibreOffice lays down meanwhile lie in a folder of the test: it does not always take it away."""
    return {**os.environ, "TMPDIR": str(folder)}


def edited_by_libreoffice(file: Path, act: str, folder: Path) -> Path:
    """Open a workbook, do what a piece of Basic says to `book`, and give the workbook as LibreOffice saved it.

    `CellOf(book, sheet, header, record id)` gives a cell in it.
    """
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice is not installed")
    profile, target = folder / "profile", folder / f"{file.stem} by LibreOffice.xlsx"
    office = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    if not module.exists():
        # Its first start lays the profile out, with an empty module for the user's own macros.
        subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=180, env=_leaving_nothing(folder))
        assert module.exists(), "LibreOffice has no place for macros"
    module.write_text(_MODULE.format(text=escape(_ACT.format(act=act))), encoding="utf-8")
    call = f'macro:///Standard.Module1.Act("{file.as_uri()}","{target.as_uri()}")'
    subprocess.run([*office, call], check=True, capture_output=True, timeout=180, env=_leaving_nothing(folder))
    assert target.exists(), "LibreOffice did not do as it was told"
    return target


def converted(file: Path, form: str, folder: Path) -> Path:
    """Give a workbook as LibreOffice saves it in another form, `xls`, `ods` or `csv` (in UTF-8)."""
    return all_converted([file], form, folder) / f"{file.stem}.{form}"


def all_converted(files: Iterable[Path], form: str, folder: Path) -> Path:
    """Save workbooks in another form by one start of LibreOffice, and give the folder in which they lie."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice is not installed")
    office = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    wanted = "csv:Text - txt - csv (StarCalc):44,34,76" if form == "csv" else form
    subprocess.run(
        [*office, "--convert-to", wanted, "--outdir", str(folder), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=180,
        env=_leaving_nothing(folder),
    )
    return folder
