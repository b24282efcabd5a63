"""The real LibreOffice at work: it opens a workbook, somebody types and sorts in it, and saves it again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

EXCEL = "Calc MS Excel 2007 XML"
DOCTYPE = '<!DOCTYPE {kind}:{root} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{root}.dtd">\n'
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
MODULE = '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Work" script:language="StarBasic">{}</script:module>'
LIBRARY = (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"'
    ' library:passwordprotected="false"><library:element library:name="Work"/></library:library>'
)
WORK = """
Sub Go
  Dim opened(0) As New com.sun.star.beans.PropertyValue
  opened(0).Name = "Hidden" : opened(0).Value = True
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, opened())
{steps}
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName" : saved(0).Value = "{filter}"
  doc.storeToURL("{target}", saved())
  doc.close(True)
End Sub
"""
SORT = """
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = {column} : fields(0).IsAscending = False
  Dim order(1) As New com.sun.star.beans.PropertyValue
  order(0).Name = "SortFields" : order(0).Value = fields()
  order(1).Name = "ContainsHeader" : order(1).Value = True
  doc.Sheets.getByName("{sheet}").getCellRangeByName("{area}").sort(order())
"""


@dataclass(frozen=True)
class Sorting:
    """A whole table sorted downwards by one of its columns, counted from 0."""

    sheet: str
    area: str
    column: int


class Office:
    """LibreOffice with a profile of its own in a folder."""

    def __init__(self, folder: Path) -> None:
        found = shutil.which("soffice")
        assert found, "LibreOffice is needed for this test: install it, so that soffice is found"
        self._folder = folder
        self._command = [found, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        first = folder / "first.csv"
        first.write_text("1\n", encoding="utf-8")
        # A macro is found only once the profile is there.
        self._run("--convert-to", "xlsx", "--outdir", str(folder / "first"), str(first))

    def work(self, source: Path, target: Path, cells: Mapping[tuple[str, str], str | float], *, sort: Sorting | None = None) -> Path:
        """Open a workbook, type into cells by sheet and place, sort, and save it as .xlsx under another name."""
        steps = [
            f'  doc.Sheets.getByName("{sheet}").getCellRangeByName("{cell}").{_typed(value)}' for (sheet, cell), value in cells.items()
        ]
        if sort is not None:
            steps.append(SORT.format(sheet=sort.sheet, area=sort.area, column=sort.column))
        self._keep_macro(WORK.format(source=source.as_uri(), target=target.as_uri(), steps="\n".join(steps), filter=EXCEL))
        self._run("macro:///Standard.Work.Go")
        assert target.exists(), "LibreOffice did not save the workbook"
        return target

    def _keep_macro(self, code: str) -> None:
        folder = self._folder / "profile" / "user" / "basic" / "Standard"
        folder.mkdir(parents=True, exist_ok=True)
        module = XML + DOCTYPE.format(kind="script", root="module") + MODULE.format(escape(code))
        (folder / "Work.xba").write_text(module, encoding="utf-8")
        (folder / "script.xlb").write_text(XML + DOCTYPE.format(kind="library", root="library") + LIBRARY, encoding="utf-8")

    def _run(self, *words: str) -> None:
        subprocess.run([*self._command, *words], check=True, capture_output=True, timeout=180)


def _typed(value: str | float) -> str:
    text = str(value).replace('"', '""')
    return f'String = "{text}"' if isinstance(value, str) else f"Value = {text}"
