"""Choosing among few: segments, cards, pills, and several as chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from empower_desktop.ui.kit.buttons import ARROWS, Button
from empower_desktop.ui.kit.letters import Letters
from empower_desktop.ui.kit.paint import by_keyboard, paint_frame, paint_icon, paint_ring, paint_round, paint_text, paint_two_lines
from empower_desktop.ui.kit.texts import row
from empower_desktop.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft
_STEPS = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Up): -1}


class _OneOf(QWidget):
    """Several buttons of which one is chosen; Tab reaches the group once, arrows walk through it.

    `changed` comes with every other choice, `settled` once it is meant: clicked, or left after walking.
    """

    changed = Signal(object)
    settled = Signal(object)

    def __init__(self, theme: Theme, space: int) -> None:
        super().__init__()
        self._row = row(theme, space=space)
        self.setLayout(self._row)
        self._buttons: dict[object, QAbstractButton] = {}
        self._value: object = None
        self._walking = False
        self._letters = Letters()
        self._before_letters: object = None

    def value(self) -> object:
        """Give the key of the chosen one."""
        return self._value

    def is_walking(self) -> bool:
        """Tell whether one is on the way from choice to choice, and has not said which is meant."""
        return self._walking

    def set_value(self, value: object) -> None:
        """Show another one as chosen, and tell nobody."""
        self._value, self._walking = value, False
        for key, button in self._buttons.items():
            self._mark(button, key == value)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == value else Qt.FocusPolicy.ClickFocus)
        if value not in self._buttons and self._buttons:
            next(iter(self._buttons.values())).setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the chosen one."""
        button = self._buttons.get(self._value) or next(iter(self._buttons.values()))
        button.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on, when Qt brings it to the row as the focus proxy of an input."""
        self.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next one or the one before with the arrow keys, or the one that fits the letters typed."""
        keys = list(self._buttons)
        at = keys.index(self._value) if self._value in keys else -1
        if event.key() in _STEPS:
            self._letters.begin_anew()
            self._walk_to(keys[(at + _STEPS[event.key()]) % len(keys)])
        elif self._letters.wants(event):
            titles = [button.text().replace("&&", "&") for button in self._buttons.values()]
            self._before_letters = self._before_letters if self._letters.go_on else self._value
            led = self._letters.take(event, titles, at)
            self._walk_to(keys[led] if led >= 0 else self._before_letters)
            if not self._letters.fit(titles):  # it may be for somebody else
                event.ignore()
        else:
            super().keyPressEvent(event)

    def _walk_to(self, key: object) -> None:
        if key != self._value:
            self._choose(key)
            self._walking = True
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mean what was walked to once the keyboard leaves; a space between letters belongs to them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            if self._letters.wants(event):
                self.keyPressEvent(event)
                return True
        elif event.type() == QEvent.Type.FocusOut and QApplication.focusWidget() not in self._buttons.values():
            self._letters.begin_anew()
            if self._walking:
                self._settle()
        return False

    def _add(self, key: object, button: QAbstractButton) -> None:
        self._buttons[key] = button
        button.clicked.connect(lambda: self._take(key))
        button.installEventFilter(self)
        self._row.addWidget(button)

    def _take(self, key: object) -> None:
        if key != self._value or self._walking:
            self._choose(key)
            self._settle()

    def _settle(self) -> None:
        self._walking = False
        self.settled.emit(self._value)

    def _choose(self, key: object) -> None:
        if key != self._value:
            self.set_value(key)
            self.changed.emit(key)

    def _mark(self, button: QAbstractButton, chosen: bool) -> None:
        assert isinstance(button, Button)
        button.set_on(chosen)


class Segmented(_OneOf):
    """A few words side by side, one of them chosen: as yes, no, not recorded."""

    def __init__(self, theme: Theme, choices: Sequence[tuple[object, str]], value: object = None) -> None:
        """Show choices by key and word."""
        super().__init__(theme, 6)
        for key, text in choices:
            self._add(key, Button(theme, text, "seg"))
        self._row.addStretch(1)
        self.set_value(value)


class _RadioCard(QAbstractButton):
    """A choice with a ring, its word and what it means."""

    def __init__(self, theme: Theme, text: str, meaning: str) -> None:
        super().__init__()
        self._theme, self._meaning, self._on, self._ringed = theme, meaning, False, False
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(meaning)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_on(self, on: bool) -> None:
        self._on = on
        self.update()

    def set_meaning(self, meaning: str) -> None:
        self._meaning = meaning
        self.setAccessibleDescription(meaning)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font(13, 600)).horizontalAdvance(self.text())
        meaning = QFontMetrics(self._theme.font(12)).horizontalAdvance(self._meaning)
        return QSize(max(words, meaning) + self._theme.px(34 + 14), self._theme.px(45))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event, self._ringed)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:  # they choose the next card; Qt would only move the focus
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        body = self.rect().toRectF()
        paint_round(painter, body, theme.color("accent_soft" if self._on else "surface"), theme.px(6))
        paint_frame(painter, body, theme.color("accent" if self._on else "line"), theme.px(6))
        left, height = theme.px(34), theme.px(16)
        ring = self.rect()
        ring.setWidth(theme.px(37))
        paint_icon(painter, theme, "circle-dot" if self._on else "circle", "accent" if self._on else "muted", ring)
        words = self.rect().adjusted(left, 0, -theme.px(6), 0)
        if self._meaning:
            words.setTop((self.height() - 2 * height) // 2)
            words.setHeight(height)
        font, ink = theme.font(13, 600 if self._on else 400), theme.color("ink")
        if not self._meaning:
            paint_two_lines(painter, words, self.text(), font, ink)
        else:
            paint_text(painter, words, self.text(), font, ink, _LEFT)
            paint_text(painter, words.translated(0, height), self._meaning, theme.font(12), theme.color("muted"), _LEFT)
        if self.hasFocus() and self._ringed:
            paint_ring(painter, theme, self._place_of_ring())

    def _place_of_ring(self) -> QRect:
        """Give where the ring goes: around the chosen card, but only around the circle of another, which would look chosen."""
        if self._on:
            return self.rect()
        side = self._theme.px(26)
        return QRect(self._theme.px(37) // 2 - side // 2, (self.height() - side) // 2, side, side)


class RadioCards(_OneOf):
    """Up to five choices as cards, each with a line on what it means."""

    def __init__(self, theme: Theme, choices: Sequence[tuple[object, str, str]], value: object = None, *, fill: bool = False) -> None:
        """Show choices by key, word and meaning; they share the whole width if asked to fill it."""
        super().__init__(theme, 8)
        self._fill = fill
        for key, text, meaning in choices:
            self._add(key, _RadioCard(theme, text, meaning))
            if fill:
                self._row.setStretch(self._row.count() - 1, 1)
        if not fill:
            self._row.addStretch(1)
        self.set_value(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand below each other where the words have no room side by side."""
        super().resizeEvent(event)
        self._give_way()

    def set_meaning(self, key: object, meaning: str) -> None:
        """Say anew what a choice means, as when a number in it changed."""
        button = self._buttons[key]
        assert isinstance(button, _RadioCard)
        button.set_meaning(meaning)
        self._give_way()

    def _give_way(self) -> None:
        widths = [button.sizeHint().width() for button in self._buttons.values()]
        needed = max(widths) * len(widths) if self._fill else sum(widths)  # those that fill the width get equal parts of it
        ways = self._row.Direction
        fits = needed + self._row.spacing() * (len(widths) - 1) <= self.width()
        self._row.setDirection(ways.LeftToRight if fits else ways.TopToBottom)

    def _mark(self, button: QAbstractButton, chosen: bool) -> None:
        assert isinstance(button, _RadioCard)
        button.set_on(chosen)


class FilterPills(QWidget):
    """Pills above a list; one alone is chosen, or each opens something of its own."""

    changed = Signal(str)

    def __init__(self, theme: Theme, pills: Sequence[tuple[str, str, str]], *, exclusive: bool = True) -> None:
        """Show pills by key, word and icon; of exclusive ones the first is chosen."""
        super().__init__()
        self._exclusive = exclusive
        self._buttons: dict[str, Button] = {}
        line = row(theme, space=7)
        for key, text, icon in pills:
            button = Button(theme, text, "filter", icon)
            button.clicked.connect(lambda _checked=False, key=key: self._press(key))
            self._buttons[key] = button
            line.addWidget(button)
        line.addStretch(1)
        self.setLayout(line)
        if exclusive and pills:
            self.set_chosen(pills[0][0])

    def set_chosen(self, key: str) -> None:
        """Show one pill as the chosen one, and tell nobody."""
        for name, button in self._buttons.items():
            button.set_on(name == key)

    def set_pill(self, key: str, text: str, on: bool) -> None:
        """Give a pill another word, and show whether it filters anything."""
        self._buttons[key].set_text(text)
        self._buttons[key].set_on(on)

    def chosen(self) -> list[str]:
        """Give the keys of the pills that are on."""
        return [key for key, button in self._buttons.items() if button.is_on()]

    def button(self, key: str) -> Button:
        """Give a pill, as the place for a menu to open."""
        return self._buttons[key]

    def _press(self, key: str) -> None:
        if self._exclusive:
            self.set_chosen(key)
        self.changed.emit(key)
