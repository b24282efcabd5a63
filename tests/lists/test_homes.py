"""Where the people of a list live, as its columns say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from empower_desktop.lists.grid import Block
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


def test_a_part_of_the_village_that_heads_rows_is_their_home_and_no_office_that_they_work_for() -> None:
    rows = "BANJAR DINAS : KAJA\n1 | Siti | Gg. Cempaka\n2 | Yuni |\nDINAS PERTANIAN\n3 | Ani |"
    found = read("attendance", f"RAPAT PKK\nTanggal : 4 Maret 2026\nNo | Nama | Alamat\n{rows}")
    assert [(one.get("hamlet"), one.get("person_kind")) for one in of_kind(found, "person")] == [
        ("Banjar Dinas Kaja Gg. Cempaka", None),
        ("Banjar Dinas Kaja", None),
        (None, "aparatur"),
    ]
    assert [left.cell for left in found.left] == ["A7:C7"]


@pytest.mark.parametrize("village", ["Kaliori", "Desa Kaliori", "Ds. Kaliori", "KELURAHAN KALIORI"])
def test_a_village_is_known_with_or_without_its_level(village: str) -> None:
    found = read("attendance", LISTED.format(heading="Asal Desa", first=village).replace("RT 03", "Desa Suro"))
    assert ([one.get("area") for one in of_kind(found, "person")], asked(found)) == (["33.02.10.2003", "33.02.10.2006"], {})


INHABITANTS = """
{title}
No | Nama  | L/P | {heading}
1  | Parjo | L   | {home}
2  | Warti | P   |
"""


@pytest.mark.parametrize(
    ("title", "heading", "home", "homes"),
    [
        ("DATA WARGA RT 01", "Umur", "40", ["RT 01", "RT 01"]),
        ("DATA KELUARGA RT 04 RW 02 DESA KALIORI", "Umur", "40", ["RT 04 RW 02", "RT 04 RW 02"]),
        ("DATA WARGA DUSUN KRAJAN RT 01/03", "Umur", "40", ["Dusun Krajan RT 01/03", "Dusun Krajan RT 01/03"]),
        ("DATA WARGA RW 05", "RT", "1", ["RT 1 RW 05", "RW 05"]),
        ("DATA WARGA RT 01", "Alamat", "Jl. Melati 3", ["Jl. Melati 3 RT 01", "RT 01"]),
        ("DATA WARGA RT 01", "Alamat", "RT 02/03", ["RT 02/03", "RT 01"]),
        ("DATA WARGA DUSUN KRAJAN TAHUN 2026", "Umur", "40", ["Dusun Krajan", "Dusun Krajan"]),
        ("Alamat Sekretariat Jl. Melati RT 01 RW 02", "Umur", "40", [None, None]),
    ],
)
def test_a_list_of_inhabitants_says_over_it_where_all_of_them_live(title: str, heading: str, home: str, homes: list[str | None]) -> None:
    found = read("person", INHABITANTS.format(title=title, heading=heading, home=home))
    assert [one.get("hamlet") for one in of_kind(found, "person")] == homes


def test_a_sheet_for_each_block_says_where_its_people_live() -> None:
    text = INHABITANTS.format(title="DATA WARGA", heading="Umur", home="40")
    assert [one.get("hamlet") for one in of_kind(read("person", replace(sheet_of(text), name="RT 02")), "person")] == ["RT 02", "RT 02"]


def test_the_village_over_a_list_of_inhabitants_is_theirs_and_that_over_a_meeting_is_not() -> None:
    listed = INHABITANTS.format(title="DATA LANSIA DESA KALIORI", heading="Asal Desa", home="Suro")
    assert [one.get("area") for one in of_kind(read("person", listed), "person")] == ["33.02.10.2006", "33.02.10.2003"]
    came = LISTED.format(heading="RT/RW", first="1").replace("RAPAT WARGA", "RAPAT DESA KALIORI")
    assert [one.get("area") for one in of_kind(read("attendance", came), "person")] == [None, None]


IN_PARTS = """
DAFTAR HADIR RAPAT WARGA
Tanggal : 4 Maret 2026
No | Nama  | L/P | {heads} | Ttd
1  | Parjo | L   | {homes} | v
"""


@pytest.mark.parametrize(
    ("heads", "homes", "home"),
    [
        ("RT | RW", "1 | 2", "RT 1 RW 2"),
        ("RW | RT", "2 | 1", "RT 1 RW 2"),
        ("Dusun | RT | RW", "Krajan | 01 | 02", "Krajan RT 01 RW 02"),
        ("Alamat | RT/RW", "Jl. Melati 3 | 01/02", "Jl. Melati 3 RT 01/02"),
        ("Dusun | RT", "Krajan | RT 03", "Krajan RT 03"),
        ("Dusun | RT", "- | 3", "RT 3"),
        ("RT/RW | RT", "01/02 | 3", "RT 01/02"),
        ("Dusun | Alamat", "Krajan | Jl. Melati 3", "Krajan"),
    ],
)
def test_a_home_is_put_together_out_of_the_columns_for_its_parts(heads: str, homes: str, home: str) -> None:
    found = read("attendance", IN_PARTS.format(heads=heads, homes=homes))
    assert [one.get("hamlet") for one in of_kind(found, "person")] == [home]


def test_the_parts_of_a_home_and_of_a_birth_below_one_heading_are_read() -> None:
    sheet = sheet_of("""
DATA WARGA DESA KALIORI
No | Nama  | L/P | Tempat & Tanggal Lahir |            | Alamat |    |
   |       |     | Tempat                 | Tgl        | Dusun  | RT | RW
1  | Parjo | L   | Solo                   | 17-07-1988 | Krajan | 1  | 2
""")
    found = read("person", replace(sheet, merged=(Block(2, 4, 2, 5), Block(2, 6, 2, 8))))
    assert [(one.get("hamlet"), one.get("birth_date")) for one in of_kind(found, "person")] == [("Krajan RT 1 RW 2", "1988-07-17")]


def test_an_address_for_mail_is_no_home() -> None:
    found = read("attendance", "RAPAT\n5 Maret 2026\nEmail Address | Nama | L/P | TTD\nsiti@gmail.com | Siti | P | v")
    assert [one.get("hamlet") for one in of_kind(found, "person")] == [None]


@pytest.mark.parametrize(
    ("office", "address", "institution"),
    [
        ("PPL", "BPP Sumbang", "BPP Sumbang"),
        ("Anggota", "Dinas Sosial", None),
        ("PPL", "RT 02/01", None),
        ("PPL", "Kantor Desa RT 01/02", None),
    ],
)
def test_the_office_that_a_guest_gives_as_an_address_is_no_home(office: str, address: str, institution: str | None) -> None:
    listed = (
        f"RAPAT KELOMPOK TANI MAJU\n\nNo|Nama|Jabatan|Alamat|Tanda tangan\n1|Sudarmo|Ketua|RT 03/02|ttd\n2|Wasis|{office}|{address}|2. ttd"
    )
    found = read("attendance", listed)
    guest = next(one for one in of_kind(found, "person") if one["name"] == "Wasis")
    assert (guest.get("institution"), guest.get("hamlet")) == (institution, None if institution else address)
    assert not [left for left in found.left if left.cell.startswith("E")]


def test_a_district_beside_an_office_is_where_somebody_works_and_a_hamlet_called_kota_a_home() -> None:
    head = "RAPAT POKTAN MAJU, 9 Oktober 2026\nNo | Nama | L/P | Jabatan | Alamat | Ttd"
    rows = "1 | Misran | L | Ketua | RT 01/03 | v\n2 | Edi Susilo | L | PPL | Kec. Natar | v\n3 | Budi | L | Kadus | Kota Dalam | v"
    found = read("attendance", f"{head}\n{rows}")
    homes = [(one.get("hamlet"), one.get("institution")) for one in of_kind(found, "person")]
    assert homes == [("RT 01/03", None), (None, "Kec. Natar"), ("Kota Dalam", None)]
    assert "out_of_place" not in asked(found)


def test_a_hamlet_over_a_table_with_headings_of_its_own_is_that_of_its_people() -> None:
    first = "RAPAT WARGA\nTanggal : 4 Maret 2026\n\nI. PERANGKAT DESA\nNo | Nama | L/P | Jabatan | Ttd\n1 | Parjo | L | Sekdes | v"
    second = "II. DUSUN LAMPOH RAYA\nNo | Nama | L/P | Pekerjaan | Ttd\n1 | Hamdani | L | Nelayan | v\n2 | Yunus | L | Petani | v"
    found = read("attendance", f"{first}\n\n{second}")
    assert [one.get("hamlet") for one in of_kind(found, "person")] == [None, "Dusun Lampoh Raya", "Dusun Lampoh Raya"]


@pytest.mark.parametrize(
    ("heads", "homes", "home"),
    [
        ("RT | Dusun", "01 | 2", "Dusun 2 RT 01"),
        ("Dusun | RT", "II | 03", "Dusun II RT 03"),
        ("Jorong | RT", "Subarang | 03", "Subarang RT 03"),
    ],
)
def test_the_bare_number_of_a_hamlet_is_told_from_that_of_a_block(heads: str, homes: str, home: str) -> None:
    found = read("attendance", IN_PARTS.format(heads=heads, homes=homes))
    assert [one.get("hamlet") for one in of_kind(found, "person")] == [home]


def test_an_address_that_is_taken_for_a_workplace_is_told() -> None:
    rows = "1 | Misran | L | Ketua | RT 01/03 | v\n2 | Edi Susilo | L | PPL | Kec. Natar | v"
    found = read("attendance", f"DAFTAR HADIR RAPAT WARGA\n4 Maret 2026\nNo | Nama | L/P | Jabatan | Alamat | Ttd\n{rows}")
    assert asked(found)["workplace"] == "E5"
