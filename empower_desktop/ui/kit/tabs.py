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
        self.updateGeometry()

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

    def sizeHint(self) -> QSize:
        """Ask for room for all counts, also while there is none, or they would not come back."""
        return QSize(self._wide(APART, counted=True), super().sizeHint().height())

    def least_width(self) -> int:
        """Give the width in which every word is whole."""
        return self._wide(CLOSE, counted=False)

    def minimumSizeHint(self) -> QSize:
        """Never hold the page wide."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stand closer where there is no room, then give up the counts; the words stay whole."""
        ways = ((APART, True), (CLOSE, True), (CLOSE, False))
        space, counted = next((way for way in ways if self._wide(*way) <= self.width()), ways[-1])
        self._row.setSpacing(self._theme.px(space))
        for key, button in self._buttons.items():
            text = self._text(key, counted)
            if button.accessibleName() != text:
                button.set_text(text)

    def _text(self, key: str, counted: bool) -> str:
        count = self._counts.get(key, "")
        return f"{self._words[key]}  {count}" if count and counted else self._words[key]

    def _wide(self, space: int, counted: bool) -> int:
        """Give how wide all tabs are, so far apart, with their counts or without, whatever they show now."""
        wide = self._theme.px(space) * max(len(self._buttons) - 1, 0)
        for key, button in self._buttons.items():
            letters = button.fontMetrics()
            other = letters.horizontalAdvance(self._text(key, counted)) - letters.horizontalAdvance(button.accessibleName())
            wide += button.sizeHint().width() + other
        return wide

    def _press(self, key: str) -> None:
        self.choose(key)
        self.pressed.emit(key)

    def _mark(self, key: str) -> None:
        self._current = key
        for name, button in self._buttons.items():
            button.set_on(name == key)
