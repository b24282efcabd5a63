"""A list of choices that folds to one line, found by typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QToolTip

from empower_desktop.ui.kit.buttons import ENTERS
from empower_desktop.ui.kit.letters import Letters
from empower_desktop.ui.kit.texts import announce

_OWN_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Space)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

NOTHING = ""


class Combo(QComboBox):
    """A list of choices, found by the letters they begin with, or any of their words; `meant` comes once a choice stands.

    Only ↑ ↓ and letters change it while it is closed: page keys and the wheel are for the page it stands on.
    A line whose data is NOTHING stands for no choice, and no letter finds it. `walked` comes with every other choice on the way.
    """

    walked = Signal()
    meant = Signal()

    def __init__(self, missed: str) -> None:
        """Start without choices; `missed` says that nothing fits, with {text} for what was typed."""
        super().__init__()
        self._letters, self._missed = Letters(), missed
        self._by_key, self._walking = False, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _: self._activated())
        self.view().installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search for letters, settle on Enter, and leave to the page what is not for the list."""
        if self._letters.wants(event):
            self._walk_to(self._led(event, self.currentIndex()))
            return
        if event.key() in ENTERS:
            self._settle()
        if event.key() not in _OWN_KEYS:
            event.ignore()
            return
        self._letters.begin_anew()
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Search in the open list as in the closed one; Tab takes what is marked there and goes on."""
        if watched is not self.view() or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self._letters.wants(event):
            self.view().setCurrentIndex(self.model().index(self._led(event, self.view().currentIndex().row()), 0))
        elif event.key() in _TABS:
            chosen = self.view().currentIndex().row()
            self.hidePopup()
            self._walk_to(chosen)
            self._settle()
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            return False
        return True

    def showPopup(self) -> None:
        """Begin a new search in the open list."""
        self._letters.begin_anew()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a new search."""
        super().focusInEvent(event)
        self._letters.begin_anew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mean what was walked to."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling a form must not change a choice that it passes over."""
        event.ignore()

    def _led(self, event: QKeyEvent, at: int) -> int:
        """Give the line to which one more letter leads, and say when nothing fits; the list stays where the search began then."""
        titles = ["" if self.itemData(number) == NOTHING else self.itemText(number) for number in range(self.count())]
        line = self._letters.take(event, titles, at)
        if self._letters.fit(titles):
            QToolTip.hideText()
        else:
            said = self._missed.format(text=self._letters.typed)
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height() // 2)), said, self)
            announce(self, said)
        return line

    def _walk_to(self, line: int) -> None:
        if line != self.currentIndex():
            self.setCurrentIndex(line)
            self._walking = True
            self.walked.emit()

    def _activated(self) -> None:
        self._walking = self._by_key
        self.walked.emit()
        if not self._walking:
            self.meant.emit()

    def _settle(self) -> None:
        if self._walking:
            self._walking = False
            self.meant.emit()
