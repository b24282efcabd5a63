"""Offices that lines over a roll say are of those who stand on it; of nobody else anything is written."""

from __future__ import annotations

import pytest

from tests.paper import of_kind, read

ROLL = "ANGGOTA KWT SEKAR\n{}\n\nNo | Nama | L/P{}\n1 | Bu Supriyanti | P{}\n2 | Yuni | P{}\n3 | Paijo | L{}"


@pytest.mark.parametrize("lines", ["Ketua : Supriyanti\nSekretaris : Bu Yuni", "Ketua | : Supriyanti\nSekretaris | : | Yuni"])
def test_who_stands_over_a_roll_with_an_office_holds_it(lines: str) -> None:
    found = read("membership", ROLL.format(lines, *[""] * 4))
    assert [(each["role"]) for each in of_kind(found, "membership")] == ["ketua", "sekretaris", "anggota"]
    assert (found.left, found.asks) == ((), ())


def test_a_line_of_somebody_who_is_not_on_the_roll_or_whose_row_says_otherwise_is_named_and_writes_nothing() -> None:
    lines = "Ketua : Wagiman\nSekretaris : Yuni"
    found = read("membership", ROLL.format(lines, " | Jabatan", " | Ketua", " | Bendahara", " | Anggota"))
    assert [each["role"] for each in of_kind(found, "membership")] == ["ketua", "bendahara", "anggota"]
    assert [left.cell for left in found.left] == ["A2", "A3"]


def test_of_two_offices_of_one_person_the_second_is_named() -> None:
    found = read("membership", ROLL.format("Ketua : Supriyanti\nBendahara : Supriyanti", *[""] * 4))
    assert [each["role"] for each in of_kind(found, "membership")] == ["ketua", "anggota", "anggota"]
    assert [left.cell for left in found.left] == ["A3"]


@pytest.mark.parametrize(("heading", "role"), [("Nama Kader", "kader"), ("Nama Pengawas", "pengawas"), ("Nama Anggota", "anggota")])
def test_the_heading_of_the_names_says_what_they_all_are(heading: str, role: str) -> None:
    found = read("membership", f"POSYANDU MAWAR\n\nNo | {heading} | L/P\n1 | Siti | P\n2 | Yuni | P")
    assert [each["role"] for each in of_kind(found, "membership")] == [role] * 2


def test_an_office_with_the_kind_of_the_group_over_the_rows_is_one_in_that_group() -> None:
    first = "DASAWISMA ANGGREK 1 | | |\n1 | Iis | P | Ketua dasawisma\n2 | Enok | P |"
    second = "DASAWISMA ANGGREK 2 | | |\n1 | Ai | P | Ketua dawis\n2 | Eti | P | ketua RT"
    drawing = f"DATA ANGGOTA DASAWISMA\nDESA KALIORI\nNo | Nama | L/P | Ket\n{first}\n{second}"
    found = read("membership", drawing)
    assert (found.asks, [one["name"] for one in of_kind(found, "group")]) == ((), ["Dasawisma Anggrek 1", "Dasawisma Anggrek 2"])
    assert [each["role"] for each in of_kind(found, "membership")] == ["ketua", "anggota", "ketua", "anggota"]


DASAWISMA = "CATATAN KELUARGA DASA WISMA MELATI 3\nKetua {}: Ibu Euis Komala      Keadaan bulan: Juni 2026\n\nNo | Nama | L/P | Ket\n"


@pytest.mark.parametrize(
    ("of_what", "remark", "role"), [("Dawis", "", "ketua"), ("Dawis", "ketua dawis", "ketua"), ("RT", "ketua RT", "anggota")]
)
def test_an_office_with_the_kind_of_the_group_behind_it_is_one_in_the_group(of_what: str, remark: str, role: str) -> None:
    found = read("membership", f"{DASAWISMA.format(of_what)}1 | Dadang | L |\n2 | Euis Komala | P | {remark}")
    assert [each["role"] for each in of_kind(found, "membership")] == ["anggota", role]
    assert "A2" in [left.cell for left in found.left]  # of what else stands there nothing was taken
