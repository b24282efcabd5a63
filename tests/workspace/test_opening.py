"""Opening the store of a data folder, and letting go of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from empower_desktop.errors import Trouble
from empower_desktop.language import Language
from empower_desktop.store.database import PAGE_SIZE
from empower_desktop.workspace.opening import STORE_FILE, opened, start


def _damaged(store: Path, table: str) -> None:
    """Overwrite the first page of a table and of each of its indexes."""
    with closing(sqlite3.connect(store)) as connection:
        pages = [page for (page,) in connection.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = ?", (table,))]
    with store.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE_SIZE)
            file.write(b"\xa5" * PAGE_SIZE)


def test_a_store_that_turns_out_damaged_is_let_go_of_so_that_a_backup_can_take_its_place(tmp_path: Path) -> None:
    start(tmp_path, "Sari Handayani", "pendamping", None, "id", practice=False)
    before = sorted(tmp_path.iterdir())
    _damaged(tmp_path / STORE_FILE, "change")
    with pytest.raises(Trouble) as refused:
        opened(tmp_path, Language("id"))
    assert refused.value.code == "damaged"
    assert sorted(tmp_path.iterdir()) == before, "SQLite takes its files for writing ahead away when nobody has the store open"
