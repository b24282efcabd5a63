"""Opening what others sent: each workbook known again by its content, or read in a child process."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from os import cpu_count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from empower_desktop.errors import Refusal
from empower_desktop.store import Arrival
from empower_desktop.workbook.purposes import ANSWERED
from empower_desktop.workspace.arrived import Again, Arrived, Refused
from empower_desktop.workspace.disk_room import DiskRoom
from empower_desktop.workspace.step import Watch
from empower_desktop.workspace.unlocking import Key
from empower_desktop.workspace.unpacking import Source, original_of, told_apart, unreadable, workbooks_in
from empower_desktop.workspace.untaken import to_be_offered
from empower_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from empower_desktop.workspace.what_is_new import Reading

MOST_CHILDREN, READ_AHEAD, LOOKED_AT_ONCE = 4, 14, 14
"""So many processes read at most, and so many workbooks before they are taken in; so many are looked at together."""


def arriving(
    work: Workspace, paths: Sequence[Path], edits: bool, key: Key, room: DiskRoom, watch: Watch
) -> Generator[Arrived | None, None, None]:
    """Give the workbooks one after the other, the next being read in child processes meanwhile; None says that it was stopped.

    Without `edits` what was edited in Excel is left out. What came with a passphrase lies unlocked as long as its `key` does.
    Once the disk has no room for one, those after it are not read any more, but for telling whether they came before.
    """
    # What may be attached comes last: those before it bring the records that say so.
    sources = told_apart(sorted(workbooks_in(paths), key=lambda source: bool(source.hash_in_name)))
    children = max(1, min(len(sources), cpu_count() or 1, MOST_CHILDREN))
    with ExitStack() as held, ThreadPoolExecutor(children, "reading") as pool:
        opening = _Opening(work, edits, key, room, children, held, frozenset(work.store.contents()))
        looked_at = opening.looked_at(sources, pool)
        waiting: deque[Arrived | Future[Arrived]] = deque()
        try:
            for done in range(len(sources)):
                if not watch(done, len(sources)):
                    yield None
                    return
                for one in islice(looked_at, READ_AHEAD - len(waiting)):
                    waiting.append(pool.submit(opening.read, one) if isinstance(one, Source) else one)
                first = waiting.popleft()
                yield first.result() if isinstance(first, Future) else first
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            if waiting:
                opening.stop()
    watch(len(sources), len(sources))


@dataclass
class _Opening:
    """Opens workbooks, in several threads at once: looks whether they came before, and reads those that did not."""

    work: Workspace
    edits: bool
    key: Key
    room: DiskRoom
    children: int
    held: ExitStack
    known: Collection[str]
    _reading: Reading | None = None
    _asking: Lock = field(default_factory=Lock)
    """What came before is asked for once: from Python 3.12 on two threads may work out a cached property at the same time."""

    @cached_property
    def _before(self) -> Mapping[str, Sequence[Arrival]]:
        """What came before by its content: asked for at once, when the first workbook comes again."""
        return self.work.store.arrivals_by_content()

    @cached_property
    def _is_to_be_offered(self) -> Callable[[Arrival], bool]:
        return to_be_offered(self.work)

    def looked_at(self, sources: Sequence[Source], pool: Executor) -> Iterator[Arrived | Source]:
        """Give workbooks in their order, those that came before and those that are still to be read.

        They are looked at in pieces, some of these ahead: to hand each to a thread takes as long as to look at it.
        """
        ahead: deque[Future[list[Arrived | Source]]] = deque()
        for start in range(0, len(sources), LOOKED_AT_ONCE):
            ahead.append(pool.submit(lambda some: [self._look(one) for one in some], sources[start : start + LOOKED_AT_ONCE]))
            if len(ahead) > self.children:
                yield from ahead.popleft().result()
        while ahead:
            yield from ahead.popleft().result()

    def _look(self, source: Source) -> Arrived | Source:
        if source.refusal is not None:
            return Refused(source, (source.refusal,))
        if source.member is not None:
            return source
        try:
            before = self._came_before(_hash(source.path))
        except (Refusal, OSError) as error:
            return _refused(source, error)
        return source if before is None else Again(source, before)

    def read(self, source: Source) -> Arrived:
        """Read a workbook, unless it came before: a member of a .zip is only looked at here, and a file may be another one by now."""
        try:
            with source.opened(self.key.folder) as path:
                sha256 = _hash(path)
                if (before := self._came_before(sha256)) is not None:
                    return Again(source, before)
                if self.room.is_out:
                    return Refused(source, self.room.leave_out(source).problems)
                return self._ready().read(source, path, sha256)
        except (Refusal, OSError) as error:
            return _refused(source, error)

    def stop(self) -> None:
        """End the reading under way."""
        if self._reading is not None:
            self._reading.readers.stop()

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

    def _ready(self) -> Reading:
        """Give what reads, made ready when the first workbook comes that did not come before."""
        from empower_desktop.workspace.what_is_new import reading  # what came before is not to wait for it

        with self._asking:
            if self._reading is None:
                self._reading = self.held.enter_context(reading(self.work, self.children, self.edits, self.key))
        return self._reading


def _is_read_once(arrival: Arrival) -> bool:
    """Say whether a workbook that came before brings nothing new; answers may have waited for what they are about."""
    return arrival.purpose != ANSWERED


def _refused(source: Source, error: Refusal | OSError) -> Refused:
    return Refused(source, (error if isinstance(error, Refusal) else unreadable(source, error),))


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
