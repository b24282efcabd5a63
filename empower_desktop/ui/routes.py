"""Which screen shows a record: its own, or that of the record it is a part of, and in which of its tabs."""

from __future__ import annotations

from types import MappingProxyType

from empower_desktop.records import KINDS
from empower_desktop.ui.entries import SCREENS
from empower_desktop.workspace import Workspace

OWN_SCREENS = tuple(entry.key for entry in SCREENS if entry.key in KINDS)
"""The kinds that have a screen of their own, under the same key."""
TABS = MappingProxyType({"attendance": "roster", "agenda_item": "agenda", "participation": "participants", "membership": "members"})
"""The tab that shows a kind on the page of the record it is a part of."""
ANEW = "anew"
"""The part of merging where one begins with other files, once a merge is done."""
NOWHERE = ("", "", "", "")
"""The place of what no screen shows."""
OWNERS = ("meeting", "training", "group", "decision", "action")


def place_of(work: Workspace, kind: str, record: str) -> tuple[str, str, str, str]:
    """Give the screen, the record to open there, its tab, and the thing in it; no screen where nothing shows this one."""
    if kind in OWN_SCREENS:
        return kind, record, "", ""
    if kind not in KINDS:
        return NOWHERE
    described = KINDS[kind]
    found = work.one(described, record)
    for code in (described.part_of, *OWNERS):
        field = described.fields().get(code)
        if found is not None and field is not None and field.refers_to in OWN_SCREENS and (owner := getattr(found, code)):
            return field.refers_to, str(owner), TABS.get(kind, ""), record
    return NOWHERE
