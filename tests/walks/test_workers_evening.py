"""A worker's evening at the real window, by keyboard: from the first start to the file for the coordinator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from at_the_window import CTRL, SHIFT, Key, Sitter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.records import Group, Membership, Person
from empower_desktop.ui.members_part import MembersPart
from empower_desktop.ui.screens.screen import Page
from empower_desktop.ui.window import MainWindow

MEMBERS = ("Suminah", "Rohmah Wati", "Darsini", "Kartinah", "Wagiyem", "Tukinem")


@pytest.fixture
def sari(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitter]:
    """Sari's new laptop, which speaks English until she says otherwise."""
    monkeypatch.setenv("LANGUAGE", "en")
    sitter = Sitter(qtbot, qapp, tmp_path / "sari")
    yield sitter
    sitter.close()


def page_of(sari: Sitter) -> Page:
    screen = sari.window.screen_now()
    return screen.page  # type: ignore[attr-defined,no-any-return]  # screens of records have a page


def begins(sari: Sitter) -> None:
    """Choose the language, then name, role and village."""
    first = sari.first_run
    assert first.name.hasFocus()
    sari.press(Key.Key_Tab, SHIFT)
    print("FOC", sari.focused(), getattr(sari.focused(), "text", lambda: 0)(), SHIFT, sari.program.language.code)
    sari.press(Key.Key_Left)
    sari.until(lambda: sari.program.shell.centralWidget() is not first and sari.first_run.name.hasFocus())
    sari.type("Sari Handayani")
    sari.press(Key.Key_Tab)
    sari.press(Key.Key_Right)
    sari.press(Key.Key_Left)
    sari.press(Key.Key_Tab)
    for letter in "sidomulyo bantul":
        sari.type(letter)
    first = sari.first_run
    sari.until(lambda: first._popup is not None and first._popup.isVisible() and first.area._edit.text().endswith("bantul"))
    sari.press(Key.Key_Return)
    assert first.area.values()
    sari.tab_to(first.name)
    sari.press(Key.Key_Return)
    sari.until(lambda: isinstance(sari.program.shell.centralWidget(), MainWindow))
    sari.rest()


def test_an_evening(sari: Sitter) -> None:
    begins(sari)
    print(sari.work.author, sari.focused())
