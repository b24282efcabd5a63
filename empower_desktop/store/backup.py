"""Backups: the whole store in one file, a copy a day, and the way back."""

from __future__ import annotations

import errno
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.language import N_
from empower_desktop.placing import check_folder, folder_to_disk, placed
from empower_desktop.store import ledger, notes
from empower_desktop.store.database import APPLICATION, Database, translating
from empower_desktop.store.opening import copy_file, settings_at, version_of
from empower_desktop.store.store import Store
from empower_desktop.store.tables import LEDGER, LEDGER_VERSION

ENDING = ".empower"
KEPT_DAYS = 14
_LEDGER_NAME, _ABOUT_NAME = "ledger.db", "about.json"
# What lies in folders beside the store: the workbooks that were merged, and the files that belong to records.
_BESIDE = ("originals", "files")
_FORM = 1
# The rows are worked out again when a backup is restored.
_COPIED = (*[table.name for table in LEDGER.sorted_tables], "alembic_version")


def backup(store: Database, file: Path, whole: bool = True, number: int = 0) -> None:
    """Write the ledger, and if `whole` the workbooks that were merged and the attached files, into one file, while the store is in use.

    `number` says which of the copies of each day it is. The file is read
    back before it takes its name; one that was there before stays until then.
    No folder is made for it: where the stick was taken out, it would lie on this laptop.
    """
    check_folder(file)
    copied = file.with_name(file.name + ".ledger.part")
    try:
        with _telling_of_disk(file.parent):
            copied.write_bytes(b"")  # says by itself where nothing may be written
            about = _copy_ledger(store, copied) | {"number": number}
            with placed(file) as unfinished:
                with unfinished.open("wb") as stream:
                    _pack(stream, copied, about, [store.path.parent / name for name in _BESIDE] if whole else ())
                _unpack_ledger(unfinished, copied)
    finally:
        copied.unlink(missing_ok=True)


def daily(store: Database, folder: Path, today: date) -> Path:
    """Keep the copy of today, and no more than the last fourteen; what lies beside the store is left out.

    It is made anew when something was written since: a clock whose battery is dead may say the same day for months.
    That of a store which was lost today, or replaced by a backup, may be the only one of its last day: it stays under another name.
    """
    file = folder / f"{today.isoformat()}{ENDING}"
    with store.reading() as connection:
        code, own = ledger.ledger_digest(connection), notes.get_setting(connection, "store_id")
    there = _about(file)
    if there.get("digest") != code:
        if (other := there.get("store_id", own)) != own:
            file.replace(file.with_stem(f"{file.stem}_{str(other)[:8]}"))
        with _telling_of_disk(folder):
            folder.mkdir(parents=True, exist_ok=True)
        backup(store, file, whole=False, number=1 + max((_number(one) for one in _copies(folder)), default=0))
        for old in _copies(folder)[:-KEPT_DAYS]:
            with suppress(OSError):
                old.unlink()
    return file


def _copies(folder: Path) -> list[Path]:
    """Give the copies of each day as they followed each other, whatever the clock said: one of 2031 may be older than that of today."""
    return sorted(folder.glob(f"????-??-??{ENDING}"), key=lambda file: (_number(file), file.name))


def _number(file: Path) -> int:
    number = _about(file).get("number")
    return number if isinstance(number, int) else 0


def _about(file: Path) -> Mapping[str, object]:
    """Give what a backup tells of itself; nothing where none lies there that can be read."""
    try:
        with zipfile.ZipFile(file) as pack:
            return dict(json.loads(pack.read(_ABOUT_NAME)))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError):
        return {}


def restore(file: Path, path: Path) -> Path | None:
    """Put a backup in the place of a store, under a new store id, and give the name under which the present one is kept.

    A file that is damaged, of a newer version or none of ours is refused
    before anything is touched. No program may have the present store open.
    """
    made = path.with_name(f"{path.stem}-restoring{path.suffix}")
    with _telling_of_disk(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        _drop(made)
        try:
            _unpack_ledger(file, made)
            _make_new(made, _ids_in(path))
            aside = _set_aside(path)
            made.replace(path)
            folder_to_disk(path.parent)
        finally:
            _drop(made)
        _unpack_beside(file, path.parent)
    return aside


def settings_in(file: Path) -> dict[str, str]:
    """Give the settings of the store that a backup is of; a Problem says that the file is none."""
    return dict(_read_in(file, "SELECT name, value FROM setting"))


def changes_in(file: Path) -> list[str]:
    """Give the ids of the changes that a backup holds; a Problem says that the file is none."""
    return [name for (name,) in _read_in(file, 'SELECT id FROM "change"')]


def _read_in(file: Path, query: str) -> list[Any]:
    with TemporaryDirectory() as folder, _telling_of_disk(file.parent):
        _unpack_ledger(file, laid := Path(folder) / _LEDGER_NAME)
        with closing(sqlite3.connect(laid)) as connection:
            return connection.execute(query).fetchall()


def _copy_ledger(store: Database, target: Path) -> dict[str, object]:
    """Copy the ledger's tables as they are at one moment, and tell what they hold."""
    with store.reading() as connection:
        made = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql <> '' ORDER BY type DESC").all()
        about: dict[str, object] = {
            "form": _FORM,
            "ledger": LEDGER_VERSION,
            "store_id": notes.get_setting(connection, "store_id"),
            "changes": notes.count_changes(connection),
            "digest": ledger.ledger_digest(connection),
        }
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # what is written here is packed and then thrown away
            copy.execute(f"PRAGMA application_id = {APPLICATION}")
            copy.execute("BEGIN")
            for sort, name, table, sql in made:
                if table in _COPIED:
                    copy.execute(sql)
                    if sort == "table":
                        _copy_rows(connection, copy, name)
            copy.execute("DELETE FROM setting WHERE name = 'rows'")  # there are none in the copy
            copy.execute(f"PRAGMA user_version = {LEDGER_VERSION}")
            copy.execute("COMMIT")
    return about


def _copy_rows(connection: sa.Connection, copy: sqlite3.Connection, name: str) -> None:
    result = connection.exec_driver_sql(f'SELECT * FROM "{name}"')
    places = ", ".join("?" * len(result.keys()))
    for some in result.partitions(5_000):
        copy.executemany(f'INSERT INTO "{name}" VALUES ({places})', [tuple(row) for row in some])


def _pack(stream: object, copied: Path, about: Mapping[str, object], folders: Iterable[Path]) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as pack:  # type: ignore[call-overload]  # any stream of bytes
        with copied.open("rb") as content:
            about = {**about, "sha256": file_digest(content, "sha256").hexdigest()}
        pack.writestr(_ABOUT_NAME, json.dumps(about, indent=1))
        pack.write(copied, _LEDGER_NAME)
        for folder in folders:
            for kept in sorted(folder.iterdir()) if folder.is_dir() else ():
                if kept.is_file() and kept.suffix not in (".part", ".tmp"):
                    # Workbooks and photos are packed already.
                    pack.write(kept, f"{folder.name}/{kept.name}", zipfile.ZIP_STORED)


def _unpack_ledger(file: Path, target: Path) -> None:
    """Lay out the ledger of a backup and prove that it is whole, or raise the Problem that it is not."""
    try:
        with zipfile.ZipFile(file) as pack:
            if _ABOUT_NAME not in pack.namelist():
                message = N_(
                    "{file} is no backup of this program. Nothing was changed. Choose a file that was saved as a backup.", file=file.name
                )
                raise Problem(message, "damaged_backup", Place(file.name))
            about = json.loads(pack.read(_ABOUT_NAME))
            if about["form"] > _FORM or about["ledger"] > LEDGER_VERSION:
                raise Problem(N_("{file} was made by a newer version of this program. Install that version.", file=file.name), "newer")
            with pack.open(_LEDGER_NAME) as inside, target.open("wb") as outside:
                shutil.copyfileobj(inside, outside)
            if pack.testzip() is not None:
                raise _damaged(file)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, TypeError, EOFError, NotImplementedError) as error:
        raise _damaged(file) from error
    with target.open("rb") as content:
        if file_digest(content, "sha256").hexdigest() != about["sha256"]:
            raise _damaged(file)
    version_of(target)


def _damaged(file: Path) -> Problem:
    message = N_(
        "{file} is no whole backup: it was damaged on the way, or is something else. Nothing was changed. Try another one.", file=file.name
    )
    return Problem(message, "damaged_backup", Place(file.name))


def _make_new(path: Path, replaced: Sequence[str]) -> None:
    """Give a store that was laid out its rows and a new id; it names the former, and those in whose place it is put."""
    with Store.open(path, reserve=False) as store, store.together():
        store.put_setting("former_store_ids", " ".join(dict.fromkeys((store.id, *store.former_ids, *replaced))))
        store.put_setting("store_id", str(uuid4()))
    _into_one_file(path)


def _ids_in(path: Path) -> list[str]:
    """Give the id of the store that lies at a place, and those it stood in the place of; nothing when it cannot be read."""
    settings = settings_at(path)
    return [settings["store_id"], *settings.get("former_store_ids", "").split()] if "store_id" in settings else []


def _set_aside(path: Path) -> Path | None:
    """Keep what lies where a store is to be, which nobody may have open, and give its new name; None where nothing does."""
    aside = path.with_name(f"{path.stem}-kept-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    if path.exists():
        try:
            _into_one_file(path)
            copy_file(path, aside)
        except Trouble as trouble:
            if trouble.code not in ("damaged", "not_a_store"):
                raise
        else:
            return aside
    # What cannot be read is kept as it lies; a log left behind would be taken for that of the new file.
    left = [ending for ending in ("", "-wal", "-shm") if Path(f"{path}{ending}").exists()]
    for ending in left:
        Path(f"{path}{ending}").replace(f"{aside}{ending}")
    return aside if left else None


def _into_one_file(path: Path) -> None:
    """Bring what stands in the write-ahead log into the file itself; refused while another program has it open."""
    try:
        with translating(path), closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except Trouble as trouble:
        if trouble.code != "locked":
            raise
        raise Trouble(N_("The data is open in another window of this program. Close it and try again."), "in_use") from trouble


def _unpack_beside(file: Path, folder: Path) -> None:
    with zipfile.ZipFile(file) as pack:
        for member in pack.infolist():
            place, _, name = member.filename.partition("/")
            target = folder / place / Path(name).name
            if place not in _BESIDE or not name or member.is_dir() or target.exists():
                continue
            target.parent.mkdir(exist_ok=True)
            with placed(target) as unfinished, pack.open(member) as inside, unfinished.open("wb") as outside:
                shutil.copyfileobj(inside, outside)


def _drop(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


@contextmanager
def _telling_of_disk(folder: Path) -> Iterator[None]:
    try:
        with translating(folder / _LEDGER_NAME):
            yield
    except FileNotFoundError as error:
        raise Trouble(
            N_("{file} is not there. Was it moved or the stick taken out?", file=Path(str(error.filename)).name), "missing"
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Trouble(N_("The disk is full. Make room, or choose another disk."), "disk_full") from error
        message = N_("The backup could not be written or read in {folder} ({reason}). Choose another folder or disk.")
        raise Trouble(message.filled(folder=str(folder), reason=error.strerror or str(error)), "disk") from error
