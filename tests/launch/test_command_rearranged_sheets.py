"""Sheets on which somebody wrote a title above the table or new headings: what can be read is, and it is said plainly what cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from tests.excel import Act, by_hand, sheet_of, typed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat


@pytest.fixture
def sent(sari: Seat) -> Path:
    """A workbook of Sari's with two people."""
    for name in ("Parjo", "Warsito"):
        sari.add("person", f"name={name}", "sex=L")
    file = sari.folder.parent / "sari.xlsx"
    sari.json("export", str(file))
    return file


@pytest.fixture
def merged(sari: Seat, seat: Callable[[str], Seat], sent: Path) -> Callable[..., tuple[Seat, Any, str]]:
    """Merge the workbook in which Parjo's hamlet was written and something else done, at Budi's: what that tells as JSON and aloud."""

    def merge(*acts: Act) -> tuple[Seat, Any, str]:
        parjo = next(one["id"] for one in sari.json("list", "person") if one["fields"]["name"] == "Parjo")
        file = by_hand(sent, typed("person", parjo, hamlet="Krajan"), *acts, to=sent.with_name("edited.xlsx"))
        budi = seat("budi")
        told = budi("merge", "--dry-run", str(file)).err
        return budi, budi("merge", str(file), "--json").json["files"][0], told

    return merge


def titled(book: Workbook) -> None:
    """Write a title above the table, as a program does that leaves the table itself where it was."""
    sheet = sheet_of(book, "person")
    sheet.insert_rows(1, 2)
    sheet["C1"] = "DAFTAR WARGA"


def renamed(book: Workbook) -> None:
    """Write another heading above every column that people see."""
    for cell in sheet_of(book, "person")[1]:
        if cell.value and not str(cell.value).startswith("_"):
            cell.value = f"Kolom {cell.column}"


def test_a_table_below_a_title_is_read(merged: Callable[..., tuple[Seat, Any, str]]) -> None:
    budi, report, told = merged(titled)
    assert (report["questions"], report["problems"], "left out" in told) == ([], [], False)
    assert {one["fields"].get("hamlet") for one in budi.json("list", "person")} == {"Krajan", None}


def test_a_sheet_without_its_headings_says_so_and_asks_after_no_row(merged: Callable[..., tuple[Seat, Any, str]]) -> None:
    _, report, told = merged(renamed)
    assert report["questions"] == []
    assert "has none of its headings left" in told


def test_a_sheet_that_lost_its_hidden_column_is_not_said_to_be_gone(merged: Callable[..., tuple[Seat, Any, str]]) -> None:
    _, report, told = merged(lambda book: sheet_of(book, "person").delete_cols(1))
    assert (report["questions"], "is gone" in told, "has lost its hidden column" in told) == ([], False, True)
