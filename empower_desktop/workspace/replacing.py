"""Whether a file may be written over: one that may hold what is nowhere else is never replaced unasked."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Collection, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.placing import check_target, trouble_of
from empower_desktop.store.backup import changes_in, settings_in
from empower_desktop.workbook.container import DAMAGE, is_untouched
from empower_desktop.workbook.reader import Readers
from empower_desktop.workbook.sniffing import is_backup
from empower_desktop.workspace.unpacking import Source, is_attached, path_in, workbooks_in
from empower_desktop.workspace.workspace import Workspace

MADE_HERE = "Empower Desktop".encode("utf-16-be")
"""How a PDF says in its first lines which program made it."""
HEAD = 4096
PDF, END_OF_PDF = b"%PDF", b"startxref"
"""A paper as it was painted ends once; whoever signs it or writes notes into it adds a further end."""


def refuse_to_replace(work: Workspace, path: Path) -> None:
    """Raise a Problem where a file stands under a name that may hold what is nowhere else.

    What this store wrote and nobody saved again may be replaced, so that a night job writes the same file each night; so may a workbook
    of another store that was merged here as it was sent. Of one that was edited, not all need have been taken.
    """
    if not path.is_file():
        return
    check_target(path)  # of what another program holds nothing need be asked
    try:
        holds_nothing_else = _holds_nothing_else(work, path)
    except OSError as error:
        raise trouble_of(error, path) from error
    if not holds_nothing_else:
        message = N_(
            "{file} is there already, and what it holds may be nowhere else: it was not written here, or somebody saved it again since. "
            "Move it away, or choose another name.",
            file=path.name,
        )
        raise Problem(message, "would_replace", Place(str(path)))


def refuse_to_replace_backup(work: Workspace, path: Path) -> None:
    """Raise a Problem where a file stands under the name of a backup that is none, or that of another store with more in it.

    Who begins anew on another laptop, before the last backup was restored, may write over that one.
    """
    if not is_backup(path):
        refuse_to_replace(work, path)
    elif _holds_other_data(work, path):
        message = N_(
            "{file} is there already: it is a backup of other data, and what it holds would be lost. Move it away, or choose another name.",
            file=path.name,
        )
        raise Problem(message, "would_replace", Place(str(path)))


def _holds_other_data(work: Workspace, path: Path) -> bool:
    try:
        return settings_in(path)["store_id"] != work.store.id and bool(work.store.unknown(changes_in(path)))
    except Problem as problem:
        if problem.code == "damaged_backup":
            return False  # nobody can bring it back
        raise


def _holds_nothing_else(work: Workspace, path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if not head:
        return True
    if head.startswith(PDF):
        return MADE_HERE in head and path.read_bytes().count(END_OF_PDF) == 1
    if is_untouched(path):
        return _are_here(work, [Source(path)])
    return _is_packed_as_written(path) and _are_here(work, workbooks_in([path]))


def _is_packed_as_written(path: Path) -> bool:
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


def _are_here(work: Workspace, sources: Iterable[Source]) -> bool:
    """Say whether each of these untouched workbooks was made here or merged here, or is one of figures alone."""
    known = work.store.contents()
    with TemporaryDirectory() as folder, work.readers(1) as readers:
        return all(source.refusal is None and _is_here(work, source, Path(folder), known, readers) for source in sources)


def _is_here(work: Workspace, source: Source, folder: Path, known: Collection[str], readers: Readers) -> bool:
    from empower_desktop.workbook.reading import store_of  # only where a file lies there already

    with source.opened(folder) as file:
        with file.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() in known:
                return True
        try:
            return readers.call(store_of, file) in ("", work.store.id)
        except Problem:
            return False
