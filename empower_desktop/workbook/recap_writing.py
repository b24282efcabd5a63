"""Writes the activity recap as a workbook: tables that work themselves out, with native charts beside them, legible in grey print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl.cell import Cell
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.language import N_, Language
from empower_desktop.placing import placed
from empower_desktop.workbook import cover_lines
from empower_desktop.workbook.booklet import BODY, HEADER_HEIGHT, Booklet
from empower_desktop.workbook.container import put_seal
from empower_desktop.workbook.cover import TO_CHECK
from empower_desktop.workbook.cover_lines import COLUMN, COLUMN_OF_NUMBERS, COUNT, SHEET_NAME, VALUE, Cells, Line
from empower_desktop.workbook.formulas import worked_out
from empower_desktop.workbook.looks import DAY, INK, PALE, SOFT_INK, TEXT, Look
from empower_desktop.workbook.recap_charts import CHART_ROWS, add_chart
from empower_desktop.workbook.recapped import Across, Form, Formula, RecapBook, RecapColumn, RecapPage, RecapTable, Value
from empower_desktop.workbook.sheetdata import column_letters
from empower_desktop.workbook.sheets import LINE_HEIGHT, MOST_LINES, lines_of

TITLE = Look(TEXT, size=13, bold=True)
NOTE = Look(TEXT, size=10, ink=SOFT_INK, wrap=True)
HEAD = Look(TEXT, bold=True, ink=INK, fill=PALE, down="center", wrap=True, lines="box")
WORDS = BODY
FORMATS: dict[Form, str] = {"words": TEXT, "count": "#,##0", "rupiah": "#,##0", "share": "0.0%", "ratio": "0.00", "day": DAY["id"]}
LEAST_WIDTH = 12.0
PAGE_WIDTH, PAGE_HEIGHT, CHART_WIDTH = 780.0, 500.0, 485.0
"""What of an A4 sheet lying down is printed on, and how wide a chart is, in points."""
BOLD = 0.8
"""Of a line in bold so much fits into a width."""
CHARACTER = 5.6
"""How wide a character of a column is, in points."""


def write_recap(path: Path, book: RecapBook, language: Language) -> None:
    """Write the recap, whole or not at all; a Trouble says what is in the way."""
    booklet = Booklet(language, book.code)
    booklet.cover(list(_cover(book, language)))
    values: dict[str, dict[str, Decimal | int]] = {}
    for page in book.pages:
        sheet = booklet.sheet(page.name)
        values[page.name] = _Page(booklet, sheet, language).laid_out(page)
    with placed(path) as temporary:
        booklet.save_as(temporary)
        worked_out(temporary, values)
        put_seal(temporary)


def _cover(book: RecapBook, say: Language) -> Iterator[Line]:
    yield from cover_lines.title(book.title, say(N_("To read, and to copy into a report. It holds no ids and is never merged back.")))
    yield cover_lines.code_line(say(N_("DATA CODE")), book.code, say(TO_CHECK))
    yield Line(6)
    for label, text in book.facts:
        yield cover_lines.fact(label, text)
    yield Line(8)
    yield cover_lines.heading(say(N_("What the workbook holds")))
    heads: Cells = {"B": (say(N_("Sheet")), COLUMN), "C": (say(N_("Rows")), COLUMN_OF_NUMBERS), "D": (None, COLUMN)}
    yield Line(17, {**heads, "E": ("   " + say(N_("What is in it")), COLUMN), "F": (None, COLUMN)})
    for page in book.pages:
        told = ("   " + page.about, Look(TEXT, ink=SOFT_INK, lines="below"))
        rows = sum(len(table.rows) for table in page.tables)
        yield Line(
            16, {"B": (page.name, SHEET_NAME), "C": (rows, COUNT), "D": (None, VALUE), "E": told, "F": (None, VALUE)}, link=page.name
        )
    yield Line(8)
    yield cover_lines.heading(say(N_("How to read this")))
    for number, text in enumerate(book.reading, 1):
        yield cover_lines.paragraph(f"{number}.  {text}")


class _Page:
    """Lays the tables of one sheet below each other; remembers what each formula gives."""

    def __init__(self, booklet: Booklet, sheet: Worksheet, language: Language) -> None:
        self._booklet = booklet
        self._sheet = sheet
        self._language = language
        self._values: dict[str, Decimal | int] = {}

    def laid_out(self, page: RecapPage) -> dict[str, Decimal | int]:
        """Lay all out and give the values of the formulas by their cells."""
        self._widen(page)
        room = PAGE_HEIGHT * max(1.0, self._whole_width(page) / PAGE_WIDTH)
        row, filled = 1, 0.0
        for table in page.tables:
            last = self._table(table, row)
            height = self._height_of(row, last)
            if row > 1 and filled + min(height, room) > room:
                # On paper no chart is cut, nor parted from its table; only a table longer than a page goes over several.
                self._sheet.row_breaks.append(Break(id=row - 1))
                filled = 0.0
            filled = (filled + height + LINE_HEIGHT) % room
            row = last + 2
        self._booklet.set_up_print(self._sheet, repeated="")
        return self._values

    def _whole_width(self, page: RecapPage) -> float:
        """Give how wide a sheet is with its charts, in points: wider than paper, it is printed smaller."""
        columns = max((len(table.columns) for table in page.tables), default=1)
        charted = max((len(table.columns) for table in page.tables if table.chart), default=0)
        beside = sum(map(self._width, range(charted + 1))) * CHARACTER + CHART_WIDTH if charted else 0.0
        return max(sum(map(self._width, range(columns))) * CHARACTER, beside)

    def _height_of(self, first: int, last: int) -> float:
        """Give how high these rows are, in points."""
        heights = (self._sheet.row_dimensions[row].height for row in range(first, last + 1))
        return float(sum(height or LINE_HEIGHT for height in heights))

    def _widen(self, page: RecapPage) -> None:
        most = max((len(table.columns) for table in page.tables), default=0)
        for place in range(most):
            widths = [table.columns[place].width for table in page.tables if place < len(table.columns)]
            self._sheet.column_dimensions[column_letters(place + 1)].width = max(LEAST_WIDTH, *widths)

    def _table(self, table: RecapTable, top: int) -> int:
        """Lay out one table from a row on, and give the last row that it takes, with its chart."""
        self._put(top, 1, table.title, TITLE)
        head = top + 1
        for place, column in enumerate(table.columns, 1):
            self._put(head, place, column.header, HEAD)
        lines = max((lines_of(column.header, self._width(place) * BOLD) for place, column in enumerate(table.columns)), default=1)
        self._sheet.row_dimensions[head].height = max(HEADER_HEIGHT, LINE_HEIGHT * min(lines, MOST_LINES) + 3)
        for number, values in enumerate(table.rows, head + 1):
            bold = number > head + len(table.rows) - table.totals
            covered = values[0].cells if values and isinstance(values[0], Across) else 1
            for place, (column, value) in enumerate(zip(table.columns, values, strict=True), 1):
                if 1 < place <= covered:
                    continue
                self._value(number, place, column, value, head + 1, bold=bold)
            self._sheet.row_dimensions[number].height = self._height(values)
        last = head + len(table.rows)
        if table.chart is not None and table.rows:
            add_chart(self._sheet, table, table.chart, head, self._language)
        for number, note in enumerate(table.notes, last + 1):
            self._put(number, 1, note, NOTE)
            self._sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=max(2, len(table.columns)))
            self._sheet.row_dimensions[number].height = LINE_HEIGHT * lines_of(note, self._width_of(table)) + 3
        below = last + len(table.notes)
        return max(below, top + CHART_ROWS) if table.chart is not None and table.rows else below

    def _value(self, row: int, place: int, column: RecapColumn, value: Value, first: int, *, bold: bool) -> None:
        if isinstance(value, Across):
            self._put(row, place, value.text, Look(TEXT, bold=value.bold, across="left", wrap=True, lines="box"))
            self._sheet.merge_cells(start_row=row, end_row=row, start_column=place, end_column=place + value.cells - 1)
            return
        look = _look_of(column, value, bold=bold)
        if not isinstance(value, Formula):
            self._put(row, place, value, look)
            return
        cell = self._put(row, place, None, look)
        letters = [column_letters(each) for each in range(1, place + 1)]
        refs = [f"{letter}{row}" for letter in letters]
        above = [f"{letter}{first}:{letter}{row - 1}" for letter in letters]
        cell.value = "=" + value.text.format(*refs, first=[f"{letter}${first}" for letter in letters], above=above)
        self._values[f"{column_letters(place)}{row}"] = value.value

    def _put(self, row: int, place: int, value: str | int | Decimal | object, look: Look) -> Cell:
        cell = self._booklet.put(self._sheet, row, place, value, look)  # type: ignore[arg-type]  # dates and numbers as they are
        assert isinstance(cell, Cell)
        return cell

    def _height(self, values: Sequence[Value]) -> float:
        lines = 1
        for place, value in enumerate(values):
            if isinstance(value, str):
                lines = max(lines, lines_of(value, self._width(place)))
            elif isinstance(value, Across):
                lines = max(lines, lines_of(value.text, sum(map(self._width, range(value.cells)))))
        return LINE_HEIGHT * min(lines, MOST_LINES) + 3

    def _width(self, place: int) -> float:
        """Give how wide a column of the sheet is, which all of its tables share."""
        letters = column_letters(place + 1)
        return float(self._sheet.column_dimensions[letters].width) if letters in self._sheet.column_dimensions else LEAST_WIDTH

    def _width_of(self, table: RecapTable) -> float:
        return sum(map(self._width, range(max(2, len(table.columns)))))


def _look_of(column: RecapColumn, value: Value, *, bold: bool) -> Look:
    """Give the look of a cell; what stands in place of a hidden number stands at the right, where the number would."""
    if column.form == "words":
        return Look(TEXT, bold=bold, across="left", wrap=True, lines="box")
    if isinstance(value, str) or value is None:
        return Look(TEXT, bold=bold, across="right", lines="box")
    form = "count" if column.form == "ratio" and isinstance(value, int) else column.form
    return Look(FORMATS[form], bold=bold, across="right", lines="box")
