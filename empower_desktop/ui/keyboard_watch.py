"""Where the keyboard goes in a window: what it comes to is brought into sight, a form learns which of its fields it left.

What goes away under the keyboard hands it to what comes next on the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.scrolling import Following
from empower_desktop.ui.reading_order import take_over


class KeyboardWatch(QObject):
    """One for a whole window: each form and page of its own listening to the program would be many who are told of each move."""

    def __init__(self, window: QWidget, page: QWidget | None = None) -> None:
        """Watch the keyboard in a window; it stays on the `page` there, whatever goes away under it."""
        super().__init__(window)
        self._window, self._page = window, page
        self._been: list[QWidget] = []
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]  # a widget has its application
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keyboard also when the window comes back from a question, and what had it before is gone."""
        if event.type() == QEvent.Type.WindowActivate:
            here: QWidget | None = self._window.window().focusWidget()
            if here is None or not here.isVisible():
                self._hand_on()  # now, or Qt would begin at the first of all
        return False

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            QTimer.singleShot(0, self, self._keep)  # once what comes in its place has taken the keyboard, if it does
            return
        if now.window().windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
            return
        if self._window.isAncestorOf(now):
            self._been = [now, *_around(now, self._window)]
        for around in _around(now, self._window):
            if isinstance(around, Following):
                around.follow(now)
        for around in _around(before, self._window):
            if isinstance(around, Form):
                around.doubts.was_left(before, now)

    def _keep(self) -> None:
        """Bring the keyboard that nothing has to what comes after the place where it was."""
        if QApplication.focusWidget() is None and self._window.isActiveWindow():
            self._hand_on()

    def _hand_on(self) -> None:
        if self._page is not None and self._been:
            left = (each for each in self._been if isValid(each) and self._page.isAncestorOf(each))
            take_over(next(left, None), self._page)


def _around(widget: QWidget | None, window: QWidget) -> Iterator[QWidget]:
    """Give what lies around a widget, from the inside out, if it is in a window."""
    if widget is None or not window.isAncestorOf(widget):
        return
    around: QWidget | None = widget.parentWidget()
    while around is not None and around is not window:
        yield around
        around = around.parentWidget()
