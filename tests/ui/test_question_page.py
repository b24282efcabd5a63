"""Questions about files, answered in the list where conflicts wait too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conflict_pages import words_in_sight
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from empower_desktop.language import N_
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.screens.home import HomeScreen
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.overview import status
from empower_desktop.workspace.questions import keep
from tests.question_pages import Show, missing, opened, people, screen

__all__ = ["people", "screen"]


def test_a_question_tells_its_file_and_cell_and_what_each_answer_writes(screen: ConflictScreen, work: Workspace, people: list[str]) -> None:
    inquiry = opened(screen, work, people[0])
    assert inquiry.place == "Wulan_009.xlsx · Orang A7"
    told = [button.accessibleDescription() for button in screen.question.buttons]
    assert told == ["Changes nothing.", "Person “Tumirah” goes into the trash."]


def test_in_a_low_window_it_is_still_said_which_cell_is_asked_about(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    opened(screen, work, people[0])
    screen.set_room(Room(1000, 600))
    qtbot.waitUntil(lambda: {"Person: Tumirah", "Wulan_009.xlsx · Orang A7"} <= set(words_in_sight(screen.question.head)))


def test_an_answer_tells_how_many_wait_as_the_tab_counts_them_also_where_others_came_meanwhile(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    opened(screen, work, people[0])
    keep(work, [missing(work, people[1], "Dewi_003.xlsx")], "another merge")
    with qtbot.waitSignal(screen.saying) as said:
        screen.question.press("1")
    assert work.language(said.args[0]) == "Answer saved. 3 are left."


def test_where_only_questions_wait_their_number_is_not_said_to_be_one_of_conflicts(screen: ConflictScreen) -> None:
    said = [tab.accessibleName().split() for tab in screen.top.tabs.findChildren(QPushButton)]
    assert ["Conflicts", "&", "questions", "3"] in said


def test_the_first_key_never_deletes_what_the_second_would_keep(screen: ConflictScreen, work: Workspace, people: list[str]) -> None:
    """As where a deletion is contested: who presses 1 from habit loses nothing."""
    opened(screen, work, people[0])
    assert [button.text() for button in screen.question.buttons] == ["Keep it", "Delete it"]
    screen.question.press("1")
    assert work.standing(people[0]) == "live"


def test_a_number_answers_it_from_the_list_and_the_answer_can_be_undone(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    opened(screen, work, people[0])
    screen.pane.items.setFocus()
    with qtbot.waitSignal(screen.saying) as said:
        qtbot.keyClick(screen.pane.items, Qt.Key.Key_2)
    assert said.args[1] is True
    assert work.standing(people[0]) == "deleted"
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    with qtbot.waitSignal(screen.desk.stepped):
        screen.desk.undo_last()
    assert work.standing(people[0]) == "live"


def test_no_answer_is_chosen_beforehand_and_enter_on_the_page_gives_none(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    opened(screen, work, people[0])
    assert screen.question.hasFocus()
    qtbot.keyClick(screen.question, Qt.Key.Key_Return)
    assert len(open_questions(work)) == 3


def test_questions_of_one_sort_from_one_file_are_answered_together(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    opened(screen, work, people[0])
    with qtbot.waitSignal(screen.saying):
        screen.question.answer_alike("no")
    assert [each.asked.record for each in open_questions(work)] == [people[2]]


def test_a_long_answer_leaves_room_for_what_it_writes_and_those_for_all_leave_room_for_each_other(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    long = N_("About whom or what they are called like: take what else they say of those; what is called like none is new")
    asked = [missing(work, person, "Rina_004.xlsx") for person in people[:2]]
    keep(work, [replace(each, id=f"long {each.record}", choices=(replace(each.choices[0], label=long),)) for each in asked], "")
    screen.refresh(None)
    qtbot.waitUntil(lambda: len(screen._all) == 5)
    screen.open_record(f"long {people[0]}")
    page = screen.question
    (button,) = page.buttons
    qtbot.waitUntil(lambda: button.width() < page.width() / 2)
    assert button.accessibleName() == work.language(long)
    assert button.text().replace("\n", " ") == work.language(long)
    assert button.height() > page.theme.row("control")
    assert page.minimumSizeHint().width() <= page.width()


def test_a_question_that_is_opened_before_the_screen_knows_it_gets_the_keyboard(
    frame: Frame, shown: Show, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    asked = open_questions(work)[1].asked
    made = ConflictScreen(frame)
    shown(made, width=1296, height=697)
    made.set_room(Room(1092))
    made.top.findChildren(QPushButton)[0].setFocus()  # where Qt takes the keyboard when another screen is shown
    made.open_record(asked.id)
    qtbot.waitUntil(lambda: made.question.inquiry is not None)
    assert made.question.inquiry is not None
    assert made.question.inquiry.key == asked.id
    assert made.question.holds_keyboard()


def test_an_answered_question_is_looked_up_with_who_answered_it_and_how(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    opened(screen, work, people[0])
    screen.question.press("1")
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    screen._filter("settled")
    qtbot.waitUntil(lambda: len(screen._shown) == 1)
    text = screen.question._answered_note._text.text()
    assert "Sari" in text
    assert "<b>Keep it</b>" in text
    assert screen.question.buttons == []


def test_a_question_left_for_later_is_counted_nowhere_until_it_comes_back(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    assert status(work).to_answer == 3
    opened(screen, work, people[0])
    screen.question.press("n")
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    assert status(work).to_answer == 2
    assert len(open_questions(work)) == 3


def test_home_names_the_files_that_asked_and_leads_to_the_questions(frame: Frame, shown: Show, people: list[str], qtbot: QtBot) -> None:
    home = HomeScreen(frame)
    shown(home, width=1158, height=697)
    qtbot.waitUntil(lambda: home._overview is not None)
    waiting = [each for each in home._overview.waiting if each.why == "question"]  # type: ignore[union-attr]  # it was asked for
    assert [(each.title, each.count) for each in waiting] == [("Wulan_009.xlsx", 2), ("Yanto_022.xlsx", 1)]
    with qtbot.waitSignal(home.going) as gone:
        home._open(waiting[0])
    assert gone.args[:2] == ["conflict", f"q-Wulan_009.xlsx-{people[0]}"]


def test_an_answer_given_by_mistake_is_asked_again_unless_it_was_carried_out(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot
) -> None:
    opened(screen, work, people[0])
    screen.question.press("1")
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    screen._filter("settled")
    qtbot.waitUntil(lambda: len(screen._shown) == 1)
    screen.question.reopen()
    qtbot.waitUntil(lambda: len(screen._all) == 3)
    screen.desk.undo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    screen.desk.redo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 3)
    opened(screen, work, people[0])
    screen.question.press("2")
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    screen._filter("settled")
    qtbot.waitUntil(lambda: len(screen._shown) == 1)
    screen.question.reopen()
    qtbot.waitUntil(screen.question.problem.isVisible)
    screen.desk.undo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 3)


@pytest.mark.parametrize(("key", "standing"), [("2", "deleted"), ("1", "live")])
def test_undoing_an_answer_asks_again_and_the_same_answer_can_be_meant_after_all(
    screen: ConflictScreen, work: Workspace, people: list[str], qtbot: QtBot, key: str, standing: str
) -> None:
    opened(screen, work, people[0])
    screen.question.press(key)
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    with qtbot.waitSignal(screen.desk.stepped):
        assert screen.desk.undo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 3)
    assert work.standing(people[0]) == "live"
    opened(screen, work, people[0])
    screen.question.press(key)
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    assert work.standing(people[0]) == standing
