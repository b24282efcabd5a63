"""What the real LibreOffice does to our workbooks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from empower_desktop.language import Language
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.writing import write_workbook
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
