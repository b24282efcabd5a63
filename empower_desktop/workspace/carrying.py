"""Files on their way: those that travel beside a workbook, and those that come beside one."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from empower_desktop.errors import Trouble
from empower_desktop.history.change import Change
from empower_desktop.language import N_
from empower_desktop.placing import placed, trouble_of
from empower_desktop.records import Attachment
from empower_desktop.store import Receipt, Store
from empower_desktop.workbook.container import DAMAGE
from empower_desktop.workspace.files import MOST_BYTES, ending_of, file_of, keep
from empower_desktop.workspace.leaving import Leaving
from empower_desktop.workspace.receipts import PACKED, asked_of
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import Profile, export, going
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.unpacking import BESIDE, is_named_by_hash, path_in
from empower_desktop.workspace.workspace import Workspace

MOST_TRIED = 3
"""So often a .zip may hold a file under one name: thousands of the same would keep this laptop busy for hours."""


def travelling(work: Workspace, attachments: Iterable[str]) -> dict[str, Path]:
    """Give the files of these attachments that are here and may leave, each by the name under which it travels."""
    leaving = Leaving.of(work)
    wanted = [each for record in dict.fromkeys(attachments) for each in leaving.readings.get(record, ())]
    found = ((each, path) for each in wanted if (path := file_of(work, each.file or "")) is not None)
    return {path.name: path for each, path in found if leaving.may(each, path)}


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
    unless_empty: bool = False,
) -> Step:
    """Write a .zip of a workbook, as `export` makes it, with those of its attached files that may leave; `result` is an Exported.

    A copy for reading carries none: the files of records are for those who merge them. A delta carries those that no .zip brought
    yet; whoever lost a file asks for the whole.
    """
    with _beside(path) as folder:
        workbook = folder / f"{path.stem}.xlsx"

        def packed_up() -> None:
            by = asked_of(work, for_name) if since_receipt else []
            going_along = attachments_in(work, scope or Scope(), by) if profile == "full" else []
            pack(workbook, travelling(work, going_along), path)

        written = partial(export, work, workbook, scope, profile, for_name, watch, finish=packed_up, sent_as=path.name)
        step = written(since_receipt=since_receipt, unless_empty=unless_empty)
        if step.result is None:
            return step
    return replace(step, text=N_("{file} written", file=path.name), result=replace(step.result, file=path))


def attachments_in(work: Workspace, scope: Scope, by: Sequence[Receipt] = ()) -> list[str]:
    """Give the attachments of the records in a scope, but for those of which these receipts prove that the files arrived."""
    going_along = going(work, scope, by, with_files=True)
    return list(dict.fromkeys(change.record for change in going_along if change.kind == Attachment.kind))


def take_in_files(work: Workspace, paths: Sequence[Path], waiting: set[str] | None = None) -> int:
    """Keep those files, in these folders and .zip files, that attachments here wait for; give how many came.

    Who looks through one place after the other gives the hashes `waiting`, of which those that came are no longer then.
    A file counts only by its content: what its name says must be its hash. Others are let be, and nothing is refused for them.
    """
    came = 0
    for content, ending in _awaited(paths, waited_for(work, work.store) if waiting is None else waiting):
        keep(work, content, ending)
        came += 1
    return came


def count_awaited(paths: Sequence[Path], waiting: set[str]) -> int:
    """Count the files that `take_in_files` would keep of those waited for, which no longer are then; nothing is written."""
    return sum(1 for _ in _awaited(paths, waiting))


def holds_any(paths: Sequence[Path], names: Collection[str]) -> bool:
    """Say whether any file in these places is one of those, by its name and its content."""
    return any(True for _ in _awaited(paths, set(names)))


def waited_for(work: Workspace, store: Store, coming: Iterable[Change] = ()) -> set[str]:
    """Give the hashes of the files that attachments name and that are not here, once these changes have come to what the store holds."""
    fighting = [conflict for conflict in store.conflicts(Attachment.kind) if conflict.spot == "file"]
    named = {name for _, name in store.columns(Attachment.kind, ("file",))} | {each.value for one in fighting for each in one.rivals}
    named |= {change.fields.get("file") for change in coming if change.kind == Attachment.kind}
    return {str(name) for name in named if name and file_of(work, str(name)) is None}


def _awaited(paths: Sequence[Path], waiting: set[str]) -> Iterator[tuple[bytes, str]]:
    """Give the files that are waited for, each once with its ending."""
    for name, content in _named_by_hash(paths, waiting) if waiting else ():
        if sha256(content).hexdigest() == name and (ending := ending_of(content)):
            waiting.discard(name)
            yield content, ending


def _named_by_hash(paths: Sequence[Path], waiting: Collection[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        if path.is_dir():
            yield from _named_by_hash(sorted(each for each in path.rglob("*") if each.is_file()), waiting)
        elif path.suffix.lower() == PACKED:
            yield from _in_zip(path, waiting)
        elif path.parent.name == BESIDE or is_named_by_hash(path):  # one of the files themselves, and not what they lie beside
            yield from _one(path, waiting)
        elif (beside := path.parent / BESIDE).is_dir():
            yield from _named_by_hash([beside], waiting)


def _one(path: Path, waiting: Collection[str]) -> Iterator[tuple[str, bytes]]:
    # A link into nowhere, or what the system does not give, is as if it were not there.
    with suppress(OSError):
        if path.stem in waiting and path.is_file() and path.stat().st_size <= MOST_BYTES:
            yield path.stem, path.read_bytes()


def _in_zip(path: Path, waiting: Collection[str]) -> Iterator[tuple[str, bytes]]:
    # One that is broken was refused, with the reason, by the merge that looked for workbooks in it.
    with suppress(OSError, *DAMAGE), zipfile.ZipFile(path) as packed:
        tried = Counter[str]()
        for member in packed.infolist():
            name = path_in(member).stem
            tried[name] += 1
            if name in waiting and member.file_size <= MOST_BYTES and tried[name] <= MOST_TRIED and (content := _content(packed, member)):
                yield name, content


def _content(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Give what a member holds; nothing where it is damaged, which does not keep the others."""
    with suppress(OSError, *DAMAGE):
        return packed.read(member)
    return b""


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a folder beside a file for what is to be put into it; a Trouble says why there can be none."""
    if not path.parent.is_dir():
        raise Trouble(N_("The folder {folder} is not there. Choose another one.", folder=path.parent.name), "folder_gone")
    try:
        made = TemporaryDirectory(dir=path.parent)
    except OSError as error:
        raise trouble_of(error, path) from error
    with made as folder:
        yield Path(folder)
