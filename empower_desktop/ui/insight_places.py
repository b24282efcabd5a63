"""The inner list of insight: its pages, and below them what the source says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from empower_desktop.ui.insight_words import BY_SOURCE, INDICATIVE, NO_RANKING, TITLE
from empower_desktop.ui.kit.nav import NavButton, NavPlace
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import column, label
from empower_desktop.ui.screens.screen import Asking, Frame

WIDTH = 232
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class InsightPlaces(Asking):
    """Where one can go within insight; the arrow keys walk, Enter goes there."""

    chosen = Signal(str)

    def __init__(self, frame: Frame, pages: Sequence[NavPlace], source: Sequence[tuple[NavPlace, int]]) -> None:
        """Show the pages, and of the source each part with how many sentences it has."""
        super().__init__(frame)
        say, theme = self.desk.say, self.theme
        self.setObjectName("list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(WIDTH))
        self.buttons: dict[str, NavButton] = {}
        lines = column(theme, space=2, margins=(12, 14, 12, 12))
        heading = label(say(TITLE), "section")
        heading.setContentsMargins(theme.px(2), 0, 0, theme.px(6))
        lines.addWidget(heading)
        for place in pages:
            lines.addWidget(self._button(place))
        below = label(say(BY_SOURCE), "label")
        below.setContentsMargins(theme.px(2), theme.px(12), 0, theme.px(4))
        lines.addWidget(below)
        for place, count in source:
            button = self._button(place)
            button.set_badge(count)
            lines.addWidget(button)
        lines.addStretch(1)
        inner = QWidget()
        inner.setLayout(lines)
        note = label(f"<b>{say(INDICATIVE).capitalize()}.</b> {say(NO_RANKING)}", "small", wrap=True, rich=True)
        note.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(14))
        whole = column(theme, space=0)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(note)
        self.setLayout(whole)

    def choose(self, key: str) -> None:
        """Show a place as the one in sight, and tell nobody."""
        for each, button in self.buttons.items():
            button.setChecked(each == key)

    def focus_here(self) -> None:
        """Bring the keyboard to the place in sight."""
        chosen = next((button for button in self.buttons.values() if button.isChecked()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the places."""
        buttons = list(self.buttons.values())
        at = next((at for at, button in enumerate(buttons) if button.hasFocus()), -1)
        if event.key() in _STEPS and at >= 0:
            buttons[(at + _STEPS[event.key()]) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _button(self, place: NavPlace) -> NavButton:
        button = NavButton(self.theme, place)
        button.clicked.connect(lambda: self.chosen.emit(place.key))
        self.buttons[place.key] = button
        return button
