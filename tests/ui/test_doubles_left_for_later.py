"""Pairs of doubles that are left for later: they wait apart, come back, and undo brings them back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from empower_desktop.records import SameAs
from empower_desktop.ui.screens.doubles import DoublesScreen
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.doubles import key_of
from tests.double_pages import enter, pair, screen, window

__all__ = ["pair", "screen", "window"]


def test_a_pair_left_for_later_waits_under_its_pill_until_it_is_asked_again(
    screen: DoublesScreen, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    with qtbot.waitSignal(screen.saying) as told:
        qtbot.keyClick(screen.table, Qt.Key.Key_3)
    assert told.args[1] is True, "the toast offers the way back"
    settled()
    with qtbot.waitSignal(screen.desk.stepped):
        screen.show_list()
    assert (screen.pairs, screen.later.isVisible()) == ([], True)
    screen.later.button("later").click()
    assert len(screen.pairs) == 1
    assert screen.buttons["later"].text() == "Ask again now"
    screen.buttons["later"].click()
    qtbot.waitUntil(lambda: len(screen.pairs) == 1 and not screen.later.isVisible())
    assert screen.buttons["later"].text() == "Later"


def test_pairs_left_for_later_stand_by_their_likeness_at_once_as_they_will_after_the_next_look(
    screen: DoublesScreen, work: Workspace, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    enter(work, "Suminah", hamlet="Dusun IV")
    screen.look()
    qtbot.waitUntil(lambda: len(screen.pairs) == 3)
    likeliest_first = [key_of(each) for each in screen.pairs]
    for _ in range(3):
        screen.table.setCurrentIndex(screen.model.index(len(screen.pairs) - 1, 0))
        screen.leave()
        settled()
    screen.show_later(True)
    assert [key_of(each) for each in screen.pairs] == likeliest_first


def test_undo_brings_back_a_pair_that_was_left_for_later_and_takes_back_no_answer_before_it(
    screen: DoublesScreen, work: Workspace, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    for name in ("Tumiyem", "Bu Tumiyem"):
        enter(work, name, birth_year="1980")
    screen.show_list()
    qtbot.waitUntil(lambda: len(screen.pairs) == 2)
    screen.buttons["other"].click()
    settled()
    (left,) = screen.pairs
    qtbot.keyClick(screen.table, Qt.Key.Key_3)
    settled()
    assert screen.pairs == []
    screen.desk.undo_last()
    qtbot.waitUntil(lambda: [each.one.id for each in screen.pairs] == [left.one.id])
    assert len(work.where(SameAs)) == 1
    screen.desk.redo_last()
    qtbot.waitUntil(lambda: screen.pairs == [])
