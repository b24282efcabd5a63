"""Two people who may be one, and the screen on which they stand side by side."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from empower_desktop.records import Person
from empower_desktop.ui.screens.doubles import DoublesScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add

VILLAGE = "33.99.01.2003"


def enter(work: Workspace, name: str, **more: str) -> str:
    return str(add(work, Person, {"name": name, "sex": "P", "area": VILLAGE, **more}).result)


@pytest.fixture
def pair(work: Workspace) -> tuple[str, str]:
    one, other = sorted((enter(work, "Suminah", birth_year="1971"), enter(work, "Bu Soeminah", hamlet="Dusun II")))
    return one, other


@pytest.fixture
def window(frame: Frame, qtbot: QtBot) -> MainWindow:
    made = MainWindow(frame.desk, frame.theme, frame.settings)
    made.resize(1366, 697)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def screen(window: MainWindow, pair: tuple[str, str], qtbot: QtBot) -> DoublesScreen:
    window.go("doubles", "person")
    shown = window.screen_now()
    assert isinstance(shown, DoublesScreen)
    qtbot.waitUntil(lambda: len(shown.pairs) == 1 and shown.table.hasFocus())
    return shown
