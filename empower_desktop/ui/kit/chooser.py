"""Choosing among several lists that share one place: the one in sight, and a menu of all with how much is in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from empower_desktop.ui.kit.buttons import ENTERS
from empower_desktop.ui.kit.paint import by_keyboard, paint_frame, paint_icon, paint_ring, paint_round, paint_text
from empower_desktop.ui.theme import Theme

_OPENS = (*ENTERS, Qt.Key.Key_Down, Qt.Key.Key_F4)


@dataclass(frozen=True, slots=True)
class Place:
    """One of the lists: its key, icon and name."""

    key: str
    icon: str
    text: str


class PlaceButton(QAbstractButton):
    """The list in sight by icon and name; pressed, or on Enter or ↓, it offers the others."""

    def __init__(self, theme: Theme, place: Place, hint: str) -> None:
        """Show a place; the hint says what the button is for and which keys do the same."""
        super().__init__()
        self._theme, self._place, self._ringed = theme, place, False
        self.setText(place.text)
        self.setAccessibleName(place.text)
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)
        self.setFixedHeight(theme.row("control"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, ↓ and F4 too."""
        if event.key() in _OPENS:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        self._ringed = by_keyboard(event, self._ringed)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, name and arrow on a field."""
        theme, painter, body = self._theme, QPainter(self), self.rect().toRectF()
        paint_round(painter, body, theme.color("sunken" if self.underMouse() else "surface"), theme.px(6))
        paint_frame(painter, body, theme.color("line_strong"), theme.px(6))
        paint_icon(painter, theme, self._place.icon, "accent", QRect(theme.px(9), 0, theme.px(16), self.height()))
        paint_icon(painter, theme, "chevron-down", "muted", QRect(self.width() - theme.px(25), 0, theme.px(16), self.height()))
        words = self.rect().adjusted(theme.px(34), 0, -theme.px(30), 0)
        paint_text(painter, words, self._place.text, theme.font(13, 600), theme.color("ink"), Qt.AlignmentFlag.AlignLeft)
        if self.hasFocus() and self._ringed:
            paint_ring(painter, theme, self.rect())


class PlaceMenu(QMenu):
    """All lists of a place; letters find one by the beginning of any of its words."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, places: Sequence[Place], current: str) -> None:
        """Offer places, the current one marked."""
        super().__init__(parent)
        self._places = places
        self._lines: dict[str, QAction] = {}
        for place in places:
            line = self.addAction(theme.icon(place.icon, "accent" if place.key == current else "muted"), _shown(place.text))
            line.triggered.connect(lambda _checked=False, key=place.key: self.chosen.emit(key))
            self._lines[place.key] = line
        font = theme.font(13, 600)
        self._lines[current].setFont(font)
        self.setActiveAction(self._lines[current])
        self.aboutToHide.connect(self.deleteLater)

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Show how much is in each, already written out."""
        for place in self._places:
            self._lines[place.key].setText(f"{_shown(place.text)}\t{counts.get(place.key, '')}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk to the next place of which a word begins with the letter."""
        letter = event.text().casefold()
        if not letter.strip() or not letter.isprintable():
            super().keyPressEvent(event)
            return
        at = next((number for number, place in enumerate(self._places) if self._lines[place.key] is self.activeAction()), -1)
        following = [*self._places[at + 1 :], *self._places[: at + 1]]
        found = next((place for place in following if any(word.startswith(letter) for word in place.text.casefold().split())), None)
        if found is not None:
            self.setActiveAction(self._lines[found.key])


def _shown(text: str) -> str:
    return text.replace("&", "&&")
