"""What the head of a list says, of the meeting, the training or the group: shown in fields, so that it can be corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from empower_desktop.language import N_
from empower_desktop.lists.answer_keys import head_key
from empower_desktop.lists.understood import Entry, Understood
from empower_desktop.records import KINDS
from empower_desktop.records import fields as kinds
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.import_said import Said, SaidFields
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


class HeadFields(SaidFields):
    """The fields that a head fills."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Show no head yet."""
        super().__init__(desk, theme, desk.say(HEAD))

    def show_heads(self, imported: Imported | None) -> None:
        """Show what the heads of a list say."""
        wanted = heads_of(imported.understood) if imported else {}
        self.show_said([self._said(*spot, plain) for spot, plain in wanted.items()])

    def _said(self, sheet: str, kind: str, code: str, plain: Plain) -> Said:
        described, say = KINDS[kind].fields()[code], self._desk.say
        return Said(head_key(sheet, kind, code), described, say(described.label), plain, over=f"{say(KINDS[kind].label)} · {sheet}")


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
