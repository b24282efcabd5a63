"""Offices that one person of a group holds: whether a list gives one to somebody while another is known to hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from empower_desktop.history.change import Plain
from empower_desktop.lists.several_heads import HELD_BY_ONE
from empower_desktop.lists.understood import Entry
from empower_desktop.workspace.known_here import Known


def is_held_by_another(known: Known, entries: Sequence[Entry], ids: Mapping[str, str], entry: Entry, role: Plain) -> bool:
    """Say whether somebody holds the office that an entry gives to a member, and does not by the list: both would stand as the chair."""
    group = ids.get(entry.links.get("group", ""), "")
    if entry.kind != "membership" or role not in HELD_BY_ONE or not group:
        return False
    said = {ids.get(each.name): each.fields.get("role") for each in entries if each.kind == "membership"}
    holders = [row for row in known.like("membership", {"group": group, "role": role}) if row.id != ids[entry.name]]
    return any(said.get(row.id) != role for row in holders if not (row.fields.get("end_on") or row.fields.get("end_reason")))
