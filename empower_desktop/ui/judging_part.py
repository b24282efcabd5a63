"""A group judges itself: one aim at a time, four levels in words of a village, the evidence and the next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Assessment, AssessmentScore
from empower_desktop.records.anchors import AIMS, LEVELS, anchor, short_name
from empower_desktop.records.assessment import NEEDS_EVIDENCE
from empower_desktop.records.choices import CHOICES, choice_of
from empower_desktop.records.fields import Plain
from empower_desktop.ui.entry_grid import EntryModel
from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.levels import LevelCards, WrappedText
from empower_desktop.ui.kit.page import Foot
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.ui.kit.texts import Elided, column, empty_layout, label, row
from empower_desktop.ui.maturity_words import word_of
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.workspace import Step
from empower_desktop.workspace.evidence import facts_for
from empower_desktop.workspace.judging import AimLevel, Maturity, judge, maturity_of
from empower_desktop.workspace.saving import delete

AIMS_OF = Label("Sasaran", "Aims")
KEYS = N_("1–4 choose · Enter next aim")
CLEAR = N_("Not judged after all")
RECORDED, NO_RECORDS = (
    N_("From this group’s records, the year before"),
    N_("Nothing is recorded for this aim yet. The group’s word counts."),
)
AS_EVIDENCE = N_("Use as evidence")
ALL_JUDGED = N_("All aims are judged.")


class JudgingPart(Part):
    """The eleven aims at the left; at the right the one at hand with its levels."""

    def __init__(self, frame: Frame) -> None:
        """Show the first aim, without an assessment yet."""
        super().__init__(frame)
        self.record, self.aim = "", AIMS[0]
        self.found: Maturity | None = None
        self._make_list()
        self._make_aim()
        self.foot = Foot(self.theme, 48)
        self.next_button = Button(self.theme, "", "primary", "arrow-right")
        self.next_button.clicked.connect(self.finish)
        self.foot.set_right(label(self.desk.say(KEYS), "small"), self.next_button)
        beside = row(self.theme, space=0)
        beside.addWidget(self._paper)
        beside.addWidget(self._scroll, 1)
        whole = column(self.theme, space=0)
        whole.addLayout(beside, 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show an assessment at the first aim that is not judged yet."""
        self.record = record
        self.form.settle()
        self._reload()
        aims = self.found.aims if self.found else ()
        self.open_aim(next((each.aim for each in aims if each.level is None), AIMS[0]))

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched."""
        if self.record and (step is None or step.kinds & {Assessment.kind, AssessmentScore.kind}):
            self._reload()
            self._show_aim()
        if self.record and (step is None or step.kinds - {Assessment.kind, AssessmentScore.kind}):
            self._ask_facts()

    def settle(self) -> None:
        """Save evidence and next step."""
        self.form.settle()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to an aim by its code, or to the levels of the one at hand."""
        if focus in AIMS:
            self.open_aim(focus)
        self._take_keyboard()

    def finish(self) -> None:
        """Go on to the next aim that is not judged, or just to the next."""
        self.open_aim(self._next())
        self._take_keyboard()

    def step_aim(self, by: int) -> None:
        """Open the aim before or after."""
        self.open_aim(AIMS[max(0, min(len(AIMS) - 1, AIMS.index(self.aim) + by))])

    def set_room(self, room: Room) -> None:
        """Leave the list of aims out in a narrow window; the foot leads on."""
        self._paper.setVisible(not room.one_column)
        self.form.set_columns(1)

    def open_aim(self, aim: str) -> None:
        """Show an aim."""
        self.form.settle()
        self.aim = aim
        at = self.model.row_of(aim)
        if at >= 0 and self.table.currentIndex().row() != at:
            self.table.setCurrentIndex(self.model.index(at, 1))
        self._show_aim()
        self._ask_facts()
        self._scroll.verticalScrollBar().setValue(0)

    def choose(self, level: str) -> None:
        """Set the level of the aim at hand; once more the same leaves it."""
        self.form.settle()
        if self.record and level != self.cards.value():
            self.cards.set_value(level)
            self.desk.do(judge, self.record, self.aim, level, then=self._judged)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a level by its number, which takes the keyboard along; Enter on a chosen one goes on."""
        if event.text() in LEVELS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.choose(event.text())
            self._take_keyboard()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cards.isAncestorOf(self.focusWidget()):
            self.finish()
        else:
            super().keyPressEvent(event)

    def _take_keyboard(self) -> None:
        """Bring the keyboard, with its ring, to the level that is chosen, or to the first."""
        self.cards.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(self.cards.reached())

    # How it is made

    def _make_list(self) -> None:
        columns = [Column("aim", "", 44), Column("name", self.desk.say(AIMS_OF), 150, wide=True), Column("level", "", 74)]
        self.model = EntryModel(columns, self)
        self.table = Table(self.theme, self.desk.say(AIMS_OF), self.model)
        self.table.letters_typed.connect(lambda text: self.choose(text) if text in LEVELS else None)
        self.table.opened.connect(lambda _: self.focus_on(""))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._walked())
        self._paper = QWidget()
        self._paper.setObjectName("paper")
        self._paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._paper.setFixedWidth(self.theme.px(300))
        self._paper.setLayout(column(self.theme, self.table, margins=(16, 0, 0, 0)))

    def _make_aim(self) -> None:
        say, theme = self.desk.say, self.theme
        self.title, self.before = WrappedText(theme, 15, 600), Elided("", "muted")
        self.cards = LevelCards(theme, [(each.code, say(each.label)) for each in CHOICES["maturity"]])
        self.cards.chosen.connect(self.choose)
        self.clear_button = Button(theme, say(CLEAR), "ghost", "x")
        self.clear_button.clicked.connect(self._clear)
        self.form = Form(self.desk, theme, AssessmentScore, without=("assessment", "aim", "level"))
        self.form.set_columns(1)
        self.form.saved.connect(self.saved)
        self._facts = Card(theme, say(RECORDED))
        below = row(theme, self.before, space=8)
        below.addStretch(1)
        below.addWidget(self.clear_button)
        inside = QWidget()
        lines = column(theme, self.title, space=8, margins=(24, 16, 24, 16))
        lines.addLayout(below)
        for part in (self.cards, self._facts, self.form):
            lines.addWidget(part)
        lines.addStretch(1)
        inside.setLayout(lines)
        self._scroll = scrolled(inside)

    # What it shows

    def _reload(self) -> None:
        sitting = self.desk.work.one(Assessment, self.record) if self.record else None
        self.found = maturity_of(self.desk.work, sitting.group, self.record) if sitting else None
        aims = self.found.aims if self.found else ()
        self.model.show_rows([TableRow(each.aim, self._cells(each)) for each in aims])
        count = self.found.answered if self.found else 0
        number = self.desk.language.number
        self.counted.emit(f"{number(count)}/{number(len(AIMS))}" if count else "")
        told = P_("{n} of {of} aim judged", "{n} of {of} aims judged", count, of=len(AIMS))
        self.foot.set_sentence(self.desk.say(ALL_JUDGED if count == len(AIMS) else told), "")

    def _cells(self, each: AimLevel) -> tuple[Cell, ...]:
        bad, name = each.disputed, self.desk.say(short_name(each.aim))
        spoken = word_of(each.level, self.desk.language)
        return (Cell(each.aim, "muted", bad=bad), Cell(name, "strong", bad=bad), Cell("", "squares", each.level or 0, tip=spoken, bad=bad))

    def _at_hand(self) -> AimLevel:
        return next((each for each in (self.found.aims if self.found else ()) if each.aim == self.aim), AimLevel(self.aim))

    def _show_aim(self) -> None:
        each, say = self._at_hand(), self.desk.say
        described = choice_of("aim", self.aim)
        self.title.set_text(f"{self.aim} · {say(described.label) if described else ''}")
        before = N_("The time before: {level}", level=word_of(each.before, self.desk.language)) if each.before is not None else None
        self.before.set_text(say(before) if before else "")
        self.cards.set_sentences([say(anchor(self.aim, level)) for level in LEVELS])
        self.cards.set_value(str(each.level or ""))
        self.clear_button.setVisible(each.level is not None)
        self.form.setVisible(bool(each.record))
        if each.record and each.record != self.form.record:
            self.form.show_record(each.record)
        elif each.record:
            self.form.refresh()
        following = self._next()
        self.next_button.set_text(say(N_("Next: {n}", n=f"{following} {say(short_name(following))}")))

    def _next(self) -> str:
        """Give the next aim that is not judged, from the one at hand on and round; all judged, the one that follows."""
        at = AIMS.index(self.aim)
        following = [*AIMS[at + 1 :], *AIMS[:at]]
        open_ones = {each.aim for each in (self.found.aims if self.found else ()) if each.level is None}
        return next((aim for aim in following if aim in open_ones), following[0])

    def _walked(self) -> None:
        aim = self.table.current_key()
        if aim and aim != self.aim:
            self.open_aim(aim)

    # What the records say

    def _ask_facts(self) -> None:
        sitting = self.found.assessment if self.found else None
        if sitting is not None and sitting.group:
            until = sitting.date or self.desk.work.today
            self.desk.ask(facts_for, sitting.group, self.aim, until, then=partial(self._show_facts, self.aim))

    def _show_facts(self, aim: str, facts: Sequence[Message]) -> None:
        if aim != self.aim:
            return
        empty_layout(self._facts.body)
        for fact in facts:
            text = self.desk.say(fact)
            use = Button(self.theme, self.desk.say(AS_EVIDENCE), "ghost", "plus")
            use.setEnabled(self._at_hand().level is not None)
            use.clicked.connect(lambda _checked=False, text=text: self.use(text))
            line = row(self.theme, space=8)
            line.addWidget(label(text, wrap=True), 1)
            line.addWidget(use)
            self._facts.body.addLayout(line)
        if not facts:
            self._facts.body.addWidget(label(self.desk.say(NO_RECORDS), "muted", wrap=True))

    def use(self, text: str) -> None:
        """Put a sentence into the evidence, after what stands there."""
        written = self.form.inputs["evidence"]
        held = str(written.typed() or "").strip()
        if self.form.record and text not in held:
            written.show_plain(f"{held} {text}".strip())
            written.edited.emit()
            written.left.emit()

    # What is done

    def _judged(self, step: Step) -> None:
        self._reload()
        self._show_aim()
        self._ask_facts()
        self.saved.emit(step)
        if self._at_hand().level is not None and str(self._at_hand().level) in NEEDS_EVIDENCE and not self._at_hand().evidence:
            self._scroll.ensureWidgetVisible(self.form)

    def _clear(self) -> None:
        record = self._at_hand().record
        if record:
            self.desk.do(delete, AssessmentScore, record, self.desk.seen(AssessmentScore, record), then=self._cleared)

    def _cleared(self, step: Step) -> None:
        self._judged(step)
        self.say(N_("{aim} is not judged any more.", aim=self.aim), undo=True)
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
