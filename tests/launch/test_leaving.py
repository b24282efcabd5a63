"""Leaving the window while something long is under way: nobody cuts a merge short without being asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from at_the_window import faults_fail
from few_areas import few_areas
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.language import N_, Message
from empower_desktop.launch.app import Program
from empower_desktop.launch.places import Places
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.opening import start


class Sitting:
    """Somebody before a window in which something long is under way until it is let go or stopped."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot, self._may_end, self.ended = program, qtbot, Event(), list[str]()

    @property
    def window(self) -> MainWindow:
        shown = self.program.shell.centralWidget()
        assert isinstance(shown, MainWindow)
        return shown

    def begin(self, *, can_stop: bool = True) -> None:
        self.window.desk.start(self._long, text=N_("Merging"), can_stop=can_stop)

    def end(self) -> None:
        self._may_end.set()
        self._qtbot.waitUntil(lambda: bool(self.ended))

    def _long(self, work: Workspace, watch: Watch) -> Step:
        while watch(0, 2) and not self._may_end.wait(0.01):
            pass
        self.ended.append("whole" if self._may_end.is_set() else "cut short")
        return Step(Message(""))

    def asked(self) -> Question | None:
        return next((each for each in QApplication.topLevelWidgets() if isinstance(each, Question) and each.isVisible()), None)

    def answer(self, verb: str) -> None:
        question = self.asked()
        assert question is not None
        question._answer(verb)


@pytest.fixture
def sitting(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sitting]:
    (tmp_path / "data").mkdir()
    few_areas(tmp_path / "data")
    start(tmp_path / "data", "Sari Handayani", "pendamping", None, "en", practice=False)
    program = faults_fail(Program(qapp, Places.of(tmp_path / "data"), None))
    qtbot.addWidget(program.shell)
    program.show()
    qtbot.waitUntil(lambda: type(program.shell.centralWidget()) is not QWidget)
    made = Sitting(program, qtbot)
    yield made
    made._may_end.set()
    program.close()


def test_a_window_that_is_closed_while_files_are_merged_asks_first_and_goes_on_merging(sitting: Sitting) -> None:
    sitting.begin()
    assert not sitting.program.shell.close()
    sitting.answer("stay")
    assert (sitting.program.shell.isVisible(), sitting.ended) == (True, [])
    sitting.end()
    assert sitting.ended == ["whole"]


def test_a_window_closes_once_it_was_agreed_to_cut_a_merge_short(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.begin()
    sitting.program.shell.close()
    sitting.answer("leave")
    qtbot.waitUntil(lambda: not sitting.program.shell.isVisible())
    qtbot.waitUntil(lambda: sitting.ended == ["cut short"])


@pytest.mark.parametrize("can_stop", [None, False])
def test_a_window_closes_at_once_where_nothing_would_be_cut_short(can_stop: bool | None, sitting: Sitting) -> None:
    if can_stop is not None:
        sitting.begin(can_stop=can_stop)
    assert sitting.program.shell.close()
    assert sitting.asked() is None


def test_another_language_chosen_while_files_are_merged_does_not_cut_them_short_unasked(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.begin()
    former = sitting.window
    former.wants_restart.emit()
    sitting.answer("stay")
    assert (sitting.window, sitting.ended) == (former, [])
    former.wants_restart.emit()
    sitting.answer("leave")
    qtbot.waitUntil(lambda: sitting.ended == ["cut short"])
    qtbot.waitUntil(lambda: isinstance(sitting.program.shell.centralWidget(), MainWindow))


def test_practice_that_is_asked_for_while_files_are_merged_waits_for_an_answer(sitting: Sitting) -> None:
    sitting.begin()
    former = sitting.window
    former.practice_asked.emit(True)
    sitting.answer("stay")
    assert (sitting.window, sitting.ended) == (former, [])
