"""Taking in workbooks that were read: many in one transaction, each of them whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from empower_desktop.errors import Refusal, Trouble
from empower_desktop.placing import DISK_FULL
from empower_desktop.store import Addition, Arrival, Merge
from empower_desktop.store.packed import BYTES, packed
from empower_desktop.workbook.ground import filler
from empower_desktop.workspace.arriving import Fresh
from empower_desktop.workspace.by_hand import Taken, Weighing
from empower_desktop.workspace.counting import Counts, Foresight
from empower_desktop.workspace.disk_room import DiskRoom
from empower_desktop.workspace.left_out import keep_left_out, keep_untaken, untaken_of
from empower_desktop.workspace.names_told import note_names_told
from empower_desktop.workspace.receipts import receipt_words, take_receipt
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.scope import scope_json
from empower_desktop.workspace.unpacking import drop_originals, keep_originals
from empower_desktop.workspace.workspace import Workspace

MUCH = 30_000
"""From so many records on a merge lays the indexes of lists aside: half of its time went into them."""

Foretold = tuple[Mapping[str, Counts], Addition]
"""The counts of a workbook by kind, and what it adds."""


@dataclass
class Taking:
    """A merge under way: which kinds and records got something so far, and which of these a conflict."""

    work: Workspace
    merge: str
    beside: Executor
    weighing: Weighing
    room: DiskRoom
    place: Path
    kinds: set[str] = field(default_factory=set)
    records: bytearray = field(default_factory=bytearray)
    disputed: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    leaves: bool = False
    laid_aside: bool = False

    def take(self, arrived: Sequence[Fresh]) -> list[FileReport]:
        """Take in workbooks in one transaction; where that is refused, one by one, so that no file keeps the others out.

        Once the disk has no room for one, those after it are left out.
        """
        if self.room.is_out:
            return [self.room.leave_out(one.source, one.content.meta.author_name) for one in arrived]
        try:
            taken, foretold = self._taken(arrived)
        except Refusal as refusal:
            if len(arrived) > 1:
                return [report for one in arrived for report in self.take([one])]
            if refusal.code == DISK_FULL:
                self.room.run_out()
            return [FileReport(arrived[0].source.name, "refused", problems=(refusal,), sender=arrived[0].content.meta.author_name)]
        self.beside.submit(self.work.store.carry_over)
        self._lay_aside()
        fresh = [change for _, addition in foretold for change in addition.fresh]
        self.kinds.update(change.kind for change in fresh)
        self.records.extend(packed(dict.fromkeys([change.record for change in fresh])))
        for at in sorted({change.at for change in fresh}, reverse=True):
            self.work.clock.adopt(at)
        for one in taken:
            self.asked.update(each.id for each in one.by_hand.questions)
            self.leaves = self.leaves or one.leaves_something
        return [report(one, *each) for one, each in zip(taken, foretold, strict=True)]

    def _taken(self, arrived: Sequence[Fresh]) -> tuple[list[Taken], list[Foretold]]:
        """Write workbooks; one for which there was no room may find that which was given back meanwhile."""
        try:
            return self._written(arrived)
        except Refusal as refusal:
            if refusal.code != DISK_FULL:
                raise
            drop_originals(self.work.store, [one.sha256 for one in arrived])
            if len(arrived) > 1:
                raise
        try:
            return self._written(arrived)
        except Refusal:
            drop_originals(self.work.store, [one.sha256 for one in arrived])
            raise

    def _written(self, arrived: Sequence[Fresh]) -> tuple[list[Taken], list[Foretold]]:
        """Write workbooks in one transaction; their originals are kept meanwhile, before the changes are, so that none is without it."""
        kept = self.beside.submit(keep_originals, self.work.store.originals, {one.sha256: one.source for one in arrived}, self.place)
        try:
            # A power cut may undo the last files, each of them whole: the disk is waited for once, at the end.
            return self.work.store.write(lambda _: self._add(arrived, kept), lasting=False, sparing=True)
        finally:
            wait([kept])

    def finish(self) -> None:
        """Make what came lasting, and lists quick again."""
        if self.room.is_out:
            self.work.store.give_room_back()
        if self.laid_aside:
            # What came is here all the same; where this fails, as on a full disk, the next opening makes them.
            with suppress(Trouble):
                self.work.store.make_indexes()
        if self.brought_something:
            self.work.store.make_lasting()

    def _lay_aside(self) -> None:
        """Lay the indexes of lists aside once this merge has brought very much, and more than was here before: then more will come."""
        brought = len(self.records) // BYTES
        if not self.laid_aside and brought > MUCH and 2 * brought > self.work.store.count_records():
            with suppress(Trouble):  # on a full disk they stay
                self.work.store.lay_indexes_aside()
                self.laid_aside = True

    @property
    def asks(self) -> bool:
        """Whether a question that came so far waits: no later workbook answered it."""
        return not self.asked.isdisjoint(each.id for each in self.work.store.questions()) if self.asked else False

    @property
    def brought_something(self) -> bool:
        """Whether anything came so far that an undo takes back."""
        return bool(self.kinds) or self.leaves

    def _add(self, arrived: Sequence[Fresh], kept: Future[None]) -> tuple[list[Taken], list[Foretold]]:
        # Weighed and counted within the transaction: what is told is what is done, whoever else writes.
        weighing, foresight, store = self.weighing.beginning(), Foresight(self.work), self.work.store
        taken = weighing.weigh(arrived)
        arrivals = [self._arrival(one) for one in taken]
        foretold = foresight.foresee([one.changes for one in taken])
        self.room.refuse(foresight.whole.fresh, sum(one.source.size for one in arrived))
        if not self.brought_something and (foresight.whole.fresh or any(one.leaves_something for one in taken)):
            store.note_merge(Merge(self.merge, arrivals[0].at, self.work.author.id))
        new = [len(addition.fresh) for _, addition in foretold]
        store.add_several(foresight.whole, list(zip(arrivals, new, strict=True)))
        for one, arrival in zip(taken, arrivals, strict=True):
            if one.leaves_something:
                weighing.keep(one, arrival)
            if one.arrived.may_hold_edits:
                content, untaken = one.arrived.content, untaken_of(self.work, one.by_hand.problems, one.not_taken)
                keep_untaken(self.work, arrival, untaken, content.changes, filler(content.filled_in_by, arrival.author_name))
                keep_left_out(self.work, arrival, one.not_taken)
            take_receipt(self.work, one.arrived.content)
        note_names_told(store, taken)
        kept.result()
        self.disputed |= foresight.disputed
        return taken, foretold

    def _arrival(self, taken: Taken) -> Arrival:
        arrived = taken.arrived
        meta = arrived.content.meta
        return Arrival(
            merge=self.merge,
            file=arrived.source.name,
            sha256=arrived.sha256,
            export_id=meta.export_id,
            store_id=meta.store_id,
            number=meta.number,
            previous=meta.previous_export,
            author_id=meta.author_id,
            author_name=meta.author_name,
            digest=meta.digest,
            practice=meta.practice,
            scope=scope_json(meta.scope),
            purpose=meta.purpose,
            made=meta.created_at,
            at=self.work.clock.stamp(),
            records=packed(dict.fromkeys(change.record for change in taken.changes)),
            edits_left_out=arrived.edits_left_out,
        )


def report(taken: Taken, counts: Mapping[str, Counts], addition: Addition) -> FileReport:
    """Tell what became of a workbook, or would become of it."""
    arrived, by_hand = taken.arrived, taken.by_hand
    meta, fresh = arrived.content.meta, {change.id for change in addition.fresh}
    return FileReport(
        file=arrived.source.name,
        status="merged" if fresh or taken.leaves_something else "same",
        counts=taken.counted(counts),
        problems=by_hand.problems,
        sender=meta.author_name,
        number=meta.number,
        digest=meta.digest,
        sha256=arrived.sha256,
        proposals=tuple(each for each in by_hand.proposals if each.change.id in fresh),
        questions=by_hand.questions,
        notes=(*(receipt_words(meta) if taken.receipt else ()), *taken.told, *arrived.content.notes),
        left_out=taken.left_out,
        lacking=frozenset(taken.lacking),
    )
