"""What somebody finds, types and presses on the lists and forms of notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindPage, KindScreen
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.window import MainWindow

VILLAGE = "33.99.01.2003"
Rest = Callable[[], None]


def screen(window: MainWindow) -> KindScreen:
    found = window.screen_now()
    assert isinstance(found, KindScreen)
    return found


def form(window: MainWindow) -> FittingForm:
    page = screen(window).page
    assert isinstance(page, KindPage)
    found = page.part("details").form  # type: ignore[attr-defined]  # the one part of a note is its form
    assert isinstance(found, FittingForm)
    return found


def fits(window: MainWindow, code: str) -> bool:
    """Tell whether a field is asked, in an open section or in one that can be opened."""
    asked = form(window)
    asked.show_problem_at(code)
    return asked.fields[code].isVisible()


def write(text: str) -> None:
    """Type where the keyboard is, and leave."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)
    QTest.keyClick(here, Qt.Key.Key_Tab)


def typed(window: MainWindow, code: str, text: str) -> None:
    """Type into a field, and leave it."""
    form(window).show_problem_at(code)
    write(text)


def chosen(window: MainWindow, code: str, plain: object) -> None:
    """Choose in a field."""
    each = form(window).inputs[code]
    each.show_plain(plain)  # type: ignore[arg-type]  # a plain value
    each.edited.emit()
    each.left.emit()


def press(window: MainWindow, text: str) -> None:
    """Press a button of the screen by its word."""
    next(button for button in window.screen_now().findChildren(Button) if button.text() == text and button.isVisible()).click()
