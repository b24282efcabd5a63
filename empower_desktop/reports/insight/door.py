"""Representation at the door: who is invited, beside who is a member (`indicators.md` F1)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from empower_desktop.language import N_, Label
from empower_desktop.records import Attendance, Meeting, Membership, Person, Record
from empower_desktop.records.choices import class_of, name_of
from empower_desktop.records.group import is_active
from empower_desktop.reports.insight.constituencies import CONSTITUENCIES, SENSITIVE, Traits, of_them, with_traits
from empower_desktop.reports.insight.counting import FEWEST, hide, share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.funnel import all_meetings
from empower_desktop.reports.insight.funnel_rows import rows_of
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.line_codes import OTHER_SIDE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result

COLUMNS = (Label("Di antara yang diundang", "Among those invited"), Label("Di antara anggota aktif", "Among active members"))


def active_members(facts: Facts, groups: frozenset[str] | None = None) -> list[Membership]:
    """Give the memberships active on the reference date, of these groups or all; advisers are no members (A8a)."""
    of_each = facts.once(members_of_each)
    return [member for group in (of_each if groups is None else groups) for member in of_each.get(group, ())]


def members_of_each(facts: Facts) -> Mapping[str, Sequence[Membership]]:
    """Give the memberships active on the reference date by group."""
    day, members = facts.period.last, defaultdict[str, list[Membership]](list)
    for member in facts.all(Membership):
        if _has_begun(member, day) and class_of("member_role", member.role) != "luar":
            members[member.group or ""].append(member)
    return members


def persons_of(facts: Facts, members: Sequence[Membership]) -> list[tuple[Person, Traits]]:
    """Give the persons of memberships, each once, with their constituencies on the reference date."""
    return with_traits(facts, sorted({member.person or "" for member in members}))


def share_of_persons(facts: Facts, persons: Sequence[tuple[Person, Traits]], constituency: str) -> Number:
    """Give the share of a constituency among persons; in what is shared not of one to four (G3)."""
    part, known = of_them(persons, constituency)
    number = share(facts, part, known)
    small = facts.shared and constituency in SENSITIVE and 0 < len(part) < FEWEST
    return hide(number, "few", shared=True) if small else number


def at_the_door(facts: Facts) -> Result:
    """Give for each constituency its share of those invited and of the active members of the groups that invited."""
    invited = {line.code: line.numbers[0] for line in all_meetings(facts).lines}
    members = persons_of(facts, active_members(facts, _groups_concerned(facts)))
    lines = []
    for constituency in CONSTITUENCIES:
        if constituency != facts.constituency and (constituency in invited or of_them(members, constituency)[0]):
            own, others = invited.get(constituency), invited.get(constituency + OTHER_SIDE)
            numbers = (_share_of_invited(own, others), share_of_persons(facts, members, constituency))
            lines.append(Line(name_of("constituency", constituency), numbers, constituency))
    return Result("F1-door", COLUMNS, tuple(lines))


def _share_of_invited(own: Number | None, others: Number | None) -> Number:
    """Give the share of those invited; what the funnel hides stays hidden here."""
    if own is None or others is None:
        return Number(None, hidden="empty", kind=Attendance.kind)
    if own.value is None or others.value is None:
        return Number(None, hidden="few", kind=Attendance.kind)
    made_of = (int(own.value), int(own.value + others.value))
    return Number(own.value / made_of[1], "percent", made_of, behind=own.behind, among=own.behind + others.behind, kind=own.kind)


def _groups_concerned(facts: Facts) -> frozenset[str] | None:
    """Give the groups that held the meetings or were represented there; None (all) where none is named."""
    rows = rows_of(facts)
    named = {row.meeting.group for row in rows} | {row.noted.represents_group for row in rows}
    return frozenset(group for group in named if group) or None


def _has_begun(member: Membership, day: dt.date) -> bool:
    return is_active(member, day) and (member.start_on is None or member.start_on <= day)


_NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Meeting: ("group", "meeting_type"),
    Attendance: ("person", "presence", "invited", "spoke", "represents_group"),
    Membership: ("person", "role", "start_on", "end_on"),
    Person: ("sex", "birth_date", "birth_year", "household_head_female", "constituencies"),
}
INDICATORS = (
    Indicator(
        "F1-door",
        Label("Keterwakilan di pintu", "Representation at the door"),
        N_("Whether those who are invited are like the members: the share of each group of residents, here and there."),
        "participation",
        ("A4", "EVEN"),
        at_the_door,
        _NEEDS,
        N_("Who was never invited cannot speak: read this before the funnel."),
        counts_persons=True,
    ),
)
