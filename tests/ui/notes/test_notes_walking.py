"""The place Catatan: eleven lists that share it, and how one walks among them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from at_the_window import main_window
from notes_pages import Rest, form, screen, typed
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.records import Issue
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.chooser import PlaceButton, PlaceMenu
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add

Key, Held = Qt.Key, Qt.KeyboardModifier
KEYS = [entry.key for entry in NOTES.screens()]
opens_menus = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing the)")
"""The offscreen platform says so of every menu."""


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, theme: Theme, tmp_path: Path) -> Callable[[], MainWindow]:
    """Open the window once more."""

    return lambda: main_window(qtbot, desk, theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


def menu_of(window: MainWindow) -> PlaceMenu:
    return next(menu for menu in window.findChildren(PlaceMenu) if menu.isVisible())


@opens_menus
def test_one_walks_among_the_lists_by_keyboard_and_comes_back_to_the_last(
    window: MainWindow, opened: Callable[[], MainWindow], work: Workspace, rested: Rest, qtbot: QtBot
) -> None:
    add(work, Issue, {"entry_type": "masalah", "title": "Air irigasi"})
    window.go("notes")
    rested()
    seen = []
    for _ in KEYS:
        seen.append(window.screen_now().key)
        QTest.keyClick(QApplication.focusWidget() or window, Key.Key_PageDown, Held.ControlModifier)
        rested()
    assert (seen, window.screen_now().key) == (KEYS, KEYS[0])
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_PageUp, Held.ControlModifier)
    assert window.screen_now().key == KEYS[-1]
    rested()
    button = screen(window).pane.findChild(PlaceButton)
    assert isinstance(button, PlaceButton)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Key.Key_Down)
    rested()
    menu = menu_of(window)
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "Problems and assets\t1")
    assert [line.text().partition("\t")[2] for line in menu.actions()[1:3]] == ["0", "0"]
    QTest.keyClicks(menu, "ne")
    QTest.keyClick(menu, Key.Key_Return)
    assert screen(window).key == "engagement"  # "Advocacy and negotiation"
    assert window.sidebar._places["notes"].isChecked()
    again = opened()
    again.go("notes")
    assert screen(again).key == "engagement"


@opens_menus
def test_the_wide_list_leads_to_the_others_too(window: MainWindow, rested: Rest) -> None:
    window.resize(900, 600)
    window.go("lesson")
    rested()
    assert screen(window).wide.isVisible()
    arrow = next(button for button in screen(window).wide.head.findChildren(Button) if "lists of notes" in button.toolTip())
    assert arrow.isVisible()
    arrow.click()
    menu_of(window).chosen.emit("outcome")
    assert screen(window).key == "outcome"
    assert screen(window).wide.isVisible()


@pytest.mark.parametrize("key", KEYS)
def test_a_screen_is_called_as_where_one_chooses_it(key: str, window: MainWindow) -> None:
    entry = window.entries[key]
    made = entry.load()
    assert (made.title, made.icon) == (entry.title, entry.icon)


def test_a_narrow_window_says_what_to_do_first_too(window: MainWindow, rested: Rest) -> None:
    window.resize(900, 600)
    window.go("issue")
    rested()
    assert screen(window).wide.isVisible()
    assert (window.width(), window.height()) == (900, 600)
    first = next(each for each in screen(window).wide.findChildren(EmptyState) if each.isVisible())
    assert first.findChildren(Button)[0].text() == "New problem or asset"
    first.findChildren(Button)[0].click()
    assert form(window).isVisible()
    typed(window, "title", "Air irigasi")
    rested()
    screen(window).toggle_wide()
    rested()
    assert screen(window).wide.table.isVisible()
