"""Ctrl+Z and Ctrl+Shift+Z in a field: what was typed there comes first, then the last save."""

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
        """Let Ctrl+Z undo the last save, and Ctrl+Shift+Z do it again, while the field at hand has nothing of its own for it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        for sequence, is_there in ((QKeySequence.StandardKey.Undo, _can_undo), (QKeySequence.StandardKey.Redo, _can_redo)):
            if event.matches(sequence) and not is_there(watched):
                event.ignore()
                return True
        return False


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isRedoAvailable()
    return isinstance(field, QLineEdit) and field.isRedoAvailable()
