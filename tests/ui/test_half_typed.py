"""What was begun, half typed or could not be read: where it waits, and how the keyboard comes to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from empower_desktop.records import Decision, Proposal
from empower_desktop.ui.decision_steps import DecisionForm
from empower_desktop.ui.form import Form
from empower_desktop.ui.home_parts import WaitingRow
from empower_desktop.ui.home_waiting import WaitingCard
from empower_desktop.ui.screens.screen import Going
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from tests.story_pages import Held, Key, keyboard, page_in_sight, press, rested, story, work

__all__ = ["rested", "story", "work"]


def form_of(window: MainWindow) -> Form:
    found = page_in_sight(window).part("details").findChild(Form)
    assert isinstance(found, Form)
    return found


def keyboard_in(window: MainWindow, code: str) -> None:
    form_of(window).show_problem_at(code)


def typed_in(window: MainWindow, code: str) -> object:
    return form_of(window).inputs[code].typed()


def test_esc_leaves_an_empty_new_record_for_the_list_however_often_it_was_begun(window: MainWindow, rested: Callable[[], None]) -> None:
    window.go("meeting")
    rested()
    for _ in range(2):
        press(Key.Key_N, Held.ControlModifier)
        rested()
    press(Key.Key_Escape)
    rested()
    assert keyboard() is window.screen_now().pane.items  # type: ignore[attr-defined]
    assert page_in_sight(window).record != "", "a record of the list stands there again"


def test_a_new_record_over_one_half_typed_leaves_that_one_with_what_it_came_from(
    window: MainWindow, work: Workspace, qtbot: QtBot, rested: Callable[[], None]
) -> None:
    proposal = work.all(Proposal)[0].id
    window.follow("decision", "", Going(new=True, given={"proposal": proposal}))
    rested()
    keyboard_in(window, "decided_on")
    QTest.keyClicks(keyboard(), "31 feb")
    press(Key.Key_N, Held.ControlModifier)
    rested()
    keyboard_in(window, "decided_on")
    assert typed_in(window, "decided_on") == "", "the new one is new"
    window.go("home")
    rested()
    row = next(row for row in window.screen_now().findChildren(WaitingRow) if "Not saved" in row.accessibleName())
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.screen_now().key == "decision")
    rested()
    keyboard_in(window, "decided_on")
    assert typed_in(window, "decided_on") == "31 feb"
    field = keyboard()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "12/1/26")
    press(Key.Key_Tab)
    qtbot.waitUntil(lambda: any(each.proposal == proposal and str(each.decided_on) == "2026-01-12" for each in work.all(Decision)))
    qtbot.waitUntil(lambda: not work.store.unsaved())


def test_what_could_not_be_read_in_a_step_of_a_decision_is_not_ticked_off_and_home_leads_to_that_field(
    window: MainWindow, work: Workspace, qtbot: QtBot, rested: Callable[[], None]
) -> None:
    decision = next(each for each in work.all(Decision) if (each.statement or "").startswith("Semua penggarap"))
    window.go("decision", decision.id)
    rested()
    form = form_of(window)
    assert isinstance(form, DecisionForm)
    form.open_step(0)
    keyboard_in(window, "decided_on")
    told = form.answered()
    QTest.keyClicks(keyboard(), "31 feb")
    press(Key.Key_Return, Held.ControlModifier)
    rested()
    assert form.at == 1
    assert "Not right yet" in form.steps[0].line._sentence.text()
    assert form.answered() == told - 1
    window.go("home")
    rested()
    waiting = window.screen_now().findChild(WaitingCard)
    assert waiting is not None
    waiting.acted.emit("all")
    rested()
    line = next(row for row in waiting._lines() if "Not saved" in row.accessibleName())
    line.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.screen_now().key == "decision")
    rested()
    assert form.at == 0
    assert form.inputs["decided_on"].isAncestorOf(keyboard())
    form.inputs["decided_on"].show_plain("2026-01-12")
    form.inputs["decided_on"].edited.emit()
    form.settle()
    qtbot.waitUntil(lambda: not work.store.unsaved())
    rested()
    assert form.answered() == told


def test_what_ctrl_enter_opens_is_brought_into_sight(window: MainWindow, rested: Callable[[], None]) -> None:
    window.go("engagement", "", Going(new=True, given={}))
    rested()
    seen = []
    for _ in range(3):
        press(Key.Key_Return, Held.ControlModifier)
        rested()
        field = keyboard()
        area = next(each for each in window.findChildren(QScrollArea) if each.isVisible() and each.isAncestorOf(field))
        seen.append(field.objectName() or field.accessibleName())
        place = QRect(field.mapTo(area.viewport(), QPoint(0, 0)), field.size())
        assert area.viewport().rect().contains(place), f"{seen[-1]} is out of sight"
    assert len(set(seen)) == 3
