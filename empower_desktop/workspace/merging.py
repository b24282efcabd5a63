"""Taking in workbooks that others sent: preview, apply, report, undo."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal
from uuid import uuid4

from empower_desktop.errors import Place, Problem, Refusal, Trouble
from empower_desktop.history.change import Change
from empower_desktop.language import N_, P_, Message
from empower_desktop.store import Arrival, Merge
from empower_desktop.store.arrivals import packed
from empower_desktop.workbook.contents import Incoming
from empower_desktop.workbook.reader import Reader
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workspace.counting import Counts, Foresight
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.unpacking import WORKBOOK, Source, keep_original, workbooks_in
from empower_desktop.workspace.workspace import Workspace, step_of

Status = Literal["merged", "same", "refused"]
MOST_EDITS_TOLD = 20


@dataclass(frozen=True)
class FileReport:
    """What became of one workbook, or would become of it."""

    file: str
    status: Status
    counts: Mapping[str, Counts] = field(default_factory=dict)
    problems: tuple[Refusal, ...] = ()
    sender: str = ""
    number: int = 0
    digest: str = ""
    sha256: str = ""

    @property
    def total(self) -> Counts:
        """Add up the kinds."""
        whole = Counts()
        for counts in self.counts.values():
            whole = whole.plus(counts)
        return whole


@dataclass(frozen=True)
class Merged:
    """A whole merge: its id (None where nothing new came), the data code after it, and a report a file."""

    merge: str | None
    digest: str
    files: tuple[FileReport, ...]
    stopped: bool = False

    def count(self, status: Status) -> int:
        """Count the files that ended so."""
        return sum(1 for report in self.files if report.status == status)


@dataclass(frozen=True)
class _Again:
    """A workbook whose very content came before."""

    source: Source
    arrival: Arrival


@dataclass(frozen=True)
class _Read:
    """A workbook that was read, with the hash of its content."""

    source: Source
    content: Incoming
    sha256: str


def preview(work: Workspace, paths: Sequence[Path], watch: Watch = always, edits: bool = True) -> Step:
    """Tell what merging these files, folders and .zip files would do; nothing is written. `result` is a Merged."""
    foresight = Foresight(work)
    reports: list[FileReport] = []
    stopped = False
    for source, read in _reading(work, paths, watch):
        if source is None:
            stopped = True
            break
        reports.append(_foretold(work, foresight, source, _told_apart(read, edits))[0])
    merged = Merged(None, work.store.digest(), tuple(reports), stopped)
    return Step(_said(merged), problems=_problems(reports), result=merged)


def apply(work: Workspace, paths: Sequence[Path], watch: Watch = always, edits: bool = True) -> Step:
    """Take in these files, folders and .zip files; the same one twice does nothing. `result` is a Merged.

    Each workbook is taken in whole or not at all, in one transaction. One that is refused
    does not keep the others waiting; stopped, the files already done stay merged. Without
    `edits` what was edited in Excel is left out.
    """
    foresight = Foresight(work)
    reports: list[FileReport] = []
    new: list[Change] = []
    merge, stopped = str(uuid4()), False
    for source, read in _reading(work, paths, watch):
        if source is None:
            stopped = True
            break
        read = _told_apart(read, edits)
        report, fresh = _foretold(work, foresight, source, read)
        if isinstance(read, _Read) and report.status != "refused":
            try:
                kept = _keep(work, read, fresh, merge)
            except Trouble as trouble:
                report, kept = FileReport(source.name, "refused", problems=(trouble,)), ()
            foresight.forget()
            new.extend(kept)
        reports.append(report)
    merged = Merged(merge if new else None, work.store.digest(), tuple(reports), stopped)
    return step_of(_said(merged), new, problems=_problems(reports), result=merged)


def unmerge(work: Workspace, merge: str) -> Step:
    """Take a whole merge back, or say what builds on it and leave it as it is.

    Taken away are the changes that arrived with it first and that no other kept original also brings.
    """
    if not any(each.id == merge for each in work.store.merges()):
        raise Problem(N_("There is no merge {merge}.", merge=merge), "no_such_merge")
    elsewhere = _brought_by_others(work, merge)
    going = set(work.store.brought_by(merge)) - elsewhere.keys()
    if builders := work.store.built_on(going):
        raise _built_upon(work, builders[0])
    gone = work.store.take_back(merge, elsewhere)
    return step_of(N_("Merge undone"), gone)


def _built_upon(work: Workspace, builder: Change) -> Problem:
    """Say what keeps a merge from being undone, and to whom it has left since."""
    title = work.names.record(builder.kind, builder.record)
    sent = work.store.sent_with(builder.id)
    if not sent:
        message = N_("This merge cannot be undone: “{title}” was changed afterwards.", title=title)
    else:
        message = N_(
            "This merge cannot be undone: “{title}” was changed afterwards, and left with {file} ({who}).",
            title=title,
            file=sent[0].file,
            who=", ".join(dict.fromkeys(export.for_name for export in sent if export.for_name)) or "–",
        )
    return Problem(message, "built_upon", Place(record=builder.record))


def _reading(work: Workspace, paths: Sequence[Path], watch: Watch) -> Iterator[tuple[Source | None, _Read | _Again | Refusal | None]]:
    """Read the workbooks one after the other in a warm child process; (None, None) says that it was stopped."""
    sources = list(workbooks_in(paths))
    with Reader() as reader:
        for done, source in enumerate(sources):
            if not watch(done, len(sources)):
                yield None, None
                return
            yield source, _read(work, reader, source)
    watch(len(sources), len(sources))


def _read(work: Workspace, reader: Reader, source: Source) -> _Read | _Again | Refusal:
    """Read a workbook; one whose very content was merged before is only recognised."""
    if source.refusal is not None:
        return source.refusal
    try:
        with source.opened() as path:
            sha256 = _hash(path)
            if before := work.store.arrivals(sha256=sha256):
                return _Again(source, before[0])
            return _Read(source, incoming(reader.call(read_workbook, path)), sha256)
    except Refusal as refusal:
        return refusal
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Trouble(N_("{file} cannot be read ({why}). Copy it to this laptop and try again.", file=source.name, why=why), "unreadable")


def _told_apart(read: _Read | _Again | Refusal | None, edits: bool) -> _Read | _Again | Refusal | None:
    """Leave out what was edited in Excel, and what is wrong there, unless it is wanted."""
    if edits or not isinstance(read, _Read):
        return read
    return replace(read, content=replace(read.content, edits=(), problems=()))


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _foretold(
    work: Workspace, foresight: Foresight, source: Source, read: _Read | _Again | Refusal | None
) -> tuple[FileReport, list[Change]]:
    """Tell what a workbook brings, and give the changes that are new here."""
    if isinstance(read, _Again):
        kinds = Counter(work.store.visible(read.arrival.record_ids).values())
        counts = {kind: Counts(same=count) for kind, count in kinds.items()}
        arrival = read.arrival
        return FileReport(source.name, "same", counts, (), arrival.author_name, arrival.number, arrival.digest, arrival.sha256), []
    refusals = (read,) if isinstance(read, Refusal) else _refusals(work, read) if read else ()
    if refusals or not isinstance(read, _Read):
        sender = read.content.meta.author_name if isinstance(read, _Read) else ""
        return FileReport(source.name, "refused", problems=tuple(refusals), sender=sender), []
    counted, fresh = foresight.count(read.content.changes)
    meta = read.content.meta
    status: Status = "merged" if fresh else "same"
    return FileReport(source.name, status, counted, (), meta.author_name, meta.number, meta.digest, read.sha256), fresh


def _refusals(work: Workspace, read: _Read) -> tuple[Refusal, ...]:
    """Say why a workbook that was read cannot be taken in."""
    meta, name = read.content.meta, read.source.name
    here = work.store.setting("practice") == "yes"
    if meta.practice and not here:
        return (
            Problem(
                N_("{file} holds practice data, which never mixes with real data. Open it in practice mode.", file=name),
                "practice",
                Place(name),
            ),
        )
    if here and not meta.practice:
        return (
            Problem(
                N_("{file} holds real data, and this is practice mode. Open it in the real store.", file=name), "not_practice", Place(name)
            ),
        )
    if meta.privacy == "berbagi" or meta.purpose not in ("export", "kembali"):
        return (
            Problem(
                N_("{file} is a copy for reading and carries no history. Ask for a full export.", file=name), "not_mergeable", Place(name)
            ),
        )
    if read.content.edits:
        return _edited(name, read.content)
    return read.content.problems


def _edited(name: str, content: Incoming) -> tuple[Refusal, ...]:
    """Name the cells that somebody edited in Excel, so that they can be typed into the app."""
    message = N_(
        "{file} was edited in Excel. Enter these changes in the app, then export again: this version cannot take them from the sheet.",
        file=name,
    )
    cells = [
        Problem(
            N_("Edited in Excel: {before} → {after}", before=_words(edit.before), after=_words(edit.after) or edit.text),
            f"edited_{edit.sort}",
            Place(name, edit.sheet, edit.cell or f"A{edit.row}", edit.record, edit.field),
        )
        for edit in content.edits[:MOST_EDITS_TOLD]
    ]
    return (Problem(message, "edited", Place(name)), *cells)


def _words(plain: object) -> str:
    return "; ".join(map(str, plain)) if isinstance(plain, tuple) else "–" if plain is None else str(plain)


def _keep(work: Workspace, read: _Read, fresh: Sequence[Change], merge: str) -> Sequence[Change]:
    """Keep what is new of one workbook, and its original: first the original, so that no change is without it."""
    meta = read.content.meta
    with read.source.opened() as path:
        keep_original(work.store.originals, read.sha256, path)
    arrival = Arrival(
        merge=merge if fresh else "",
        file=read.source.name,
        sha256=read.sha256,
        export_id=meta.export_id,
        store_id=meta.store_id,
        number=meta.number,
        previous=meta.previous_export,
        author_id=meta.author_id,
        author_name=meta.author_name,
        digest=meta.digest,
        practice=meta.practice,
        at=work.clock.stamp(),
        records=packed(dict.fromkeys(change.record for change in read.content.changes)),
    )
    with work.store.together():
        if fresh and not any(each.id == merge for each in work.store.merges()):
            work.store.note_merge(Merge(merge, arrival.at, work.author.id))
        kept = work.store.append(fresh, arrival)
    for change in kept:
        work.clock.adopt(change.at)
    return kept


def _brought_by_others(work: Workspace, merge: str) -> dict[str, int]:
    """Give the changes that this merge was the first to bring and that the original of another brings too, read again."""
    mine = set(work.store.brought_by(merge))
    elsewhere: dict[str, int] = {}
    with Reader() as reader:
        for arrival in work.store.arrivals():
            original = work.store.originals / f"{arrival.sha256}{WORKBOOK}"
            if arrival.merge != merge and original.exists():
                content = incoming(reader.call(read_workbook, original))
                elsewhere.update((change.id, arrival.seq) for change in content.changes if change.id in mine and change.id not in elsewhere)
    return elsewhere


def _problems(reports: Sequence[FileReport]) -> tuple[Refusal, ...]:
    return tuple(problem for report in reports for problem in report.problems)


def _said(merged: Merged) -> Message:
    whole = Counts()
    for report in merged.files:
        whole = whole.plus(report.total)
    files = merged.count("merged")
    return P_(
        "{n} file merged: {new} new, {updated} changed, {conflict} conflicts.",
        "{n} files merged: {new} new, {updated} changed, {conflict} conflicts.",
        files,
        new=whole.new,
        updated=whole.updated,
        conflict=whole.conflict,
    )
