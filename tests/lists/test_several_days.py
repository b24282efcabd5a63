"""A head that names several days in its lines is asked on which of them it was, instead of taking the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from empower_desktop.lists.grid import Block
from tests.paper import asked, of_kind, people, read, sheet_of

TABLE = "No | Nama | L/P | TTD\n1 | Siti | P | ttd"


@pytest.mark.parametrize("first", ["Menindaklanjuti surat Camat tanggal 2 Februari 2026", "Dicetak 02/02/2026"])
def test_the_day_of_a_letter_is_not_that_of_the_meeting(first: str) -> None:
    drawing = f"DAFTAR HADIR RAPAT KADER\n{first}\nDilaksanakan tanggal 10 Februari 2026\n{TABLE}"
    found = read("attendance", drawing)
    [ask] = [ask for ask in found.asks if ask.code == "several_days"]
    assert (ask.cell, [option.code for option in ask.options]) == ("A2", ["2026-02-02", "2026-02-10", "leave"])
    assert "date" not in of_kind(found, "meeting")[0]
    assert of_kind(read("attendance", drawing, answers={ask.id: "2026-02-10"}), "meeting")[0]["date"] == "2026-02-10"


def test_the_last_day_of_a_training_comes_with_the_first_that_was_answered() -> None:
    drawing = f"DAFTAR HADIR PELATIHAN BOKASHI\nSurat tanggal 1 Maret 2026\n3 s.d. 5 Maret 2026\n{TABLE}"
    [ask] = [ask for ask in read("training", drawing).asks if ask.code == "several_days"]
    [training] = of_kind(read("training", drawing, answers={ask.id: "2026-03-03"}), "training")
    assert (training["date_start"], training["date_end"]) == ("2026-03-03", "2026-03-05")


@pytest.mark.parametrize("line", ["Tanggal : 10 Februari 2026", "Kaliori, 10 Februari 2026\nSelasa, 10-02-2026"])
def test_a_day_beside_its_label_and_one_that_is_said_twice_are_not_asked_about(line: str) -> None:
    surat = "Surat tanggal 2 Februari 2026\n" if ":" in line else ""
    found = read("attendance", f"DAFTAR HADIR RAPAT KADER\n{surat}{line}\n{TABLE}")
    assert (of_kind(found, "meeting")[0]["date"], "several_days" in asked(found)) == ("2026-02-10", False)


def test_the_first_and_the_last_day_may_have_labels_of_their_own() -> None:
    found = read("training", f"PELATIHAN P3K\nTgl mulai | | 25/4/2026\nTgl selesai | | 26/4/2026\n{TABLE}")
    assert [(each["date_start"], each["date_end"]) for each in of_kind(found, "training")] == [("2026-04-25", "2026-04-26")]
    assert ({"several_days", "no_date"} & asked(found).keys(), [left.cell for left in found.left]) == (set(), ["D5"])


SHEETS = (
    "PELATIHAN PUPUK\nDesa Kaliori, 6-7 Juni 2026\nNo | Nama | L/P | TTD\n1 | Petrus | L | ttd\n2 | Yustina | P | ttd\n3 | Maria | P | ttd",
    "Hari ke 2 (praktek)\nNama | RT\nYustina | 1\nPetrus | 2\nAgustinus | 2",
)


def test_a_further_sheet_of_a_training_of_several_days_that_names_only_which_day_it_is_of_is_no_second_training() -> None:
    found = read("participation", *SHEETS)
    [ask] = [ask for ask in found.asks if ask.code == "one_training"]
    assert (ask.sheet, ask.default, len(of_kind(found, "training"))) == ("Sheet2", "one", 1)
    one = read("participation", *SHEETS, defaults=True)
    [training] = of_kind(one, "training")
    assert (training["title"], training["date_start"], training["date_end"]) == ("Pelatihan Pupuk", "2026-06-06", "2026-06-07")
    assert [each["name"] for each in of_kind(one, "person")] == ["Petrus", "Yustina", "Maria", "Agustinus"]
    assert (len(of_kind(one, "participation")), "no_date" in asked(one)) == (4, False)
    assert len(of_kind(read("participation", *SHEETS, answers={ask.id: "several"}), "training")) == 2


@pytest.mark.parametrize(
    "second",
    [
        "Hari ke 3\nNama | RT\nYustina | 1\nPetrus | 2",
        "Hari ke 2\nNama | RT\nYosef | 1\nPaulus | 2",
        "PELATIHAN MENJAHIT\nTanggal : 7 Juni 2026\nNama | RT\nYustina | 1\nPetrus | 2",
    ],
)
def test_a_sheet_of_a_day_beyond_those_of_the_training_of_another_one_or_of_other_people_is_not_asked_about(second: str) -> None:
    assert "one_training" not in asked(read("participation", SHEETS[0], second))


BY_DAY = "PELATIHAN BOKASHI\nTempat: Balai Desa\nNo | Nama | L/P | {days}\n1 | Siti | P | H | H\n2 | Ani | P | H | I"


@pytest.mark.parametrize("days", ["12/08/2026 | 13/08/2026", "12 Agustus 2026 | 13 Agustus 2026", "Tgl 13/8/2026 | Tgl 12/8/2026"])
def test_a_training_is_on_the_days_that_head_its_columns_where_nothing_else_names_one(days: str) -> None:
    found = read("training", BY_DAY.format(days=days))
    [training] = of_kind(found, "training")
    assert (training["date_start"], training["date_end"], "no_date" in asked(found)) == ("2026-08-12", "2026-08-13", False)


@pytest.mark.parametrize(
    ("head", "days", "day"), [("", "12/08/2026 | Hari 2", None), ("Tanggal: 10 Agustus 2026\n", "12/08/2026 | 13/08/2026", "2026-08-10")]
)
def test_days_over_columns_are_those_of_a_training_only_where_each_is_one_and_the_head_names_none(
    head: str, days: str, day: str | None
) -> None:
    found = read("training", BY_DAY.format(days=days).replace("No |", f"{head}No |"))
    assert (of_kind(found, "training")[0].get("date_start"), "no_date" in asked(found)) == (day, day is None)


def test_of_days_without_a_year_over_the_columns_of_a_training_the_year_is_asked_and_no_day_besides() -> None:
    drawing = BY_DAY.format(days="12 Agustus | 13 Agustus")
    found = read("training", drawing)
    [ask] = [ask for ask in found.asks if ask.code == "year_missing"]
    assert ("date_start" in of_kind(found, "training")[0], "no_date" in asked(found)) == (False, False)
    assert of_kind(read("training", drawing, answers={ask.id: "2026"}), "training")[0]["date_end"] == "2026-08-13"


DAY = """DAFTAR HADIR PELATIHAN BOKASHI {day}
Tanggal : {date}
Pukul : 08.00 - 12.00
No | Nama | L/P | Alamat | TTD
1 | Siti | P | Krajan | ttd
2 | Ani | P | Krajan | {mark}"""
FIRST = DAY.format(day="HARI KE-1", date="3 Maret 2026", mark="ttd")
SECOND = DAY.format(day="HARI KE-2", date="4 Maret 2026", mark="tidak hadir")


def test_a_training_with_a_sheet_for_each_day_is_asked_to_be_one() -> None:
    found = read("training", FIRST, SECOND)
    [ask] = [ask for ask in found.asks if ask.code == "one_training"]
    assert (ask.sheet, ask.cell, len(of_kind(found, "training"))) == ("Sheet2", "A2", 1)
    one = read("training", FIRST, SECOND, answers={ask.id: "one"})
    [training] = of_kind(one, "training")
    assert (training["title"], training["date_start"], training["date_end"]) == ("Pelatihan Bokashi", "2026-03-03", "2026-03-04")
    assert [(part["presence"], part.get("attended_hours")) for part in of_kind(one, "participation")] == [("hadir", None), ("hadir", "4")]
    assert [code for code in asked(one) if code not in ("one_training", "columns_without_field")] == []
    several = read("training", FIRST, SECOND, answers={ask.id: "several"})
    assert [each["date_start"] for each in of_kind(several, "training")] == ["2026-03-03", "2026-03-04"]


@pytest.mark.parametrize("other", [SECOND.replace("4 Maret", "11 Maret"), SECOND.replace("Siti", "Umi").replace("Ani", "Eka")])
def test_a_training_a_week_later_or_of_other_people_is_another_one(other: str) -> None:
    assert "one_training" not in asked(read("training", FIRST.replace(" HARI KE-1", ""), other.replace(" HARI KE-2", "")))


def test_a_day_that_a_sheet_is_called_by_is_proposed_where_the_list_names_none() -> None:
    drawing = "DAFTAR HADIR LATIHAN KARAWITAN\nNo | Nama | L/P | TTD\n1 | Joko | L | v\n2 | Dwi | L | v"
    found = read("attendance", replace(sheet_of(drawing), name="5 Mei 2026"), replace(sheet_of(drawing), name="Lembar2"))
    assert [(ask.sheet, ask.default) for ask in found.asks if ask.code == "no_date"] == [("5 Mei 2026", "2026-05-05"), ("Lembar2", "")]


BY_ROWS = """DATA KEHADIRAN RAPAT BPD 2026
No | Tanggal    | Nama     | L/P | Hadir
1  | 15/01/2026 | Wagiman  | L   | Ya
2  | 15/01/2026 | Sarwono  | L   | Tidak
3  | 16/02/2026 | Wagiman  | L   | Ya
4  | 16/02/2026 | Ngadiyem | P   | Ya
"""


def test_rows_that_say_their_day_are_of_as_many_meetings_once_that_is_answered() -> None:
    waiting = read("attendance", BY_ROWS)
    assert (people(waiting), asked(waiting)) == ([], {"rows_of_days": "B2"})
    found = read("attendance", BY_ROWS, defaults=True)
    days = {entry.name: entry.fields["date"] for entry in found.entries if entry.kind == "meeting"}
    came = [(days[entry.links["meeting"]], entry.fields["presence"]) for entry in found.entries if entry.kind == "attendance"]
    assert came == [("2026-01-15", "hadir"), ("2026-01-15", "alpa"), ("2026-02-16", "hadir"), ("2026-02-16", "hadir")]
    assert (people(found), found.left) == (["Wagiman L", "Sarwono L", "Ngadiyem P"], ())
    [ask] = waiting.asks
    assert [one.get("date") for one in of_kind(read("attendance", BY_ROWS, answers={ask.id: "one"}), "meeting")] == [None]


def test_rows_of_several_trainings_are_of_the_one_that_they_name() -> None:
    rows = "1 | Pelatihan Menjahit | 16/4/2026 | Dewi | P | 80\n2 | Pelatihan Las | 19/3/2026 | Agung | L | 70"
    drawing = f"REKAP PESERTA PELATIHAN 2026\nNo | Nama Pelatihan | Tanggal | Nama Peserta | L/P | Nilai\n{rows}"
    found = read("participation", drawing, defaults=True)
    trainings = {entry.name: entry.fields["title"] for entry in found.entries if entry.kind == "training"}
    marks = [(trainings[entry.links["training"]], entry.fields["post_score"]) for entry in found.entries if entry.kind == "participation"]
    assert marks == [("Pelatihan Menjahit", "80"), ("Pelatihan Las", "70")]


def test_one_day_in_all_rows_is_the_day_of_the_list() -> None:
    found = read("attendance", BY_ROWS.replace("16/02", "15/01").replace("3  | 15/01/2026 | Wagiman ", "3  | 15/01/2026 | Tarno "))
    assert ([one["date"] for one in of_kind(found, "meeting")], found.asks) == (["2026-01-15"], ())


@pytest.mark.parametrize(
    "head", ["PERTEMUAN KWT SEKAR\nBulan : Juli 2026", "PERTEMUAN KWT SEKAR BULAN JULI 2026", "PERTEMUAN KWT SEKAR\nJuli 2026"]
)
@pytest.mark.parametrize("days", ["Tgl 4 | Tgl 11", "Tanggal |\n | | | 4 | 11"])
def test_numbers_of_days_below_the_month_of_a_list_are_asked_to_be_of_it(head: str, days: str) -> None:
    drawing = f"ABSENSI {head}\nNo | Nama | L/P | {days}\n1 | Joko | L | v | v\n2 | Dwi | L | v | v"
    [ask] = read("attendance", drawing).asks
    assert ask.code == "month_from_title"
    found = of_kind(read("attendance", drawing, defaults=True), "meeting")
    assert [(one["title"], one["date"]) for one in found] == [("Pertemuan KWT Sekar", "2026-07-04"), ("Pertemuan KWT Sekar", "2026-07-11")]


@pytest.mark.parametrize("days", ["Pertemuan 4 | Pertemuan 11", "Tgl 30 | Tgl 32", "Minggu 1 | Minggu 2"])
def test_other_numbers_over_columns_are_no_days_of_the_month_of_a_list(days: str) -> None:
    drawing = f"ABSENSI PERTEMUAN KWT SEKAR\nBulan : Juli 2026\nNo | Nama | L/P | {days}\n1 | Joko | L | v | v\n2 | Dwi | L | v | v"
    assert "month_from_title" not in asked(read("attendance", drawing))


def test_who_came_on_some_days_of_a_training_of_unknown_length_is_named() -> None:
    head = "PELATIHAN MENJAHIT\nTanggal 4 s/d 6 Mei 2026\nNo | Nama | L/P | Hari 1 | Hari 2 | Hari 3"
    found = read("participation", f"{head}\n1 | Susanti | P | v | v | v\n2 | Desi | P | v | v | -\n3 | Yeni | P | v | v | v", defaults=True)
    told = [(each.cell, each.why.values) for each in found.left if "days" in each.why.values]
    assert told == [("B5", {"came": 2, "days": 3})]


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("attendance", [("Rapat Kerja – Pagi", "2026-05-05"), ("Rapat Kerja – Siang", "2026-05-05")]),
        ("participation", [("Rapat Kerja", "2026-05-05")]),
    ],
)
def test_parts_of_a_day_below_it_say_who_came(kind: str, made: list[tuple[str, str]]) -> None:
    sheet = sheet_of("""
DAFTAR HADIR RAPAT KERJA
No | Nama | L/P | 5 Mei 2026 |
   |      |     | Pagi       | Siang
1  | Siti | P   | v          | v
2  | Ani  | P   | i          | v
""")
    found = read(kind, replace(sheet, merged=(Block(2, 4, 2, 5),)))
    events = [*of_kind(found, "meeting"), *of_kind(found, "training")]
    assert [(one["title"], one.get("date", one.get("date_start"))) for one in events] == made
    assert [one["presence"] for one in of_kind(found, kind)].count("hadir") == (3 if kind == "attendance" else 2)
