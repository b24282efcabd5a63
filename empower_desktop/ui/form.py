"""A form derived from a record kind: required fields first and open, the rest in sections that fold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import N_, Label
from empower_desktop.records import KINDS, Record
from empower_desktop.records.fields import LongText, ManyChoices, Plain, References
from empower_desktop.records.record import Finding, Section
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.inputs import Input, input_for
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.field import Field, Fold
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.sitting import Sitting, not_here, to_nobody
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Step
from empower_desktop.workspace.finding import findings_of

KEEP_MS = 600
WHOLE = ("title", "name")
HALF = 384
REQUIRED = N_("required before it is ratified")
BASICS = Label("Yang pokok", "The essentials")


class Form(QWidget):
    """The fields of one record; each is saved when it is left, over what was shown.

    What is typed and cannot be read stays in its field with its problem, and
    is kept beside the store until it is mended.
    """

    saved = Signal(object)
    kept = Signal()

    def __init__(
        self, desk: Desk, theme: Theme, kind: type[Record], *, without: Iterable[str] = (), sections: tuple[Section, ...] | None = None
    ) -> None:
        """Make the fields of a kind, but for those `without`."""
        super().__init__()
        self._desk, self._theme, self.kind = desk, theme, kind
        self._sitting = Sitting(desk, kind, "", {})
        self.inputs: dict[str, Input] = {}
        self.fields: dict[str, Field] = {}
        self._folds: list[tuple[Fold, tuple[str, ...]]] = []
        self._grids: list[tuple[QGridLayout, tuple[str, ...]]] = []
        self._columns = 2
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.timeout.connect(self._keep)
        self._hidden = {*without, *(code for code, field in kind.fields().items() if field.refers_to and field.refers_to not in KINDS)}
        self._lines = column(theme, space=12)
        self.setLayout(self._lines)
        self._lay_out(kind.sections if sections is None else sections)
        self._lines.addStretch(1)

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a record, or with "" a new one with the values given; what was typed and not saved comes back."""
        self._keeping.stop()
        self._sitting.told, self._sitting.refused = to_nobody, not_here
        start = {} if record else {**self.kind.defaults(), **(given or {})}
        self._sitting = Sitting(self._desk, self.kind, record, start)
        self._sitting.told, self._sitting.refused = self._was_saved, self._show_refusal
        shown = self._sitting.seen.shown if record else start
        for code, each in self.inputs.items():
            each.show_plain(shown.get(code))
            self.fields[code].clear()
        self._bring_back()
        self._summarise()
        self._judge()

    @property
    def record(self) -> str:
        """The id of the record shown, "" until a new one is saved first."""
        return self._sitting.record

    def refresh(self) -> None:
        """Show what stands now, but for what is being typed: that stays, over what was seen when it was begun."""
        if not self.record:
            return
        self._sitting.catch_up()
        self._show_others()

    def _show_others(self) -> None:
        for code, each in self.inputs.items():
            if code not in self._sitting.mine:
                each.show_plain(self._sitting.seen.shown.get(code))
        self._summarise()
        self._judge()

    def settle(self) -> None:
        """Save what was touched, as when the fields are left (before another record is shown)."""
        for code in sorted(self._sitting.touched):
            self._left(code)
        self._keep()

    def focus_first(self) -> None:
        """Put the cursor into the first field that is still empty."""
        for code, each in self.inputs.items():
            if self.kind.fields()[code].required and not each.typed():
                each.setFocus()
                return
        next(iter(self.inputs.values())).setFocus()

    def show_problem_at(self, code: str) -> None:
        """Open the section of a field and put the cursor there."""
        for fold, codes in self._folds:
            if code in codes:
                fold.set_open(True)
        if code in self.inputs:
            self.inputs[code].setFocus()

    def set_columns(self, columns: int) -> None:
        """Show the fields in one column or two."""
        if columns != self._columns:
            self._columns = columns
            for grid, codes in self._grids:
                self._place(grid, codes)

    def next_section(self) -> None:
        """Open the section after the one at hand, and bring the keyboard to its first field."""
        for fold, codes in self._folds:
            if not fold.is_open():
                fold.set_open(True)
                self.inputs[codes[0]].setFocus()
                return

    def _lay_out(self, sections: tuple[Section, ...]) -> None:
        sectioned = {code for section in sections for code in section.fields}
        basics = [
            code for code, field in self.kind.fields().items() if code not in self._hidden and (field.required or code not in sectioned)
        ]
        if basics and not all(code in sectioned for code in basics):
            card = Card(self._theme)
            card.body.addLayout(self._grid(basics))
            self._lines.addWidget(card)
        placed = set(self.inputs)
        for section in sections:
            codes = tuple(code for code in section.fields if code not in self._hidden and code not in placed)
            if codes:
                fold = Fold(self._theme, self._desk.say(section.title), is_open=not placed and not self._folds)
                fold.content.addLayout(self._grid(codes))
                self._folds.append((fold, codes))
                self._lines.addWidget(fold)

    def _grid(self, codes: Iterable[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(16))
        grid.setVerticalSpacing(self._theme.px(12))
        listed = tuple(codes)
        for code in listed:
            self._field(code)
        self._grids.append((grid, listed))
        self._place(grid, listed)
        return grid

    def _place(self, grid: QGridLayout, codes: tuple[str, ...]) -> None:
        """Put the fields into their rows; long ones take a row of their own."""
        row = col = 0
        for code in codes:
            grid.removeWidget(self.fields[code])
            whole = self._columns == 1 or self._is_long(code)
            if whole and col:
                row, col = row + 1, 0
            grid.addWidget(self.fields[code], row, col, 1, self._columns if whole else 1)
            row, col = (row + 1, 0) if whole or col else (row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, self._columns - 1)

    def _is_long(self, code: str) -> bool:
        """Say whether a field wants a row of its own: long texts, several choices, the name, or cards that need the room."""
        if isinstance(self.kind.fields()[code], LongText | ManyChoices | References) or code in WHOLE:
            return True
        return self.inputs[code].sizeHint().width() > self._theme.px(HALF)

    def _field(self, code: str) -> Field:
        described = self.kind.fields()[code]
        each = input_for(described, self._desk, self._theme)
        each.setObjectName(code)
        required = self._desk.say(REQUIRED) if described.required else ""
        field = Field(self._theme, self._desk.say(described.label), each, required=required)
        each.edited.connect(lambda: self._edited(code))
        each.left.connect(lambda: self._left(code))
        self.inputs[code], self.fields[code] = each, field
        return field

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

    def _show_refusal(self, refusal: Refusal) -> bool:
        """Show a problem beside its field; False when it belongs to none."""
        code = refusal.place.field if isinstance(refusal, Problem) else ""
        if not isValid(self) or code not in self.fields:
            return False
        self.fields[code].show_problem(self._desk.say(refusal.message))
        return True

    def _keep(self) -> None:
        """Keep what is being typed."""
        typed = {code: self.inputs[code].typed() for code in self._sitting.mine if code in self.inputs}
        if typed:
            self._sitting.keep(typed)
            self.kept.emit()

    def _bring_back(self) -> None:
        for code, typed in self._sitting.bring_back().items():
            if code in self.inputs:
                self.inputs[code].bring_back(typed)

    def _judge(self) -> None:
        if self.record:
            self._desk.ask(findings_of, self.kind, self.record, then=self._show_findings)

    def _show_findings(self, found: list[Finding]) -> None:
        by_field: dict[str, Finding] = {}
        for finding in found:
            by_field.setdefault(finding.field, finding)
        for code, field in self.fields.items():
            if code in self._sitting.mine:
                continue
            first = by_field.get(code)
            if first is None or first.rule == "required":
                field.clear()
            elif first.level == "E":
                field.show_problem(self._desk.say(first.message))
            else:
                field.show_warning(self._desk.say(first.message))

    def _summarise(self) -> None:
        """Say in a folded section's line what is in it."""
        for fold, codes in self._folds:
            words = []
            for code in codes:
                plain = self._sitting.seen.shown.get(code)
                if plain is not None:
                    words.append(self.kind.fields()[code].show(plain, self._desk.language, self._desk.work.names).replace("\n", " "))
            fold.set_summary(" · ".join(words))
