"""Pages of a store that tells the year of one group, gone through by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.desk import Desk
from empower_desktop.ui.listing import ListScreen
from empower_desktop.ui.record_page import RecordPage
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from tests.storied import story_in

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with story_in(tmp_path_factory.mktemp("way"), "en") as work:
        yield work


@pytest.fixture
def work(story: Workspace) -> Workspace:
    return story


@pytest.fixture
def rested(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    def rest() -> None:
        qtbot.waitUntil(lambda: not desk.is_busy, timeout=20_000)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not desk.is_busy, timeout=20_000)

    return rest


def keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    QTest.keyClick(keyboard(), key, held)


def page_in_sight(window: MainWindow) -> RecordPage:
    screen = window.screen_now()
    assert isinstance(screen, ListScreen)
    page = screen.page
    assert isinstance(page, RecordPage)
    assert page.isVisible()
    return page
