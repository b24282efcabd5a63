"""A coordinator's window, and the page on which lists are taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from few_areas import coordinators_laptop
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.importing_page import ImportingPage
from empower_desktop.ui.screens.screen import Frame, Room
from tests.at_the_window import Sitter


@pytest.fixture
def budi(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sitter]:
    """A coordinator's window."""
    coordinators_laptop(tmp_path / "budi")
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
