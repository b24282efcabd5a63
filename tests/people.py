"""People with stores of their own, who save, and send what they have."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from shutil import copyfile, copytree
from tempfile import TemporaryDirectory

from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.workbook.reader import Readers
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import opened, start
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import default_name, export


def person_at_work(folder: Path, name: str) -> Workspace:
    """Start a store and open it; whoever bears one name is one person."""
    folder.mkdir(parents=True)
    for file, held in _begun_by(name).items():
        (folder / file).write_bytes(held)
    return opened(folder, Language("en"))


@cache
def _begun_by(name: str) -> Mapping[str, bytes]:
    """Give the files of a store that somebody has just begun: to make its tables takes ten times as long as to copy it."""
    with TemporaryDirectory() as folder:
        start(Path(folder), name, "pendamping", None, "en", practice=False)
        return {file.name: file.read_bytes() for file in Path(folder).iterdir()}


def copy_of(work: Workspace, folder: Path, children: Readers) -> Workspace:
    """Open a copy of a store that was closed: what many tests begin with is lived once, and read in children that are kept."""
    copytree(work.folder, folder)
    copy = opened(folder, Language("en"))
    copy.readers = lambda _: nullcontext(children)
    return copy


def change(work: Workspace, kind: str, record: str = "", **typed: object) -> str:
    """Save values over what stands, and give the record."""
    step = save(work, KINDS[kind], typed, record, work.seen(record)) if record else save(work, KINDS[kind], typed)
    return str(step.result)


def send(work: Workspace, folder: Path, name: str = "") -> Path:
    """Export everything."""
    folder.mkdir(exist_ok=True)
    file = folder / (name or default_name(work))
    export(work, file)
    return file


def sent(work: Workspace, name: str) -> Path:
    """Export everything into the store's own folder, under this name."""
    return send(work, work.folder, f"{name}.xlsx")


def put_into(folder: Path, file: Path) -> Path:
    """Copy a file that was sent into a folder."""
    folder.mkdir(exist_ok=True)
    return copyfile(file, folder / file.name)
