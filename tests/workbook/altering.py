"""What people do to a workbook in Excel, and what is found of it when it is read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.workbook.contents import Incoming
from empower_desktop.workbook.reading import incoming, read_workbook

Alter = Callable[[Workbook], object]


@pytest.fixture
def edited(sent: Mapping[str, Path], tmp_path: Path) -> Callable[[Alter], Incoming]:
    """Give what is found in the small store's workbook after it was altered and saved with openpyxl."""

    def alter_and_read(alter: Alter, language: str = "id") -> Incoming:
        path = tmp_path / "a.xlsx"
        with sent[language].open("rb") as stream:
            workbook = load_workbook(stream)
        alter(workbook)
        workbook.save(path)
        return incoming(read_workbook(str(path)))

    return alter_and_read


def cell_of(sheet: Worksheet, record: str, header: str) -> str:
    """Give the place of a record's cell, such as `H2`."""
    column = next(cell.column_letter for cell in sheet[1] if cell.value == header)
    return f"{column}{next(row[0].row for row in sheet.iter_rows() if row[0].value == record)}"


def put(sheet: str, record: str, header: str, value: object) -> Alter:
    """Give an act that types a value into a record's cell."""
    return lambda workbook: workbook[sheet].__setitem__(cell_of(workbook[sheet], record, header), value)


def type_row(sheet: Worksheet, row: int, **cells: object) -> None:
    """Type into a row, by headers with `_` for blanks."""
    heads = {str(cell.value).replace(" ", "_").replace("/", "_"): cell.column for cell in sheet[1]}
    for header, value in cells.items():
        sheet.cell(row, heads[header]).value = value


def copy_row(sheet: str, source: int, target: int) -> Alter:
    """Give an act that copies a row, whole and with its id."""

    def copy(workbook: Workbook) -> None:
        for column in range(1, workbook[sheet].max_column + 1):
            workbook[sheet].cell(target, column).value = workbook[sheet].cell(source, column).value

    return copy
