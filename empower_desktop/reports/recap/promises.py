"""What was undertaken and is overdue: told by what and by which side, so that it can be asked about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import Action, ActionLog, Engagement, Record
from empower_desktop.records.choices import name_of
from empower_desktop.records.engagement import GRIEVANCES
from empower_desktop.reports.insight.commitments import SIDES, Commitment, commitments, of_the_period
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.recap.figures import share_of
from empower_desktop.reports.recap.recap import MOST_LISTED, Cell, Head, Item, Listed, Listing, Says, Typed

HEADS = (
    Head(Label("Kegiatan", "What"), 7),
    Head(Label("Penanggung jawab", "Responsible"), 3.6),
    Head(Label("Batas waktu", "Due on"), 2.2, "day"),
    Head(Label("Terlambat", "Late by"), 2, "figure"),
)
SIDE_HEADS = (
    Head(Label("Menurut pihak penanggung jawab", "By the side responsible"), 4),
    Head(Label("Jatuh tempo", "Due"), 2, "figure"),
    Head(Label("Tepat waktu", "On time"), 2, "figure"),
    Head(Label("Lewat waktu", "Overdue"), 2, "figure"),
    Head(Label("Bagian tepat waktu", "Share on time"), 2.6, "figure"),
)
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Action: ("what", "due_on", "status", "done_on", "responsible_text", "responsible_side", "engagement"),
    Engagement: ("engagement_type",),
    ActionLog: ("action", "logged_on", "new_due_on"),
}


def kept(facts: Facts) -> tuple[Item, ...]:
    """Tell how many of the commitments that fell due were kept, in a sentence and by the side that undertook them; nothing without any."""
    day, every = facts.period.last, of_the_period(facts)
    if not every:
        return ()
    due = [each for each in every if each.is_due(day)]
    text = N_(
        "{all} follow-ups; {due} had fallen due on {day}. On time {on_time}; done at all {done}.",
        all=len(every),
        due=len(due),
        day=day,
        on_time=share_of(sum(1 for each in due if each.on_time), len(due)),
        done=share_of(sum(1 for each in due if each.done), len(due)),
    )
    sides = [(name, [each for each in due if each.side == code]) for code, name in SIDES.items() if code != WHOLE]
    return (Says(text), Listing(SIDE_HEADS, tuple(_side(name, held, day) for name, held in sides if held)))


def _side(name: Label, due: list[Commitment], day: date) -> Listed:
    on_time, open_ = sum(1 for each in due if each.on_time), sum(1 for each in due if not each.done)
    return Listed((name, len(due), on_time, open_, share_of(on_time, len(due))))


def overdue(facts: Facts, *, nameless: bool) -> Listing:
    """List what was due and is not done, the oldest first; nothing that follows from a grievance.

    Without names the side stands in place of who is responsible.
    """
    day = facts.period.last
    grievances = {each.id for each in facts.all(Engagement) if each.engagement_type in GRIEVANCES}
    late = [each for each in commitments(facts) if each.is_due(day) and not each.done and each.due_on]
    late = [each for each in late if each.action.engagement not in grievances]
    rows = []
    for each in sorted(late, key=lambda one: (str(one.due_on), str(one.action.what), one.action.id)):
        assert each.due_on
        behind = P_("{n} day", "{n} days", (day - each.due_on).days)
        rows.append(Listed((Typed(each.action.what or ""), _who(each, nameless), each.due_on, behind)))
    return Listing(HEADS, tuple(rows), MOST_LISTED, first=True)


def _who(commitment: Commitment, nameless: bool) -> Cell:
    side = name_of("actor", commitment.action.responsible_side) if commitment.action.responsible_side else "—"
    return side if nameless else Typed(commitment.action.responsible_text or "") if commitment.action.responsible_text else side
