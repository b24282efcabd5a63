"""A field in which one searches: a glass before its text, and a cross that empties it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.paint import paint_icon
from empower_desktop.ui.theme import Theme

WAIT = 150


class SearchField(QLineEdit):
    """A field with a glass before its text; it tells what is searched once the typing rests, and that ↓ leads to what was found."""

    searched = Signal(str)
    descended = Signal()

    def __init__(self, theme: Theme, text: str, icon: str = "search", clear: str = "") -> None:
        """Show what can be searched; `clear` is the name of the cross that empties it."""
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setPlaceholderText(text)
        self.setAccessibleName(text)
        self.setTextMargins(theme.px(27), 0, theme.px(22) if clear else 0, 0)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(WAIT)
        self._rest.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self._cross = Button(theme, "", "icon", "x", clear)
        self._cross.setParent(self)
        self._cross.setIconSize(theme.icon_size(14))
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.clicked.connect(self.clear)
        self._cross.hide()
        self._clears = bool(clear)
        self.textChanged.connect(self._typed)

    def search_now(self) -> None:
        """Tell what is searched without waiting."""
        self._rest.stop()
        self.searched.emit(self.text().strip())

    def _typed(self, text: str) -> None:
        self._cross.setVisible(bool(text) and self._clears)
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right."""
        side = self.height()
        self._cross.setGeometry(self.width() - side, 0, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search at once on Enter, go on to what was found by ↓."""
        if event.key() == Qt.Key.Key_Down:
            self.descended.emit()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search_now()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its glass."""
        super().paintEvent(event)
        spot = QRect(self._theme.px(8), 0, self._theme.px(16), self.height())
        role = "accent" if self.hasFocus() and self._icon != "search" else "muted"
        paint_icon(QPainter(self), self._theme, self._icon, role, spot)
