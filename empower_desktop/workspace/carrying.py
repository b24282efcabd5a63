"""Files on their way out: those that travel beside a workbook."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from empower_desktop.errors import Trouble
from empower_desktop.language import N_
from empower_desktop.placing import placed, trouble_of
from empower_desktop.records import Attachment
from empower_desktop.store import Receipt
from empower_desktop.workspace.files import file_of
from empower_desktop.workspace.leaving import Leaving
from empower_desktop.workspace.receipts import asked_of
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import Profile, export, going
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.unpacking import BESIDE
from empower_desktop.workspace.workspace import Workspace


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
