"""Choosing by keyboard: found by letters, saved once it is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Group, Issue, Meeting, Record, Training
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import save

Key = Qt.Key
MANY = "facilitators"
Made = Callable[[type[Record]], Form]


@pytest.fixture
def form_of(shown: Callable[..., QWidget], desk: Desk, theme: Theme, work: Workspace) -> Made:
    """Show a record that is there already, so that each save is a change of its own."""

    def make(kind: type[Record]) -> Form:
        made = Form(desk, theme, kind)
        shown(made, width=860, height=700)
        title = {"title": "Rapat", "name": "KWT Melati"}
        made.show_record(save(work, kind, {code: text for code, text in title.items() if code in kind.fields()}).result)
        return made

    return make


def keys(qtbot: QtBot, *typed: str | Key) -> None:
    for each in typed:
        here = QApplication.activePopupWidget() or QApplication.focusWidget()
        if isinstance(each, str):
            qtbot.keyClicks(here, each)
        else:
            qtbot.keyClick(here, each)


def test_a_choice_is_found_by_the_letters_of_its_words(form_of: Made, work: Workspace, qtbot: QtBot, settled: Callable[[], None]) -> None:
    form = form_of(Group)
    form.inputs["group_type"].setFocus()
    keys(qtbot, "women farmer", Key.Key_Tab)
    settled()
    assert work.all(Group)[0].group_type == "kwt"


@pytest.mark.qt_log_ignore(r"This plugin does not support raise")
@pytest.mark.parametrize("typed", ["womex", "kelompok lain", "farmer women"])
def test_letters_that_are_on_no_choice_save_nothing(
    form_of: Made, work: Workspace, qtbot: QtBot, settled: Callable[[], None], typed: str
) -> None:
    form = form_of(Group)
    form.inputs["group_type"].setFocus()
    keys(qtbot, "village e", Key.Key_Tab)
    settled()
    held, before = work.all(Group)[0].group_type, len(work.changes(form.record))
    assert held is not None
    form.inputs["group_type"].setFocus()
    keys(qtbot, typed, Key.Key_Tab)
    settled()
    assert work.all(Group)[0].group_type == held
    assert len(work.changes(form.record)) == before


def test_walking_to_a_choice_makes_one_change(form_of: Made, work: Workspace, qtbot: QtBot, settled: Callable[[], None]) -> None:
    form = form_of(Meeting)
    before = len(work.changes(form.record))
    form.inputs["meeting_type"].setFocus()
    keys(qtbot, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Tab)
    settled()
    assert work.all(Meeting)[0].meeting_type == "rat"
    assert len(work.changes(form.record)) == before + 1


def test_walking_through_yes_and_no_makes_one_change(form_of: Made, work: Workspace, qtbot: QtBot, settled: Callable[[], None]) -> None:
    form = form_of(Group)
    form.show_problem_at("has_bylaws")
    before = len(work.changes(form.record))
    keys(qtbot, Key.Key_Left, Key.Key_Left, Key.Key_Tab)
    settled()
    assert work.all(Group)[0].has_bylaws is True
    assert len(work.changes(form.record)) == before + 1


def test_a_click_is_saved_at_once(form_of: Made, work: Workspace, qtbot: QtBot, settled: Callable[[], None]) -> None:
    form = form_of(Group)
    form.show_problem_at("has_bylaws")
    qtbot.mouseClick(form.inputs["has_bylaws"].choice._buttons[False], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    settled()
    assert work.all(Group)[0].has_bylaws is False


def test_one_of_many_choices_is_searched(form_of: Made, work: Workspace, qtbot: QtBot, settled: Callable[[], None]) -> None:
    form = form_of(Training)
    topic = form.inputs["topic"]
    topic.setFocus()
    keys(qtbot, "compost")
    qtbot.waitUntil(lambda: topic._popup is not None and topic._popup.isVisible())  # type: ignore[attr-defined]
    keys(qtbot, Key.Key_Return)
    settled()
    assert "ompost" in form.inputs["topic"].line.text()  # type: ignore[attr-defined]
    assert work.all(Training)[0].topic
    topic.line.clear()  # type: ignore[attr-defined]
    keys(qtbot, Key.Key_Down)
    qtbot.waitUntil(topic._popup.isVisible)  # type: ignore[attr-defined]
    assert topic._popup._model.rowCount() == len(Training.fields()["topic"].choices)  # type: ignore[attr-defined]


def test_letters_left_beside_several_choices_are_told_and_not_lost(
    form_of: Made, shown: Callable[..., QWidget], desk: Desk, theme: Theme, work: Workspace, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    form = form_of(Meeting)
    form.show_problem_at(MANY)
    keys(qtbot, "Suminah", Key.Key_Tab)
    settled()
    assert "Choose one from the list" in form.fields[MANY].problem()
    again = Form(desk, theme, Meeting)
    shown(again, width=860, height=700)
    again.show_record(form.record)
    settled()
    assert again.inputs[MANY].chips.letters() == "Suminah"  # type: ignore[attr-defined]
    again.show_problem_at(MANY)
    keys(qtbot, *[Key.Key_Backspace] * len("Suminah"), Key.Key_Tab)
    settled()
    assert again.fields[MANY].problem() == ""
    assert getattr(work.all(Meeting)[0], MANY) is None


def test_a_name_that_is_not_on_the_list_stays_as_it_was_typed_also_after_the_power_failed(
    form_of: Made, shown: Callable[..., QWidget], desk: Desk, theme: Theme, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    form = form_of(Meeting)
    form.show_problem_at("group")
    keys(qtbot, "KWT Mawar Merah", Key.Key_Tab)
    settled()
    assert "Choose one from the list" in form.fields["group"].problem()
    again = Form(desk, theme, Meeting)
    shown(again, width=860, height=700)
    again.show_record(form.record)
    settled()
    assert again.inputs["group"].typed() == "KWT Mawar Merah"
    assert again.inputs["group"].line.text() == "KWT Mawar Merah"  # type: ignore[attr-defined]


def test_in_a_new_record_one_sees_where_the_keyboard_is_also_at_a_choice(
    form_of: Made, shown: Callable[..., QWidget], qtbot: QtBot, settled: Callable[[], None], work: Workspace
) -> None:
    form = form_of(Issue)
    form.show_record("")
    form.focus_first()
    choice = QApplication.focusWidget()
    assert choice.accessibleName() == "Problem"
    seen = choice.grab().toImage()
    choice.clearFocus()
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    assert choice.grab().toImage() == seen, "the ring is there as after Tab"
    keys(qtbot, Key.Key_Space)
    settled()
    assert "masalah" in [issue.entry_type for issue in work.all(Issue)]
