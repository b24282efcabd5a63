"""One question opened: what was met in which cell of which file, and the answers with what each would write."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from empower_desktop.language import N_, P_
from empower_desktop.ui.answer_page import OPEN, STEPS, WAIT_AGAIN, AnswerPage, is_plain
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.texts import column, empty_layout, hair, icon_label, label, row
from empower_desktop.ui.question_words import answers_of, short_of
from empower_desktop.ui.routes import place_of
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.surroundings import known_around
from empower_desktop.ui.to_answer import Entry, Inquiry, answer_word
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace import Conflict, Step
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.namesakes import asks_whom
from empower_desktop.workspace.postponing import postpone, take_up
from empower_desktop.workspace.questions import answer, answer_all, offered, reopen
from empower_desktop.workspace.remembered_lists import is_of_kept_list
from empower_desktop.workspace.what_is_written import answer_in_words, effects_of

ANSWERS = N_("Answers")
KEYS = N_("↑ ↓ other  ·  1 2 … answer  ·  N later")

MOST_ALIKE = 3
WIDEST, WIDEST_FOR_ALL = 300, 170
"""How wide the words of an answer get: beside them stands what it writes, and the answers for all stand in one row."""


class QuestionPage(AnswerPage):
    """What was asked, and a button for each answer; nothing is chosen beforehand."""

    def __init__(self, frame: Frame) -> None:
        """Lay out an empty page."""
        super().__init__(frame, KEYS)
        theme = self.theme
        self.inquiry: Inquiry | None = None
        self.buttons: list[Button] = []
        self._alike: Sequence[str] = ()
        self._note, self._answered_note = Note(theme, "info", "circle-help"), Note(theme, "ok", "circle-check")
        card = Card(theme, self.desk.say(ANSWERS), ruled=True)
        self._choices = column(theme, space=0)
        card.body.addLayout(self._choices)
        self._all = row(theme, space=8)
        self._lay_out((self._note, self._answered_note, self.problem, card), many=(self._all,))

    def show_inquiry(self, inquiry: Inquiry, number: int, entries: Sequence[Entry]) -> None:
        """Show a question, which of how many it is, and those of the same sort from the same file."""
        say, number_of = self.desk.say, self.desk.language.number
        asked = inquiry.waiting.asked
        about = f"{say(inquiry.kind)}: {inquiry.title}" if inquiry.title else say(inquiry.kind)
        self.setAccessibleName(say(asked.message))
        self.inquiry = inquiry
        self.head.set_title(say(short_of(asked)), say(N_("{n} of {all}", n=number_of(number), all=number_of(len(entries)))))
        self.head.set_meta([*([("circle-help", about)] if about else []), ("file-spreadsheet", inquiry.place)])
        self.head.set_actions(self._actions(inquiry))
        self._note.show_text(escape(say(asked.message)))
        self._show_answered(inquiry)
        self.problem.hide()
        had_focus = self.holds_keyboard()
        self._show_choices(inquiry)
        if had_focus:  # on no answer: a hasty Enter must not give one
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_facts(inquiry)
        self._foot.setVisible(not inquiry.waiting.answer)
        self._show_alike(inquiry, [each for each in entries if isinstance(each, Inquiry) and _is_alike(each, inquiry)])

    def answer(self, choice: str) -> None:
        """Give an answer."""
        if self.inquiry is not None and not self.inquiry.waiting.answer:
            self.desk.do(answer, self.inquiry.waiting.asked.id, choice, then=self._answered, refused=self._refused)

    def answer_alike(self, choice: str) -> None:
        """Give the same answer to all questions of this sort from this file."""
        self.desk.do(answer_all, self._alike, choice, then=self._answered_all, refused=self._refused)

    def postpone(self) -> None:
        """Leave it for later; what was left already waits again."""
        if self.inquiry is not None and not self.inquiry.waiting.answer:
            self.desk.do(take_up if self.inquiry.until else postpone, self.inquiry.key, then=self._put_off)

    def reopen(self) -> None:
        """Ask an answered question again, if its answer wrote nothing that stands."""
        if self.inquiry is not None and self.inquiry.waiting.answer:
            self.desk.do(reopen, self.inquiry.key, then=self._put_off, refused=self._refused)

    def press(self, key: str) -> bool:
        """Do what a letter stands for: 1 2 3 give that answer, N leaves it for later; False for all others."""
        if self.inquiry is None or self.inquiry.waiting.answer:
            return False
        if key.isdigit() and 1 <= int(key) <= len(self.buttons):
            self.buttons[int(key) - 1].click()
        elif key.casefold() == "n":
            self.postpone()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give an answer by its number, and walk through what waits."""
        plain = is_plain(event)
        if plain and event.key() in STEPS:
            self.stepping.emit(STEPS[event.key()])
        elif not plain or not self.press_once(event):
            super().keyPressEvent(event)

    def _actions(self, inquiry: Inquiry) -> list[Action]:
        say, actions = self.desk.say, self._walking()
        if not inquiry.waiting.answer:
            actions.append(self._postponing(is_left=bool(inquiry.until)))
        elif not inquiry.waiting.came_answered:
            actions.append(Action("reopen", say(WAIT_AGAIN), "undo-2"))
        if self._home() is not None:
            actions.append(Action("open", say(OPEN), "file-text"))
        return actions

    def _home(self) -> tuple[str, str, str, str] | None:
        asked = self.inquiry.waiting.asked if self.inquiry else None
        if asked is None or not asked.record or self.desk.work.standing(asked.record) == "absent":
            return None
        home = place_of(self.desk.work, asked.kind, asked.record)
        return home if home[0] else None

    def _show_answered(self, inquiry: Inquiry) -> None:
        self._answered_note.setVisible(bool(inquiry.waiting.answer))
        if inquiry.waiting.answer:
            word, name = escape(self.desk.say(answer_word(inquiry))), escape(inquiry.by)
            self._answered_note.show_text(
                self.desk.say(N_("Answered by {name}, {when}: <b>{answer}</b>", name=name, when=inquiry.when, answer=word))
            )

    def _show_facts(self, inquiry: Inquiry) -> None:
        """Tell what is known of the record that a question is about; nothing of one that is not here."""
        asked = inquiry.waiting.asked
        facts = known_around(self.desk.work, Conflict(asked.record, asked.kind, asked.field, "", (), False)) if inquiry.title else []
        self._known.setVisible(bool(facts))
        self._show_known(facts)

    def _show_choices(self, inquiry: Inquiry) -> None:
        asked = inquiry.waiting.asked
        if inquiry.waiting.answer or not (asks_whom(asked) or is_of_kept_list(self.desk.work, inquiry.waiting)):
            self._offer(inquiry, [asked])
            return
        self._offer(inquiry, [])  # no answer by its number before all have come
        self.desk.ask(offered, inquiry.waiting, then=partial(self._offer, inquiry))

    def _offer(self, inquiry: Inquiry, offered: Sequence[Asked]) -> None:
        """Show the answers of a question, unless another was opened meanwhile."""
        if inquiry is not self.inquiry:
            return
        empty_layout(self._choices)
        self.buttons = []
        choices = [choice for asked in offered for choice in answers_of(asked)]
        for number, choice in enumerate(choices, 1):
            if number > 1:
                self._choices.addWidget(hair())
            self._choices.addLayout(self._choice(number, choice, inquiry.waiting))

    def _choice(self, number: int, choice: Choice, waiting: Waiting) -> QHBoxLayout:
        theme, words, given = self.theme, answer_in_words(self.desk.language, choice.label), waiting.answer
        told = [] if waiting.came_answered else effects_of(self.desk.work, choice)
        effects = [label(text, "muted", wrap=True) for text in told]
        effect_lines = column(theme, *effects, space=3)
        line = row(theme, space=14, margins=(16, 10, 16, 10))
        if given:
            name = label(words, "strong" if choice.code == given else "muted", wrap=True)
            name.setFixedWidth(theme.px(220))
            line.addWidget(icon_label(theme, "check" if choice.code == given else "minus", "ok" if choice.code == given else "muted", 15))
            line.addWidget(name)
        else:
            button = Button(theme, words)
            button.break_lines(theme.px(WIDEST))
            button.setMinimumWidth(theme.px(220))
            button.setAccessibleDescription(" ".join(each.text() for each in effects))
            button.clicked.connect(lambda _checked=False: self.answer(choice.code))
            button.installEventFilter(self)
            self.buttons.append(button)
            # Beside many lines the answer stands with the first of them, in sight before one scrolls.
            numbered = row(theme, button, label(str(number), "muted"), space=14)
            line.addLayout(numbered)
            line.setAlignment(numbered, Qt.AlignmentFlag.AlignTop if len(effects) > 1 else Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(effect_lines, 1)
        return line

    def _show_alike(self, inquiry: Inquiry, alike: Sequence[Inquiry]) -> None:
        empty_layout(self._all)
        self._alike = [each.key for each in alike]
        if len(alike) < 2 or inquiry.waiting.answer:
            return
        self._all.addWidget(
            label(self.desk.say(N_("All {n} of this sort from this file:", n=self.desk.language.number(len(alike)))), "muted")
        )
        for choice in answers_of(inquiry.waiting.asked)[:MOST_ALIKE]:
            button = Button(self.theme, answer_in_words(self.desk.language, choice.label))
            button.shorten(self.theme.px(WIDEST_FOR_ALL))
            button.clicked.connect(lambda _checked=False, code=choice.code: self.answer_alike(code))
            self._all.addWidget(button)

    def _answered_all(self, step: Step) -> None:
        self.say(P_("{n} question answered.", "{n} questions answered.", int(step.result)), undo=True)

    def _act(self, key: str) -> None:
        if key == "reopen":
            self.reopen()
        elif key == "open" and self.inquiry is not None and (home := self._home()):
            self.go(*home)
        else:
            super()._act(key)


def _is_alike(one: Inquiry, other: Inquiry) -> bool:
    """Say whether two questions are of one sort from one file, with the same answers."""
    first, second = one.waiting.asked, other.waiting.asked
    codes = [[choice.code for choice in asked.choices] for asked in (first, second)]
    return (first.code, first.file, codes[0]) == (second.code, second.file, codes[1])
