"""Files that are missing: which never came, which came and were undone, and which nobody is asked for any more."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from empower_desktop.history.digest import digest
from empower_desktop.language import N_
from empower_desktop.store import Arrival
from empower_desktop.store.notes import EXPORT, RETURN
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace

TAKEN_BACK, FORGONE = "exports_taken_back", "exports_forgone"
EMPTY = digest(())
"""The data code of an export that held nothing."""
NEVER_NAMED, ANY_RECEIPT, NOTHING_IN_IT = 0, 10**9, -1
"""Instead of the number of the last receipt that may have named an export: none has, nobody knows which, or it does not matter."""
_SAID_OF_ITSELF = ("file", "export_id", "author_id", "author_name", "digest", "scope", "made", "at", "seq")


class Gap(NamedTuple):
    """An export that is not here: its number within the store that it was sent from."""

    store: str
    number: int


def gaps_in(exports: Iterable[Arrival], undone: Iterable[Arrival] = ()) -> tuple[Gap, ...]:
    """Give what is missing of somebody's exports, some of which were undone.

    That are numbers skipped within one store, exports named as previous that are not here, and those undone.
    """
    found: list[Gap] = []
    held = list(exports)
    here, ids = {Gap(one.store_id, one.number) for one in held}, {one.export_id for one in held}
    sent = sorted([*held, *undone], key=attrgetter("store_id", "number"))
    for store, group in groupby(sent, key=attrgetter("store_id")):
        of_store = list(group)
        up_to_last = {Gap(store, number) for number in range(1, of_store[-1].number + 1)}
        named = {Gap(store, one.number - 1) for one in held if one.store_id == store and one.previous and one.previous not in ids}
        found.extend(sorted((up_to_last - here) | {gap for gap in named if gap.number}))
    return tuple(found)


def remember_taken_back(work: Workspace, merge: str) -> None:
    """Note which exports a merge brought that is being undone: the receipts given so far may have named them.

    A delta that goes by one of these may have left out what they held. Of one that held nothing, nothing can be missing.
    What each said of itself is kept, so that whoever sent it is not forgotten with it. One that came although nobody was asked for it
    any more is asked for again.
    """
    last = work.store.next_export(RETURN)[0] - 1
    noted = _noted(work)
    came = {Gap(one.store_id, one.number): one for one in work.store.arrivals(merge) if one.purpose == EXPORT}
    for gap, one in came.items():
        held_nothing = one.digest == EMPTY and not one.changes  # what was typed into an empty one stands nowhere else
        noted[gap] = (NOTHING_IN_IT if held_nothing else last, {name: getattr(one, name) for name in _SAID_OF_ITSELF})
    listed = [[*gap, *note] for gap, note in sorted(noted.items(), key=lambda each: each[0])]
    work.store.put_setting(TAKEN_BACK, json.dumps(listed))
    if not came.keys().isdisjoint(forgone(work)):
        ask_again(work, came)


def receipts_of_taken_back(work: Workspace) -> dict[Gap, int]:
    """Give the exports that came with merges that were undone, each with the last of the receipts that may have named it."""
    return {gap: receipt for gap, (receipt, _) in _noted(work).items()}


def taken_back(work: Workspace) -> list[Arrival]:
    """Give the exports that came with merges that were undone, and are not here again, in the order they came."""
    here = {(one.store_id, one.number) for one in work.store.exports_held()}
    told = [(gap, said) for gap, (_, said) in _noted(work).items() if said and gap not in here]
    gone = [Arrival("", store_id=gap.store, number=gap.number, purpose=EXPORT, held=False, **said) for gap, said in told]
    return sorted(gone, key=attrgetter("seq"))


def forgone(work: Workspace) -> frozenset[Gap]:
    """Give the files that nobody is asked for any more, whether or not they came after all."""
    return frozenset(Gap(str(store), int(number)) for store, number in json.loads(work.store.setting(FORGONE) or "[]"))


def ask_no_more(work: Workspace, gaps: Collection[Gap]) -> Step:
    """Ask for some files no more, since the laptop that made them is gone; `result` are these.

    One that comes after all is merged like any other.
    """
    _keep(work, lambda kept: kept | set(gaps))
    return Step(N_("Not asked for any more. If such a file comes after all, it can be merged like any other."), result=tuple(gaps))


def ask_again(work: Workspace, gaps: Collection[Gap]) -> Step:
    """Ask again for files that nobody was asked for any more; `result` are these."""
    _keep(work, lambda kept: kept - set(gaps))
    return Step(N_("Asked for again."), result=tuple(gaps))


def _keep(work: Workspace, changed: Callable[[frozenset[Gap]], frozenset[Gap]]) -> None:
    """Keep what is forgone after a change to it, read and written in one transaction."""
    work.store.write(lambda _: work.store.put_setting(FORGONE, json.dumps(sorted(changed(forgone(work))))))


def _noted(work: Workspace) -> dict[Gap, tuple[int, dict[str, Any]]]:
    """Give what was noted of the exports of undone merges: the last receipt that may have named each, and what it said of itself.

    What was taken back before receipts were told apart says nothing of them, and before that what it said of itself was not kept.
    """
    noted = json.loads(work.store.setting(TAKEN_BACK) or "[]")
    return {
        Gap(str(store), int(number)): (int(more[0]) if more else ANY_RECEIPT, more[1] if more[1:] else {}) for store, number, *more in noted
    }
