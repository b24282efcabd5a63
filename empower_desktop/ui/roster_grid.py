"""The grid of the roster and its keys."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from empower_desktop.ui import roster_model as model
from empower_desktop.ui.entry_grid import EntryGrid, EntryModel
from empower_desktop.ui.theme import Theme

QUICK = 0.6
"""A letter that follows a T so soon was typed for a name that begins with both."""


class RosterGrid(EntryGrid):
    """The grid of the roster with its keys; letters that mean nothing here go to the name field.

    `name_begun` comes when the T that was taken for “no” turns out to begin a name: the mark was not meant.
    """

    space_pressed = Signal()
    whole_column_asked = Signal()
    presence_chosen = Signal(str)
    refused = Signal()
    cleared = Signal()
    remark_asked = Signal()
    taken_off = Signal()
    menu_asked = Signal()
    went_up = Signal()
    name_begun = Signal(str)

    def __init__(self, theme: Theme, name: str, entries: EntryModel) -> None:
        """Show the roster."""
        super().__init__(theme, name, entries)
        self._letter, self._pressed = "", 0.0
        self.clicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the roster."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        column = self.spot()[1]
        letter = event.text().upper()
        before, self._letter = self._letter, ""
        if before and letter.isalpha() and not ctrl and time.monotonic() - self._pressed < QUICK:
            self.name_begun.emit(before + event.text())
        elif event.key() == Qt.Key.Key_Space:
            (self.whole_column_asked if ctrl else self.space_pressed).emit()
        elif event.key() == Qt.Key.Key_Delete:
            (self.taken_off if ctrl else self.cleared).emit()
        elif event.key() == Qt.Key.Key_F2:
            self.remark_asked.emit()
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0:
            self.went_up.emit()
        elif column == "presence" and letter in model.PRESENCES and not ctrl:
            self.presence_chosen.emit(model.PRESENCES[letter])
        elif column in ("invited", "spoke") and letter == "T" and not ctrl:
            self._letter, self._pressed = event.text(), time.monotonic()
            self.refused.emit()
        else:
            super().keyPressEvent(event)

    def _click(self) -> None:
        if self.spot()[1] in model.TICKS:
            self.space_pressed.emit()
