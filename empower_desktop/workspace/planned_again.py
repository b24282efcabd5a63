"""A list whose questions are answered one after the other: kept while any waits, and planned again with all that is answered."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from empower_desktop.lists.grid import Listing, pack, unpack
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understood import Answers, Ask
from empower_desktop.workbook.proposing import Choice
from empower_desktop.workspace.choosing import Choosing
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.planning import Plan, Planner
from empower_desktop.workspace.remembered_lists import SAID, Given, known_answers, remembered
from empower_desktop.workspace.together import Moved, Together, moved_between
from empower_desktop.workspace.workspace import Workspace

_FORM = 1
Kept = Sequence[Any]
"""What a list says, packed, what it was taken as, its mapping, and what was answered with it."""


def keep_list(work: Workspace, merge: str, listing: Listing, kind: str, mapping: Mapping[str, str], answers: Answers) -> None:
    """Keep what a list says while questions of this import wait."""
    said = json.dumps([_FORM, [pack(listing), kind, dict(mapping), dict(answers)]])
    work.store.put_setting(f"{SAID}{merge}", b64encode(zlib.compress(said.encode("utf-8", "surrogatepass"))).decode("ascii"))


def planned_again(work: Workspace, said: str, given: Sequence[Given]) -> list[Choice]:
    """Plan the list that was kept as `said` with these answers beside those known, and give each with what it writes.

    What was kept in another form, by another version, is left alone: each answer then writes what was foretold.
    """
    form, kept = json.loads(zlib.decompress(b64decode(said)).decode("utf-8", "surrogatepass"))
    return _planned(work, kept, given) if form == _FORM else [choice for _, choice in given]


def _planned(work: Workspace, kept: Kept, given: Sequence[Given]) -> list[Choice]:
    packed, kind, mapping, answers = kept
    planner, known = Planner(work, Surveyed(unpack(packed)), kind, mapping, remembered(work)), known_answers(work, answers)
    before = planner.plan(known)
    asks = {ask.id: ask for ask in before.asks if ask.waits and not ask.pairs}
    planned = [(asks[waiting.asked.id], choice.code) for waiting, choice in given if _is_planned(asks, waiting, choice)]
    moved = _told_apart(planner, before, known, planned)
    choosing = Choosing(work, before, ())
    return [
        replace(choice, changes=tuple(choosing.writing(moved[waiting.asked.id]))) if waiting.asked.id in moved else choice
        for waiting, choice in given
    ]


def _is_planned(asks: Mapping[str, Ask], waiting: Waiting, choice: Choice) -> bool:
    ask = asks.get(waiting.asked.id)
    return ask is not None and choice.code != LEAVE.code and choice.code in [each.code for each in ask.options]


def _told_apart(planner: Planner, before: Plan, known: Answers, planned: Sequence[tuple[Ask, str]]) -> dict[str, list[Moved]]:
    """Give what each answer moves of what all of them move; a record goes with the answer that moves it alone, else with the first."""
    alone = {question: moved for (question, _), moved in Together(planner, before, known).moved(planned).items()}
    if len(alone) < 2:
        return alone
    owners = {each.record: question for question in reversed(alone) for each in alone[question]}
    shares: dict[str, list[Moved]] = {question: [] for question in alone}
    for each in moved_between(before, planner.plan({**known, **{ask.id: code for ask, code in planned}})):
        shares[owners.get(each.record, next(iter(alone)))].append(each)
    return shares
