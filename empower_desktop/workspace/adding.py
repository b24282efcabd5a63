"""Adding workbooks that were read to the store, within the one transaction of a piece: weighed, counted, written and told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from empower_desktop.history.change import Change
from empower_desktop.store import Addition, Arrival, Merge
from empower_desktop.store.packed import packed
from empower_desktop.workbook.ground import filler
from empower_desktop.workspace.arrived import Fresh
from empower_desktop.workspace.by_hand import Taken, Weighing, logged
from empower_desktop.workspace.counting import Foresight
from empower_desktop.workspace.counts import Counts
from empower_desktop.workspace.left_out import untaken_of
from empower_desktop.workspace.names_told import note_names_told
from empower_desktop.workspace.receipts import receipt_words, take_receipt
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.scope import scope_json
from empower_desktop.workspace.standing_answers import note_answered_elsewhere
from empower_desktop.workspace.untaken import keep_left_out, keep_untaken

if TYPE_CHECKING:  # it takes workbooks in by this
    from empower_desktop.workspace.taking import Taking


@dataclass(frozen=True)
class Added:
    """What a piece of a merge added: its fresh changes, and which records got a conflict; what it asks or leaves besides; a report each."""

    fresh: Sequence[Change]
    disputed: Set[str]
    asked: Set[str]
    leaves: bool
    reports: Sequence[FileReport]


def add(taking: Taking, arrived: Sequence[Fresh]) -> Added:
    """Add these workbooks to what a merge took in before; a Refusal says why none of them can be."""
    # Weighed and counted within the transaction: what is told is what is done, whoever else writes.
    work, store = taking.work, taking.work.store
    weighing, foresight = Weighing(work, taking.without, undecided=taking.undecided), Foresight(work)
    taken = weighing.weigh(arrived)
    arrivals = [_arrival(taking, one) for one in taken]
    foretold = foresight.foresee([one.changes for one in taken])
    fresh, leaves = foresight.whole.fresh, any(one.leaves_something for one in taken)
    taking.room.refuse(fresh, sum(one.source.size for one in arrived))
    if not taking.brought_something and (fresh or leaves):
        store.note_merge(Merge(taking.merge, arrivals[0].at, work.author.id))
    new = [len(addition.fresh) for _, addition in foretold]
    store.add_several(foresight.whole, list(zip(arrivals, new, strict=True)))
    for one, arrival in zip(taken, arrivals, strict=True):
        if one.leaves_something:
            weighing.keep(one, arrival)
        if one.arrived.may_hold_edits:
            content, untaken = one.arrived.content, untaken_of(work, one.by_hand.problems, one.not_taken)
            keep_untaken(work, arrival, untaken, content.changes, filler(content.filled_in_by, arrival.author_name))
            keep_left_out(work, arrival, one.not_taken)
        take_receipt(work, one.arrived.content)
    note_names_told(store, taken)
    # What somebody answered elsewhere comes with an ordinary file, and is not to be answered here once more.
    in_logs = {change.id for change in logged(taken)}
    note_answered_elsewhere(work, [change for change in fresh if change.id in in_logs])
    asked = {each.id for one in taken for each in one.by_hand.questions}
    return Added(fresh, foresight.disputed, asked, leaves, [report(one, *each) for one, each in zip(taken, foretold, strict=True)])


def _arrival(taking: Taking, taken: Taken) -> Arrival:
    arrived = taken.arrived
    meta = arrived.content.meta
    return Arrival(
        merge=taking.merge,
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
        at=taking.work.clock.stamp(),
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
