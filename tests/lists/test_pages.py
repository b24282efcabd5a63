"""Headings, blank rows and names of parts between the rows of a list, on one page or several: nobody is lost, and none made of them."""

from __future__ import annotations

from dataclasses import replace

from empower_desktop.lists.grid import Block
from tests.paper import asked, of_kind, people, read, sheet_of

HEADED = """
DAFTAR ANGGOTA KWT SEKAR
No | Nama | L/P | Alamat
{0}1 | Tumini | P | Lor
2 | Painem | P | Kulon
No | Nama | L/P | Alamat
{0}3 | Wagiman | L | Lor
4 | Sarwono | L | Kulon
"""


def test_a_blank_row_below_the_headings_of_any_page_leaves_nobody_out() -> None:
    found = read("membership", HEADED.format("\n"))
    assert people(found) == ["Tumini P", "Painem P", "Wagiman L", "Sarwono L"]
    assert people(read("membership", HEADED.format(""))) == people(found)


def test_headings_that_reach_over_two_rows_leave_nobody_out_where_a_blank_row_follows() -> None:
    sheet = sheet_of("RAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | L/P\n\n\n1 | Tumini | P")
    merged = tuple(Block(2, column, 3, column) for column in (1, 2, 3))
    assert people(read("attendance", replace(sheet, merged=merged))) == ["Tumini P"]


def test_headings_in_two_rows_that_come_again_on_the_next_page_go_on_with_the_table_and_its_sum() -> None:
    found = read(
        "contribution",
        """
DAFTAR SIMPANAN KWT SEKAR, 4 Maret 2026
No | Nama | Jenis Kelamin | | Simpanan Wajib
   |      | L | P |
1  | Tumini | | v | 10000
2  | Painem | | v | 20000
No | Nama | Jenis Kelamin | | Simpanan Wajib
   |      | L | P |
3  | Wagiman | v | | 30000
Jumlah | | | | 60000
""",
    )
    assert people(found) == ["Tumini P", "Painem P", "Wagiman L"]
    assert len(found.tables) == 1
    assert "column_total_mismatch" not in asked(found)
    assert [left.cell for left in found.left] == ["A6:E6", "A7:E7", "A9:E9"]


def test_a_hamlet_over_its_people_is_nobody_though_the_rows_have_no_numbers() -> None:
    found = read(
        "attendance",
        """
DAFTAR HADIR RAPAT KWT SEKAR, 4 Maret 2026
Nama | L/P | Kehadiran
Dusun Krajan
Tumini | P | hadir
Dusun Lor
Painem | P | izin
""",
    )
    assert people(found) == ["Tumini P", "Painem P"]
    assert [one.get("hamlet") for one in of_kind(found, "person")] == ["Dusun Krajan", "Dusun Lor"]
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "izin"]


def test_the_same_page_heading_again_is_no_person() -> None:
    found = read(
        "person",
        """
No | Nama | L/P
1 | Tumini | P
No | Nama | L/P
2 | Painem | P
Mengetahui,
Kepala Desa
( ............ )
""",
    )
    assert people(found) == ["Tumini P", "Painem P"]


def test_headings_that_come_again_below_another_day_head_another_meeting() -> None:
    found = read(
        "attendance",
        """
DAFTAR HADIR RAPAT KWT MELATI
Tanggal : 2 Maret 2026
No | Nama   | L/P
1  | Tumini | P
Tanggal : 9 Maret 2026
No | Nama  | L/P
1  | Murni | P
""",
    )
    meetings = {entry.name: entry.fields["date"] for entry in found.entries if entry.kind == "meeting"}
    assert [meetings[entry.links["meeting"]] for entry in found.entries if entry.kind == "attendance"] == ["2026-03-02", "2026-03-09"]
