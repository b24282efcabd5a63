"""Workbooks that did not come before: each read in a child process, with what its edits come to, or refused with its reason."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from empower_desktop.errors import Place, Problem, Refusal
from empower_desktop.language import N_, Message
from empower_desktop.workbook.child import SELDOM
from empower_desktop.workbook.contents import Incoming
from empower_desktop.workbook.proposing import Proposed, propose
from empower_desktop.workbook.reader import Readers
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workspace.arrived import Fresh, Refused
from empower_desktop.workspace.unlocking import Key
from empower_desktop.workspace.unpacking import Source
from empower_desktop.workspace.workspace import Workspace

MERGEABLE = frozenset(("export", "kembali", "templat", "konflik"))


@dataclass(frozen=True)
class Reading:
    """Reads workbooks in its child processes, in several threads at once; without `edits` what was edited in Excel is left out."""

    work: Workspace
    readers: Readers
    edits: bool
    key: Key
    practice: bool

    def read(self, source: Source, path: Path, sha256: str) -> Fresh | Refused:
        """Read a workbook that lies at a path for now; a Refusal says that it cannot be read."""
        answer, plain = self.key.read(self.readers.call, read_workbook, path)
        content = incoming(answer)
        source = replace(source, plain=plain)
        proposed = propose(content, source.name, self.work.today) if self.edits else Proposed()
        if refusals := _reasons(source.name, content, self.practice):
            return Refused(source, refusals, content.meta.author_name)
        return Fresh(source, content, sha256, proposed, edits_left_out=not self.edits and bool(content.edits or content.problems))


@contextmanager
def reading(work: Workspace, children: int, edits: bool, key: Key) -> Iterator[Reading]:
    """Give what reads workbooks in so many child processes, for as long as the block lasts."""
    with work.readers(children) as readers, _settled_memory():
        yield Reading(work, readers, edits, key, work.practice)


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
