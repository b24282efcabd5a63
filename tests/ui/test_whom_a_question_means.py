"""Whom a question means and what its answers would write: those of a name, and what hangs on other answers, looked up beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Thread, current_thread, main_thread
from uuid import uuid4

import pytest
from conflict_pages import words_in_sight
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import Change, keyed_id
from empower_desktop.language import N_
from empower_desktop.records import Meeting
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.to_answer import item_of
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.questions import answer, keep
from empower_desktop.workspace.roster import People
from empower_desktop.workspace.saving import add
from tests.own_lists import listed, taken
from tests.question_pages import STAMP, Show, missing, opened, people, screen

__all__ = ["people", "screen"]


def unclear(work: Workspace, name: str) -> Asked:
    """Ask whom a name on a sheet of attendance means."""
    meeting, person = str(add(work, Meeting, {"title": "Musdus", "date": "2026-01-12"}).result), str(uuid4())
    noted = keyed_id(meeting, person)
    made = Change.make(person, "person", {"name": name}, (), work.author.id, STAMP, "edited in Excel")
    came = Change.make(noted, "attendance", {"meeting": meeting, "person": person}, (), work.author.id, STAMP, "edited in Excel")
    message = N_("“{text}” names no row of this workbook.", text=name)
    choices = (Choice("new", N_("Somebody new"), (made, came)), Choice("none", N_("Leave it")))
    return Asked(f"q-{noted}", "unclear", message, "Wulan_009.xlsx", "Hadir", 9, "D9", "attendance", noted, "person", choices)


def test_those_of_the_name_are_looked_up_without_holding_up_the_window(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up_by: list[Thread] = []
    load = People.load

    def noted(work: Workspace) -> People:
        looked_up_by.append(current_thread())
        return load(work)

    monkeypatch.setattr(People, "load", noted)
    question = unclear(work, "Suminah")
    keep(work, [question], "merge")
    screen.refresh(None)
    qtbot.waitUntil(lambda: len(screen._all) == 4)
    screen.open_record(question.id)
    qtbot.waitUntil(lambda: len(screen.question.buttons) == 3)
    assert main_thread() not in looked_up_by
    assert screen.question.buttons[0].text().startswith("Suminah")
    screen.question.press("1")
    qtbot.waitUntil(lambda: len(screen._all) == 3)
    assert [row.fields["person"] for row in work.store.rows("attendance")] == [people[1]]


def test_an_answer_that_comes_too_late_is_told_where_it_stays_to_be_read(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    inquiry = opened(screen, work, people[0])
    answer(work, inquiry.waiting.asked.id, "no")  # as a command does beside the window
    with qtbot.waitSignal(screen.saying) as said:
        screen.question.press("2")
    assert screen.desk.say(said.args[0]).startswith("This question was answered already by Sari")
    assert work.standing(people[0]) == "live"


def test_a_question_that_names_no_record_is_known_by_the_one_that_its_answers_write_to(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    """Five rows of a list without a signature would all be asked about in the same words."""
    asked = replace(missing(work, people[0], "hadir.xlsx"), kind="", record="")
    nobody = replace(asked, id="q-nobody", choices=asked.choices[1:])
    keep(work, [asked, nobody], "list")
    screen.refresh(None)
    qtbot.waitUntil(lambda: len(screen._all) == 5)
    screen.open_record(asked.id)
    assert item_of(screen.desk.say, screen._shown[screen._at]).meta == "Person: Tumirah"
    assert screen.question.head._meta_texts == ["Person: Tumirah", "hadir.xlsx · Orang A7"]
    screen.open_record(nobody.id)
    assert screen.question.head._meta_texts == ["hadir.xlsx · Orang A7"]


def test_what_an_answer_to_a_list_writes_beside_those_given_before_is_told(
    frame: Frame, work: Workspace, shown: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [["No", "Nama", "Januari"], [1, "Siti Aminah", 10000], [2, "Parto, Parmi", 5000]]
    taken(work, listed(tmp_path, ["SIMPANAN ANGGOTA KWT MELATI"], ["Tahun 2026"], [], *rows), "contribution")
    asked = {each.asked.code: each.asked.id for each in open_questions(work)}
    answer(work, asked["two_people_in_cell"], "two")
    screen = ConflictScreen(frame)
    shown(screen, width=1158, height=697)
    screen.open_record(asked["day_missing"])

    def says(name: str) -> bool:
        return f"Savings {name}" in " ".join(words_in_sight(screen.question))

    qtbot.waitUntil(lambda: all(map(says, ("Siti Aminah", "Parto", "Parmi"))))
