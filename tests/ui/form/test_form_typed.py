"""A form keeps what is typed and not yet saved, though the program is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from form_lines import leave, line
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.language import Language
from empower_desktop.records import Meeting
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import KEEP_MS, Form
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import open_workspace


def test_what_is_typed_is_kept_within_a_second_and_comes_back(qtbot: QtBot, form: Form, work: Workspace, desk: Desk, theme: Theme) -> None:
    qtbot.keyClicks(line(form, "title"), "Musdus Peny")
    qtbot.waitUntil(lambda: bool(work.store.unsaved()), timeout=KEEP_MS + 1000)
    again = Form(desk, theme, Meeting)
    qtbot.addWidget(again)
    again.show_record("")
    assert line(again, "title").text() == "Musdus Peny"


def test_typing_goes_on_where_it_was_broken_off(qtbot: QtBot, form: Form, work: Workspace) -> None:
    form._sitting.keep({"title": "Rembuk pembagian a"})
    qtbot.waitUntil(lambda: bool(work.store.unsaved()))
    form.inputs["date"].setFocus()
    form.show_record("")
    form.focus_first()
    qtbot.keyClicks(QApplication.focusWidget(), "ir")
    assert line(form, "title").text() == "Rembuk pembagian air"


def test_what_was_saved_is_no_longer_kept_beside(qtbot: QtBot, form: Form, work: Workspace) -> None:
    qtbot.keyClicks(line(form, "title"), "Musdus")
    qtbot.waitUntil(lambda: bool(work.store.unsaved()), timeout=KEEP_MS + 1000)
    with qtbot.waitSignal(form.saved):
        leave(form, "title")
    qtbot.waitUntil(lambda: not work.store.unsaved())


TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from empower_desktop.language import Language
from empower_desktop.records import Meeting
from empower_desktop.shipped import RESOURCES
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.keyboard_watch import KeyboardWatch
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.opening import opened
app = QApplication([])
form = Form(Desk(opened(Path(sys.argv[1]), Language("en"))), Theme(RESOURCES), Meeting)
form.show()
form.show_record("")
QTest.keyClicks(form.inputs["title"].line, "Rembuk pembagian air")
until = time.monotonic() + 1
while time.monotonic() < until:
    app.processEvents()
print("typed", flush=True)
time.sleep(60)
"""


def test_a_killed_program_loses_nothing_that_was_typed_a_second_ago(qtbot: QtBot, work: Workspace, tmp_path: Path, theme: Theme) -> None:
    program = subprocess.Popen([sys.executable, "-c", TYPING, str(tmp_path / "data")], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "typed\n"
    program.kill()
    program.wait()
    program.stdout.close()
    with open_workspace(tmp_path / "data", Language("en")) as again:
        desk = Desk(again)
        form = Form(desk, theme, Meeting)
        qtbot.addWidget(form)
        form.show_record("")
        assert line(form, "title").text() == "Rembuk pembagian air"
        desk.close()
