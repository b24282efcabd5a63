"""A coordinator's window, and the page on which lists are taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from few_areas import few_areas
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.importing_page import ImportingPage
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.workspace.opening import start
from tests.at_the_window import Sitter


@pytest.fixture
def budi(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sitter]:
    """A coordinator's window."""
    start(tmp_path / "budi", "Budi Hartanto", "koordinator", None, "id", practice=False)
    few_areas(tmp_path / "budi")
    sitter = Sitter(qtbot, qapp, tmp_path / "budi")
    yield sitter
    sitter.close()


@pytest.fixture
def page(frame: Frame, shown: Callable[..., QWidget]) -> ImportingPage:
    made = ImportingPage(frame)
    made.set_room(Room())
    frame.desk.refused.connect(lambda refusal: pytest.fail(str(refusal.message)))
    shown(made, width=1158, height=640)
    return made
