"""A question is answered by the id that an earlier run printed, whatever came in between, or it is said what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from tests.excel import by_hand, taken_out, typed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

SHEETS = Path(__file__).parents[1] / "lists" / "sheets"
MUSDES, BOKASHI = str(SHEETS / "01_daftar_hadir_musdes.xlsx"), str(SHEETS / "07_pelatihan_bokashi.xlsx")


def taken_in(sari: Seat, *more: str, file: str = MUSDES, kind: str = "attendance") -> Any:
    told = sari("import", file, "--as", kind, "--json", *more)
    assert told.status in (0, 3), told.err
    return told.json


def asked(sari: Seat, code: str, *more: str, file: str = MUSDES, kind: str = "attendance") -> str:
    """Take in a list, and give the id under which a question of it is printed."""
    return str(next(each["question"] for each in taken_in(sari, *more, file=file, kind=kind)["questions"] if each["code"] == code))


def answers(sari: Seat, **given: str) -> tuple[str, str]:
    file = sari.folder.parent / "answers.json"
    file.write_text(json.dumps(given), "utf-8")
    return "--answers", str(file)


def called(sari: Seat, name: str) -> list[str]:
    return [each["id"] for each in sari.json("list", "person", "--where", f"name={name}")]


@pytest.fixture
def wagiman(sari: Seat) -> str:
    """The question whether the Wagiman of a list is the one who is known already."""
    sari.add("person", "name=Wagiman", "sex=L")
    return asked(sari, "known_elsewhere")


def answer_in_excel(sheet: Path, answer: str) -> None:
    """Type an answer beside the first question of a workbook of conflicts."""
    book = load_workbook(sheet)
    book["Questions"]["H2"] = answer
    book.save(sheet)


def test_a_printed_question_is_answered_after_the_list_came_again(sari: Seat, wagiman: str) -> None:
    taken_in(sari)
    assert len(called(sari, "Wagiman")) == 2
    sari.json("answer", wagiman, "same")
    assert len(called(sari, "Wagiman")) == 1


def test_a_printed_question_is_answered_with_the_list_that_asks_it_no_more(sari: Seat, wagiman: str) -> None:
    foretold = taken_in(sari, "--dry-run", *answers(sari, **{wagiman: "same"}))
    assert (foretold["questions"], len(called(sari, "Wagiman"))) == ([], 2)
    code = sari("digest").out
    told = taken_in(sari, *answers(sari, **{wagiman: "same"}))
    assert (len(called(sari, "Wagiman")), sari.json("questions")) == (1, [])
    assert taken_in(sari, *answers(sari, **{wagiman: "same"}))["import"] is None
    sari.json("unmerge", told["import"])
    assert (sari("digest").out, [each["question"] for each in sari.json("questions")]) == (code, [wagiman])


def test_two_rows_become_one_person_though_the_answer_comes_with_the_list_a_second_time(sari: Seat) -> None:
    question = asked(sari, "same_person", file=BOKASHI, kind="training")
    before = len(sari.json("list", "person"))
    taken_in(sari, *answers(sari, **{question: "same"}), file=BOKASHI, kind="training")
    assert len(sari.json("list", "person")) == before - 1
    assert question not in {each["question"] for each in sari.json("questions")}


def test_what_was_answered_already_says_by_whom_when_and_how(sari: Seat, wagiman: str) -> None:
    sari.json("answer", wagiman, "new")
    for words in (("answer", wagiman, "same"), ("import", MUSDES, "--as", "attendance", *answers(sari, **{wagiman: "same"}))):
        told = sari(*words, "--json")
        assert (told.status, told.error["code"]) == (4, "answered")
        assert re.search(r"by Sari on \d+ \w+ 20\d\d: Somebody new", told.error["message"])
    assert len(called(sari, "Wagiman")) == 2
    assert taken_in(sari, *answers(sari, **{wagiman: "new"}))["import"] is None


def test_a_question_that_was_taken_back_says_with_what_and_is_asked_again_under_the_same_id(sari: Seat) -> None:
    sari.add("person", "name=Wagiman", "sex=L")
    told = taken_in(sari)
    (question,) = [each["question"] for each in told["questions"] if each["code"] == "known_elsewhere"]
    sari.json("unmerge", told["import"])
    refused = sari("answer", question, "same", "--json")
    assert (refused.status, refused.error["code"]) == (4, "taken_back")
    assert "01_daftar_hadir_musdes.xlsx" in refused.error["message"]
    assert asked(sari, "known_elsewhere") == question
    sari.json("answer", question, "same")
    assert len(called(sari, "Wagiman")) == 1


def test_a_question_that_is_asked_anew_under_another_id_says_which(sari: Seat) -> None:
    for name, sex in (("Wagiman", "L"), ("Murni", "P")):
        sari.add("person", f"name={name}", f"sex={sex}")
    told = taken_in(sari)
    (question,) = [each["question"] for each in told["questions"] if each["code"] == "known_elsewhere"]
    sari.json("unmerge", told["import"])
    sari.json("delete", called(sari, "Wagiman")[0])
    anew = asked(sari, "known_elsewhere")
    refused = sari("answer", question, "same", "--json")
    assert (refused.error["code"], anew in refused.error["message"]) == ("taken_back", True)


def test_what_was_only_foretold_says_so(sari: Seat) -> None:
    sari.add("person", "name=Wagiman", "sex=L")
    question = asked(sari, "known_elsewhere", "--dry-run")
    refused = sari("answer", question, "same", "--json")
    assert (refused.status, refused.error["code"]) == (4, "no_such_question")
    assert "--dry-run" in refused.error["message"]
    taken_in(sari)
    sari.json("answer", question, "same")
    assert len(called(sari, "Wagiman")) == 1


@pytest.fixture
def edited(sari: Seat, seat: Callable[[str], Seat]) -> tuple[Seat, str, Path]:
    """Budi's store, the question of a workbook from which somebody took a row out, and that workbook."""
    budi, file = seat("budi"), sari.folder.parent / "sari.xlsx"
    person, other = (sari.add("person", f"name={name}", "sex=L") for name in ("Parjo", "Warsito"))
    sari.json("export", str(file))
    by_hand(file, taken_out("person", person))
    (report,) = budi("merge", str(file), "--json").json["files"]
    (question,) = report["questions"]
    by_hand(file, typed("person", other, hamlet="Krajan"), to=file.with_name("lagi.xlsx"))
    return budi, question["question"], file


def test_the_workbook_of_questions_made_before_is_answered_after_the_file_came_again(edited: tuple[Seat, str, Path]) -> None:
    budi, question, file = edited
    sheet = file.with_name("konflik.xlsx")
    budi.json("conflicts", "--workbook", str(sheet))
    for again in (file, file.with_name("lagi.xlsx"), file):
        assert budi("merge", str(again), "--json").json["files"][0]["questions"] == []
    assert [each["question"] for each in budi.json("questions")] == [question]
    answer_in_excel(sheet, "yes")
    budi.json("merge", str(sheet))
    assert (called(budi, "Parjo"), budi.json("questions")) == ([], [])
    told = budi("answer", question, "no", "--json")
    assert (told.status, told.error["code"]) == (4, "answered")
    assert all(words in told.error["message"] for words in ("Budi", "konflik.xlsx", "Delete it"))


def test_nothing_waits_where_the_answers_come_with_the_file_that_asks(edited: tuple[Seat, str, Path], seat: Callable[[str], Seat]) -> None:
    budi, _, file = edited
    sheet, rina = file.with_name("konflik.xlsx"), seat("rina")
    budi.json("conflicts", "--workbook", str(sheet))
    answer_in_excel(sheet, "yes")
    assert rina("merge", "--dry-run", str(file)).status == 3
    for options in (["--dry-run"], []):
        told = rina("merge", *options, str(file), str(sheet))
        assert (told.status, "waits" in told.err) == (0, False)
    assert rina.json("questions") == []


def test_a_no_that_was_given_in_excel_counts_wherever_the_workbook_is_merged(
    edited: tuple[Seat, str, Path], seat: Callable[[str], Seat]
) -> None:
    budi, _, file = edited
    sheet, rina = file.with_name("konflik.xlsx"), seat("rina")
    budi.json("conflicts", "--workbook", str(sheet))
    answer_in_excel(sheet, "no")
    assert rina("merge", str(file)).status == 3
    for each in (budi, rina):
        each.json("merge", str(sheet))
        assert (each.json("questions"), len(called(each, "Parjo"))) == ([], 1)
    assert rina.json("merge", str(file))["files"][0]["questions"] == []


def test_only_what_was_merged_is_said_to_wait_where_questions_are_answered(
    edited: tuple[Seat, str, Path], seat: Callable[[str], Seat]
) -> None:
    _, _, file = edited
    rina, place = seat("rina"), "empower-desktop questions"
    foretold = rina("merge", "--dry-run", str(file))
    assert (foretold.status, "Once it is merged" in foretold.err, place in foretold.err) == (3, True, False)
    assert place in rina("merge", str(file)).err
