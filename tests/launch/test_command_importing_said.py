"""What is said of a list by command, its columns, its group and answers, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from empower_desktop.lists import understood
from tests.launch.lists_by_command import NAMES, SHEETS, foretold, list_of
from tests.libreoffice import converted
from tests.own_lists import listed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

NAMELESS = (["DAFTAR ANGGOTA"], [], ["No", "Nama", "L/P", "Jabatan"], [1, "Tumini", "P", "Ketua"], [2, "Warsini", "P", "Anggota"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--map", "shoe=B"), "unknown_field"),
        (("--map", "phone=Q"), "unknown_column"),
        (("--map", "phone=Nomer sepatu"), "unknown_column"),
        (("--answers", "ghost.json"), "not_there"),
    ],
)
def test_a_mapping_or_answers_that_fit_nothing_are_refused(sari: Seat, words: tuple[str, ...], code: str) -> None:
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--json", *words)
    assert (told.status, told.error["code"]) in [(4, code), (5, code)]


UNKNOWN_WORDS = (
    ["Anggota KWT Melati"],
    [],
    ["No", "Ibu", "Dukuh", "Jbt"],
    [1, "Kasinem", "Krajan", "Ketua"],
    [2, "Sumirah", "Gunung", "Anggota"],
)
TWICE = (
    ["Anggota KWT Melati"],
    [],
    ["No", "Nama", "L/P"],
    [1, "Sumirah", "P"],
    [2, "Sumirah", "P"],
)


@pytest.mark.parametrize(("names", "hamlet"), [("Ibu", "Dukuh"), ("B", "Dukuh"), ("B", "C")])
def test_of_headings_that_nobody_knows_it_can_be_said_by_words_or_letters_what_they_head(
    sari: Seat, tmp_path: Path, names: str, hamlet: str
) -> None:
    sari("import", str(listed(tmp_path, *UNKNOWN_WORDS)), "--as", "membership", "--map", f"name={names}", "--map", f"hamlet={hamlet}")
    people = [each["fields"] for each in sari.json("list", "person")]
    assert sorted((each["name"], each["hamlet"]) for each in people) == [("Kasinem", "Krajan"), ("Sumirah", "Gunung")]


def test_a_column_beyond_the_list_holds_no_names(sari: Seat, tmp_path: Path) -> None:
    told = sari("import", str(listed(tmp_path, *UNKNOWN_WORDS)), "--as", "membership", "--map", "name=QX", "--json")
    assert (told.status, told.error["code"]) == (4, "no_table")


def test_an_answer_to_a_question_that_nobody_asked_is_refused(sari: Seat, tmp_path: Path) -> None:
    answers = tmp_path / "a.json"
    answers.write_text('{"00": "yes"}', "utf-8")
    told = sari("import", list_of("01_daftar_hadir_musdes"), "--as", "attendance", "--answers", str(answers), "--json")
    assert (told.status, told.error["code"]) == (4, "no_such_question")


def test_of_two_answers_of_which_one_settles_the_other_that_is_told_and_one_suffices(sari: Seat, tmp_path: Path) -> None:
    for hamlet in ("Krajan", "Gunung"):
        sari("add", "person", "name=Sumirah", "sex=P", f"hamlet={hamlet}")
    file, answers = str(listed(tmp_path, *TWICE)), tmp_path / "a.json"
    asked = {(each["code"], each["cell"]): each["question"] for each in foretold(sari, file, "membership")["questions"]}
    same, who = asked["same_person", "B5"], asked["several_known", "B4"]
    answers.write_text(json.dumps({same: "same", who: "new"}), "utf-8")
    told = sari("import", file, "--as", "membership", "--answers", str(answers), "--json")
    assert (told.status, told.error["code"], f"{who} (B4)" in told.error["message"]) == (4, "settled", True)
    answers.write_text(json.dumps({same: "same"}), "utf-8")
    assert sari("import", file, "--as", "membership", "--answers", str(answers)).status == 3


def test_an_answer_that_cannot_be_is_refused_with_those_that_can(sari: Seat, tmp_path: Path) -> None:
    [asked] = [each for each in foretold(sari, list_of("06_hadir_audiensi"), "attendance")["questions"] if each["code"] == "date_order"]
    answers = tmp_path / "a.json"
    answers.write_text(json.dumps({asked["question"]: "soon"}), "utf-8")
    told = sari("import", list_of("06_hadir_audiensi"), "--as", "attendance", "--answers", str(answers), "--json")
    assert (told.status, told.error["code"], "2026-03-02" in told.error["message"]) == (4, "no_such_choice", True)
    answers.write_text(json.dumps({asked["question"]: "3 Februari 2026"}), "utf-8")
    sari("import", list_of("06_hadir_audiensi"), "--as", "attendance", "--answers", str(answers))
    assert sari.json("list", "meeting")[0]["fields"]["date"] == "2026-02-03"


def test_the_command_names_every_kind_that_a_list_can_be_taken_as(sari: Seat) -> None:
    told = sari("import", "--help")
    assert all(kind in told.out for kind in understood.LISTS)


def test_files_that_are_no_lists_are_refused_with_what_to_do(sari: Seat, tmp_path: Path) -> None:
    sari.meeting()
    ours, empty, cut, page = (tmp_path / name for name in ("ours.xlsx", "empty.csv", "cut.xlsx", "page.xls"))
    sari.json("export", str(ours))
    empty.write_text("", "utf-8")
    cut.write_bytes((SHEETS / "01_daftar_hadir_musdes.xlsx").read_bytes()[:900])
    page.write_text("<html><table><tr><td>Nama</td></tr></table></html>", "utf-8")
    for file, code in (
        (ours, "use_merge"),
        (empty, "empty_file"),
        (cut, "cut_off"),
        (page, "not_a_workbook"),
        (tmp_path / "no.csv", "file_gone"),
    ):
        told = sari("import", str(file), "--as", "attendance", "--json")
        assert (told.status in (4, 5), told.error["code"]) == (True, code), file
    assert sari.json("list", "person") == []


@pytest.mark.parametrize("form", ["ods", "xls"])
def test_a_workbook_of_ours_in_another_form_is_no_list_that_would_double_whoever_is_in_it(form: str, sari: Seat, tmp_path: Path) -> None:
    sari.add("person", "name=Suminah", "sex=P", "person_kind=warga", "consent=belum_ditanya")
    sari.json("export", str(tmp_path / "sari.xlsx"))
    told = sari("import", str(converted(tmp_path / "sari.xlsx", form, tmp_path)), "--as", "person", "--json")
    assert (told.status, told.error["code"], f"sari.{form}" in told.error["message"]) == (4, "use_merge", True)
    assert len(sari.json("list", "person")) == 1


@pytest.mark.parametrize("second", ["phone=E", "-=e"])
def test_a_column_that_is_given_two_fields_is_wrong_usage(sari: Seat, second: str) -> None:
    told = sari("import", list_of(NAMES[0]), "--as", "attendance", "--map", "remark=E", "--map", second)
    assert told.status == 2
    assert "remark" in told.err
    assert sari.json("list", "person") == []


@pytest.mark.parametrize(("one", "other"), [("E", "Jabatan/Unsur"), ("jabatan / unsur", "Daftar Hadir!e")])
def test_a_column_that_is_given_two_fields_by_its_letter_and_by_its_heading_is_refused(sari: Seat, one: str, other: str) -> None:
    told = sari("import", list_of(NAMES[0]), "--as", "attendance", "--map", f"remark={one}", "--map", f"hamlet={other}", "--json")
    assert (told.status, told.error["code"]) == (4, "column_twice")
    assert all(name in told.error["message"] for name in (f"remark={one}", f"hamlet={other}"))
    assert sari.json("list", "person") == []
    assert sari("import", list_of(NAMES[0]), "--as", "attendance", "--map", f"remark={one}", "--map", f"remark={other}").status in (0, 3)


def test_of_two_questions_that_are_answered_at_once_the_one_that_the_other_settles_is_let_go(sari: Seat, tmp_path: Path) -> None:
    head = (["DAFTAR PINJAMAN"], [], ["No", "Nama", "L/P", "Pinjaman"], [1, "Siti", "P", 500000])
    sari("import", str(listed(tmp_path, *head)), "--as", "contribution")
    longer = str(listed(tmp_path, *head, [2, "Ani", "P", 300000], name="2.xlsx"))
    asked = {each["question"]: each["default"] for each in foretold(sari, longer, "contribution")["questions"] if each["choices"]}
    answers = tmp_path / "a.json"
    answers.write_text(json.dumps(asked), "utf-8")
    assert len(asked) == 2
    assert sari("import", longer, "--as", "contribution", "--answers", str(answers)).status == 0
    assert sorted(each["fields"]["amount"] for each in sari.json("list", "contribution")) == [300000, 500000]


def test_a_list_that_names_no_group_is_told_by_command_which_one_it_is_of(sari: Seat, tmp_path: Path) -> None:
    sari.meeting()
    file, before = str(listed(tmp_path, *NAMELESS)), sari("digest").out
    told = sari("import", file, "--as", "membership", "--json").json
    [missing] = [each["message"] for each in told["questions"] if each["code"] == "group_missing"]
    assert "--group" in missing
    assert sari.json("list", "membership") == []
    sari.json("unmerge", told["import"])
    assert sari("digest").out == before
    assert sari("import", file, "--as", "membership", "--group", "KWT Mekar").status == 0
    code = sari("digest").out
    [group] = sari.json("list", "group")
    assert (group["fields"]["name"], group["fields"]["group_type"]) == ("KWT Mekar", "kwt")
    assert {(each["fields"]["group"], each["fields"]["role"]) for each in sari.json("list", "membership")} == {
        (group["id"], "ketua"),
        (group["id"], "anggota"),
    }
    again = sari("import", file, "--as", "membership", "--group", "kwt  mekar", "--json").json
    assert (again["import"], again["same"], sari("digest").out) == (None, 2, code)
    longer = listed(tmp_path, *NAMELESS, [3, "Painem", "P", "Anggota"], name="panjang.xlsx")
    later = sari("import", str(longer), "--as", "membership", "--group", "KWT Mekar", "--json").json
    assert {kind: count["new"] for kind, count in later["records"].items()} == {"group": 0, "person": 1, "membership": 1}


def test_a_list_that_asks_first_whether_it_has_names_takes_the_group_that_is_said_of_it(sari: Seat, tmp_path: Path) -> None:
    committee = [["SUSUNAN PANITIA"], ["KETUA", ":", "Suwarni"], ["SEKRETARIS", ":", "Tri Wahyuni"], ["BENDAHARA", ":", "Sulastri"]]
    file = str(listed(tmp_path, *committee))
    said = ("import", file, "--as", "membership", "--group", "Panitia HUT RI", "--json")
    [ask] = [each for each in sari(*said, "--dry-run").json["questions"] if each["code"] == "no_heading"]
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({ask["question"]: "yes"}))
    assert sari(*said, "--answers", str(answers)).json["new"] == 3
    assert {each["fields"]["role"] for each in sari.json("list", "membership")} == {"ketua", "sekretaris", "bendahara"}


def test_a_group_that_a_list_does_not_take_is_refused(sari: Seat, tmp_path: Path) -> None:
    for kind, file in (("membership", list_of("10_anggota_kwt")), ("person", str(listed(tmp_path, *NAMELESS)))):
        told = sari("import", file, "--as", kind, "--group", "KWT Mekar", "--json")
        assert (told.status, told.error["code"], sari.json("list", "group")) == (4, "no_group_wanted", [])


def test_people_read_what_columns_hold_by_the_names_of_fields_and_what_the_star_marks(sari: Seat, tmp_path: Path) -> None:
    sari.add("person", "name=Suminah", "sex=P")
    file = listed(tmp_path, ["Nama", "L/P", "No HP", "Keterangan"], ["Suminah", "P", "081200000001", "x"])
    told = sari("import", str(file), "--as", "person", "--dry-run")
    (columns,) = [line for line in told.out.splitlines() if "A → " in line]
    assert columns.partition(": ")[2].split(", ") == [
        "A → Full name without titles [name]",
        "B → Sex [sex]",
        "C → Phone [phone]",
        "D → Remark [remark]",
    ]
    assert " * (" in told.out
    assert "* = the answer that is proposed" in told.err


def test_a_list_that_takes_more_memory_than_is_allowed_is_to_be_split_and_no_export_is_spoken_of(sari: Seat, tmp_path: Path) -> None:
    wide = tmp_path / "lebar.csv"
    wide.write_text("Nama" + ";x" * 3_000_000, "utf-8")
    told = sari("import", str(wide), "--as", "person")
    assert told.status in (4, 5)
    assert "Split it into several lists" in told.err
    assert "export" not in told.err


def test_where_questions_are_left_open_it_is_said_where_they_wait(sari: Seat, tmp_path: Path) -> None:
    file = str(listed(tmp_path, ["DAFTAR ANGGOTA KWT MELATI"], [], ["No", "Nama"], [1, "Tumini"]))
    leads = "See: empower-desktop questions"
    assert leads not in sari("import", file, "--as", "membership", "--dry-run").err
    told = sari("import", file, "--as", "membership")
    assert (told.status, leads in told.err) == (3, True)
    assert sari.json("questions")
