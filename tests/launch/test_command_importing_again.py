"""Lists that come again, longer, corrected or after an undo: what is known by then is found, and nothing that was said since is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from tests.launch.lists_by_command import foretold, list_of
from tests.own_lists import listed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat


def test_an_import_is_taken_back_whole_and_can_come_again(sari: Seat) -> None:
    sari.meeting()
    before = sari("digest").out
    told = sari("import", list_of("12_anggota_spp_simpanan"), "--as", "membership", "--json").json
    assert sari.json("merges")[0]["merge"] == told["import"]
    sari.json("unmerge", told["import"])
    assert (sari("digest").out, sari.json("list", "person"), sari.json("questions")) == (before, [], [])
    assert sari("import", list_of("12_anggota_spp_simpanan"), "--as", "membership", "--json").json["new"] == 6


def test_a_list_that_left_with_an_export_is_said_to_have_when_it_is_taken_back(sari: Seat, tmp_path: Path) -> None:
    told = sari("import", list_of("12_anggota_spp_simpanan"), "--as", "membership", "--json").json
    sari.json("export", str(tmp_path / "sari.xlsx"))
    undone = sari("unmerge", told["import"])
    assert (undone.status, "is gone again. It had left already with sari.xlsx: what others merged of it" in undone.err) == (0, True)


def test_answers_are_taken_back_with_the_import_that_asked(sari: Seat) -> None:
    sari.meeting()
    before = sari("digest").out
    told = sari("import", list_of("02_hadir_kwt_rutin"), "--as", "attendance", "--json").json
    for waiting in sari.json("questions"):
        sari.json("answer", waiting["question"], waiting["choices"][0]["code"])
    assert sari.json("list", "meeting", "--where", "date=2026-01-10")
    sari.json("unmerge", told["import"])
    assert (sari("digest").out, sari.json("questions")) == (before, [])


def test_what_was_deleted_after_an_import_stays_deleted(sari: Seat) -> None:
    sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance")
    sari.json("delete", sari.json("list", "person", "--where", "name=Wagiman")[0]["id"])
    code = sari("digest").out
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--json")
    assert (told.status, told.json["import"], sari("digest").out) == (0, None, code)


def test_what_builds_on_an_import_keeps_it_from_being_taken_back(sari: Seat) -> None:
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--json").json
    person = sari.json("list", "person", "--where", "name=Wagiman")[0]["id"]
    sari.json("set", person, "phone=081200000099")
    refused = sari("unmerge", told["import"], "--json")
    assert (refused.status, refused.error["code"]) == (4, "built_upon")
    assert "“Wagiman” was changed afterwards" in refused.error["message"]


def test_what_a_longer_list_added_is_told_to_keep_the_first_from_being_taken_back(sari: Seat, tmp_path: Path) -> None:
    head = (["DAFTAR HADIR RAPAT KWT MELATI"], ["2 Maret 2026"], ["No", "Nama", "L/P"], [1, "Tumini", "P"])
    first, second = (
        sari("import", str(listed(tmp_path, *head, *more, name=f"{len(more)}.xlsx")), "--as", "attendance", "--json").json["import"]
        for more in ([], [[2, "Painem", "P"], [3, "Wagiyo", "L"]])
    )
    message = sari("unmerge", first, "--json").error["message"]
    said = r"This merge cannot be undone: “(?:Painem|Wagiyo) .*” was added afterwards \(and 1 other record\) with 2.xlsx. (.*)"
    told = re.fullmatch(said, message)
    assert told is not None
    assert told[1] == "Undo that file first, if it was wrong too."
    sari.json("unmerge", second)
    sari.json("unmerge", first)


def test_what_was_corrected_after_an_import_is_not_undone_by_importing_again(sari: Seat) -> None:
    file = list_of("01_daftar_hadir_musdes")
    sari("import", file, "--as", "attendance")
    person = sari.json("list", "person", "--where", "name=Wagiman")[0]["id"]
    sari.json("set", person, "hamlet=RT 09/09")
    told = sari("import", file, "--as", "attendance", "--json")
    assert (told.status, told.json["updated"], told.json["questions"]) == (0, 0, [])
    assert sari.one(person)["fields"]["hamlet"] == "RT 09/09"


def test_a_list_that_says_something_else_than_is_here_is_asked_about(sari: Seat, tmp_path: Path) -> None:
    group = sari.add("group", "name=KWT Melati Lestari", "group_type=kwt", "area=33.02.10.2003")
    person = sari.add("person", "name=Tumini", "sex=P", "phone=081255550000", "area=33.02.10.2003")
    sari.add("membership", f"group={group}", f"person={person}")
    told = sari("import", list_of("02_hadir_kwt_rutin"), "--as", "attendance", "--json")
    [differs] = [each for each in told.json["questions"] if each["code"] == "value_differs" and each["field"] == "phone"]
    assert (told.status, differs["cell"], differs["record"], differs["default"]) == (3, "F8", person, "keep")
    assert sari.one(person)["fields"]["phone"] == "081255550000"
    sari.json("answer", differs["question"], "take")
    assert sari.one(person)["fields"]["phone"] == "081200000013"
    assert [each["id"] for each in sari.json("list", "group")] == [group]


def test_a_name_that_is_known_from_elsewhere_is_asked_and_joined_by_the_answer(sari: Seat) -> None:
    person = sari.add("person", "name=Wagiman", "sex=L")
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--json")
    [known] = [each for each in told.json["questions"] if each["code"] == "known_elsewhere"]
    assert (told.status, known["cell"]) == (3, "B11")
    assert len(sari.json("list", "person", "--where", "name=Wagiman")) == 2
    sari.json("answer", known["question"], "same")
    assert len(sari.json("list", "person", "--where", "name=Wagiman")) == 1
    assert person in json.dumps(sari.json("list", "same_as"))


def test_a_mapping_that_was_given_once_is_remembered_for_the_next_list_of_that_shape(sari: Seat, tmp_path: Path) -> None:
    def roll(file: str, *names: str) -> str:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["DAFTAR ANGGOTA KWT SEKAR"])
        sheet.append([])
        sheet.append(["No", "Nama", "L/P", "Kode X"])
        for number, name in enumerate(names, 1):
            sheet.append([number, name, "P", f"0{number}"])
        book.save(tmp_path / file)
        return str(tmp_path / file)

    first = roll("satu.xlsx", "Tumini", "Warsini", "Painem")
    told = foretold(sari, first, "membership")
    assert "columns_without_field" in {each["code"] for each in told["questions"]}
    assert [(left["cell"], "3" in left["why"]) for left in told["left"]] == [("D4:D6", True)]
    assert "Kode X" in sari("import", first, "--as", "membership", "--dry-run").out
    sari("import", first, "--as", "membership", "--map", "member_no=Kode X")
    second = sari("import", roll("dua.xlsx", "Sulastri", "Endang", "Murni"), "--as", "membership", "--json").json
    assert "columns_without_field" not in {each["code"] for each in second["questions"]}
    assert {each["fields"]["member_no"] for each in sari.json("list", "membership")} == {"01", "02", "03"}


def test_the_next_list_of_a_group_finds_its_people_and_asks_nothing_about_them(sari: Seat, tmp_path: Path) -> None:
    def evening(day: str) -> str:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (["HADIR PERTEMUAN POKTAN MAJU"], [f"Tanggal : {day}"], ["No", "Nama", "L/P"], [1, "Wagiman", "L"], [2, "Sutinah", "P"]):
            sheet.append(row)
        book.save(tmp_path / f"{day}.xlsx")
        return str(tmp_path / f"{day}.xlsx")

    first = sari("import", evening("12 Januari 2026"), "--as", "attendance", "--json")
    second = sari("import", evening("9 Februari 2026"), "--as", "attendance", "--json")
    assert (first.status, second.status, second.json["questions"]) == (0, 0, [])
    assert {kind: count["new"] for kind, count in second.json["records"].items()} == {
        "meeting": 1,
        "attendance": 2,
        "group": 0,
        "person": 0,
    }
