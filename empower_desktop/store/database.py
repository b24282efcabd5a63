"""The database file: opening and locking it, one transaction at a time, and what can go wrong with it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from empower_desktop.errors import Trouble
from empower_desktop.language import N_
from empower_desktop.placing import DISK_FULL
from empower_desktop.store.engine import engine_of

T = TypeVar("T")

WAIT_FOR_OTHERS = 10.0  # seconds
RESERVE_SIZE = 2 * 1024 * 1024
LEAST_ROOM = 128 * 1024
APPLICATION = 0x454D5057  # "EMPW" in the file's header
PAGE_SIZE = 8_192  # bytes, of a new store: a record with its texts seldom fits twice into SQLite's 4,096
PAGES_AHEAD = 2_000  # written ahead before they are carried over; SQLite's thousand would write some pages again and again
PAGES_AHEAD_OF_MANY = 8_000  # while much is written one after the other, and `carry_over` does it beside
CACHED, CACHED_FOR_MANY = 8_000, 10_000  # KiB that a connection holds of the file, and while much is written one after the other
_HEADER = b"SQLite format 3\x00"


class Database:
    """A SQLite file as any number of threads read it and one at a time writes it."""

    def __init__(self, path: Path) -> None:
        """Prepare for a file; nothing is opened yet."""
        self.path = path
        self._engine = engine_of(path, WAIT_FOR_OTHERS)
        sa.event.listen(self._engine, "connect", _prepare)
        sa.event.listen(self._engine, "begin", _begin)
        self._mine = threading.local()
        self._noticing: sqlite3.Connection | None = None
        self._notice_lock = threading.Lock()

    @property
    def reserve(self) -> Path:
        """The file that is given up when the disk is full."""
        return self.path.with_name(self.path.name + ".reserve")

    def close(self) -> None:
        """Let go of the file."""
        if self._noticing is not None:
            self._noticing.close()
            self._noticing = None
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Read within one snapshot of the data, or within the thread's own open transaction."""
        if (mine := self._own()) is not None:
            yield mine
            return
        with translating(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def together(self, *, lasting: bool = True) -> Iterator[sa.Connection]:
        """Do all that this thread writes and reads inside as one transaction: whole or not at all.

        It is on the disk at the end, come what may; one that is not `lasting`
        may be undone by a power cut until `make_lasting`, and is then undone whole.
        """
        if (mine := self._own()) is not None:
            yield mine
            return
        options = {"writes": True, "lasting": lasting}
        with translating(self.path), self._engine.connect().execution_options(**options) as connection, connection.begin():
            self._mine.connection = connection
            try:
                yield connection
            finally:
                self._mine.connection = None

    def write(self, work: Callable[[sa.Connection], T], *, lasting: bool = True, sparing: bool = False) -> T:
        """Do a piece of writing as one transaction; on a full disk the reserve is given up and it is done again.

        What may be great is `sparing` and leaves the reserve to what people type: it is refused, nothing of it is written, and
        the room in which it was written ahead is given back.
        """

        def written() -> T:
            with self.together(lasting=lasting) as connection:
                return work(connection)

        if self._own() is not None:
            return written()
        return self._sparing(written) if sparing else self.with_reserve(written)

    def with_reserve(self, act: Callable[[], T]) -> T:
        """Do something; where the disk is full, give up the reserve and do it again."""
        try:
            return act()
        except Trouble as trouble:
            if trouble.code != DISK_FULL or not self.release_reserve():
                raise
        return act()

    def _sparing(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except Trouble as trouble:
            if trouble.code == DISK_FULL:
                self.give_room_back()
            raise

    def make_lasting(self) -> None:
        """Bring all that was written to the disk, so that a power cut undoes none of it.

        What was written ahead is brought there first: where the disk has no room to carry it into the file too, it is safe where it is.
        """
        if not self._carried_over("FULL"):
            # Somebody reads what was here before, and it stays where it was written ahead: that is brought to the disk then.
            with suppress(OSError), self.path.with_name(f"{self.path.name}-wal").open("r+b") as ahead:
                os.fsync(ahead.fileno())

    def give_room_back(self) -> None:
        """Bring all that was written to its place in the file, and give the room in which it was written ahead back to the disk.

        Where the file cannot grow so far before that room is free, it grows with the reserve, which is made anew then.
        """
        self._carried_over("TRUNCATE")
        if 0 < self._yet_to_grow() <= self._free() + RESERVE_SIZE and self.release_reserve():
            self._carried_over("TRUNCATE")
            self.keep_reserve()

    def _carried_over(self, how: str) -> bool:
        """Carry into the file what was written ahead; say whether nobody who reads was in the way."""
        try:
            with translating(self.path), closing(sqlite3.connect(self.path, timeout=WAIT_FOR_OTHERS)) as connection:
                return not connection.execute(f"PRAGMA wal_checkpoint({how})").fetchone()[0]
        except Trouble as trouble:
            if trouble.code != DISK_FULL:
                raise
            return True  # it was brought to the disk before the file could grow no more

    def carry_over(self) -> None:
        """Carry into the file what was written ahead, as far as nobody is kept waiting: for a thread beside the one that writes."""
        with translating(self.path), closing(sqlite3.connect(self.path, timeout=0)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def room(self) -> int:
        """Give how many bytes of the disk something great may fill.

        That is what is free, but for what the reserve lacks and for what the file will grow by what was written ahead.
        """
        lacking = 0 if self.reserve.exists() else RESERVE_SIZE
        return max(0, self._free() - lacking - self._yet_to_grow())

    def _free(self) -> int:
        try:
            return shutil.disk_usage(self.path.parent).free
        except OSError:  # some disks do not say
            return sys.maxsize

    def _yet_to_grow(self) -> int:
        with self.reading() as connection:
            pages, size = (int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in ("page_count", "page_size"))
        return max(0, pages * size - self.path.stat().st_size)

    def release_reserve(self) -> bool:
        """Give the space of the reserve back to the disk; say whether there was one."""
        try:
            self.reserve.unlink()
        except OSError:
            return False
        return True

    def keep_reserve(self) -> None:
        """Set space aside for the day when the disk is full; on a disk that has none to spare, none is kept."""
        if self.reserve.exists():
            return
        try:
            # Chance bytes, because some disks store zeros without using space.
            self.reserve.write_bytes(os.urandom(RESERVE_SIZE))
        except OSError:
            self.release_reserve()

    def version(self) -> int:
        """Give a number that differs once anybody else, or another connection here, has written."""
        with translating(self.path), self._notice_lock:
            if self._noticing is None:
                self._noticing = sqlite3.connect(self.path, timeout=WAIT_FOR_OTHERS, check_same_thread=False)
            return int(self._noticing.execute("PRAGMA data_version").fetchone()[0])

    def _own(self) -> sa.Connection | None:
        return getattr(self._mine, "connection", None)


def trouble_of(error: BaseException | None, path: Path) -> Trouble | None:
    """Give the Trouble that an error of SQLite means, or None for a fault of the program."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or (code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _is_full(path)):
        return Trouble(N_("The disk is full. Make room, for example by emptying the recycle bin, and try again."), DISK_FULL)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _locked(path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return Trouble(
            N_(
                "The data in {folder} cannot be written: the folder is read-only. Allow writing there and try again.",
                folder=str(path.parent),
            ),
            "read_only",
        )
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_store(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(path)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM):
        return Trouble(
            N_("The disk did not take or give the data ({reason}). Check the disk and its free space, then try again.", reason=str(error)),
            "disk",
        )
    return None


@contextmanager
def translating(path: Path) -> Iterator[None]:
    """Turn what SQLite says of disk, locks and damage into Trouble that a person understands."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        said = error.orig if isinstance(error, sa.exc.DBAPIError) else error
        if (trouble := trouble_of(said, path)) is None:
            raise
        raise trouble from error
    except sa.exc.TimeoutError as error:
        raise _locked(path) from error


def damaged(path: Path) -> Trouble:
    """Say that a data file is damaged."""
    return Trouble(N_("The data file {file} is damaged. Restore the last backup.", file=path.name), "damaged")


def not_a_store(path: Path) -> Trouble:
    """Say that a file is none of ours."""
    return Trouble(
        N_("{file} is not a data file of Empower Desktop. Restore a backup, or choose another folder.", file=path.name), "not_a_store"
    )


def looks_like_sqlite(path: Path) -> bool:
    """Say whether a file begins as SQLite files do; an empty one may become one."""
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_HEADER))
    except PermissionError:
        raise Trouble(
            N_("{file} may not be read. Ask for permission, or choose another folder.", file=path.name), "no_permission"
        ) from None
    return start in (_HEADER, b"")


def _is_full(path: Path) -> bool:
    """Say whether the disk has no room even for the files that SQLite lays beside its own."""
    try:
        return shutil.disk_usage(path.parent).free < LEAST_ROOM
    except OSError:
        return False


def _locked(path: Path) -> Trouble:
    return Trouble(N_("Another program is writing to {file}. Wait a moment and try again.", file=path.name), "locked")


def _prepare(connection: sqlite3.Connection, _entry: object) -> None:
    # Transactions begin where we say so, not where the driver guesses.
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "temp_store=MEMORY", f"cache_size=-{CACHED}", f"wal_autocheckpoint={PAGES_AHEAD}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    options = connection.get_execution_options()
    writes, lasting = options.get("writes"), options.get("lasting", True)
    if writes and connection.info.get("lasting") is not lasting:
        connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if lasting else 'NORMAL'}")
        connection.exec_driver_sql(f"PRAGMA cache_size=-{CACHED if lasting else CACHED_FOR_MANY}")
        connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint={PAGES_AHEAD if lasting else PAGES_AHEAD_OF_MANY}")
        connection.info["lasting"] = lasting
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
