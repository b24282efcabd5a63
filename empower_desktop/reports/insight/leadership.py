"""Poor people among the members and the leaders of groups (`indicators.md` A8a)."""

from __future__ import annotations

from empower_desktop.language import N_, Label
from empower_desktop.records import Membership, Person
from empower_desktop.records.choices import class_of
from empower_desktop.reports.insight.counting import FEWEST, hide
from empower_desktop.reports.insight.door import active_members, persons_of, share_of_persons
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result

POOR = "miskin"


def poor_leaders(facts: Facts) -> Result:
    """Give A8a: columns share of the poor among leaders, among active members, and the parity of the two."""
    members = active_members(facts)
    leaders = [member for member in members if class_of("member_role", member.role) == "pengurus"]
    among_leaders = share_of_persons(facts, persons_of(facts, leaders), POOR)
    among_members = share_of_persons(facts, persons_of(facts, members), POOR)
    if facts.shared and _tells_of_few_others(among_leaders, among_members):
        among_leaders = hide(among_leaders, "suppressed", shared=True)
    columns = (Label("Di antara pengurus", "Among leaders"), Label("Di antara anggota", "Among members"), Label("Kesetaraan", "Parity"))
    numbers = (among_leaders, among_members, _parity(among_leaders, among_members))
    return Result("A8a", columns, (Line(Label("Warga miskin", "Poor residents"), numbers, POOR),))


def _tells_of_few_others(leaders: Number, members: Number) -> bool:
    """Say whether it could be worked out that one to four poor members hold no office (G3): leaders are members too."""
    if leaders.value is None or members.value is None or not leaders.made_of or not members.made_of:
        return False
    return 0 < members.made_of[0] - leaders.made_of[0] < FEWEST


def _parity(leaders: Number, members: Number) -> Number:
    if leaders.value is None or members.value is None:
        empty = "empty" in (leaders.hidden, members.hidden)
        return Number(None, "ratio", hidden="empty" if empty else "few", kind=Person.kind)
    if members.value == 0:
        return Number(None, "ratio", hidden="empty", kind=Person.kind)
    return Number(leaders.value / members.value, "ratio", behind=leaders.behind, among=members.behind, kind=Person.kind)


INDICATORS = (
    Indicator(
        "A8a",
        Label("Warga miskin memimpin", "Poor residents in leadership"),
        N_("Whether poor residents hold office in the groups as often as they are members."),
        "participation",
        ("A8", "EVEN"),
        poor_leaders,
        {Membership: ("person", "role", "start_on", "end_on"), Person: ("constituencies",)},
        N_("Who counts as poor is sensitive. An office on paper is not yet a voice."),
        stock=True,
        counts_persons=True,
        about=POOR,
    ),
)
