"""What people write into a workbook of conflicts and questions where it decides nothing is told with its sheet and cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from empower_desktop.language import Language
from empower_desktop.records import Person
from empower_desktop.workspace import Workspace, saving
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.resolved import reason_of
from tests.differing import ANSWERS, HAMLET, VOTES, OpenWork, Village, answer, merge, only, shown, waiting
from tests.excel import by_hand, filled_in_by, taken_out
from tests.people import change


def _told(village: Village, file: Path, *acts: Callable[[Workbook], object]) -> list[str]:
    report = only(merge(village.sari, by_hand(file, *acts)))
    assert report.problems == ()
    return [said for note in report.notes if not (said := Language("en")(note)).startswith("Answered: ")]


def _typed(sheet: str, **cells: str) -> Callable[[Workbook], object]:
    def act(book: Workbook) -> None:
        for cell, value in cells.items():
            book[sheet][cell].value = value

    return act


def _cell(file: Path, spot: str, column: str) -> str:
    (row,) = [cell.row for cell in load_workbook(file)["Konflik"]["B"] if cell.value == spot]
    return f"{column}{row}"


@pytest.mark.parametrize("answers", [{}, ANSWERS])
def test_a_workbook_in_which_nothing_else_was_written_tells_nothing(village: Village, answers: dict[str, tuple[object, ...]]) -> None:
    assert _told(village, answer(village.ask(village.budi), answers), lambda book: book.move_sheet("Konflik", 1)) == []


def test_a_reason_without_an_answer_settles_nothing_and_is_told(village: Village) -> None:
    file = answer(village.ask(village.budi), {HAMLET: (None, None, "tanya Pak RT"), VOTES: ("A",)})
    before = waiting(village.sari)
    (said,) = _told(village, file)
    assert said.startswith(f"On the sheet “Konflik” a reason is written without an answer ({_cell(file, HAMLET, 'R')}); ")
    assert waiting(village.sari) == before - {VOTES}


def test_remarks_are_told(village: Village) -> None:
    merge(village.budi, by_hand(village.give(village.sari), taken_out("person", village.person)))
    told = _told(
        village,
        village.ask(village.budi),
        lambda book: book.create_sheet("Coretan"),
        _typed("Baca dulu", B60="Yang nomor 2 saya ragu", H3="ok"),
        _typed("Konflik", F20="Sisanya besok", S1="Catatan saya", S2="?", T2="?"),
        _typed("Pertanyaan", I2="sudah saya tanyakan"),
        _typed("Coretan", A1="hitungan"),
    )
    assert told == [
        "What was written on the sheet “Baca dulu” was left out (H3, B60).",
        "The column “Catatan saya” on the sheet “Konflik” is not known and was left out.",
        "What stands in columns without a heading on the sheet “Konflik” was left out (T2).",
        "What was written on the sheet “Konflik” was left out (F20).",
        "What was written into the column “Notes” on the sheet “Pertanyaan” is not kept (I2).",
        "The sheet “Coretan” is not known and was left out.",
    ]


def test_who_fills_in_and_a_cover_that_lost_lines_are_no_remarks(village: Village) -> None:
    assert _told(village, village.ask(village.budi), filled_in_by("Wulan"), lambda book: book["Baca dulu"].delete_rows(30, 2)) == []


def test_a_value_under_a_letter_that_has_none_is_told(village: Village) -> None:
    file = village.ask(village.budi)
    cell = _cell(file, VOTES, "L")
    assert _told(village, file, _typed("Konflik", **{cell: "Musyawarah; 30 / 0 / 0"})) == [
        f"What was written on the sheet “Konflik” was left out ({cell})."
    ]


def _six(open_work: OpenWork) -> tuple[Workspace, str]:
    """Let six values fight, none of which was seen when the others were written."""
    sari = open_work("sari")
    person = change(sari, "person", name="Parjo", sex="L")
    seen = sari.seen(person)
    for number in range(1, 7):
        saving.save(sari, Person, {"hamlet": f"RT {number}"}, person, seen)
    return sari, person


_LETTERED = {"A": ("H", 2), "E": ("H", 3), "F": ("J", 3)}


@pytest.mark.parametrize("answered_in", [2, 3])
@pytest.mark.parametrize(
    ("letter", "words", "is_taken"),
    [("A", "RT 11", False), ("E", "RT 15", False), ("E", "E: RT 15", False), ("F", "F : RT 6", True), ("A", "RT 1", True)],
)
def test_of_values_in_several_rows_one_that_was_typed_over_is_not_taken(
    open_work: OpenWork, tmp_path: Path, letter: str, words: str, is_taken: bool, answered_in: int
) -> None:
    sari, person = _six(open_work)
    file, (column, row) = tmp_path / "konflik.xlsx", _LETTERED[letter]
    ask_in_excel(sari, file)
    by_hand(file, _typed("Konflik", **{f"{column}{row}": words, f"P{answered_in}": letter, "R3": "kata Pak RT"}))
    problems = only(merge(sari, file)).problems
    assert [problem.code for problem in problems] == ([] if is_taken else ["value_altered"])
    if is_taken:
        assert shown(sari, person)["hamlet"] == f"RT {'ABCDEF'.index(letter) + 1}"
        assert "kata Pak RT" in {reason_of(each.why) for each in sari.store.histories([person])[person]}
