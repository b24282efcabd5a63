"""Ctrl+Z in a field: what was typed there comes first, then the last save."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class FieldUndo(QObject):
    """Keeps an eye on the field of a window that has the keyboard."""

    def __init__(self, window: QWidget) -> None:
        """Watch over a window's fields, once `follow` is told where the keyboard goes."""
        super().__init__(window)
        self._window = window

    def follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Watch the field to which the keyboard has gone."""
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit) and self._window.isAncestorOf(now):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z undo the last save while the field at hand has nothing to undo itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            nothing = isinstance(watched, QLineEdit) and not watched.isUndoAvailable()
            nothing = nothing or (isinstance(watched, QPlainTextEdit) and not watched.document().isUndoAvailable())
            if nothing:
                event.ignore()
                return True
        return False
