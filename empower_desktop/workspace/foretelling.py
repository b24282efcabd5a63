"""Telling what workbooks would do while nothing is written: past some size, what was foretold waits in a copy of the store.

So the memory that it takes does not grow with the number of workbooks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from empower_desktop.errors import Trouble
from empower_desktop.history.change import Change
from empower_desktop.workspace.adding import report
from empower_desktop.workspace.arrived import Fresh
from empower_desktop.workspace.awaited import files_named, is_attachment, waited_for
from empower_desktop.workspace.by_hand import Weighing
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.counting import Foresight
from empower_desktop.workspace.disk_room import DiskRoom
from empower_desktop.workspace.files import kept_here
from empower_desktop.workspace.files_told import Looking
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.opening import copied
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.retelling import Keeping, Retelling
from empower_desktop.workspace.workspace import Workspace

MOST_HELD = 3_000
"""So many changes are held in memory, as many as a merge takes in at once."""


@contextmanager
def foretelling(work: Workspace, room: DiskRoom, place: Path, without: Collection[str] = ()) -> Iterator[Foretelling]:
    """Give what foretells, with the copy that it may come to need in a place, for as long as the block lasts.

    `without` names, by the ids of their changes, the edits that are to be left out.
    """
    with ExitStack() as held:
        foresight = Foresight(work)
        yield Foretelling(work, held, room, place, foresight, Weighing(work, without, foresight), MOST_HELD)


@dataclass
class Foretelling:
    """Foretells workbooks one after the other: each finds what those before it would have brought."""

    work: Workspace
    held: ExitStack
    room: DiskRoom
    place: Path
    foresight: Foresight
    weighing: Weighing
    most_held: float
    disputed: set[str] = field(default_factory=set)
    attached: set[str] = field(default_factory=set)
    is_beside: bool = False
    keeping: Keeping = field(default_factory=Keeping)

    def foretell(self, arrived: Sequence[Fresh]) -> list[FileReport]:
        """Tell what would become of the next workbooks."""
        taken = self.weighing.weigh(arrived)
        self.attached |= files_named(change for one in taken for change in one.changes)
        several = self.foresight.foresee([one.changes for one in taken])
        reports = [report(one, *each) for one, each in zip(taken, several, strict=True)]
        for one, (_, addition), told in zip(taken, several, reports, strict=True):
            self.keeping.note(one, addition, told)
            self.room.foretell(addition.fresh, one.arrived.source.size)
        if sum(map(len, self.foresight.coming.values())) > self.most_held:
            self._lay_down()
        return reports

    def packed_visible(self, records: set[bytes]) -> Mapping[bytes, str]:
        """Give, of records named by packed ids, those that lists would show then, with their kinds."""
        return self.foresight.packed_visible(records)

    @property
    def looking(self) -> Looking:
        """What looks for files for which records would wait then; what another place brings is waited for no more."""
        waiting = waited_for(self.work, self.foresight.work.store, self._coming)
        return Looking(waiting, partial(kept_here, self.work), keep=lambda *_: None)

    def is_attachment(self, name: str) -> bool:
        """Say whether a record would have the file of this hash as attached then."""
        return is_attachment(name, self.work.store, self.attached)

    def kept(self, files: Sequence[FileReport], again: Sequence[tuple[int, int]]) -> Retelling | None:
        """Give what is needed to tell these reports anew with other edits left out; `again` came before, with places and arrivals."""
        ledger = Ledger(self.foresight.work, self.foresight, [Waiting(each, "", "") for told in files for each in told.questions])
        return self.keeping.kept(self.work, ledger, files, again)

    @property
    def digest(self) -> str:
        """The digest of what would be here then."""
        return self.foresight.work.store.digest(change.id for change in self._coming)

    @property
    def asks(self) -> bool:
        """Say whether something would be asked that no later workbook answers."""
        return self.weighing.asks

    @property
    def waits(self) -> bool:
        """Say whether something would wait for a decision that no later workbook settles or answers."""
        return self.asks or self.foresight.waits or any(self.foresight.work.store.conflicts(record=record) for record in self.disputed)

    @property
    def _coming(self) -> Iterator[Change]:
        return (change for changes in self.foresight.coming.values() for change in changes)

    def _lay_down(self) -> None:
        """Write what was foretold so far into a copy of the store, and go on from there."""
        try:
            beside = self.foresight.work if self.is_beside else self._copied()
            with beside.store.together(lasting=False):
                if self.is_beside:
                    beside.store.add(self.foresight.whole)
                else:
                    beside.store.append(self._coming)
        except Trouble:
            self.most_held = float("inf")  # no room for a copy: it is held in memory then
            return
        # From now on each piece goes there by itself, weighed against what nobody else writes into.
        self.is_beside, self.most_held = True, 0
        self.disputed |= self.foresight.disputed
        self.foresight = Foresight(beside)
        self.weighing = replace(self.weighing, work=beside, ahead=self.foresight)

    def _copied(self) -> Workspace:
        self.room.refuse_copy()
        folder = self.place / "ahead"
        folder.mkdir()
        return self.held.enter_context(copied(self.foresight.work, folder))
