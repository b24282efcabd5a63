"""What each group did in the period, in the order of the alphabet: never in that of a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from empower_desktop.language import N_, Label
from empower_desktop.records import Decision, Group, Meeting, Record, Training
from empower_desktop.reports.insight.classes import is_community
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.recap.figures import share_of
from empower_desktop.reports.recap.recap import Cell, Head, Listed, Listing

R = TypeVar("R", bound=Record)
HEADS = (
    Head(Label("Desa", "Village"), 3),
    Head(Label("Kelompok", "Group"), 4),
    Head(Label("Pertemuan", "Meetings"), 1.6, "figure"),
    Head(Label("Bulan dengan pertemuan", "Months with a meeting"), 2, "figure"),
    Head(Label("Keputusan", "Decisions"), 1.6, "figure"),
    Head(Label("Diputuskan warga", "Decided by residents"), 2.4, "figure"),
    Head(Label("Pelatihan", "Trainings"), 1.6, "figure"),
)
WHOSE: tuple[type[Record], ...] = (Meeting, Decision, Training)
"""The kinds that are parted by group."""
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Group: ("name", "area"),
    Meeting: ("date", "status"),
    Decision: ("final_decider",),
    Training: (),
}


def by_group(facts: Facts, area: Callable[[str], str], whose: Mapping[str, Collection[str]]) -> Listing:
    """List the groups by village and name with what they did.

    `area` gives the name of a village, `whose` the groups of a record, which are those of the figures of a group.
    """
    meetings, decisions = _by(facts.within(Meeting), whose), _by(facts.within(Decision), whose)
    trainings = _by(facts.within(Training), whose)
    months = len(tuple(facts.period.months()))
    named = sorted(facts.until(Group), key=lambda group: (area(group.area or ""), (group.name or "").casefold(), group.id))
    return Listing(
        HEADS,
        tuple(
            Listed(_row(group, area(group.area or ""), meetings[group.id], decisions[group.id], months, len(trainings[group.id])))
            for group in named
        ),
    )


def _row(group: Group, village: str, meetings: list[Meeting], decisions: list[Decision], months: int, trainings: int) -> tuple[Cell, ...]:
    met_in = {meeting.date.replace(day=1) for meeting in meetings if meeting.date}
    own = sum(1 for decision in decisions if is_community(decision.final_decider))
    months_met = N_("{n} of {months}", n=len(met_in), months=months)
    return (village, group.name or "", len(meetings), months_met, len(decisions), share_of(own, len(decisions)), trainings)


def _by(records: Iterable[R], whose: Mapping[str, Collection[str]]) -> Mapping[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        for group in whose.get(record.id, ()):
            found[group].append(record)
    return found
