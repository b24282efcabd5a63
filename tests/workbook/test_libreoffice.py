"""What the real LibreOffice does to our workbooks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from empower_desktop.language import Language
from empower_desktop.workbook.contents import Incoming
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.writing import write_workbook
from tests.libreoffice import edited_by_libreoffice
from tests.workbook import village

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give an export, and the same after LibreOffice saved it."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed for this test: install it, so that soffice is found"
    folder = tmp_path_factory.mktemp("office")
    path = folder / "a.xlsx"
    assert write_workbook(path, village.outgoing(), Language("id"))
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    converted = folder / "again"
    subprocess.run([*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", converted, path], check=True, capture_output=True, timeout=180)
    return path, converted / "a.xlsx"


def test_saving_again_changes_nothing(saved_again: tuple[Path, Path]) -> None:
    before, after = (incoming(read_workbook(str(path))) for path in saved_again)
    assert after.changes == before.changes
    assert not after.untouched
    assert after.edits == after.problems == after.notes == ()


def test_every_cell_is_the_same(saved_again: tuple[Path, Path]) -> None:
    before, after = (load_workbook(path) for path in saved_again)
    assert after.sheetnames == before.sheetnames
    for sheet in before:
        other = after[sheet.title]
        assert other.sheet_state == sheet.sheet_state
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    # openpyxl does not turn _xHHHH_ back, LibreOffice does.
                    wanted = "_x0041_ 006/BA" if cell.value == "_x005F_x0041_ 006/BA" else cell.value
                    assert other[cell.coordinate].value in (wanted, cell.value), f"{sheet.title}!{cell.coordinate}"


def test_drop_downs_hidden_columns_and_tables_live_on(saved_again: tuple[Path, Path]) -> None:
    before, after = (load_workbook(path)["Pertemuan"] for path in saved_again)
    lists = [{rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"} for sheet in (before, after)]
    assert len(lists[0]) > 3
    assert {text.replace("'", "").replace("$", "") for text in lists[0]} == {text.replace("'", "").replace("$", "") for text in lists[1]}
    assert list(after.tables) == ["t_meeting"]
    assert after.column_dimensions["A"].hidden
    assert after["I2"].number_format.replace("\\", "") == "[$-421]dd mmmm yyyy"
    assert len(after.conditional_formatting) >= len(before.conditional_formatting)


REARRANGED = """
  Dim people As Object, sorted(0) As New com.sun.star.table.TableSortField, how(1) As New com.sun.star.beans.PropertyValue
  people = book.Sheets.getByName("Orang")
  sorted(0).Field = 2 : sorted(0).IsAscending = False
  how(0).Name = "SortFields" : how(0).Value = sorted()
  how(1).Name = "ContainsHeader" : how(1).Value = False
  people.getCellRangeByName("A2:Z4").sort(how())
  people.Columns.insertByIndex(4, 1)
  people.getCellByPosition(4, 0).String = "Catatan saya"
  people.getCellByPosition(4, 1).String = "periksa"
  people.Columns.getByIndex(2).Width = 12000
  people.Rows.getByIndex(2).IsVisible = False
  Dim format As Long, english As New com.sun.star.lang.Locale
  english.Language = "en" : english.Country = "US"
  format = book.NumberFormats.queryKey("MM/DD/YY", english, False)
  If format < 0 Then format = book.NumberFormats.addNew("MM/DD/YY", english)
  book.Sheets.getByName("Pertemuan").getCellRangeByName("I2:I3").NumberFormat = format
  book.CharLocale = english
  book.Sheets.getByName("Keputusan").Name = "Putusan kita"
  book.Sheets.moveByName("Orang", 0)
"""

OTHER_COUNT_OF_DAYS = """
  Dim first As New com.sun.star.util.Date
  first.Day = 1 : first.Month = 1 : first.Year = 1904
  book.NullDate = first
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which LibreOffice has its profile."""
    return tmp_path_factory.mktemp("edited")


def done(office: Path, act: str) -> tuple[Path, Incoming]:
    """Give the small store's workbook after somebody worked on it in LibreOffice, and what is found in it."""
    path = office / "a.xlsx"
    assert write_workbook(path, village.outgoing(), Language("id"))
    saved = edited_by_libreoffice(path, act, office)
    return saved, incoming(read_workbook(str(saved)))


def test_sorting_columns_formats_and_other_sheets_orders_are_no_edits(office: Path) -> None:
    saved, found = done(office, REARRANGED)
    people = load_workbook(saved)["Orang"]
    assert [people.cell(row, 1).value for row in (2, 3, 4)] == [village.SUMINAH, village.OTHER_SUMINAH, village.ROHMAH]
    assert found.edits == found.problems == ()
    assert [str(note) for note in found.notes] == ["The column “Catatan saya” on the sheet “Orang” is not known and was left out."]


def test_another_count_of_days_is_no_edit(office: Path) -> None:
    saved, found = done(office, OTHER_COUNT_OF_DAYS)
    assert load_workbook(saved).epoch == CALENDAR_MAC_1904
    assert found.edits == found.problems == ()


def test_exactly_what_was_typed_in_libreoffice_is_edited(office: Path) -> None:
    typed = f"""
      CellOf(book, "Pertemuan", "Tempat", "{village.MEETING}").String = "Balai RW"
      CellOf(book, "Pertemuan", "Jumlah diundang", "{village.MEETING}").Value = 46
      CellOf(book, "Pertemuan", "Tanggal", "{village.SECOND_MEETING}").FormulaLocal = "2026-02-11"
      CellOf(book, "Orang", "Nomor HP", "{village.SUMINAH}").String = "081200000001"
    """
    _, found = done(office, typed)
    assert [(edit.sort, edit.field, edit.after) for edit in found.edits] == [
        ("changed", "venue", "Balai RW"),
        ("changed", "invited_count", 46),
        ("changed", "date", "2026-02-11"),
        ("changed", "phone", "081200000001"),
    ]
    assert found.problems == ()
