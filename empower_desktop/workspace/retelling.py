"""Telling a preview anew with other edits left out, quickly: of the workbooks only what edits touch was kept.

What a workbook does to any other record does not depend on the ticks. So the records that were edited are counted twice,
once with every edit and once without those that are left out, and the difference is what the ticks make.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from empower_desktop.history.change import DELETED, Change
from empower_desktop.store import Addition
from empower_desktop.store.packed import each_in, packed
from empower_desktop.workbook.ground import EDITED
from empower_desktop.workbook.proposing import Proposal
from empower_desktop.workspace.adding import report
from empower_desktop.workspace.again import counts_again
from empower_desktop.workspace.arrived import Fresh
from empower_desktop.workspace.by_hand import Taken, Weighing
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.counting import Foresight, owner_named
from empower_desktop.workspace.counts import Counts, in_order
from empower_desktop.workspace.report import FileReport, Merged
from empower_desktop.workspace.workspace import Workspace

By = Mapping[str, Counts]


@dataclass(frozen=True)
class Kept:
    """A workbook as it is kept: its place among all, what was told of it, its log as far as edits touch it, and whether it brings more."""

    place: int
    told: FileReport
    arrived: Fresh
    log: tuple[Change, ...]
    brings_more: bool
    receipt: bool

    @property
    def may_turn(self) -> bool:
        """Whether ticks can change what is told of it or of one after it, for which who asks first, or proposes, must be there."""
        return bool(self.log or self.arrived.proposed.proposals or self.arrived.proposed.questions or not self.arrived.is_weighed)


@dataclass(frozen=True)
class Retelling:
    """What is kept of a preview to tell it anew, from the first workbook on in which something was edited or is asked.

    `before` is what the workbooks before that one bring to the same records; `again` are places and arrivals of workbooks that came
    before and may be counted otherwise; `counts` and `counts_again` are what both come to when every edit is taken.
    """

    before: tuple[Change, ...]
    files: tuple[Kept, ...]
    again: tuple[tuple[int, int], ...] = ()
    counts: tuple[By, ...] = ()
    counts_again: tuple[By, ...] = ()


def retold(work: Workspace, merged: Merged, without: Collection[str], undecided: Collection[str] = ()) -> Merged:
    """Tell a preview anew as it is when these edits, by the ids of their changes, are left out; they stand in it all the same.

    Of those nobody refused the `undecided`.
    """
    kept = merged.retelling
    if kept is None:
        return merged
    files = list(merged.files)
    telling = _Telling(work, kept, without, undecided)
    for each, was, (taken, counts, addition) in zip(kept.files, kept.counts, telling.told(), strict=True):
        now, shown = report(taken, counts, addition), files[each.place]
        beside = [problem for problem in shown.problems if problem not in each.told.problems]  # of the disk, not of the file
        files_beside = [note for note in shown.notes if note not in each.told.notes]  # photos and documents that came along
        files[each.place] = replace(
            now,
            status="merged" if each.brings_more or files_beside else now.status,
            notes=(*now.notes, *files_beside),
            counts=_moved(each.told.counts, was, now.counts),
            problems=(*now.problems, *beside),
            proposals=_offered(each, taken, addition),
        )
    for (place, _), was_again, now_again in zip(kept.again, kept.counts_again, telling.told_again(), strict=True):
        files[place] = replace(files[place], counts=_moved(files[place].counts, was_again, now_again))
    return replace(merged, files=tuple(files), digest="" if without else merged.digest)


def _moved(whole: By, was: By, now: By) -> By:
    """Give counts of a whole workbook with those of the touched records in place of what these were."""
    none = Counts()
    moved = {kind: whole.get(kind, none).less(was.get(kind, none)).plus(now.get(kind, none)) for kind in {**whole, **now}}
    return in_order({kind: counts for kind, counts in moved.items() if counts.read})


def _offered(kept: Kept, taken: Taken, addition: Addition) -> tuple[Proposal, ...]:
    """Give the edits to take or leave: those that bring something, and those that are left out."""
    if kept.arrived.is_weighed:
        return kept.told.proposals
    shown = {change.id for change in addition.fresh}.union(each.change.id for each in taken.left_out)
    return tuple(each for each in taken.offered if each.change.id in shown)


@dataclass
class _Telling:
    """Foretells once what was kept, each workbook finding what those before it bring."""

    work: Workspace
    kept: Retelling
    without: Collection[str]
    undecided: Collection[str]

    def __post_init__(self) -> None:
        self._ahead = Foresight(self.work)
        self._weighing = Weighing(self.work, self.without, self._ahead, undecided=self.undecided)

    def told(self) -> Iterator[tuple[Taken, By, Addition]]:
        """Give of each workbook what is taken of it, and what that comes to."""
        self._ahead.foresee([self.kept.before])
        for some in _in_pieces(self.kept.files):
            taken = self._weighing.weigh([each.arrived for each in some])
            foretold = self._ahead.foresee([_narrowed(*each) for each in zip(some, taken, strict=True)])
            for kept, one, (counts, addition) in zip(some, taken, foretold, strict=True):
                yield replace(one, receipt=kept.receipt), counts, addition

    def told_again(self) -> list[By]:
        """Count once more, after `told`, the workbooks that came before."""
        return list(counts_again(self.work, self._ahead.packed_visible, [seq for _, seq in self.kept.again]))


def _in_pieces(files: Sequence[Kept]) -> Iterator[Sequence[Kept]]:
    """Give the workbooks as they are taken in: each that may hold edits begins a piece, those with answers come at the end.

    A merge cuts by size and time too, which makes no difference to what is told.
    """
    some: list[Kept] = []
    for each in files:
        if each.arrived.content.answers is not None:
            continue
        if some and each.arrived.may_hold_edits:
            yield some
            some = []
        some.append(each)
    yield some
    yield from ([each] for each in files if each.arrived.content.answers is not None)


def _narrowed(kept: Kept, taken: Taken) -> Sequence[Change]:
    if taken.settlement is not None:
        return taken.settlement.changes
    return (*kept.log, *[each.change for each in taken.by_hand.proposals])


@dataclass(frozen=True)
class _Noted:
    """A workbook as it is noted while others are still read: of its log the ids alone, and which of its changes were new."""

    told: FileReport
    arrived: Fresh
    log: bytes
    fresh: bytes
    receipt: bool


@dataclass
class Keeping:
    """Gathers during a preview what `retold` needs; as long as nothing was edited, nothing is kept."""

    noted: list[_Noted] = field(default_factory=list)
    _touched: set[str] = field(default_factory=set)
    _owners: set[str] = field(default_factory=set)
    _parts: dict[str, set[str]] = field(default_factory=dict)
    _exports: set[str] = field(default_factory=set)

    def note(self, taken: Taken, addition: Addition, told: FileReport) -> None:
        """Note a workbook that was foretold, every edit being taken."""
        logged, proposed = taken.arrived.content.changes, taken.arrived.proposed
        # An edit that another coordinator took in comes here in a log, and later copies of its export are held against it.
        self._touched.update(change.record for change in logged if change.why.startswith(EDITED))
        if not (self.noted or taken.by_hand.proposals or taken.asked):
            return
        # What is a question beside an edit of another copy may be an edit once that one is left out, and an edit a question. What an
        # answer would write may have come in a log too.
        edited = [each.change for each in proposed.proposals]
        answers = [change for each in (*proposed.questions, *taken.asked) for choice in each.choices for change in choice.changes]
        self._touched.update(change.record for change in (*edited, *answers))
        # Whether a part counts depends on what it is part of, also where the part comes only once something is left out.
        self._owners.update(owner for change in (*edited, *answers) if (owner := owner_named(change)))
        for change in (*logged, *edited):
            if (owner := owner_named(change)) in self._touched:
                self._parts.setdefault(owner, set()).add(change.record)
        self.noted.append(_Noted(told, self._spared(taken), _packed(logged), _packed(addition.fresh), taken.receipt))

    def kept(self, work: Workspace, ledger: Ledger, files: Sequence[FileReport], again: Sequence[tuple[int, int]]) -> Retelling | None:
        """Give what is kept, once all is foretold and the ledger holds it; None where nothing was edited."""
        if not self.noted:
            return None
        histories = self._histories(ledger)
        known = {bytes.fromhex(change.id): change for changes in histories.values() for change in changes}
        fresh = set().union(*[each_in(each.fresh) for each in self.noted])
        unknown = work.store.unknown([change.id for name, change in known.items() if name not in fresh])
        places = {id(each): place for place, each in enumerate(files)}  # two may say the same
        kept = Retelling(
            tuple(change for name, change in known.items() if change.id in unknown and name not in fresh),
            tuple(each for each in (_kept(noted, places[id(noted.told)], known) for noted in self.noted) if each.may_turn),
            # What somebody deleted comes back with an edit, and with it what is part of it, in whatever workbook it stands.
            tuple(again) if any(DELETED in change.fields for change in known.values()) else (),
        )
        telling = _Telling(work, kept, (), ())
        counts = tuple(taken.counted(counts) for taken, counts, _ in telling.told())
        return replace(kept, counts=counts, counts_again=tuple(telling.told_again()))

    def _spared(self, taken: Taken) -> Fresh:
        """Give a workbook without what is not needed to weigh it: all of it is where copies of one export were edited, or answers stand."""
        arrived, export = taken.arrived, taken.arrived.content.meta.export_id
        is_copy = export in self._exports
        if taken.by_hand.proposals or taken.asked:
            self._exports.add(export)
        if arrived.content.answers is not None or (is_copy and arrived.may_hold_edits):
            return arrived
        content = replace(arrived.content, changes=(), edits=(), columns={}, rows={}, known=())
        return replace(arrived, content=content, proposed=replace(taken.by_hand, questions=taken.asked), is_weighed=True)

    def _histories(self, ledger: Ledger) -> Mapping[str, Sequence[Change]]:
        """Give the changes of all records that depend on edits.

        That is what was edited or is answered, the parts of new owners, what is one thing with any of these, and the owners of all.
        """
        wanted = self._touched | self._answered(ledger)
        histories = dict(ledger.histories(wanted))
        turning = [record for record in self._parts if _turns(histories.get(record, ()))]
        parts = {part for record in turning for part in self._parts[record]} - histories.keys()
        histories.update(ledger.histories(parts))
        histories.update(ledger.histories(ledger.kin(histories) - histories.keys()))
        owners = self._owners.union(owner for changes in histories.values() for change in changes if (owner := owner_named(change)))
        histories.update(ledger.histories(owners - histories.keys()))
        return histories

    def _answered(self, ledger: Ledger) -> set[str]:
        """Give the records that workbooks of answers speak of."""
        answers = [each.arrived.content.answers for each in self.noted if each.arrived.content.answers is not None]
        if not answers:
            return set()
        rows = [row for each in answers for row in each.conflicts]
        fighting = ledger.changes({name for row in rows for name in row.survivors})
        asked = [choice for waiting in ledger.questions().values() for choice in waiting.asked.choices]
        written = [change.record for choice in asked for change in choice.changes]
        return {*(row.record for row in rows), *(change.record for change in fighting.values()), *written}


def _turns(changes: Iterable[Change]) -> bool:
    """Say whether a record may come to be shown by an edit: one that is new with it, or was deleted."""
    return any(DELETED in change.fields or (not change.over and change.why.startswith(EDITED)) for change in changes)


def _kept(noted: _Noted, place: int, known: Mapping[bytes, Change]) -> Kept:
    log = tuple(known[name] for name in each_in(noted.log) if name in known)
    return Kept(place, noted.told, noted.arrived, log, any(name not in known for name in each_in(noted.fresh)), noted.receipt)


def _packed(changes: Iterable[Change]) -> bytes:
    return packed([change.id for change in changes])
