"""A key held down, and a double click, as a window gets them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Press = QEvent.Type


def hold(key: Qt.Key, text: str = "", held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 12) -> None:
    """Hold a key down, wherever the keyboard goes meanwhile."""
    for number in range(times):
        here = QApplication.focusWidget()
        assert here is not None
        QApplication.sendEvent(here, QKeyEvent(Press.KeyPress, key, held, text, number > 0))
        QTest.qWait(30)


def double_click(button: QWidget, between: Callable[[], object] = lambda: None) -> None:
    """Press twice in the place of a button, whatever stands there by the second press."""
    window = button.window()
    at = button.mapTo(window, button.rect().center())
    _press(window, at, Press.MouseButtonPress)
    between()
    _press(window, at, Press.MouseButtonDblClick)


def _press(window: QWidget, at: QPoint, kind: QEvent.Type) -> None:
    for each in (kind, Press.MouseButtonRelease):
        hit = window.childAt(at) or window
        here = QPointF(hit.mapFrom(window, at))
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(hit, QMouseEvent(each, here, hit.mapToGlobal(here), left, left, none))
