"""Files from a file manager: held above the window they are invited, let go they are handed on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from empower_desktop.ui.kit.toast import DropOverlay
from empower_desktop.ui.theme import Theme


class FileDrop(QObject):
    """Takes files for a whole window; `dropped` tells their paths."""

    dropped = Signal(object)

    def __init__(self, theme: Theme, window: QWidget, invitation: str) -> None:
        """Watch a window."""
        super().__init__(window)
        self._overlay = DropOverlay(theme, window, invitation)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Invite what is held, take the invitation back, and take what is let go."""
        if event.type() == QEvent.Type.DragLeave:
            self._overlay.hide()
        elif event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            self._hold(event)
            return True
        return False

    def _hold(self, event: QDropEvent) -> None:
        paths = files_of(event)
        if paths:
            event.acceptProposedAction()
        if event.type() == QEvent.Type.DragEnter:
            self._overlay.setVisible(bool(paths))
            if paths:
                self._overlay.show_over()
            return
        self._overlay.hide()
        if paths:
            self.dropped.emit(paths)


def files_of(event: QDropEvent) -> list[str]:
    """Give the files and folders that are held or let go."""
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if Path(path).exists()]
