"""The learning loop at the window: asked at the close of a cycle, noted from the page, back at the next planning meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Action, AgendaItem, Group, Lesson, Meeting, Participation, Person, Training
from empower_desktop.ui.home_parts import WaitingRow
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.screens.home import HomeScreen
from empower_desktop.ui.screens.meeting import MeetingPage, MeetingScreen
from empower_desktop.ui.screens.screen import Frame, Going
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.adoption import checks_due
from empower_desktop.workspace.attending import join
from empower_desktop.workspace.lessons import unlearned
from empower_desktop.workspace.overview import waiting
from empower_desktop.workspace.saving import add

Key = Qt.Key
VILLAGE = "33.99.01.2003"


@pytest.fixture
def group(work: Workspace) -> str:
    return str(add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE}).result)


@pytest.fixture
def hold(work: Workspace, group: str) -> Callable[..., str]:
    """Make meetings of the group."""

    def make(title: str, stage: str, days_ago: int, status: str) -> str:
        plain = {"title": title, "meeting_type": "rapat_kelompok", "area": VILLAGE, "convened_by": "kelompok", "group": group}
        day = (work.today - timedelta(days=days_ago)).isoformat()
        return str(add(work, Meeting, {**plain, "date": day, "cycle_stage": stage, "status": status}).result)

    return make


@pytest.fixture
def gone() -> list[tuple[str, str, Going]]:
    """Where somebody went."""
    return []


@pytest.fixture
def meetings(frame: Frame, gone: list[tuple[str, str, Going]], shown: Callable[..., QWidget]) -> MeetingScreen:
    screen = MeetingScreen(frame)
    frame.desk.stepped.connect(screen.refresh)
    screen.going.connect(lambda key, record, more: gone.append((key, record, more)))
    shown(screen, width=1158, height=697)
    return screen


def page_of(screen: MeetingScreen) -> MeetingPage:
    assert isinstance(screen.page, MeetingPage)
    return screen.page


def test_an_evaluation_asks_on_home_and_on_its_page_what_was_learned(
    frame: Frame,
    work: Workspace,
    group: str,
    hold: Callable[..., str],
    meetings: MeetingScreen,
    gone: list[tuple[str, str, Going]],
    shown: Callable[..., QWidget],
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    held, other = hold("Evaluasi panen", "evaluasi", 3, "disahkan"), hold("Evaluasi kas", "evaluasi", 5, "disahkan")
    home = HomeScreen(frame)
    frame.desk.stepped.connect(home.refresh)
    shown(home, width=1158, height=697)

    def waiting() -> list[WaitingRow]:
        return [row for row in home.findChildren(WaitingRow) if row.isVisible() and row.text().startswith("What was learned")]

    qtbot.waitUntil(lambda: len(waiting()) == 2)
    assert waiting()[0].text() == "What was learned from “Evaluasi panen”?"
    waiting()[1].setFocus()
    qtbot.keyClick(waiting()[1], Key.Key_Delete)
    settled()
    qtbot.waitUntil(lambda: len(waiting()) == 1)
    assert [each.record for each in unlearned(work)] == [held]
    with qtbot.waitSignal(home.going) as asked:
        qtbot.keyClick(waiting()[0], Key.Key_Return)
    assert (asked.args[0], asked.args[2].new) == ("lesson", True), "what is asked for is written at once, not looked for on a page"
    assert held in asked.args[2].given.values()
    meetings.open_record(held)
    page = page_of(meetings)
    assert page.head.button("lesson").isVisible()
    while page.head.button("reopen").isVisible() and page.head.button("lesson").isVisible():
        page.head.setFixedWidth(page.head.width() - 20)
        QApplication.processEvents()
    assert page.head.button("lesson").isVisible(), "where room is short, what is wanted next stays in sight"
    page.act("lesson")
    qtbot.waitUntil(lambda: bool(gone))
    key, _, going = gone[0]
    assert (key, going.new) == ("lesson", True)
    assert going.given is not None
    assert (going.given["meeting"], going.given["group"], going.given["cycle_stage"]) == (held, group, "evaluasi")
    add(work, Lesson, {**going.given, "title": "Panen", "planned": "300 kg", "happened": "210 kg", "change": "Tanam serempak"})
    page.refresh(None)
    with pytest.raises(StopIteration):
        page.head.button("lesson")
    meetings.open_record(other)
    with pytest.raises(StopIteration):
        page.head.button("lesson")


def test_an_open_lesson_comes_back_when_the_group_plans_and_becomes_topic_and_follow_up(
    work: Workspace, group: str, hold: Callable[..., str], meetings: MeetingScreen, settled: Callable[[], None], qtbot: QtBot
) -> None:
    words = {"title": "Refleksi panen", "planned": "300 kg", "happened": "210 kg", "change": "Tanam serempak", "group": group}
    lesson = str(add(work, Lesson, {**words, "date": (work.today - timedelta(days=30)).isoformat()}).result)
    planning, ordinary = hold("Rencana tanam", "perencanaan", 0, "draf"), hold("Rapat rutin", "pelaksanaan", 0, "draf")
    meetings.open_record(ordinary)
    page = page_of(meetings)
    assert not page._note_place.isVisible()
    meetings.open_record(planning)
    assert page._note_place.isVisible()
    page._note_place.findChild(Button).click()  # type: ignore[union-attr]  # the note has one button
    part = page.part("lessons")
    assert page.tabs.current() == "lessons"
    part.topic_button.click()  # type: ignore[attr-defined]
    settled()
    assert [item.topic for item in work.where(AgendaItem, meeting=planning)] == ["Refleksi panen"]
    assert not part.topic_button.isEnabled()  # type: ignore[attr-defined]
    page.finish_part()
    qtbot.keyClicks(QApplication.focusWidget(), "+30")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Suminah")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    settled()
    (action,) = work.where(Action, lesson=lesson)
    assert (action.what, action.meeting, action.responsible_text) == ("Tanam serempak", planning, "Suminah")
    assert action.due_on == work.today + timedelta(days=30)
    page.show_part("agenda", "")
    assert page._note_place.isVisible(), "it is open until it is done"


def test_a_question_about_use_in_practice_waits_on_home_with_how_many_are_to_be_asked(work: Workspace) -> None:
    def trained(days_ago: int) -> str:
        plain = {"title": "Bokashi", "topic": "pupuk_bokashi", "hours": "6", "area": VILLAGE, "methods": ["praktik"]}
        return str(add(work, Training, {**plain, "date_start": (work.today - timedelta(days=days_ago)).isoformat()}).result)

    people = [str(add(work, Person, {"name": name, "sex": "P", "area": VILLAGE}).result) for name in ("Suminah", "Rohmah", "Tugiyem")]
    young, due, long_ago = trained(10), trained(80), trained(300)
    for training in (young, due, long_ago):
        join(work, Participation, training, {who: {"presence": "hadir" if who != people[2] else "izin"} for who in people})
    (found,) = checks_due(work)
    assert (found.training, found.code, found.people) == (due, "adoption_3m", 2)
    join(work, Participation, due, {people[0]: {"adoption_3m": "rutin"}, people[1]: {"adoption_3m": "tidak_tahu"}})
    assert checks_due(work) == []
    half_a_year = trained(160)
    join(work, Participation, half_a_year, {people[0]: {"presence": "hadir"}})
    assert [(each.why, each.spot) for each in waiting(work) if each.record == half_a_year] == [("adoption", "adoption_6m")]
    join(work, Participation, half_a_year, {people[0]: {"adoption_6m": "rutin"}})
    assert [each.why for each in waiting(work) if each.record == half_a_year] == ["lesson"], "one thing at a time"
