"""Opening what others sent: each workbook read in a child process, recognised, or refused with its reason."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from empower_desktop.errors import Place, Problem, Refusal, Trouble
from empower_desktop.language import N_, Message
from empower_desktop.store import Arrival
from empower_desktop.workbook.contents import Incoming
from empower_desktop.workbook.reader import Reader
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workspace.step import Watch
from empower_desktop.workspace.unpacking import Source, original_of, workbooks_in
from empower_desktop.workspace.workspace import Workspace

MOST_EDITS_TOLD = 20


@dataclass(frozen=True)
class Again:
    """A workbook whose very content was merged before."""

    source: Source
    arrival: Arrival


@dataclass(frozen=True)
class Fresh:
    """A workbook that was read, with the hash of its content."""

    source: Source
    content: Incoming
    sha256: str


@dataclass(frozen=True)
class Refused:
    """A workbook that cannot be taken in, and why."""

    source: Source
    refusals: tuple[Refusal, ...]
    sender: str = ""


Arrived = Again | Fresh | Refused


def arriving(work: Workspace, paths: Sequence[Path], edits: bool, watch: Watch) -> Iterator[Arrived | None]:
    """Give the workbooks one after the other, the next being read in a child process meanwhile; None says that it was stopped.

    Without `edits` what was edited in Excel is left out.
    """
    sources = list(workbooks_in(paths))
    with Reader() as reader, _settled_memory(), ThreadPoolExecutor(1, "reading") as ahead:
        waiting: list[Future[Arrived]] = [ahead.submit(_open, work, reader, source, edits) for source in sources[:1]]
        for done in range(len(sources)):
            if not watch(done, len(sources)):
                reader.stop()
                yield None
                return
            if done + 1 < len(sources):
                waiting.append(ahead.submit(_open, work, reader, sources[done + 1], edits))
            yield waiting.pop(0).result()
    watch(len(sources), len(sources))


@contextmanager
def _settled_memory() -> Iterator[None]:
    """Let nothing that is there already be looked through for garbage again and again: a twelfth of the time of many files."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _open(work: Workspace, reader: Reader, source: Source, edits: bool) -> Arrived:
    if source.refusal is not None:
        return Refused(source, (source.refusal,))
    try:
        with source.opened() as path:
            sha256 = _hash(path)
            before = work.store.arrivals(sha256=sha256)
            # Undoing a merge leaves what an original still brings; of a file whose original is gone nobody knows.
            if before and original_of(work.store.originals, sha256).exists():
                return Again(source, before[0])
            content = incoming(reader.call(read_workbook, path))
    except Refusal as refusal:
        return Refused(source, (refusal,))
    except OSError as error:
        return Refused(source, (unreadable(source, error),))
    refusals = _reasons(work, source.name, content, edits)
    return (
        Refused(source, refusals, content.meta.author_name) if refusals else Fresh(source, replace(content, edits=(), problems=()), sha256)
    )


def unreadable(source: Source, error: OSError) -> Trouble:
    """Say that the system does not give a file, as when the stick was taken out."""
    why = error.strerror or type(error).__name__
    return Trouble(N_("{file} cannot be read ({why}). Copy it to this laptop and try again.", file=source.name, why=why), "unreadable")


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _reasons(work: Workspace, name: str, content: Incoming, edits: bool) -> tuple[Refusal, ...]:
    """Say why a workbook that was read cannot be taken in."""

    def because(message: Message, code: str) -> tuple[Refusal, ...]:
        return (Problem(message, code, Place(name)),)

    meta, practice = content.meta, work.store.setting("practice") == "yes"
    if meta.practice and not practice:
        return because(
            N_("{file} holds practice data, which never mixes with real data. Merge it in practice mode.", file=name), "practice"
        )
    if practice and not meta.practice:
        return because(N_("{file} holds real data, and this is practice mode. Merge it in the real store.", file=name), "not_practice")
    if meta.privacy == "berbagi" or meta.purpose not in ("export", "kembali"):
        return because(N_("{file} is a copy for reading and carries no history. Ask for a full export.", file=name), "not_mergeable")
    if not edits:
        return ()
    return _edited(name, content) if content.edits else content.problems


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
            Place(name, edit.sheet, edit.cell or (f"A{edit.row}" if edit.row else ""), edit.record, edit.field),
        )
        for edit in content.edits[:MOST_EDITS_TOLD]
    ]
    return (Problem(message, "edited", Place(name)), *cells)


def _words(plain: object) -> str:
    return "; ".join(map(str, plain)) if isinstance(plain, tuple) else "–" if plain is None else str(plain)
