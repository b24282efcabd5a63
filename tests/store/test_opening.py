from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from empower_desktop.errors import Trouble
from empower_desktop.store import Store
from empower_desktop.store.database import APPLICATION
from empower_desktop.store.tables import LEDGER, LEDGER_VERSION


def refusal_of(path, **how) -> str:
    with pytest.raises(Trouble) as refused:
        Store.open(path, **how)
    return refused.value.code


def pragma(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {statement}")


def schema_of(path):
    """Give what a file holds of the ledger: the statement that made each table and index, blanks aside."""
    names = [*LEDGER.tables, "alembic_version"]
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT name, tbl_name, sql FROM sqlite_master").fetchall()
    return {name: "".join((sql or "").split()) for name, table, sql in made if table in names}


@pytest.fixture
def path(tmp_path):
    with Store.open(tmp_path / "empower.db", create=True) as store:
        return store.path


def test_a_store_is_made_once_and_keeps_its_id(tmp_path):
    path = tmp_path / "new" / "folder" / "empower.db"
    assert refusal_of(path) == "no_store"
    with Store.open(path, create=True) as store:
        first = store.id
    with Store.open(path, create=True) as store:
        assert store.id == first


def test_a_newer_store_is_refused_and_left_alone(path):
    pragma(path, f"user_version = {LEDGER_VERSION + 1}")
    before = path.read_bytes()
    assert refusal_of(path) == "newer"
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all, but long enough to look at", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_another_file_is_refused(tmp_path, content):
    path = tmp_path / "empower.db"
    path.write_bytes(content)
    assert refusal_of(path) in ("not_a_store", "damaged")


def test_somebody_elses_database_is_refused(tmp_path):
    path = tmp_path / "empower.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    assert refusal_of(path) == "not_a_store"


def test_a_damaged_store_is_refused(path):
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    assert refusal_of(path) == "damaged"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(path):
    path.parent.chmod(0o500)
    try:
        assert refusal_of(path) == "read_only"
    finally:
        path.parent.chmod(0o700)


def test_a_path_through_a_file_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert refusal_of(tmp_path / "file" / "empower.db", create=True) == "read_only"


def test_an_older_store_is_copied_and_then_migrated(tmp_path, path):
    older = tmp_path / "older.db"
    with closing(sqlite3.connect(older)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("CREATE TABLE kept_by_migration (a)")
    with Store.open(older) as store:
        assert store.count("meeting") == 0
    (copy,) = tmp_path.glob("older-before-*.db")
    assert schema_of(copy) == {}
    assert schema_of(older) == schema_of(path)


def test_the_migrations_make_what_a_new_store_has(tmp_path, path):
    with closing(sqlite3.connect(tmp_path / "migrated.db")) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("CREATE TABLE something (a)")
    Store.open(tmp_path / "migrated.db").close()
    assert schema_of(tmp_path / "migrated.db") == schema_of(path)


def test_a_current_store_needs_neither_alembic_nor_windows(path):
    code = (
        "import sys, pathlib\n"
        "from empower_desktop.store import Store\n"
        "Store.open(pathlib.Path(sys.argv[1])).close()\n"
        "print([name for name in ('alembic', 'PySide6', 'openpyxl') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_store_that_was_cut_off_opens_with_all_that_was_saved(tmp_path, store, make):
    store.append([make("meeting", 1, {"title": "Musdus"})])
    for ending in ("", "-wal"):
        shutil.copy(f"{store.path}{ending}", tmp_path / f"cut.db{ending}")
    with Store.open(tmp_path / "cut.db") as cut:
        assert cut.digest() == store.digest()
        assert cut.check() == []


def test_a_great_merge_that_was_cut_off_leaves_no_slow_lists_behind(tmp_path):
    path = tmp_path / "empower.db"
    with Store.open(path, create=True) as store:
        whole = _indexes(path)
        store.lay_indexes_aside()
        assert {"ix_row_person_by_name", "ix_row_decision_by_date"} <= whole - _indexes(path)
    with Store.open(path) as store:
        assert _indexes(path) == whole
        assert store.check() == []


def _indexes(path):
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
