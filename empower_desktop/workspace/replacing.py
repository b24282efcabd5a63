"""Whether a file may be written over: one that may hold what somebody typed and nobody merged is never replaced unasked."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.placing import check_target, trouble_of
from empower_desktop.workbook.container import DAMAGE, is_untouched
from empower_desktop.workspace.unpacking import is_attached, original_of, path_in
from empower_desktop.workspace.workspace import Workspace

MADE_HERE = "Empower Desktop".encode("utf-16-be")
"""How a PDF says in its first lines which program made it."""
HEAD = 4096


def refuse_to_replace(work: Workspace, path: Path) -> None:
    """Raise a Problem where a file stands under a name that may hold what is nowhere else.

    What nobody saved again since this program wrote it may be replaced, so that a night job writes the same file each night; so may a
    workbook that was merged here, since its original is kept.
    """
    if not path.is_file():
        return
    check_target(path)  # of what another program holds nothing need be asked
    try:
        holds_nothing_else = _is_as_written(path) or _is_kept(work, path)
    except OSError as error:
        raise trouble_of(error, path) from error
    if not holds_nothing_else:
        message = N_(
            "{file} is there already and was not written by this program, or somebody saved it again since: what was typed into it "
            "would be lost. Merge it first, move it away, or choose another name.",
            file=path.name,
        )
        raise Problem(message, "would_replace", Place(str(path)))


def _is_as_written(path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    return not head or (MADE_HERE in head if head.startswith(b"%PDF") else is_untouched(path) or _is_packed_here(path))


def _is_packed_here(path: Path) -> bool:
    """Say whether a file is a .zip of workbooks as they were written, and of files that travel with them."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not is_attached(path_in(entry))]
            return bool(entries) and all(entry.compress_type == zipfile.ZIP_STORED and _is_sealed_in(archive, entry) for entry in entries)
    except DAMAGE:
        return False


def _is_sealed_in(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    with archive.open(entry) as inside:
        return is_untouched(inside)


def _is_kept(work: Workspace, path: Path) -> bool:
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return sha256 in work.store.contents() and original_of(work.store.originals, sha256).exists()
