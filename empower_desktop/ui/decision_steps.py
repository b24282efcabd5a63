"""The form of a decision: six questions, one open, the answered ones folded to a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QSpacerItem

from empower_desktop.language import N_, Message
from empower_desktop.records import Decision
from empower_desktop.records.fields import Plain
from empower_desktop.records.record import Finding, Section
from empower_desktop.ui.decision_words import QUESTIONS, VOTES, WITH_VOTES, Question, is_answered, missing_in, sentence, standing_on
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.inputs import Input
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.paint import paint_frame, paint_round
from empower_desktop.ui.kit.texts import row
from empower_desktop.ui.step_view import StepView
from empower_desktop.ui.theme import Theme

CHANGE, SKIP = N_("Change"), N_("Skip")
FINISHED = N_("Finished")
OPTIONAL = N_("Not required")
STEP_KEYS = N_("Enter next  ·  Alt ↑ back")
MAKE_RESERVED = N_("Change to consensus with reservations")
STRENGTH_ALONE = N_("Strength without authority: was any authority handed over too?")
RESERVED, RESERVE = "mufakat_dengan_catatan", "reserve"
AUTHORITY = 3
MEANT = {
    "arnstein_rung": N_("How far citizens really decide: from Manipulation (only for show) up to Citizen control. May stay empty."),
    "power_dimension": N_(
        "Distributive: what one gains, another loses. Generative: handing over authority strengthens both, village government too."
    ),
}
"""What is said below fields whose names come from books."""


class DecisionForm(Form):
    """All fields of a decision in six steps; `moved` tells when another one is opened or an answer changed."""

    moved = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Make the six steps, the first one open."""
        self.steps: list[StepView] = []
        self._gaps: list[QSpacerItem] = []
        self._rows: list[QBoxLayout] = []
        self._way = QBoxLayout.Direction.LeftToRight
        self._hint = Note(theme, "info", "lightbulb")
        self.at, self.is_whole = 0, False
        super().__init__(desk, theme, Decision)
        self._group()

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a decision at its first open question."""
        super().show_record(record, given)
        answered = [is_answered(question, self.shown) for question in QUESTIONS]
        self.at = answered.index(False) if False in answered else len(QUESTIONS)
        self._show_votes()
        self._group()

    def open_step(self, number: int) -> None:
        """Open a step and bring the keyboard to its first empty field; past the last one all are folded."""
        self.settle()
        for step in self.steps[self.at : self.at + 1]:
            self.doubts.visit(step.question.section.fields)
        self.at = max(0, min(number, len(self.steps)))
        self._group()
        self._summarise()  # what could not be read in the step that was left is not ticked off
        self._focus_step()

    def show_whole(self, whole: bool) -> None:
        """Show all six as one long form, or one at a time."""
        self.is_whole = whole
        self._group()
        self.focus_first()

    def focus_first(self) -> None:
        """Bring the keyboard to where typing was broken off, in whichever step, else to the open step."""
        if self._sitting.touched:
            super().focus_first()
        else:
            self._focus_step()

    def _focus_step(self) -> None:
        """Bring the keyboard to the first empty field of the open step."""
        if self.at >= len(self.steps):
            self.steps[0].line.findChildren(Button)[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        codes = [
            code
            for line in self.steps[self.at].question.rows
            for code, _ in line
            if code in self.fields and not self.fields[code].isHidden()
        ]
        empty = [code for code in codes if not self.inputs[code].typed()]
        self.inputs[(empty or codes)[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_problem_at(self, code: str) -> None:
        """Open the step of a field and put the cursor there."""
        for number, step in enumerate(self.steps):
            if code in step.question.section.fields and not self.is_whole:
                self.at = number
                self._group()
        super().show_problem_at(code)

    def next_section(self) -> None:
        """Go on to the next question."""
        self.open_step(self.at + 1)

    def set_columns(self, columns: int) -> None:
        """Put the fields beside or below each other."""
        self._way = QBoxLayout.Direction.LeftToRight if columns > 1 else QBoxLayout.Direction.TopToBottom
        for line in self._rows:
            line.setDirection(self._way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter; in a long text Enter begins a new line."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPlainTextEdit)
        if enters and not self.is_whole and self.at < len(self.steps):
            self.next_section()
        else:
            super().keyPressEvent(event)

    def answered(self) -> int:
        """Count the steps that hold an answer in which nothing is wrong."""
        return sum(self._is_answered(question) for question in QUESTIONS)

    def wrong(self) -> list[Finding]:
        """Give what makes the decision incomplete besides what is empty: such as more votes than people."""
        return [found for found in self.doubts.by_field.values() if found.level == "E" and self.doubts.shows(found, self.shown)]

    def _is_answered(self, question: Question) -> bool:
        return is_answered(question, self.shown) and not self._wrong_in(question)

    def _wrong_in(self, question: Question) -> list[Message | str]:
        """Say what is wrong in a step, and what stands there unsaved because it cannot be read."""
        codes, labels = question.section.fields, {code: field.label for code, field in Decision.fields().items()}
        unread = [self.fields[code].problem() or self._desk.say(labels[code]) for code in codes if code in self._sitting.touched]
        return [*(found.message for found in self.wrong() if found.field in codes), *unread]

    def missing(self) -> list[str]:
        """Name the required fields that are still empty."""
        codes = [code for question in QUESTIONS for code in missing_in(question, self.shown)]
        return [self._desk.say(Decision.fields()[code].label) for code in codes]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the open step on a card of its own, and neighbouring folded ones on one together."""
        painter, theme = QPainter(self), self._theme
        for number, step in enumerate(self.steps):
            if number and self._is_joined(number):
                continue
            last = number
            while last + 1 < len(self.steps) and self._is_joined(last + 1):
                last += 1
            card = QRectF(step.geometry().united(self.steps[last].geometry()))
            paint_round(painter, card, theme.color("surface"), theme.px(8))
            paint_frame(painter, card, theme.color("line"), theme.px(8))
            for joined in self.steps[number + 1 : last + 1]:
                painter.fillRect(joined.x() + 1, joined.y(), joined.width() - 2, 1, theme.color("line"))

    # How it is laid out

    def _lay_out(self, sections: tuple[Section, ...]) -> None:
        say = self._desk.say
        self._lines.setSpacing(0)
        for number, question in enumerate(QUESTIONS, 1):
            required = bool(missing_in(question, {}))
            following = N_("Next: {n}", n=number + 1) if number < len(QUESTIONS) else FINISHED
            words = [say(text) for text in (question.text, question.hint, CHANGE, OPTIONAL, following, SKIP, STEP_KEYS)]
            step = StepView(self._theme, number, question, words, required)
            step.opened.connect(lambda number=number: self.open_step(number - 1))
            step.went_on.connect(self.next_section)
            self._gaps.append(QSpacerItem(0, 0))
            self._lines.addItem(self._gaps[-1])
            self._lines.addWidget(step)
            self.steps.append(step)
        self._hint.setParent(self)  # shown before its step is filled, it would be a window of its own
        self._hint.hide()

    def _fill(self, step: StepView) -> None:
        """Make the fields of a step when it is opened first."""
        if step.fields.count():
            return
        for line in step.question.rows:
            step.fields.addLayout(self._row(line))
        if step is self.steps[AUTHORITY]:
            step.fields.addWidget(self._hint)
            self._show_strength(self.shown)
        self._show_votes()

    def _row(self, codes: Sequence[tuple[str, int]]) -> QBoxLayout:
        line = row(self._theme, space=12)
        line.setDirection(self._way)
        for code, share in codes:
            if code not in self.fields:
                continue
            if code == "authority_to":
                arrow = QLabel()
                arrow.setPixmap(self._theme.pixmap("arrow-right", "accent", 18))
                arrow.setContentsMargins(0, self._theme.px(26), 0, 0)
                line.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
            field = self.fields[code]
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            line.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self._rows.append(line)
        return line

    def _make_input(self, code: str) -> Input:
        each = super()._make_input(code)
        if code == "method":
            each.edited.connect(self._show_votes)
        return each

    def _make_field(self, code: str) -> Field:
        made = super()._make_field(code)
        if code in MEANT:
            made.show_hint(self._desk.say(MEANT[code]))
        return made

    def _is_open(self, number: int) -> bool:
        return self.is_whole or number == self.at

    def _is_joined(self, number: int) -> bool:
        """Tell whether a step stands on the card of the one before: both are folded."""
        return number > 0 and not self._is_open(number) and not self._is_open(number - 1)

    def _group(self) -> None:
        """Open the step at hand, and close the ranks of the folded ones."""
        for number, step in enumerate(self.steps):
            if self._is_open(number):
                self._fill(step)
            self._gaps[number].changeSize(0, 0 if not number or self._is_joined(number) else self._theme.px(12))
            step.set_open(self._is_open(number), not self.is_whole)
        self._lines.invalidate()
        self.update()
        self.moved.emit()

    def _summarise(self) -> None:
        """Say in each folded step what is answered or still empty."""
        say, names, language = self._desk.say, self._desk.work.names, self._desk.language
        shown = standing_on(self.shown, self._desk.work.today)
        for number, step in enumerate(self.steps):
            wrong, done = self._wrong_in(step.question), self._is_answered(step.question)
            if wrong:
                said = say(N_("Not right yet: {what}", what=wrong[0]))
            elif done:
                said = sentence(number, shown, lambda code: Decision.fields()[code].show(shown.get(code), language, names), language)
            else:
                empty = [say(Decision.fields()[code].label) for code in missing_in(step.question, shown)]
                said = say(N_("Still empty: {fields}", fields=", ".join(empty))) if empty and self.record else ""
            step.line.show_state(done, said)
        self._show_strength(shown)
        self._show_votes()
        self.moved.emit()

    def _show_votes(self) -> None:
        made = self.inputs.made
        method = made["method"].typed() if "method" in made else self.shown.get("method")
        for code in VOTES:
            if code in self.fields.made:
                self.fields[code].setVisible(method in WITH_VOTES or self.shown.get(code) is not None)

    def _show_strength(self, shown: Mapping[str, Plain]) -> None:
        """Hint, in blue, at strength that came without authority (R13); praise where both came."""
        text: Message | None = None
        if shown.get("capability_given"):
            given = Decision.fields()["capability_given"].show(shown["capability_given"], self._desk.language, self._desk.work.names)
            text = N_(
                "Strength given along: {what}. Authority moved too, so the record is whole.", what=f"<b>{given.replace('; ', ', ')}</b>"
            )
            text = text if shown.get("authority_kind") else STRENGTH_ALONE
        self._hint.show_text(self._desk.say(text) if text else "")
        placed = bool(self.steps) and self.steps[AUTHORITY].fields.indexOf(self._hint) >= 0
        self._hint.setVisible(placed and text is not None)

    def _show_findings(self, found: list[Finding]) -> None:
        super()._show_findings([finding for finding in found if finding.rule != "R13"])

    def cures(self, found: Finding) -> list[Action]:
        """Offer the other method to a consensus with dissent."""
        return [Action(RESERVE, self._desk.say(MAKE_RESERVED))] if found.rule == "R05" else []

    def _cure(self, code: str, key: str) -> None:
        if key == RESERVE:
            self._reserve()
        else:
            super()._cure(code, key)

    def _reserve(self) -> None:
        self.inputs["method"].show_plain(RESERVED)
        self.inputs["method"].edited.emit()
        self.inputs["method"].left.emit()
