"""A list whose questions are answered one after the other: kept while any waits, and planned again with all that is answered."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from empower_desktop.lists.grid import Listing, pack, unpack
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understood import Answers, Ask
from empower_desktop.workbook.proposing import Choice
from empower_desktop.workspace.choosing import Choosing
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.planning import Plan, Planner
from empower_desktop.workspace.remembered_lists import SAID, Given, known_answers, remembered
from empower_desktop.workspace.together import Answered, Moved, Together, moved_between
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
    kept = _unpacked(said)
    return _Again.of(work, kept).written(given, apart=False) if kept else [choice for _, choice in given]


def planned_apart(work: Workspace, said: str, given: Sequence[Given]) -> list[Choice]:
    """Plan the list that was kept as `said` with each of these answers beside those known, and give it with what it writes alone."""
    kept = _unpacked(said)
    return _Again.of(work, kept).written(given, apart=True) if kept else [choice for _, choice in given]


def reaching_each_other(work: Workspace, said: str, questions: Sequence[str]) -> dict[str, set[str]]:
    """Give, of these questions of the list that was kept as `said`, each with those whose answers reach the same rows and records.

    What reaches no row of its own, as the day of all payments, hangs together with every other.
    """
    kept = _unpacked(said)
    if not kept:
        return {}
    again = _Again.of(work, kept)
    kin = again.together.kin
    reach = {one: kin(again.asks[one]) for one in questions if one in again.asks}
    return {
        one: {other for other, theirs in reach.items() if other != one and not (own and theirs and own.isdisjoint(theirs))}
        for one, own in reach.items()
    }


def _unpacked(said: str) -> Kept:
    """Give what a list says as it was kept; nothing where that was in another form."""
    form, kept = json.loads(zlib.decompress(b64decode(said)).decode("utf-8", "surrogatepass"))
    return kept if form == _FORM else ()


@dataclass(frozen=True)
class _Again:
    """A kept list that is planned again: as it is with what is `known` to be answered, and what it asks then."""

    work: Workspace
    planner: Planner
    known: Answers
    before: Plan
    asks: Mapping[str, Ask]

    @classmethod
    def of(cls, work: Workspace, kept: Kept) -> Self:
        """Plan a list that was kept."""
        packed, kind, mapping, answers = kept
        planner, known = Planner(work, Surveyed(unpack(packed)), kind, mapping, remembered(work)), known_answers(work, answers)
        before = planner.plan(known)
        return cls(work, planner, known, before, {ask.id: ask for ask in before.asks if ask.waits and not ask.pairs})

    @property
    def together(self) -> Together:
        """What plans it with many answers at once."""
        return Together(self.planner, self.before, self.known)

    def written(self, given: Sequence[Given], *, apart: bool) -> list[Choice]:
        """Give these choices with what each writes: `apart` as the only one of them, else with all of them."""
        planned = [(self.asks[waiting.asked.id], choice.code) for waiting, choice in given if self._is_planned(waiting, choice)]
        alone = self.together.moved(planned)
        moved = alone if apart or len(alone) < 2 else self._told_apart(planned, alone)
        choosing = Choosing(self.work, self.before, ())
        return [
            replace(choice, changes=tuple(choosing.writing(moved[waiting.asked.id, choice.code])))
            if (waiting.asked.id, choice.code) in moved
            else choice
            for waiting, choice in given
        ]

    def _is_planned(self, waiting: Waiting, choice: Choice) -> bool:
        ask = self.asks.get(waiting.asked.id)
        return ask is not None and choice.code != LEAVE.code and choice.code in [each.code for each in ask.options]

    def _told_apart(self, planned: Sequence[tuple[Ask, str]], alone: dict[Answered, list[Moved]]) -> Mapping[Answered, list[Moved]]:
        """Give what each answer moves of what all of them move; a record goes with the answer that moves it alone, else with the first."""
        owners = {each.record: answered for answered in reversed(alone) for each in alone[answered]}
        shares: dict[Answered, list[Moved]] = {answered: [] for answered in alone}
        for each in moved_between(self.before, self.planner.plan({**self.known, **{ask.id: code for ask, code in planned}})):
            shares[owners.get(each.record, next(iter(alone)))].append(each)
        return shares
