"""One question of a decision: folded to a line, or open with its fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from empower_desktop.ui.decision_words import Question
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.texts import Chip, Disc, column, label, row
from empower_desktop.ui.theme import Theme


class _StepLine(QWidget):
    """A folded step: answered with its sentence, or still to come."""

    pressed = Signal()

    def __init__(self, theme: Theme, number: int, text: str, change: str) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self._disc = Disc(theme, 25)
        self._question, self._sentence = label(text, "muted"), label("", wrap=True, rich=True)
        self._change = Button(theme, change, "ghost")
        self._open = Button(theme, "", "icon", "chevron-down", text)
        for button in (self._change, self._open):
            button.clicked.connect(self.pressed)
        words = column(theme, self._question, self._sentence, space=1)
        line = row(theme, self._disc, space=12, margins=(16, 7, 10, 7))
        line.addLayout(words, 1)
        line.addWidget(self._change)
        line.addWidget(self._open)
        self.setLayout(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, answered: bool, said: str) -> None:
        """Show the sentence of an answered step, or what is still empty in one to come."""
        self._disc.set_disc("" if answered else str(self._number), "check" if answered else "", "soft" if answered else "outlined")
        self._question.setProperty("role", "small" if answered else "muted")
        self._question.style().polish(self._question)
        self._sentence.setText(said)
        self._sentence.setVisible(bool(said))
        self._change.setVisible(answered)
        self._open.setVisible(not answered)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the step."""
        self.pressed.emit()


class StepView(QWidget):
    """One question: folded to a line, or open with its fields."""

    opened = Signal()
    went_on = Signal()

    def __init__(self, theme: Theme, number: int, question: Question, words: Sequence[str], required: bool) -> None:
        """Make both faces; `words` are the question, its hint, change, optional, next, skip, and the keys."""
        super().__init__()
        self.question = question
        text, hint, change, optional, following, skip, keys = words
        self.line = _StepLine(theme, number, text, change)
        self.line.pressed.connect(self.opened)
        self.fields: QVBoxLayout = column(theme, space=12)
        self._body, self._buttons = QWidget(), QWidget()
        head = row(theme, Disc(theme, 25, str(number), look="filled"), space=12)
        head.addLayout(column(theme, label(text, "section", wrap=True), label(hint, "small", wrap=True), space=1), 1)
        if not required:
            head.addWidget(Chip(theme, "neutral", optional), 0, Qt.AlignmentFlag.AlignVCenter)
        self.next_button, skip_button = Button(theme, following, "primary", "arrow-right"), Button(theme, skip, "ghost")
        self.next_button.clicked.connect(self.went_on)
        skip_button.clicked.connect(self.went_on)
        foot = row(theme, self.next_button, skip_button, space=8, margins=(0, 4, 0, 0))
        foot.addStretch(1)
        foot.addWidget(label(keys, "small"))
        self._buttons.setLayout(foot)
        skip_button.setVisible(not required)
        body = column(theme, space=14, margins=(16, 14, 16, 14))
        body.addLayout(head)
        body.addLayout(self.fields)
        body.addWidget(self._buttons)
        self._body.setLayout(body)
        self.setLayout(column(theme, self.line, self._body, space=0))

    def set_open(self, is_open: bool, alone: bool = True) -> None:
        """Show the fields, or the line; `alone` if the other steps are folded, so that one goes on by button."""
        self.line.setVisible(not is_open)
        self._body.setVisible(is_open)
        self._buttons.setVisible(alone)
