from __future__ import annotations

from pathlib import Path

import pytest

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change, keyed_id
from empower_desktop.language import Language
from empower_desktop.workbook.contents import LOG, LOG_COLUMNS
from empower_desktop.workbook.limits import LIMITS
from empower_desktop.workbook.package import Package
from empower_desktop.workbook.plainrows import NumberedRows, numbered_rows
from empower_desktop.workbook.writing import write_workbook
from tests.workbook import village

SHARED = ["n", "what", "tea", None]
HEADER = '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
FIRST = '<row r="2"><c><v>7</v></c><c t="s"><v>2</v></c></row>'
EMPTY = '<row r="5"><c><v>8</v></c><c/></row>'
HEAD = '<worksheet xmlns="m"><dimension ref="A1:B5"/><sheetData>'


def read(rows: str, head: str = HEAD, tail: str = "</sheetData></worksheet>") -> NumberedRows | None:
    return numbered_rows([(head + rows + tail).encode()], 2, SHARED, Place("a.xlsx"), LIMITS)


def test_rows_are_taken_out_with_their_numbers_and_texts() -> None:
    found = read(HEADER + FIRST + EMPTY)
    assert found == (["n", "what"], [(2, 7, ["tea"]), (5, 8, [""])])


def test_rows_without_a_place_follow_the_one_before_and_short_texts_may_stand_in_their_cells() -> None:
    own = '<row><c><v>9</v></c><c t="inlineStr"><is><t>2026-01-12T08:00:01.000Z/0000</t></is></c></row>'
    found = read(HEADER.replace(' r="1"', "") + FIRST.replace(' r="2"', "") + own)
    assert found == (["n", "what"], [(2, 7, ["tea"]), (3, 9, ["2026-01-12T08:00:01.000Z/0000"])])


def test_what_we_write_is_read_as_it_is_cell_by_cell(tmp_path: Path) -> None:
    at = "2026-01-12T08:00:00.000Z/0000"
    later = [
        Change.make(keyed_id(village.MEETING, village.SUMINAH), "attendance", {"of_a_later_version": value}, [], village.SARI, at)
        for value in ("_x0041_", "a < b & c", "0" * 2_000, " a  b ")
    ]
    write_workbook(tmp_path / "a.xlsx", village.outgoing([*village.village(), *later]), Language("id"))
    with Package(tmp_path / "a.xlsx") as package:
        sheet = package.sheet(LOG)
        assert sheet is not None
        found = package.numbered_rows(sheet, len(LOG_COLUMNS))
        cells = {row: {cell.column: cell.text for cell in cells} for row, cells in package.rows(sheet)}
    assert found is not None
    assert tuple(found.header) == LOG_COLUMNS
    for row, number, texts in found.rows:
        assert cells.pop(row) == {1: str(number), **{column: text for column, text in enumerate(texts, 2) if text}}
    assert list(cells) == [1]


@pytest.mark.parametrize(
    "rows",
    [
        FIRST,
        HEADER + FIRST.replace("<c><v>7", '<c r="A2"><v>7'),
        HEADER + FIRST.replace("7", "7.5"),
        HEADER + FIRST.replace("<v>2", "<v>3"),
        HEADER + FIRST.replace("<v>2", "<v>9"),
        HEADER + FIRST + FIRST,
        HEADER + FIRST.replace('t="s"><v>2</v>', 't="inlineStr"><is><t>a&amp;b</t></is>'),
        HEADER + FIRST.replace('t="s"><v>2</v>', 't="inlineStr"><is><t>_x0041_</t></is>'),
        HEADER + FIRST.replace('t="s"><v>2</v>', 't="inlineStr"><v>2</v>'),
        HEADER + "<!-- " + FIRST + " -->",
        HEADER + FIRST + "<x>" + EMPTY + "</x>",
    ],
)
def test_any_other_sheet_is_left_to_be_read_cell_by_cell(rows: str) -> None:
    assert read(rows) is None


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("<worksheet><x><sheetData>", "</sheetData></x></worksheet>"),
        ('<worksheet><x a="/>"><sheetData>', "</sheetData></x></worksheet>"),
        ('<worksheet xmlns="a"><x xmlns="b"/><sheetData>', "</sheetData></worksheet>"),
        ("<other><sheetData>", "</sheetData></other>"),
    ],
)
def test_rows_that_may_not_be_the_sheets_own_are_left_alone(head: str, tail: str) -> None:
    assert read(HEADER + FIRST, head, tail) is None


def test_a_sheet_that_breaks_off_is_refused() -> None:
    with pytest.raises(Problem):
        read(HEADER, tail="</sheetData>")
