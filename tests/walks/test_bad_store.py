"""Whatever happens to the data file and to the disk under it: one plain sentence, the right exit status, and nothing lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from laptops import LANGUAGES, Laptop, in_a_process, is_root, plainly, refused, start_laptop

from empower_desktop.store import database, opening
from empower_desktop.store.tables import LEDGER_VERSION

HOLD = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
ADD = ("add", "person", "name=Ani", "sex=P")
READING = (("list", "meeting"), ("digest",), ("conflicts",), ("check",), ("find", "rapat"))
# The administrator may write anywhere, unless the right to do so is dropped.
WITHOUT_PRIVILEGES = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")
needs_permissions = pytest.mark.skipif(
    os.name != "posix" or (is_root() and not shutil.which("setpriv")), reason="permissions do not hold for whoever runs this"
)


@pytest.fixture(scope="module")
def saris(tmp_path_factory: pytest.TempPathFactory, areas: Path) -> Laptop:
    """Give a laptop with a meeting, of which each test spoils a copy."""
    laptop = start_laptop(tmp_path_factory.mktemp("saris") / "sari", "Sari", areas=areas)
    laptop.json("add", "meeting", "title=Rapat bulanan", "date=2026-01-12", "area=33.02.10.2003")
    return laptop


@pytest.fixture
def sari(saris: Laptop, tmp_path: Path) -> Laptop:
    return saris.copied(tmp_path / "sari")


def _database(laptop: Laptop) -> Path:
    return laptop.folder / "empower.db"


def _pragma(laptop: Laptop, statement: str) -> None:
    with closing(sqlite3.connect(_database(laptop))) as connection:
        connection.execute(f"PRAGMA {statement}")


def _overwritten(laptop: Laptop, start: int, content: bytes) -> bytes:
    _pragma(laptop, "wal_checkpoint(TRUNCATE)")
    data = bytearray(_database(laptop).read_bytes())
    data[start : start + len(content)] = content
    _database(laptop).write_bytes(data)
    return bytes(data)


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a moment for others, not ten seconds."""
    for module in (database, opening):
        monkeypatch.setattr(module, "WAIT_FOR_OTHERS", 0.1)


@contextmanager
def _held(laptop: Laptop) -> Iterator[None]:
    """Have another program write for as long as the block lasts."""
    command = [sys.executable, "-c", HOLD, str(_database(laptop))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate("")


@pytest.mark.usefixtures("hurry")
def test_while_another_program_writes_one_reads_and_is_asked_to_wait(sari: Laptop) -> None:
    before = sari.digest()
    with _held(sari):
        refused(sari, *ADD, status=5, naming="empower.db", code="locked")
        assert (sari.digest(), len(sari.json("list", "meeting"))) == (before, 1)
    assert sari(*ADD).status == 0


def test_a_newer_store_is_left_alone(sari: Laptop) -> None:
    _pragma(sari, f"user_version = {LEDGER_VERSION + 1}")
    before = _database(sari).read_bytes()
    for words in (ADD, *READING):
        refused(sari, *words, status=5, naming="empower.db", code="newer")
    assert _database(sari).read_bytes() == before


def test_a_damaged_store_is_told_and_brought_back_from_its_backup(sari: Laptop, tmp_path: Path) -> None:
    before = sari.digest()
    sari.json("backup", tmp_path / "sari.empower")
    damaged = _overwritten(sari, 4096, b"\xa5" * 200_000)
    for words in (ADD, *READING):
        refused(sari, *words, status=5, naming="empower.db", code="damaged")
    kept = sari.json("restore", tmp_path / "sari.empower")["kept"]
    assert (sari.digest(), Path(kept).read_bytes()) == (before, damaged)


@pytest.mark.parametrize("seed", range(6))
def test_a_page_overwritten_by_chance_never_breaks_the_program(seed: int, sari: Laptop, tmp_path: Path) -> None:
    chance = random.Random(seed)
    pages = _database(sari).stat().st_size // 4096
    _overwritten(sari, chance.randrange(pages) * 4096, chance.choice((bytes(4096), b"\xff" * 4096, chance.randbytes(4096))))
    for words in (*READING, ("merges",), ("export", tmp_path / "a.xlsx"), ("backup", tmp_path / "a.empower"), ADD):
        told = sari(*words)
        assert told.status in (0, 1, 5), told
        assert "Traceback" not in told.err


@pytest.mark.parametrize("content", [b"catatan belanja\n", b"PK\x03\x04"])
def test_what_is_no_store_is_left_alone(content: bytes, sari: Laptop) -> None:
    _database(sari).write_bytes(content)
    refused(sari, *ADD, status=5, naming="empower.db", code="not_a_store")
    assert _database(sari).read_bytes() == content


def test_where_nobody_began_it_is_told_how_to(tmp_path: Path) -> None:
    for words in (ADD, *READING, ("export", tmp_path / "a.xlsx"), ("merge", tmp_path)):
        refused(Laptop(tmp_path / "kosong"), *words, status=4, naming="kosong", code="no_store")
    assert not (tmp_path / "kosong").exists()


def test_a_store_that_is_there_is_not_begun_again(sari: Laptop) -> None:
    before = sari.digest()
    refused(sari, "init", "--name", "Rina", status=4, naming="sari", code="store_exists")
    assert (sari.digest(), sari.json("add", "person", "name=Ani", "sex=P")["id"] in str(sari.json("list", "person"))) == (before, True)


def _without_privileges(laptop: Laptop, *words: object, naming: str) -> None:
    """Have a command refused to somebody for whom permissions hold, in both languages."""
    before = WITHOUT_PRIVILEGES if is_root() else ()
    said = []
    for language in LANGUAGES:
        told = in_a_process(replace(laptop, options=("--lang", language)).line(*words), before)
        assert told.status == 5, told
        said.append(plainly(told, naming))
    assert said[0] != said[1]


@needs_permissions
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o644), (0o755, 0o444)])
def test_a_store_that_may_not_be_written_is_told(folder_mode: int, file_mode: int, sari: Laptop, tmp_path: Path) -> None:
    laptop = sari.copied(tmp_path / "terkunci")
    for path in laptop.folder.iterdir():
        path.chmod(file_mode)
    laptop.folder.chmod(folder_mode)
    for words in (ADD, ("digest",)) if folder_mode == 0o555 else (ADD,):
        _without_privileges(laptop, *words, naming="terkunci")
    laptop.folder.chmod(0o755)
    for path in laptop.folder.iterdir():
        path.chmod(0o644)
    assert laptop.digest() == sari.digest()


@needs_permissions
def test_a_store_that_may_not_be_read_is_told(sari: Laptop, tmp_path: Path) -> None:
    laptop = sari.copied(tmp_path / "terkunci")
    _database(laptop).chmod(0o000)
    _without_privileges(laptop, "list", "meeting", naming="empower.db")
    laptop.folder.chmod(0o000)
    _without_privileges(laptop, "list", "meeting", naming="empower.db")
    _without_privileges(sari, "merge", laptop.folder / "a.xlsx", naming="a.xlsx")
    laptop.folder.chmod(0o755)


@needs_permissions
def test_where_nothing_may_be_written_another_folder_is_asked_for(sari: Laptop, tmp_path: Path) -> None:
    closed = tmp_path / "tertutup"
    closed.mkdir(mode=0o555)
    for words in (("export", closed / "a.xlsx"), ("backup", closed / "a.empower")):
        _without_privileges(sari, *words, naming="tertutup")
    _without_privileges(Laptop(closed / "sari"), "init", "--name", "Rina", naming="tertutup")
    assert list(closed.iterdir()) == []


def test_killed_in_the_middle_nothing_is_broken(areas: Path, tmp_path: Path) -> None:
    laptop = start_laptop(tmp_path / "rina", "Rina", areas=areas)
    command = [sys.executable, "-m", "empower_desktop", *laptop.line("sample", "--records", "20000")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while not laptop.json("list", "person"):
            assert process.poll() is None
        process.kill()
    assert laptop.json("check")["ok"] is True
    assert laptop.json("list", "person")
