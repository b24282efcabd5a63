"""One window for each data folder: who comes second asks the first to come forward."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK = "window.lock"
WAIT_MS = 2000
TRIES = 10
CALL = b"come forward"


class OneWindow(QObject):
    """The right to be the window of a folder, as long as this lives; `called` when another start asks."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Try to be the first."""
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._name = "empower-" + _name_of(folder)
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self.is_first = self._lock.tryLock(100)

    def listen(self) -> None:
        """Hear who starts again from now on; before that, those try for a while."""
        from PySide6.QtNetwork import QLocalServer  # slow to load, and not needed to show the window

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def call_first(self) -> bool:
        """Ask the first window to come forward; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket  # who is first needs it later

        for _ in range(TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(WAIT_MS // TRIES):
                socket.write(CALL)
                socket.waitForBytesWritten(WAIT_MS)
                socket.disconnectFromServer()
                return True
            QThread.msleep(WAIT_MS // TRIES)
        return False

    def release(self) -> None:
        """Let another window be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _answer(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()


def _name_of(folder: Path) -> str:
    """Give a name that only this folder has; Qt's own digest is loaded already, Python's is not."""
    digest = QCryptographicHash.hash(str(folder.resolve()).encode(), QCryptographicHash.Algorithm.Sha256)
    return bytes(digest.toHex().data()).decode()[:24]
