"""Sending: an export of a store, or of a part of it, as a workbook."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from empower_desktop.history.change import Change
from empower_desktop.history.digest import digest
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_, Label
from empower_desktop.records import KINDS, UNITS, Attachment, Author
from empower_desktop.store import Export, Receipt
from empower_desktop.store.notes import EXPORT, RETURN
from empower_desktop.workbook import contents
from empower_desktop.workbook.purposes import Purpose
from empower_desktop.workspace.files import file_of
from empower_desktop.workspace.moved_away import count_moved_away
from empower_desktop.workspace.receipts import asked_of, of_files, received
from empower_desktop.workspace.scope import Scope, is_part, records_in, scope_json, with_referred
from empower_desktop.workspace.senders import sender
from empower_desktop.workspace.spelling import first_name
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from empower_desktop.workbook.writing import Written

Profile = Literal["full", "share"]
FOR_READING = Label("untuk_dibaca", "for_reading")
NOTHING_NEW = N_("Everything has arrived already, so no file was made.")


@dataclass(frozen=True)
class Exported:
    """What was written: the digest is that of what the file holds, None for a share copy, which carries no history.

    `records` are those that lists show; `gone` counts those beside them that are deleted, or part of such. `moved` counts those that an
    earlier file of the same areas and days held, and that changed since and belong elsewhere: whoever has that file does not learn of it.
    """

    file: Path
    export: str
    number: int
    records: dict[str, int]
    changes: int
    digest: str | None
    gone: int = 0
    moved: int = 0

    @property
    def seen(self) -> int:
        """Count the records that lists show, without who the authors are."""
        return sum(number for kind, number in self.records.items() if kind != Author.kind)


def default_name(work: Workspace, number: int | None = None) -> str:
    """Give the name that an export has unless another is chosen, `SARI_2026-11-24_no04.xlsx`."""
    number = number or work.store.next_export()[0]
    return f"{by_whom_and_when(work)}_no{number:02}{'_LATIHAN' if work.practice else ''}.xlsx"


def name_for_reading(work: Workspace) -> str:
    """Give the name that a copy for reading has unless another is chosen, `SARI_2026-11-24_untuk_dibaca.xlsx`: it is not numbered."""
    return f"{by_whom_and_when(work)}{'_LATIHAN' if work.practice else ''}_{work.language(FOR_READING)}.xlsx"


def by_whom_and_when(work: Workspace) -> str:
    """Give how the names of files begin: who makes them, and the day."""
    return f"{in_capitals(work.author.name) or 'EKSPOR'}_{work.today.isoformat()}"


def in_capitals(name: str) -> str:
    """Give the first word of a name that is no title in letters that every phone and stick takes."""
    plain = unicodedata.normalize("NFKD", first_name(name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "", plain).upper()


@dataclass(frozen=True)
class Parcel:
    """What a workbook is to carry, of what purpose and for whom; `whole` says that it is all there is.

    One that is `needless` is not written: nobody would miss it.

    `exports` are those that a return says to have arrived, and `received` what its cover tells of them. `former_stores` are
    those in place of which a store stands that is begun again from the workbook.
    """

    changes: Sequence[Change]
    scope: contents.Scope
    whole: bool = False
    purpose: Purpose = "export"
    needless: bool = False
    for_name: str = ""
    for_author: str = ""
    exports: tuple[str, ...] = ()
    received: tuple[contents.Received, ...] = ()
    former_stores: tuple[str, ...] = ()


def export(
    work: Workspace,
    path: Path,
    scope: Scope | None = None,
    profile: Profile = "full",
    for_name: str = "",
    watch: Watch = always,
    *,
    since_receipt: bool = False,
    unless_empty: bool = False,
    finish: Callable[[], None] = lambda: None,
    sent_as: str = "",
) -> Step:
    """Write a workbook of everything, or of a scope; `result` is an Exported, None when it was stopped.

    `since_receipt` makes it a delta: records of which every change is proven to have arrived are left out, unless one that
    goes refers to them; with `unless_empty` nothing is written, and no number used, where nothing is left. The file is whole
    or not there; an older one under the name stays until the new one is safe.
    `finish` does what else must succeed before it counts as sent; `sent_as` names what goes out, where the workbook lies in it beside
    the files of attachments.
    """
    scope = scope or Scope()
    purpose: Purpose = "export" if profile == "full" else "berbagi"

    def packed() -> Parcel:
        by = asked_of(work, for_name) if since_receipt and profile == "full" else []
        stated = scope.stated(tuple((receipt.store_id, receipt.number) for receipt in by))
        changes = going(work, scope, by, with_files=bool(sent_as))
        needless = unless_empty and not changes
        formers = work.store.former_ids if profile == "full" else ()
        return Parcel(changes, stated, scope.is_everything and not by, purpose, needless, for_name, former_stores=formers)

    return send(work, path, packed, watch, finish, sent_as)


def going(work: Workspace, scope: Scope, by: Sequence[Receipt], *, with_files: bool = False) -> list[Change]:
    """Give the changes of a scope that are to be sent, but for what all of these receipts prove to have arrived.

    Where files go along, an attachment has arrived once its file did too; one whose file is not here, or that whoever gives the receipts
    attached themselves, need not go for that.
    """
    changes = in_scope(work, scope)
    if not by:
        return changes
    records = {change.record for change in changes} - received(work, by)
    givers = {one.author_id for one in by}
    with_file = (change for change in changes if change.kind == Attachment.kind and file_of(work, str(change.fields.get("file") or "")))
    if with_files and (attached := {change.record for change in with_file if {change.by} != givers}):
        records |= attached - received(work, of_files(work, by), attached)
    chosen = with_referred(records, work.store.states)
    return [change for change in changes if change.record in chosen]


def send(
    work: Workspace,
    path: Path,
    packed: Callable[[], Parcel],
    watch: Watch = always,
    finish: Callable[[], None] = lambda: None,
    sent_as: str = "",
) -> Step:
    """Write a workbook and note it; what it carries is asked again when another program took its number meanwhile."""
    from empower_desktop.workbook.writing import write_workbook  # openpyxl is wanted only once something is written

    while True:
        upto = work.store.reach()  # what is saved while the file is written has not gone out with it
        parcel = packed()
        if parcel.needless:
            return Step(NOTHING_NEW)
        outgoing = _outgoing(work, parcel)
        write = partial(write_workbook, path, outgoing, work.language, watch)
        if not _despite_full_disk(work, path, write):
            return Step(N_("Stopped. No file was written."))
        finish()
        code = digest(change.id for change in parcel.changes)
        noted = parcel.purpose != "berbagi"
        if not noted or _noted(work, outgoing, sent_as or path.name, code, upto, parcel):
            break
    number, held = outgoing.number, len(parcel.changes) if noted else 0
    exported = Exported(path, outgoing.export_id, number, counted(work, parcel.changes), held, code if noted else None)
    exported = replace(exported, gone=_all_of(work, parcel.changes) - exported.seen if noted else 0)
    if parcel.purpose == EXPORT:
        exported = replace(exported, moved=count_moved_away(work, parcel.scope))
    return Step(N_("{file} written", file=path.name), result=exported)


def _noted(work: Workspace, one: contents.Outgoing, name: str, code: str, upto: int, parcel: Parcel) -> bool:
    """Note what went out; False when another program took the number meanwhile, and then the file must be written again."""
    previous = one.previous.export_id if one.previous else ""
    scope, many = scope_json(one.scope), len(one.changes)
    sent = Export(one.export_id, one.number, one.created_at, name, code, many, previous, scope, one.for_name, "", upto, one.purpose)
    with work.store.together():
        free = work.store.next_export(one.purpose)[0] == one.number
        if free:
            work.store.note_export(sent, None if parcel.whole else {change.record for change in parcel.changes})
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
    """Count the records that somebody here changed since they went out last; what others brought they have sent themselves.

    An export of some areas or days carried only their records. What one of everything left out had arrived.
    """
    sent = work.store.exports()
    whole = max((one.upto or 0 for one in sent if not is_part(one.scope)), default=0)
    return work.store.written_since(whole, [one for one in sent if is_part(one.scope) and (one.upto or 0) > whole])


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
    """Count the records that these changes are of and that lists show, by kind; joined ones are one."""
    kinds = {change.record: change.kind for change in changes}
    visible = work.store.visible(list(kinds), each=True)
    homes = work.store.homes(visible.keys())
    counts = Counter(kinds[record] for record in {homes.get(record, record): record for record in visible}.values())
    return {kind: counts[kind] for kind in (*KINDS, *sorted(counts.keys() - KINDS.keys())) if kind in counts}


def _all_of(work: Workspace, changes: Iterable[Change]) -> int:
    """Count the records that these changes are of, deleted ones too, joined ones as one, without who the authors are."""
    records = {change.record for change in changes if change.kind != Author.kind}
    homes = work.store.homes(records)
    return len({homes.get(record, record) for record in records})


def _authors(work: Workspace, parcel: Parcel) -> dict[str, str]:
    """Give the names of everybody who wrote something here, and of whom a return is for, who may have written nothing anywhere."""
    told = {parcel.for_author: parcel.for_name} if parcel.for_author and parcel.for_name else {}
    return {**told, **work.author_names()}


def _outgoing(work: Workspace, parcel: Parcel) -> contents.Outgoing:
    shared, is_return = parcel.purpose == "berbagi", parcel.purpose == RETURN
    number, before = work.store.next_export(RETURN if is_return else EXPORT)
    # Returns go to many people: nobody could tell from the one before whether something is missing.
    last = None if is_return else next((one for one in work.store.exports(work.store.id) if one.id == before), None)
    return contents.Outgoing(
        export_id=str(uuid4()),
        store_id=work.store.id,
        number=number,
        author=sender(work),
        created_at=work.clock.stamp(),
        changes=parcel.changes,
        areas=work.names,
        purpose=parcel.purpose,
        privacy="berbagi" if shared else "penuh",
        practice=work.practice,
        previous=contents.Previous(last.id, last.number, last.at) if last else None,
        scope=parcel.scope,
        authors=_authors(work, parcel),
        for_name=parcel.for_name,
        receipt=contents.Receipt(work.store.id, number, parcel.exports, work.store.former_ids) if is_return else None,
        for_author=parcel.for_author,
        received=parcel.received,
        former_stores=parcel.former_stores,
    )
