"""The trash as a page: of every kind, with what each held, and the way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from held import hold
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Meeting, Person
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.screens.trash import TrashScreen
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add, delete

Show = Callable[..., QWidget]


@pytest.fixture
def meeting(work: Workspace) -> str:
    """A meeting in the trash, and a person who was deleted after it."""
    made = str(add(work, Meeting, {"title": "Rembuk blok timur", "venue": "Balai"}).result)
    person = str(add(work, Person, {"name": "Suminah"}).result)
    for kind, record in ((Meeting, made), (Person, person)):
        delete(work, kind, record, work.seen(record))
    return made


def opened(frame: Frame, shown: Show, qtbot: QtBot, count: int) -> TrashScreen:
    screen = TrashScreen(frame)
    frame.desk.stepped.connect(screen.refresh)
    shown(screen, width=1158, height=697)
    qtbot.waitUntil(lambda: len(screen.shown) == count)
    return screen


def test_all_kinds_lie_in_the_trash_the_last_first_with_what_they_held(frame: Frame, shown: Show, meeting: str, qtbot: QtBot) -> None:
    screen = opened(frame, shown, qtbot, 2)
    assert [each.title for each in screen.shown] == ["Suminah", "Rembuk blok timur"]
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    assert "Venue: Balai" in screen._fields.text()


def test_enter_restores_and_it_can_be_undone(frame: Frame, shown: Show, meeting: str, work: Workspace, qtbot: QtBot) -> None:
    screen = opened(frame, shown, qtbot, 2)
    qtbot.keyClicks(screen.search, "rembuk")
    qtbot.keyClick(screen.search, Qt.Key.Key_Down)
    assert screen.table.hasFocus()
    with qtbot.waitSignal(screen.saying) as said:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert said.args[1] is True
    assert work.one(Meeting, meeting) is not None
    with qtbot.waitSignal(screen.desk.stepped):
        screen.desk.undo_last()
    assert work.one(Meeting, meeting) is None


def test_what_is_deleted_meanwhile_leaves_chosen_what_somebody_is_about_to_restore(
    frame: Frame, shown: Show, meeting: str, work: Workspace, qtbot: QtBot
) -> None:
    screen = opened(frame, shown, qtbot, 2)
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    later = str(add(work, Person, {"name": "Paijem"}).result)
    delete(work, Person, later, work.seen(later))
    screen.refresh(None)
    qtbot.waitUntil(lambda: len(screen.shown) == 3)
    assert screen.table.current_key() == meeting


def test_a_pill_shows_one_kind(frame: Frame, shown: Show, meeting: str, qtbot: QtBot) -> None:
    screen = opened(frame, shown, qtbot, 2)
    screen.show_kind("person")
    assert [each.title for each in screen.shown] == ["Suminah"]


def test_an_empty_trash_says_how_long_things_stay(frame: Frame, shown: Show, qtbot: QtBot) -> None:
    screen = opened(frame, shown, qtbot, 0)
    assert screen._stack.currentIndex() == 0
    said = " ".join(each.text() for each in screen._stack.findChildren(QLabel))
    assert "30 days" in said
    assert not screen.foot.isVisible()


def test_enter_held_down_restores_one_thing(frame: Frame, shown: Show, meeting: str, qtbot: QtBot) -> None:
    screen = opened(frame, shown, qtbot, 2)
    screen.table.setFocus()
    hold(Qt.Key.Key_Return, "\r", times=30)
    assert [each.record for each in screen.shown] == [meeting]
