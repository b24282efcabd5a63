"""The rows of the participation funnel: named attendance, and how far each got (`indicators.md` F1)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from empower_desktop.records import Attendance, Meeting, Person, Proposal
from empower_desktop.records.person import age
from empower_desktop.records.proposal import ADOPTED
from empower_desktop.reports.insight.constituencies import CONSTITUENCIES, Traits, traits_of
from empower_desktop.reports.insight.facts import Facts

INVITED, PRESENT, SPOKE, PROPOSED, ACCEPTED = range(5)
STEPS = range(5)
"""The first columns of a funnel; the parities of the later steps stand after them."""
PUBLIC_FORUMS = frozenset({"musdus", "musdes", "musrenbangdes", "musrenbangcam", "mad"})
WOMENS_FORUM = "mkp"

Side = tuple[tuple[str, ...], ...]
"""For each step the ids of those who are in it."""


def parity_column(step: int) -> int:
    """Give the column of the parity of a step; those invited have none."""
    return len(STEPS) + step - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One person at one meeting: the last step that they are in, and their constituencies on that day."""

    id: str
    noted: Attendance
    meeting: Meeting
    step: int
    voice_known: bool
    traits: Traits


def rows_of(facts: Facts, kept: Callable[[Meeting], bool] = lambda meeting: True) -> list[Row]:
    """Give the rows of the meetings in the period that are kept, of all who were invited or came."""
    return [row for row in facts.once(_all_rows) if kept(row.meeting)]


def meetings_of(facts: Facts, kept: Callable[[Meeting], bool]) -> list[Meeting]:
    """Give the meetings in the period that are kept."""
    return [meeting for meeting in facts.within(Meeting) if kept(meeting)]


def is_public(meeting: Meeting) -> bool:
    """Say whether public affairs are dealt with there (`indicators.md` A4a)."""
    return meeting.meeting_type in PUBLIC_FORUMS


def is_womens(meeting: Meeting) -> bool:
    """Say whether it is the women's own assembly, shown apart."""
    return meeting.meeting_type == WOMENS_FORUM


def side_of(rows: Sequence[Row]) -> Side:
    """Give for each step who is in it."""
    steps = []
    for step in STEPS:
        rows = [row for row in rows if row.step >= step]
        steps.append(tuple([row.id for row in rows]))
    return tuple(steps)


def two_sides(rows: Sequence[Row], constituency: str) -> tuple[Side, Side]:
    """Give those of a constituency and everyone else of whom it is known; nobody where the constituency has none."""
    place = CONSTITUENCIES.index(constituency)
    own = [row for row in rows if row.traits[place]]
    others = [row for row in rows if row.traits[place] is False] if own else []
    return side_of(own), side_of(others)


def _all_rows(facts: Facts) -> list[Row]:
    meetings = {meeting.id: meeting for meeting in facts.within(Meeting)}
    proposals = _proposals(facts)
    traits = _Traits({person.id: person for person in facts.all(Person)})
    rows = []
    for noted in facts.all(Attendance):
        meeting = meetings.get(noted.meeting or "")
        if meeting is not None and (noted.invited or noted.presence == "hadir"):
            proposed = proposals.get((meeting.id, noted.person or ""), ())
            voice_known = noted.spoke is not None or bool(proposed)
            rows.append(Row(noted.id, noted, meeting, _step(noted, proposed), voice_known, traits.of(noted.person, facts.days[meeting.id])))
    return sorted(rows, key=lambda row: row.id)


def _step(noted: Attendance, proposed: Sequence[Proposal]) -> int:
    if noted.presence != "hadir":
        return INVITED
    if proposed:
        return ACCEPTED if any(proposal.status in ADOPTED for proposal in proposed) else PROPOSED
    return SPOKE if noted.spoke else PRESENT


def _proposals(facts: Facts) -> dict[tuple[str, str], list[Proposal]]:
    found: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
    for proposal in facts.following(Proposal):
        if proposal.meeting and proposal.proposer_person:
            found[proposal.meeting, proposal.proposer_person].append(proposal)
    return found


class _Traits:
    """The constituencies of persons; on the day they depend only by the age then, so each age is worked out once."""

    def __init__(self, persons: dict[str, Person]) -> None:
        self._persons = persons
        self._known: dict[tuple[str, int | None], Traits] = {}
        self._unknown: Traits = (None,) * len(CONSTITUENCIES)

    def of(self, person: str | None, on: dt.date) -> Traits:
        """Give those of a person; of one who has not come nothing is known."""
        found = self._persons.get(person or "")
        if found is None:
            return self._unknown
        key = (found.id, age(found, on))
        if key not in self._known:
            self._known[key] = traits_of(found, on)
        return self._known[key]
