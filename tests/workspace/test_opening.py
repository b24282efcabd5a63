"""Opening the store of a data folder, and letting go of it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from empower_desktop.errors import Trouble
from empower_desktop.language import Language
from empower_desktop.store.database import PAGE_SIZE
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import STORE_FILE, open_workspace, opened, start
from empower_desktop.workspace.scratch import SCRATCH
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.taking import Taking

HOLD = """
import sys
from pathlib import Path
from empower_desktop.workspace.scratch import scratch
with scratch(Path(sys.argv[1])):
    print(flush=True)
    sys.stdin.read()
"""


@contextmanager
def _killed_at_the_end(folder: Path) -> Iterator[None]:
    """Let another program be at work in a data folder for as long as the block lasts, which then is killed and leaves what it held."""
    with subprocess.Popen([sys.executable, "-c", HOLD, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        program.stdout.readline()
        yield
        program.kill()


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


def test_a_merge_keeps_its_originals_though_another_program_was_killed_and_a_third_is_started_meanwhile(
    open_work: Callable[..., Workspace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sari, budi = open_work("sari"), open_work("budi")
    path = tmp_path / "sari.xlsx"
    export(sari, path)
    add = Taking._add
    preview = ExitStack()

    def add_while_others_come_and_go(*arguments: object) -> object:
        added = add(*arguments)  # type: ignore[arg-type]
        preview.close()
        with open_workspace(budi.folder, budi.language):
            pass
        return added

    with preview:
        preview.enter_context(_killed_at_the_end(budi.folder))
        monkeypatch.setattr(Taking, "_add", add_while_others_come_and_go)
        (report,) = apply(budi, [path]).result.files
    assert [original.stem for original in budi.store.originals.iterdir()] == [report.sha256]


def test_originals_that_a_killed_merge_kept_go_away_once_nobody_else_is_at_work(open_work: Callable[..., Workspace]) -> None:
    budi = open_work("budi")
    stray = budi.store.originals / f"{'ab' * 32}.xlsx"
    stray.parent.mkdir()
    with _killed_at_the_end(budi.folder):
        with _killed_at_the_end(budi.folder):
            stray.write_bytes(b"as it came")
        with open_workspace(budi.folder, budi.language):
            assert stray.exists(), "it may be that of the one which is still at work"
    with open_workspace(budi.folder, budi.language):
        assert not stray.exists()
    assert not (budi.folder / SCRATCH).exists()
