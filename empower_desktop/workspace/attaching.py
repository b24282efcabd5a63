"""Attaching files to records: taking one in, listing those of a record, and giving one out."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.placing import placed
from empower_desktop.records import Attachment, Record
from empower_desktop.records.attachment import WITHOUT
from empower_desktop.records.fields import FileHash, Text
from empower_desktop.records.rules import without_identity_numbers
from empower_desktop.workspace import photos
from empower_desktop.workspace.files import PICTURES, file_of, keep, read_file, refuse_large
from empower_desktop.workspace.leaving import Leaving
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Attached:
    """A file of a record: what is noted of it, where it lies (None: it has not come), how large it is in bytes, whether it may leave."""

    record: Attachment
    path: Path | None
    size: int = 0
    may_leave: bool = False

    @property
    def is_picture(self) -> bool:
        """Say whether it can be shown as a picture."""
        return self.path is not None and self.path.suffix in PICTURES


def attach(work: Workspace, path: Path, owner_kind: str, owner: str, keep_place: bool = False, **noted: object) -> Step:
    """Take a file in and note it as an attachment of a record; `step.result` is the attachment's id.

    A photo is made fit to be kept first. The same file at the same record again changes nothing.
    """
    if owner_kind in WITHOUT or work.standing(owner) == "absent":
        raise Problem(N_("Choose the record that the file belongs to."), "no_owner", Place(field="owner_id"))
    content, ending = read_file(path)
    if ending in PICTURES and "taken_on" not in noted and (day := photos.taken_on(content)) is not None and day <= work.today:
        noted["taken_on"] = day.isoformat()
    name = keep(work, _fit(path, content, ending, keep_place), ending)
    for member in work.store.members(owner):
        for there in work.where(Attachment, owner_id=member, file=name):
            return Step(N_("“{title}” is attached already.", title=there.title or path.name), result=there.id)
    noted.setdefault("title", _title_of(path) or work.language(Attachment.label))
    return save(work, Attachment, {**Attachment.defaults(), **noted, "file": name, "owner_kind": owner_kind, "owner_id": owner})


def filed(work: Workspace, kind: type[Record], typed: Mapping[str, object]) -> Mapping[str, object]:
    """Give what was typed for a record, with the hash in place of each path to a file, which is taken in."""
    paths = {code: str(value) for code, value in typed.items() if isinstance(kind.fields().get(code), FileHash) and _is_path(value)}
    return {**typed, **{code: _taken_in(work, code, _path_of(path)) for code, path in paths.items()}}


def attached_to(work: Workspace, owner: str) -> list[Attached]:
    """Give the files of a record, in the order in which they were attached."""
    noted = [each for member in work.store.members(owner) for each in work.where(Attachment, owner_id=member)]
    leaving = Leaving.of(work) if noted else Leaving({}, frozenset())
    return [_attached(work, each, leaving) for each in noted]


def attached_count(work: Workspace, owner: str) -> int:
    """Count the files of a record."""
    return sum(work.store.count(Attachment.kind, {"owner_id": member}) for member in work.store.members(owner))


def save_copy(work: Workspace, attachment: Attachment, target: Path) -> None:
    """Write a copy of an attached file to where somebody wants it; a Problem says that it has not come."""
    path = file_of(work, attachment.file or "")
    if path is None:
        message = N_("The file of “{title}” has not come. Ask who attached it to send it along.", title=attachment.title or "")
        raise Problem(message, "not_received")
    with placed(target) as half:
        shutil.copyfile(path, half)


def _title_of(path: Path) -> str:
    """Give the name of a file as a title: without the identity number that scans are often called by, and what cannot be kept."""
    fit = Attachment.fields()["title"]
    assert isinstance(fit, Text)
    title = without_identity_numbers("".join(letter for letter in path.stem if letter.isprintable())).strip(" -_.")
    return title[: fit.most] if len(title) >= fit.least else ""


def _fit(path: Path, content: bytes, ending: str, keep_place: bool) -> bytes:
    fit = photos.made_fit(content, keep_place) if ending in PICTURES else content
    refuse_large(path, fit)
    return fit


def _path_of(typed: str) -> Path:
    path = Path(typed)
    with suppress(RuntimeError):  # `~ana`, where nobody of that name has a home here
        return path.expanduser()
    return path


def _taken_in(work: Workspace, code: str, path: Path) -> str:
    try:
        content, ending = read_file(path)
        return keep(work, _fit(path, content, ending, keep_place=False), ending)
    except Problem as problem:
        raise Problem(problem.message, problem.code, Place(path.name, field=code)) from None


def _is_path(value: object) -> bool:
    return isinstance(value, str) and bool(value) and not FileHash.names_content(value)


def _attached(work: Workspace, record: Attachment, leaving: Leaving) -> Attached:
    path = file_of(work, record.file or "")
    return Attached(record, path, path.stat().st_size if path else 0, path is not None and leaving.may(record, path))
