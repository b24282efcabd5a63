"""Whatever goes away under the keyboard, the keyboard stays on the page: at what comes next there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Decision, Engagement, Person
from empower_desktop.ui.form import Form
from empower_desktop.ui.input import Input
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.record_page import RecordPage
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import save

Key = Qt.Key
Rest = Callable[[], None]


def field_at_hand() -> str:
    """Give the field in whose input the keyboard is."""
    here: QWidget | None = QApplication.focusWidget()
    while here is not None and not isinstance(here, Input):
        here = here.parentWidget()
    return here.field.code if here is not None else ""


def page_of(window: MainWindow) -> RecordPage:
    return next(page for page in window.screen_now().findChildren(RecordPage) if page.isVisible())


def form_of(window: MainWindow) -> Form:
    return next(form for form in page_of(window).findChildren(Form) if form.isVisible())


def disable(widget: QWidget) -> None:
    widget.setEnabled(False)


def take_out(widget: QWidget) -> None:
    layout = widget.parentWidget().layout()
    assert layout is not None
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def type_in(qtbot: QtBot, *typed: str | Key) -> None:
    for each in typed:
        here = QApplication.focusWidget()
        qtbot.keyClicks(here, each) if isinstance(each, str) else qtbot.keyClick(here, each)


def test_a_hint_that_is_settled_by_a_choice_hands_the_keyboard_to_the_next_field(
    window: MainWindow, work: Workspace, qtbot: QtBot, rested: Rest
) -> None:
    told = {
        "statement": "Kelola air",
        "decided_on": "1/11",
        "authority_kind": "kelola_aset",
        "authority_from": "pemdes",
        "authority_to": "kelompok",
    }
    decision = save(work, Decision, told).result
    window.go("decision", decision)
    rested()
    form = form_of(window)
    form.show_problem_at("authority_instrument")
    rested()
    assert "based" in form.fields["authority_instrument"].problem()
    type_in(qtbot, "village r", Key.Key_Tab)
    rested()
    assert work.all(Decision)[0].authority_instrument is not None
    assert field_at_hand() == "authority_status"


def test_a_day_that_settles_a_hint_hands_the_keyboard_to_the_next_field(
    window: MainWindow, work: Workspace, qtbot: QtBot, rested: Rest
) -> None:
    advocacy = save(work, Engagement, {"title": "Jalan usaha tani", "date": "1/11", "outcome": "terpenuhi"}).result
    window.go("engagement", advocacy)
    rested()
    form = form_of(window)
    form.show_problem_at("outcome_on")
    rested()
    assert "which day" in form.fields["outcome_on"].problem()
    following = list(form.inputs)[list(form.inputs).index("outcome_on") + 1]
    type_in(qtbot, "12/11", Key.Key_Tab)
    rested()
    assert work.all(Engagement)[0].outcome_on is not None
    assert field_at_hand(), f"the keyboard is in a field, as {following}"


@pytest.mark.parametrize("end", [Button.hide, Button.deleteLater, disable, take_out], ids=["hidden", "deleted", "disabled", "taken out"])
def test_what_goes_away_under_the_keyboard_hands_it_to_the_next_field(
    window: MainWindow, work: Workspace, rested: Rest, end: Callable[[Button], None]
) -> None:
    window.go("person", save(work, Person, {"name": "Suminah"}).result)
    rested()
    button = Button(window.theme, "Soon gone")
    form = form_of(window)
    form.fields["name"].layout().addWidget(button)  # type: ignore[union-attr]  # a field has its lines
    button.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    end(button)
    rested()
    assert field_at_hand() == list(form.fields)[1]


@pytest.mark.parametrize("end", [Button.hide, Button.deleteLater, disable, take_out], ids=["hidden", "deleted", "disabled", "taken out"])
def test_what_goes_away_with_all_around_it_leaves_the_keyboard_on_the_page(
    window: MainWindow, work: Workspace, rested: Rest, end: Callable[[QWidget], None]
) -> None:
    window.go("person", save(work, Person, {"name": "Suminah"}).result)
    rested()
    form = form_of(window)
    form.show_problem_at("name")
    end(form.fields["name"])
    rested()
    assert page_of(window).isAncestorOf(QApplication.focusWidget())


def test_a_question_over_what_is_gone_when_it_is_answered_leaves_the_keyboard_on_the_page(
    window: MainWindow, work: Workspace, qtbot: QtBot, rested: Rest
) -> None:
    window.go("person", save(work, Person, {"name": "Suminah"}).result)
    rested()
    before = Button(window.theme, "Soon gone")
    form_of(window).fields["name"].layout().addWidget(before)  # type: ignore[union-attr]  # a field has its lines
    before.show()
    before.setFocus(Qt.FocusReason.TabFocusReason)
    asked = Question(window.theme, window, "Undo this merge?", "It cannot be taken back.", [Action("yes", "Undo", kind="danger")])
    asked.show()
    qtbot.waitUntil(asked.isActiveWindow)
    take_out(before)
    rested()
    asked.reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rested()
    assert page_of(window).isAncestorOf(QApplication.focusWidget())


def test_a_page_without_anything_for_the_keyboard_does_not_hand_it_to_the_search(window: MainWindow, work: Workspace, rested: Rest) -> None:
    window.go("conflict")
    rested()
    window.go("exchange")
    rested()
    window.go("conflict")
    rested()
    assert not window.sidebar.isAncestorOf(QApplication.focusWidget())


def test_tab_begins_on_the_page_when_nothing_has_the_keyboard(window: MainWindow, work: Workspace, qtbot: QtBot, rested: Rest) -> None:
    window.go("person", save(work, Person, {"name": "Suminah"}).result)
    rested()
    QApplication.focusWidget().clearFocus()
    qtbot.keyClick(window, Key.Key_Tab)
    assert window.screen_now().isAncestorOf(QApplication.focusWidget())
