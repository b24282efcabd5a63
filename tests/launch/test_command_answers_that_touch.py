"""Answers of one workbook that touch each other: what they come to together is told, beside each question and when it is merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.excel import by_hand, taken_out, typed
from tests.own_lists import listed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

FOUND, WHAT_HAPPENS, ANSWER = 5, 6, 7


def asked_in_excel(seat: Seat, file: Path) -> dict[str, str]:
    """Ask all that waits in a workbook, and give what it says of each question, by its number, to happen."""
    seat.json("conflicts", "--workbook", str(file))
    rows = load_workbook(file)["Questions"].iter_rows(min_row=2, values_only=True)
    return {f"{row[1]} {row[FOUND]}": str(row[WHAT_HAPPENS]) for row in rows}


def answered(file: Path, answers: Mapping[str, str]) -> Path:
    """Answer the questions whose words hold these."""
    book = load_workbook(file)
    for row in book["Questions"].iter_rows(min_row=2):
        row[ANSWER].value = next((answer for words, answer in answers.items() if words in str(row[FOUND].value)), None)
    book.save(file)
    return file


def notes(seat: Seat, file: Path, *words: str) -> list[str]:
    return [line.partition(": ")[2] for line in seat("merge", *words, str(file)).err.splitlines() if line.strip().startswith(file.name)]


@pytest.fixture
def edited_thrice(sari: Seat, seat: Callable[[str], Seat]) -> Seat:
    """Budi, to whom one export of Sari's came in three copies, each with another title and another beginning of its meeting."""
    budi, meeting, sent = seat("budi"), sari.meeting("start_time=08:00", "end_time=10:00"), sari.folder.parent / "sari.xlsx"
    sari.json("export", str(sent))
    for title, start in (("Rapat A", "08:10"), ("Rapat B", "08:20"), ("Rapat C", "08:30")):
        budi("merge", str(by_hand(sent, typed("meeting", meeting, title=title, start_time=start), to=sent.with_name(f"{title}.xlsx"))))
    return budi


def test_questions_about_the_same_field_name_each_other_and_what_both_leave_in_dispute_is_told(edited_thrice: Seat, tmp_path: Path) -> None:
    budi, file = edited_thrice, tmp_path / "konflik.xlsx"
    told = asked_in_excel(budi, file)
    number_of = {
        value: key.partition(" ")[0] for key in told for value in ("08:20", "08:30", "Rapat B", "Rapat C") if f"now it is “{value}”" in key
    }
    for one, other in (("08:20", "08:30"), ("Rapat B", "Rapat C")):
        for asked, named in ((one, other), (other, one)):
            (said,) = [words for key, words in told.items() if f"now it is “{asked}”" in key]
            assert said.splitlines()[-1].startswith(f"Also about this: no. {number_of[named]}.")
    answered(file, {"Start time": "yes", "now it is “Rapat C”": "yes"})
    for words in (["--dry-run"], []):
        in_dispute = [note for note in notes(budi, file, *words) if note.startswith("In dispute after these answers")]
        assert len(in_dispute) == 1
        assert "Date · Start time · End time" in in_dispute[0]
        assert all(start in in_dispute[0] for start in ("08:20", "08:30"))
    assert ([each["field"] for each in budi.json("conflicts")], budi.json("list", "meeting")[0]["fields"]["title"]) == (["time"], "Rapat C")


def test_a_question_about_a_field_that_is_in_dispute_names_its_conflict(edited_thrice: Seat, sari: Seat, tmp_path: Path) -> None:
    meeting = sari.json("list", "meeting")[0]["id"]
    sari.json("set", meeting, "title=Rapat Sari")
    sari.json("export", str(tmp_path / "sari2.xlsx"))
    assert edited_thrice("merge", str(tmp_path / "sari2.xlsx")).status == 3
    told = asked_in_excel(edited_thrice, tmp_path / "konflik.xlsx")
    named = {key: "Also about this: no. 1 on the sheet Conflicts" in words for key, words in told.items()}
    assert {key: "Meeting title" in key for key in told} == named
    assert all("↔" in words for key, words in told.items() if named[key]), "it would stand beside what Sari wrote, not instead of it"


def test_a_question_whether_to_delete_touches_all_that_is_asked_of_the_record(edited_thrice: Seat, tmp_path: Path) -> None:
    budi, file, meeting = edited_thrice, tmp_path / "konflik.xlsx", edited_thrice.json("list", "meeting")[0]["id"]
    budi("merge", str(by_hand(tmp_path / "sari.xlsx", taken_out("meeting", meeting), to=tmp_path / "tanpa.xlsx")))
    told = asked_in_excel(budi, file)
    (missing,) = [words for key, words in told.items() if "no longer on the sheet" in key]
    assert missing.splitlines()[-1].startswith("Also about this: no. 1–4.")
    answered(file, {"no longer on the sheet": "yes", "now it is “Rapat C”": "yes"})
    for words in (["--dry-run"], []):
        assert [note for note in notes(budi, file, *words) if note.startswith("In dispute after these answers")]
    assert "_deleted" in [each["field"] for each in budi.json("conflicts")]


SAVINGS = (
    ["SIMPANAN ANGGOTA KWT MELATI"],
    ["Tahun 2026"],
    [],
    ["No", "Nama", "Januari"],
    [1, "Siti Aminah", 10000],
    [2, "Parto, Parmi", 5000],
)


def test_what_answers_to_a_list_write_together_is_told_before_they_are_merged(sari: Seat, tmp_path: Path) -> None:
    file = tmp_path / "konflik.xlsx"
    assert sari("import", str(listed(tmp_path, *SAVINGS)), "--as", "contribution").status == 3
    told = asked_in_excel(sari, file)
    assert len(told) >= 2
    assert all("What it writes depends on the answer to no. " in words for words in told.values())
    answered(file, {"sex": "A", "two people, or one": "A", "day": "A"})
    for words in (["--dry-run"], []):
        together = "; ".join(note for note in notes(sari, file, *words) if note.startswith("Beside the other answers it writes: "))
        assert all(f"Savings {name}" in together for name in ("Siti Aminah", "Parto", "Parmi"))
    assert (len(sari.json("list", "contribution")), sari.json("questions")) == (3, [])


def test_of_many_answers_to_a_list_the_first_are_told_and_the_others_counted(sari: Seat, tmp_path: Path) -> None:
    pairs = [
        [number, f"{one} Sri, {one} Tri", 5000] for number, one in enumerate(("Ani", "Budi", "Cici", "Dewi", "Eko", "Fitri", "Gito"), 1)
    ]
    file = tmp_path / "konflik.xlsx"
    assert sari("import", str(listed(tmp_path, *SAVINGS[:4], *pairs)), "--as", "contribution").status == 3
    asked_in_excel(sari, file)
    told = notes(sari, answered(file, {"two people, or one": "A", "day": "A"}))
    beside = [note for note in told if note.startswith("Beside the other answers it writes: ")]
    counted = [note for note in told if "beside the others" in note]
    assert (len(beside), counted) == (6, ["1 more answer writes something else beside the others."])


def test_what_a_workbook_says_of_answers_to_a_list_counts_those_that_were_given_before(sari: Seat, tmp_path: Path) -> None:
    assert sari("import", str(listed(tmp_path, *SAVINGS)), "--as", "contribution").status == 3
    people = next(each for each in sari.json("questions") if each["code"] == "two_people_in_cell")
    sari.json("answer", people["question"], "two")
    (day,) = [words for key, words in asked_in_excel(sari, tmp_path / "konflik.xlsx").items() if "day" in key]
    assert all(f"Savings {name}" in day for name in ("Siti Aminah", "Parto", "Parmi"))
