"""Taking in workbooks that others sent: preview, then apply; both tell the same of each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from empower_desktop.errors import Refusal
from empower_desktop.history.change import Change
from empower_desktop.store import Arrival, Merge
from empower_desktop.store.arrivals import packed
from empower_desktop.workspace.arriving import Again, Arrived, Fresh, Refused, arriving, unreadable
from empower_desktop.workspace.counting import Counts, Foresight
from empower_desktop.workspace.report import FileReport, Merged, Status
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.unpacking import keep_original
from empower_desktop.workspace.workspace import Workspace, step_of


def preview(work: Workspace, paths: Sequence[Path], watch: Watch = always, edits: bool = True) -> Step:
    """Tell what merging these files, folders and .zip files would do; nothing is written. `result` is a Merged."""
    foresight, reports, stopped = Foresight(work), [], False
    for arrived in arriving(work, paths, edits, watch):
        if arrived is None:
            stopped = True
        else:
            reports.append(_foretold(work, foresight, arrived)[0])
    merged = Merged(None, work.store.digest(), tuple(reports), stopped)
    return Step(merged.said(), problems=merged.problems, result=merged)


def apply(work: Workspace, paths: Sequence[Path], watch: Watch = always, edits: bool = True) -> Step:
    """Take in these files, folders and .zip files; the same one twice does nothing. `result` is a Merged.

    Each workbook is taken in whole or not at all, in one transaction. One that is refused
    does not keep the others waiting; stopped, the files already done stay merged. Without
    `edits` what was edited in Excel is left out.
    """
    merge, foresight = str(uuid4()), Foresight(work)
    reports: list[FileReport] = []
    new: list[Change] = []
    stopped = False
    for arrived in arriving(work, paths, edits, watch):
        if arrived is None:
            stopped = True
            continue
        report, fresh = _foretold(work, foresight, arrived)
        if isinstance(arrived, Fresh):
            try:
                new.extend(_keep(work, arrived, fresh, merge, first=not new))
            except Refusal as refusal:
                report = FileReport(arrived.source.name, "refused", problems=(refusal,), sender=report.sender)
            foresight.forget()
        reports.append(report)
    merged = Merged(merge if new else None, work.store.digest(), tuple(reports), stopped)
    return step_of(merged.said(), new, problems=merged.problems, result=merged)


def _foretold(work: Workspace, foresight: Foresight, arrived: Arrived) -> tuple[FileReport, list[Change]]:
    """Tell what a workbook brings, and give the changes that are new here."""
    name = arrived.source.name
    if isinstance(arrived, Refused):
        return FileReport(name, "refused", problems=arrived.refusals, sender=arrived.sender), []
    if isinstance(arrived, Again):
        was = arrived.arrival
        counts = {kind: Counts(same=count) for kind, count in Counter(work.store.visible(was.record_ids).values()).items()}
        return FileReport(name, "same", counts, (), was.author_name, was.number, was.digest, was.sha256), []
    counted, fresh = foresight.count(arrived.content.changes)
    meta = arrived.content.meta
    status: Status = "merged" if fresh else "same"
    return FileReport(name, status, counted, (), meta.author_name, meta.number, meta.digest, arrived.sha256), fresh


def _keep(work: Workspace, arrived: Fresh, fresh: Sequence[Change], merge: str, first: bool) -> Sequence[Change]:
    """Keep what is new of one workbook, and its original: first the original, so that no change is without it."""
    meta = arrived.content.meta
    try:
        with arrived.source.opened() as path:
            keep_original(work.store.originals, arrived.sha256, path)
    except OSError as error:
        raise unreadable(arrived.source, error) from error
    arrival = Arrival(
        merge=merge,
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
        at=work.clock.stamp(),
        records=packed(dict.fromkeys(change.record for change in arrived.content.changes)),
    )
    with work.store.together():
        if fresh and first:
            work.store.note_merge(Merge(merge, arrival.at, work.author.id))
        kept = work.store.append(fresh, arrival)
    for change in kept:
        work.clock.adopt(change.at)
    return kept
