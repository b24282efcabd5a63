"""What a sheet takes from the others of its file where its own head does not say it."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, read, sheet_of

FIRST = "DASAWISMA MELATI 1\nDesa Kaliori\nNo | Nama | L/P | Jabatan\n1 | Siti | P | Ketua\n2 | Wati | P | Anggota"
SECOND = "DASAWISMA MELATI 2\n{line}\nNo | Nama | L/P | Jabatan\n1 | Umi | P | Ketua\n2 | Ani | P | Anggota"


@pytest.mark.parametrize(
    ("line", "area", "code"),
    [
        ("Ketua : Umi", "33.02.10.2003", "place_from_sheet"),
        ("Desa Suro", "33.02.10.2006", None),
        ("Desa Antah Berantah", None, "area_unknown"),
    ],
)
def test_a_sheet_that_names_no_place_is_of_the_village_of_the_others_and_says_so(line: str, area: str | None, code: str | None) -> None:
    found = read("membership", sheet_of(FIRST, "Melati 1"), sheet_of(SECOND.format(line=line), "Melati 2"))
    assert [group.get("area") for group in of_kind(found, "group")] == ["33.02.10.2003", area]
    assert {"place_from_sheet", "area_unknown"} & asked(found).keys() == ({code} if code else set())


def test_a_sheet_that_names_no_place_is_of_none_where_the_others_are_of_several() -> None:
    second = sheet_of(SECOND.format(line="Desa Suro"), "Melati 2")
    third = sheet_of(SECOND.replace("MELATI 2", "MELATI 3").format(line="Ketua : Umi").replace("Umi", "Tini"), "Melati 3")
    found = read("membership", sheet_of(FIRST, "Melati 1"), second, third)
    assert of_kind(found, "group")[2].get("area") is None


def test_a_village_that_is_not_certain_is_not_taken_for_further_sheets() -> None:
    first = sheet_of(FIRST.replace("Kaliori", "Antah Berantah"), "Melati 1")
    found = read("membership", first, sheet_of(SECOND.format(line="Ketua : Umi"), "Melati 2"))
    assert [(ask.code, ask.sheet) for ask in found.asks if ask.code in ("area_unknown", "place_from_sheet")] == [
        ("area_unknown", "Melati 1")
    ]
