"""Leaving for later what waits for an answer: kept in this store alone, never sent."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from empower_desktop.language import N_
from empower_desktop.workspace.step import Postponed, Step
from empower_desktop.workspace.workspace import Workspace

FOR = timedelta(days=7)
POSTPONED = "postponed"


def postpone(work: Workspace, key: str, facing: Iterable[str] = ()) -> Step:
    """Leave something for a week, or until another change joins those that face each other; `result` is the day it comes back."""
    until = work.today + FOR
    former = _keep(work, {key: Postponed(until, frozenset(facing))})
    return Step(N_("Left for later"), result=until, put_off=tuple(former.items()))


def take_up(work: Workspace, key: str) -> Step:
    """Let something that was left for later wait again among the others."""
    return Step(N_("It waits again."), result=key, put_off=tuple(_keep(work, {key: None}).items()))


def put_back(work: Workspace, former: Iterable[tuple[str, Postponed | None]]) -> tuple[tuple[str, Postponed | None], ...]:
    """Let things wait, or be left for later, as they were before a step; give how they were until now."""
    return tuple(_keep(work, dict(former)).items())


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


def _keep(work: Workspace, changed: Mapping[str, Postponed | None]) -> dict[str, Postponed | None]:
    """Keep what is postponed and what no longer is, read and written in one transaction; give how each was before."""

    def rewrite() -> dict[str, Postponed | None]:
        before = postponed(work)
        now = {**before, **changed}
        kept = {name: (each.until.isoformat(), sorted(each.facing)) for name, each in now.items() if each is not None}
        work.store.put_setting(POSTPONED, json.dumps(kept, sort_keys=True))
        return {key: before.get(key) for key in changed}

    return work.store.write(lambda _: rewrite())
