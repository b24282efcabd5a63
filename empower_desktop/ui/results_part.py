"""What came of a training, in four plain questions: liked, learned, applied, changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records.fields import Plain
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line
from empower_desktop.reports.insight.shown import INDICATIVE, shown, shown_value
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import column, empty_layout, label
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Step
from empower_desktop.workspace.training_results import Results, results_of

RESULTS = N_("Results")
QUESTIONS = (
    N_("1 · Were they content?"),
    N_("2 · What did they learn?"),
    N_("3 · What do they apply?"),
    N_("4 · What changed for the group?"),
)
NO_GRADES = N_("Nobody’s satisfaction is noted yet: grades 1 to 4 in the tab Participants.")
NO_MARKS = N_("No marks before and after yet: the tab Participants.")
NOT_DUE = N_("It is asked after 1, 3 and 6 months, in the tab Use in practice.")
NO_CHANGE = N_("No change is measured for this group yet, such as members who save, or women in the village council.")
NOTE_CHANGE, NO_GROUP = N_("Note a change"), N_("No group is noted for this training, so nobody’s change can be shown.")
NOT_CAUSE = N_("A change beside the training, not because of it.")
WITHOUT_RIGHTS = N_("Strength without authority: does this training tell people of their rights, and was any authority handed over too?")
NOTE_DECISION = N_("Record a decision")
GRADES = (N_("not content"), N_("less content"), N_("content"), N_("very content"))


class ResultsPart(Part):
    """The four levels of a training, one card each."""

    def __init__(self, frame: Frame) -> None:
        """Show nothing yet."""
        super().__init__(frame)
        say = self.desk.say
        self.record = ""
        self._results: Results | None = None
        self._hint = Note(self.theme, "info", "lightbulb")
        self._hint.acted.connect(self._begin)
        self.cards = [Card(self.theme, say(text), say(INDICATIVE) if number == 0 else "") for number, text in enumerate(QUESTIONS)]
        inside = QWidget()
        lines = column(self.theme, self._hint, *self.cards, space=12, margins=(24, 14, 24, 16))
        lines.addStretch(1)
        inside.setLayout(lines)
        self._scroll = scrolled(inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(self.theme, self._scroll, space=0))

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a training."""
        self.record = record
        self._ask()

    def refresh(self, step: Step | None) -> None:
        """Work it out again when marks, answers or outcomes changed."""
        if step is None or step.kinds & {"training", "participation", "outcome"}:
            self._ask()

    def focus_on(self, focus: str) -> None:
        """Let the arrow keys scroll."""
        self._scroll.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask(self) -> None:
        if self.record:
            self.desk.ask(results_of, self.record, then=partial(self._show, self.record))

    def _show(self, record: str, results: Results | None) -> None:
        if record != self.record or results is None:
            return
        self._results = results
        self._hint.setVisible(results.lacks_rights)
        if results.lacks_rights:
            self._hint.show_text(self.desk.say(WITHOUT_RIGHTS), [Action("decision", self.desk.say(NOTE_DECISION), kind="ghost")])
        for card, show in zip(self.cards, (self._satisfaction, self._knowledge, self._practice, self._changes), strict=True):
            empty_layout(card.body)
            show(card, results)

    def _satisfaction(self, card: Card, results: Results) -> None:
        if not sum(results.answers):
            self._say(card, NO_GRADES)
            return
        self._figure(card, shown(results.satisfaction, self.desk.language), N_("mean of 1 to 4"))
        counts = zip(results.answers, GRADES, strict=True)
        self._say(card, " · ".join(f"{self.desk.language.number(count)} {self.desk.say(word)}" for count, word in counts))

    def _knowledge(self, card: Card, results: Results) -> None:
        found = results.knowledge
        if found is None:
            self._say(card, NO_MARKS)
            return
        before, after, _, gain, _, declined, alone = found.numbers
        band = self.desk.say(found.word) if found.word else ""
        self._figure(card, shown(gain, self.desk.language), N_("gain: {word}", word=band) if band else N_("gain"))
        means = N_("Mean before {before}, after {after}.", before=self._value(before), after=self._value(after))
        rest: list[Message] = []
        if fell := _count(declined):
            rest.append(P_("{n} had less afterwards.", "{n} had less afterwards.", fell))
        if left_out := _count(alone):
            rest.append(P_("{n} without both marks is left out.", "{n} without both marks are left out.", left_out))
        self._say(card, " ".join(map(self.desk.say, (means, *rest))))

    def _practice(self, card: Card, results: Results) -> None:
        asked = [line for line in results.practice if _count(line.numbers[3])]
        if not asked:
            self._say(card, NOT_DUE)
        rows = [(line.name, shown(line.numbers[0], self.desk.language), self._known(line)) for line in asked]
        self._table(card, rows)
        if results.barriers:
            told = " · ".join(f"{self.desk.say(name)} {self.desk.language.number(count)}" for name, count in results.barriers)
            self._say(card, N_("What stands in the way: {barriers}", barriers=told))
        if results.taught.made_of and results.taught.made_of[1]:
            self._say(card, N_("Taught others: {share}", share=shown(results.taught, self.desk.language)))

    def _known(self, line: Line) -> Message:
        return N_("regularly {regularly} · {known} are known", regularly=self._value(line.numbers[1]), known=self._value(line.numbers[2]))

    def _changes(self, card: Card, results: Results) -> None:
        if not results.training.group:
            self._say(card, NO_GROUP)
            return
        rows = []
        for line in results.changes:
            first, last, moved = (self._value(number) for number in line.numbers)
            rows.append((line.name, moved, N_("{first} before, {last} now", first=first, last=last)))
        self._table(card, rows)
        self._say(card, NOT_CAUSE if rows else NO_CHANGE)
        button = Button(self.theme, self.desk.say(NOTE_CHANGE), "ghost", "plus")
        button.clicked.connect(lambda: self._begin("outcome"))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _figure(self, card: Card, number: str, word: Message) -> None:
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(label(number, "title"), 0, 0)
        grid.addWidget(label(self.desk.say(word), "muted"), 0, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(2, 1)
        card.body.addWidget(line)

    def _table(self, card: Card, rows: Sequence[tuple[Label | Message | str, str, Message]]) -> None:
        if not rows:
            return
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.theme.px(24))
        for at, (name, number, more) in enumerate(rows):
            for place, (text, role) in enumerate(((self.desk.say(name), "medium"), (number, "strong"), (self.desk.say(more), "muted"))):
                grid.addWidget(label(text, role), at, place)
        grid.setColumnStretch(3, 1)
        card.body.addWidget(table)

    def _say(self, card: Card, text: Message | str) -> None:
        card.body.addWidget(label(self.desk.say(text), "muted", wrap=True))

    def _value(self, number: Number) -> str:
        return shown_value(number, self.desk.language)

    def _begin(self, kind: str) -> None:
        """Begin a decision of the group, or a measured change."""
        if self._results is not None:
            training = self._results.training
            self.go_new(kind, {"group": training.group, "area": training.area})


def _count(number: Number) -> int:
    return int(number.value or 0)
