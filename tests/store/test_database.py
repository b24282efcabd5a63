from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing

import pytest
import sqlalchemy as sa

from empower_desktop.errors import Trouble
from empower_desktop.store import Store, database
from empower_desktop.store.database import RESERVE_SIZE, Database, trouble_of


def test_every_connection_is_durable(store):
    with store.reading() as connection:
        asked = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert asked == ["wal", 2, 1]


def test_a_reader_sees_one_moment(store, make):
    with store.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM change").scalar_one()
        writer = threading.Thread(target=store.append, args=([make("meeting", 1, {"title": "Musdus"})],))
        writer.start()
        writer.join()
        assert connection.exec_driver_sql("SELECT count(*) FROM change").scalar_one() == before
    assert store.count("meeting") == 1


def test_many_threads_write_one_after_the_other(store, make):
    changes = [make("meeting", n, {"title": f"Musdus {n}"}) for n in range(40)]
    writers = [threading.Thread(target=store.append, args=(changes[n::4],)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert store.count("meeting") == 40


def test_who_writes_at_the_same_time_is_told_to_wait(tmp_path, monkeypatch, make):
    monkeypatch.setattr(database, "WAIT_FOR_OTHERS", 0.05)
    with Store.open(tmp_path / "empower.db", create=True) as store, closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble) as refused:
            store.append([make("meeting", 1, {"title": "Musdus"})])
        assert refused.value.code == "locked"
        other.execute("COMMIT")
        assert len(store.append([make("meeting", 1, {"title": "Musdus"})])) == 1


def test_writing_of_others_is_noticed(store, make):
    before = store.version()
    assert store.version() == before
    with Store.open(store.path) as other:
        other.append([make("meeting", 1, {"title": "Musdus"})])
    assert store.version() != before


def test_what_is_made_lasting_is_on_the_disk_though_somebody_reads_what_was_before(store, make, monkeypatch):
    monkeypatch.setattr(database, "WAIT_FOR_OTHERS", 0.05)
    ahead = store.path.with_name(f"{store.path.name}-wal")
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM change").scalar_one()
        beside = threading.Thread(target=store.write, args=(lambda _: store.append([make("meeting", 1, {"title": "Musdus"})]),))
        beside.start()
        beside.join()
        store.make_lasting()
        assert synced == [ahead.stat().st_ino]
    store.make_lasting()
    assert synced == [ahead.stat().st_ino]


@pytest.fixture
def full(store):
    """Let the disk be full as long as the reserve is there."""

    def limit(connection: sa.Connection) -> None:
        if not connection.get_execution_options().get("writes"):
            return
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one() if store.reserve.exists() else 1_000_000
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    sa.event.listen(store._engine, "begin", limit)
    return store


def test_the_reserve_lets_the_last_save_succeed_on_a_full_disk(full, make):
    assert full.reserve.stat().st_size == RESERVE_SIZE
    full.append([make("meeting", n, {"title": "Musdus", "summary": "panjang " * 500}) for n in range(20)])
    assert not full.reserve.exists()
    assert full.count("meeting") == 20
    assert full.check() == []


def test_what_may_be_great_leaves_the_reserve_and_changes_nothing(full, make):
    with pytest.raises(Trouble) as refused:
        full.write(
            lambda _: full.append([make("meeting", n, {"title": "Musdus", "summary": "panjang " * 500}) for n in range(20)]), sparing=True
        )
    assert refused.value.code == "disk_full"
    assert full.reserve.stat().st_size == RESERVE_SIZE
    assert list(full.all_changes()) == []


def test_a_full_disk_without_reserve_is_told_and_changes_nothing(store, make):
    store.release_reserve()
    full = "PRAGMA max_page_count = 1"
    sa.event.listen(store._engine, "begin", lambda connection: connection.exec_driver_sql(full))
    with pytest.raises(Trouble) as refused:
        store.append([make("meeting", n, {"title": "Musdus", "summary": "panjang " * 500}) for n in range(20)])
    assert refused.value.code == "disk_full"
    assert list(store.all_changes()) == []


def test_a_reserve_that_was_used_is_made_again(tmp_path):
    with Store.open(tmp_path / "empower.db", create=True) as store:
        store.release_reserve()
    with Store.open(tmp_path / "empower.db") as store:
        assert store.reserve.stat().st_size == RESERVE_SIZE


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (sqlite3.SQLITE_BUSY, "locked"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read_only"),
        (sqlite3.SQLITE_CANTOPEN, "read_only"),
        (sqlite3.SQLITE_NOTADB, "not_a_store"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk"),
    ],
)
def test_what_sqlite_says_is_told_in_words(tmp_path, code, word):
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    trouble = trouble_of(error, tmp_path / "empower.db")
    assert isinstance(trouble, Trouble)
    assert trouble.code == word


def test_a_fault_of_ours_is_no_trouble(tmp_path):
    path = tmp_path / "empower.db"
    with closing(Database(path)) as database, pytest.raises(sa.exc.OperationalError), database.reading() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
