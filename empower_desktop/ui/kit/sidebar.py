"""The sidebar: where one can go, what waits there, and whose notebook this is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from empower_desktop.ui.kit.nav import NavButton, NavPlace, Person, SearchButton
from empower_desktop.ui.kit.texts import Elided, Tile, column, empty_layout, hair, icon_label, label, row
from empower_desktop.ui.theme import Theme

WIDE, NARROW = 208, 56


class Sidebar(QWidget):
    """Mark, search, places in groups; at the foot how the notebook fares, the settings and the person."""

    chosen = Signal(str)
    search_asked = Signal()

    def __init__(
        self, theme: Theme, brand: str, search: tuple[str, str], groups: Sequence[Sequence[NavPlace]], settings: NavPlace, person: NavPlace
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

    def _lay_out(self, groups: Sequence[Sequence[NavPlace]], settings: NavPlace, person: NavPlace) -> None:
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

    def _place(self, place: NavPlace) -> NavButton:
        button = NavButton(self._theme, place)
        button.clicked.connect(lambda: self._went(place.key))
        self._places[place.key] = button
        return button

    def _went(self, key: str) -> None:
        self._person.setChecked(False)
        if key in self._places:
            self.choose(key)
        self.chosen.emit(key)
