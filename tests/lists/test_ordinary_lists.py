"""Ordinary lists as secretaries keep them: what a word means where it stands, and what is said over the table or below it."""

from __future__ import annotations

import pytest

from empower_desktop.lists.elements import element_of
from tests.paper import asked, of_kind, read

LISTED = "No | Nama | L/P | TTD\n1 | Siti | P | ttd\n2 | Ani | P | ttd"


@pytest.mark.parametrize("agenda", ["Arisan, jimpitan dan persiapan kerja bakti", "Arisan rutin", "Simpan pinjam bulanan"])
def test_saving_on_an_agenda_is_what_was_done_and_no_group(agenda: str) -> None:
    found = read("attendance", f"PERTEMUAN WARGA RT 03\nTanggal : 4 Maret 2026\nAcara : {agenda}\n{LISTED}")
    assert of_kind(found, "group") == []
    assert [one["title"].partition(":")[0] for one in of_kind(found, "meeting")] == ["Pertemuan Warga RT 03"]


def test_a_group_that_an_agenda_names_is_taken() -> None:
    found = read("attendance", f"PERTEMUAN\nTanggal : 4 Maret 2026\nAcara : Arisan KWT Melati\n{LISTED}")
    assert [one["name"] for one in of_kind(found, "group")] == ["KWT Melati"]


@pytest.mark.parametrize(
    ("office", "element"),
    [
        ("Kasi PMD Kec. Darmaraja", "instansi"),
        ("Perangkat Kecamatan", "instansi"),
        ("Kasi Kesra", "pemdes"),
        ("Kepala Desa Cipeuteuy Kec. Darmaraja", "pemdes"),
        ("Kasi Pemerintahan Desa Kec. Darmaraja", ""),
    ],
)
def test_an_office_of_a_district_is_none_of_the_village(office: str, element: str) -> None:
    assert element_of(office) == element


def test_work_that_no_choice_is_for_is_told_and_not_called_by_another() -> None:
    rows = "1 | Hendra | L | Sopir | ttd\n2 | Buyung | L | Tani | ttd"
    found = read("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | L/P | Pekerjaan | TTD\n{rows}")
    assert [one.get("occupation") for one in of_kind(found, "person")] == [None, "petani"]
    assert asked(found) == {"word_unknown": "D3"}
