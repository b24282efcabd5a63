"""When a group met: at its own meetings, and at those of the village where something was decided for it."""

from __future__ import annotations

from dataclasses import dataclass

from empower_desktop.language import N_, Message
from empower_desktop.records import Meeting
from empower_desktop.store import OneOf, Row
from empower_desktop.workspace.listing import Listed, Query, ids_in, listed, rows_of
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Met:
    """The beginning of the list of a group's meetings, and which of them were not its own."""

    group: str
    listed: Listed
    elsewhere: frozenset[str]


def at_the(type_: str) -> Message | str:
    """Say at what sort of meeting of others it was; nothing where that was not noted."""
    return N_("at the {meeting}", meeting=type_[:1].lower() + type_[1:]) if type_ else ""


def met(work: Workspace, group: str, limit: int) -> Met:
    """Give where a group met, the newest first."""
    elsewhere = frozenset(row.id for row in met_elsewhere(work, group))
    ids = (*ids_in(work, Query(Meeting.kind, {"group": group})), *sorted(elsewhere))
    return Met(group, listed(work, Query(Meeting.kind, {"id": OneOf(ids)}, sort=(("date", True),)), limit), elsewhere)


def met_elsewhere(work: Workspace, group: str) -> list[Row]:
    """Give the meetings that were not a group's own, but at which a decision of the group was taken."""
    decisions = rows_of(work, Query("decision", {"group": group}))
    decided = {str(row.fields["meeting"]) for row in decisions if row.fields.get("meeting")}
    found = rows_of(work, Query(Meeting.kind, {"id": OneOf(tuple(sorted(decided)))})) if decided else []
    own = work.store.home(group)
    return [row for row in found if row.fields.get("group") != own]
