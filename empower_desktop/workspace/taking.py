"""Taking in workbooks that were read: many in one transaction, each of them whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from empower_desktop.errors import Refusal, Trouble
from empower_desktop.placing import DISK_FULL
from empower_desktop.store.packed import BYTES, packed
from empower_desktop.workspace.arrived import Fresh
from empower_desktop.workspace.disk_room import DiskRoom
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.unpacking import drop_originals, keep_originals
from empower_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from empower_desktop.workspace.adding import Added

MUCH = 30_000
"""From so many records on a merge lays the indexes of lists aside: half of its time went into them."""


@dataclass
class Taking:
    """A merge under way: which kinds and records got something so far, and which of these a conflict.

    The edits `without` are left out; about those of them that are `undecided` nobody has said anything yet.
    """

    work: Workspace
    merge: str
    beside: Executor
    room: DiskRoom
    place: Path
    without: Collection[str]
    undecided: Collection[str]
    kinds: set[str] = field(default_factory=set)
    records: bytearray = field(default_factory=bytearray)
    disputed: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    leaves: bool = False
    laid_aside: bool = False

    def take(self, arrived: Sequence[Fresh]) -> Sequence[FileReport]:
        """Take in workbooks in one transaction; where that is refused, one by one, so that no file keeps the others out.

        Once the disk has no room for one, those after it are left out.
        """
        if self.room.is_out:
            return [self.room.leave_out(one.source, one.content.meta.author_name) for one in arrived]
        try:
            added = self._taken(arrived)
        except Refusal as refusal:
            if len(arrived) > 1:
                return [report for one in arrived for report in self.take([one])]
            if refusal.code == DISK_FULL:
                self.room.run_out()
            return [FileReport(arrived[0].source.name, "refused", problems=(refusal,), sender=arrived[0].content.meta.author_name)]
        self.beside.submit(self.work.store.carry_over)
        self._lay_aside()
        self.kinds.update(change.kind for change in added.fresh)
        self.records.extend(packed(dict.fromkeys([change.record for change in added.fresh])))
        for at in sorted({change.at for change in added.fresh}, reverse=True):
            self.work.clock.adopt(at)
        self.disputed |= added.disputed
        self.asked |= added.asked
        self.leaves = self.leaves or added.leaves
        return added.reports

    def _taken(self, arrived: Sequence[Fresh]) -> Added:
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

    def _written(self, arrived: Sequence[Fresh]) -> Added:
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

    def _add(self, arrived: Sequence[Fresh], kept: Future[None]) -> Added:
        from empower_desktop.workspace.adding import add  # what came before is not to wait for it

        added = add(self, arrived)
        kept.result()
        return added
