"""Lines over a list that say where it was: letterheads, places alone, villages within a title."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, read


@pytest.mark.parametrize("letterhead", ["KABUPATEN KALIORI\nKECAMATAN KALIBAGOR", "KECAMATAN KALIORI", "Kec. Kaliori, Banyumas"])
def test_a_district_or_regency_over_a_list_is_not_taken_for_the_village_of_its_name(letterhead: str) -> None:
    listed = "RAPAT KWT SEKAR\nTanggal : 2 Maret 2026\nNo | Nama | L/P\n1 | Tumini | P"
    assert "area" not in of_kind(read("attendance", f"{letterhead}\n{listed}"), "meeting")[0]


def test_the_village_of_a_letterhead_stands_below_its_district() -> None:
    drawing = (
        "KECAMATAN KALIBAGOR\nKABUPATEN BANYUMAS\nDESA KALIORI\nRAPAT KWT SEKAR\nTanggal : 2 Maret 2026\nNo | Nama | L/P\n1 | Tumini | P"
    )
    assert of_kind(read("attendance", drawing), "meeting")[0].get("area") == "33.02.10.2003"


@pytest.mark.parametrize(
    "line",
    [
        "PEMERINTAH DESA KALIORI",
        "RT 02 RW 03 Desa Kaliori",
        "RT 02/RW 03 DESA KALIORI",
        "DI DESA KALIORI KECAMATAN KALIBAGOR KAB. BANYUMAS",
        "DESA KALIORI TAHUN 2026",
        "DESA KALIORI 2026",
        "Desa Kaliori, Kec. Kalibagor, Kab. Banyumas TA. 2026",
    ],
)
def test_a_line_that_says_nothing_but_the_place_names_the_village_whatever_stands_around_it(line: str) -> None:
    found = read("attendance", f"{line}\nRAPAT KWT SEKAR\nTanggal : 2 Maret 2026\nNo | Nama | L/P\n1 | Tumini | P")
    assert ([one.get("area") for one in of_kind(found, "meeting")], "area_unknown" in asked(found)) == (["33.02.10.2003"], False)


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("MUSRENBANG DESA KALIORI", "33.02.10.2003"),
        ("DAFTAR HADIR MUSYAWARAH DESA KALIORI TAHUN 2026", "33.02.10.2003"),
        ("Rapat Kader Desa Kaliori bulan Maret", "33.02.10.2003"),
        ("RAPAT KWT SEKAR DESA KALIORI", "33.02.10.2003"),
        ("RAPAT DANA DESA", None),
        ("RAPAT PERSIAPAN STUDI BANDING KE DESA KALIORI", None),
        ("SOSIALISASI DESA SIAGA", None),
    ],
)
def test_the_village_that_stands_within_a_title_is_where_it_was_and_no_other_words_are(title: str, area: str | None) -> None:
    found = read("attendance", f"{title}\nTanggal : 2 Maret 2026\nNo | Nama | L/P\n1 | Tumini | P")
    assert ([one.get("area") for one in of_kind(found, "meeting")], "area_unknown" in asked(found)) == ([area], False)


def test_of_two_villages_in_a_title_none_is_taken_and_that_is_said() -> None:
    found = read("attendance", "RAPAT DESA KALIORI DAN DESA SURO\nTanggal : 2 Maret 2026\nNo | Nama | L/P\n1 | Tumini | P")
    assert ([one.get("area") for one in of_kind(found, "meeting")], asked(found)["area_unknown"]) == ([None], "A1")


def test_a_roll_names_the_village_of_its_group_in_the_title() -> None:
    found = read("membership", "DAFTAR ANGGOTA POKTAN MAJU DESA KALIORI\nNo | Nama | L/P\n1 | Tumini | P")
    assert [(one["name"], one.get("area")) for one in of_kind(found, "group")] == [("Poktan Maju", "33.02.10.2003")]


@pytest.mark.parametrize(
    ("second", "area"), [("RAPAT KWT MAWAR", "33.02.10.2003"), ("RAPAT DESA SURO", "33.02.10.2006"), ("RAPAT\nDesa Ngablak", None)]
)
def test_the_next_meeting_on_a_sheet_is_where_the_first_was_unless_its_own_head_names_a_place(second: str, area: str | None) -> None:
    listed = "No | Nama | L/P | TTD\n1 | Tumini | P | v\n2 | Painem | P | v"
    drawing = f"RAPAT KWT SEKAR\nDESA KALIORI\nTanggal : 2 Maret 2026\n{listed}\n\n{second}\nTanggal : 9 Maret 2026\n{listed}"
    assert [one.get("area") for one in of_kind(read("attendance", drawing), "meeting")] == ["33.02.10.2003", area]


@pytest.mark.parametrize(
    ("part", "home"),
    [
        ("RT 01", "RT 01"),
        ("RT. 01", "RT. 01"),
        ("A. RT 01 / RW 02", "RT 01 / RW 02"),
        ("DUSUN KRAJAN", "Dusun Krajan"),
        ("DSN. LOR", "DSN. Lor"),
    ],
)
def test_the_heading_of_a_part_that_is_a_home_stands_as_it_is_written(part: str, home: str) -> None:
    found = read(
        "attendance",
        f"""
DAFTAR HADIR SOSIALISASI PTSL
Tanggal 2 Juni 2026
No | Nama    | L/P | Ttd
{part}
1  | Basuki  | L   | v
2  | Yatinah | P   | v
""",
    )
    assert [one.get("hamlet") for one in of_kind(found, "person")] == [home, home]


@pytest.mark.parametrize("period", ["PERIODE 2025-2030", "MASA BHAKTI 2025 - 2028", "TAHUN 2026"])
def test_the_years_of_a_committee_are_no_part_of_the_name_of_its_village(period: str) -> None:
    found = read("membership", f"PENGURUS KWT SEKAR\nDESA KALIORI {period}\nNo | Nama | L/P\n1 | Tumini | P\n2 | Painem | P")
    assert ([one.get("area") for one in of_kind(found, "group")], asked(found)) == (["33.02.10.2003"], {})


@pytest.mark.parametrize(
    "title",
    [
        "MITRA KELOMPOK TENUN PATUH DESA TEGAL, JONGGAT – LOMBOK TENGAH",
        "MITRA KELOMPOK TENUN PATUH – DESA TEGAL, JONGGAT, LOMBOK TENGAH 2026",
        "MITRA KELOMPOK TENUN PATUH DESA TEGAL (JONGGAT, LOMBOK TENGAH)",
        "MITRA KELOMPOK TENUN PATUH DESA TEGAL KEC. JONGGAT KAB. LOMBOK TENGAH",
        "MITRA KELOMPOK TENUN PATUH – Desa Tegal, Kec. Jonggat, Lombok Tengah",
        "MITRA KELOMPOK TENUN PATUH DESA TEGAL\nKECAMATAN JONGGAT – KABUPATEN LOMBOK TENGAH – KEADAAN JUNI 2026",
    ],
)
def test_a_village_in_a_title_is_found_wherever_it_lies_by_the_district_and_regency_beside_it(title: str) -> None:
    found = read("partnership", f"{title}\nNo | Nama Mitra | Tujuan | Mulai\n1 | BRI | modal | 2 Juni 2026")
    assert [one.get("area") for one in of_kind(found, "group")] == ["52.02.02.2001"]
    assert [left for left in found.left if left.cell in ("A1", "A2")] == []


def test_the_province_and_a_letterhead_above_a_village_that_was_found_are_not_named_as_lost() -> None:
    over = "PEMERINTAH KABUPATEN BANYUMAS\nKECAMATAN KALIBAGOR\nDESA KALIORI PROV. JAWA TENGAH\nRAPAT KWT SEKAR\nTanggal : 2 Maret 2026"
    found = read("attendance", f"{over}\nNo | Nama | L/P\n1 | Tumini | P")
    assert ([one.get("area") for one in of_kind(found, "meeting")], found.left) == (["33.02.10.2003"], ())


@pytest.mark.parametrize(
    "line",
    [
        "KWT SEKAR DESA KALIORI KALIBAGOR BANYUMAS",
        "KWT Sekar Ds. Kaliori Kec. Kalibagor, Banyumas",
        "Tempat : Gedung PKK Desa Kaliori Kec. Kalibagor Kab. Banyumas",
        "Desa Kaliori, Kalibagor, Banyumas - Tahun 2026",
        "Desa Kaliori Kec. Kalibagor Kab. Banyumas   (tiap tanggal 10)",
        "Tempat : Balai Desa Kaliori\nKec. Kalibagor Kab. Banyumas",
    ],
)
def test_a_village_is_found_by_its_district_wherever_both_stand_over_a_list(line: str) -> None:
    drawing = f"RAPAT WARGA\nTanggal : 2 Maret 2026\n{line}\nNo | Nama | L/P\n1 | Tumini | P"
    found = read("attendance", drawing)
    assert ([one.get("area") for one in of_kind(found, "meeting")], "area_unknown" in asked(found)) == (["33.02.10.2003"], False)


@pytest.mark.parametrize(
    ("line", "venue", "times"),
    [
        ("Tempat : Gedung PKK, pukul 08.30-15.00", "Gedung PKK", ("08:30", "15:00")),
        ("Sabtu, 28 Februari 2026 - Gedung Serbaguna - 08.00", "Gedung Serbaguna", ("08:00", None)),
        ("Tempat : Rumah Bu Sri RT 02-03", "Rumah Bu Sri RT 02-03", (None, None)),
    ],
)
def test_a_time_behind_the_place_is_no_part_of_it(line: str, venue: str, times: tuple[str | None, str | None]) -> None:
    [meeting] = of_kind(read("attendance", f"RAPAT KWT SEKAR\n{line}\nNo | Nama | L/P\n1 | Tumini | P"), "meeting")
    assert (meeting["venue"], (meeting.get("start_time"), meeting.get("end_time"))) == (venue, times)


@pytest.mark.parametrize(
    "over",
    [
        "KALURAHAN KALIORI KAPANEWON KALIBAGOR KABUPATEN BANYUMAS",
        "KAMPUNG KALIORI DISTRIK KALIBAGOR KABUPATEN BANYUMAS",
        "NEGERI KALIORI KEC. KALIBAGOR KAB. BANYUMAS",
        "PEMERINTAH NEGERI KALIORI\nKECAMATAN KALIBAGOR KABUPATEN BANYUMAS",
        "PEMERINTAH KAMPUNG KALIORI\nDISTRIK KALIBAGOR KABUPATEN BANYUMAS",
        "Kalurahan | : Kaliori\nKapanewon | : Kalibagor\nKabupaten | : Banyumas",
    ],
)
def test_villages_and_districts_are_known_by_what_they_are_called_on_each_island(over: str) -> None:
    found = read("person", f"DATA WARGA\n{over}\n\nNo | Nama | L/P\n1 | Siti | P\n2 | Wati | P")
    assert [person.get("area") for person in of_kind(found, "person")] == ["33.02.10.2003"] * 2
    assert not found.left


def test_a_line_right_over_one_of_several_tables_that_says_nothing_which_is_taken_is_named() -> None:
    tables = "Kader Tani\nNama | L/P | HP\nSuri | P | 081200001803\n\nKader TB\nNama | Tugas | L/P\nAni | TB | P"
    found = read("person", f"KADER LAINNYA\n\n{tables}")
    assert {"A3", "A7"} <= {left.cell for left in found.left}


@pytest.mark.parametrize("line", ["PUSKESMAS BARIMBA - KECAMATAN KEMBARAN", "Puskesmas Barimba, Kec. Kembaran"])
def test_the_district_behind_other_words_of_a_line_tells_which_village_the_title_names(line: str) -> None:
    text = f"DATA KADER POSYANDU DESA LINGGASARI TAHUN 2025\n{line}\nNo | Nama | L/P | Posyandu\n1 | Siti | P | Melati\n2 | Ani | P | Mawar"
    groups = {ask.id: "rows" for ask in read("membership", text).asks if ask.code == "group_unknown"}
    found = read("membership", text, answers=groups)
    assert [one.get("area") for one in of_kind(found, "group")] == ["33.02.20.2016"] * 2
    assert not any("LINGGASARI" in str(left.why.values) or "KEMBARAN" in str(left.why.values) for left in found.left)


def test_of_the_places_in_a_title_that_were_found_no_word_is_told_as_not_taken() -> None:
    line = "KWT Sekar Desa Mersi, Kec. Purwokerto Timur, Kab. Banyumas"
    found = read("attendance", f"RAPAT\n{line}\n4 Maret 2026\nNo | Nama | L/P\n1 | Siti | P")
    assert ([one.get("area") for one in of_kind(found, "meeting")], found.left) == (["33.02.26.1005"], ())


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("se-Desa Wana Tunggal Jaya", "A1"),
        ("se-Desa Kaliori", None),
        ("kelompok se-desa tahun 2026", None),
        ("se-desa dalam rangka HUT RI", None),
    ],
)
def test_a_village_that_all_came_from_and_that_is_not_found_is_told(title: str, cell: str | None) -> None:
    found = read("participation", f"BIMTEK PEMBUKUAN {title}\nTanggal : 2 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    assert asked(found).get("area_unknown") == cell


def test_a_place_that_is_not_certain_is_named_where_it_stands() -> None:
    found = read(
        "membership", "ANGGOTA POKTAN MAJU\nDESA : TENGKET KEC. : AROSBAYA KAB. : BANGKALAN Zamrudi\nNo | Nama | L/P\n1 | Siti | P"
    )
    assert asked(found)["area_unknown"] == "A2"


def test_a_neighbourhood_before_the_hamlet_and_its_village_does_not_hide_them() -> None:
    head = "ANGGOTA KWT SEKAR\nRW 03 DUSUN PAHING DESA KALIORI\nKEC. KALIBAGOR KAB. BANYUMAS"
    found = read("membership", f"{head}\nNo | Nama | L/P\n1 | Siti | P")
    assert (of_kind(found, "group")[0]["area"], of_kind(found, "group")[0]["hamlet"]) == ("33.02.10.2003", "Dusun Pahing")
