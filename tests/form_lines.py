"""The lines of a form into which somebody types, and how they are left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from empower_desktop.ui.form import Form
from empower_desktop.ui.inputs import LineInput

Shown = Callable[..., QWidget]


def line(form: Form, code: str) -> QLineEdit:
    found = form.inputs[code]
    assert isinstance(found, LineInput)
    return found.line


def leave(form: Form, code: str) -> None:
    line(form, code).setFocus()
    QTest.keyClick(line(form, code), Qt.Key.Key_Return)
