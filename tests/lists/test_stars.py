"""A star behind a name, which the line below the list tells the meaning of."""

from __future__ import annotations

import pytest

from tests.lists.test_not_what_it_seems import by_person, told
from tests.paper import read

HADIR = "DAFTAR HADIR RAPAT KWT MELATI, 3 Maret 2026\n"


def test_a_star_behind_a_name_is_the_office_that_the_line_below_says() -> None:
    found = read("membership", "DAFTAR ANGGOTA DASAWISMA ANGGREK\nNo | Nama | L/P\n1 | Eulis * | P\n2 | Iis | P\n\n*) Ketua Dasawisma")
    assert by_person(found, "membership", "role") == {"Eulis": "ketua", "Iis": "anggota"}


@pytest.mark.parametrize(("line", "why"), [("*) sudah lunas", "sudah lunas"), ("", "*")])
def test_a_star_that_says_something_else_is_told_with_the_cell(line: str, why: str) -> None:
    found = read("membership", f"DAFTAR ANGGOTA DASAWISMA ANGGREK\nNo | Nama | L/P\n1 | Eulis* | P\n2 | Iis | P\n\n{line}")
    assert by_person(found, "membership", "role") == {"Eulis": "anggota", "Iis": "anggota"}
    assert why in told(found)["B3"]


def test_a_star_that_says_who_did_not_come_says_so() -> None:
    found = read("attendance", f"{HADIR}No | Nama | L/P\n1 | Sanah | P\n2 | Marni *) | P\n\n*) tidak hadir")
    assert by_person(found, "attendance", "presence") == {"Sanah": "hadir", "Marni": "alpa"}
