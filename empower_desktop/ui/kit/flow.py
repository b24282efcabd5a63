"""Widgets one after the other like words: in as many rows as they need in the width that there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from empower_desktop.ui.theme import Theme


class Flow(QWidget):
    """Widgets in rows, each as wide as it wants to be; as high as its rows."""

    def __init__(self, theme: Theme, widgets: Sequence[QWidget], gap: int = 7) -> None:
        """Place widgets with a gap at 96 dpi between them."""
        super().__init__()
        self._gap, self._placed = theme.px(gap), list(widgets)
        for widget in widgets:
            widget.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the widgets into rows again."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width at all: what is wider than a row is cut there."""
        return QSize(0, self.minimumHeight())

    def _place(self) -> None:
        x, y, tall = 0, 0, max((widget.sizeHint().height() for widget in self._placed), default=0)
        for widget in self._placed:
            size = widget.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + tall + self._gap
            widget.setGeometry(x, y + (tall - size.height()) // 2, min(size.width(), self.width()), size.height())
            widget.show()
            x += size.width() + self._gap
        if self.minimumHeight() != y + tall:
            self.setFixedHeight(y + tall)
