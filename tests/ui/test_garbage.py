"""Garbage collection: what Qt made goes on the window's thread."""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from time import sleep
from weakref import finalize

import pytest
from at_the_window import faults_fail
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from empower_desktop.launch.app import Program
from empower_desktop.launch.places import Places
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.garbage import GarbageCollection
from empower_desktop.workspace import Workspace

MUCH = 200_000


def garbage(went: list[threading.Thread]) -> None:
    """Leave a thing of Qt's to the garbage collection, and note on which thread it goes."""
    one = QObject()
    one.itself = one
    finalize(one, lambda: went.append(threading.current_thread()))


def memory_wanted(_: Workspace | None) -> list[list[None]]:
    """Ask for so much memory that Python would collect by itself, and keep it."""
    return [[] for _ in range(MUCH)]


def test_garbage_goes_on_the_thread_of_the_window_though_another_wants_memory(desk: Desk, qtbot: QtBot) -> None:
    went: list[threading.Thread] = []
    answers: list[object] = []
    garbage(went)
    desk.ask(memory_wanted, then=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.waitUntil(lambda: bool(went))
    assert went == [threading.main_thread()]


def test_it_goes_so_in_the_program_from_its_first_window_to_its_end(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    went: list[threading.Thread] = []
    program = faults_fail(Program(qapp, Places.of(tmp_path), "en"))
    program.fill()
    garbage(went)
    kept: list[object] = []
    aside = threading.Thread(target=lambda: kept.append(memory_wanted(None)))
    aside.start()
    aside.join()
    qtbot.waitUntil(lambda: bool(went))
    program.close()
    assert went == [threading.main_thread()]


def test_nothing_is_collected_while_the_window_is_destroyed_at_the_end(qapp: QApplication, tmp_path: Path) -> None:
    went: list[threading.Thread] = []
    program = faults_fail(Program(qapp, Places.of(tmp_path), "en"))
    program.fill()
    program.close()
    garbage(went)
    program.shell.destroyed.connect(lambda: memory_wanted(None))
    delete(program.shell)
    assert went == []


def test_full_collections_take_a_small_share_of_the_time_however_much_is_made(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    full: list[int | None] = []
    monkeypatch.setattr(gc, "collect", lambda generation=None: full.append(generation) or sleep(0.01))
    monkeypatch.setattr(gc, "get_count", lambda: (1_000, 100, 100))
    collection = GarbageCollection(qapp)
    for _ in range(5):
        collection.look()
    collection.stop()
    assert full == [None, 1, 1, 1, 1]
