"""Rows of a copy that was passed on: what names several of them names, in the end, the records that all answers say."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.errors import Problem
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace, questions, saving
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.kept_questions import open_questions, questions_made
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import Act, added, by_hand, filled_in_by
from tests.workspace.hand_edited import Village, codes, foretold, merged, one, recorded_once, village

__all__ = ["recorded_once", "village"]
REMBUG = added("meeting", title="Rembug", date="13-01-2026", venue="Balai")
ADI, BENI = added("person", name="Adi", sex="L"), added("person", 1, name="Beni", sex="L")
JOKO = filled_in_by("Joko")


def came(who: str, nth: int = 0, meeting: str = "13-01-2026 Rembug") -> Act:
    return added("attendance", nth, meeting=meeting, person=who, presence="hadir")


def came_to_musdus(who: str) -> Act:
    return came(who, meeting="Musdus")


def passed_on(budi: Workspace, village: Village) -> FileReport:
    """Let Tini fill in a meeting, two persons and who came, and Joko her copy, with nothing of his own but his name."""
    acts = (REMBUG, ADI, BENI, came("Adi"), came("Beni", 1))
    merged(budi, village.edited("tini.xlsx", filled_in_by("Tini"), *acts))
    return one(budi, village.edited("joko.xlsx", JOKO, *acts))


def attending(work: Workspace) -> list[tuple[str, str]]:
    """Give who came to what, by their names; who is not here bears none."""
    meetings, people = ({str(each.id): str(name) for each, name in named} for named in _named(work))
    return sorted((meetings.get(str(each.meeting), "?"), people.get(str(each.person), "?")) for each in work.all(Attendance))


def _named(work: Workspace) -> tuple[list[tuple[Meeting, object]], list[tuple[Person, object]]]:
    return [(each, each.title) for each in work.all(Meeting)], [(each, each.name) for each in work.all(Person)]


def answer(work: Workspace, kind: str, choice: str, nth: int = 0) -> None:
    asked = sorted((each.asked for each in open_questions(work) if each.asked.kind == kind), key=lambda each: each.row)
    questions.answer(work, asked[nth].id, choice)


HERE = [("Musdus", "Suminah"), ("Rembug", "Adi"), ("Rembug", "Beni")]


def test_a_copy_passed_on_whose_rows_are_the_same_doubles_nobody_who_came(budi: Workspace, village: Village) -> None:
    passed_on(budi, village)
    assert codes(budi) == ["another_name"] * 3
    questions.answer_all(budi, [each.asked.id for each in open_questions(budi)], "same")
    assert attending(budi) == HERE


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_who_came_is_written_with_the_last_answer_and_the_same_in_any_order(
    budi: Workspace, village: Village, order: tuple[int, ...]
) -> None:
    passed_on(budi, village)
    given = [("meeting", "another"), ("person", "same"), ("person", "another")]
    asked = sorted((each.asked for each in open_questions(budi)), key=lambda each: (each.kind, each.row))
    for at in order:
        questions.answer(budi, asked[at].id, given[at][1])
        assert "?" not in {name for pair in attending(budi) for name in pair}
    assert attending(budi) == sorted([*HERE, ("Rembug", "Adi"), ("Rembug", "Beni")])
    new = {str(each.meeting) for each in budi.all(Attendance)} - {village.meeting}
    people = {str(each.person) for each in budi.all(Attendance)} - {village.person}
    assert (len(new), len(people), budi.store.conflicts()) == (2, 3, [])


def test_an_answer_that_is_undone_and_given_otherwise_is_heard_by_what_waited(budi: Workspace, village: Village) -> None:
    passed_on(budi, village)
    answer(budi, "meeting", "same")
    answer(budi, "person", "same")
    (last,) = open_questions(budi)
    (told,) = questions.offered(budi, last)
    assert [[change.kind for change in choice.changes] for choice in told.choices] == [["attendance"], ["person", "same_as", "attendance"]]
    saving.undo(budi, questions.answer(budi, last.asked.id, "same"))
    questions.answer(budi, last.asked.id, "another")
    assert attending(budi) == sorted([*HERE, ("Rembug", "Beni")])


def test_answers_in_excel_say_together_whom_a_row_names(budi: Workspace, village: Village, tmp_path: Path) -> None:
    passed_on(budi, village)
    ask_in_excel(budi, tmp_path / "konflik.xlsx")

    def all_the_same(book: Workbook) -> None:
        for row in book["Pertanyaan"].iter_rows(min_row=2):
            row[7].value = "A"
            told.append(str(row[6].value))

    told: list[str] = []
    answered = by_hand(tmp_path / "konflik.xlsx", all_the_same, to=tmp_path / "dijawab.xlsx")
    assert [each.count("depends on the answer to no.") for each in told] == [1, 1, 1]
    assert one(budi, answered).problems == ()
    assert (attending(budi), open_questions(budi)) == (HERE, [])


def a_later_copy(budi: Workspace, village: Village, *acts: Act) -> FileReport:
    return one(budi, village.edited("joko2.xlsx", JOKO, ADI, came_to_musdus("Adi"), *acts))


def asked_about_adi(budi: Workspace, village: Village) -> None:
    merged(budi, village.edited("tini.xlsx", filled_in_by("Tini"), ADI), village.edited("joko.xlsx", JOKO, ADI))
    assert codes(budi) == ["another_name"]


def test_what_a_later_copy_says_of_a_row_that_is_asked_about_waits_with_that_question(budi: Workspace, village: Village) -> None:
    asked_about_adi(budi, village)
    later = village.edited("joko2.xlsx", JOKO, ADI, came_to_musdus("Adi"))
    assert foretold(budi, later).files[-1].status == "merged"
    told = one(budi, later)
    assert (told.status, [each.code for each in told.questions], codes(budi)) == ("merged", ["another_name"], ["another_name"])
    answer(budi, "person", "same")
    assert attending(budi) == [("Musdus", "Adi"), ("Musdus", "Suminah")]


def test_what_waits_with_the_question_of_an_earlier_copy_goes_when_its_own_merge_is_undone(budi: Workspace, village: Village) -> None:
    asked_about_adi(budi, village)
    unmerge(budi, str(merged(budi, village.edited("joko2.xlsx", JOKO, ADI, came_to_musdus("Adi"))).merge))
    assert codes(budi) == ["another_name"]
    answer(budi, "person", "same")
    assert attending(budi) == [("Musdus", "Suminah")]


def test_what_waited_with_the_question_of_an_earlier_copy_is_undone_with_its_own_merge_alone(budi: Workspace, village: Village) -> None:
    acts = (REMBUG, ADI, came("Adi"))
    merged(budi, village.edited("tini.xlsx", filled_in_by("Tini"), *acts))
    merged(budi, village.edited("joko.xlsx", JOKO, *acts))
    later = merged(budi, village.edited("joko2.xlsx", JOKO, *acts, BENI, came("Beni", 1)))
    questions.answer_all(budi, [each.asked.id for each in open_questions(budi)], "same")
    assert attending(budi) == HERE
    unmerge(budi, later.merge)
    assert attending(budi) == [("Musdus", "Suminah"), ("Rembug", "Adi")]


@pytest.mark.parametrize("choice", ["same", "another"])
def test_what_a_later_copy_says_of_a_row_that_was_answered_about_is_taken_at_once(budi: Workspace, village: Village, choice: str) -> None:
    asked_about_adi(budi, village)
    answer(budi, "person", choice)
    people = {str(each.id) for each in budi.all(Person)}
    assert (a_later_copy(budi, village).questions, codes(budi)) == ((), [])
    assert attending(budi) == [("Musdus", "Adi"), ("Musdus", "Suminah")]
    assert {str(each.id) for each in budi.all(Person)} == people


@pytest.mark.parametrize("first", ["meeting", "person"])
@pytest.mark.parametrize("meant", ["same", "another"])
@pytest.mark.parametrize("who", ["same", "another"])
def test_what_names_rows_that_two_copies_were_asked_about_names_what_both_answers_say(
    budi: Workspace, village: Village, first: str, meant: str, who: str
) -> None:
    merged(budi, village.edited("tini.xlsx", filled_in_by("Tini"), REMBUG, ADI))
    merged(budi, village.edited("joko.xlsx", JOKO, REMBUG))
    merged(budi, village.edited("joko2.xlsx", JOKO, REMBUG, ADI, came("Adi")))
    assert codes(budi) == ["another_name"] * 2
    before = {str(each.id) for kind in (Meeting, Person) for each in budi.all(kind)}
    for kind, choice in sorted({"meeting": meant, "person": who}.items(), reverse=first == "person"):
        answer(budi, kind, choice)
    assert attending(budi) == [("Musdus", "Suminah"), ("Rembug", "Adi")]
    (new,) = (each for each in budi.all(Attendance) if each.meeting != village.meeting)
    assert (new.meeting in before, new.person in before) == (meant == "same", who == "same")


def test_what_several_copies_ask_about_rows_is_foretold_as_it_comes(budi: Workspace, village: Village) -> None:
    acts = (JOKO, REMBUG, ADI, came("Adi"))
    copies = [village.edited(f"joko{nth}.xlsx", *acts[:many]) for nth, many in enumerate((2, 4, 4))]
    files = [village.edited("tini.xlsx", filled_in_by("Tini"), REMBUG, ADI), *copies]

    def said(told: Iterable[FileReport]) -> list[tuple[str, list[str]]]:
        return [(each.status, sorted(asked.id for asked in each.questions)) for each in told]

    before = said(foretold(budi, *files).files)
    assert said(merged(budi, *files).files) == before
    assert [(status, len(asked)) for status, asked in before] == [("merged", 0), ("merged", 1), ("merged", 2), ("same", 0)]


@pytest.mark.parametrize("second", ["joko.xlsx", "joko2.xlsx"])
def test_whom_a_row_is_in_one_copy_says_nothing_of_another_that_is_called_alike(
    budi: Workspace, village: Village, tmp_path: Path, second: str
) -> None:
    bagus = added("person", name="Bagus", sex="L")
    merged(budi, village.edited("tini.xlsx", filled_in_by("Tini"), REMBUG, ADI))
    copies = {tmp_path / "Monday" / "joko.xlsx": (ADI,), tmp_path / "Tuesday" / second: (REMBUG, bagus, came("Bagus"))}
    for file, acts in copies.items():
        file.parent.mkdir()
        by_hand(village.file, JOKO, *acts, to=file)
    merged(budi, *copies)
    assert codes(budi) == ["another_name"] * 3
    for kind, choice in (("person", "same"), ("person", "another"), ("meeting", "same")):
        answer(budi, kind, choice)
    assert attending(budi) == [("Musdus", "Suminah"), ("Rembug", "Bagus")]


def test_questions_of_two_copies_say_in_excel_that_they_hang_together(budi: Workspace, village: Village, tmp_path: Path) -> None:
    merged(budi, village.edited("tini.xlsx", filled_in_by("Tini"), REMBUG, ADI), village.edited("joko.xlsx", JOKO, REMBUG))
    merged(budi, village.edited("joko2.xlsx", JOKO, REMBUG, ADI, came("Adi")))
    ask_in_excel(budi, tmp_path / "konflik.xlsx")
    told: list[str] = []
    by_hand(
        tmp_path / "konflik.xlsx",
        lambda book: told.extend(str(row[6].value) for row in book["Pertanyaan"].iter_rows(min_row=2)),
        to=tmp_path / "dilihat.xlsx",
    )
    assert [each.count("depends on the answer to no.") for each in told] == [1, 1]


def test_of_two_files_that_name_each_others_records_by_what_was_answered_both_are_undone_once_what_one_added_is_thrown_away(
    budi: Workspace, village: Village
) -> None:
    merged(budi, village.edited("tini.xlsx", filled_in_by("Tini"), REMBUG, came_to_musdus("Adi")))
    merged(budi, village.edited("joko.xlsx", JOKO, REMBUG, ADI, came("Adi")))
    (adi,) = (each.id for each in budi.all(Person) if each.name == "Adi")
    for waiting in open_questions(budi):
        questions.answer(budi, waiting.asked.id, "same" if waiting.asked.kind == "meeting" else str(adi))
    tini, joko = (str(each.id) for each in sorted(budi.store.merges(), key=lambda each: each.at))
    for merge in (tini, joko):
        with pytest.raises(Problem, match="Throw away what was added"):
            unmerge(budi, merge)
    (late,) = (each for each in budi.all(Attendance) if each.meeting == village.meeting and each.person == adi)
    saving.delete(budi, Attendance, str(late.id), budi.seen(str(late.id)))
    unmerge(budi, joko)
    unmerge(budi, tini)
    assert (attending(budi), budi.store.merges()) == ([], [])


def test_beside_thousands_of_questions_only_those_about_the_same_workbook_are_unfolded(budi: Workspace, village: Village) -> None:
    passed_on(budi, village)
    (stamp,) = {change.at for each in open_questions(budi) for choice in each.asked.choices for change in choice.changes}
    asked = {each.asked.id for each in open_questions(budi)}
    kept = budi.store.questions()[0]
    budi.store.ask([replace(kept, id=f"{n:032x}", body=kept.body.replace(stamp, "2026-10-01T00:00:00.000Z/0000")) for n in range(9)])
    budi.store.ask([replace(kept, id=f"{9:032x}", body=json.dumps({"waits": {"why": '"choices": ['}, "at": stamp}))])
    assert {each.asked.id for each in questions_made(budi, [stamp])} == asked
    assert len(open_questions(budi)) == len(asked) + 9
