"""A long act under way on a thread of its own: how far it is, how it ended, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from empower_desktop.language import Message


class Job(QObject):
    """Tells whoever shows it of the act, and the act whether to go on.

    `told_on` is the page that tells what came of it: while that is in sight, nothing else need say so. That nothing came of it,
    since it was stopped or there was nothing to do, the page does not tell.
    """

    progressed = Signal(int, int)
    ended = Signal(object, object)

    def __init__(self, text: Message, parent: QObject, *, can_stop: bool = True) -> None:
        """Name the job for the bar that shows it, which offers to stop it only where the act listens."""
        super().__init__(parent)
        self.text, self.can_stop = text, can_stop
        self.told_on: QWidget | None = None
        self._stopping = False

    def watch(self, done: int, of: int) -> bool:
        """Show how far the act is, and tell it whether to go on."""
        self.progressed.emit(done, of)
        return not self._stopping

    @property
    def is_told(self) -> bool:
        """Say whether the page that tells what came of it is in sight."""
        return self.told_on is not None and self.told_on.isVisible()

    @property
    def is_to_finish(self) -> bool:
        """Say whether it goes on to its end if nobody stops it, and could be stopped before."""
        return self.can_stop and not self._stopping

    def stop(self) -> None:
        """Ask the act to stop after the piece it is at; what is done stays done."""
        self._stopping = True
