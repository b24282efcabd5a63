"""Values that read as if they belonged elsewhere: what was taken is named with its cell, so that somebody looks at it."""

from __future__ import annotations

import pytest

from tests.paper import read

HEAD = "DAFTAR HADIR RAPAT KWT MELATI\nTanggal : 5 Maret 2026\nTempat : {}\n"


def doubted(kind: str, drawing: str) -> list[str]:
    """Give the cells of which a list says that what was taken may be something else."""
    return [ask.cell for ask in read(kind, drawing).asks if ask.code == "out_of_place"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Dusun", "Kec. Natar"),
        ("Dusun", "Polsek Pujut"),
        ("Dusun", "sakit di rumah"),
        ("Jabatan", "Janda"),
        ("Jabatan", "Lansia"),
    ],
)
def test_what_stands_in_a_column_and_means_something_else_is_taken_and_named_with_its_cell(heading: str, text: str) -> None:
    drawing = f"{HEAD.format('Balai Desa')}No | Nama | L/P | {heading} | TTD\n1 | Siti | P | {{}} | ttd\n2 | Wati | P | {{}} | ttd"
    usual = {"Dusun": "Krajan", "Jabatan": "Kader"}[heading]
    assert doubted("attendance", drawing.format(usual, text)) == ["D6"]
    assert doubted("attendance", drawing.format(usual, usual)) == []


@pytest.mark.parametrize(("places", "cells"), [("DESA KALIORI KECAMATAN KALIBAGOR", ["D5"]), ("DESA KALIBAGOR KECAMATAN KALIBAGOR", [])])
def test_the_district_over_a_list_in_the_place_of_a_home_is_named_with_its_cell(places: str, cells: list[str]) -> None:
    rows = "1 | Siti | P | Krajan | ttd\n2 | Wati | P | Kalibagor | ttd"
    assert doubted("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\n{places}\nNo | Nama | L/P | Alamat | TTD\n{rows}") == cells


def test_a_venue_that_says_more_than_a_place_is_named_with_its_cell() -> None:
    venue = "rumah Pak Buhari, urusan bahas iuran air"
    assert doubted("attendance", f"{HEAD.format(venue)}No | Nama | L/P | TTD\n1 | Siti | P | ttd") == ["A3"]


def test_all_values_of_a_field_that_may_be_something_else_are_named_at_once() -> None:
    rows = "\n".join(f"{at} | Siti{at} | P | Kec. Natar | ttd" for at in range(1, 4))
    assert doubted("attendance", f"{HEAD.format('Balai Desa')}No | Nama | L/P | Dusun | TTD\n{rows}") == ["D5,D6,D7"]


@pytest.mark.parametrize(("group", "cells"), [("ttd", ["A2"]), ("tidak ada", ["A2"]), ("KWT Mawar", [])])
def test_a_mark_in_the_place_of_a_group_is_named_with_its_cell(group: str, cells: list[str]) -> None:
    assert doubted("membership", f"DAFTAR ANGGOTA\nKelompok : {group}\nNo | Nama | L/P\n1 | Siti | P\n2 | Wati | P") == cells


def test_a_number_in_the_place_of_a_trainer_is_named_with_its_cell() -> None:
    head = "DAFTAR PESERTA PELATIHAN KOMPOS\nTanggal : 3 Maret 2026\nPelatih : 081234567890\n"
    assert doubted("participation", f"{head}No | Nama | L/P\n1 | Siti | P\n2 | Wati | P") == ["A3"]
