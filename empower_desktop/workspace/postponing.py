"""Leaving for later what waits for an answer: kept in this store alone, never sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from empower_desktop.language import N_
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace

FOR = timedelta(days=7)
POSTPONED = "postponed"


@dataclass(frozen=True)
class Postponed:
    """Until when something may wait, and which changes stood against each other when that was said."""

    until: date
    facing: frozenset[str] = frozenset()


def postpone(work: Workspace, key: str, facing: Iterable[str] = ()) -> Step:
    """Leave something for a week, or until another change joins those that face each other; `result` is the day it comes back."""
    until = work.today + FOR
    _keep(work, lambda kept: {**kept, key: Postponed(until, frozenset(facing))})
    return Step(N_("Left for later. It comes back on {day}.", day=work.language.day(until)), result=until)


def take_up(work: Workspace, key: str) -> Step:
    """Let something that was left for later wait again among the others."""
    _keep(work, lambda kept: {name: each for name, each in kept.items() if name != key})
    return Step(N_("It waits again."), result=key)


def postponed(work: Workspace) -> dict[str, Postponed]:
    """Give what is left for later and has not come back, by its key."""
    kept = work.store.setting(POSTPONED)
    found = {name: Postponed(date.fromisoformat(until), frozenset(facing)) for name, (until, facing) in json.loads(kept or "{}").items()}
    # What is to come back later than in a week was left while the clock was ahead: it waits again.
    return {name: each for name, each in found.items() if work.today < each.until <= work.today + FOR}


def rests_until(kept: Mapping[str, Postponed], key: str, facing: Iterable[str] = ()) -> date | None:
    """Give until when something is left for later; None when it waits: never left, or somebody added a rival since."""
    found = kept.get(key)
    return found.until if found is not None and found.facing.issuperset(facing) else None


def _keep(work: Workspace, changed: Callable[[dict[str, Postponed]], Mapping[str, Postponed]]) -> None:
    """Keep what is postponed after a change to it, read and written in one transaction."""

    def rewrite() -> None:
        kept = {name: (each.until.isoformat(), sorted(each.facing)) for name, each in changed(postponed(work)).items()}
        work.store.put_setting(POSTPONED, json.dumps(kept, sort_keys=True))

    work.store.write(lambda _: rewrite())
