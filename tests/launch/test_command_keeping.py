"""Backups, areas and sample data by command."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from empower_desktop.records import KINDS

if TYPE_CHECKING:
    from tests.launch.conftest import Seat


def test_a_backup_brings_everything_back_and_keeps_what_was_there(sari: Seat, tmp_path: Path) -> None:
    sari.meeting()
    before = sari("digest").out
    sari.json("backup", str(tmp_path / "sari.empower"))
    sari.add("person", "name=Maria", "sex=P")
    kept = sari.json("restore", str(tmp_path / "sari.empower"))["kept"]
    assert sari("digest").out == before
    assert Path(kept).exists()


@pytest.mark.parametrize("practice", [True, False])
def test_practice_data_never_take_the_place_of_the_real_ones_nor_the_other_way_round(sari: Seat, tmp_path: Path, practice: bool) -> None:
    trying = sari.beside("trying")
    trying.json("init", "--name", "Sari", "--practice")
    there, other = (sari, trying) if practice else (trying, sari)
    other.json("backup", str(tmp_path / "b.empower"))
    meeting = there.meeting()
    told = there("restore", str(tmp_path / "b.empower"), "--json")
    assert (told.status, told.error["code"]) == (4, "practice" if practice else "not_practice")
    assert there.one(meeting)["deleted"] is False


def test_whose_data_a_backup_brings_is_said_where_somebody_else_worked(sari: Seat, seat: Callable[[str], Seat], tmp_path: Path) -> None:
    said = []
    for name in ("sari", "budi"):
        work = sari if name == "sari" else seat("budi")
        work.json("backup", str(tmp_path / f"{name}.empower"))
        said.append("Budi" in sari("restore", str(tmp_path / f"{name}.empower")).err)
    assert said == [False, True]


def test_a_backup_into_a_folder_that_is_not_there_is_refused_as_an_export_is(sari: Seat, tmp_path: Path) -> None:
    sari.meeting()
    told = [
        sari(*words, "--json") for words in (("backup", str(tmp_path / "usb" / "b.empower")), ("export", str(tmp_path / "usb" / "b.xlsx")))
    ]
    assert [(each.status, each.error["code"], each.error["message"]) for each in told] == [(5, "folder_gone", told[1].error["message"])] * 2
    assert not (tmp_path / "usb").exists()


def test_a_backup_comes_back_where_nothing_was(sari: Seat, tmp_path: Path) -> None:
    meeting = sari.meeting()
    sari.json("backup", str(tmp_path / "sari.empower"))
    elsewhere = sari.beside("elsewhere")
    assert elsewhere.json("restore", str(tmp_path / "sari.empower"))["kept"] is None
    assert elsewhere.one(meeting)["fields"]["title"] == "Rapat bulanan"


@pytest.mark.parametrize("content", [None, b"", b"no backup"])
def test_what_is_no_backup_is_refused(content: bytes | None, sari: Seat, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "odd.empower").write_bytes(content)
    sari.meeting()
    before = sari("digest").out
    assert sari("restore", str(tmp_path / "odd.empower")).status in (4, 5)
    assert sari("digest").out == before


@pytest.mark.parametrize("words", [("check",), ("check", "--rebuild")])
def test_a_store_that_is_whole_says_so(words: tuple[str, ...], sari: Seat) -> None:
    sari.meeting()
    assert sari.json(*words) == {"ok": True, "problems": []}
    assert len(sari.json("list", "meeting")) == 1


def test_sample_data_are_the_same_for_the_same_seed(sari: Seat) -> None:
    rina = sari.beside("rina")
    rina.json("init", "--name", "Rina", "--area", "33.02.10")
    for seat in (sari, rina):
        seat.json("sample", "--records", "120", "--seed", "7")
    kinds = [kind for kind in KINDS if kind != "author"]
    mine, hers = [[seat.json("list", kind) for kind in kinds] for seat in (sari, rina)]
    assert mine == hers
    assert sum(map(len, mine)) == 120


def test_sample_data_twice_change_nothing(sari: Seat) -> None:
    sari.json("sample", "--records", "60")
    before = sari("digest").out
    sari.json("sample", "--records", "60")
    assert sari("digest").out == before


def test_sample_data_lie_below_the_author(sari: Seat) -> None:
    sari.json("sample", "--records", "120")
    areas = {one["fields"]["area"] for one in sari.json("list", "meeting")}
    assert areas
    assert all(area.startswith("33.02.10") for area in areas)


def test_places_are_found_by_name_and_code(sari: Seat) -> None:
    found = sari.json("areas", "--find", "Banyumas")
    assert {tuple(place) for place in found} == {("code", "name", "chain")}
    assert "33.02" in [place["code"] for place in found]
    assert sari.json("areas", "--find", "33.02")[0]["code"] == "33.02"


@pytest.mark.parametrize("name", ["Banyumas", "Karang Anyar"])
def test_a_name_given_for_a_file_of_areas_says_how_a_place_is_looked_up(sari: Seat, name: str) -> None:
    told = sari("areas", name)
    assert (told.status, told.out) == (5, "")
    assert f"There is no file “{name}”" in told.err
    assert f'areas --find "{name}"' in told.err
    assert ".csv, .csv.gz or .xlsx" in told.err


@pytest.mark.parametrize("name", ["areas.csv", "areas.csv.gz"])
def test_a_newer_area_list_takes_the_place_of_the_old(name: str, sari: Seat, tmp_path: Path) -> None:
    text = "kode;nama\n99;Provinsi Baru\n99.01;Kabupaten Baru\n99.01.01.2001;Desa Baru\n".encode("utf-8-sig")
    (tmp_path / name).write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    assert sari("areas", str(tmp_path / name)).status == 0
    assert [place["code"] for place in sari.json("areas", "--find", "Desa Baru")] == ["99.01.01.2001"]


def test_an_area_list_may_be_a_workbook(sari: Seat, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("code", "name"), ("99", "Provinsi Baru"), ("99.01", "Kabupaten Baru")):
        book.active.append(row)
    book.save(tmp_path / "areas.xlsx")
    assert sari("areas", str(tmp_path / "areas.xlsx"), "--find", "Kabupaten Baru", "--json").json[0]["code"] == "99.01"


@pytest.mark.parametrize("text", ["kode,nama\n99,Baru\nxx,Desa\n", "99\n", ""])
def test_a_list_that_is_none_changes_nothing(text: str, sari: Seat, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text(text, encoding="utf-8")
    assert sari("areas", str(tmp_path / "odd.csv")).status == 4
    assert sari.json("areas", "--find", "Banyumas")
