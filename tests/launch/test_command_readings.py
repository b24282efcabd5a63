"""Words that a list says a choice by: by command one sees how they were read, has them read otherwise, and that is remembered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from tests.own_lists import listed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

HEAD = [["DAFTAR HADIR MUSYAWARAH DESA"], ["Tanggal : 5 Maret 2026"], [], ["No", "Nama", "L/P", "Unsur", "TTD"]]
OF_KWT = "=attendance.capacity_as:ketua kwt"


def office_list(folder: Path, name: str, *rows: tuple[str, str], day: str = "5 Maret 2026") -> str:
    """Write who came, each with an office."""
    head = [HEAD[0], [f"Tanggal : {day}"], *HEAD[2:]]
    return str(listed(folder, *head, *([at, who, "P", office, "v"] for at, (who, office) in enumerate(rows, 1)), name=name))


def answers_in(folder: Path, **said: str) -> tuple[str, str]:
    """Write answers into a file, and give the words that bring it."""
    file = folder / "answers.json"
    file.write_text(json.dumps(said), "utf-8")
    return "--answers", str(file)


def as_whom(sari: Seat) -> dict[str, str | None]:
    """Give as whom each person attended, by name."""
    names = {each["id"]: each["fields"]["name"] for each in sari.json("list", "person")}
    whole: list[dict[str, Any]] = [sari.json("show", each["id"])["fields"] for each in sari.json("list", "attendance")]
    return {names[each["person"]]: each.get("capacity_as") for each in whole}


def test_words_are_read_as_somebody_says_and_so_are_those_of_the_next_list_of_this_shape(sari: Seat, tmp_path: Path) -> None:
    file = office_list(tmp_path, "maret.xlsx", ("Siti", "Ketua KWT"), ("Wati", "Kader Posyandu"), ("Darmi", "ketua kwt"))
    told = sari("import", file, "--as", "attendance", "--dry-run", "--json").json["readings"]
    of_kwt = next(each for each in told if each["words"] == "Ketua KWT")
    assert (of_kwt["reading"], of_kwt["cell"], of_kwt["rows"]) == (OF_KWT, "D5,D7", 2)
    assert (of_kwt["kind"], of_kwt["field"], of_kwt["choice"]) == ("attendance", "capacity_as", "perempuan")
    assert "“Ketua KWT” = Women’s group (D5,D7)" in sari("import", file, "--as", "attendance", "--dry-run").out

    sari("import", file, "--as", "attendance", *answers_in(tmp_path, **{OF_KWT: "tokoh_masyarakat"}))
    assert as_whom(sari) == {"Siti": "tokoh_masyarakat", "Wati": "kader", "Darmi": "tokoh_masyarakat"}
    code = sari("digest").out
    again = sari("import", file, "--as", "attendance", "--json").json
    assert (again["import"], again["new"], again["updated"]) == (None, 0, 0)
    assert sari("digest").out == code

    later = office_list(tmp_path, "april.xlsx", ("Murni", "Ketua KWT"), day="9 April 2026")
    sari("import", later, "--as", "attendance")
    assert as_whom(sari)["Murni"] == "tokoh_masyarakat"


def test_what_was_said_of_the_words_of_one_table_is_not_said_of_those_of_another_shape(sari: Seat, tmp_path: Path) -> None:
    def of(choice: str, *columns: tuple[str, str], day: int) -> None:
        book = Workbook()
        for at, (heading, who) in enumerate(columns):
            sheet = book.create_sheet(heading)
            for row in (
                HEAD[0],
                [f"Tanggal : {day + at} Maret 2026"],
                [],
                ["No", "Nama", "L/P", heading, "TTD"],
                [1, who, "P", "Ketua KWT", "v"],
            ):
                sheet.append(row)
        book.remove(book.worksheets[0])
        book.save(tmp_path / "daftar.xlsx")
        answers = answers_in(tmp_path, **{OF_KWT: choice}) if choice else ()
        sari("import", str(tmp_path / "daftar.xlsx"), "--as", "attendance", *answers)

    of("pemuda", ("Unsur", "Siti"), day=5)
    of("tokoh_masyarakat", ("Perwakilan", "Wati"), day=7)
    of("", ("Unsur", "Ani"), ("Perwakilan", "Tuti"), day=9)
    both = {"pemuda": ["Siti", "Ani"], "tokoh_masyarakat": ["Wati", "Tuti"]}
    assert as_whom(sari) == {name: choice for choice, names in both.items() for name in names}


def test_what_is_said_of_a_column_later_leaves_what_was_said_of_the_words(sari: Seat, tmp_path: Path) -> None:
    file = office_list(tmp_path, "maret.xlsx", ("Siti", "Ketua KWT"))
    sari("import", file, "--as", "attendance", *answers_in(tmp_path, **{OF_KWT: "pemuda"}))
    april = office_list(tmp_path, "april.xlsx", ("Wati", "Ketua KWT"), day="9 April 2026")
    sari("import", april, "--as", "attendance", "--map", "-=TTD")
    may = office_list(tmp_path, "mei.xlsx", ("Darmi", "Ketua KWT"), day="7 Mei 2026")
    sari("import", may, "--as", "attendance")
    assert as_whom(sari)["Darmi"] == "pemuda"


def test_words_read_as_nothing_are_left_out(sari: Seat, tmp_path: Path) -> None:
    file = office_list(tmp_path, "maret.xlsx", ("Siti", "Ketua KWT"))
    sari("import", file, "--as", "attendance", *answers_in(tmp_path, **{OF_KWT: ""}))
    assert as_whom(sari) == {"Siti": None}


def test_words_that_no_choice_was_known_for_mean_what_somebody_says(sari: Seat, tmp_path: Path) -> None:
    head = [["DAFTAR PENGURUS LEMBAGA ADAT WEHEA"], [], ["No", "Nama", "L/P", "Jabatan"]]
    rows = [[1, "Ledjie", "L", "Kepala Adat"], [2, "Tleang", "L", "Sekretaris"], [3, "Bea", "P", "Tetua Adat"]]
    file = str(listed(tmp_path, *head, *rows, name="adat.xlsx"))
    told = sari("import", file, "--as", "membership", "--dry-run", "--json").json
    assert [(each["words"], each["cell"], each["choice"]) for each in told["readings"] if not each["known"]] == [
        ("Kepala Adat", "D4", None),
        ("Tetua Adat", "D6", None),
    ]
    one = answers_in(tmp_path, **{"=membership.role:kepala adat": "ketua"})
    told = sari("import", file, "--as", "membership", "--dry-run", *one, "--json").json
    assert "word_unknown" in {each["code"] for each in told["questions"]}
    answers = answers_in(tmp_path, **{"=membership.role:kepala adat": "ketua", "=membership.role:tetua adat": ""})
    told = sari("import", file, "--as", "membership", *answers, "--json").json
    assert "word_unknown" not in {each["code"] for each in told["questions"]}
    people = {each["id"]: each["fields"]["name"] for each in sari.json("list", "person")}
    whole = [sari.json("show", each["id"])["fields"] for each in sari.json("list", "membership")]
    assert {people[each["person"]]: each["role"] for each in whole} == {"Ledjie": "ketua", "Tleang": "sekretaris", "Bea": "anggota"}


@pytest.mark.parametrize(
    ("key", "choice", "code"),
    [("=attendance.capacity_as:kaur umum", "pemdes", "no_such_question"), (OF_KWT, "ratu", "no_such_choice")],
)
def test_a_reading_that_the_list_does_not_have_is_refused_and_nothing_is_written(
    sari: Seat, tmp_path: Path, key: str, choice: str, code: str
) -> None:
    file = office_list(tmp_path, "maret.xlsx", ("Siti", "Ketua KWT"))
    told = sari("import", file, "--as", "attendance", "--json", *answers_in(tmp_path, **{key: choice}))
    assert json.loads(told.err)["error"]["code"] == code
    assert sari.json("list", "person") == []


def test_what_one_of_two_meetings_on_a_sheet_is_read_as_is_shown_and_cannot_be_answered_apart(sari: Seat, tmp_path: Path) -> None:
    rows = [
        row for day in ("5 Maret 2026", "9 April 2026") for row in (HEAD[0], [f"Tanggal : {day}"], *HEAD[2:], [1, "Siti", "P", "", "v"], [])
    ]
    told = sari("import", str(listed(tmp_path, *rows)), "--as", "attendance", "--dry-run", "--json").json["readings"]
    assert [(each["reading"], each["cell"]) for each in told if each["kind"] == "meeting"] == [(None, "A1"), (None, "A7")]
