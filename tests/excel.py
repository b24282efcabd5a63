"""What people do to a workbook in a spreadsheet: type into cells, add, copy and take out rows, say who filled in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.records import KINDS
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.report import FileReport

Act = Callable[[Workbook], object]


def by_hand(file: Path, *acts: Act, to: Path | None = None) -> Path:
    """Open a workbook, do something in it, and save it, perhaps under another name."""
    book = load_workbook(file)
    for act in acts:
        act(book)
    book.save(to or file)
    return to or file


def once_done(foretold: FileReport) -> FileReport:
    """Give what a preview says of a workbook as the report says it afterwards: what would be answered then is."""
    notes = [replace(note, text=note.text.replace("Would answer: ", "Answered: ")) for note in foretold.notes]
    return replace(foretold, notes=tuple(notes))


def merged_by_hand(work: Workspace, file: Path, *acts: Act) -> FileReport:
    """Merge a copy of a workbook in which something was done, and give the report of it."""
    report: FileReport = apply(work, [by_hand(file, *acts, to=file.with_name("a.xlsx"))]).result.files[-1]
    return report


def sheet_of(book: Workbook, kind: str) -> Worksheet:
    """Give the sheet of a kind, whatever it is called."""
    return next(sheet for sheet in book.worksheets if f"t_{kind}" in sheet.tables)


def column_of(sheet: Worksheet, kind: str, code: str) -> int:
    """Give the column of a field, in either language."""
    label = KINDS[kind].fields()[code].label
    return next(cell.column for cell in sheet[1] if cell.value in (label.id, label.en))


def row_of(sheet: Worksheet, record: str) -> int:
    """Give the row of a record."""
    return next(cell.row for cell in sheet["A"] if cell.value == record)


def typed(kind: str, record: str, **values: object) -> Act:
    """Type over cells of a record."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, kind)
        for code, value in values.items():
            sheet.cell(row_of(sheet, record), column_of(sheet, kind, code)).value = value

    return act


def added(kind: str, nth: int = 0, **values: object) -> Act:
    """Fill in one of the spare rows, the first as it comes."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, kind)
        first = max(cell.row for cell in sheet[sheet_letter(sheet, kind)] if cell.value is not None) + 1
        for code, value in values.items():
            sheet.cell(first + nth, column_of(sheet, kind, code)).value = value

    return act


def sheet_letter(sheet: Worksheet, kind: str) -> str:
    """Give the letters of the first visible column of a kind's sheet."""
    return str(sheet.cell(1, column_of(sheet, kind, next(iter(KINDS[kind].fields())))).column_letter)


def taken_out(kind: str, record: str) -> Act:
    """Delete the row of a record."""
    return lambda book: sheet_of(book, kind).delete_rows(row_of(sheet_of(book, kind), record))


def copied(kind: str, record: str, **values: object) -> Act:
    """Copy the whole row of a record to the end, its hidden id too, and type over cells of the copy."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, kind)
        source, target = row_of(sheet, record), sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            sheet.cell(target, column).value = sheet.cell(source, column).value
        for code, value in values.items():
            sheet.cell(target, column_of(sheet, kind, code)).value = value

    return act


def filled_in_by(name: str | None) -> Act:
    """Say who filled in."""

    def act(book: Workbook) -> None:
        sheet, _, cell = book.defined_names["diisi_oleh"].attr_text.rpartition("!")
        book[sheet.strip("'")][cell.replace("$", "")] = name

    return act
