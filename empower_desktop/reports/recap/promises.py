"""What was undertaken and is overdue: told by what and by which side, so that it can be asked about."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import P_, Label
from empower_desktop.records import Action, ActionLog, Record
from empower_desktop.reports.insight.classes import name_of
from empower_desktop.reports.insight.commitments import Commitment, commitments
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.recap.recap import Cell, Head, Listed, Listing, Typed

HEADS = (
    Head(Label("Kegiatan", "What"), 7),
    Head(Label("Penanggung jawab", "Responsible"), 3.6),
    Head(Label("Batas waktu", "Due on"), 2.2, "day"),
    Head(Label("Terlambat", "Late by"), 2, "figure"),
)
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Action: ("what", "due_on", "status", "done_on", "responsible_text", "responsible_side"),
    ActionLog: ("action", "logged_on", "new_due_on"),
}


def overdue(facts: Facts, *, nameless: bool) -> Listing:
    """List what was due and is not done, the oldest first; without names the side stands in place of who is responsible."""
    day = facts.period.last
    late = [each for each in commitments(facts) if each.is_due(day) and not each.done and each.due_on]
    rows = []
    for each in sorted(late, key=lambda one: (str(one.due_on), one.action.id)):
        assert each.due_on
        behind = P_("{n} day", "{n} days", (day - each.due_on).days)
        rows.append(Listed((Typed(each.action.what or ""), _who(each, nameless), each.due_on, behind)))
    return Listing(HEADS, tuple(rows))


def _who(commitment: Commitment, nameless: bool) -> Cell:
    side = name_of("actor", commitment.action.responsible_side) if commitment.action.responsible_side else "—"
    return side if nameless else Typed(commitment.action.responsible_text or "") if commitment.action.responsible_text else side
