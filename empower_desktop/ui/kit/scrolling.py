"""What is higher than the window, in a place where it can scroll."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

MOST_ROUNDS = 6
AROUND = 48


class Following(QScrollArea):
    """Brings into sight what the keyboard was brought to, also when no Tab key brought it there."""

    def follow(self, now: QWidget) -> None:
        """Bring into sight what has the keyboard now."""
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton  # what is clicked is in sight, and must not move away
        if not by_mouse and self.isVisible():
            QTimer.singleShot(0, self, partial(self._bring, now))  # once a section that was opened for it has its height

    def _holds(self, widget: QWidget) -> bool:
        inner: QWidget | None = self.widget()
        return inner is not None and inner.isAncestorOf(widget)

    def _bring(self, widget: QWidget) -> None:
        if not isValid(widget) or not widget.hasFocus() or not self._holds(widget):
            return
        place = QRect(widget.mapTo(self.viewport(), QPoint(0, 0)), widget.size())
        if widget.height() <= self.viewport().height() and not self.viewport().rect().contains(place):
            self.ensureWidgetVisible(widget, 0, AROUND)


def scrolled(inner: QWidget, *, follows: bool = True) -> QScrollArea:
    """Put a widget where it can scroll, on the ground of the window; it follows the keyboard, unless the page itself does that."""
    area = Following() if follows else QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setObjectName("clear")
    area.setWidget(inner)
    return area


def fit_at_once(inner: QWidget) -> None:
    """Let what scrolls take the height of what was just put into it, before it is painted squeezed.

    How high a text or chart is follows from how wide it came to be, so heights settle in several rounds.
    """
    for _ in range(MOST_ROUNDS):
        before = inner.height()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if inner.height() == before and before >= inner.minimumSizeHint().height():
            return
