"""Opening what others sent: each workbook read in a child process, recognised, or refused with its reason."""

from __future__ import annotations

import gc
import hashlib
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from os import cpu_count
from pathlib import Path
from threading import Lock

from empower_desktop.errors import Place, Problem, Refusal
from empower_desktop.language import N_, Message
from empower_desktop.store import Arrival
from empower_desktop.workbook.child import SELDOM
from empower_desktop.workbook.contents import ANSWERED, Incoming
from empower_desktop.workbook.proposing import Proposed, propose
from empower_desktop.workbook.reader import Readers
from empower_desktop.workspace.disk_room import DiskRoom
from empower_desktop.workspace.left_out import to_be_offered
from empower_desktop.workspace.step import Watch
from empower_desktop.workspace.unlocking import Key
from empower_desktop.workspace.unpacking import Source, original_of, unreadable, workbooks_in
from empower_desktop.workspace.workspace import Workspace

MERGEABLE = frozenset(("export", "kembali", "templat", "konflik"))
MOST_CHILDREN, READ_AHEAD = 4, 14
"""So many processes read at most, and so many workbooks before they are taken in."""


@dataclass(frozen=True)
class Again:
    """A workbook whose very content was merged before."""

    source: Source
    arrival: Arrival


@dataclass(frozen=True)
class Fresh:
    """A workbook that was read, with the hash of its content, and what its edits come to or that they are left out.

    `is_weighed` says that what is proposed was held against what came before already.
    """

    source: Source
    content: Incoming
    sha256: str
    proposed: Proposed = field(default_factory=Proposed)
    edits_left_out: bool = False
    is_weighed: bool = False

    @property
    def may_hold_edits(self) -> bool:
        """Whether what was done by hand is looked at: somebody saved the file again."""
        return not self.content.untouched and not self.edits_left_out


@dataclass(frozen=True)
class Refused:
    """A workbook that cannot be taken in, and why."""

    source: Source
    refusals: tuple[Refusal, ...]
    sender: str = ""


@dataclass(frozen=True)
class Proof:
    """A file that is attached to a record, and so not what somebody sends."""

    source: Source


Arrived = Again | Fresh | Proof | Refused


def arriving(
    work: Workspace, paths: Sequence[Path], edits: bool, key: Key, room: DiskRoom, watch: Watch
) -> Generator[Arrived | None, None, None]:
    """Give the workbooks one after the other, the next being read in child processes meanwhile; None says that it was stopped.

    Without `edits` what was edited in Excel is left out. What came with a passphrase lies unlocked as long as its `key` does.
    Once the disk has no room for one, those after it are not read any more, but for telling whether they came before.
    """
    # What may be attached comes last: those before it bring the records that say so.
    sources = sorted(workbooks_in(paths), key=lambda source: bool(source.hash_in_name))
    children = max(1, min(len(sources), cpu_count() or 1, MOST_CHILDREN))
    with work.readers(children) as readers, _settled_memory(), ThreadPoolExecutor(children, "reading") as pool:
        opening = _Opening(work, readers, edits, key, room, frozenset(work.store.contents()), work.practice)
        waiting: deque[Future[Arrived]] = deque()
        coming = iter(sources)
        try:
            for done in range(len(sources)):
                if not watch(done, len(sources)):
                    yield None
                    return
                waiting.extend([pool.submit(opening.open, source) for source in islice(coming, READ_AHEAD - len(waiting))])
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            if waiting:
                readers.stop()
    watch(len(sources), len(sources))


@contextmanager
def _settled_memory() -> Iterator[None]:
    """Let nothing that is there already be looked through for garbage again and again, and what comes seldom.

    A twelfth of the time of many files went with it. Where a command or the window froze what its start made, it stays so.
    """
    usual, was_frozen = gc.get_threshold(), bool(gc.get_freeze_count())
    if not was_frozen:
        gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        if not was_frozen:
            gc.unfreeze()


@dataclass(frozen=True)
class _Opening:
    """Opens workbooks, in several threads at once."""

    work: Workspace
    readers: Readers
    edits: bool
    key: Key
    room: DiskRoom
    known: Collection[str]
    practice: bool
    _asking: Lock = field(default_factory=Lock)
    """What came before is asked for once: from Python 3.12 on two threads may work out a cached property at the same time."""

    @cached_property
    def _before(self) -> Mapping[str, Sequence[Arrival]]:
        """What came before by its content: asked for at once, when the first workbook comes again."""
        return self.work.store.arrivals_by_content()

    @cached_property
    def _is_to_be_offered(self) -> Callable[[Arrival], bool]:
        return to_be_offered(self.work)

    def open(self, source: Source) -> Arrived:
        """Read a workbook, unless it came before."""
        if source.refusal is not None:
            return Refused(source, (source.refusal,))
        try:
            with source.opened(self.key.folder) as path:
                sha256 = _hash(path)
                if (before := self._came_before(sha256)) is not None:
                    return Again(source, before)
                if self.room.is_out:
                    return Refused(source, self.room.leave_out(source).problems)
                content, plain = self._read(path)
            source = replace(source, plain=plain)
            proposed = propose(content, source.name, self.work.today) if self.edits else Proposed()
        except Refusal as refusal:
            return Refused(source, (refusal,))
        except OSError as error:
            return Refused(source, (unreadable(source, error),))
        if refusals := _reasons(source.name, content, self.practice):
            return Refused(source, refusals, content.meta.author_name)
        return Fresh(source, content, sha256, proposed, edits_left_out=not self.edits and bool(content.edits or content.problems))

    def _came_before(self, sha256: str) -> Arrival | None:
        """Give the arrival of a workbook that came whole before, None where it is to be read."""
        # Undoing a merge leaves what an original still brings; of a file whose original is gone or spoiled nobody knows.
        if sha256 not in self.known or not original_of(self.work.store.originals, sha256).exists():
            return None
        with self._asking:
            before = [one for one in self._before[sha256] if one.held]
            whole = [one for one in before if not (one.edits_left_out or self._is_to_be_offered(one))]
        is_whole = before and _is_read_once(before[0]) and (whole or not self.edits)
        return (whole or before)[0] if is_whole else None

    def _read(self, path: Path) -> tuple[Incoming, Path | None]:
        """Read a workbook in a child process; with it comes where it lies unlocked, if it came with a passphrase."""
        from empower_desktop.workbook.reading import incoming, read_workbook  # what came before is not to wait for it

        answer, plain = self.key.read(self.readers.call, read_workbook, path)
        return incoming(answer), plain


def _is_read_once(arrival: Arrival) -> bool:
    """Say whether a workbook that came before brings nothing new; answers may have waited for what they are about."""
    return arrival.purpose != ANSWERED


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _reasons(name: str, content: Incoming, practice: bool) -> tuple[Refusal, ...]:
    """Say why a workbook that was read cannot be taken in."""

    def because(message: Message, code: str) -> tuple[Refusal, ...]:
        return (Problem(message, code, Place(name)),)

    meta = content.meta
    if meta.practice and not practice:
        return because(
            N_("{file} holds practice data, which never mixes with real data. Merge it in practice mode.", file=name), "practice"
        )
    if practice and not meta.practice:
        return because(N_("{file} holds real data, and this is practice mode. Merge it in the real store.", file=name), "not_practice")
    if meta.privacy == "berbagi" or meta.purpose not in MERGEABLE:
        return because(N_("{file} is a copy for reading and carries no history. Ask for a full export.", file=name), "not_mergeable")
    return ()
