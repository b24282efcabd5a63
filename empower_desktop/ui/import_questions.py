"""What a list leaves open: each question with its place and its answers, none of them chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.lists.grid import Listing
from empower_desktop.lists.understood import Ask, Understood
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.import_words import PROPOSED, RowsBeside, read_typed, waiting
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.choose import RadioCards
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import Chip, Elided, column, label, row
from empower_desktop.ui.theme import Theme

NO_QUESTIONS = N_("Nothing is open")
ALL_CLEAR = N_("Every row of this list was understood.")
LEAVE_OPEN = N_("Leave it open")
OWN_VALUE = N_("Another value")
ANSWERED = N_("answered")
BESIDE = 3
"""So many short answers stand beside each other; more, or longer ones, below."""
SHORT, WIDEST = 26, 560
AT_ONCE = 8
"""So many questions are put before a person at a time: a hundred would hold the window."""


class QuestionCard(Card):
    """One question: where it stands, what is asked, its answers; `answered` carries "" where it is left open again."""

    answered = Signal(str, str)

    def __init__(self, desk: Desk, theme: Theme, ask: Ask, beside: Sequence[str]) -> None:
        """Show a question as it stands; `beside` is what stands in its rows."""
        super().__init__(theme)
        self.ask, self._desk = ask, desk
        say = desk.say
        self._chip = Chip(theme, "ok", say(ANSWERED), "check")
        self._open = Button(theme, say(LEAVE_OPEN), "ghost")
        self._open.clicked.connect(lambda: self._answer(""))
        where = " · ".join(part for part in (ask.sheet, ask.cell) if part)
        head = row(theme, label(where, "small"), self._chip, space=10)
        head.addStretch(1)
        head.addWidget(self._open)
        self.body.addLayout(head)
        self.body.addWidget(label(say(ask.message), "strong", wrap=True))
        for each in beside:
            self.body.addWidget(Elided(each, "small"))
        words = [(each.code, self._words(each.code, say(each.label)), "") for each in ask.options]
        self.choice = RadioCards(theme, words)
        if len(words) > BESIDE or any(len(text) > SHORT for _, text, _ in words):
            layout = self.choice.layout()
            assert isinstance(layout, QVBoxLayout | type(row(theme)))
            layout.setDirection(layout.Direction.TopToBottom)
            self.choice.setMaximumWidth(theme.px(WIDEST))
        self.choice.settled.connect(lambda code: self._answer(str(code)))
        self.choice.setAccessibleName(say(ask.message))
        self.body.addWidget(self.choice)
        self.own = QLineEdit()
        self.own.setMaximumWidth(theme.px(300))
        self.own.editingFinished.connect(self._write_own)
        self.own_field = Field(theme, say(OWN_VALUE), self.own)
        self.body.addWidget(self.own_field)
        self.own_field.setVisible(bool(ask.typed))
        self.show_ask(ask)

    def show_ask(self, ask: Ask) -> None:
        """Show how the question stands now."""
        self.ask = ask
        codes = {each.code for each in ask.options}
        if not self.choice.is_walking():  # or what somebody is about to answer would be wiped out by the answer before it
            self.choice.set_value(ask.answer if ask.answer in codes else None)
        if not self.own.hasFocus():
            self.own.setText("" if ask.answer in codes else self._as_said(ask.answer))
            self.own.setModified(False)
        self._chip.setVisible(bool(ask.answer))
        self._open.setVisible(bool(ask.answer))

    def _as_said(self, text: str) -> str:
        with suppress(ValueError):  # most answers are no days
            return self._desk.language.short_day(date.fromisoformat(text))
        return text

    def _words(self, code: str, text: str) -> str:
        text = self._as_said(text)
        return self._desk.say(PROPOSED).format(answer=text) if code == self.ask.default else text

    def _answer(self, answer: str) -> None:
        self.answered.emit(self.ask.id, answer)

    def _write_own(self) -> None:
        if not self.own.isModified():
            return
        self.own.setModified(False)
        self.own_field.clear()
        if text := self.own.text().strip():
            try:
                self._answer(read_typed(self.ask, text, self._desk.work.today))
            except Problem as problem:
                self.own_field.show_problem(self._desk.say(problem.message))


class ImportQuestions(QWidget):
    """All questions of a list; `answered` tells of one that was answered, or left open again."""

    answered = Signal(str, str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Show no questions yet."""
        super().__init__()
        self._desk, self._theme = desk, theme
        self.cards: dict[str, QuestionCard] = {}
        self._wanted: Sequence[Ask] = ()
        self._beside = RowsBeside(None, Understood("", ""))
        self._turn = 0
        self._lines = column(theme, space=10, margins=(24, 11, 24, 12))
        self._empty = EmptyState(theme, "circle-check", desk.say(NO_QUESTIONS), desk.say(ALL_CLEAR))
        self._lines.addWidget(self._empty)
        self._lines.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._lines)
        self._scroll = scrolled(inside)
        self.setLayout(column(theme, self._scroll))

    def show_asks(self, asks: Sequence[Ask], understood: Understood, listing: Listing | None) -> None:
        """Show the questions as they stand; those that are still asked keep their place and the keyboard."""
        self._wanted, self._beside = waiting(asks), RowsBeside(listing, understood)
        for gone in self.cards.keys() - {ask.id for ask in self._wanted}:
            self._drop(self.cards.pop(gone))
        self._empty.setVisible(not self._wanted)
        self._turn += 1
        self._show_from(0, self._turn)

    def _show_from(self, first: int, turn: int) -> None:
        """Show some of the questions, and the others once the window has drawn itself."""
        if turn != self._turn:
            return
        for at, ask in enumerate(self._wanted[first : first + AT_ONCE], first):
            card = self._card(ask)
            card.show_ask(ask)
            if self._lines.indexOf(card) != at:
                self._lines.insertWidget(at, card)
        if first + AT_ONCE < len(self._wanted):
            QTimer.singleShot(0, self, partial(self._show_from, first + AT_ONCE, turn))

    def focus_first(self) -> bool:
        """Bring the keyboard to the first question that is open; False where none is."""
        card = next((each for each in self.cards.values() if not each.ask.answer), None)
        if card is not None:
            card.choice.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(card)
        return card is not None

    def _card(self, ask: Ask) -> QuestionCard:
        """Give the card of a question; one whose answers have changed is made anew."""
        before = self.cards.get(ask.id)
        if before is not None:
            if [each.code for each in before.ask.options] == [each.code for each in ask.options]:
                return before
            self._drop(before)
        made = QuestionCard(self._desk, self._theme, ask, self._beside.of(ask))
        made.answered.connect(self.answered)
        self.cards[ask.id] = made
        return made

    def _drop(self, card: QuestionCard) -> None:
        self._lines.removeWidget(card)
        card.deleteLater()
