"""Fields over what was understood of a list: each shows what was understood, and tells what somebody writes in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from empower_desktop.errors import Problem
from empower_desktop.records.fields import Field as Described
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.inputs import Input, input_for
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.texts import column, empty_layout, label
from empower_desktop.ui.theme import Theme


@dataclass(frozen=True)
class Said:
    """What was understood: the key under which it is said otherwise, what it is called, its value, what it is part of, what to know."""

    key: str
    described: Described
    label: str
    plain: Plain
    over: str = ""
    hint: str = ""


class SaidFields(Card):
    """A field for each thing that was understood; `said` tells what somebody writes into one of them, by its key."""

    said = Signal(str, str)

    def __init__(self, desk: Desk, theme: Theme, title: str, count: str = "") -> None:
        """Show nothing yet."""
        super().__init__(theme, title, count)
        self._desk, self._look = desk, theme
        self.inputs: dict[str, Input] = {}
        self._laid: list[tuple[str, str, str]] = []
        self._lines = column(theme, space=8)
        self.body.addLayout(self._lines)
        self.hide()

    def show_said(self, wanted: Sequence[Said]) -> None:
        """Show what was understood; a field that has the keyboard keeps what is being typed."""
        self.setVisible(bool(wanted))
        self._lay_out(wanted)
        for each in wanted:
            made = self.inputs[each.key]
            if not made.held.hasFocus() and made.typed() != each.plain:
                made.show_plain(each.plain)

    def _lay_out(self, wanted: Sequence[Said]) -> None:
        """Make the fields that are wanted; where more are wanted than before, only those: to make a field takes its time."""
        lines = [(each.key, each.label, each.over) for each in wanted]
        if lines[: len(self._laid)] != self._laid:
            empty_layout(self._lines)
            self.inputs, self._laid = {}, []
        for each in wanted[len(self._laid) :]:
            if each.over != (self._laid[-1][-1] if self._laid else ""):
                self._lines.addWidget(label(each.over, "muted"))
            self._lay(each)
            self._laid.append((each.key, each.label, each.over))

    def _lay(self, one: Said) -> None:
        made = input_for(one.described, self._desk, self._look)
        field = Field(self._look, one.label, made, marked=made.held, hint=one.hint)
        made.left.connect(lambda: self._left(one.key, made, field))
        self.inputs[one.key] = made
        self._lines.addWidget(field)

    def _left(self, key: str, made: Input, field: Field) -> None:
        """Tell what was written, or say beside it why it cannot be read."""
        try:
            plain = made.field.read(made.typed(), self._desk.work.today)
        except Problem as problem:
            field.show_problem(self._desk.say(problem.message))
            return
        field.clear()
        self.said.emit(key, "" if plain is None else str(plain))
