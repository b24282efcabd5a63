"""The window as it is started: first run, one window a folder, language and look, what was typed before a crash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from at_the_window import faults_fail
from few_areas import few_areas
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.language import Language
from empower_desktop.launch.app import Program
from empower_desktop.launch.one_window import OneWindow
from empower_desktop.launch.places import Places
from empower_desktop.records import Meeting
from empower_desktop.ui.screens.first_run import FirstRun
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace.keeping import backup
from empower_desktop.workspace.opening import open_workspace, start
from empower_desktop.workspace.saving import save


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A data folder of our own, with an empty area list."""
    (tmp_path / "data").mkdir()
    few_areas(tmp_path / "data")
    return Places.of(tmp_path / "data")


@pytest.fixture
def started(places: Places) -> Places:
    """The same with a store in it."""
    start(places.data, "Sari Handayani", "pendamping", None, "id", practice=False)
    return places


@pytest.fixture
def run(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Places], Program]]:
    """Start the window of a folder, as often as wanted."""
    programs: list[Program] = []

    def begin(places: Places) -> Program:
        program = faults_fail(Program(qapp, places, None))
        programs.append(program)
        qtbot.addWidget(program.shell)
        program.show()
        qtbot.waitUntil(lambda: type(program.shell.centralWidget()) is not QWidget)
        return program

    yield begin
    for program in programs:
        program.shell.close()
        program.close()


def content(program: Program) -> object:
    return program.shell.centralWidget()


def test_a_first_run_asks_for_a_name_and_opens_the_notebook(qtbot: QtBot, run: Callable[[Places], Program], places: Places) -> None:
    program = run(places)
    page = content(program)
    assert isinstance(page, FirstRun)
    qtbot.keyClicks(page.name, "Sari Handayani")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(content(program), MainWindow))
    assert program.work is not None
    assert program.work.author.name == "Sari Handayani"


def test_a_first_run_without_a_name_says_what_is_missing(run: Callable[[Places], Program], places: Places) -> None:
    page = content(run(places))
    assert isinstance(page, FirstRun)
    page.begin()
    assert page.name_field.problem()


def test_changing_the_tongue_keeps_what_was_typed(qtbot: QtBot, run: Callable[[Places], Program], places: Places) -> None:
    program = run(places)
    page = content(program)
    assert isinstance(page, FirstRun)
    qtbot.keyClicks(page.name, "Sari")
    page.language_chosen.emit("en")
    qtbot.waitUntil(lambda: content(program) is not page)
    again = content(program)
    assert isinstance(again, FirstRun)
    assert again.name.text() == "Sari"
    assert "Welcome" in [label.text() for label in again.findChildren(QLabel)]


def test_a_backup_can_be_the_beginning(qtbot: QtBot, run: Callable[[Places], Program], places: Places, tmp_path: Path) -> None:
    start(tmp_path / "old", "Rina", "pendamping", None, "id", practice=False)
    with open_workspace(tmp_path / "old", Language("id")) as work:
        save(work, Meeting, {"title": "Musdus"})
        backup(work, tmp_path / "rina.empower")
    program = run(places)
    page = content(program)
    assert isinstance(page, FirstRun)
    page.restore_from(tmp_path / "rina.empower")
    qtbot.waitUntil(lambda: isinstance(content(program), MainWindow), timeout=10_000)
    assert program.work is not None
    assert [meeting.title for meeting in program.work.all(Meeting)] == ["Musdus"]


def test_language_and_look_are_worn_at_once_and_next_time(qtbot: QtBot, run: Callable[[Places], Program], started: Places) -> None:
    program = run(started)
    window = content(program)
    assert isinstance(window, MainWindow)
    window.go("settings")
    for name, value in (("language", "en"), ("tone", "dark"), ("text_scale", "1.25")):
        now = content(program)
        assert isinstance(now, MainWindow)
        now.screen_of("settings").choose_look(name, value)  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda now=now: content(program) is not now and isinstance(content(program), MainWindow))
    assert (program.language.code, program.theme.tone, program.theme.scale) == ("en", "dark", 1.25)
    program.shell.close()
    program.close()
    again = run(started)
    assert (again.language.code, again.theme.tone, again.theme.scale) == ("en", "dark", 1.25)


def test_the_window_stands_where_it_stood(run: Callable[[Places], Program], started: Places) -> None:
    program = run(started)
    program.shell.resize(1000, 650)
    program.shell.close()
    assert run(started).shell.size().height() == 650


def test_a_damaged_store_is_said_and_not_touched(run: Callable[[Places], Program], started: Places) -> None:
    content_before = b"SQLite format 3\x00" + b"rubbish" * 400
    (started.data / "empower.db").write_bytes(content_before)
    program = run(started)
    assert not isinstance(content(program), MainWindow)
    assert (started.data / "empower.db").read_bytes() == content_before


def test_what_is_typed_is_on_the_disk_when_the_window_closes(qtbot: QtBot, run: Callable[[Places], Program], started: Places) -> None:
    program = run(started)
    window = content(program)
    assert isinstance(window, MainWindow)
    window.go("group")
    window.new_here()
    form = window.screen_now().page.part("details").form  # type: ignore[attr-defined]
    qtbot.keyClicks(form.inputs["name"].line, "KWT Melati")
    program.shell.close()
    assert program.work is not None
    assert [row.title for row in program.work.store.rows("group")] == ["KWT Melati"]


def test_the_second_of_a_folder_calls_the_first_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first = OneWindow(tmp_path)
    first.listen()
    second = OneWindow(tmp_path)
    assert (first.is_first, second.is_first) == (True, False)
    with qtbot.waitSignal(first.called):
        assert second.call_first()
    first.release()
    assert OneWindow(tmp_path).is_first


def test_other_folders_have_their_own_window(tmp_path: Path) -> None:
    assert OneWindow(tmp_path / "one").is_first
    assert OneWindow(tmp_path / "two").is_first


def test_a_second_start_ends_at_once_and_well(qtbot: QtBot, tmp_path: Path) -> None:
    first = OneWindow(tmp_path)
    first.listen()
    call = "import sys; from pathlib import Path; from empower_desktop.launch.app import open_window; "
    call += "from empower_desktop.launch.places import Places; sys.exit(open_window(Places.of(Path(sys.argv[1]))))"
    program = subprocess.Popen([sys.executable, "-c", call, str(tmp_path)])
    with qtbot.waitSignal(first.called, timeout=20_000):
        pass
    assert program.wait(20) == 0
    first.release()


def test_starting_imports_neither_workbook_nor_migrations(tmp_path: Path) -> None:
    call = "import sys; import empower_desktop.launch.app, empower_desktop.ui.window, empower_desktop.workspace.opening; "
    call += "print(sorted({'openpyxl', 'alembic', 'http.client', 'urllib.request'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_no_source_is_read_to_start(tmp_path: Path) -> None:
    call = "import linecache; from empower_desktop.launch.app import hasten; hasten(); import empower_desktop.ui.window; "
    call += "print([file for file in linecache.cache if file.endswith('sidebar_status.py')])"
    told = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"  # PySide would read all that is imported after it


def test_the_empty_window_is_painted_before_sqlalchemy_and_the_records_are_imported(tmp_path: Path) -> None:
    call = "import sys; import empower_desktop.launch.command, empower_desktop.launch.app; "
    call += "print(sorted({'sqlalchemy', 'empower_desktop.records', 'empower_desktop.lists'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
