"""Whatever happens to the data file and to the disk under it: one plain sentence, the right exit status, and nothing lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
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


@pytest.fixture
def sari(tmp_path: Path) -> Laptop:
    laptop = start_laptop(tmp_path / "sari", "Sari")
    laptop.json("add", "meeting", "title=Rapat bulanan", "date=2026-01-12", "area=33.02.10.2003")
    return laptop


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


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of six megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = shutil.which("mount") and is_root() and sys.platform.startswith("linux")
    if (
        not mounted
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", place], check=False, capture_output=True).returncode
    ):
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def _fill(disk: Path) -> Path:
    filler = disk / f"filler{len(list(disk.iterdir()))}"
    with filler.open("wb", buffering=0) as stream, suppress(OSError):
        while stream.write(bytes(4096)):
            pass
    return filler


def test_on_a_full_disk_the_last_save_and_an_export_succeed(sari: Laptop, small_disk: Path) -> None:
    laptop = sari.copied(small_disk / "sari")
    _fill(small_disk)
    laptop.json(*ADD)
    assert laptop.json("export", small_disk / "sari.xlsx")["digest"] == laptop.digest() != sari.digest()


def test_on_a_disk_without_any_room_it_is_told_and_nothing_is_lost(sari: Laptop, small_disk: Path, tmp_path: Path) -> None:
    laptop = sari.copied(small_disk / "sari")
    rina = start_laptop(tmp_path / "rina", "Rina")
    rina.json(*ADD)
    rina.json("export", tmp_path / "other.xlsx")
    (laptop.folder / "empower.db.reserve").unlink()
    filler = _fill(small_disk)
    for words in (ADD, ("export", small_disk / "a.xlsx"), ("backup", small_disk / "a.empower"), ("merge", tmp_path / "other.xlsx")):
        refused(laptop, *words, status=5, naming="", code="disk_full")
    filler.unlink()
    assert laptop.digest() == sari.digest()
    assert laptop.json("check")["ok"] is True
    assert laptop(*ADD).status == 0


def test_however_little_room_is_left_a_merge_tells_what_it_did(sari: Laptop, small_disk: Path, tmp_path: Path) -> None:
    rina = start_laptop(tmp_path / "rina", "Rina")
    rina("sample", "--records", "200")
    rina.json("export", tmp_path / "rina.xlsx")
    outcomes = set()
    for room in range(600, 3_600, 300):
        laptop = sari.copied(small_disk / "sari")
        (laptop.folder / "empower.db.reserve").unlink()
        with _fill(small_disk).open("r+b") as filler:
            filler.truncate(max(0, filler.seek(0, os.SEEK_END) - room * 1024))
        told = laptop("merge", tmp_path / "rina.xlsx", "--json")
        merged = [each["status"] for each in told.json["files"]] == ["merged"]
        assert (told.status in (0, 3), bool(laptop.json("merges"))) == (merged, merged), (room, told)
        outcomes.add(merged)
        for path in small_disk.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert outcomes == {True, False}


def test_a_workbook_for_which_the_disk_has_no_room_leaves_the_older_one(sari: Laptop, small_disk: Path) -> None:
    (small_disk / "sari.xlsx").write_bytes(b"the older one")
    _fill(small_disk)
    refused(sari, "export", small_disk / "sari.xlsx", status=5, naming="", code="disk_full")
    refused(sari, "backup", small_disk / "sari.empower", status=5, naming="", code="disk_full")
    assert (small_disk / "sari.xlsx").read_bytes() == b"the older one"
    assert {path.name for path in small_disk.iterdir()} == {"sari.xlsx", "filler1"}


def test_killed_in_the_middle_nothing_is_broken(tmp_path: Path) -> None:
    laptop = start_laptop(tmp_path / "rina", "Rina")
    command = [sys.executable, "-m", "empower_desktop", *laptop.line("sample", "--records", "20000")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while not laptop.json("list", "person"):
            assert process.poll() is None
        process.kill()
    assert laptop.json("check")["ok"] is True
    assert laptop.json("list", "person")
