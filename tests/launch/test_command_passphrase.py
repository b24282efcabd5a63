"""Files with a passphrase on the command line: it stands in a file, and every command that reads a workbook takes it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.locked import PASSPHRASE, locked

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

LISTS = Path(__file__).parents[1] / "lists" / "sheets"


@pytest.fixture
def passphrase(tmp_path: Path) -> str:
    """Give the file in which the passphrase stands, as the editor of Windows saves it."""
    path = tmp_path / "sandi.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\nuntuk laporan bulan ini\r\n")
    return str(path)


@pytest.fixture
def sent(sari: Seat, tmp_path: Path) -> Path:
    """Give a workbook of Sari's that she saved with a passphrase, beside the plain one."""
    sari.meeting()
    sari.json("export", str(tmp_path / "plain.xlsx"))
    (tmp_path / "terkunci.xlsx").write_bytes(locked((tmp_path / "plain.xlsx").read_bytes()))
    return tmp_path / "terkunci.xlsx"


def test_a_locked_workbook_is_merged_with_the_passphrase_in_a_file(seat: Callable[[str], Seat], sent: Path, passphrase: str) -> None:
    budi, rina = seat("budi"), seat("rina")
    told = budi("merge", str(sent), "--dry-run")
    assert (told.status, "--passphrase-file" in told.err) == (4, True)
    foretold = budi.json("merge", str(sent), "--dry-run", "--passphrase-file", passphrase)
    merged = budi.json("--passphrase-file", passphrase, "merge", str(sent))
    assert [each["files"][0]["status"] for each in (foretold, merged)] == ["merged", "merged"]
    assert merged["digest"] == rina.json("merge", str(sent.with_name("plain.xlsx")))["digest"]


def test_with_another_passphrase_it_is_told_what_to_do(seat: Callable[[str], Seat], sent: Path, tmp_path: Path) -> None:
    (tmp_path / "salah.txt").write_text("kopi hitam\n", "utf-8")
    budi = seat("budi")
    told = budi("merge", str(sent), "--passphrase-file", str(tmp_path / "salah.txt"))
    assert told.status == 4
    assert "Caps Lock" in told.err
    (tmp_path / "salah.txt").write_text("\nkopi hitam\n", "utf-8")
    told = budi("merge", str(sent), "--passphrase-file", str(tmp_path / "salah.txt"), "--json")
    assert (told.status, told.error["code"]) == (4, "no_passphrase")


def test_a_new_laptop_begins_again_from_a_locked_export(sari: Seat, sent: Path, passphrase: str) -> None:
    anew = sari.beside("baru")
    told = anew("init", "--again", str(sent))
    assert (told.status, "--passphrase-file" in told.err) == (4, True)
    assert not (anew.folder / "store.db").exists()
    anew.json("init", "--again", str(sent), "--passphrase-file", passphrase)
    assert anew("digest").out == sari("digest").out


def test_a_list_that_somebody_locked_is_taken_in(sari: Seat, passphrase: str, tmp_path: Path) -> None:
    plain = next(path for path in sorted(LISTS.glob("*.xlsx")) if "hadir" in path.name)
    file = tmp_path / plain.name
    file.write_bytes(locked(plain.read_bytes()))
    words = ("--as", "attendance", "--dry-run", "--json")
    told = sari("import", str(file), *words)
    assert (told.status, told.error["code"]) == (4, "encrypted")
    opened, known = sari("import", str(file), *words, "--passphrase-file", passphrase), sari("import", str(plain), *words)
    assert opened.out == known.out
    assert opened.json["new"] > 0


def test_the_program_itself_never_opens_what_strangers_locked(seat: Callable[[str], Seat], sent: Path, passphrase: str) -> None:
    budi = seat("budi")
    line = ["--data", str(budi.folder), "merge", str(sent), "--passphrase-file", passphrase]
    asks = "import sys; from empower_desktop.launch.command import main; status = main(sys.argv[1:]); print(status, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", asks, *line], capture_output=True, check=True, text=True, encoding="utf-8", cwd=Path.cwd())
    status, *modules = done.stdout.splitlines()[-1].split()
    assert status == "0"
    assert "empower_desktop.workbook.unlocking" in modules
    assert not {"msoffcrypto", "olefile", "cryptography"} & set(modules)
