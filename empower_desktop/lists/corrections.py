"""What a person says over what the head of a sheet says."""

from __future__ import annotations

from collections.abc import Iterator

from empower_desktop.lists.answer_keys import GROUP, OF_HEAD
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.days import read_day
from empower_desktop.lists.events import group_type_of
from empower_desktop.lists.head_areas import area_of
from empower_desktop.lists.understood import OF_EVENTS, OF_MEMBERS
from empower_desktop.records import KINDS
from empower_desktop.records.words import plain

OF_GROUPS = (*OF_EVENTS, *OF_MEMBERS)
"""Lists that may be of a group; the village over one of its members is where it is."""


def take_corrections(context: Context, part: Part) -> None:
    """Put what was said of this sheet into the records that its head came to; a group that it does not name is made.

    An empty value takes out what the head says, but for the name by which the same list finds its group again.
    """
    for kind, code, value in _said_of(context, part):
        if (kind, code, value) == ("group", "name", ""):
            continue
        if kind == "group" and not part.group and code == "name" and value:
            group = context.draft("group", plain(value), part.sheet)
            group.put("group_type", group_type_of(value))
            group.put("area", area_of(context, part) if context.kind in OF_MEMBERS else None)
            part.group = group.name
            if part.owner:
                context.drafts[part.owner].links["group"] = part.group
        for draft in _drafts(context, part, kind):
            draft.fields.pop(code, None)
            draft.put(code, value)
            if code == KINDS[kind].date_field:
                part.day = read_day(value, context.clues).iso or part.day


def _said_of(context: Context, part: Part) -> Iterator[tuple[str, str, str]]:
    if not part.group and context.kind in OF_GROUPS and (name := context.asking.answers.get(GROUP, "").strip()):
        yield "group", "name", name
    for key, value in context.asking.answers.items():
        name, _, spot = key.removeprefix(OF_HEAD).rpartition("!")
        kind, _, code = spot.partition(".")
        if key.startswith(OF_HEAD) and name == part.sheet and kind in KINDS and code in KINDS[kind].fields():
            yield kind, code, value.strip()


def _drafts(context: Context, part: Part, kind: str) -> list[Draft]:
    """Give the records of a kind that the head of this table came to."""
    of_head = (part.group, part.owner)
    return [draft for draft in context.drafts.values() if draft.kind == kind and not draft.row and draft.name in of_head]
