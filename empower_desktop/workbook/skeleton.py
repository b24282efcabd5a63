"""The workbook without its rows, as openpyxl makes it: sheets, tables, rules, print setup, styles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime

from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import tostring

from empower_desktop.language import Language
from empower_desktop.workbook import cover_lines, dictionary, sheets
from empower_desktop.workbook.contents import LOG, META
from empower_desktop.workbook.cover_lines import Line
from empower_desktop.workbook.layout import COVER, DICTIONARY
from empower_desktop.workbook.looks import Looks
from empower_desktop.workbook.packing import STRINGS, TYPES, WORKBOOK_LINKS, with_shared_texts
from empower_desktop.workbook.sheets import TableSheet

STYLES = "xl/styles.xml"
FIRST_PARTS = (TYPES, "_rels/.rels", "xl/workbook.xml", WORKBOOK_LINKS)


class _InMemory(ExcelWriter):
    """Writes sheets that hold neither charts nor pictures, without the temporary file for each that a virus scanner looks through."""

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write a sheet, as openpyxl asks."""
        sheet = WorksheetWriter(ws, io.BytesIO())
        sheet.write()
        ws._rels = sheet._rels  # type: ignore[attr-defined]  # noqa: SLF001 - how openpyxl itself hands on which tables a sheet has
        self._archive.writestr(ws.path[1:], sheet.read())  # type: ignore[attr-defined]
        self.manifest.append(ws)


class Skeleton:
    """Builds the sheets in their order; `parts` gives what is in the file besides rows, texts and styles."""

    def __init__(self, language: Language, created: datetime) -> None:
        self._language = language
        self._workbook = Workbook()
        self._workbook.properties.creator = "Empower Desktop"
        self._workbook.properties.created = self._workbook.properties.modified = created.replace(tzinfo=None, microsecond=0)
        self._workbook.calculation.fullCalcOnLoad = False
        self.cover_sheet = language(COVER)
        self._workbook.worksheets[0].title = self.cover_sheet
        self.looks = Looks(self._workbook)

    def furnish(
        self,
        tables: Sequence[TableSheet],
        cover: Sequence[Line],
        ranges: Mapping[str, str],
        footer: str,
        *,
        logged: bool,
        names_filler: bool,
    ) -> None:
        """Make all sheets, `_log` only when the history goes along."""
        cover_lines.furnish(self._workbook.worksheets[0], cover)
        for table in tables:
            sheets.furnish(self._new(table.plan.sheet), table, ranges, footer, self.looks, self._language)
        dictionary.furnish(self._new(DICTIONARY))
        for name in (LOG, META) if logged else (META,):
            self._new(name).sheet_state = "hidden"
        if names_filler:
            cover_lines.name_filler(self._workbook, cover)

    def _new(self, name: str) -> Worksheet:
        sheet: Worksheet = self._workbook.create_sheet(name)
        return sheet

    def sheet_parts(self) -> dict[str, str]:
        """Give the name of each sheet's part in the file."""
        return {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(self._workbook.sheetnames, 1)}

    def parts(self) -> dict[str, bytes]:
        """Give the parts by name, those first that tell a reader what the file is."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            # Not `save`, which would note the time of now and so make other bytes each time.
            _InMemory(self._workbook, archive).write_data()
        with zipfile.ZipFile(packed) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if name not in (STYLES, STRINGS)}
        told = with_shared_texts(parts)
        return {name: told[name] for name in (*FIRST_PARTS, *(name for name in told if name not in FIRST_PARTS))}

    def styles(self) -> bytes:
        """Give the part with all styles that the rows were given."""
        return bytes(tostring(write_stylesheet(self._workbook)))
