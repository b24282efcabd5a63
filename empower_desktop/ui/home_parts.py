"""What home is made of: big actions, things that wait, figures, two lines."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from empower_desktop.language import N_, Message
from empower_desktop.ui.kit.paint import chip_width, paint_chip, paint_frame, paint_icon, paint_ring, paint_round, paint_text
from empower_desktop.ui.kit.ringed import RingedButton
from empower_desktop.ui.kit.texts import Elided, column, label
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.spelling import first_name

_LEFT = Qt.AlignmentFlag.AlignLeft

GREETINGS: tuple[tuple[int, Message], ...] = (
    (11, N_("Good morning, {name}")),
    (15, N_("Good day, {name}")),
    (18, N_("Good afternoon, {name}")),
    (24, N_("Good evening, {name}")),
)


class BigAction(RingedButton):
    """One of the four things one does most: an icon on a tile, its word, and what it brings."""

    def __init__(self, theme: Theme, icon: str, text: str, meta: str, *, first: bool = False) -> None:
        """Show an action; the first one wears the accent."""
        super().__init__()
        self._theme, self._icon, self._meta, self._first = theme, icon, meta, first
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(64))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_words(text, meta)

    def show_words(self, text: str, meta: str) -> None:
        """Show other words."""
        self._meta = meta
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(meta)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the width of a short word; the layout gives more."""
        return QSize(self._theme.px(200), self._theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, the tile and the two lines."""
        theme, painter = self._theme, QPainter(self)
        body = self.rect().toRectF()
        paint_round(painter, body, theme.color("zebra" if self.underMouse() else "surface"), theme.px(8))
        paint_frame(painter, body, theme.color("line"), theme.px(8))
        side = theme.px(38)
        tile = QRect(theme.px(14), (self.height() - side) // 2, side, side)
        paint_round(painter, tile.toRectF(), theme.color("accent" if self._first else "accent_soft"), theme.px(7))
        paint_icon(painter, theme, self._icon, "on_accent" if self._first else "accent", tile, 20)
        words = QRect(theme.px(64), theme.px(13), self.width() - theme.px(72), theme.px(19))
        paint_text(painter, words, self.text(), theme.font(13, 600), theme.color("ink"), _LEFT)
        paint_text(painter, words.translated(0, theme.px(20)), self._meta, theme.font(12), theme.color("muted"), _LEFT)
        if self.ringed:
            paint_ring(painter, theme, self.rect(), radius=8)


class WaitingRow(RingedButton):
    """One thing that waits: icon, two lines, a chip that says why, an arrow; Del asks to leave it out."""

    left_out = Signal()

    def __init__(self, theme: Theme, look: tuple[str, str], title: str, meta: str, chip: tuple[str, str, str]) -> None:
        """Show it; the chip is its kind, word and icon."""
        super().__init__()
        self._theme, self._look, self._meta, self._chip = theme, look, meta, chip
        self.setText(title)
        self.setAccessibleName(f"{title}, {meta}, {chip[1]}")
        self.setToolTip(f"{title}\n{meta}" if meta else title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(50))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for some width; the layout gives more."""
        return QSize(self._theme.px(300), self._theme.px(50))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, and ask to leave it out on Del."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() == Qt.Key.Key_Delete:
            self.left_out.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme, painter = self._theme, QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(1, 0, -1, 0), theme.color("zebra"))
        px = theme.px
        paint_icon(painter, theme, self._look[0], self._look[1], QRect(px(16), 0, px(18), self.height()), 18)
        paint_icon(painter, theme, "chevron-right", "muted", QRect(self.width() - px(29), 0, px(16), self.height()))
        right = self.width() - px(40)
        if self._chip[1]:
            width = chip_width(theme, self._chip[1], self._chip[2])
            paint_chip(painter, theme, QRect(right - width, 0, width, self.height()), *self._chip)
            right -= width + px(12)
        words = QRect(px(45), px(7), right - px(45), px(18))
        if not self._meta:
            words = QRect(px(45), 0, right - px(45), self.height())
        paint_text(painter, words, self.text(), theme.font(13, 500), theme.color("ink"), _LEFT)
        paint_text(painter, words.translated(0, px(17)), self._meta, theme.font(12), theme.color("muted"), _LEFT)
        if self.ringed:
            paint_ring(painter, theme, self.rect())


class BigNumber(QWidget):
    """A number, what it counts, and a line on it."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._number, self._word, self._more = label("", "title"), label("", "body"), label("", "small")
        self.setLayout(column(theme, self._number, self._word, self._more, space=0))

    def show_figure(self, number: str, word: str, more: str) -> None:
        """Show a figure, written out."""
        for part, text in ((self._number, number), (self._word, word), (self._more, more)):
            part.setText(text)
        self.setAccessibleName(f"{number} {word}, {more}")


class TwoLines(QWidget):
    """A sentence and a smaller one below it, each shortened where there is no room."""

    def __init__(self, theme: Theme, text: str, more: str) -> None:
        """Show both."""
        super().__init__()
        self.setLayout(column(theme, space=0))
        for line in (Elided(text), Elided(more, "small")):
            line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            lines_of(self).addWidget(line)


def lines_of(widget: QWidget) -> QVBoxLayout:
    """Give the vertical layout of a widget."""
    layout = widget.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def greeting(name: str) -> Message:
    """Greet somebody by the first of their names, without titles, as the clock on the wall has it."""
    hour = datetime.now().hour
    words = next(text for until, text in GREETINGS if hour < until)
    return words.filled(name=first_name(name))
