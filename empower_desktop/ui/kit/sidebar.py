"""The sidebar: where one can go, what waits there, and whose notebook this is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from empower_desktop.ui.kit.paint import by_keyboard, paint_icon, paint_ring, paint_round, paint_text
from empower_desktop.ui.kit.texts import Elided, Tile, column, empty_layout, hair, icon_label, label, row
from empower_desktop.ui.theme import Theme

WIDE, NARROW = 208, 56
_LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Place:
    """A place to go: its key, icon, word and the keys that lead there."""

    key: str
    icon: str
    text: str
    hint: str = ""


class NavButton(QAbstractButton):
    """One place of the sidebar, with a badge for what waits there; reduced to its icon when the window is narrow."""

    def __init__(self, theme: Theme, place: Place, height: int = 34) -> None:
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


class SearchButton(QAbstractButton):
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
            paint_text(painter, words, self._keys, theme.font(11), theme.color("faint"), _LEFT)
        if self.hasFocus() and self._ringed:
            paint_ring(painter, theme, self.rect())


class Person(NavButton):
    """Whose notebook this is: initials, name and where they work; a press opens their profile."""

    def __init__(self, theme: Theme, place: Place) -> None:
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
    """Give the first letters of the first two words of a name."""
    return "".join(word[0] for word in name.split()[:2]).upper()


class Sidebar(QWidget):
    """Mark, search, places in groups; at the foot how the notebook fares, the settings and the person."""

    chosen = Signal(str)
    search_asked = Signal()

    def __init__(
        self, theme: Theme, brand: str, search: tuple[str, str], groups: Sequence[Sequence[Place]], settings: Place, person: Place
    ) -> None:
        """Show the places; `search` is its word and its keys."""
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(brand)
        self._theme = theme
        self._brand = label(brand, "strong")
        self._search = SearchButton(theme, *search)
        self._search.clicked.connect(self.search_asked)
        self._places: dict[str, NavButton] = {}
        self._person = Person(theme, person)
        self._mark = row(theme, Tile(theme, 29, "sprout", icon_size=17, filled=True), self._brand, space=9, margins=(8, 0, 0, 0))
        self._mark.addStretch(1)
        self._status = QFrame()
        self._status.setObjectName("status")
        self._lines = column(theme, space=5, margins=(10, 9, 8, 9))
        self._status.setLayout(self._lines)
        self._lay_out(groups, settings, person)
        self.setFixedWidth(theme.px(WIDE))
        self._narrow = False

    def choose(self, key: str) -> None:
        """Show where we are; a key that is no place marks none."""
        for name, button in self._places.items():
            button.setChecked(name == key)

    def set_badge(self, key: str, count: int) -> None:
        """Show how much waits at a place."""
        self._places[key].set_badge(count)

    def set_status(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Show how the notebook fares: icon, colour and text of each line."""
        empty_layout(self._lines)
        for icon, role, text in lines:
            shown = Elided(text, "small")
            line = row(self._theme, icon_label(self._theme, icon, role, 14), shown, space=6)
            line.addStretch(1)
            self._lines.addLayout(line)
        self._has_status = bool(lines)
        self._status.setVisible(self._has_status and not self._narrow)

    def set_person(self, name: str, meta: str) -> None:
        """Show whose notebook this is."""
        self._person.set_person(name, meta)

    def set_narrow(self, narrow: bool) -> None:
        """Reduce the sidebar to its icons, or bring the words back."""
        self._narrow = narrow
        self.setFixedWidth(self._theme.px(NARROW if narrow else WIDE))
        self._brand.setVisible(not narrow)
        self._mark.setContentsMargins(self._theme.px(6 if narrow else 8), 0, 0, 0)
        side = self._theme.px(8 if narrow else 12)
        self._layout.setContentsMargins(side, self._theme.px(14), side, self._theme.px(7))
        for button in (*self._places.values(), self._person):
            button.set_narrow(narrow)
        self._search.set_narrow(narrow)
        self._status.setVisible(self._has_status and not narrow)

    def is_narrow(self) -> bool:
        """Tell whether only the icons are shown."""
        return self._narrow

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the places with the arrow keys."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focus_here(self) -> None:
        """Bring the keyboard to the place where we are."""
        marked = next((button for button in self._places.values() if button.isChecked()), next(iter(self._places.values())))
        marked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self, groups: Sequence[Sequence[Place]], settings: Place, person: Place) -> None:
        px = self._theme.px
        self._has_status = False
        self._layout = column(self._theme, space=0, margins=(12, 14, 12, 7))
        self._layout.addLayout(self._mark)
        self._layout.addSpacing(px(14))
        self._layout.addWidget(self._search)
        self._layout.addSpacing(px(10))
        for index, group in enumerate(groups):
            if index:
                self._add_line()
            for place in group:
                self._layout.addWidget(self._place(place))
                self._layout.addSpacing(px(2))
        self._layout.addStretch(1)
        self._layout.addWidget(self._status)
        self._status.hide()
        self._layout.addSpacing(px(10))
        self._layout.addWidget(self._place(settings))
        self._layout.addSpacing(px(6))
        self._layout.addWidget(hair())
        self._layout.addSpacing(px(4))
        self._layout.addWidget(self._person)
        self._person.clicked.connect(lambda: self._went(person.key))
        self.setLayout(self._layout)

    def _add_line(self) -> None:
        self._layout.addSpacing(self._theme.px(6))
        self._layout.addWidget(hair())
        self._layout.addSpacing(self._theme.px(8))

    def _place(self, place: Place) -> NavButton:
        button = NavButton(self._theme, place)
        button.clicked.connect(lambda: self._went(place.key))
        self._places[place.key] = button
        return button

    def _went(self, key: str) -> None:
        self._person.setChecked(False)
        if key in self._places:
            self.choose(key)
        self.chosen.emit(key)
