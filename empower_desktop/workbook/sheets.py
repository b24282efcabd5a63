"""A kind's sheet: its furniture, which openpyxl makes, and its rows, which are streamed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.history.change import DELETED, Plain
from empower_desktop.language import N_, Language
from empower_desktop.records.field import several
from empower_desktop.records.fields import Reference
from empower_desktop.workbook.cells import JOIN, Shown, shower
from empower_desktop.workbook.entry_rules import rules_for
from empower_desktop.workbook.gathered import REFERRED_TO, FileRecord, Gathered
from empower_desktop.workbook.layout import ROWS_BEYOND, Column, SheetPlan
from empower_desktop.workbook.looks import CREAM, DARK, FADED, INK, MISSING, PALE, RIVAL, TEXT, WHITE, Look, Looks, body_look
from empower_desktop.workbook.notes import DisputeNotes, disputed_codes
from empower_desktop.workbook.packing import SharedTexts, cell_xml, next_row_xml, number_xml

HEADER_HEIGHT = 48
LINE_HEIGHT = 15
MOST_LINES = 8
PAGE_WIDTH = 190  # characters that are still readable on an A4 sheet lying down
HIDDEN_LOOK = Look(TEXT, size=9, italic=True, ink=FADED)
NOTE_LOOK = Look(TEXT, italic=True, ink=FADED, across="left", wrap=True, lines="box")
WRAPPED = frozenset(("text", "long_text", "choice", "multi_choice", "reference", "multi_reference", "area", "file"))


@dataclass(frozen=True)
class TableSheet:
    """A kind's sheet with what is to stand in it: rows, the ids of spare rows, and which fields are in dispute."""

    plan: SheetPlan
    rows: tuple[FileRecord, ...]
    spare: tuple[str, ...]
    doubled: int = 0

    @property
    def count(self) -> int:
        """How many things the rows are: those of one thing count once."""
        return len(self.rows) - self.doubled

    @property
    def last_row(self) -> int:
        """The last row of the table; a table has at least one row below its header."""
        return 1 + max(len(self.rows) + self.plan.spare, 1)

    @property
    def size(self) -> str:
        """The range of the table."""
        return f"A1:{self.plan.columns[-1].letters}{self.last_row}"

    @property
    def disputed(self) -> int:
        """How many rows are in dispute."""
        return sum(1 for state in self.rows if state.disputed or state.contest)


def furnish(worksheet: Worksheet, sheet: TableSheet, ranges: Mapping[str, str], footer: str, looks: Looks, language: Language) -> None:
    """Give a sheet its columns, table, rules, colours and print setup."""
    plan = sheet.plan
    worksheet.sheet_properties.tabColor = plan.tab
    worksheet.freeze_panes = f"{plan.columns[plan.visible[0].place].letters}2"
    for column in plan.columns:
        dimension = worksheet.column_dimensions[column.letters]
        dimension.width = column.width
        dimension.hidden = column.hidden
        looks.dress_column(dimension, _look(column, language.code, lined=False))
    worksheet.add_table(_table(sheet))
    last = sheet.last_row + ROWS_BEYOND
    for rule in rules_for(plan, ranges, last, language):
        worksheet.add_data_validation(rule)
    _colour(worksheet, sheet, last)
    _print_setup(worksheet, plan, footer, language)
    if plan.printed_empty:  # LibreOffice prints formatted empty rows only where an area is named
        worksheet.print_area = f"{plan.visible[0].letters}1:{plan.visible[-1].letters}{sheet.last_row}"


def _table(sheet: TableSheet) -> Table:
    table = Table(displayName=sheet.plan.table, ref=sheet.size, tableStyleInfo=TableStyleInfo("TableStyleLight1", showRowStripes=False))
    table.autoFilter = AutoFilter(ref=sheet.size)
    for column in sheet.plan.columns:
        table.tableColumns.append(TableColumn(id=column.place, name=column.header))
    return table


def _colour(worksheet: Worksheet, sheet: TableSheet, last: int) -> None:
    """Mark disputed cells, and required ones that are empty in a row that holds something."""
    plan = sheet.plan
    first, end = plan.visible[0].letters, plan.visible[-1].letters
    disputed = plan.find("disputed").letters
    filled = f"COUNTA(${first}2:${end}2)>0"
    contested = (state for state in sheet.rows if state.disputed or state.contest)
    shown = {column.field.code for column in plan.visible if column.field is not None}
    codes = {code for state in contested for code in disputed_codes(state, shown).split("|") if code}
    for column in plan.visible:
        code = column.field.code if column.field else ""
        marks = [code] if code in codes else []
        if column.letters == first and DELETED in codes:
            marks.append(DELETED)
        area = f"{column.letters}2:{column.letters}{last}"
        for mark in marks:
            formula = f'ISNUMBER(SEARCH("|{mark}|",${disputed}2))'
            worksheet.conditional_formatting.add(area, _when(formula, DifferentialStyle(fill=PatternFill(bgColor=RIVAL))))
    for column in plan.visible:
        if column.field is not None and column.field.required:
            area = f"{column.letters}2:{column.letters}{last}"
            formula = f"AND({filled},LEN(TRIM({column.letters}2))=0)"
            worksheet.conditional_formatting.add(area, _when(formula, DifferentialStyle(fill=PatternFill(bgColor=MISSING))))


def _when(formula: str, style: DifferentialStyle) -> Rule:
    return Rule(type="expression", dxf=style, formula=[formula])


def _print_setup(worksheet: Worksheet, plan: SheetPlan, footer: str, language: Language) -> None:
    page, margins = worksheet.page_setup, worksheet.page_margins
    page.orientation, page.paperSize, page.pageOrder = "landscape", 9, "overThenDown"
    widths = sum(column.width for column in plan.columns if not column.hidden)
    page.fitToWidth, page.fitToHeight = math.ceil(widths / PAGE_WIDTH), 0
    if worksheet.sheet_properties.pageSetUpPr is not None:
        worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.75
    first = plan.visible[0].letters
    worksheet.print_title_rows, worksheet.print_title_cols = "1:1", f"{first}:{first}"
    foot = worksheet.oddFooter if worksheet.oddFooter is not None else HeaderFooterItem()
    foot.left.text = "Empower Desktop · &A"
    foot.center.text = language(N_("Page {page} of {pages}", page="&P", pages="&N"))
    foot.right.text = footer.replace("&", "&&")


def _look(column: Column, language: str, lined: bool = True, fill: str = "") -> Look:
    if column.hidden:
        return HIDDEN_LOOK
    look = body_look(column.field, language) if column.field is not None else NOTE_LOOK
    return replace(look, lines="box" if lined else "", fill=fill)


def _header_look(column: Column) -> Look:
    if column.hidden or column.field is None:
        return Look(size=9, italic=True, ink=FADED, down="center", wrap=True, fill=PALE)
    if column.field.required:
        return Look(bold=True, ink=WHITE, fill=DARK, down="center", wrap=True, lines="box")
    return Look(bold=True, ink=INK, fill=PALE, down="center", wrap=True, lines="box")


class TableRows:
    """Streams the rows of a kind's sheet."""

    def __init__(self, sheet: TableSheet, gathered: Gathered, notes: DisputeNotes, language: Language) -> None:
        self._sheet = sheet
        self._gathered = gathered
        self._notes = notes
        self._language = language
        self._fields = [column.field for column in sheet.plan.visible if column.field is not None]
        self._codes = frozenset(field.code for field in self._fields)
        self._showers = [shower(field, language, gathered) for field in self._fields]
        self._references = [field.code for field in self._fields if isinstance(field, Reference)]

    def shown(self, state: FileRecord) -> list[Shown]:
        """Give what the cells of a record's row show, column by column."""
        plain: list[Plain] = self._gathered.values(state, self._fields)
        contested = bool(state.disputed or state.contest) and not self._gathered.hides_person(state)
        hidden: list[Shown] = [state.record, disputed_codes(state, self._codes) or None if contested else None]
        hidden += [JOIN.join(several(state.fields.get(code))) or None for code in self._references]
        visible = [show(value) if value is not None else None for show, value in zip(self._showers, plain, strict=True)]
        noted = contested or (state.record in self._gathered.homes and not self._gathered.hides_person(state))
        note = (self._notes.note(state, self._codes) or None) if noted else self._told_apart(state)
        return [*hidden, *visible, note]

    def _told_apart(self, state: FileRecord) -> str | None:
        """Say, where names are chosen from this sheet, how one of several alike is written elsewhere."""
        if not self._sheet.plan.printed_empty or state.kind not in REFERRED_TO:
            return None
        name = self._gathered.names(state.kind)[state.record]
        fields = self._sheet.plan.kind.fields()
        titles = [code for code in self._sheet.plan.kind.title_fields if code in state.fields]
        title = " ".join(fields[code].in_title(str(state.fields[code])) for code in titles)
        return None if name.endswith(title) else self._language(N_("Elsewhere write: {name}", name=name))

    def xml(self, looks: Looks, texts: SharedTexts, watched: Callable[[], None]) -> Iterator[str]:
        """Give the rows as XML: header, records, spare rows; `watched` is called before each record."""
        columns = self._sheet.plan.columns
        heads = [cell_xml(column.header, looks.number(_header_look(column)), texts) for column in columns]
        yield next_row_xml(heads, HEADER_HEIGHT)
        styles = [0 if column.hidden else looks.number(_look(column, self._language.code)) for column in columns]
        starts = [f'<c s="{style}"' if style else "<c" for style in styles]
        widths = [_wraps_at(column) for column in columns]
        for state in self._sheet.rows:
            watched()
            yield _row(self.shown(state), starts, widths, texts)
        yield from self._spare_rows(looks, texts)

    def _spare_rows(self, looks: Looks, texts: SharedTexts) -> Iterator[str]:
        columns = self._sheet.plan.columns[1:]
        styles = [0 if column.hidden else looks.number(_look(column, self._language.code, fill=CREAM)) for column in columns]
        empty = [cell_xml(None, style, texts) for style in styles]
        for number in range(self._sheet.plan.spare):
            spare = self._sheet.spare[number] if self._sheet.spare else None
            yield next_row_xml([cell_xml(spare, 0, texts), *empty], LINE_HEIGHT + 3)


def _wraps_at(column: Column) -> float:
    """Give how many characters fit into a line of a column; no end where texts are not wrapped."""
    wraps = not column.hidden and (column.field is None or column.field.type in WRAPPED)
    return column.width if wraps else math.inf


def _row(shown: list[Shown], starts: list[str], widths: list[float], texts: SharedTexts) -> str:
    # The innermost loop of an export: strings are put together here, without a function for each cell.
    cells: list[str] = []
    lines = 1
    for value, start, width in zip(shown, starts, widths, strict=True):
        if value is None:
            cells.append(f"{start}/>")
        elif isinstance(value, str):
            cells.append(f'{start} t="s"><v>{texts.index(value)}</v></c>')
            if len(value) > width or "\n" in value:
                lines = max(lines, lines_of(value, width))
        else:
            cells.append(f"{start}><v>{number_xml(value)}</v></c>")
    return next_row_xml(cells, LINE_HEIGHT * min(lines, MOST_LINES) + 3)


def lines_of(text: str, width: float) -> int:
    """Give how many lines a text takes in a column so many characters wide."""
    return 1 if math.isinf(width) else sum(max(1, math.ceil(len(line) / width)) for line in text.split("\n", MOST_LINES))
