"""Buttons that draw themselves: pressed by Enter as by Space, with a ring when the keyboard came to them."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from empower_desktop.ui.kit.buttons import ENTERS
from empower_desktop.ui.kit.paint import by_keyboard


class RingedButton(QAbstractButton):
    """What every such button does; `ringed` says to its painter whether the ring is to be seen now."""

    def __init__(self) -> None:
        """Start without the ring."""
        super().__init__()
        self._is_by_keyboard = False

    @property
    def ringed(self) -> bool:
        """Say whether the keyboard is here, and came by keys."""
        return self.hasFocus() and self._is_by_keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        self._is_by_keyboard = by_keyboard(event, self._is_by_keyboard)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do it on Enter as on Space."""
        if event.key() in ENTERS:
            self.click()
        else:
            super().keyPressEvent(event)
