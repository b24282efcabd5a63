"""Marks in the columns of a list: who came, how often, and how content they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from empower_desktop.lists.grid import Block
from empower_desktop.lists.understood import Understood
from tests.paper import asked, of_kind, read, sheet_of

HADIR = """
DAFTAR HADIR RAPAT 12 Januari 2026
No | Nama   | L/P | Hadir
1  | Tumini | P   | {}
2  | Painem | P   | {}
3  | Karsih | P   | {}
"""


def presences(found: Understood) -> list[object]:
    return [one["presence"] for one in of_kind(found, "attendance")]


def test_a_column_that_is_headed_hadir_says_who_came() -> None:
    found = read("attendance", HADIR.format("v", "tidak", "v"))
    assert (presences(found), asked(found)) == (["hadir", "alpa", "hadir"], {})


def test_in_a_table_of_days_hadir_is_how_often_somebody_came() -> None:
    found = read(
        "attendance",
        """
REKAP HADIR RAPAT
No | Nama   | L/P | 12-01-2026 | 19-01-2026 | Hadir | % Hadir
1  | Tumini | P   | v          | x          | 1     | 50%
2  | Painem | P   | v          | v          | 1     | 100%
""",
    )
    assert [column.field for column in found.tables[0].columns[-2:]] == ["row_total", "row_share"]
    assert [(ask.code, ask.cell) for ask in found.asks] == [("row_total_mismatch", "F4")]


def test_numbers_below_hadir_count_something_and_a_1_among_them_is_no_tick() -> None:
    found = read("attendance", HADIR.format("4", "1", "5"))
    assert {ask.cell for ask in found.asks if ask.code == "mark_unknown"} == {"D3", "D4", "D5"}
    assert presences(found) == ["tidak_dicatat"] * 3
    assert presences(read("attendance", HADIR.format("1", "0", "1"))) == ["hadir", "alpa", "hadir"]


def test_crosses_that_stand_alone_in_a_column_of_presence_may_be_ticks() -> None:
    found = read("attendance", HADIR.format("x", "", "X"))
    [ask] = [ask for ask in found.asks if ask.code == "mark_unknown"]
    assert (ask.cell, presences(found)) == ("D3,D5", ["tidak_dicatat"] * 3)
    found = read("attendance", HADIR.format("x", "", "X"), answers={ask.id: "hadir"})
    assert presences(found) == ["hadir", "tidak_dicatat", "hadir"]


COLUMNS = """
RAPAT KWT SEKAR, 4 Maret 2026
No | Nama   | L/P | {0}
1  | Tumini | P   | {1}
2  | Painem | P   | {2}
3  | Karsih | P   | {3}
"""


@pytest.mark.parametrize(
    ("headings", "rows", "said"),
    [
        ("Hadir | Tidak Hadir", ("v |", "| v", "| sakit"), ["hadir", "alpa", "sakit"]),
        ("Hadir | Tidak", ("v |", "| v", "|"), ["hadir", "alpa", "tidak_dicatat"]),
        ("Kehadiran | | | \n | | | H | S | I | A", ("v | | |", "| S | |", "| | | 1"), ["hadir", "sakit", "alpa"]),
        ("Hadir (H) | Izin | Sakit | Alpa | Ket", ("v | - | - | -", "| v | | | hajatan", "| | |"), ["hadir", "izin", "tidak_dicatat"]),
        ("Tanda Tangan | Keterangan | | \n | | | | S | I | A", ("ttd | | |", "| | v |", "ttd"), ["hadir", "izin", "hadir"]),
    ],
)
def test_a_tick_in_one_of_several_columns_of_presence_says_what_heads_it(headings: str, rows: tuple[str, ...], said: list[str]) -> None:
    found = read("attendance", COLUMNS.format(headings, *rows))
    assert (presences(found), asked(found), found.left) == (said, {}, ())


def test_two_ticks_a_cross_or_other_words_in_columns_of_presence_are_asked_about() -> None:
    drawing = COLUMNS.format("Hadir | Sakit | Alpa", "v | v |", "| demam |", "| | x")
    found = read("attendance", drawing)
    assert presences(found) == ["tidak_dicatat"] * 3
    by_cell = {ask.cell: ask for ask in found.asks}
    assert set(by_cell) == {"D3:E3", "E4", "F5"}
    answers = {by_cell["D3:E3"].id: "sakit", by_cell["E4"].id: "izin", by_cell["F5"].id: "tick"}
    assert presences(read("attendance", drawing, answers=answers)) == ["sakit", "izin", "alpa"]
    assert presences(read("attendance", drawing, answers={by_cell["F5"].id: "blank"}))[2] == "tidak_dicatat"


def test_who_is_not_ticked_among_those_who_stayed_away_is_asked_about() -> None:
    drawing = COLUMNS.format("Sakit | Izin", "v |", "|", "| v")
    found = read("attendance", drawing)
    [ask] = found.asks
    assert (ask.code, presences(found)) == ("blank_means", ["sakit", "tidak_dicatat", "izin"])
    assert presences(read("attendance", drawing, answers={ask.id: "hadir"})) == ["sakit", "hadir", "izin"]


def test_how_often_somebody_came_or_was_ill_is_no_presence() -> None:
    found = read(
        "attendance",
        """
REKAP HADIR RAPAT
No | Nama   | L/P | 12-01-2026 | 19-01-2026 | Jumlah |   |
   |        |     |            |            | H      | S | A
1  | Tumini | P   | v          | v          | 2      | 0 | 0
2  | Painem | P   | s          | v          | 1      | 1 | 0
""",
    )
    assert (presences(found), asked(found)) == (["hadir", "sakit", "hadir", "hadir"], {})


@pytest.mark.parametrize("days", ["Jan | Feb | Mar | Apr | Mei | Jun", "2/3/26 | 9/3/26 | 16/3/26 | 23/3/26 | 30/3/26 | 6/4/26"])
def test_many_columns_of_days_or_months_leave_a_table_a_table(days: str) -> None:
    found = read("attendance", f"REKAP HADIR KWT SEKAR TAHUN 2026\nNama | {days}\nTumini | v | v | s | v | v | a")
    assert presences(found) == ["hadir", "hadir", "sakit", "hadir", "hadir", "alpa"]


DAYS = """
DAFTAR PESERTA PELATIHAN KERIPIK
Tanggal | | 10 s/d 12 November 2026 (9 jam)
No | Nama | L/P | Nilai | | {}
   |      |     | Pre Test | Post Test | {}
1  | Wartini | P | 60 | 85 | {}
2  | Aminah  | P | 50 | 70 | {}
3  | Tumini  | P | 65 | 90 | {}
"""


@pytest.mark.parametrize("days", ["Hari 1 | Hari 2 | Hari 3", "1 | 2 | 3", "'1 | '2 | '3"])
@pytest.mark.parametrize("over", ["Kehadiran hari ke-", "Kehadiran", "Hari ke", "Sesi", "Kehadiran per hari"])
@pytest.mark.parametrize("down", [True, False])
def test_days_that_are_numbered_below_a_heading_of_presence_say_who_came_and_how_long(over: str, days: str, down: bool) -> None:
    sheet = sheet_of(DAYS.format(over, days, "v | v | v", "v | | v", "| |"))
    blocks = [Block(3, 4, 3, 5), Block(3, 6, 3, 8), *(Block(3, column, 4, column) for column in (1, 2, 3) if down)]
    found = read("participation", replace(sheet, merged=tuple(blocks)), defaults=True)
    noted = [tuple(one.get(code) for code in ("presence", "pre_score", "post_score")) for one in of_kind(found, "participation")]
    assert noted == [("hadir", "60", "85"), ("hadir", "50", "70"), ("tidak_dicatat", "65", "90")]
    assert [left.cell for left in found.left] == []


def test_nobody_is_noted_as_present_whose_columns_of_days_are_not_read() -> None:
    rows = DAYS.format("Kehadiran hari ke-", "1 | 2 | 3", "aktif | aktif | aktif", "aktif | pasif | aktif", "pasif | pasif | pasif")
    found = read("participation", rows, defaults=True)
    assert [one["presence"] for one in of_kind(found, "participation")] == ["tidak_dicatat"] * 3


@pytest.mark.parametrize("heading", ["Hadir (Ya/Tidak)", "Kehadiran (H/I/S/A)"])
def test_a_heading_that_says_its_marks_in_brackets_says_who_came(heading: str) -> None:
    found = read("attendance", f"RAPAT PKK\n5 Maret 2026\nNo | Nama | L/P | {heading}\n1 | Wati | P | Ya\n2 | Sri | P | Tidak")
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "alpa"]


def test_nobody_was_there_for_certain_where_a_column_of_presence_was_not_read() -> None:
    found = read(
        "attendance", "RAPAT PKK\n5 Maret 2026\nNo | Nama | L/P | Tingkat kehadiran warga\n1 | Wati | P | Rajin\n2 | Sri | P | Jarang"
    )
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["tidak_dicatat"] * 2
    assert "columns_without_field" in asked(found)


def test_numbers_of_places_to_sign_are_no_ticks_where_each_day_has_its_own() -> None:
    found = read(
        "participation",
        "PELATIHAN MENJAHIT\nTanggal 2 s/d 3 Maret 2026\nNo | Nama | L/P | Tanda tangan hari ke |\n | | | 1 | 2\n"
        "1 | Wati | P | 1 | 1\n2 | Sri | P | 2 | 2",
    )
    assert [noted["presence"] for noted in of_kind(found, "participation")] == ["tidak_dicatat"] * 2
    assert "mark_unknown" in asked(found)


def test_columns_of_signatures_by_day_say_who_came() -> None:
    found = read(
        "participation",
        "PELATIHAN KADER\n2-3 Maret 2026\nNo | Nama | L/P | TTD Hari 1 | TTD Hari 2\n"
        "1 | Wati | P | v | v\n2 | Sri | P | | v\n3 | Ani | P | |",
    )
    assert [noted["presence"] for noted in of_kind(found, "participation")] == ["hadir", "hadir", "tidak_dicatat"]
    assert "blank_means" in asked(found)


def test_nobody_was_there_for_certain_where_days_are_bare_numbers() -> None:
    found = read("attendance", "ABSENSI RAPAT KADER\n3 Maret 2026\nNo | Nama | L/P | 1 | 2 | 3\n1 | Wati | P | v | | v\n2 | Sri | P | | |")
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["tidak_dicatat"] * 2


def test_who_is_invited_and_of_whom_nothing_is_remarked_is_asked_about_where_remarks_say_who_came() -> None:
    drawing = "UNDANGAN MUSDES\n5 Maret 2026\nNo | Nama | L/P | Ket\n1 | Joko | L | Hadir\n2 | Sri | P | Tdk hadir\n3 | Wati | P |"
    found = read("attendance", drawing)
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "alpa", "tidak_dicatat"]
    assert asked(found) == {"not_signed": "B6"}


def test_a_remark_about_something_else_says_of_nobody_that_they_came_where_remarks_say_who_did() -> None:
    rows = ["Joko | L | Hadir", "Sri | P | kader", "Wati | P | Hadir, terlambat", "Ani | P | diwakili Budi"]
    drawing = "UNDANGAN MUSDES\n5 Maret 2026\nNo | Nama | L/P | Ket\n" + "\n".join(f"{at} | {row}" for at, row in enumerate(rows, 1))
    found = read("attendance", drawing)
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "tidak_dicatat", "hadir", "alpa"]
    assert asked(found)["not_signed"] == "B5"


def test_how_a_part_of_a_list_is_headed_is_not_overruled_by_an_answer_about_those_who_lack_it() -> None:
    drawing = "MUSDUS KRAJAN\n1 Maret 2026\nNo | Nama | TTD\n1 | Joko | v\nPEREMPUAN\n2 | Sri | v"
    [ask] = [ask for ask in read("attendance", drawing).asks if ask.code == "sex_missing"]
    assert [one["sex"] for one in of_kind(read("attendance", drawing, answers={ask.id: "L"}), "person")] == ["L", "P"]


def test_a_mark_that_nobody_knows_is_asked_about_once_and_a_dash_is_proposed_to_be_absent() -> None:
    found = read("attendance", HADIR.format("v", "–", "–"))
    (ask,) = [ask for ask in found.asks if ask.code == "mark_unknown"]
    assert (ask.cell, ask.default, presences(found)) == ("D4,D5", "alpa", ["hadir", "tidak_dicatat", "tidak_dicatat"])
    assert presences(read("attendance", HADIR.format("v", "–", "–"), defaults=True)) == ["hadir", "alpa", "alpa"]


def test_who_signs_for_somebody_that_is_ill_was_there() -> None:
    rows = "1 | Sahnim | P | ttd | mewakili ketua yg sakit\n2 | Siti | P | ttd |"
    found = read("attendance", f"RAPAT KWT\n2 Maret 2026\nNo | Nama | L/P | TTD | Ket\n{rows}")
    assert (presences(found), "mark_unknown" in asked(found)) == (["hadir", "hadir"], False)


@pytest.mark.parametrize(
    ("key", "presences", "left"),
    [
        ("v = hadir   i = izin   x = sakit   - = tidak hadir", ["hadir", "izin", "alpa", "sakit"], []),
        ("Ket: v: hadir, i: izin, x: sakit, -: tidak hadir", ["hadir", "izin", "alpa", "sakit"], []),
        ("Keterangan :\nx : sakit\n- : izin", ["hadir", "izin", "izin", "sakit"], ["A6"]),
        ("TTD : hadir", ["hadir", "izin", "alpa", "tidak_dicatat"], ["A6"]),
        ("x = sakit, x = izin", ["hadir", "izin", "alpa", "tidak_dicatat"], ["A6"]),
    ],
)
def test_what_a_key_below_the_table_says_that_a_mark_means_is_not_asked(key: str, presences: list[str], left: list[str]) -> None:
    rows = "1 | Siti | P | v | -\n2 | Ani | P | i | x"
    found = read("attendance", f"RAPAT KWT SEKAR\nNo | Nama | L/P | 13/1/2026 | 14/2/2026\n{rows}\n\n{key}")
    assert sorted(str(one["presence"]) for one in of_kind(found, "attendance")) == sorted(presences)
    assert ("mark_unknown" in asked(found)) == ("tidak_dicatat" in presences)
    assert [each.cell for each in found.left] == left


def test_a_key_goes_before_what_a_mark_of_one_day_usually_means() -> None:
    listed = "RAPAT KWT SEKAR, 5 Maret 2026\nNo | Nama | L/P | Hadir\n1 | Siti | P | x\n2 | Ani | P | -\n3 | Umi | P | i"
    found = read("attendance", f"{listed}\n\nx = hadir, - = sakit")
    assert [one["presence"] for one in of_kind(found, "attendance")] == ["hadir", "sakit", "izin"]
    assert asked(found) == {}


def test_who_is_only_called_people_of_the_village_was_sent_by_no_group() -> None:
    rows = "1 | Siti | P | KWT Melati\n2 | Ani | P | Warga"
    drawing = f"PELATIHAN BOKASHI\n5 Maret 2026\nNo | Nama | L/P | Utusan Kelompok\n{rows}"
    [ask] = [each for each in read("participation", drawing).asks if each.code == "group_unknown"]
    found = read("participation", drawing, answers={ask.id: "create"})
    assert [group["name"] for group in of_kind(found, "group")] == ["KWT Melati"]
    assert "D5" in [left.cell for left in found.left]


def test_the_office_of_who_took_part_in_a_training_is_that_by_which_they_are_known() -> None:
    rows = "1 | Yakob | L | Kepala Kampung\n2 | Ani | P | -"
    found = read("participation", f"PELATIHAN KOMPUTER\n5 Maret 2026\nNo | Nama | L/P | Jabatan\n{rows}")
    assert [person.get("position_title") for person in of_kind(found, "person")] == ["Kepala Kampung", None]
    assert "columns_without_field" not in asked(found)
