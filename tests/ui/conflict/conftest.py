"""Budi's conflicts, and his screen of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conflict_pages import Village
from exchanging import frame_of
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workbook.reader import Readers

Show = Callable[..., QWidget]


@pytest.fixture(scope="package")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Village:
    """What was lived before each test."""
    made = Village.lived(tmp_path_factory.mktemp("lived"))
    made.close()
    return made


@pytest.fixture
def village(lived: Village, tmp_path: Path, children: Readers) -> Iterator[Village]:
    made = lived.copied(tmp_path, children)
    yield made
    made.close()


@pytest.fixture
def screen(village: Village, tmp_path: Path, theme: Theme, shown: Show, qtbot: QtBot) -> Iterator[ConflictScreen]:
    frame = frame_of(village.budi, theme, tmp_path)
    made = ConflictScreen(frame)
    frame.desk.stepped.connect(made.refresh)
    shown(made, width=1158, height=697)
    qtbot.waitUntil(lambda: len(made._all) == 3)
    yield made
    frame.desk.close()
