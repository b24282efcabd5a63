"""A worker's later evenings at the real window, by keyboard: after a power cut, and with second thoughts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from at_the_window import CTRL, SHIFT, Key, Sitter, write
from few_areas import few_areas
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.records import Meeting
from empower_desktop.workspace.opening import start
from tests.walks.evening_meeting import VILLAGE


@pytest.fixture
def again(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sitter]:
    """Sari's laptop on another evening."""
    start(tmp_path / "sari", "Sari Handayani", "pendamping", None, "id", practice=False)
    few_areas(tmp_path / "sari", [(VILLAGE, "Sidomulyo")])
    sitter = Sitter(qtbot, qapp, tmp_path / "sari")
    yield sitter
    sitter.close()


def test_what_was_typed_before_a_power_cut_comes_back(again: Sitter, qtbot: QtBot, qapp: QApplication) -> None:
    again.press(Key.Key_1, CTRL)
    again.type("Rembuk pembagian a")
    again.until(lambda: bool(again.work.store.unsaved()))
    again.cut_power()
    after = Sitter(qtbot, qapp, again.folder)
    after.rest()
    assert after.work.all(Meeting) == []
    after.press(Key.Key_1, CTRL)
    after.type("ir")
    after.press(Key.Key_Tab)
    after.rest()
    assert [meeting.title for meeting in after.work.all(Meeting)] == ["Rembuk pembagian air"]
    assert after.work.store.unsaved() == []
    after.close()


def test_the_last_save_is_undone_and_done_again(again: Sitter) -> None:
    again.press(Key.Key_1, CTRL)
    write(again, title="Rembuk air", meeting_type="rapat/pert")
    again.press(Key.Key_Tab)
    again.rest()
    title, kind = "Rembuk air", "rapat_kelompok"
    for keys, expected in ((CTRL, [(title, None)]), (CTRL | SHIFT, [(title, kind)]), (CTRL, [(title, None)]), (CTRL, [])):
        again.press(Key.Key_Z, keys)
        again.rest()
        assert [(each.title, each.meeting_type) for each in again.work.all(Meeting)] == expected
