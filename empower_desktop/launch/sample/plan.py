"""How many records of which kind a sample holds: settled before the first is made, so that the number is exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from empower_desktop.launch.sample.clerk import LAST_DAY

RECORDS_OF_A_GROUP = 250
GROUP_SIZE = 39
ENTERED_WITHIN = 55
FEWEST_ROWS = 3
# The turn in which each group opens its cash book, so that none is without one
BOOK_TURN = 1
ROWS_OF_AN_ASSESSMENT = 12
# Below this a sample is one small group; below that only people
ROOM_FOR_VILLAGE_MEETINGS = 300
ROOM_FOR_A_FACILITATOR = 30
ROOM_FOR_A_PARTNER = 60
ROOM_FOR_A_GROUP = 12


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A group: its village, how many ever joined, how many of them left, the day it is entered."""

    village: int
    size: int
    left: int
    entered: int

    @property
    def staying(self) -> int:
        """Give the number of members who are still there."""
        return self.size - self.left


@dataclass(frozen=True, slots=True)
class MatterPlan:
    """A matter on the agenda: whether it brings a proposal and a decision, and is a problem that was recognised there.

    `actions` has a number of log rows for each follow-up.
    """

    proposal: bool
    decision: bool
    actions: tuple[int, ...]
    problem: bool = False

    @property
    def records(self) -> int:
        """Count the records it makes, its agenda item among them."""
        return 1 + self.problem + self.proposal + self.decision + sum(1 + logs for logs in self.actions)


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A meeting of a group, or of the whole village when no group is named."""

    village: int
    group: int | None
    rows: int
    matters: tuple[MatterPlan, ...]
    day: int = 0

    @property
    def records(self) -> int:
        """Count the records it makes."""
        return 1 + self.rows + sum(matter.records for matter in self.matters)


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """A training of a group; a number of log rows for each follow-up."""

    group: int
    rows: int
    actions: tuple[int, ...]
    day: int = 0

    @property
    def records(self) -> int:
        """Count the records it makes."""
        return 1 + self.rows + sum(1 + logs for logs in self.actions)


@dataclass(frozen=True, slots=True)
class SittingPlan:
    """What is written down for a group at one sitting: entries of its cash book, notes on what it deals with, or a self-assessment.

    The rows of a self-assessment are itself and one for each aim judged.
    """

    what: Literal["book", "notes", "assessment"]
    group: int
    rows: int
    day: int = 0

    @property
    def records(self) -> int:
        """Count the records it makes."""
        return self.rows


Event = MeetingPlan | TrainingPlan | SittingPlan


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a sample will hold."""

    villages: int = 1
    officials: int = 0
    facilitators: int = 0
    partners: int = 0
    residents: int = 0
    groups: tuple[GroupPlan, ...] = ()
    events: tuple[Event, ...] = field(default=())


def plan_sample(records: int, villages: int, officials: int, partners: int, rng: Random) -> Plan:
    """Divide exactly this number of records among partners, groups, meetings, trainings and cash books.

    There are at most so many officials in each village, and partners in all.
    """
    if records < ROOM_FOR_A_GROUP:
        return Plan(residents=records)
    sizes = _sizes(records, rng)
    used = min(villages, (len(sizes) + 1) // 2)
    each = officials if records >= ROOM_FOR_VILLAGE_MEETINGS else min(officials, records // ROOM_FOR_A_FACILITATOR)
    facilitators, known = int(records >= ROOM_FOR_A_FACILITATOR), min(partners, records // ROOM_FOR_A_PARTNER)
    groups = tuple(
        GroupPlan(number % used, size, size // 25 if size >= GROUP_SIZE // 2 else 0, number * ENTERED_WITHIN // len(sizes))
        for number, size in enumerate(sizes)
    )
    left = records - sum(1 + 2 * group.size for group in groups) - each * used - facilitators - known
    events, residents = _events(left, groups, each, records >= ROOM_FOR_VILLAGE_MEETINGS, rng)
    return Plan(used, each, facilitators, known, residents, groups, tuple(_with_days(events, groups, rng)))


def _sizes(records: int, rng: Random) -> list[int]:
    count = max(1, round(records / RECORDS_OF_A_GROUP))
    if count == 1:
        return [min(GROUP_SIZE, records // 5)]
    sizes: list[int] = []
    while len(sizes) < count - 1:
        away = rng.randint(0, 14)
        sizes += [GROUP_SIZE + away, GROUP_SIZE - away]
    return sizes if len(sizes) == count else [*sizes, GROUP_SIZE + rng.randint(-3, 3)]


def _events(left: int, groups: Sequence[GroupPlan], officials: int, assemblies: bool, rng: Random) -> tuple[list[Event], int]:
    """Begin with what holds one record of every kind, go on group by group until the number is reached."""
    first = groups[0]
    full = (MatterPlan(True, True, (1,)), MatterPlan(False, False, ()))
    meeting = MeetingPlan(first.village, 0, first.staying, full)
    shapes: list[Event] = [meeting, TrainingPlan(0, (first.staying + 1) // 2, ()), SittingPlan("book", 0, FEWEST_ROWS)]
    events: list[Event] = []
    refused = 0
    while left > 0 and refused < 8:
        number = len(events)
        shape = shapes[number] if number < len(shapes) else _shape(number, groups, officials, assemblies, rng)
        fitting = _fitted(shape, left)
        if fitting is None:
            refused += 1
            if number < len(shapes):
                shapes = []
            continue
        events.append(fitting)
        left -= fitting.records
    return events, left


def _fitted(event: Event, left: int) -> Event | None:
    rows = min(event.rows, event.rows + left - event.records)
    return replace(event, rows=rows) if rows >= min(FEWEST_ROWS, event.rows) and rows > 0 else None


def _shape(place: int, groups: Sequence[GroupPlan], officials: int, assemblies: bool, rng: Random) -> Event:
    turn, number = divmod(place, len(groups))
    group = groups[number]
    if turn == BOOK_TURN:
        return _book(number, group, rng)
    chance = rng.random()
    if chance < 0.22:
        return TrainingPlan(number, rng.randint((group.staying + 2) // 3, (group.staying * 3 + 3) // 4), _follow_ups(rng, 0.35))
    if chance < 0.36:
        return _book(number, group, rng)
    if chance < 0.54:
        return SittingPlan("notes", number, rng.randint(FEWEST_ROWS, 7))
    if chance < 0.6:
        return SittingPlan("assessment", number, ROWS_OF_AN_ASSESSMENT)
    matters = tuple(_matter(rng) for _ in range(rng.choice((1, 2, 2, 3))))
    if assemblies and chance > 0.92:
        pool = officials + sum(other.staying for other in groups if other.village == group.village)
        return MeetingPlan(group.village, None, min(pool, rng.randint(24, 48)), matters)
    pool = group.staying + officials
    return MeetingPlan(group.village, number, rng.randint((pool + 1) // 2, pool), matters)


def _book(number: int, group: GroupPlan, rng: Random) -> SittingPlan:
    return SittingPlan("book", number, max(FEWEST_ROWS, rng.randint(group.staying // 4, group.staying * 2 // 3)))


def _matter(rng: Random) -> MatterPlan:
    decision = rng.random() < 0.6
    return MatterPlan(rng.random() < 0.5, decision, _follow_ups(rng, 0.75 if decision else 0.3), problem=rng.random() < 0.3)


def _follow_ups(rng: Random, share: float) -> tuple[int, ...]:
    if rng.random() >= share:
        return ()
    return tuple(rng.choice((0, 1, 1, 2, 2, 3)) for _ in range(rng.choice((1, 1, 2))))


def _with_days(events: Sequence[Event], groups: Sequence[GroupPlan], rng: Random) -> list[Event]:
    """Spread the events of each group over its year; a village meets when all its groups are entered."""
    owned: dict[int, list[int]] = {}
    for place, event in enumerate(events):
        owned.setdefault(-1 if event.group is None else event.group, []).append(place)
    dated = list(events)
    for owner, places in owned.items():
        first = ENTERED_WITHIN + 5 if owner == -1 else groups[owner].entered + 4
        pace = (LAST_DAY - 1 - first) / len(places)
        for turn, place in enumerate(places):
            dated[place] = replace(events[place], day=first + int((turn + rng.random()) * pace))
    return dated
