"""Several charts of one figure, of which one is in sight: a pill for each, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.theme import Theme

GAP = 7
_STEPS = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Up): -1}


class Choices(QWidget):
    """Pills of which one is chosen; Tab reaches them once, the arrow keys choose."""

    changed = Signal(str)

    def __init__(self, theme: Theme, names: Sequence[str], chosen: str) -> None:
        """Show names, one of them chosen."""
        super().__init__()
        self._theme = theme
        self._buttons = {name: Button(theme, name, "filter") for name in names}
        for name, button in self._buttons.items():
            button.setParent(self)
            button.clicked.connect(lambda _checked=False, name=name: self.choose(name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._mark(chosen)

    def choose(self, name: str) -> None:
        """Choose a name, and tell it."""
        self._mark(name)
        self.changed.emit(name)

    def chosen(self) -> str:
        """Give the name that is chosen."""
        return self._chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next one or the one before."""
        if event.key() in _STEPS:
            names = list(self._buttons)
            name = names[(names.index(self._chosen) + _STEPS[event.key()]) % len(names)]
            self.choose(name)
            self._buttons[name].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the pills into rows again."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the widest pill."""
        return QSize(max(button.sizeHint().width() for button in self._buttons.values()), self.minimumHeight())

    def _mark(self, chosen: str) -> None:
        self._chosen = chosen
        for name, button in self._buttons.items():
            button.set_on(name == chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == chosen else Qt.FocusPolicy.ClickFocus)

    def _place(self) -> None:
        gap, x, y, tall = self._theme.px(GAP), 0, 0, 0
        for button in self._buttons.values():
            size = button.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + tall + gap
            button.setGeometry(x, y, min(size.width(), self.width()), size.height())
            button.show()
            x, tall = x + size.width() + gap, size.height()
        if self.minimumHeight() != y + tall:
            self.setFixedHeight(y + tall)
