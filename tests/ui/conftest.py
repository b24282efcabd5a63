"""A dressed program and a window for what is under test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.theme import Theme

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light theme, worn by the program."""
    made = Theme(RESOURCES)
    made.apply(qapp)
    return made


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Show widgets in a window that has the keyboard."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget, width: int = 600, height: int = 400) -> QWidget:
        window = QWidget()
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        window.resize(width, height)
        kept.append(window)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    kept.clear()
