"""Taking in workbooks that others sent: preview, then apply; both tell the same of each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from empower_desktop.errors import Refusal
from empower_desktop.store import Addition, Arrival, Merge
from empower_desktop.store.arrivals import packed
from empower_desktop.workspace.arriving import Again, Arrived, Fresh, Refused, arriving, unreadable
from empower_desktop.workspace.counting import Counts, Foresight, in_order
from empower_desktop.workspace.receipts import take_receipt
from empower_desktop.workspace.report import FileReport, Merged, Status
from empower_desktop.workspace.scope import scope_json
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.unpacking import keep_original
from empower_desktop.workspace.workspace import Workspace

AT_ONCE = 100
"""So many workbooks that came again are counted together."""


def preview(work: Workspace, paths: Sequence[Path], watch: Watch = always, edits: bool = True) -> Step:
    """Tell what merging these files, folders and .zip files would do; nothing is written. `result` is a Merged."""
    foresight = Foresight(work)

    def foretold(arrived: Fresh) -> FileReport:
        counts, addition = foresight.foresee(arrived.content.changes)
        return _report(arrived, counts, addition)

    reports, stopped = _reports(arriving(work, paths, edits, watch), foretold, foresight.visible)
    merged = Merged(None, work.store.digest(), reports, stopped, foresight.waits)
    return Step(merged.said(), problems=merged.problems, result=merged)


def apply(work: Workspace, paths: Sequence[Path], watch: Watch = always, edits: bool = True, without: Collection[str] = ()) -> Step:
    """Take in these files, folders and .zip files; the same one twice does nothing. `result` is a Merged.

    Each workbook is taken in whole or not at all, in one transaction. One that is refused
    does not keep the others waiting; stopped, the files already done stay merged. Without
    `edits` what was edited in Excel is left out. The step names the records that got
    something; what each got is known under the merge's id.
    """
    with ThreadPoolExecutor(1, "originals") as beside:
        taking = _Taking(work, str(uuid4()), beside)
        try:
            reports, stopped = _reports(arriving(work, paths, edits, watch), taking.take, work.store.visible)
        finally:
            if taking.kinds:
                work.store.make_lasting()
    waits = any(work.store.conflicts(record=record) for record in taking.disputed)
    merged = Merged(taking.merge if taking.kinds else None, work.store.digest(), reports, stopped, waits)
    return Step(merged.said(), frozenset(taking.kinds), tuple(taking.records), problems=merged.problems, result=merged)


@dataclass
class _Taking:
    """A merge under way: which kinds and records got something so far, and which of these a conflict."""

    work: Workspace
    merge: str
    beside: Executor
    kinds: set[str] = field(default_factory=set)
    records: dict[str, None] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)

    def take(self, arrived: Fresh) -> FileReport:
        """Take in one workbook; its original is kept meanwhile, and before the changes are, so that none is without it."""
        kept = self.beside.submit(self._keep_original, arrived)
        try:
            # A power cut may undo the last files, each of them whole: the disk is waited for once, at the end.
            report, addition = self.work.store.write(lambda _: self._add(arrived, kept), lasting=False)
        except Refusal as refusal:
            return FileReport(arrived.source.name, "refused", problems=(refusal,), sender=arrived.content.meta.author_name)
        self.kinds.update(change.kind for change in addition.fresh)
        self.records.update(dict.fromkeys(addition.states))
        for at in sorted({change.at for change in addition.fresh}, reverse=True):
            self.work.clock.adopt(at)
        return report

    def _add(self, arrived: Fresh, kept: Future[None]) -> tuple[FileReport, Addition]:
        store, arrival = self.work.store, self._arrival(arrived)
        # Counted within the transaction: what is told is what is done, whoever else writes.
        foresight = Foresight(self.work)
        counts, addition = foresight.foresee(arrived.content.changes)
        self.disputed |= foresight.disputed
        if addition.fresh and not self.kinds:
            store.note_merge(Merge(self.merge, arrival.at, self.work.author.id))
        store.add(addition, arrival)
        take_receipt(self.work, arrived.content.meta)
        kept.result()
        return _report(arrived, counts, addition), addition

    def _keep_original(self, arrived: Fresh) -> None:
        try:
            with arrived.source.opened() as path:
                keep_original(self.work.store.originals, arrived.sha256, path)
        except OSError as error:
            raise unreadable(arrived.source, error) from error

    def _arrival(self, arrived: Fresh) -> Arrival:
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
            records=packed(dict.fromkeys(change.record for change in arrived.content.changes)),
        )


def _reports(
    coming: Iterable[Arrived | None], take: Callable[[Fresh], FileReport], visible: Callable[[Collection[str]], Mapping[str, str]]
) -> tuple[tuple[FileReport, ...], bool]:
    """Give a report of each workbook, and whether it was stopped."""
    reports: list[FileReport | Again] = []
    stopped = False
    for arrived in coming:
        if arrived is None:
            stopped = True
        elif isinstance(arrived, Refused):
            reports.append(FileReport(arrived.source.name, "refused", problems=arrived.refusals, sender=arrived.sender))
        else:
            reports.append(arrived if isinstance(arrived, Again) else take(arrived))
    # Those that came again are counted together: one question instead of one for each.
    counts = iter(_counts_again(visible, [one.arrival for one in reports if isinstance(one, Again)]))
    return tuple(_report_again(one, next(counts)) if isinstance(one, Again) else one for one in reports), stopped


def _report(arrived: Fresh, counts: Mapping[str, Counts], addition: Addition) -> FileReport:
    meta = arrived.content.meta
    status: Status = "merged" if addition.fresh else "same"
    return FileReport(arrived.source.name, status, counts, (), meta.author_name, meta.number, meta.digest, arrived.sha256)


def _report_again(again: Again, counts: Mapping[str, Counts]) -> FileReport:
    was = again.arrival
    return FileReport(again.source.name, "same", counts, (), was.author_name, was.number, was.digest, was.sha256)


def _counts_again(visible: Callable[[Collection[str]], Mapping[str, str]], arrivals: Sequence[Arrival]) -> Iterator[Mapping[str, Counts]]:
    """Count the records of each workbook that came before, as far as lists show them."""
    for start in range(0, len(arrivals), AT_ONCE):
        some = [arrival.record_ids for arrival in arrivals[start : start + AT_ONCE]]
        shown = visible({record for records in some for record in records})
        for records in some:
            kinds = Counter(shown[record] for record in records if record in shown)
            yield in_order({kind: Counts(same=count) for kind, count in kinds.items()})
