"""It is me again: who an author is, from a file that they sent, kept or got back, and beginning anew with all that it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_, Language, Message
from empower_desktop.records import UNITS
from empower_desktop.workspace.workspace import Identity

if TYPE_CHECKING:
    from empower_desktop.workbook.contents import Incoming
    from empower_desktop.workspace.report import Merged
    from empower_desktop.workspace.unpacking import Source
    from empower_desktop.workspace.workspace import Workspace

# What reads either file is imported with it: a first run mostly needs neither, and the window waits for them.
PACKED = ".zip"
FOR_THE_SAME = N_(
    "{file} holds {part}: all other records stay behind. Better choose a backup, the file that came back to you last, or an export "
    "of everything."
)
FOR_A_SUCCESSOR = N_(
    "{file} holds {part}: all other records stay behind. Better ask for an export of everything, or for the file that came back last."
)
EDITED = N_(
    "{file} was edited in Excel, and what was written there does not come along by itself. Once you have begun, merge it to look that over."
)


@dataclass(frozen=True)
class Known:
    """Whom a file tells of, whether it holds practice data, and in place of which stores one stands that is begun from it.

    `lacks` is the warning that it holds only a part of what was recorded, or what was edited in it and is left behind.
    """

    author: Identity
    practice: bool
    former_stores: tuple[str, ...] = ()
    lacks: Message | None = None


def predecessor_in(file: Path, passphrase: str = "") -> Known:
    """Give whose work somebody else goes on with: who sent an export, or whom a return is for, which is not its maker."""
    content = _content(_workbook_of(file), passphrase)
    if content.meta.purpose not in ("export", "kembali"):
        message = N_("{file} carries no records with their history. Choose a file that was sent for merging, or a return.", file=file.name)
        raise Problem(message, "not_mergeable", Place(file.name))
    lacks = _lacks(file, content, FOR_A_SUCCESSOR)
    return Known(_identity(content, content.meta.for_author or content.meta.author_id), content.meta.practice, lacks=lacks)


def known_in(file: Path, passphrase: str = "") -> Known:
    """Give whom an export, a return or a backup tells of; a workbook may lie in a .zip, and opens with its passphrase if it is locked."""
    if not file.exists():
        raise Trouble(N_("{file} is not there. Was it moved or the stick taken out?", file=file.name), "missing")
    return _keeper(file) if _is_backup(file) else _owner(file, passphrase)


def begin_again(
    folder: Path,
    file: Path,
    language: Language,
    practice: bool,
    changed: Mapping[str, str] | None = None,
    passphrase: str = "",
    warn: Callable[[Message], object] = lambda _: None,
) -> Identity:
    """Start a store for the same author in which everything is back that the file holds; `changed` gives another name, role or area.

    What differs from what the file says is written to the author's record, so that it travels. The store has a new store id,
    so its exports are numbered from one. Nothing is left behind when the file is refused. `warn` is told beforehand that the
    file holds only a part, or was edited.
    """
    from empower_desktop.workspace.keeping import restore
    from empower_desktop.workspace.opening import begun_whole, open_workspace, refuse_existing, start
    from empower_desktop.workspace.profile import change_profile

    refuse_existing(folder)
    known = known_in(file, passphrase)
    changed = {code: value for code, value in (changed or {}).items() if value and value != getattr(known.author, code)}
    if known.practice != practice:
        raise _of_the_other_sort(file, known.practice)
    if known.lacks is not None:
        warn(known.lacks)
    was = {"name": known.author.name, "role": known.author.role, "area": known.author.area, **changed}
    is_backup = _is_backup(file)
    with begun_whole(folder):
        if is_backup:
            restore(folder, file)
        else:
            start(folder, str(was["name"]), str(was["role"]), was["area"], language.code, practice, known.author.id)
        with open_workspace(folder, language) as work:
            if not is_backup:
                work.store.put_setting("former_store_ids", " ".join(known.former_stores))
                bring(work, file, passphrase)
            if changed:
                change_profile(work, changed)
            return work.author


def take_over(folder: Path, file: Path, language: Language, name: str, role: str, area: str | None, passphrase: str = "") -> Identity:
    """Start a store of somebody else who goes on with the work of the one whose file this is, with all that it holds.

    Nothing is left behind when the file is refused.
    """
    from empower_desktop.workspace.opening import begun_whole, open_workspace, start

    with begun_whole(folder):
        identity = start(folder, name, role, area, language.code, practice=False)
        with open_workspace(folder, language) as work:
            bring(work, file, passphrase)
    return identity


def bring(work: Workspace, file: Path, passphrase: str = "") -> Merged:
    """Take in all that a workbook holds, without what was edited in Excel; a refusal is raised.

    What lies beside it in its .zip and is no workbook is not meant.
    """
    from empower_desktop.workspace.merging import apply
    from empower_desktop.workspace.unpacking import WORKBOOKS

    merged: Merged = apply(work, [file], edits=False, passphrase=passphrase).result
    meant = [report for report in merged.files if report.file.lower().endswith(WORKBOOKS)] or merged.files
    refused = [problem for report in meant if report.status == "refused" for problem in report.problems]
    if refused:
        raise refused[0]
    return merged


def _of_the_other_sort(file: Path, practice: bool) -> Problem:
    if practice:
        message = N_("{file} holds practice data. Begin a store to practise with, or choose a file with real data.", file=file.name)
    else:
        message = N_("{file} holds real data. Begin a store for real data, or choose a practice file.", file=file.name)
    return Problem(message, "practice" if practice else "not_practice", Place(file.name))


def _is_backup(file: Path) -> bool:
    """Tell a backup by what it is: one that was sent may have come under the name of a .zip."""
    from empower_desktop.workbook.sniffing import is_backup
    from empower_desktop.workspace.unpacking import SPREADSHEETS

    return file.suffix.lower() not in (*SPREADSHEETS, PACKED) or is_backup(file)


def _workbook_of(file: Path) -> Source:
    """Give the workbook that a file is, or the one that its .zip holds; of several nobody can tell which is meant."""
    from empower_desktop.workspace.unpacking import Source, workbooks_in

    if file.suffix.lower() != PACKED:
        return Source(file)
    found = list(workbooks_in([file]))
    # A spreadsheet of another form is meant only where there is no workbook.
    first, *others = [source for source in found if source.is_workbook] or found
    if first.refusal:
        raise first.refusal
    if others:
        message = N_("{file} holds {n} workbooks. Unpack it, then choose one of them.", file=file.name, n=1 + len(others))
        raise Problem(message, "several_workbooks", Place(file.name))
    return first


def _content(source: Source, passphrase: str = "") -> Incoming:
    from empower_desktop.workbook.reader import Reader
    from empower_desktop.workbook.reading import incoming, read_workbook
    from empower_desktop.workspace.unlocking import key_for

    with key_for(passphrase, None) as key, source.opened(key.folder) as file, Reader() as reader:
        return incoming(key.read(reader.call, read_workbook, file)[0])


def _owner(file: Path, passphrase: str) -> Known:
    content = _content(_workbook_of(file), passphrase)
    meta = content.meta
    mine = {"export": meta.author_id, "kembali": meta.for_author}.get(meta.purpose, "")
    if not mine:
        message = N_("{file} is no export of yours. Choose a workbook that you sent or that came back to you, or a backup.", file=file.name)
        raise Problem(message, "not_mine", Place(file.name))
    own = (meta.store_id,) if mine == meta.author_id else ()
    formers = tuple(dict.fromkeys((*own, *meta.former_stores)))
    return Known(_identity(content, mine), meta.practice, formers, _lacks(file, content, FOR_THE_SAME))


def _lacks(file: Path, content: Incoming, whole: Message) -> Message | None:
    """Warn of an export that holds only a part (a return holds all that its worker recorded), and of edits that stay behind."""
    meta, edited = content.meta, EDITED.filled(file=file.name) if content.edits else None
    scope = meta.scope
    if meta.purpose != "export" or not (scope.since or scope.areas or scope.first or scope.last):
        return edited
    part = N_("only what was not received yet when it was made") if scope.since else N_("only the records of some villages or days")
    told = whole.filled(file=file.name, part=part)
    # No words of ours, so there is nothing to translate but the parts.
    return told if edited is None else Message("{told} {edited}", {"told": told, "edited": edited})


def _identity(content: Incoming, author: str) -> Identity:
    """Give what a workbook's history says of an author, and what it says of itself where that is silent."""
    meta = content.meta
    own = [change for change in content.changes if change.record == author]
    fields = state_of(own, UNITS).fields if own else {}
    stated = meta.author_name if author == meta.author_id else meta.authors.get(author, "")
    area = fields.get("area")
    return Identity(author, stated or str(fields.get("name") or ""), str(fields.get("role") or "lainnya"), str(area) if area else None)


def _keeper(file: Path) -> Known:
    from empower_desktop.store.backup import settings_in

    settings = settings_in(file)
    author = Identity(
        settings["author_id"], settings["author_name"], settings.get("author_role") or "lainnya", settings.get("author_area") or None
    )
    return Known(author, settings.get("practice") == "yes")
