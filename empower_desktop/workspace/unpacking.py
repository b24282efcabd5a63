"""Finding the workbooks in what was dropped: files, folders and .zip files."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath
from typing import IO

from empower_desktop.errors import Place, Problem, Refusal, Trouble
from empower_desktop.language import N_, Message
from empower_desktop.placing import placed_together, trouble_of
from empower_desktop.store import Store
from empower_desktop.workbook.container import DAMAGE, ENCRYPTED_ENTRY
from empower_desktop.workbook.sniffing import IS_BACKUP, is_backup
from empower_desktop.workspace.files import FILES
from empower_desktop.workspace.opening import ORIGINALS, STORE_FILE
from empower_desktop.workspace.scratch import SCRATCH

WORKBOOK, PACKED = ".xlsx", ".zip"
"""The endings of a workbook, and of what holds workbooks and the files that go with them."""
WORKBOOKS = (WORKBOOK, ".xlsm")
"""The endings of what is merged: a workbook that was saved with macros is one all the same."""
SPREADSHEETS = (*WORKBOOKS, ".xlsb", ".xls", ".ods", ".csv")
"""The endings under which spreadsheet programs save: of what is not merged it is said what to do. Passed over in silence, what somebody
typed would be missed by nobody."""
NO_WORKBOOKS = "no_workbooks"
BESIDE = "lampiran"
"""The folder in a .zip, or beside a workbook, in which its files travel."""
_HASH = re.compile("[0-9a-f]{64}")
LARGEST_MEMBER = 200 * 1024 * 1024
MOST_MEMBERS = 5_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where one workbook lies: a file, or a member of a .zip; `refusal` says why there is none.

    `plain` is where it lies unlocked, for as long as a merge lasts, if it came with a passphrase. So many of the last `folders` are
    part of its name as it takes to tell it from others.
    """

    path: Path
    member: zipfile.ZipInfo | None = None
    refusal: Refusal | None = None
    plain: Path | None = None
    folders: int = 0

    @property
    def name(self) -> str:
        """Give the name by which people know the file."""
        if self.folders:
            inside = len(path_in(self.member).parts) if self.member else 0  # what lies in a .zip is called after it, as ever
            return "/".join(self.parts[-1 - max(self.folders, inside) :])
        return f"{self.path.name}/{path_in(self.member).name}" if self.member else self.path.name

    @property
    def is_workbook(self) -> bool:
        """Whether it is called as workbooks are, and not as another spreadsheet."""
        return PurePath(self.parts[-1]).suffix.lower() in WORKBOOKS

    @property
    def parts(self) -> tuple[str, ...]:
        """Give the folders in which it lies, the .zip among them, and its name."""
        return (*self.path.parts, *path_in(self.member).parts) if self.member else self.path.parts

    @property
    def hash_in_name(self) -> str:
        """Give the hash that is its name, as a file of a record has it on its way, and an original that was kept; else nothing."""
        path = path_in(self.member) if self.member else self.path
        return path.stem if is_named_by_hash(path) else ""

    @property
    def size(self) -> int:
        """Give how many bytes the workbook has; 0 where the system does not say."""
        if self.member:
            return self.member.file_size
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    @contextmanager
    def opened(self, place: Path) -> Iterator[Path]:
        """Give a path to read from; a member of a .zip is laid out in a place for as long as the block lasts."""
        if self.plain or not self.member:
            yield self.plain or self.path
            return
        with tempfile.TemporaryDirectory(dir=place) as folder:
            laid = Path(folder) / path_in(self.member).name
            self._lay_out(self.member, laid)
            yield laid

    def _lay_out(self, member: zipfile.ZipInfo, target: Path) -> None:
        try:
            # By its place and not by its name, which two members may share.
            with zipfile.ZipFile(self.path) as pack, pack.open(member) as inside:
                _write(inside, target)
        except DAMAGE as error:
            raise _not_whole(self.path) from error


def workbooks_in(paths: Sequence[Path]) -> Iterator[Source]:
    """Give the workbooks in files, folders (with those below) and .zip files, each once, by name; where there is none, why.

    What is called as another spreadsheet is among them, and refused when it is read.
    """
    for path in paths:
        if path.is_dir():
            yield from list(_in_folder(path)) or [_refused(path, NO_WORKBOOKS, _none_in(path))]
        elif not path.exists():
            message = N_("{file} is not there. Was it moved or the stick taken out?", file=path.name)
            yield Source(path, refusal=Trouble(message, "missing"))
        elif not path.is_file():
            # A pipe or a device would block or never end.
            yield _refused(path, "not_a_file", N_("This is a folder or a device, not a file. Choose the workbook itself."))
        elif path.suffix.lower() == PACKED:
            yield from list(_in_zip(path)) or [_refused(path, NO_WORKBOOKS, _none_in(path))]
        else:
            yield Source(path)


def told_apart(sources: Sequence[Source]) -> list[Source]:
    """Give workbooks in their order, those of one name in several folders with as many of these in their names as tell them apart.

    Templates that many people filled in come under one name, and a report says which of them is to be mended.
    """
    alike: dict[str, list[Source]] = {}
    for source in sources:
        alike.setdefault(source.name, []).append(source)
    folders = {name: _folders_apart(some) for name, some in alike.items() if len(some) > 1}
    return [replace(source, folders=folders.get(source.name, 0)) for source in sources]


def _folders_apart(alike: Sequence[Source]) -> int:
    """Give how many folders tell files of one name apart; 0 where nothing does, for it is one file that was named twice."""
    deepest = max(len(source.parts) for source in alike)
    for folders in range(1, deepest):
        if len({source.parts[-1 - folders :] for source in alike}) == len(alike):
            return folders
    return 0


def _none_in(path: Path) -> Message:
    if is_backup(path):
        return IS_BACKUP.filled(file=path.name)
    return N_(
        "There is no workbook (.xlsx) in {file}, nor a photo or document that is waited for here. Choose another folder or file.",
        file=path.name,
    )


def _refused(path: Path, code: str, message: Message) -> Source:
    return Source(path, refusal=Problem(message, code, Place(path.name)))


def _left_packed(source: Source) -> Source:
    """Refuse a spreadsheet that is no workbook and too large to be laid out; the workbooks beside it are merged."""
    return replace(source, refusal=Problem(_too_large(source.name), "too_large", Place(source.name)))


def _too_large(name: str) -> Message:
    return N_("{file} unpacks to more than can be handled here. Ask for the workbooks in smaller pieces.", file=name)


def _not_whole(path: Path) -> Problem:
    message = N_("{file} is no complete .zip file. Ask for it to be sent again.", file=path.name)
    return Problem(message, "bad_zip", Place(path.name))


def _in_folder(folder: Path) -> Iterator[Source]:
    for path in sorted(filter(Path.is_file, _called_so(folder))):
        if path.suffix.lower() == PACKED:
            yield from _in_zip(path)
        else:
            yield Source(path)


def _called_so(folder: Path) -> Iterator[Path]:
    """Give what is called as spreadsheets and .zip files are in a folder and those below."""
    kept: set[Path] = set()
    for place, folders, names in os.walk(folder):
        here = Path(place)
        if STORE_FILE in names:
            # What a data folder keeps of merged workbooks, and for records, is not what somebody sends, and has no name that people know.
            kept.update((here / ORIGINALS, here / FILES))
            folders[:] = [name for name in folders if name != SCRATCH]
        if here not in kept:
            endings = (*SPREADSHEETS, PACKED)
            called_so = [name for name in names if name.lower().endswith(endings) and not name.startswith(("~$", "."))]
            yield from (path for path in map(here.joinpath, called_so) if not is_attached(path))


def _in_zip(path: Path) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as pack:
            members = _spreadsheets(pack.infolist())
    except (OSError, *DAMAGE):
        yield Source(path, refusal=_not_whole(path))
        return
    found = [Source(path, member) for member in members]
    if len(found) > MOST_MEMBERS or any(source.is_workbook and source.size > LARGEST_MEMBER for source in found):
        yield _refused(path, "too_large", _too_large(path.name))
    elif any(member.flag_bits & ENCRYPTED_ENTRY for member in members):
        yield _refused(path, "locked", N_("{file} is protected with a passphrase. Unpack it, then merge its workbooks.", file=path.name))
    else:
        yield from (source if source.size <= LARGEST_MEMBER else _left_packed(source) for source in found)


def _spreadsheets(members: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    def is_spreadsheet(path: PurePosixPath) -> bool:
        return path.suffix.lower() in SPREADSHEETS and not path.name.startswith(("~$", ".")) and not is_attached(path)

    found = (member for member in members if is_spreadsheet(path_in(member)))
    return sorted(found, key=lambda member: member.filename)


def path_in(member: zipfile.ZipInfo) -> PurePosixPath:
    """Give where a member lies in its .zip; some programs on Windows write its own slashes."""
    return PurePosixPath(member.filename.replace("\\", "/"))


def is_attached(path: PurePath) -> bool:
    """Say whether a file travels beside a workbook for one of its records: an attached Excel file is a proof and not what is sent."""
    return path.parent.name == BESIDE and is_named_by_hash(path)


def is_named_by_hash(path: PurePath) -> bool:
    """Say whether a file bears the name under which those of records travel; an original that was kept does too."""
    return _HASH.fullmatch(path.stem) is not None


def original_of(folder: Path, sha256: str) -> Path:
    """Give where the workbook of this content is kept."""
    return folder / f"{sha256}{WORKBOOK}"


def keep_originals(folder: Path, coming: Mapping[str, Source], place: Path) -> None:
    """Keep workbooks as they came, each under the hash of its content; all are on the disk then, or a Refusal says why not.

    Until they are whole they lie in a place on the same disk, whose content goes away by itself. One that is kept already is
    kept anew: the disk may have spoiled it, and that is why it is taken in again.

    One that came with a passphrase is kept unlocked, under the hash of the file as it came: it is read again when a merge is
    undone or a value traced, when nobody is there to give the passphrase. What it holds stands in the store beside it anyhow.
    """
    keeping = {original_of(folder, sha256): source for sha256, source in coming.items()}
    halves = {kept: place / kept.name for kept in keeping}
    if keeping:
        folder.mkdir(parents=True, exist_ok=True)
    try:
        for kept, source in keeping.items():
            _copy(source, halves[kept], place)
        placed_together(halves)
    except BaseException:
        for half in halves.values():
            with suppress(OSError):
                half.unlink(missing_ok=True)
        raise


def drop_originals(store: Store, contents: Iterable[str]) -> None:
    """Let go of originals that were kept for workbooks which were not taken in: on a full disk others need their room."""
    known = store.contents()
    for sha256 in contents:
        if sha256 not in known:
            with suppress(OSError):
                original_of(store.originals, sha256).unlink(missing_ok=True)


def _copy(source: Source, half: Path, place: Path) -> None:
    try:
        with source.opened(place) as path, path.open("rb") as inside:
            _write(inside, half)
    except OSError as error:
        raise unreadable(source, error) from error


def _write(inside: IO[bytes], half: Path) -> None:
    try:
        with half.open("wb") as outside:
            shutil.copyfileobj(inside, outside)
    except OSError as error:
        raise trouble_of(error, half) from error


def unreadable(source: Source, error: OSError) -> Trouble:
    """Say that the system does not give a file, as when the stick was taken out."""
    why = error.strerror or type(error).__name__
    return Trouble(N_("{file} cannot be read ({why}). Copy it to this laptop and try again.", file=source.name, why=why), "unreadable")
