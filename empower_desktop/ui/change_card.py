"""The card of home with three sentences of change, each leading to the figure that it is taken from."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from empower_desktop.language import N_, Message
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.paint import paint_ring
from empower_desktop.ui.kit.ringed import RingedButton
from empower_desktop.ui.kit.texts import Elided, column, empty_layout, label
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.sentences import Sentence

USUAL = 310
"""The width of a sentence in the second column of home, at 96 dpi."""
CHANGE, INDICATIVE = N_("Three sentences of change"), N_("indicative")
NOTHING_YET = N_("What changes within a year will stand here, once meetings and decisions are recorded.")


class SentenceButton(RingedButton):
    """A sentence whose numbers stand out, and a smaller line below it; pressed, it leads to its figure."""

    def __init__(self, theme: Theme, sentence: str, more: str) -> None:
        """Show a sentence, in which <b> marks what stands out, and a line on it."""
        super().__init__()
        self._theme = theme
        words, below = label(sentence, wrap=True, rich=True), Elided(more, "small")
        for part in (words, below):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(theme, words, below, space=2, margins=(4, 2, 4, 2)))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{sentence.replace('<b>', '').replace('</b>', '')} {more}")

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines in a column of home: a label that wraps would ask for more."""
        return QSize(self._theme.px(USUAL), self.heightForWidth(self._theme.px(USUAL)))

    def minimumSizeHint(self) -> QSize:
        """Ask for no more where there is little room."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Give the height of the lines in a width."""
        return self.layout().heightForWidth(width)  # type: ignore[union-attr]  # the card has its lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring; the lines draw themselves."""
        if self.ringed:
            paint_ring(QPainter(self), self._theme, self.rect())


class ChangeCard(Card):
    """Three sentences; `opened` wants the figure of one, by its code."""

    opened = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Start empty."""
        super().__init__(theme, desk.say(CHANGE), desk.say(INDICATIVE))
        self._desk, self._look = desk, theme
        self.body.setContentsMargins(theme.px(12), theme.px(2), theme.px(12), theme.px(10))

    def show_sentences(self, found: Sequence[Sentence]) -> None:
        """Show what there is to say."""
        empty_layout(self.body)
        for each in found:
            button = SentenceButton(self._look, self._marked(each.text), self._desk.say(each.more))
            button.clicked.connect(lambda _checked=False, code=each.code: self.opened.emit(code))
            self.body.addWidget(button)
        if not found:
            self.body.addWidget(label(self._desk.say(NOTHING_YET), "muted", wrap=True))

    def _marked(self, text: Message) -> str:
        """Say a sentence with its values in strong letters."""
        strong = {name: f"\x01{self._desk.say(Message('{value}', {'value': value}))}\x02" for name, value in text.values.items()}
        said = escape(self._desk.say(Message(text.text, strong, text.plural, text.count)), quote=False)
        return said.replace("\x01", "<b>").replace("\x02", "</b>")
