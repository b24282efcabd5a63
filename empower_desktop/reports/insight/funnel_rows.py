"""The rows of the participation funnel: named attendance, and how far each got (`indicators.md` F1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from itertools import chain
from typing import NamedTuple

from empower_desktop.records import Attendance, Meeting, Proposal
from empower_desktop.records.proposal import ADOPTED
from empower_desktop.reports.insight.constituencies import CONSTITUENCIES, Traits, known_traits
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


class Row(NamedTuple):
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


class Crowd:
    """The rows of a funnel, kept by the constituencies of their persons: of these sides are put together, not row by row."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Hold these rows."""
        self.rows = rows
        self._apart = defaultdict[Traits, tuple[list[str], ...]](lambda: tuple([] for _ in STEPS))
        for row in rows:
            self._apart[row.traits][row.step].append(row.id)

    def everyone(self) -> Side:
        """Give for each step who is in it."""
        return _side(self._apart.values())

    def two_sides(self, constituency: str) -> tuple[Side, Side]:
        """Give those of a constituency and everyone else of whom it is known; nobody where the constituency has none."""
        place = CONSTITUENCIES.index(constituency)
        own = [steps for traits, steps in self._apart.items() if traits[place]]
        others = [steps for traits, steps in self._apart.items() if traits[place] is False] if own else []
        return _side(own), _side(others)


def _side(parts: Collection[Sequence[Sequence[str]]]) -> Side:
    """Give for each step who is in it: those who got that far and no further, and all who got further."""
    steps: list[tuple[str, ...]] = [()]
    for step in reversed(STEPS):
        steps.append((*steps[-1], *chain.from_iterable(part[step] for part in parts)))
    return tuple(reversed(steps[1:]))


def _all_rows(facts: Facts) -> list[Row]:
    meetings = {meeting.id: meeting for meeting in facts.within(Meeting)}
    proposals = _proposals(facts)
    traits = facts.once(known_traits)
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
