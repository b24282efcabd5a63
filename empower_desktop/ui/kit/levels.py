"""A level chosen among four: cards with a number, its word and a sentence that may take several lines, in any size of letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from empower_desktop.ui.kit.paint import by_keyboard, paint_frame, paint_icon, paint_ring, paint_round, paint_text
from empower_desktop.ui.theme import Theme

_WRAPPED = int(Qt.TextFlag.TextWordWrap.value) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
_STEPS = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Up): -1}
_TALLEST = 10_000


class Sized:
    """Lengths and fonts that grow with the letters: `size` is that of the text at 96 dpi and 100 %."""

    def __init__(self, theme: Theme, size: float) -> None:
        """Measure for letters of a size."""
        self._theme, self.size = theme, size

    def px(self, at_13: float) -> int:
        """Give a length that was drawn for letters of 13."""
        return self._theme.px(at_13 * self.size / 13)

    def font(self, weight: int = 400) -> QFont:
        """Give the face."""
        return self._theme.font(self.size, weight)

    def height_of(self, text: str, width: int, weight: int = 400) -> int:
        """Give the height of a text wrapped into a width."""
        return QFontMetrics(self.font(weight)).boundingRect(QRect(0, 0, max(width, 1), _TALLEST), _WRAPPED, text).height()


class WrappedText(QWidget):
    """A text of any size that wraps into the width there is."""

    def __init__(self, theme: Theme, size: float, weight: int = 400, role: str = "ink") -> None:
        """Start empty."""
        super().__init__()
        self._theme, self._sized, self._weight, self._role, self._text = theme, Sized(theme, size), weight, role, ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Give the text."""
        return self._text

    def heightForWidth(self, width: int) -> int:
        """Give the height of the text in a width."""
        return self._sized.height_of(self._text, width, self._weight)

    def sizeHint(self) -> QSize:
        """Ask for the width of some words."""
        width = self._sized.px(200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for one line at least."""
        return QSize(self._sized.px(60), QFontMetrics(self._sized.font(self._weight)).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the text."""
        painter = QPainter(self)
        painter.setFont(self._sized.font(self._weight))
        painter.setPen(self._theme.color(self._role))
        painter.drawText(self.rect(), _WRAPPED, self._text)


class LevelCard(QAbstractButton):
    """One level: its number on a disc, its word, and what it looks like: beside the disc, or where room is dear below it."""

    def __init__(self, theme: Theme, sized: Sized, number: str, word: str, *, below: bool) -> None:
        """Show a level without its sentence yet."""
        super().__init__()
        self._below = below
        self._theme, self._sized, self._number, self._sentence, self._ringed = theme, sized, number, "", False
        self.setText(word)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_sentence(self, sentence: str) -> None:
        """Say what the level looks like."""
        self._sentence = sentence
        self.setAccessibleName(f"{self._number}, {self.text()}: {sentence}")
        self.setToolTip(sentence)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Give the height of word and sentence in a width."""
        return self._top() + self._sized.height_of(self._sentence, self._words(width).width()) + self._sized.px(8)

    def sizeHint(self) -> QSize:
        """Ask for the width of some words."""
        return QSize(self._sized.px(240), self.heightForWidth(self._sized.px(240)))

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than a few words in a line."""
        return QSize(self._sized.px(150), self._sized.px(48))

    def nextCheckState(self) -> None:
        """Leave it to the group which of them is chosen."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        self._ringed = by_keyboard(event, self._ringed)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter as on Space; the arrows, and Enter on what is chosen already, are for the others."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.isChecked():
                event.ignore()
            else:
                self.click()
        elif event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme, painter, px, on = self._theme, QPainter(self), self._sized.px, self.isChecked()
        body = self.rect().toRectF()
        paint_round(painter, body, theme.color("accent_soft" if on else "surface"), px(6))
        paint_frame(painter, body, theme.color("accent" if on else "line_strong"), px(6), 2 if on else 1)
        disc = QRect(px(10), px(9), px(24), px(24))
        paint_round(painter, disc.toRectF(), theme.color("accent" if on else "sunken"), disc.height() / 2)
        paint_text(
            painter, disc, self._number, self._sized.font(600), theme.color("on_accent" if on else "ink"), Qt.AlignmentFlag.AlignHCenter
        )
        if on:
            tick = QRect(self.width() - px(30), px(9), px(20), px(24))
            paint_icon(painter, theme, "check", "accent", tick, round(16 * self._sized.size / 13))
        line = QFontMetrics(self._sized.font(600)).height()
        title = QRect(px(44), px(9 + 12) - line // 2 if self._below else px(8), self.width() - px(44 + 34), line)
        paint_text(painter, title, self.text(), self._sized.font(600), theme.color("ink"), Qt.AlignmentFlag.AlignLeft)
        painter.setFont(self._sized.font())
        painter.setPen(theme.color("ink" if on else "muted"))
        painter.drawText(self._words(self.width()), _WRAPPED, self._sentence)
        if self.hasFocus() and self._ringed:
            paint_ring(painter, theme, self.rect(), radius=px(6))

    def _top(self) -> int:
        """Give where the sentence begins: below the word, or below the disc."""
        px = self._sized.px
        return px(9 + 24 + 4) if self._below else px(8) + QFontMetrics(self._sized.font(600)).height()

    def _words(self, width: int) -> QRect:
        """Give the room of the sentence in a width."""
        px, top = self._sized.px, self._top()
        left, right = (px(12), px(12)) if self._below else (px(44), px(34))
        return QRect(left, top, width - left - right, max(self.height() - top, 1))


class LevelCards(QWidget):
    """The levels of one thing, one of them chosen or none; `chosen` comes when somebody picks one, also the same again.

    Tab reaches the group once, arrows walk through it, Enter, Space or a click picks.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, levels: Sequence[tuple[str, str]], size: float = 13, across: int = 1) -> None:
        """Show levels by number and word, in letters of a size, so many beside each other."""
        super().__init__()
        sized = Sized(theme, size)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(sized.px(8))
        self.setLayout(grid)
        self._value = ""
        self._cards: dict[str, LevelCard] = {}
        for at, (number, word) in enumerate(levels):
            card = LevelCard(theme, sized, number, word, below=across > 1)
            card.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            grid.addWidget(card, at // across, at % across)
            self._cards[number] = card
        self.set_value("")

    def value(self) -> str:
        """Give the number of the chosen level, or nothing."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show another level as chosen, and tell nobody."""
        self._value = value
        reached = value if value in self._cards else next(iter(self._cards))
        for number, card in self._cards.items():
            card.setChecked(number == value)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == reached else Qt.FocusPolicy.ClickFocus)

    def set_sentences(self, sentences: Sequence[str]) -> None:
        """Say anew what each level looks like."""
        for card, sentence in zip(self._cards.values(), sentences, strict=True):
            card.set_sentence(sentence)

    def card(self, number: str) -> LevelCard:
        """Give the card of a level."""
        return self._cards[number]

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the chosen level, or to the first."""
        self.reached().setFocus(reason)

    def reached(self) -> LevelCard:
        """Give the card that the keyboard comes to: the chosen level, or the first."""
        return self._cards.get(self._value) or next(iter(self._cards.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys."""
        cards = list(self._cards.values())
        at = next((at for at, card in enumerate(cards) if card.hasFocus()), -1)
        if event.key() in _STEPS and at >= 0:
            cards[(at + _STEPS[event.key()]) % len(cards)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
