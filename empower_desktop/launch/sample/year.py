"""A year of village work for trying the program out: invented people and groups, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from random import Random
from typing import Any

from empower_desktop.launch.sample.clerk import DAYS, Act, Clerk
from empower_desktop.launch.sample.dealings import Dealings
from empower_desktop.launch.sample.decisions import Decisions
from empower_desktop.launch.sample.funds import Funds
from empower_desktop.launch.sample.meetings import Meetings
from empower_desktop.launch.sample.names import Namer
from empower_desktop.launch.sample.partners import Partners
from empower_desktop.launch.sample.people import Group, People, Village
from empower_desktop.launch.sample.plan import MeetingPlan, Plan, TrainingPlan, plan_sample
from empower_desktop.launch.sample.story import Story, records_told
from empower_desktop.launch.sample.texts import SampleTexts, read_texts
from empower_desktop.launch.sample.trainings import Trainings
from empower_desktop.shipped import RESOURCES

__all__ = ["Act", "sample"]

ROOM_BESIDE_THE_STORY = 50
LONGEST_PAUSE = 8_000
TYPING_OF_A_DAY = 3_600 * 1_000


def sample(
    records: int,
    seed: int,
    villages: Sequence[tuple[str, str]],
    names: Mapping[str, Any],
    topics: Sequence[str],
    today: date,
    texts: SampleTexts | None = None,
    with_story: bool = True,
) -> Iterator[Act]:
    """Make exactly this many records of the year before `today`, in the order in which they were noted.

    Villages are codes with names; names is `names.json`, topics the codes of trainings. The same seed, number, villages
    and day give the same records with the same ids. A record is made after those that it refers to, and tells of
    nothing later than the moment it was noted. A few are incomplete, as in life.

    Where there is room the first village is that of the story, which is whole or not there; its records are noted again
    when something came of them.
    """
    if not villages or not topics:
        raise ValueError("sample data need at least one village and one topic")
    rng = Random(seed)
    known = texts or read_texts(RESOURCES / "sample")
    told = records_told(known) if with_story and records >= records_told(known) + ROOM_BESIDE_THE_STORY else 0
    others = (villages[1:] or villages) if told else villages
    plan = plan_sample(records - told, len(others), len(known.regions["officials"]), len(known.partners["partners"]), rng)
    pause = max(2, min(LONGEST_PAUSE, TYPING_OF_A_DAY * DAYS // max(1, records)))
    clerk = Clerk(rng, known, topics, today, pause)
    namer = Namer(rng, names, known)
    people = People(clerk, namer)
    if told:
        Story(clerk, namer, people.village(*villages[0])).schedule()
    places = [people.village(code, name) for code, name in others[: plan.villages]]
    _schedule(plan, clerk, people, places)
    return clerk.work()


def _schedule(plan: Plan, clerk: Clerk, people: People, villages: Sequence[Village]) -> None:
    decisions = Decisions(clerk)
    partners = Partners(clerk)
    meetings, trainings, funds = Meetings(clerk, people, decisions), Trainings(clerk, decisions), Funds(clerk, partners)
    dealings = Dealings(clerk, partners)
    if plan.facilitators:
        clerk.later(0, partial(people.note_facilitator, villages[0]))
    clerk.later(0, partial(partners.note, villages[0], plan.partners))
    clerk.later(0, partial(people.note_residents, villages[0], plan.residents))
    groups = [Group() for _ in plan.groups]
    begun: set[int] = set()
    for group, told in zip(groups, plan.groups, strict=True):
        if told.village not in begun:
            begun.add(told.village)
            clerk.later(told.entered, partial(people.note_officials, villages[told.village], plan.officials))
        clerk.later(told.entered, partial(people.note_group, villages[told.village], told, group))
    for event in plan.events:
        if isinstance(event, MeetingPlan):
            meetings.schedule(event, villages[event.village], None if event.group is None else groups[event.group])
            continue
        village, group = villages[plan.groups[event.group].village], groups[event.group]
        if isinstance(event, TrainingPlan):
            trainings.schedule(event, village, group)
        elif event.what == "book":
            funds.schedule(event, village, group)
        else:
            dealings.schedule(event, village, group)
