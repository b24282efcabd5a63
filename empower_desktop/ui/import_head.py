"""What the head of a list says, of the meeting, the training or the group: shown in fields, so that it can be corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.lists.understood import Entry, Understood
from empower_desktop.records import KINDS
from empower_desktop.records import fields as kinds
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.inputs import Input, input_for
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.texts import empty_layout, label
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.importing import Imported

HEAD = N_("What the head of the list says")
ALWAYS: Mapping[str, tuple[str, ...]] = {
    "meeting": ("title", "date", "area", "venue"),
    "training": ("title", "date_start", "hours", "area"),
    "group": ("name", "area"),
}
"""What one wants to see of a head even where it says nothing."""
OF_A_GROUP = frozenset({"membership", "contribution"})
Spot = tuple[str, str, str]
"""A sheet, a kind and a field of it."""


def head_key(sheet: str, kind: str, code: str) -> str:
    """Give the key under which an answer goes over what the head of a sheet says."""
    return f"@{sheet}!{kind}.{code}"


class HeadFields(Card):
    """The fields that a head fills; `said` tells what somebody writes into one of them, by its key."""

    said = Signal(str, str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Show no head yet."""
        super().__init__(theme, desk.say(HEAD))
        self._desk, self._look = desk, theme
        self.inputs: dict[str, Input] = {}
        self._spots: tuple[Spot, ...] = ()
        self.hide()

    def show_heads(self, imported: Imported | None) -> None:
        """Show what the heads of a list say; a field that has the keyboard keeps what is being typed."""
        wanted = heads_of(imported.understood) if imported else {}
        self.setVisible(bool(wanted))
        if tuple(wanted) != self._spots:
            self._lay_out(tuple(wanted))
        for spot, plain in wanted.items():
            made = self.inputs[head_key(*spot)]
            if not made.held.hasFocus():
                made.show_plain(plain)

    def _lay_out(self, spots: tuple[Spot, ...]) -> None:
        empty_layout(self.body)
        self._spots, self.inputs = spots, {}
        before = ("", "")
        for sheet, kind, code in spots:
            if (sheet, kind) != before:
                before = (sheet, kind)
                self.body.addWidget(label(f"{self._desk.say(KINDS[kind].label)} · {sheet}", "muted"))
            described, key = KINDS[kind].fields()[code], head_key(sheet, kind, code)
            made = input_for(described, self._desk, self._look)
            field = Field(self._look, self._desk.say(described.label), made, marked=made.held)
            made.left.connect(lambda key=key, made=made, field=field: self._left(key, made, field))
            self.inputs[key] = made
            self.body.addWidget(field)

    def _left(self, key: str, made: Input, field: Field) -> None:
        """Tell what was written, or say beside it why it cannot be read."""
        try:
            plain = made.field.read(made.typed(), self._desk.work.today)
        except Problem as problem:
            field.show_problem(self._desk.say(problem.message))
            return
        field.clear()
        self.said.emit(key, "" if plain is None else str(plain))


def heads_of(understood: Understood) -> dict[Spot, Plain]:
    """Give what the heads of a list say, sheet by sheet; of a list that names no group its name, still empty."""
    heads = [entry for entry in understood.entries if not entry.row and entry.kind in ALWAYS]
    times = Counter((entry.sheet, entry.kind) for entry in heads)
    found: dict[Spot, Plain] = {}
    if understood.kind in OF_A_GROUP:
        named = {entry.sheet for entry in heads if entry.kind == "group"}
        sheets = dict.fromkeys(table.sheet for table in understood.tables if table.taken)
        found.update({(sheet, "group", "name"): None for sheet in sheets if sheet not in named})
    for entry in heads:
        if times[entry.sheet, entry.kind] > 1:  # a table of many days: each of them is in a heading
            continue
        found.update({(entry.sheet, entry.kind, code): entry.fields.get(code) for code in _codes(entry)})
    return found


def _codes(entry: Entry) -> list[str]:
    wanted = {*ALWAYS[entry.kind], *entry.fields}
    return [code for code, field in KINDS[entry.kind].fields().items() if code in wanted and _is_simple(field)]


def _is_simple(field: kinds.Field) -> bool:
    """Leave out what cannot be told in one word."""
    return not isinstance(field, kinds.ManyChoices | kinds.Reference | kinds.References | kinds.YesNo)
