"""The grid of participants and its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from empower_desktop.ui import participants_model as model
from empower_desktop.ui.entry_grid import EntryGrid, EntryModel
from empower_desktop.ui.roster_model import PRESENCES
from empower_desktop.ui.theme import Theme


class ParticipantGrid(EntryGrid):
    """The grid of participants with its keys: digits overwrite, Tab goes to the next column, a column is pasted."""

    digit_typed = Signal(str)
    space_pressed = Signal()
    presence_chosen = Signal(str)
    cleared = Signal()
    taken_off = Signal()
    column_pasted = Signal(str)
    went_up = Signal()

    def __init__(self, theme: Theme, name: str, entries: EntryModel) -> None:
        """Show the participants."""
        super().__init__(theme, name, entries)
        self.clicked.connect(lambda _: self.space_pressed.emit() if self.spot()[1] == "presence" else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the participants."""
        column = self.spot()[1]
        letter = event.text().upper()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.column_pasted.emit(QGuiApplication.clipboard().text())
        elif event.text().isdigit() and column in model.MARKS:
            self.digit_typed.emit(event.text())
        elif event.key() == Qt.Key.Key_Space:
            self.space_pressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            (self.taken_off if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self.cleared).emit()
        elif column == "presence" and letter in PRESENCES:
            self.presence_chosen.emit(PRESENCES[letter])
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0:
            self.went_up.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next column by Tab; behind the last one leave the grid."""
        to = self.currentIndex().column() + (1 if forward else -1)
        if self.currentIndex().isValid() and 0 < to < len(self.entries.columns):
            self.walk("right" if forward else "left")
            return True
        return super().focusNextPrevChild(forward)
