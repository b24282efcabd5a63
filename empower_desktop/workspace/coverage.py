"""What has arrived from whom: each worker's exports, and what is missing between them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from operator import attrgetter

from empower_desktop.history.clock import local_moment
from empower_desktop.language import N_, Message
from empower_desktop.store import Arrival
from empower_desktop.workbook.proposing import Asked
from empower_desktop.workspace.gaps import (
    ANY_RECEIPT,
    NEVER_NAMED,
    NOTHING_IN_IT,
    Gap,
    forgone,
    gaps_in,
    receipts_of_taken_back,
    taken_back,
)
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.returning import Worker, workers
from empower_desktop.workspace.rivals_gone import still_asked
from empower_desktop.workspace.scope import is_part
from empower_desktop.workspace.untaken import Untaken, for_sender, kept_untaken
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Laptop:
    """One store of a worker: its last file, the gaps, those of them to ask for, those that came and were undone, and those let go.

    Of a store of which every file was undone, the last one is not here. A new laptop is a new store, and so is an old one on which a
    backup was restored. It is the `nth` `of` them, as they came into sight.
    """

    last: Arrival
    gaps: tuple[Gap, ...]
    wanted: tuple[Gap, ...]
    nth: int
    of: int
    undone: tuple[Gap, ...] = ()
    forgone: tuple[Gap, ...] = ()

    @property
    def is_present(self) -> bool:
        """Whether it is the one in use now."""
        return self.nth == self.of

    @property
    def called(self) -> Message | None:
        """What tells it from other laptops before the one in use; nothing where there is only one before."""
        return N_("laptop {nth} of {all}", nth=self.nth, all=self.of) if self.of > 2 else None

    @property
    def day(self) -> date:
        """The day of its last file."""
        return local_moment(self.last.made or self.last.at).date()


@dataclass(frozen=True)
class Coverage:
    """What came from one worker: their exports in order, the gaps, and how many days ago the last one came; None when none did.

    `taken_back` are the exports that were undone and are not here, so that who sent nothing else is not forgotten. Of the gaps those are
    `forgone` that nobody is asked for any more.
    `lacks_older` says that files of theirs leave out what others have received, nothing came that holds it, and no gap is asked for.
    """

    worker: Worker
    exports: tuple[Arrival, ...]
    gaps: tuple[Gap, ...]
    last: Arrival | None
    records: int
    days: int | None
    questions: tuple[Waiting, ...] = ()
    healed: frozenset[Gap] = field(default_factory=frozenset)
    untaken: tuple[Untaken, ...] = ()
    lacks_older: bool = False
    taken_back: tuple[Arrival, ...] = ()
    forgone: frozenset[Gap] = field(default_factory=frozenset)

    @property
    def wanted(self) -> tuple[Gap, ...]:
        """The gaps whose content no later export has brought, and that nobody let go: those to ask for."""
        return tuple(gap for gap in self.missing if gap not in self.healed)

    @property
    def missing(self) -> tuple[Gap, ...]:
        """The gaps that nobody let go."""
        return tuple(gap for gap in self.gaps if gap not in self.forgone)

    @property
    def undone(self) -> frozenset[Gap]:
        """The gaps of what came and was undone."""
        return frozenset(Gap(one.store_id, one.number) for one in self.taken_back)

    @property
    def of_lost_laptop(self) -> tuple[Gap, ...]:
        """The gaps to let go when it is said that a laptop is gone: those told of laptops before the one in use, or else of that one."""
        return tuple(gap for laptop in self.laptops if not laptop.is_present for gap in laptop.gaps) or self.missing

    @cached_property
    def laptops(self) -> tuple[Laptop, ...]:
        """What came from each laptop of the worker, the one that came into sight last before the others."""
        by_store: dict[str, list[Arrival]] = {}
        for one in sorted((*self.exports, *self.taken_back), key=attrgetter("seq")):
            by_store.setdefault(one.store_id, []).append(one)
        missing, wanted, undone = self.missing, self.wanted, self.undone
        return tuple(
            Laptop(
                max(here, key=attrgetter("held", "number")),
                tuple(gap for gap in missing if gap.store == store),
                tuple(gap for gap in wanted if gap.store == store),
                nth,
                len(by_store),
                tuple(gap for gap in missing if gap.store == store and gap in undone),
                tuple(gap for gap in self.gaps if gap.store == store and gap in self.forgone),
            )
            for nth, (store, here) in reversed(list(enumerate(by_store.items(), 1)))
        )


def coverage(work: Workspace) -> list[Coverage]:
    """Give what came from each worker, those who sent something first, by name."""
    by_author: dict[str, list[Arrival]] = {}
    for arrival in (*work.store.exports_held(), *taken_back(work)):
        if arrival.author_id != work.author.id:
            by_author.setdefault(arrival.author_id, []).append(arrival)
    records, questions = work.store.made_by(), _asked_about(work)
    people = [worker for worker in workers(work) if worker.id in by_author]
    untaken = kept_untaken(work)
    told = [_of_worker(work, worker, by_author[worker.id], records.get(worker.id, 0), questions) for worker in people]
    return [replace(one, untaken=_to_mend(work, for_sender(untaken, by_author[one.worker.id]))) for one in told]


def _to_mend(work: Workspace, untaken: Sequence[Untaken]) -> tuple[Untaken, ...]:
    """Give what could not be taken of the workbooks of a worker, but for cells of what somebody wrote anew since these were made."""
    histories = work.store.histories({each.record for each in untaken if each.record and each.field})
    return tuple(each for each in untaken if not any(map(each.is_written_anew_by, histories.get(each.record, ()))))


def _once_here(work: Workspace) -> dict[Gap, int]:
    """Give the exports that were here once, those of undone merges among them, each with the last receipt that may have named it."""
    unsure = {Gap(one.store_id, one.number): ANY_RECEIPT for one in work.store.exports_held(held=False)}
    return {**unsure, **receipts_of_taken_back(work)}


def _of_worker(
    work: Workspace, worker: Worker, arrivals: Sequence[Arrival], records: int, questions: dict[tuple[str, str], list[Waiting]]
) -> Coverage:
    exports = tuple({arrival.export_id: arrival for arrival in arrivals if arrival.held}.values())
    undone = tuple(arrival for arrival in arrivals if not arrival.held)
    last = _last_of(exports)
    gaps = gaps_in(exports, undone)
    # Once the clock of this laptop was years ahead, nobody knows how long ago that was.
    days = max(0, (work.today - local_moment(last.at).date()).days) if last else None
    # A question of an earlier version knows only the name of its file, which two workbooks of one merge may share.
    named = dict.fromkeys((arrival.merge, each) for arrival in arrivals for each in (arrival.sha256, arrival.file))
    asked = [each for one in named for each in questions.get(one, ()) if _is_about(each.asked, worker)]
    once_here = _once_here(work) if gaps else {}
    healed = frozenset(gap for gap in gaps if _is_healed(gap, exports, work.store.id, once_here.get(gap, NEVER_NAMED)))
    lacks = _lacking_older(exports, work.store.id) - {gap.store for gap in gaps if gap not in healed}
    told = Coverage(worker, exports, gaps, last, records, days, tuple(asked), healed, lacks_older=bool(lacks))
    return replace(told, taken_back=undone, forgone=forgone(work).intersection(gaps))


def _last_of(exports: Sequence[Arrival]) -> Arrival | None:
    """Give the highest number of the store that came into sight last; laptops' clocks are not asked."""
    if not exports:
        return None
    first_seen: dict[str, int] = {}
    for one in exports:
        first_seen.setdefault(one.store_id, one.seq)
    return max(exports, key=lambda one: (first_seen[one.store_id], one.number, one.seq))


def _is_healed(gap: Gap, exports: Iterable[Arrival], here: str, named: int) -> bool:
    """Say whether a later export of the same store held everything, or all but what this store `here` had said to hold.

    Receipts of this store up to the one of the number `named` may have said so of the gap itself.
    """
    return named == NOTHING_IN_IT or any(
        one.store_id == gap.store and one.number > gap.number and _is_everything(one, here, named) for one in exports
    )


def _is_everything(arrival: Arrival, here: str, named: int) -> bool:
    since = _since(arrival)
    return not is_part(arrival.scope) and (not since or since.get(here, 0) > named)


def _since(arrival: Arrival) -> dict[str, int]:
    """Give the receipts by which an export left out what had arrived: the stores that gave them, with their numbers."""
    since: dict[str, int] = json.loads(arrival.scope or "{}").get("since_receipt") or {}
    return since


def _lacking_older(exports: Sequence[Arrival], here: str) -> set[str]:
    """Give the stores whose files leave out what others than this store `here` have received, while nothing came that holds that.

    A laptop that came into sight later and sent everything is in use now: more than that nobody can send.
    """
    lacking = {one.store_id for one in exports if here not in _since(one) and _since(one)}
    whole = {one.store_id for one in exports if _is_everything(one, here, NEVER_NAMED)}
    seen = list(dict.fromkeys(one.store_id for one in sorted(exports, key=attrgetter("seq"))))
    return {store for store in lacking if whole.isdisjoint(seen[seen.index(store) :])}


def _asked_about(work: Workspace) -> dict[tuple[str, str], list[Waiting]]:
    found: dict[tuple[str, str], list[Waiting]] = {}
    for each in still_asked(work):
        found.setdefault(each.by_file, []).append(each)
    return found


def _is_about(asked: Asked, worker: Worker) -> bool:
    """Say whether a question may be about a workbook of this worker: what its answers write is by who made that."""
    writers = {change.by for choice in asked.choices for change in choice.changes}
    return not writers or worker.id in writers
