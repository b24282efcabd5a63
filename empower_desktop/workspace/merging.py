"""Taking in workbooks that others sent: preview, then apply; both tell the same of each file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from uuid import uuid4

from empower_desktop.errors import Trouble
from empower_desktop.workspace.again import counts_again
from empower_desktop.workspace.arrived import Again, Arrived, Fresh, Proof, Refused
from empower_desktop.workspace.arriving import arriving
from empower_desktop.workspace.awaited import is_attachment, waited_for
from empower_desktop.workspace.counts import Counts
from empower_desktop.workspace.disk_room import DiskRoom, beside_last
from empower_desktop.workspace.files import keep, kept_here
from empower_desktop.workspace.files_told import Looking, told_as_attached, with_files
from empower_desktop.workspace.many import ManyRecords
from empower_desktop.workspace.report import FileReport, Merged
from empower_desktop.workspace.step import Step, Watch, always, showing
from empower_desktop.workspace.taking import Taking
from empower_desktop.workspace.unlocking import key_for
from empower_desktop.workspace.untaken import KeptUntaken, kept_untaken, told_again, untaken_before
from empower_desktop.workspace.workspace import Workspace

CHANGES_AT_ONCE, SECONDS_AT_ONCE = 3_000, 15.0
"""So many changes, or what came in so many seconds, are taken in together."""


def preview(
    work: Workspace, paths: Sequence[Path], watch: Watch = always, edits: bool = True, without: Collection[str] = (), passphrase: str = ""
) -> Step:
    """Tell what merging these files, folders and .zip files would do; nothing is written. `result` is a Merged, with the digest of then."""
    from empower_desktop.workspace.foretelling import foretelling  # a merge is not to wait for it

    room, before = DiskRoom.of(work.store), work.store.digest()
    with (
        key_for(passphrase, work.folder) as key,
        closing(arriving(work, paths, edits, key, room, watch)) as coming,
        foretelling(work, room, key.folder, without) as ahead,
    ):
        told = _told(work, _gathered(coming, ahead.is_attachment), ahead.foretell, ahead.packed_visible)
        asks, waits = ahead.asks, ahead.waits
        retelling = ahead.kept(told.files, told.again)
        reports, digest = told.files if room.missing else with_files(ahead.looking, paths, told.files), ahead.digest
    reports = beside_last(reports, room.foretold()) if room.missing else reports
    merged = Merged(None, digest, reports, told.is_stopped, waits, retelling, room.missing, before, asks)
    return Step(merged.said(), problems=merged.problems, result=merged)


def apply(
    work: Workspace,
    paths: Sequence[Path],
    watch: Watch = always,
    edits: bool = True,
    without: Collection[str] = (),
    passphrase: str = "",
    undecided: Collection[str] = (),
) -> Step:
    """Take in these files, folders and .zip files; the same one twice does nothing. `result` is a Merged.

    Each workbook is taken in whole or not at all. One that is refused does not keep the
    others waiting, but for one for which the disk has no room: those after it are left out too,
    and what is left of the disk stays for what people type. Stopped, the files already done stay merged. Without
    `edits` what was edited in Excel is left out. The step names the records that got
    something; what each got is known under the merge's id. `without` names, by the ids of
    their changes, the proposals that the person refused: they are not offered again, but for
    those `undecided`, which are left out until somebody looks at them.
    `passphrase` opens the files that came with one; those that it does not open are refused.
    Attached files that lie beside a workbook or in its .zip, or in one without a workbook, and are waited for here, are kept too.
    """
    with key_for(passphrase, work.folder) as key, ThreadPoolExecutor(1, "originals") as beside:
        work.store.keep_reserve()  # it was given up once, and there may be room for it again
        room = DiskRoom.of(work.store)
        taking = Taking(work, str(uuid4()), beside, room, key.folder, frozenset(without), frozenset(undecided))
        try:
            with closing(arriving(work, paths, edits, key, room, watch)) as coming:
                gathered = _gathered(coming, partial(is_attachment, store=work.store))
                told = _told(work, gathered, taking.take, work.store.packed_visible)
        finally:
            taking.finish()
    reports = told.files if told.is_stopped or room.missing else _with_files(work, paths, told.files)
    asks = taking.asks
    fought = next((record for record in sorted(taking.disputed) if work.store.conflicts(record=record)), "")
    reports = tuple(room.told(each) for each in reports) if room.missing else reports
    merge = taking.merge if taking.brought_something else None
    merged = Merged(
        merge, work.store.digest(), reports, told.is_stopped, asks or bool(fought), missing=room.missing, asks=asks, fought=fought
    )
    return Step(merged.said(), showing(taking.kinds), ManyRecords(taking.records), problems=merged.problems, result=merged)


def _reported(some: Iterable[Arrived | None], take: Callable[[Sequence[Fresh]], Sequence[FileReport]]) -> Iterator[FileReport | Again]:
    fresh = [one for one in some if isinstance(one, Fresh)]
    taken = iter(take(fresh) if fresh else ())
    for arrived in some:
        if isinstance(arrived, Refused):
            yield _report_refused(arrived)
        elif isinstance(arrived, Proof):
            yield told_as_attached(arrived.source)
        elif arrived is not None:
            yield arrived if isinstance(arrived, Again) else next(taken)


def _with_files(work: Workspace, paths: Sequence[Path], reports: tuple[FileReport, ...]) -> tuple[FileReport, ...]:
    """Keep the attached files that came along; a disk without room for them is told beside the last workbook, for all are merged by now."""
    waiting = waited_for(work, work.store)
    try:
        return with_files(Looking(waiting, partial(kept_here, work), partial(keep, work)), paths, reports)
    except Trouble as trouble:
        return beside_last(reports, trouble)


@dataclass(frozen=True)
class _Told:
    """A report of each workbook, whether it was stopped, and of those that came again their places and arrivals."""

    files: tuple[FileReport, ...]
    is_stopped: bool
    again: tuple[tuple[int, int], ...]


def _told(
    work: Workspace,
    gathered: Iterable[list[Arrived | None]],
    take: Callable[[Sequence[Fresh]], Sequence[FileReport]],
    visible: Callable[[set[bytes]], Mapping[bytes, str]],
) -> _Told:
    """Give a report of each workbook."""
    reports: list[FileReport | Again] = []
    stopped = False
    for some in gathered:
        stopped = stopped or None in some
        reports += _reported(some, take)
        some.clear()  # or it would be held while the next are gathered
    again = tuple((place, one.arrival.seq) for place, one in enumerate(reports) if isinstance(one, Again))
    counts = counts_again(work, visible, [seq for _, seq in again])
    untaken = kept_untaken(work) if again else {}
    return _Told(tuple(_report_again(one, next(counts), untaken) if isinstance(one, Again) else one for one in reports), stopped, again)


def _gathered(coming: Iterable[Arrived | None], is_attachment: Callable[[str], bool]) -> Iterator[list[Arrived | None]]:
    """Give what comes in pieces that are taken in at once: a transaction for each file would take half the time of a merge.

    One that may hold edits begins a piece: what those before it bring must be there when it is held against it. Those that answer
    conflicts and questions come last and each by itself, for the other files may bring what they answer. Those under their hash are
    the last of all to arrive: once the others are taken in it is known which of them records have as attachments. That holds for exports
    under names of their own. What an export under its hash attaches is known only of what comes in a later piece: to read all of these
    before any is taken in would take the memory of a whole folder of originals.
    """
    some: list[Arrived | None] = []
    answers: list[list[Arrived | None]] = []
    changes, since = 0, monotonic()
    are_others_in = False
    for arrived in coming:
        if isinstance(arrived, Fresh | Refused) and (name := arrived.source.hash_in_name):
            if not are_others_in:
                yield some
                some, changes, since, are_others_in = [], 0, monotonic(), True
            if is_attachment(name) and (isinstance(arrived, Refused) or arrived.sha256 == name):
                some.append(Proof(arrived.source))
                continue
        if isinstance(arrived, Fresh) and arrived.content.answers is not None:
            answers.append([arrived])
            continue
        if some and isinstance(arrived, Fresh) and arrived.may_hold_edits:
            yield some
            some, changes, since = [], 0, monotonic()
        some.append(arrived)
        changes += len(arrived.content.changes) if isinstance(arrived, Fresh) else 0
        if changes >= CHANGES_AT_ONCE or monotonic() - since >= SECONDS_AT_ONCE:
            yield some
            some, changes, since = [], 0, monotonic()
    yield some
    if None not in some:
        yield from answers


def _report_refused(refused: Refused) -> FileReport:
    source = refused.source
    path = None if source.member else source.path
    return FileReport(source.name, "refused", problems=refused.refusals, sender=refused.sender, path=path)


def _report_again(again: Again, counts: Mapping[str, Counts], untaken: KeptUntaken) -> FileReport:
    was, found = again.arrival, untaken_before(untaken, again.arrival)
    return FileReport(
        again.source.name,
        "same",
        counts,
        sender=was.author_name,
        number=was.number,
        digest=was.digest,
        sha256=was.sha256,
        notes=told_again(found),
        untaken_before=found,
    )
