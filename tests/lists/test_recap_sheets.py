"""A sheet that sums up the other sheets of its file is named, and no meeting comes twice by it."""

from __future__ import annotations

import pytest

from empower_desktop.lists.grid import Sheet
from tests.paper import of_kind, read, sheet_of

ROWS = "No|Nama|Jabatan|Hadir\n1|Galih Prakoso|Ketua|Ya\n2|Mega Lestari||{came}"
DAY = "KARANG TARUNA MAJU\nDaftar Hadir Rapat\nTanggal: {day}\n\n" + ROWS
RECAP = "REKAP KEHADIRAN\n\nNama|{months}|Jumlah\nGalih Prakoso|1|1|2\n{other}|1|0|1"


def sheets(months: str, other: str) -> list[Sheet]:
    days = [("4 Januari 2026", "Ya"), ("1 Februari 2026", "Tidak")]
    return [
        *(sheet_of(DAY.format(day=day, came=came), day) for day, came in days),
        sheet_of(RECAP.format(months=months, other=other), "Rekap"),
    ]


@pytest.mark.parametrize(
    ("months", "other", "meetings"),
    [
        ("Jan|Feb", "Mega Lestari", 2),
        ("4/1|1/2", "Mega Lestari", 2),
        ("4/1|8/2", "Mega Lestari", 4),
        ("Jan|Maret", "Mega Lestari", 4),
        ("Jan|Feb", "Dimas", 4),
    ],
)
def test_months_and_days_whose_meetings_have_sheets_of_their_own_are_no_further_meetings(months: str, other: str, meetings: int) -> None:
    found = read("attendance", *sheets(months, other))
    assert len(of_kind(found, "meeting")) == meetings
    assert (meetings == 2) == any((left.sheet, left.cell) == ("Rekap", "A3:D5") for left in found.left)


@pytest.mark.parametrize(
    ("title", "months", "meetings"),
    [
        ("REKAP KEHADIRAN 2026", "4/1|1/2", 2),
        ("REKAP KEHADIRAN", "4/1/2026|1/2/2026", 2),
        ("REKAP KEHADIRAN 2025", "4/1|1/2", 4),
        ("REKAP KEHADIRAN 2025", "Jan|Feb", 4),
        ("REKAP KEHADIRAN", "4/1/2025|1/2/2025", 4),
    ],
)
def test_who_came_in_another_year_is_not_summed_up_by_the_days_of_this_one(title: str, months: str, meetings: int) -> None:
    first, second, _ = sheets("Jan|Feb", "Mega Lestari")
    recap = sheet_of(RECAP.format(months=months, other="Mega Lestari").replace("REKAP KEHADIRAN", title), "Rekap")
    assert len(of_kind(read("attendance", first, second, recap), "meeting")) == meetings


def test_a_recap_of_days_that_calls_people_by_their_bare_names_and_ends_in_a_remark_is_one_still() -> None:
    first, second, recap = sheets("4/1|1/2", "Mega Lestari")
    titled = sheet_of("REKAP KEHADIRAN\n\nNama|4/1|1/2\nGalih Prakoso|1|1\nMega Lestari|1|0\nCatatan: 3x tidak hadir didenda", recap.name)
    assert len(of_kind(read("attendance", first, second, titled), "meeting")) == 2


def test_somebody_with_a_letter_of_address_on_another_sheet_is_asked_about_as_one_person() -> None:
    first, second, _ = sheets("Jan|Feb", "Mega Lestari")
    renamed = sheet_of(DAY.format(day="1 Februari 2026", came="Ya").replace("Galih Prakoso", "P. Galih Prakoso"), second.name)
    found = read("attendance", first, renamed, defaults=True)
    assert len(of_kind(found, "person")) == 2
    assert {one.get("name_variants") for one in of_kind(found, "person")} == {None, "P. Galih Prakoso"}
