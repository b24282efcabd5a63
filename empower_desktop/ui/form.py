"""A form derived from a record kind: required fields first and open, the rest in sections that fold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import N_
from empower_desktop.records import KINDS, Record
from empower_desktop.records.fields import Plain
from empower_desktop.records.record import Finding, Section
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.doubts import Doubts
from empower_desktop.ui.form_section import FormGrid, FormSection
from empower_desktop.ui.inputs import Input, input_for
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.lazily import Lazily
from empower_desktop.ui.sitting import Sitting, not_here, to_nobody
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Step
from empower_desktop.workspace.doubting import let_be

KEEP_MS = 600
REQUIRED = N_("required before it is ratified")
LEAVE_IT = N_("Leave it")
LEAVE = "leave"


class Form(QWidget):
    """The fields of one record; each is saved when it is left, over what was shown.

    What is typed and cannot be read stays in its field with its problem, and
    is kept beside the store until it is mended. Inputs are made when their section is opened first.
    """

    saved = Signal(object)
    kept = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        kind: type[Record],
        *,
        without: Iterable[str] = (),
        sections: tuple[Section, ...] | None = None,
        settings: QSettings | None = None,
    ) -> None:
        """Show the fields of a kind, but for those `without`; `settings` remember which sections stand open."""
        super().__init__()
        self._desk, self._theme, self.kind = desk, theme, kind
        self._sitting = Sitting(desk, kind, "", {})
        self._start: Mapping[str, Plain] = {}
        self.doubts = Doubts(self)
        self.doubts.came.connect(self._show_findings)
        self.doubts.left.connect(lambda code: self._show_finding(code, self.fields[code]))
        self._locked: dict[str, bool] = {}
        self._settings = settings
        hidden = {*without, *(code for code, field in kind.fields().items() if field.refers_to and field.refers_to not in KINDS)}
        codes = [code for code in kind.fields() if code not in hidden]
        self.inputs: Lazily[Input] = Lazily(codes, self._make_input)
        self.fields: Lazily[Field] = Lazily(codes, self._make_field)
        self._sections: list[FormSection] = []
        self._columns = 2
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.timeout.connect(self._keep)
        self._unplaced = QWidget(self)  # for what is made ahead: within the form, but not in sight before it is laid out
        self._unplaced.hide()
        self._lines = column(theme, space=12)
        self.setLayout(self._lines)
        self._lay_out(kind.sections if sections is None else sections)
        self._lines.addStretch(1)

    def get_ready(self) -> Iterator[None]:
        """Make the inputs that were not shown yet, one at a time."""
        for code in self.fields:
            self.fields[code].ensurePolished()
            yield

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a record, or with "" a new one with the values given; what was typed and not saved comes back."""
        self._keeping.stop()
        self._sitting.told, self._sitting.refused = to_nobody, not_here
        self._start = {} if record else {**self.kind.defaults(), **(given or {})}
        self.doubts.begin(is_new=not record)
        self._sitting = Sitting(self._desk, self.kind, record, self._start)
        self._sitting.told, self._sitting.refused = self._was_saved, self._show_refusal
        for code, each in self.inputs.made.items():
            each.show_plain(self.shown.get(code))
            self.fields[code].clear()
        self._bring_back()
        self._summarise()
        self.doubts.ask(self._desk, self.kind, self.record)

    @property
    def record(self) -> str:
        """The id of the record shown, "" until a new one is saved first."""
        return self._sitting.record

    @property
    def shown(self) -> Mapping[str, Plain]:
        """The values as they stand."""
        return self._sitting.seen.shown if self.record else self._start

    def refresh(self) -> None:
        """Show what stands now, but for what is being typed: that stays, over what was seen when it was begun."""
        if self.record:
            self._sitting.catch_up()
            self._show_others()

    @property
    def is_untouched(self) -> bool:
        """Say whether it shows a new record in which nothing was typed."""
        return self._sitting.is_untouched

    def settle(self) -> None:
        """Save what was touched, as when the fields are left (before another record is shown)."""
        for code in sorted(self._sitting.touched):
            self._left(code)
        self._keep()

    def focus_first(self) -> None:
        """Put the cursor where typing was broken off, else into the first field that is still empty."""
        for code in self.inputs:
            if code in self._sitting.touched:
                self.show_problem_at(code)
                self.inputs[code].go_on()
                return
        required = (code for code, field in self.kind.fields().items() if field.required and code in self.inputs)
        first = next((code for code in required if not self.inputs[code].typed()), "") or next(iter(self.inputs.made))
        self.inputs[first].setFocus(Qt.FocusReason.ShortcutFocusReason)  # so that a choice shows its ring

    def show_problem_at(self, code: str) -> None:
        """Open the section of a field and put the cursor there."""
        for section in self._sections:
            if code in section.codes:
                section.set_open(True)
        if code in self.inputs:
            self.doubts.visit([code])
            self.inputs[code].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def lock(self, codes: Iterable[str], locked: bool) -> None:
        """Let fields be read and not changed, or free them again."""
        for code in codes:
            self._locked[code] = locked
            if code in self.inputs.made:
                self.inputs[code].setEnabled(not locked)

    def set_columns(self, columns: int) -> None:
        """Show the fields in one column or two."""
        if columns != self._columns:
            self._columns = columns
            for grid in self.findChildren(FormGrid):
                grid.place(columns)

    def next_section(self) -> None:
        """Open the section after the one at hand, and bring the keyboard to its first field."""
        for section in self._sections:
            if not section.is_open():
                section.set_open(True)
                self.inputs[section.codes[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    # How it is laid out

    def _lay_out(self, sections: tuple[Section, ...]) -> None:
        sectioned = {code for section in sections for code in section.fields}
        basics = [code for code in self.inputs if self.kind.fields()[code].required or code not in sectioned]
        placed: set[str] = set()
        if not all(code in sectioned for code in basics):
            card = Card(self._theme)
            card.body.addLayout(self._grid(basics))
            self._lines.addWidget(card)
            placed.update(basics)
        for section in sections:
            codes = tuple(code for code in section.fields if code in self.inputs and code not in placed)
            if codes:
                made = FormSection(self._theme, self._desk.say(section.title), codes, self._grid)
                self._sections.append(made)
                self._lines.addWidget(made)
                is_first = not placed and len(self._sections) == 1
                made.set_as_left(self._settings, f"folds/{self.kind.kind}/{section.fields[0]}", is_first)

    def _grid(self, codes: Iterable[str]) -> FormGrid:
        grid = FormGrid(self._theme, [(self.fields[code], self.inputs[code]) for code in codes])
        grid.place(self._columns)
        return grid

    def _make_input(self, code: str) -> Input:
        each = input_for(self.kind.fields()[code], self._desk, self._theme)
        each.setObjectName(code)
        each.show_plain(self.shown.get(code))
        each.setEnabled(not self._locked.get(code, False))
        each.edited.connect(lambda: self._edited(code))
        each.left.connect(lambda: self._left(code))
        return each

    def _make_field(self, code: str) -> Field:
        described, each = self.kind.fields()[code], self.inputs[code]
        required = self._desk.say(REQUIRED) if described.required else ""
        field = Field(self._theme, self._desk.say(described.label), each, required=required, marked=each.held)
        field.setParent(self._unplaced)
        field.cured.connect(lambda key: self._cure(code, key))
        self._show_finding(code, field)
        return field

    # What is typed and saved

    def _edited(self, code: str) -> None:
        self._sitting.touched.add(code)
        self._keeping.start(KEEP_MS)

    def _left(self, code: str) -> None:
        """Save a field that was left; what cannot be read stays with its problem."""
        if code not in self._sitting.touched:
            return
        try:
            plain = self.kind.fields()[code].read(self.inputs[code].typed(), self._desk.work.today)
        except Problem as problem:
            self.fields[code].show_problem(self._desk.say(problem.message))
            self._keep()
            return
        self.fields[code].clear()
        self._sitting.save(code, plain)

    def _was_saved(self, step: Step) -> None:
        if isValid(self):
            self._show_others()
            self.saved.emit(step)

    def _show_others(self) -> None:
        for code, each in self.inputs.made.items():
            if code not in self._sitting.mine:
                each.show_plain(self.shown.get(code))
        self._summarise()
        self.doubts.ask(self._desk, self.kind, self.record)

    def _show_refusal(self, refusal: Refusal) -> bool:
        """Show a problem beside its field; False when it belongs to none."""
        code = refusal.place.field if isinstance(refusal, Problem) else ""
        if not isValid(self) or code not in self.fields:
            return False
        self.fields[code].show_problem(self._desk.say(refusal.message))
        return True

    def _keep(self) -> None:
        """Keep what is being typed."""
        if typed := {code: self.inputs[code].typed() for code in self._sitting.mine if code in self.inputs}:
            self._sitting.keep(typed)
            self.kept.emit()

    def _bring_back(self) -> None:
        for code, typed in self._sitting.bring_back().items():
            if code in self.inputs:
                self.inputs[code].bring_back(typed)

    # What the rules say

    def _show_findings(self, found: list[Finding]) -> None:
        self.doubts.take(found, self._sitting.seen.disputed)
        for code, field in self.fields.made.items():
            self._show_finding(code, field)
        self._summarise()

    def _show_finding(self, code: str, field: Field) -> None:
        if code in self._sitting.mine:  # what cannot be read there is said first
            return
        found = self.doubts.by_field.get(code)
        if found is None or not (self.cures(found) or self.doubts.shows(found, self.shown)):
            field.clear()
        elif found.level == "E":
            field.show_problem(self._desk.say(found.message))
        else:
            leave = [Action(LEAVE, self._desk.say(LEAVE_IT))] if found.level == "W" else []
            field.show_warning(self._desk.say(found.message), *self.cures(found), *leave)

    def cures(self, found: Finding) -> list[Action]:
        """Give the buttons that settle a warning, besides leaving it."""
        return []

    def _cure(self, code: str, key: str) -> None:
        """Do what a button below a field says."""
        found = self.doubts.by_field.get(code)
        if key == LEAVE and found is not None:
            self._desk.do_quietly(let_be, self.kind, self.record, found)
            self._show_findings([each for each in self.doubts.by_field.values() if each is not found])
            self.inputs[code].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _summarise(self) -> None:
        """Say in a folded section's line what is in it, and whether something there looks odd."""
        for section in self._sections:
            section.summarise(self.kind.fields(), self.shown, self.doubts.by_field, self._desk.work)
