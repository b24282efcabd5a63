"""The tabs of a page: its parts, one of which is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.texts import empty_layout, row
from empower_desktop.ui.theme import Theme

APART, CLOSE = 20, 9
"""How far tabs stand from each other, and how far in a narrow window."""


class Tabs(QWidget):
    """The parts of a page, each with how much is in it; the arrow keys walk through them.

    `pressed` comes after `changed` when somebody pressed a tab to work in its part, not when the arrow keys pass it.
    """

    changed = Signal(str)
    pressed = Signal(str)

    def __init__(self, theme: Theme, tabs: Sequence[tuple[str, str]] = (), name: str = "") -> None:
        """Show tabs by key and word, the first one open."""
        super().__init__()
        self._theme = theme
        self._words: dict[str, str] = {}
        self._counts: dict[str, str] = {}
        self._buttons: dict[str, Button] = {}
        self._row = row(theme, space=APART)
        self.setLayout(self._row)
        self.setAccessibleName(name)
        self.set_tabs(tabs)

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Show other tabs, the first one open."""
        empty_layout(self._row)
        self._words, self._counts, self._buttons = dict(tabs), {}, {}
        for key, text in tabs:
            button = Button(self._theme, text, "tab")
            button.clicked.connect(lambda _checked=False, key=key: self._press(key))
            self._buttons[key] = button
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._current = ""
        if tabs:
            self._mark(tabs[0][0])

    def set_count(self, key: str, count: str) -> None:
        """Show how much is in a part, already written out; empty for nothing."""
        self._counts[key] = count
        self._fit()

    def current(self) -> str:
        """Give the key of the open part."""
        return self._current

    def choose(self, key: str) -> None:
        """Open a part and tell it, unless it is open already."""
        if key != self._current and key in self._buttons:
            self._mark(key)
            self.changed.emit(key)

    def step(self, by: int) -> None:
        """Open the next part or the one before, round and round."""
        keys = list(self._buttons)
        if keys:
            self.choose(keys[(keys.index(self._current) + by) % len(keys)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the parts with the arrow keys."""
        steps = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Left): -1}
        if event.key() in steps:
            self.step(steps[event.key()])
            self._buttons[self._current].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Never hold the page wide."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stand closer where there is no room, then give up the counts; the words stay whole."""
        for space, counted in ((APART, True), (CLOSE, True), (CLOSE, False)):
            self._row.setSpacing(self._theme.px(space))
            for key, button in self._buttons.items():
                count = self._counts.get(key, "")
                text = f"{self._words[key]}  {count}" if count and counted else self._words[key]
                if button.accessibleName() != text:
                    button.set_text(text)
            wanted = sum(button.sizeHint().width() for button in self._buttons.values())
            if wanted + self._theme.px(space) * (len(self._buttons) - 1) <= self.width():
                return

    def _press(self, key: str) -> None:
        self.choose(key)
        self.pressed.emit(key)

    def _mark(self, key: str) -> None:
        self._current = key
        for name, button in self._buttons.items():
            button.set_on(name == key)
