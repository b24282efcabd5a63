"""Where the people of a list live, as its columns say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.paper import asked, of_kind, read, sheet_of

LISTED = """
DAFTAR HADIR RAPAT WARGA
Tanggal : 4 Maret 2026
No | Nama  | L/P | {heading} | Ttd
1  | Parjo | L   | {first}   | v
2  | Warti | P   | RT 03     | v
"""


@pytest.mark.parametrize(("answer", "home"), [("", None), ("day", "RT 1/2"), ("month", "RT 2/1"), ("leave", None)])
def test_a_home_of_which_a_spreadsheet_made_a_day_is_asked_about(answer: str, home: str | None) -> None:
    sheet = sheet_of(LISTED.format(heading="RT/RW", first="2026-02-01"))
    sheet = replace(sheet, cells=sheet.cells | {(4, 4): replace(sheet.cells[4, 4], kind="date")})
    [ask] = read("attendance", sheet).asks
    assert (ask.code, ask.cell) == ("home_as_day", "D4")
    found = read("attendance", sheet, answers={ask.id: answer} if answer else {})
    assert [one.get("hamlet") for one in of_kind(found, "person")] == [home, "RT 03"]


@pytest.mark.parametrize(("heading", "home"), [("RT", "RT 2"), ("Alamat RT/RW", "RT 2"), ("RW", "RW 2"), ("Alamat", "2")])
def test_a_bare_number_is_of_what_its_column_is_headed(heading: str, home: str) -> None:
    found = read("attendance", LISTED.format(heading=heading, first="2"))
    assert of_kind(found, "person")[0]["hamlet"] == home


@pytest.mark.parametrize("village", ["Kaliori", "Desa Kaliori", "Ds. Kaliori", "KELURAHAN KALIORI"])
def test_a_village_is_known_with_or_without_its_level(village: str) -> None:
    found = read("attendance", LISTED.format(heading="Asal Desa", first=village).replace("RT 03", "Desa Suro"))
    assert ([one.get("area") for one in of_kind(found, "person")], asked(found)) == (["33.02.10.2003", "33.02.10.2006"], {})
