"""The files that attachments wait for: which these are, and where they lie in what came, whatever it is called there."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from empower_desktop.history.change import Change
from empower_desktop.records import Attachment
from empower_desktop.store import Store
from empower_desktop.workbook.container import DAMAGE
from empower_desktop.workspace.files import ENDINGS, MOST_BYTES, PICTURES, ending_of, file_of
from empower_desktop.workspace.unpacking import BESIDE, PACKED, SPREADSHEETS, is_named_by_hash, path_in
from empower_desktop.workspace.workspace import Workspace

MOST_TRIED = 3
"""So often a .zip may hold a file under one name: thousands of the same would keep this laptop busy for hours."""
MOST_OPENED = 512 * 1024 * 1024
"""So many bytes of files under other names are looked into in one act, in each place the smallest first: a phone's whole memory would
take minutes, and photos are kept small."""
_PHOTOS = frozenset((*PICTURES, ".jpeg"))
_KEPT = _PHOTOS.union(ENDINGS)


def waited_for(work: Workspace, store: Store, coming: Iterable[Change] = ()) -> set[str]:
    """Give the hashes of the files that attachments name and that are not here, once these changes have come to what the store holds."""
    fighting = [conflict for conflict in store.conflicts(Attachment.kind) if conflict.spot == "file"]
    named = {name for _, name in store.columns(Attachment.kind, ("file",))} | {each.value for one in fighting for each in one.rivals}
    named |= files_named(coming)
    return {str(name) for name in named if name and file_of(work, str(name)) is None}


def beside(path: Path) -> list[Path]:
    """Give the folder in which the files of a workbook travel beside it, where there is one."""
    folder = path.parent / BESIDE
    return [folder] if path.suffix.lower() in SPREADSHEETS and path.is_file() and folder.is_dir() else []


def holds_photos(path: Path) -> bool:
    """Say whether a file, or what lies in a folder or .zip file, is called as photos are."""
    if path.is_dir():
        return any(each.suffix.lower() in _PHOTOS for each in path.rglob("*"))
    if path.suffix.lower() == PACKED:
        with suppress(OSError, *DAMAGE), zipfile.ZipFile(path) as packed:
            return any(path_in(member).suffix.lower() in _PHOTOS for member in packed.infolist())
    return path.suffix.lower() in _PHOTOS


def files_named(changes: Iterable[Change]) -> set[str]:
    """Give the hashes of the files that these changes attach to records."""
    named = {change.fields.get("file") for change in changes if change.kind == Attachment.kind}
    return {str(name) for name in named if name}


def is_attachment(name: str, store: Store, foretold: Collection[str] = ()) -> bool:
    """Say whether any record ever named the file of this hash as attached to it, or would name it among the files that are foretold."""
    return name in foretold or store.was_ever(Attachment.kind, "file", name)


def held_in(path: Path, wanted: set[str], patience: Patience) -> Iterator[tuple[str, bytes, str]]:
    """Give the files in a place that are wanted, each once, by its hash and with its ending; they are no longer `wanted` then.

    A file counts by its content alone: a phone gives it a name of its own, and one that bears a hash need not be what that says.
    """
    for content in _contents(path, wanted, patience) if wanted else ():
        name = sha256(content).hexdigest()
        if name in wanted and (ending := ending_of(content)):
            wanted.discard(name)
            yield name, content, ending
        if not wanted:
            return


@dataclass
class Patience:
    """How much is still looked into of what no name speaks for, in folders and .zip files: a file that was chosen itself is looked into."""

    left: int = MOST_OPENED

    def is_worth_a_look(self, path: PurePath, size: int, wanted: Collection[str]) -> bool:
        """Say whether a file may be one that is wanted: of those called by a hash only one whose name says so."""
        if size > MOST_BYTES or is_named_by_hash(path):
            return size <= MOST_BYTES and path.stem in wanted
        if path.suffix.lower() not in _KEPT or size > self.left:
            return False
        self.left -= size
        return True


def _contents(path: Path, wanted: Collection[str], patience: Patience) -> Iterator[bytes]:
    if path.is_dir():
        for each in sorted((each for each in path.rglob("*") if each.is_file()), key=_size):
            yield from _contents(each, wanted, patience)
    elif path.suffix.lower() == PACKED:
        yield from _in_zip(path, wanted, patience)
    else:
        # A link into nowhere, or what the system does not give, is as if it were not there.
        with suppress(OSError):
            if path.is_file() and patience.is_worth_a_look(path, _size(path), wanted):
                yield path.read_bytes()


def _size(path: Path) -> int:
    """Give how many bytes a file has; 0 where the system does not say."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _in_zip(path: Path, wanted: Collection[str], patience: Patience) -> Iterator[bytes]:
    # One that is broken was refused, with the reason, by the merge that looked for workbooks in it.
    with suppress(OSError, *DAMAGE), zipfile.ZipFile(path) as packed:
        tried = Counter[str]()
        for member in sorted(packed.infolist(), key=lambda member: member.file_size):
            inside = path_in(member)
            tried[inside.stem] += is_named_by_hash(inside)
            if tried[inside.stem] <= MOST_TRIED and patience.is_worth_a_look(inside, member.file_size, wanted):
                yield _content(packed, member)


def _content(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Give what a member holds; nothing where it is damaged, which does not keep the others."""
    with suppress(OSError, *DAMAGE):
        return packed.read(member)
    return b""
