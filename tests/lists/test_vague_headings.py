"""A heading of a register that may mean several things holds what stands below it, and is asked about only where that does not tell."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, read

GROUPS = "DESA KALIORI\n\nNo|Nama Kelompok|Jenis|{heading}\n1|Mawar|KWT|{first}\n2|Melati|KWT|{second}"


def test_below_a_heading_of_assets_their_kinds_are_no_answer_to_whether_they_are_problems() -> None:
    found = read("issue", "No|Potensi|Jenis\n1|Pantai|Alam\n2|Penenun 15 orang|SDM\n3|Arisan|Sosial")
    said = [(issue.get("entry_type"), issue.get("resource_kind")) for issue in of_kind(found, "issue")]
    assert (said, "word_unknown" in asked(found)) == ([("potensi", "alam"), ("potensi", "manusia"), ("potensi", "sosial")], False)


@pytest.mark.parametrize(
    ("heading", "first", "second", "hamlets", "unknown"),
    [
        ("Lokasi", "Dusun I", "RT 02/01", ["Dusun I", "RT 02/01"], False),
        ("Lokasi", "Kaliori", "Dusun I", [None, None], True),
        ("Desa", "Kalioru", "Suroh", [None, None], True),
    ],
)
def test_places_of_which_none_is_a_village_are_parts_of_one(
    heading: str, first: str, second: str, hamlets: list[str | None], unknown: bool
) -> None:
    found = read("group", GROUPS.format(heading=heading, first=first, second=second))
    assert ([group.get("hamlet") for group in of_kind(found, "group")], "area_unknown" in asked(found)) == (hamlets, unknown)


def test_where_no_field_is_for_a_part_of_a_village_its_column_is_named_once() -> None:
    found = read("proposal", "No|Usulan Kegiatan|Lokasi|Perkiraan Biaya\n1|Talud|RT 04/01|60000000\n2|Lampu|Dusun 2|22500000")
    assert "area_unknown" not in asked(found)
    assert "C2:C3" in [left.cell for left in found.left]


def test_of_years_without_days_it_is_said_once_where_they_stand() -> None:
    several, one = (
        read("group", f"No|Nama Kelompok|Tahun Berdiri\n1|Mawar|2011\n2|Melati|{second}\n3|Anggrek|12 Mei 2018")
        for second in ("2014", "3 Mei 2014")
    )
    assert [(ask.code, ask.cell, bool(ask.options)) for ask in several.asks if ask.code == "year_only"] == [("year_only", "C2:C3", False)]
    assert [(ask.cell, bool(ask.options)) for ask in one.asks if ask.code == "year_only"] == [("C2", True)]


def test_the_parts_of_a_heading_may_stand_beside_the_unit_of_another_and_households_are_no_men() -> None:
    rows = "No|Usulan Kegiatan|Biaya|Penerima Manfaat||Pengusul\n||(Rp)|L|P\n1|Bibit|45000000|15|5|BPD\n2|Lampu|22500000|300 KK||BPD"
    found = read("proposal", rows)
    counted = [(each.get("beneficiaries_male"), each.get("beneficiaries_female")) for each in of_kind(found, "proposal")]
    assert counted == [("15", "5"), (None, None)]
    assert "D4" in [left.cell for left in found.left]
