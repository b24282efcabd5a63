"""What the sidebar is made of: a place to go, the search, the person."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from empower_desktop.ui.kit.paint import by_keyboard, paint_icon, paint_ring, paint_round, paint_text
from empower_desktop.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class NavPlace:
    """A place to go: its key, icon, word and the keys that lead there."""

    key: str
    icon: str
    text: str
    hint: str = ""


class _Pressed(QAbstractButton):
    """A button that Enter presses as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class NavButton(_Pressed):
    """One place of the sidebar, with a badge for what waits there; reduced to its icon when the window is narrow."""

    def __init__(self, theme: Theme, place: NavPlace, height: int = 34) -> None:
        """Show a place."""
        super().__init__()
        self._theme, self._place, self._badge, self._narrow, self._hot, self._ringed = theme, place, 0, False, False, False
        self.setCheckable(True)
        self.setText(place.text)
        self.setAccessibleName(place.text)
        self.setToolTip(place.hint)
        self.setFixedHeight(theme.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_badge(self, count: int) -> None:
        """Show how much waits there; nothing for none."""
        self._badge = count
        self.setAccessibleName(f"{self._place.text} {count}" if count else self._place.text)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, the word in the tooltip."""
        self._narrow = narrow
        words = [self._place.text, self._place.hint] if narrow else [self._place.hint]
        self.setToolTip(" · ".join(word for word in words if word))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the width of the icon; the layout gives more."""
        return QSize(self._theme.px(36), self.height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Warm up under the pointer."""
        self._hot = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Cool down again."""
        self._hot = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        self._ringed = by_keyboard(event, self._ringed)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, word and badge."""
        theme, painter = self._theme, QPainter(self)
        ground = "selection" if self.isChecked() else "sunken" if self._hot else ""
        if ground:
            paint_round(painter, QRectF(self.rect()), theme.color(ground), theme.px(6))
        ink = "accent" if self.isChecked() else "muted"
        spot = self.rect() if self._narrow else QRect(theme.px(9), 0, theme.px(17), self.height())
        paint_icon(painter, theme, self._place.icon, ink, spot, 20 if self._narrow and theme.scale == 1 else 17)
        if not self._narrow:
            self._paint_word(painter)
        elif self._badge:
            side = theme.px(7)
            paint_round(painter, QRectF(self.width() - side - theme.px(6), theme.px(6), side, side), theme.color("accent"), side / 2)
        if self.hasFocus() and self._ringed:
            paint_ring(painter, theme, self.rect())

    def _paint_word(self, painter: QPainter) -> None:
        theme, chosen = self._theme, self.isChecked()
        right = self.width() - theme.px(8)
        if self._badge:
            font, height = theme.font(11, 600), theme.px(18)
            width = max(QFontMetrics(font).horizontalAdvance(str(self._badge)) + theme.px(14), theme.px(22))
            pill = QRect(right - width + 1, (self.height() - height) // 2, width, height)
            paint_round(painter, QRectF(pill), theme.color("surface" if chosen else "selection"), height / 2)
            paint_text(painter, pill, str(self._badge), font, theme.color("accent"), Qt.AlignmentFlag.AlignHCenter)
            right = pill.x() - theme.px(4)
        font = theme.font(13, 600 if chosen else 400)
        words = QRect(theme.px(36), 0, right - theme.px(36), self.height())
        paint_text(painter, words, self._place.text, font, theme.color("ink" if chosen else "muted"), _LEFT)


class SearchButton(_Pressed):
    """A field to look at: it opens the search of everything."""

    def __init__(self, theme: Theme, text: str, keys: str) -> None:
        """Show what the search is for and the keys that open it."""
        super().__init__()
        self._theme, self._keys, self._narrow, self._ringed = theme, keys, False, False
        self.setText(text)
        self.setAccessibleName(text)
        self.setFixedHeight(theme.row("control"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self.setToolTip(f"{self.text()} {self._keys}" if narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the width of the icon; the layout gives more."""
        return QSize(self._theme.px(36), self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        self._ringed = by_keyboard(event, self._ringed)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it like a field."""
        theme, painter = self._theme, QPainter(self)
        if self._narrow:
            paint_icon(painter, theme, "search", "muted", self.rect(), 17)
        else:
            paint_round(painter, QRectF(self.rect()), theme.color("line_strong"), theme.px(6))
            paint_round(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.color("surface"), theme.px(6) - 1)
            paint_icon(painter, theme, "search", "muted", QRect(theme.px(8), 0, theme.px(16), self.height()))
            words = self.rect().adjusted(theme.px(38), 0, -theme.px(8), 0)
            used = paint_text(painter, words, self.text(), theme.font(), theme.color("faint"), _LEFT)
            words.setLeft(words.x() + used + theme.px(5))
            if words.width() >= QFontMetrics(theme.font(11)).horizontalAdvance(self._keys):
                paint_text(painter, words, self._keys, theme.font(11), theme.color("faint"), _LEFT)
        if self.hasFocus() and self._ringed:
            paint_ring(painter, theme, self.rect())


class Person(NavButton):
    """Whose notebook this is: initials, name and where they work; a press opens their profile."""

    def __init__(self, theme: Theme, place: NavPlace) -> None:
        """Show nobody until a name is set."""
        super().__init__(theme, place, 40)
        self._name, self._meta = "", ""

    def set_person(self, name: str, meta: str) -> None:
        """Show a person."""
        self._name, self._meta = name, meta
        self.setAccessibleName(f"{self._place.text}: {name}")
        self.setToolTip(f"{name} · {meta}")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the initials alone."""
        self._narrow = narrow
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc and the two lines."""
        theme, painter = self._theme, QPainter(self)
        side, height = theme.px(30), self.height()
        left = (self.width() - side) // 2 if self._narrow else theme.px(5)
        disc = QRect(left, (height - side) // 2, side, side)
        paint_round(painter, QRectF(disc), theme.color("accent_soft"), side / 2)
        paint_text(painter, disc, initials(self._name), theme.font(11, 600), theme.color("accent"), Qt.AlignmentFlag.AlignHCenter)
        if not self._narrow:
            words = QRect(theme.px(44), theme.px(4), self.width() - theme.px(46), theme.px(17))
            paint_text(painter, words, self._name, theme.font(13, 600), theme.color("ink"), _LEFT)
            paint_text(painter, words.translated(0, theme.px(16)), self._meta, theme.font(12), theme.color("muted"), _LEFT)
        if self.hasFocus() and self._ringed:
            paint_ring(painter, theme, self.rect())


def initials(name: str) -> str:
    """Give the first letters of the first two words of a name, but for what is in brackets behind it."""
    return "".join(word[0] for word in name.partition(" (")[0].split()[:2]).upper()
