"""A small workbook for people, made by openpyxl: a cover, and tables of texts to read or to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.language import N_, Language
from empower_desktop.placing import placed
from empower_desktop.workbook import cover_lines
from empower_desktop.workbook.cells import Shown, cut
from empower_desktop.workbook.container import put_seal
from empower_desktop.workbook.contents import CREATOR, META, META_COLUMNS
from empower_desktop.workbook.cover_lines import Line
from empower_desktop.workbook.layout import COVER
from empower_desktop.workbook.logs import LONGEST_PIECE
from empower_desktop.workbook.looks import CREAM, DARK, INK, PALE, TEXT, WHITE, Look, Looks
from empower_desktop.workbook.packing import FORBIDDEN, LOOKS_ESCAPED
from empower_desktop.workbook.sheetdata import column_letters
from empower_desktop.workbook.sheets import HIDDEN_LOOK, LINE_HEIGHT, MOST_LINES, lines_of

HEADER_HEIGHT = 33
BODY = Look(TEXT, across="left", wrap=True, lines="box")
NUMBER = Look("#,##0", across="right", lines="box")
TO_FILL = Look(TEXT, across="left", wrap=True, lines="box", fill=CREAM)


@dataclass(frozen=True)
class TextColumn:
    """A column of a booklet's table; one to be answered has a dark header, a hidden one stands at the left."""

    header: str
    width: float
    look: Look = BODY
    answered: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class TextTable:
    """A table of a booklet: its sheet, the name by which programs know it, and its rows, each `tallest` lines high at most."""

    sheet: str
    table: str
    columns: Sequence[TextColumn]
    rows: Sequence[Sequence[Shown]]
    frozen: int = 0
    tallest: int = MOST_LINES

    @property
    def last_row(self) -> int:
        """The last row of the table; a table has at least one row below its header."""
        return 1 + max(len(self.rows), 1)


class Booklet:
    """A workbook in the making: `cover` first, then its tables in their order."""

    def __init__(self, language: Language, footer: str) -> None:
        """Begin one; `footer` stands at the right of every printed page."""
        self._language = language
        self._footer = footer
        self._workbook = Workbook()
        self._workbook.properties.creator = CREATOR
        self._workbook.worksheets[0].title = language(COVER)
        self._looks = Looks(self._workbook)

    def cover(self, lines: Sequence[Line]) -> None:
        """Lay out the first sheet."""
        sheet = self._workbook.worksheets[0]
        cover_lines.furnish(sheet, lines)
        for number, line in enumerate(lines, 1):
            sheet.row_dimensions[number].height = line.height
            for letter, (shown, look) in line.cells.items():
                self.put(sheet, number, cover_lines.LETTERS[letter], shown, look)
        if cover_lines.row_of(lines, cover_lines.FILLER):
            cover_lines.name_filler(self._workbook, lines)

    def sheet(self, name: str) -> Worksheet:
        """Add an empty sheet."""
        added: Worksheet = self._workbook.create_sheet(name)
        return added

    def table(self, told: TextTable) -> Worksheet:
        """Add a sheet with a table."""
        sheet = self.sheet(told.sheet)
        sheet.freeze_panes = f"{column_letters(told.frozen + 1)}2"
        sheet.row_dimensions[1].height = HEADER_HEIGHT
        for place, column in enumerate(told.columns, 1):
            dimension = sheet.column_dimensions[column_letters(place)]
            dimension.width, dimension.hidden = column.width, column.hidden
            self.put(sheet, 1, place, column.header, _head(column))
        for number, row in enumerate(told.rows, 2):
            lines = 1
            for place, (column, shown) in enumerate(zip(told.columns, row, strict=True), 1):
                self.put(sheet, number, place, shown, HIDDEN_LOOK if column.hidden else column.look)
                if isinstance(shown, str) and not column.hidden:
                    lines = max(lines, lines_of(shown, column.width))
            sheet.row_dimensions[number].height = LINE_HEIGHT * min(lines, told.tallest) + 3
        sheet.add_table(_table(told))
        self.set_up_print(sheet)
        return sheet

    def own_texts(self) -> list[str]:
        """Give what the cover and the heads of the tables say: what else is found there by and by, somebody wrote."""
        cover, *tables = self._workbook.worksheets
        cells = [*(cell for row in cover.iter_rows() for cell in row), *(cell for sheet in tables for cell in sheet[1])]
        return list(dict.fromkeys(str(cell.value) for cell in cells if cell.value is not None))

    def note(self, values: Mapping[str, str]) -> None:
        """Add the hidden sheet in which the workbook says of itself what it is."""
        sheet: Worksheet = self._workbook.create_sheet(META)
        sheet.sheet_state = "hidden"
        pairs = [META_COLUMNS]
        for key, value in values.items():
            pieces = [value[start : start + LONGEST_PIECE] for start in range(0, len(value), LONGEST_PIECE)] or [""]
            pairs += [(key, piece) for piece in pieces]
        for number, pair in enumerate(pairs, 1):
            for place, text in enumerate(pair, 1):
                self.put(sheet, number, place, text, Look(TEXT))

    def save(self, path: Path) -> None:
        """Write it, whole or not at all; a Trouble says what is in the way."""
        with placed(path) as temporary:
            self.save_as(temporary)
            put_seal(temporary)

    def save_as(self, path: Path) -> None:
        """Write it into a file that is there and empty."""
        with path.open("r+b") as stream:
            self._workbook.save(stream)

    def put(self, sheet: Worksheet, row: int, column: int, shown: Shown, look: Look) -> Cell | MergedCell:
        """Write a cell with its look; a text stays a text, whatever it begins with."""
        cell = sheet.cell(row, column)
        self._looks.dress_cell(cell, look)
        if isinstance(cell, Cell) and shown is not None:
            if isinstance(shown, str):
                _write_text(cell, shown)
            else:
                cell.value = shown
        return cell

    def set_up_print(self, sheet: Worksheet, repeated: str = "1:1") -> None:
        """Set a sheet up for paper, one page wide, with rows repeated on each page."""
        # One page wide: what is answered stands beside what is asked, also on paper.
        page, margins = sheet.page_setup, sheet.page_margins
        page.orientation, page.paperSize, page.pageOrder = "landscape", 9, "overThenDown"
        page.fitToWidth, page.fitToHeight = 1, 0
        if sheet.sheet_properties.pageSetUpPr is not None:
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
        margins.left = margins.right = 0.4
        margins.top, margins.bottom = 0.5, 0.75
        if repeated:
            sheet.print_title_rows = repeated
        foot = sheet.oddFooter if sheet.oddFooter is not None else HeaderFooterItem()
        foot.left.text = "Empower Desktop · &A"
        foot.center.text = self._language(N_("Page {page} of {pages}", page="&P", pages="&N"))
        foot.right.text = self._footer.replace("&", "&&")


def _write_text(cell: Cell, text: str) -> None:
    """Put a text into a cell as a text, whatever it begins with."""
    cell.value = FORBIDDEN.sub("\ufffd", LOOKS_ESCAPED.sub("_x005F_", cut(text)))
    cell.data_type = "s"


def _head(column: TextColumn) -> Look:
    if column.hidden:
        return HIDDEN_LOOK
    ink, fill = (WHITE, DARK) if column.answered else (INK, PALE)
    return Look(bold=True, ink=ink, fill=fill, down="center", wrap=True, lines="box")


def _table(told: TextTable) -> Table:
    size = f"A1:{column_letters(len(told.columns))}{told.last_row}"
    table = Table(displayName=told.table, ref=size, tableStyleInfo=TableStyleInfo("TableStyleLight1", showRowStripes=False))
    for place, column in enumerate(told.columns, 1):
        table.tableColumns.append(TableColumn(id=place, name=column.header))
    table.autoFilter = AutoFilter(ref=size)
    return table
