"""The decree or deed over a roll by which its group is recognised, and decrees that say something else."""

from __future__ import annotations

import pytest

from tests.paper import of_kind, read

ROLL = "DAFTAR ANGGOTA {}\nDesa Kaliori Kec. Kalibagor Kab. Banyumas\n{}\n\nNo | Nama | L/P\n1 | Siti | P"


@pytest.mark.parametrize(
    ("group", "line", "form", "number"),
    [
        ("POKTAN MAJU", "Dibentuk tanggal 5 Mei 2023, SK Kepala Desa Nomor 12/DM/V/2023", "sk_kades", "12/DM/V/2023"),
        ("POKTAN MAJU", "SK Kepala Kampung | | : No. 141/09/SK/TB-I/2014", "sk_kades", "141/09/SK/TB-I/2014"),
        ("POKTAN MAJU", "SK Lurah No. 08 Tahun 2024", "sk_kades", "08 Tahun 2024"),
        ("KOPERASI MAJU", "Badan Hukum No. AHU-0099901.AH.01.29.Tahun 2021", "koperasi", "AHU-0099901.AH.01.29.Tahun 2021"),
        ("POKTAN MAJU", "Akta Notaris Nomor : 17", "akta_notaris", "17"),
    ],
)
def test_the_decree_over_a_roll_is_that_by_which_its_group_is_recognised(group: str, line: str, form: str, number: str) -> None:
    found = read("membership", ROLL.format(group, line))
    [noted] = of_kind(found, "group")
    assert (noted["legal_form"], noted["registration_no"], found.left) == (form, number, ())
    assert [reading.value for reading in found.readings if reading.field == "legal_form"] == [form]


def test_the_number_under_which_an_office_keeps_a_group_is_noted_without_a_decree() -> None:
    found = read("membership", ROLL.format("POKTAN MAJU", "No. Reg Simluhtan | | : 74.05.02.043.01"))
    [noted] = of_kind(found, "group")
    assert (noted.get("legal_form"), noted["registration_no"], found.left) == (None, "74.05.02.043.01", ())


@pytest.mark.parametrize("line", ["SK Kepala Desa No. 12/2023 | Masa Bakti 2023-2028", "SK Kepala Desa No. 12/2023 | PJ : Umi"])
def test_what_stands_beside_a_decree_is_named_as_left_out_and_the_decree_is_shown_where_it_stands(line: str) -> None:
    found = read("membership", ROLL.format("POKTAN MAJU", line))
    assert [reading.cells for reading in found.readings if reading.field == "legal_form"] == ["A3"]
    assert [left.cell for left in found.left] == ["B3"]


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        ("KEPUTUSAN KEPALA DESA NOMOR 3 TAHUN 2024\nTENTANG PENGANGKATAN PENGURUS", "A3"),
        ("LAMPIRAN I\nKEPUTUSAN KEPALA DESA NOMOR 3 TAHUN 2024", "A4"),
    ],
)
def test_a_decree_that_says_on_a_line_of_its_own_that_it_appoints_people_recognises_no_group(lines: str, cell: str) -> None:
    found = read("membership", ROLL.format("POKTAN MAJU", lines))
    assert ("legal_form" in of_kind(found, "group")[0], cell in [left.cell for left in found.left]) == (False, True)


@pytest.mark.parametrize(
    "line",
    ["LAMPIRAN KEPUTUSAN KEPALA DESA NOMOR 3 TAHUN 2024", "SK Kepala Desa No. 12 tentang Pengurus", "SK Kepala Desa tanggal 3 Mei 2024"],
)
def test_a_decree_by_which_people_were_appointed_or_without_a_number_is_named_as_left_out(line: str) -> None:
    found = read("membership", ROLL.format("POKTAN MAJU", line))
    assert ("legal_form" in of_kind(found, "group")[0], [left.cell for left in found.left]) == (False, ["A3"])
