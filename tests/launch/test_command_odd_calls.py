"""Odd calls of commands that exchange: each ends with a clear word, and nothing is half done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.launch.test_command_process import START

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

FULL = Path("/dev/full")


def test_lines_that_cannot_come_because_nothing_is_connected_are_no_bug(sari: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)  # as the shell's <&- and Windows' pythonw leave it
    told = sari("batch", "--json")
    assert (told.status, told.out, told.error["code"]) == (5, "", "no_stdin")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("words", [["digest"], ["kinds", "--json"]], ids=["short", "long"])
def test_a_full_disk_behind_what_is_told_is_said(words: list[str], sari: Seat) -> None:
    with FULL.open("w") as full:
        call = [*START, "--data", str(sari.folder), "--lang", "en", *words]
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "“”" in done.stderr, "done all the same" in done.stderr) == (5, False, True)


def test_what_is_mapped_or_answered_may_begin_with_a_dash(sari: Seat, seat: Callable[[str], Seat], tmp_path: Path) -> None:
    roll = tmp_path / "warga.csv"
    roll.write_text("Nama;JK;Panggilan\nSuminah;P;Nah\n")
    taken = sari("import", str(roll), "--as", "person", "--map", "-=C", "--json")
    assert (taken.status, taken.err) == (0, "")
    assert "nickname" not in sari.json("list", "person")[0]["fields"]
    meeting, budi = sari.meeting(), seat("budi")
    sari.json("export", str(tmp_path / "sari.xlsx"))
    budi.json("merge", str(tmp_path / "sari.xlsx"))
    sari.json("set", meeting, "venue=Balai")
    budi.json("set", meeting, "venue=Rumah")
    sari.json("export", str(tmp_path / "sari2.xlsx"))
    assert budi("merge", str(tmp_path / "sari2.xlsx")).status == 3
    told = budi("resolve", meeting, "venue", "--take", "0" * 32, "--json")
    assert (told.status, told.error["code"], "command conflicts" in told.error["message"]) == (4, "no_such_value", True)
    budi.json("resolve", meeting, "venue", "--value", "-belum-")
    assert budi.one(meeting)["fields"]["venue"] == "-belum-"
    assert budi("resolve", meeting, "venue", "--value", "--json").status == 2


def test_a_period_that_ends_before_it_begins_is_no_period_to_export(sari: Seat, tmp_path: Path) -> None:
    told = sari("export", str(tmp_path / "x.xlsx"), "--from", "2026-03-01", "--to", "2026-01-01", "--json")
    assert (told.status, told.error["code"], list(tmp_path.glob("*.xlsx"))) == (2, "usage", [])


@pytest.mark.parametrize(
    ("words", "code", "next_step"),
    [
        (["unmerge", "zz"], "no_such_merge", "command merges"),
        (["resolve", "MEETING", "venue", "--value", "x"], "no_conflict", "command conflicts"),
        (["resolve", "01900000-0000-7000-8000-000000000000", "venue", "--take", "x"], "no_such_record", "command list or find"),
    ],
)
def test_a_refusal_says_what_to_do_next(words: list[str], code: str, next_step: str, sari: Seat) -> None:
    meeting = sari.meeting()
    told = sari(*[meeting if word == "MEETING" else word for word in words], "--json")
    assert (told.status, told.error["code"], next_step in told.error["message"]) == (4, code, True)


@pytest.mark.parametrize("from_backup", [False, True], ids=["workbook", "backup"])
def test_who_begins_again_under_another_name_is_called_so_everywhere(from_backup: bool, sari: Seat, tmp_path: Path) -> None:
    sari.meeting()
    file = tmp_path / ("sari.empower" if from_backup else "sari.xlsx")
    sari.json("backup" if from_backup else "export", str(file))
    again = sari.beside("new-laptop")
    author = again.json("init", "--again", str(file), "--name", "Sari Rahayu")["author"]
    (record,) = again.json("list", "author")
    assert (record["id"], record["fields"]["name"], record["conflicts"]) == (author, "Sari Rahayu", {})
    same = sari.beside("third-laptop")
    same.json("init", "--again", str(file), "--name", "Sari")
    assert same("digest").out == sari("digest").out
