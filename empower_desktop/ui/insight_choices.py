"""Several charts of one figure, of which one is in sight: a pill for each, or a list that is found by typing where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.combo import Combo
from empower_desktop.ui.kit.flow import Flow
from empower_desktop.ui.theme import Theme

MOST_PILLS, WIDEST = 14, 420
_STEPS = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Up): -1}


class Choices(Flow):
    """Pills of which one is chosen; Tab reaches them once, the arrow keys choose."""

    changed = Signal(str)

    def __init__(self, theme: Theme, names: Sequence[str], chosen: str) -> None:
        """Show names, one of them chosen."""
        self._buttons = {name: Button(theme, name, "filter") for name in names}
        super().__init__(theme, list(self._buttons.values()))
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.choose(name))
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

    def _mark(self, chosen: str) -> None:
        self._chosen = chosen
        for name, button in self._buttons.items():
            button.set_on(name == chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == chosen else Qt.FocusPolicy.ClickFocus)


class ManyChoices(Combo):
    """Names that would be too many for pills, in a list that is found by typing."""

    changed = Signal(str)

    def __init__(self, theme: Theme, names: Sequence[str], chosen: str, name: str, none_fits: str) -> None:
        """Show names, one of them chosen; `name` is what a screen reader calls the list."""
        super().__init__(none_fits)
        self.addItems(list(names))
        self.setCurrentText(chosen)
        self.setFixedHeight(theme.row("control"))
        self.setMaximumWidth(theme.px(WIDEST))
        self.setAccessibleName(name)
        self.meant.connect(lambda: self.changed.emit(self.currentText()))


def choices(theme: Theme, names: Sequence[str], chosen: str, name: str, none_fits: str) -> Choices | ManyChoices:
    """Give pills for a few names, a list for many, which says that none of them fits letters with {text}."""
    return Choices(theme, names, chosen) if len(names) <= MOST_PILLS else ManyChoices(theme, names, chosen, name, none_fits)
