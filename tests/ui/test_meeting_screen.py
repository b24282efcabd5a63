"""The page of a meeting, driven by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Action, AgendaItem, Attendance, Decision, Meeting, Person
from empower_desktop.ui.agenda_part import AgendaPart
from empower_desktop.ui.meeting_parts import ActionsPart, DecisionsPart
from empower_desktop.ui.roster import Roster
from empower_desktop.ui.screens.meeting import MeetingPage, MeetingScreen
from empower_desktop.ui.screens.screen import Frame, Going
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add

Key, Held = Qt.Key, Qt.KeyboardModifier
VILLAGE = "33.99.01.2003"
WHOLE = {"title": "Rapat", "date": "2026-01-12", "meeting_type": "rapat_kelompok", "area": VILLAGE, "convened_by": "kelompok"}


@pytest.fixture
def page(frame: Frame, shown: Callable[..., QWidget]) -> MeetingPage:
    made = MeetingPage(frame)
    frame.desk.stepped.connect(made.refresh)
    shown(made, width=900, height=680)
    return made


@pytest.fixture
def meeting(work: Workspace) -> str:
    return str(add(work, Meeting, WHOLE).result)


def chip(page: MeetingPage) -> str:
    return page.head._chip.text()


def answer(page: MeetingPage, qtbot: QtBot, key: str) -> None:
    qtbot.waitUntil(lambda: page.question is not None)
    question: Any = page.question
    question._answer(key)


def test_a_new_meeting_is_saved_field_by_field(page: MeetingPage, work: Workspace, qtbot: QtBot, settled: Callable[[], None]) -> None:
    page.show_record("")
    page.show_part("", "")
    qtbot.keyClicks(page.window().focusWidget(), "Musdus RKP 2027")
    qtbot.keyClick(page.window().focusWidget(), Key.Key_Tab)
    settled()
    assert [meeting.title for meeting in work.all(Meeting)] == ["Musdus RKP 2027"]
    assert (page.head._title.whole_text(), chip(page)) == ("Musdus RKP 2027", "Draft")
    assert page.head._saved.text().startswith("Saved ")


def test_typing_right_after_pressing_a_tab_arrives_in_its_part(page: MeetingPage, meeting: str, qtbot: QtBot) -> None:
    page.show_record(meeting)
    page.show_part("", "")
    qtbot.mouseClick(page.tabs._buttons["roster"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.window().focusWidget(), "Sumi")
    roster = page.part("roster")
    assert isinstance(roster, Roster)
    assert roster.field.text() == "Sumi"


def test_ratifying_goes_to_what_is_missing_first(page: MeetingPage, work: Workspace, qtbot: QtBot) -> None:
    bare = str(add(work, Meeting, {"title": "Rapat", "date": "2026-01-12"}).result)
    page.show_record(bare)
    page.tabs.choose("agenda")
    with qtbot.waitSignal(page.saying):
        page.act("ratify")
    assert page.tabs.current() == "details"
    assert page.part("details").form.inputs["meeting_type"].isAncestorOf(page.window().focusWidget())  # type: ignore[attr-defined]  # a form
    assert page.question is None


def test_a_wrong_line_of_the_roster_keeps_it_a_draft(page: MeetingPage, work: Workspace, meeting: str, qtbot: QtBot) -> None:
    who = str(add(work, Person, {"name": "Suminah", "sex": "P"}).result)
    add(work, Attendance, {"meeting": meeting, "person": who, "presence": "izin", "spoke": True})
    page.show_record(meeting)
    with qtbot.waitSignal(page.saying):
        page.act("ratify")
    roster = page.part("roster")
    assert isinstance(roster, Roster)
    assert (page.tabs.current(), roster.grid.spot()[0]) == ("roster", who)


def test_ratified_after_a_question_and_reopened(
    page: MeetingPage, work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.show_record(meeting)
    page.act("ratify")
    answer(page, qtbot, "ratify")
    settled()
    found = work.one(Meeting, meeting)
    assert found is not None
    assert (found.status, chip(page), page.head.button("reopen").text()) == ("disahkan", "Ratified", "Reopen")
    assert not page.part("details").form.inputs["extra_female"].isEnabled()  # type: ignore[attr-defined]  # a form
    page.act("reopen")
    settled()
    assert chip(page) == "Draft"


def test_saying_not_yet_changes_nothing(page: MeetingPage, work: Workspace, meeting: str, qtbot: QtBot) -> None:
    page.show_record(meeting)
    page.act("ratify")
    answer(page, qtbot, "")
    found = work.one(Meeting, meeting)
    assert found is not None
    assert found.status == "draf"


def test_topics_are_added_noted_and_moved_by_keyboard(
    page: MeetingPage, work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.show_record(meeting)
    page.show_part("agenda", "")
    agenda = page.part("agenda")
    assert isinstance(agenda, AgendaPart)
    for topic in ("Pembukaan", "Pembagian hasil"):
        qtbot.keyClicks(page.window().focusWidget(), topic)
        qtbot.keyClick(page.window().focusWidget(), Key.Key_Return)
        settled()
    qtbot.keyClicks(agenda.form.inputs["conclusion"].paragraph, "Dibagi 70 : 30")  # type: ignore[attr-defined]  # a paragraph
    agenda.settle()
    settled()
    agenda.table.setFocus()
    qtbot.keyClick(agenda.table, Key.Key_Up, Held.ControlModifier)
    settled()
    found = sorted(work.where(AgendaItem, meeting=meeting), key=lambda item: item.order_no or 0)
    assert [(item.order_no, item.topic, item.conclusion) for item in found] == [
        (1, "Pembagian hasil", "Dibagi 70 : 30"),
        (2, "Pembukaan", None),
    ]
    assert agenda.table.current_key() == found[0].id


def test_a_follow_up_takes_three_fields_and_a_tick(
    page: MeetingPage, work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.show_record(meeting)
    page.show_part("actions", "")
    actions = page.part("actions")
    assert isinstance(actions, ActionsPart)
    for text in ("Bersihkan saluran", "+7", "Regu 2"):
        qtbot.keyClicks(page.window().focusWidget(), text)
        qtbot.keyClick(page.window().focusWidget(), Key.Key_Return)
    settled()
    made = work.where(Action, meeting=meeting)
    assert [(each.what, each.responsible_text, (each.due_on - work.today).days if each.due_on else None) for each in made] == [
        ("Bersihkan saluran", "Regu 2", 7)
    ]
    actions.table.setFocus()
    actions.choose(made[0].id)
    qtbot.keyClick(actions.table, Key.Key_Space)
    settled()
    done = work.one(Action, made[0].id)
    assert done is not None
    assert (done.status, done.done_on) == ("selesai", work.today)


def test_a_day_that_cannot_be_read_is_said_beside_it(
    page: MeetingPage, work: Workspace, meeting: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.show_record(meeting)
    page.show_part("actions", "")
    actions = page.part("actions")
    assert isinstance(actions, ActionsPart)
    for text in ("Bersihkan saluran", "besok lusa", "Regu 2"):
        qtbot.keyClicks(page.window().focusWidget(), text)
        qtbot.keyClick(page.window().focusWidget(), Key.Key_Return)
    settled()
    assert work.all(Action) == []
    assert actions.quick.fields["due_on"].hasFocus()
    assert actions.quick.fields["what"].text() == "Bersihkan saluran"


def test_a_new_decision_takes_over_day_village_and_meeting(page: MeetingPage, meeting: str, qtbot: QtBot) -> None:
    page.show_record(meeting)
    page.show_part("decisions", "")
    decisions = page.part("decisions")
    assert isinstance(decisions, DecisionsPart)
    with qtbot.waitSignal(page.going) as asked:
        qtbot.keyClick(decisions.new_button, Key.Key_Space)
    screen, record, going = asked.args
    assert (screen, record, going.new) == ("decision", "", True)
    assert going.given == {"meeting": meeting, "decided_on": "2026-01-12", "area": VILLAGE}


def test_ctrl_enter_among_the_decisions_begins_another(frame: Frame, work: Workspace, meeting: str, shown: Callable[..., QWidget]) -> None:
    add(work, Decision, {"meeting": meeting, "statement": "Iuran Rp 5.000"})
    window = MainWindow(frame.desk, frame.theme, frame.settings)
    shown(window, width=1366, height=697)
    window.go("meeting", meeting, Going(at="decisions"))
    table = window.screen_now().page.part("decisions").table  # type: ignore[attr-defined]  # a list of decisions
    table.setFocus()
    QTest.keyClick(table, Key.Key_Return, Held.ControlModifier)
    assert (window.screen_now().key, window.screen_now().page.record) == ("decision", "")  # type: ignore[attr-defined]  # the page of one


def test_tabs_count_what_is_in_them(page: MeetingPage, work: Workspace, meeting: str) -> None:
    add(work, Decision, {"meeting": meeting, "statement": "Iuran Rp 5.000"})
    page.show_record(meeting)
    assert page.tabs._buttons["decisions"].text() == "Decisions  1"
    assert page.tabs._buttons["agenda"].text() == "Agenda && notes"


def test_the_list_shows_meetings_and_says_what_to_do_first(
    frame: Frame, work: Workspace, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    screen = MeetingScreen(frame)
    shown(screen, width=1200, height=680)
    screen.show_list()
    qtbot.waitUntil(lambda: screen._empty is not None)
    add(work, Meeting, WHOLE)
    screen.refresh(None)
    qtbot.waitUntil(lambda: screen.pane.items.count() == 1)
