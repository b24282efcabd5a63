"""Somebody at the real window: keys go to what has the keyboard, and one waits for answers instead of for time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from empower_desktop.launch.app import Program
from empower_desktop.launch.places import Places
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.inputs import PickInput
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.picking import ManyInput
from empower_desktop.ui.record_page import RecordPage
from empower_desktop.ui.screens.first_run import FirstRun
from empower_desktop.ui.shell import Shell
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace

Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, NONE = Held.ControlModifier, Held.ShiftModifier, Held.NoModifier
LONGEST = 20_000


class Strays(QObject):
    """Notes what is shown as a window of its own although it belongs into another: it would flash, and take the keyboard away."""

    def __init__(self, app: QApplication) -> None:
        """Watch all that happens."""
        super().__init__(app)
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for what is shown without a parent."""
        is_window = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_window and watched.parent() is None and not isinstance(watched, Shell):
            self.seen.append(f"{watched} {watched.objectName()}")
        return False


def faults_fail(program: Program) -> Program:
    """Let what nobody expected fail the test; the window would tell of it, and wait for an answer for good."""
    sys.excepthook = program._former_hooks
    return program


def main_window(qtbot: QtBot, desk: Desk, theme: Theme, settings: QSettings) -> MainWindow:
    """Open the main window over a desk, with the keyboard."""
    made = MainWindow(desk, theme, settings)
    made.resize(1366, 697)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


class Sitter:
    """One person before the window of a data folder, with a keyboard."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        """Start the program and wait until it shows something."""
        self.qtbot, self.folder, self.app = qtbot, folder, app
        self.strays, self.is_over = Strays(app), False
        self.program = faults_fail(Program(app, Places.of(folder), None))
        self.program.show()
        self.until(lambda: type(self.program.shell.centralWidget()) is not QWidget)
        self.program.shell.activateWindow()
        self.until(self.program.shell.isActiveWindow)

    @property
    def first_run(self) -> FirstRun:
        """The questions of the first start."""
        shown = self.program.shell.centralWidget()
        assert isinstance(shown, FirstRun)
        return shown

    @property
    def window(self) -> MainWindow:
        """The notebook."""
        shown = self.program.shell.centralWidget()
        assert isinstance(shown, MainWindow)
        return shown

    @property
    def work(self) -> Workspace:
        """What the window works on."""
        assert self.program.work is not None
        return self.program.work

    @property
    def desk(self) -> Desk:
        """What does the acts of the window."""
        assert self.program.desk is not None
        return self.program.desk

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(is_so, timeout=LONGEST)

    def type(self, text: str) -> None:
        """Type letters into what has the keyboard."""
        for letter in text:
            QTest.keyClicks(self.focused(), letter)

    def press(self, key: Key, held: Held = NONE, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            QTest.keyClick(self.focused(), key, held)

    def enter(self, text: str) -> None:
        """Type letters and press Enter."""
        self.type(text)
        self.press(Key.Key_Return)

    def tab_to(self, widget: QWidget, most: int = 60) -> None:
        """Press Tab until a widget, or something in it, has the keyboard."""
        for _ in range(most):
            here = self.focused()
            if here is widget or widget.isAncestorOf(here):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {widget.objectName() or widget}; the keyboard is in {self.focused()}")

    def focused(self) -> QWidget:
        """Give what gets the next key: a question that is asked, an open popup of Qt, else what has the keyboard."""
        if (question := QApplication.activeModalWidget()) is not None:
            inside: QWidget | None = question.focusWidget()
            return question if inside is None else inside
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def rest(self) -> None:
        """Wait until everything that was done and asked has come back."""
        for _ in range(3):
            self.until(lambda: not self.desk.is_writing)
            answers: list[bool] = []
            self.desk.ask(lambda work: True, then=answers.append)
            self.until(lambda answers=answers: bool(answers) and not self.desk.is_writing)

    def answer(self, word: str = "") -> None:
        """Press the button of this word in the question that comes, Esc without a word; wait until it is gone."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), Question))
        asked = QApplication.activeModalWidget()
        if word:
            self.tab_to(next(button for button in asked.findChildren(Button) if button.text() == word))
        self.press(Key.Key_Space if word else Key.Key_Escape)
        self.until(lambda: QApplication.activeModalWidget() is None)
        self.program.shell.activateWindow()  # as a desktop does, and the one of the tests does not
        self.until(self.program.shell.isActiveWindow)

    def drop(self, paths: Sequence[Path]) -> None:
        """Hold files above the window and let go, as from a file manager."""
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        here, window = QPoint(400, 300), self.window
        buttons, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
        held = QDragEnterEvent(here, action, files, buttons, NONE)
        QApplication.sendEvent(window, held)
        assert held.isAccepted()
        let_go = QDropEvent(QPointF(here), action, files, buttons, NONE)
        QApplication.sendEvent(window, let_go)
        assert let_go.isAccepted()

    def close(self) -> None:
        """Close the window, as by its cross."""
        if not self.is_over:
            self.program.shell.close()
        self.cut_power()

    def cut_power(self) -> None:
        """End all at once: what was being typed is neither asked for nor saved."""
        if self.is_over:
            return
        self.is_over = True
        self.program.close()
        self.app.removeEventFilter(self.strays)
        delete(self.program.shell)  # now: the next one to dress the program would dress it too
        assert self.strays.seen == []


def page_of(sitter: Sitter) -> RecordPage:
    """Give the page of the record that somebody has before them."""
    page = sitter.window.screen_now().page  # type: ignore[attr-defined]  # screens of records have one
    assert isinstance(page, RecordPage)
    return page


def write(sitter: Sitter, **fields: str) -> None:
    """Go to fields by Tab and type into them; where something is found by typing, take what is offered first."""
    form = page_of(sitter).part("details").form  # type: ignore[attr-defined]  # the first part of a record is its form
    assert isinstance(form, Form)
    for code, text in fields.items():
        each = form.inputs[code]
        sitter.tab_to(each.held)
        if isinstance(each, PickInput | ManyInput):
            sitter.enter(text)
            sitter.rest()
        else:
            sitter.type(text)
