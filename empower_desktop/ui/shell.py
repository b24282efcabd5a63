"""The frame on the desktop: it is painted first, remembers where it stood, and holds what is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from empower_desktop.ui.theme import Theme

BRAND = "Empower Desktop"
SMALLEST = QSize(900, 600)
FIRST = QSize(1366, 697)


class Shell(QMainWindow):
    """The window of the desktop; what it holds is changed without it moving or blinking.

    `painted` tells once that it stands before the eyes.
    """

    painted = Signal()

    def __init__(self, theme: Theme, settings: QSettings) -> None:
        """Stand where it stood last, empty."""
        super().__init__()
        self._settings = settings
        self._closing: Callable[[], bool] | None = None
        self._is_painted = False
        self.setWindowTitle(BRAND)
        self._theme = theme
        self.setMinimumSize(SMALLEST)
        self.show_ground()
        geometry = settings.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(FIRST)

    def show_ground(self) -> None:
        """Show quiet ground while something is made ready."""
        former = self.takeCentralWidget()
        if former is not None:
            former.hide()
            former.setParent(None)
            former.deleteLater()
            # At once: what is dressed anew after this would dress the former content too, which takes seconds.
            QCoreApplication.sendPostedEvents(former, QEvent.Type.DeferredDelete.value)
        ground = QWidget()
        ground.setObjectName("window")
        self.setCentralWidget(ground)

    def show_content(self, content: QWidget, title: str = "", closing: Callable[[], bool] | None = None) -> None:
        """Hold something else; `closing` is called before the window goes, and says whether it may."""
        self._closing = closing
        self.setWindowIcon(self._theme.icon("sprout", "accent", 64))
        self.setWindowTitle(f"{title} – {BRAND}" if title else BRAND)
        inside: QWidget | None = content.focusWidget()
        self.setCentralWidget(content)
        content.show()  # what is not in sight yet would be passed over by the keyboard
        (content if inside is None else inside).setFocus()

    def come_forward(self) -> None:
        """Come before other windows, as when the program is started again."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time, once it is done."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place, and go once the content says that it may: what was typed is on the disk then."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.sync()
        if self._closing is not None and not self._closing():
            event.ignore()
            return
        super().closeEvent(event)
