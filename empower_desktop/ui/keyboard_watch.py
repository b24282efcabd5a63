"""Where the keyboard goes in a window: what it comes to is brought into sight, and a form learns which of its fields it left."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.scrolling import Following


class KeyboardWatch(QObject):
    """One for a whole window: each form and page of its own listening to the program would be many who are told of each move."""

    def __init__(self, window: QWidget) -> None:
        """Watch the keyboard in a window."""
        super().__init__(window)
        self._window = window
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]  # a widget has its application

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window().windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
            return
        for around in _around(now, self._window):
            if isinstance(around, Following):
                around.follow(now)
        for around in _around(before, self._window):
            if isinstance(around, Form):
                around.doubts.was_left(before, now)


def _around(widget: QWidget | None, window: QWidget) -> Iterator[QWidget]:
    """Give what lies around a widget, from the inside out, if it is in a window."""
    if widget is None or not window.isAncestorOf(widget):
        return
    around: QWidget | None = widget.parentWidget()
    while around is not None and around is not window:
        yield around
        around = around.parentWidget()
