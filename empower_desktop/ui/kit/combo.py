"""A list of choices that folds to one line, found by typing."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from empower_desktop.ui.kit.offers import words_of

PAUSE = 1.0
"""After so many seconds without a letter the next one begins a new search."""


class Combo(QComboBox):
    """A list of choices, found by the letters that any of their words begins with; `meant` comes once a choice stands."""

    walked = Signal()
    meant = Signal()

    def __init__(self) -> None:
        """Start without choices."""
        super().__init__()
        self._letters, self._at = "", 0.0
        self._by_key, self._walking = False, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _: self._activated())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search for letters, settle on Enter."""
        if self._is_letter(event):
            self._search(event.text())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle()
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a new search."""
        super().focusInEvent(event)
        self._letters, self._at = "", 0.0

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mean what was walked to."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only where the keyboard is."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:  # scrolling a form must not change a choice that the wheel passes over
            event.ignore()

    def _is_letter(self, event: QKeyEvent) -> bool:
        """Tell whether a key goes on with the search; a space begins none, it opens the list."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        begins = time.monotonic() - self._at > PAUSE
        return plain and event.text().isprintable() and bool(event.text().strip() or (event.text() and not begins))

    def _search(self, letters: str) -> None:
        now = time.monotonic()
        self._letters = letters if now - self._at > PAUSE else self._letters + letters
        self._at = now
        wanted = words_of(self._letters)
        found = next((at for at in range(1, self.count()) if wanted in words_of(self.itemText(at))), self.currentIndex())
        if found != self.currentIndex():
            self.setCurrentIndex(found)
            self._walking = True
            self.walked.emit()

    def _activated(self) -> None:
        if self._by_key:
            self._walking = True
            self.walked.emit()
        else:
            self._walking = False
            self.walked.emit()
            self.meant.emit()

    def _settle(self) -> None:
        if self._walking:
            self._walking = False
            self.meant.emit()
