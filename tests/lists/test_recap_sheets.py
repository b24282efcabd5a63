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
    [("Jan|Feb", "Mega Lestari", 2), ("Jan|Maret", "Mega Lestari", 4), ("Jan|Feb", "Dimas", 4)],
)
def test_months_whose_meetings_have_sheets_of_their_own_are_no_further_meetings(months: str, other: str, meetings: int) -> None:
    found = read("attendance", *sheets(months, other))
    assert len(of_kind(found, "meeting")) == meetings
    assert (meetings == 2) == any((left.sheet, left.cell) == ("Rekap", "A3:D5") for left in found.left)
