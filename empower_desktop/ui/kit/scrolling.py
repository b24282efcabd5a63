"""What is higher than the window, in a place where it can scroll."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

MOST_ROUNDS = 6


def scrolled(inner: QWidget) -> QScrollArea:
    """Put a widget where it can scroll, on the ground of the window."""
    area = QScrollArea()
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
