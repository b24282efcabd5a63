"""The way back: the places that were left to follow something, so that Esc and Alt+Left lead there again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

MOST = 30

Return = Callable[[], object]
"""What brings back, within its screen, what was in sight, with the keyboard where it was."""


@dataclass(frozen=True)
class PlaceLeft:
    """A place that was left: the key of its screen, and how to come back to what was in sight there."""

    screen: str
    bring_back: Return


class WayBack:
    """The places left since one last chose in the sidebar, the latest on top; the oldest of very many are forgotten."""

    def __init__(self) -> None:
        """Begin at home, with nothing left behind."""
        self._left: list[PlaceLeft] = []

    def leave(self, place: PlaceLeft) -> None:
        """Note a place that is being left."""
        self._left = [*self._left[1 - MOST :], place]

    def back(self) -> PlaceLeft | None:
        """Give the place that was left last, and forget it; None where one began."""
        return self._left.pop() if self._left else None

    def begin_anew(self) -> None:
        """Forget the way, as when somebody chooses where to go."""
        self._left.clear()


def give_keyboard(widget: QWidget | None) -> bool:
    """Give the keyboard to what had it, with its ring; False where that is gone or out of sight."""
    if widget is None or not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
        return False
    widget.setFocus(Qt.FocusReason.BacktabFocusReason)
    return True
