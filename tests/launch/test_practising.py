"""Practice data: begun from the first run or the settings, apart from the real data, and left again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from at_the_window import faults_fail
from few_areas import few_areas
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.launch.app import Program
from empower_desktop.launch.places import Places
from empower_desktop.records import Meeting
from empower_desktop.ui.screens.first_run import FirstRun
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import start
from empower_desktop.workspace.practising import is_practice
from empower_desktop.workspace.saving import save


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A data folder of our own, with empty area lists."""
    made = Places.of(tmp_path / "data")
    for folder in (made.data, made.practice.data):
        folder.mkdir()
        few_areas(folder)
    return made


@pytest.fixture
def run(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Places], Program]]:
    """Start the window of a folder, as often as wanted."""
    programs: list[Program] = []

    def begin(places: Places) -> Program:
        program = faults_fail(Program(qapp, places, "en"))
        programs.append(program)
        qtbot.addWidget(program.shell)
        program.show()
        qtbot.waitUntil(lambda: type(program.shell.centralWidget()) is not QWidget)
        return program

    yield begin
    for program in programs:
        program.shell.close()
        program.close()


def window_of(program: Program) -> MainWindow:
    window = program.shell.centralWidget()
    assert isinstance(window, MainWindow)
    return window


def work_of(program: Program) -> Workspace:
    assert program.work is not None
    return program.work


def practising(qtbot: QtBot, program: Program) -> MainWindow:
    """Wait until the practice data is there and said to be practice."""
    qtbot.waitUntil(lambda: program.work is not None and is_practice(program.work) and bool(program.work.all(Meeting)), timeout=30_000)
    window = window_of(program)
    qtbot.waitUntil(window.practice.isVisible)
    return window


def test_the_first_run_offers_practice_and_the_way_back_to_it(qtbot: QtBot, run: Callable[[Places], Program], places: Places) -> None:
    program = run(places)
    first = program.shell.centralWidget()
    assert isinstance(first, FirstRun)
    first.begin(practice=True)
    window = practising(qtbot, program)
    assert "Practice mode" in program.shell.windowTitle()
    assert not (places.data / "empower.db").exists()
    window.practice.button.click()
    qtbot.waitUntil(lambda: isinstance(program.shell.centralWidget(), FirstRun))
    again = program.shell.centralWidget()
    assert isinstance(again, FirstRun)
    again.name.setText("Sari")
    again.begin()
    qtbot.waitUntil(lambda: program.work is not None and not is_practice(program.work))
    assert work_of(program).all(Meeting) == []


def test_practice_is_tried_from_the_settings_and_leaves_the_real_data_alone(
    qtbot: QtBot, run: Callable[[Places], Program], places: Places
) -> None:
    start(places.data, "Sari", "pendamping", None, "id", practice=False)
    program = run(places)
    save(work_of(program), Meeting, {"title": "Musdus sungguhan"})
    window_of(program).go("settings")
    button = window_of(program).screen_now().findChild(QPushButton, "practise")
    assert isinstance(button, QPushButton)
    button.click()
    window = practising(qtbot, program)
    assert work_of(program).author.name == "Sari"
    assert "Musdus sungguhan" not in [meeting.title for meeting in work_of(program).all(Meeting)]
    assert window.practice.button.text() == "Back to the real data"
    window.practice.button.click()
    qtbot.waitUntil(lambda: program.work is not None and not is_practice(program.work))
    assert [meeting.title for meeting in work_of(program).all(Meeting)] == ["Musdus sungguhan"]
    assert program.shell.windowTitle() == "Sari – Empower Desktop"


def test_the_next_start_opens_the_real_data_and_else_the_practice(qtbot: QtBot, run: Callable[[Places], Program], places: Places) -> None:
    start(places.practice.data, "Sari", "pendamping", None, "id", practice=True)
    assert is_practice(work_of(run(places)))
    start(places.data, "Sari", "pendamping", None, "id", practice=False)
    assert not is_practice(work_of(run(places)))


def test_a_folder_that_is_all_practice_leads_to_the_real_place(
    qtbot: QtBot, run: Callable[[Places], Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMPOWER_DATA", str(tmp_path / "real"))
    start(tmp_path / "demo", "Sari", "pendamping", None, "id", practice=True)
    few_areas(tmp_path / "demo")
    program = run(Places.of(tmp_path / "demo"))
    qtbot.waitUntil(window_of(program).practice.isVisible)
    window_of(program).practice.button.click()
    qtbot.waitUntil(lambda: isinstance(program.shell.centralWidget(), FirstRun))
    assert (tmp_path / "real" / "window.lock").exists()
    assert (tmp_path / "demo" / "empower.db").exists()
