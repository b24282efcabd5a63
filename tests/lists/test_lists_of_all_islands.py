"""Lists as villages outside Java call things: their places, days spelled out, signatures in turns, and what a posyandu writes down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from empower_desktop.lists.grid import Block, listed
from empower_desktop.lists.head_places import read_place
from empower_desktop.lists.heads import Head
from empower_desktop.lists.spelled_days import in_figures
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understanding import understand
from tests.paper import TODAY, asked, of_kind, people, read, sheet_of

LISTED = "No | Nama | L/P | TTD\n1 | Siti | P | ttd\n2 | Ani | P | ttd"


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("KALURAHAN KRAMBILSAWIT KAPANEWON SAPTOSARI KABUPATEN GUNUNGKIDUL", ("KRAMBILSAWIT", "SAPTOSARI", "GUNUNGKIDUL")),
        ("Pekon Way Mengaku Kec. Balik Bukit", ("Way Mengaku", "Balik Bukit", "")),
        ("Gampong Ladong, Distrik Yapsi", ("Ladong", "Yapsi", "")),
    ],
)
def test_the_levels_of_places_are_known_by_what_they_are_called_there(line: str, places: tuple[str, str, str]) -> None:
    head = Head()
    read_place(head, line)
    assert (head.village, head.district, head.regency) == places


@pytest.mark.parametrize(
    ("spelled", "figures"),
    [
        ("Kamis tanggal tiga puluh bulan Juli tahun dua ribu dua puluh enam", "Kamis tanggal 30 Juli 2026"),
        ("tanggal sebelas (11) bulan Mei tahun 2026", "tanggal 11 Mei 2026"),
        ("tanggal dua puluh satu Nopember dua ribu dua puluh enam (2026)", "tanggal 21 Nopember 2026"),
        ("tanggal delapan belas bulan Maret tahun dua ribu dua puluh lima di balai", "tanggal 18 Maret 2025 di balai"),
        ("dua puluh kader dari tiga dusun", "dua puluh kader dari tiga dusun"),
    ],
)
def test_a_day_that_is_spelled_out_is_read_as_one_in_figures(spelled: str, figures: str) -> None:
    assert in_figures(spelled) == figures


def test_the_day_of_a_meeting_is_taken_where_its_minutes_spell_it_out() -> None:
    line = "Pada hari ini Kamis tanggal tiga puluh bulan Juli tahun dua ribu dua puluh enam bertempat di Balai Kampung telah dilaksanakan :"
    found = read("attendance", f"MUSYAWARAH KAMPUNG\n{line}\n{LISTED}")
    assert [(one["date"], one["venue"]) for one in of_kind(found, "meeting")] == [("2026-07-30", "Balai Kampung")]
    assert (found.asks, [left.cell for left in found.left]) == ((), [])


def test_signatures_in_turns_below_odd_and_even_and_a_thumb_are_signatures() -> None:
    heads = "No | Nama | L/P | Tanda Tangan |\n | | | Ganjil | Genap"
    rows = "1 | Tumini | P | 1. ttd |\n2 | Painem | P | | 2. ttd\n3 | Karsih | P | 3. cap jempol |\n4 | Warti | P | | 4."
    sheet = sheet_of(f"RAPAT KWT SEKAR, 4 Maret 2026\n{heads}\n{rows}")
    found = read("attendance", replace(sheet, merged=(Block(2, 4, 2, 5), *(Block(2, at, 3, at) for at in (1, 2, 3)))))
    assert [one.get("signed") for one in of_kind(found, "attendance")] == [True, True, True, None]
    assert asked(found) == {"not_signed": "D7"}


def test_days_of_cadres_are_taken_beside_a_list_of_children_and_nothing_of_health_is_kept() -> None:
    cadres = (
        "POSYANDU ANGGREK\nNo | Nama Kader | Tugas | 12 Agst 2026 | 12 Sept 2026\n1 | Yusni | Pendaftaran | v | v\n2 | Desi | PMT | v | -"
    )
    children = (
        "POSYANDU ANGGREK, 12 Oktober 2026\nNo | Nama Ibu | BB (kg) | Hadir | Ket\n1 | Eli | 8.7 | v | BGM, rujuk\n2 | Wirda | 13 | v |"
    )
    found = read("attendance", sheet_of(cadres, "KADER"), sheet_of(children, "BALITA"), defaults=True)
    days = sorted(str(one["date"]) for one in of_kind(found, "meeting"))
    assert days == ["2026-08-12", "2026-09-12", "2026-10-12"]
    assert all("remark" not in one for one in of_kind(found, "attendance"))
    assert any(left.sheet == "BALITA" and left.cell.startswith("E") for left in found.left)


def test_a_clan_in_a_column_of_its_own_is_the_second_half_of_a_name() -> None:
    rows = "1 | Yosep | Rumbiak | L | ttd\n2 | Pdt. Samuel | Wambrauw | L | ttd\n3 | Dorce Kafiar | Kafiar | P | ttd\n4 | Umi | - | P | ttd"
    found = read("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | Marga | L/P | TTD\n{rows}")
    assert people(found) == ["Yosep Rumbiak L", "Samuel Wambrauw L", "Dorce Kafiar P", "Umi P"]
    assert (asked(found), found.left) == ({}, ())


def test_a_column_chosen_for_signatures_in_a_list_without_headings_is_read_as_such() -> None:
    listing = listed("list.xlsx", [sheet_of("RAPAT KWT SEKAR, 4 Maret 2026\n1 | Siti | P | ttd\n2 | Wati | P | ttd\n3 | Umi | P | ttd")])
    found = understand(Surveyed(listing), "attendance", TODAY, lambda *_: "", {"B": "name", "D": "signed"})
    assert [one.get("signed") for one in of_kind(found, "attendance")] == [True] * 3


@pytest.mark.parametrize(
    ("name", "clan", "called"),
    [
        ("Martina", "Ina", "Martina Ina"),
        ("Yosina, S.Pd", "Kogoya", "Yosina Kogoya"),
        ("Yosina S.Pd.", "Kogoya", "Yosina Kogoya"),
        ("Dorce (kader)", "Wenda", "Dorce Wenda"),
        ("YOSINA", "KOGOYA", "Yosina Kogoya"),
    ],
)
def test_a_clan_stands_behind_the_name_and_before_degrees_even_where_its_letters_are_in_the_name(name: str, clan: str, called: str) -> None:
    rows = f"1 | {name} | {clan} | P | ttd\n2 | Yosep | Rumbiak | L | ttd"
    found = read("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | Marga | L/P | TTD\n{rows}")
    assert people(found) == [f"{called} P", "Yosep Rumbiak L"]
    assert asked(found) == {}
