"""The way back: Esc and Alt+Left lead to where one came from, with the keyboard where it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from empower_desktop.records import Attendance, Decision, Group, Meeting, Participation
from empower_desktop.reports.insight.number import Number
from empower_desktop.ui.home_parts import WaitingRow
from empower_desktop.ui.insight_page import InsightPage
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.listing import ListScreen
from empower_desktop.ui.roster import Roster
from empower_desktop.ui.screens.insight import InsightScreen
from empower_desktop.ui.screens.screen import Going
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from tests.story_pages import Held, Key, keyboard, page_in_sight, press, rested, story, work

__all__ = ["rested", "story", "work"]


def test_esc_leads_from_a_record_to_the_number_it_is_behind_and_then_to_the_figure(
    window: MainWindow, qtbot: QtBot, rested: Callable[[], None]
) -> None:
    window.go("insight", "D1a")
    insight = window.screen_now()
    assert isinstance(insight, InsightScreen)
    page = insight.pages["decisions"]
    assert isinstance(page, InsightPage)
    qtbot.waitUntil(lambda: bool(page.cards) and page.cards[0].chart is not None, timeout=20_000)
    rested()
    card = page.cards[0]
    card.focus_here()
    figure = keyboard()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(here := keyboard(), Table) and here.model().rowCount() > 1)
    press(Key.Key_Down)
    listed = keyboard()
    assert isinstance(listed, Table)
    chosen = listed.current_key()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.screen_now().key == "decision")
    rested()
    record = page_in_sight(window)
    assert record.record == chosen
    assert record.holds_keyboard(), "what was opened by Enter has the keyboard"
    press(Key.Key_Escape)
    assert window.screen_now() is insight
    assert keyboard() is listed
    assert listed.current_key() == chosen
    press(Key.Key_Escape)
    assert keyboard() is figure


def test_somebody_behind_a_number_is_shown_in_their_line_of_the_roster_and_esc_leads_back_from_there(
    window: MainWindow, work: Workspace, qtbot: QtBot, rested: Callable[[], None]
) -> None:
    ratified = next(each for each in work.where(Meeting, status="disahkan") if len(work.where(Attendance, meeting=each.id)) > 2)
    came = work.where(Attendance, meeting=ratified.id)[1:3]
    window.go("insight")
    insight = window.screen_now()
    assert isinstance(insight, InsightScreen)
    insight.show_behind(Number(None, behind=tuple(each.id for each in came), kind="attendance"), "Spoke")
    qtbot.waitUntil(lambda: isinstance(here := keyboard(), Table) and here.model().rowCount() > 1)
    press(Key.Key_Down)
    listed = keyboard()
    assert isinstance(listed, Table)
    person = next(each.person for each in came if each.id == listed.current_key())
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.screen_now().key == "meeting")
    rested()
    page = page_in_sight(window)
    assert page.tabs.current() == "roster"
    roster = page.part("roster")
    assert isinstance(roster, Roster)
    assert not roster.field.isEnabled(), "it is ratified"
    assert keyboard() is roster.grid
    assert roster.grid.current_key() == person
    press(Key.Key_Escape)
    assert keyboard() is listed


def test_esc_on_a_list_of_people_goes_up_to_the_name_empties_it_and_only_then_leaves(
    window: MainWindow, work: Workspace, rested: Callable[[], None]
) -> None:
    attended = work.all(Participation)[0].training
    window.go("training", attended or "", Going(at="participants"))
    rested()
    field = keyboard()
    assert isinstance(field, QLineEdit)
    press(Key.Key_Down)
    assert isinstance(keyboard(), Table)
    press(Key.Key_Escape)
    assert keyboard() is field
    QTest.keyClicks(field, "z")
    press(Key.Key_Escape)
    assert (keyboard(), field.text()) == (field, "")
    press(Key.Key_Escape)
    assert keyboard() is window.screen_now().pane.items  # type: ignore[attr-defined]


def test_along_the_chain_each_esc_goes_one_record_back_with_the_keyboard_in_the_line(
    window: MainWindow, work: Workspace, qtbot: QtBot, rested: Callable[[], None]
) -> None:
    (first,) = [each.id for each in work.all(Decision) if (each.statement or "").startswith("Semua penggarap")]
    window.go("decision", first)
    rested()
    page = page_in_sight(window)
    qtbot.waitUntil(lambda: any(link.is_on() for link in page.chain.links))
    page.chain.take_keyboard()
    walked = [("decision", first)]
    for away in (Key.Key_Left, Key.Key_Right):
        for _ in page_in_sight(window).chain.links:
            press(away)
        while "\n" in keyboard().accessibleName() or keyboard().is_on():  # type: ignore[attr-defined]  # several, or this one
            press(Key.Key_Left if away == Key.Key_Right else Key.Key_Right)
        before = page_in_sight(window).record
        press(Key.Key_Return)

        def is_there(before: str = before) -> bool:
            return page_in_sight(window).record != before

        qtbot.waitUntil(is_there)
        rested()
        walked.append((window.screen_now().key, page_in_sight(window).record))
    assert len(set(walked)) == 3
    for key, record in reversed(walked[:-1]):
        press(Key.Key_Escape)
        rested()
        assert (window.screen_now().key, page_in_sight(window).record) == (key, record)
        qtbot.waitUntil(page_in_sight(window).chain.holds_keyboard)


def test_from_what_waits_on_home_alt_left_leads_back_to_its_line(window: MainWindow, qtbot: QtBot, rested: Callable[[], None]) -> None:
    rested()
    row = [row for row in window.screen_now().findChildren(WaitingRow) if row.isVisible()][1]
    told = row.accessibleName()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Return)
    assert window.screen_now().key != "home"
    rested()
    press(Key.Key_Left, Held.AltModifier)
    rested()
    assert window.screen_now().key == "home"
    here = keyboard()
    assert here.accessibleName() == told
    assert isinstance(here, WaitingRow)
    assert here.ringed
    assert not window.go_back(), "the way is at its end"


def test_what_was_chosen_in_the_sidebar_has_the_list_of_its_kind_behind_it(
    window: MainWindow, work: Workspace, rested: Callable[[], None]
) -> None:
    window.follow("decision", work.all(Decision)[0].id)
    window.sidebar.chosen.emit("group")
    rested()
    press(Key.Key_Return)
    page = page_in_sight(window)
    assert page.holds_keyboard()
    press(Key.Key_Escape)
    screen = window.screen_now()
    assert isinstance(screen, ListScreen)
    assert screen.key == "group"
    assert keyboard() is screen.pane.items


def test_esc_in_a_table_of_a_page_leads_out_of_it_too(window: MainWindow, work: Workspace, rested: Callable[[], None]) -> None:
    group = next(each.id for each in work.all(Group) if (each.name or "").startswith("KWT Tunas"))
    window.go("group", group, Going(at="meetings"))
    rested()
    table = keyboard()
    assert isinstance(table, Table)
    press(Key.Key_Return)
    assert window.screen_now().key == "meeting"
    rested()
    press(Key.Key_Escape)
    assert keyboard() is table
    press(Key.Key_Escape)
    assert keyboard() is window.screen_now().pane.items  # type: ignore[attr-defined]


def test_search_stays_with_what_was_found_when_one_comes_back(window: MainWindow, qtbot: QtBot, rested: Callable[[], None]) -> None:
    window.go("group")
    rested()
    press(Key.Key_F, Held.ControlModifier)
    QTest.keyClicks(keyboard(), "sewa")
    qtbot.waitUntil(lambda: window.screen_now().items.count() > 1)  # type: ignore[attr-defined]
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert window.screen_now().key != "search"
    rested()
    press(Key.Key_Escape)
    assert window.screen_now().key == "search"
    assert keyboard() is window.screen_now().items  # type: ignore[attr-defined]
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    assert window.screen_now().key == "group"
