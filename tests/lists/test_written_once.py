"""What is written once over blank cells holds for the rows below: taken so where the numbers say it, and else asked."""

from __future__ import annotations

import pytest

from empower_desktop.lists.understood import Understood
from tests.paper import of_kind, read

PARTNERSHIPS = (
    "KEMITRAAN KELOMPOK\nNo | Kelompok | Mitra | Bentuk | Tujuan | Mulai\n"
    "1 | KWT Melati | Toko Narti | Kontrak jual beli | Keripik | 2026-03-01\n"
    "{} | | Dinas Pertanian | Pendampingan | Pupuk | 2026-01-15\n"
    "{} | Poktan Maju | Koperasi Sejahtera | Permodalan | Bibit | 2026-02-13"
)


def _groups(found: Understood, field: str = "group") -> list[str]:
    names = {entry.name: str(entry.fields["name"]) for entry in found.entries if entry.kind == "group"}
    return [names.get(entry.links.get(field, ""), "") for entry in found.entries if field in entry.links or entry.kind == found.kind]


@pytest.mark.parametrize(
    ("answer", "groups"),
    [
        ("", ["KWT Melati", "", "Poktan Maju"]),
        ("leave", ["KWT Melati", "", "Poktan Maju"]),
        ("above", ["KWT Melati", "KWT Melati", "Poktan Maju"]),
    ],
)
def test_whether_a_group_written_once_holds_for_the_blank_rows_below_is_asked_with_their_cells(answer: str, groups: list[str]) -> None:
    drawing = PARTNERSHIPS.format(2, 3)
    [ask] = read("partnership", drawing).asks
    found = read("partnership", drawing, answers={ask.id: answer} if answer else {})
    assert (ask.code, ask.cell, _groups(found)) == ("once_over", "B4", groups)


def test_what_is_answered_of_blank_rows_names_the_same_record_as_before() -> None:
    [ask] = read("partnership", PARTNERSHIPS.format(2, 3)).asks
    before, after = (read("partnership", PARTNERSHIPS.format(2, 3), answers=each) for each in ({}, {ask.id: "above"}))
    assert [entry.name for entry in before.entries] == [entry.name for entry in after.entries]


def test_rows_without_a_number_are_of_the_numbered_one_over_them() -> None:
    found = read("partnership", PARTNERSHIPS.format("", 2))
    assert (_groups(found), [(ask.code, ask.options) for ask in found.asks]) == (
        ["KWT Melati", "KWT Melati", "Poktan Maju"],
        [("once_over", ())],
    )


def test_a_partner_written_once_over_its_groups_loses_none_of_them() -> None:
    rows = "1 | Dinas Pertanian | KWT Melati | Pendampingan | 2026-01-15\n | | Poktan Maju | Pendampingan | 2026-01-15"
    found = read("partnership", f"KEMITRAAN\nNo | Mitra | Kelompok | Bentuk | Mulai\n{rows}")
    assert _groups(found) == ["KWT Melati", "Poktan Maju"]
    assert [entry.links.get("partner") for entry in found.entries if entry.kind == "partnership"] == ["partner:?dinas pertanian"] * 2


@pytest.mark.parametrize(
    ("kind", "drawing", "cells"),
    [
        ("membership", "ANGGOTA\nNo | Kelompok | Nama | L/P\n1 | KWT Sari | Siti | P\n2 | | Umi | P\n3 | | Ani | P", "B4,B5"),
        ("participation", "PELATIHAN PUPUK\nNo | Nama | L/P | Utusan\n1 | Siti | P | KWT Sari\n2 | Umi | P |", "D4"),
        ("attendance", "MUSDUS\nDusun | Nama | L/P\nKrajan | Siti | P\n | Umi | P\nKidul | Ani | P\n | Sri | P", "A4,A6"),
        ("decision", "KEPUTUSAN\nNo | Tanggal | Keputusan\n1 | 2026-01-15 | Iuran 5000\n2 | | Beli bibit", "B4"),
        ("contribution", "SIMPANAN KWT SARI\nTgl | Nama | L/P | Simpanan wajib\n2026-01-15 | Siti | P | 5000\n | Umi | P | 5000", "A4"),
    ],
)
def test_it_is_asked_in_lists_of_every_kind(kind: str, drawing: str, cells: str) -> None:
    assert [ask.cell for ask in read(kind, drawing).asks if ask.code == "once_over" and ask.options] == [cells]


@pytest.mark.parametrize(
    "drawing",
    [
        "MUSDUS\nNo | Nama | L/P | Dusun\n1 | Siti | P | Krajan\n2 | Umi | P | Krajan\n3 | Ani | P |\n4 | Sri | P |\n5 | Eni | P |",
        "MUSDUS\nNo | Nama | L/P | Dusun\n1 | Siti | P | Krajan\n2 | Umi | P | Kidul\n3 | Ani | P | Lor\n4 | Sri | P |",
        "MUSDUS\nNo | Nama | L/P | Dusun\n1 | Siti | P |\n2 | Umi | P | Kidul\n3 | Ani | P |\n4 | Sri | P |",
        "MUSDUS\nNo | Nama | L/P | Instansi\n1 | Joko | L | BPD\n2 | Umi | P |\n3 | Ani | P |\n4 | Sri | P |",
    ],
    ids=["each row writes it", "one is not known", "the first is blank", "behind the names of whom few belong"],
)
def test_what_is_merely_not_known_of_somebody_is_not_asked_about(drawing: str) -> None:
    assert not [ask for ask in read("attendance", drawing).asks if ask.code == "once_over"]


def test_savings_are_of_the_group_that_their_row_names() -> None:
    rows = "1 | KWT Sari | Siti | P | 5000\n2 | Poktan Maju | Joko | L | 6000"
    drawing = f"SIMPANAN KELOMPOK DESA\nNo | Kelompok | Nama | L/P | Simpanan wajib\n{rows}"
    [ask] = [ask for ask in read("contribution", drawing).asks if ask.code == "group_unknown"]
    found = read("contribution", drawing, answers={ask.id: "rows"})
    assert _groups(found) == ["KWT Sari", "Poktan Maju"]


def test_a_title_makes_no_group_where_every_row_names_its_own() -> None:
    found = read("partnership", "KEMITRAAN KELOMPOK BINAAN\nKelompok | Mitra | Bentuk\nKWT Melati | BRI | Permodalan")
    assert [group["name"] for group in of_kind(found, "group")] == ["KWT Melati"]
