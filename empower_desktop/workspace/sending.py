"""Sending: an export of a store, or of a part of it, as a workbook."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from empower_desktop.history.change import Change
from empower_desktop.history.digest import digest
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_
from empower_desktop.records import KINDS, UNITS
from empower_desktop.store import Export
from empower_desktop.workbook import contents
from empower_desktop.workspace.scope import Scope, records_in
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from empower_desktop.workbook.writing import Written

Profile = Literal["full", "share"]


@dataclass(frozen=True)
class Exported:
    """What was written: the digest is that of what the file holds, None for a share copy, which carries no history."""

    file: Path
    export: str
    number: int
    records: dict[str, int]
    changes: int
    digest: str | None


def default_name(work: Workspace, number: int | None = None) -> str:
    """Give the name that an export has unless another is chosen, `SARI_2026-11-24_no04.xlsx`."""
    plain = unicodedata.normalize("NFKD", work.author.name.split(" ")[0]).encode("ascii", "ignore").decode()
    who = re.sub(r"[^A-Za-z0-9]+", "", plain).upper() or "EKSPOR"
    mark = "_LATIHAN" if work.practice else ""
    number = number or work.store.next_export()[0]
    return f"{who}_{work.today.isoformat()}_no{number:02}{mark}.xlsx"


def export(
    work: Workspace,
    path: Path,
    scope: Scope | None = None,
    profile: Profile = "full",
    for_name: str = "",
    watch: Watch = always,
) -> Step:
    """Write a workbook of everything, or of a scope; `result` is an Exported, None when it was stopped.

    The file is whole or not there; an older one under the name stays until the new one is safe.
    """
    from empower_desktop.workbook.writing import write_workbook  # openpyxl is wanted only once something is written

    scope, full = scope or Scope(), profile == "full"
    while True:
        upto = work.store.reach()  # what is saved while the file is written has not gone out with it
        changes = in_scope(work, scope)
        outgoing = _outgoing(work, changes, scope, profile, for_name)
        write = partial(write_workbook, path, outgoing, work.language, watch)
        if not _despite_full_disk(work, path, write):
            return Step(N_("Stopped. No file was written."))
        code = digest(change.id for change in changes)
        if not full or _noted(work, outgoing, path, code, scope.json(), upto):
            break
    number, held = outgoing.number, len(changes) if full else 0
    exported = Exported(path, outgoing.export_id, number, counted(work, changes), held, code if full else None)
    return Step(N_("{file} written", file=path.name), result=exported)


def _noted(work: Workspace, one: contents.Outgoing, path: Path, code: str, scope: str, upto: int) -> bool:
    """Note what went out; False when another program took the number meanwhile, and then the file must be written again."""
    previous = one.previous.export_id if one.previous else ""
    sent = Export(one.export_id, one.number, one.created_at, path.name, code, len(one.changes), previous, scope, one.for_name, "", upto)
    with work.store.together():
        free = work.store.next_export()[0] == one.number
        if free:
            work.store.note_export(sent)
    return free


def _despite_full_disk(work: Workspace, path: Path, write: Callable[[], Written | None]) -> Written | None:
    """Write with the space of the reserve where the disk is full, if that lies on the same disk."""
    try:
        together = path.parent.stat().st_dev == work.folder.stat().st_dev
    except OSError:
        together = False
    return work.store.with_reserve(write) if together else write()


def last_export(work: Workspace) -> Export | None:
    """Give what went out last, or None when nothing ever did."""
    return next(reversed(work.store.exports()), None)


def unsent(work: Workspace) -> int:
    """Count the records that somebody here changed since something went out last; what others brought they have sent themselves."""
    last = last_export(work)
    return work.store.changed_since(last.upto if last else 0, here=True)


def in_scope(work: Workspace, scope: Scope) -> list[Change]:
    """Give every change of the records in a scope, those of one record after each other; a record travels whole."""
    changes = list(work.store.all_changes())
    if scope.is_everything:
        return changes
    histories = {record: list(history) for record, history in groupby(changes, key=attrgetter("record"))}
    chosen = records_in(scope, {record: state_of(history, UNITS) for record, history in histories.items()})
    return [change for record, history in histories.items() if record in chosen for change in history]


def scope_digest(work: Workspace, scope: Scope) -> str:
    """Give the data code of a part of the store."""
    return work.store.digest() if scope.is_everything else digest(change.id for change in in_scope(work, scope))


def counted(work: Workspace, changes: Iterable[Change]) -> dict[str, int]:
    """Count the records that these changes are of and that lists show, by kind."""
    kinds = {change.record: change.kind for change in changes}
    visible = work.store.visible(list(kinds))
    counts = Counter(kind for record, kind in kinds.items() if record in visible)
    return {kind: counts[kind] for kind in (*KINDS, *sorted(counts.keys() - KINDS.keys())) if kind in counts}


def _outgoing(work: Workspace, changes: Sequence[Change], scope: Scope, profile: Profile, for_name: str) -> contents.Outgoing:
    number, before = work.store.next_export()
    last = next((one for one in work.store.exports(work.store.id) if one.id == before), None)
    previous = contents.Previous(last.id, last.number, last.at) if last else None
    author = work.author
    role = KINDS["author"].fields()["role"].show(author.role, work.language, work.names)
    return contents.Outgoing(
        export_id=str(uuid4()),
        store_id=work.store.id,
        number=number,
        author=contents.Sender(author.id, author.name, role, work.names.area(author.area) if author.area else ""),
        created_at=work.clock.stamp(),
        changes=changes,
        areas=work.names,
        purpose="export" if profile == "full" else "berbagi",
        privacy="penuh" if profile == "full" else "berbagi",
        practice=work.practice,
        previous=previous,
        scope=contents.Scope(scope.areas, scope.start.isoformat() if scope.start else "", scope.end.isoformat() if scope.end else ""),
        authors=work.author_names(),
        for_name=for_name,
    )
