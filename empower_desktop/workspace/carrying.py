"""Files on their way: those that travel beside a workbook, and those that come beside one."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from empower_desktop.errors import Trouble
from empower_desktop.language import N_
from empower_desktop.records import Attachment
from empower_desktop.workbook.container import DAMAGE
from empower_desktop.workbook.placing import placed
from empower_desktop.workspace.files import MOST_BYTES, PICTURES, ending_of, file_of, keep
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import Profile, export, in_scope
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.workspace import Workspace

BESIDE = "lampiran"
"""The folder in a .zip, or beside a workbook, in which its files travel."""


def may_travel(attachment: Attachment, path: Path) -> bool:
    """Say whether a file may leave this store: not with an identity number, nor a photo of people who did not agree (`records.md`)."""
    if attachment.contains_nik:
        return False
    shows_people = path.suffix in PICTURES and attachment.doc_type in (None, "foto")
    return bool(attachment.consent_photo) if shows_people else attachment.consent_photo is not False


def travelling(work: Workspace, attachments: Iterable[str]) -> dict[str, Path]:
    """Give the files of these attachments that are here and may leave, each by the name under which it travels."""
    wanted = [each for record in attachments if (each := work.one(Attachment, record)) is not None]
    found = ((each, path) for each in wanted if (path := file_of(work, each.file or "")) is not None)
    return {path.name: path for each, path in found if may_travel(each, path)}


def pack(workbook: Path, files: Mapping[str, Path], target: Path) -> None:
    """Put a workbook and the files that travel with it into one .zip, whole or not at all."""
    with placed(target) as half, zipfile.ZipFile(half, "w", zipfile.ZIP_STORED) as packed:
        # All of them are packed already in their own way.
        packed.write(workbook, workbook.name)
        for name, path in sorted(files.items()):
            packed.write(path, f"{BESIDE}/{name}")


def export_with_files(
    work: Workspace,
    path: Path,
    scope: Scope | None = None,
    profile: Profile = "full",
    for_name: str = "",
    watch: Watch = always,
    *,
    since_receipt: bool = False,
) -> Step:
    """Write a .zip of a workbook, as `export` makes it, with those of its attached files that may leave; `result` is an Exported.

    A copy for reading carries none: the files of records are for those who merge them.
    """
    with TemporaryDirectory(dir=_existing(path.parent)) as folder:
        workbook = Path(folder) / f"{path.stem}.xlsx"
        step = export(work, workbook, scope, profile, for_name, watch, since_receipt=since_receipt)
        if step.result is None:
            return step
        going_along = attachments_in(work, scope or Scope()) if profile == "full" else []
        pack(workbook, travelling(work, going_along), path)
    return replace(step, text=N_("{file} written", file=path.name), result=replace(step.result, file=path))


def attachments_in(work: Workspace, scope: Scope) -> list[str]:
    """Give the attachments of the records in a scope."""
    changes = in_scope(work, scope)
    return list(dict.fromkeys(change.record for change in changes if change.kind == Attachment.kind))


def take_in_files(work: Workspace, paths: Sequence[Path]) -> int:
    """Keep those files, in these folders and .zip files, that attachments here wait for; give how many came.

    A file counts only by its content: what its name says must be its hash. Others are let be, and nothing is refused for them.
    """
    waiting = {each.file for each in work.all(Attachment) if each.file and file_of(work, each.file) is None}
    came = 0
    for name, content in _named_by_hash(paths, waiting) if waiting else ():
        if sha256(content).hexdigest() == name and (ending := ending_of(content)):
            keep(work, content, ending)
            came += 1
    return came


def _named_by_hash(paths: Sequence[Path], waiting: Collection[str | None]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        if path.is_dir():
            yield from _named_by_hash(sorted(each for each in path.rglob("*") if each.is_file()), waiting)
        elif path.suffix.lower() == ".zip":
            yield from _in_zip(path, waiting)
        elif path.parent.name == BESIDE or path.stem in waiting:
            yield from _one(path, waiting)
        elif (beside := path.parent / BESIDE).is_dir():
            yield from _named_by_hash([beside], waiting)


def _one(path: Path, waiting: Collection[str | None]) -> Iterator[tuple[str, bytes]]:
    if path.stem in waiting and path.stat().st_size <= MOST_BYTES:
        yield path.stem, path.read_bytes()


def _in_zip(path: Path, waiting: Collection[str | None]) -> Iterator[tuple[str, bytes]]:
    # One that is broken was refused, with the reason, by the merge that looked for workbooks in it.
    with suppress(OSError, RuntimeError, *DAMAGE), zipfile.ZipFile(path) as packed:
        for member in packed.infolist():
            name = PurePosixPath(member.filename).stem
            if name in waiting and member.file_size <= MOST_BYTES:
                yield name, packed.read(member)


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise Trouble(N_("The folder {folder} is not there. Choose another one.", folder=folder.name), "folder_gone")
    return folder
