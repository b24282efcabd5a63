"""A dressed program and a window for what is under test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from at_the_window import main_window
from begun import Begun
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import keyed_id
from empower_desktop.language import Language
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import open_workspace

pytest.register_assert_rewrite("tests.story_pages")
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


@pytest.fixture
def work(tmp_path: Path, begun: Begun) -> Iterator[Workspace]:
    """A field worker's own store, still empty, in English."""
    begun.begin(tmp_path / "data", "Sari", "33.99.01.2003", "en")
    with open_workspace(tmp_path / "data", Language("en")) as opened:
        yield opened


@pytest.fixture
def desk(work: Workspace, qapp: QApplication) -> Iterator[Desk]:
    """The desk over that store, with its threads."""
    made = Desk(work)
    yield made
    made.close()


@pytest.fixture
def frame(desk: Desk, theme: Theme, tmp_path: Path) -> Frame:
    """What a window hands to its screens."""
    return Frame(desk, theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Wait until everything that was done is on the disk and in sight."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not desk.is_writing, timeout=10_000)

    return wait


@pytest.fixture
def window(qtbot: QtBot, work: Workspace, desk: Desk, theme: Theme, tmp_path: Path) -> MainWindow:
    """The main window, with the keyboard."""
    return main_window(qtbot, desk, theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def rested(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Wait until everything asked and done has come back."""

    def rest() -> None:
        for number in range(3):
            answers: list[int] = []
            desk.flush()
            desk.ask(lambda work, number=number: number, then=answers.append)
            qtbot.waitUntil(lambda answers=answers: bool(answers) and not desk.is_writing)

    return rest


@pytest.fixture
def noted(work: Workspace) -> Callable[[str, str, str], Mapping[str, Plain]]:
    """Read what the store holds of somebody on the list of a meeting or a training."""

    def read(kind: str, owner: str, who: str) -> Mapping[str, Plain]:
        found = work.store.row(kind, keyed_id(owner, who))
        return found.fields if found else {}

    return read
