"""Headings, blank rows and names of parts between the rows of a list, on one page or several: nobody is lost, and none made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

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


PAGE = """
DAFTAR HADIR RAPAT KWT MELATI
Tanggal : 2 Maret 2026
No | Nama   | L/P
1  | Tumini | P
"""
NEXT_PAGE = """
No | Nama   | L/P
2  | Murni  | P
"""


def _days(between: str) -> list[tuple[object, object]]:
    found = read("attendance", PAGE + between + NEXT_PAGE)
    meetings = {entry.name: entry for entry in found.entries if entry.kind == "meeting"}
    of = [meetings[entry.links["meeting"]].fields for entry in found.entries if entry.kind == "attendance"]
    return [(fields.get("title"), fields.get("date")) for fields in of]


@pytest.mark.parametrize(
    "between",
    [
        "Tanggal cetak: 9 Maret 2026",
        "Dicetak pada tanggal 9 Maret 2026",
        "Halaman 2 dari 3 | | 9 Maret 2026",
        "Revisi: 9 Maret 2026",
        "Kaliori, 9 Maret 2026",
        "Kaliori, 9 Maret 2026\nMengetahui,\nKepala Desa\n( Sutarno )",
        "Lanjutan daftar hadir tanggal 2 Maret 2026",
        "Tanggal : 02/03/2026",
    ],
)
def test_a_day_on_which_a_page_was_printed_or_signed_begins_no_other_meeting(between: str) -> None:
    assert _days(between) == [("Rapat KWT Melati", "2026-03-02")] * 2


@pytest.mark.parametrize(
    "between", ["Tanggal : 9 Maret 2026", "Hari/Tanggal | 9 Maret 2026", "9 Maret 2026", "Senin, 9 Maret 2026 | | Jam 09.00 WIB"]
)
def test_another_day_over_the_same_headings_begins_another_meeting_of_that_title(between: str) -> None:
    assert _days(between) == [("Rapat KWT Melati", "2026-03-02"), ("Rapat KWT Melati", "2026-03-09")]


def test_a_day_of_print_beside_the_day_of_a_list_in_two_halves_makes_no_two_meetings_of_it() -> None:
    found = read(
        "attendance",
        """
DAFTAR HADIR RAPAT KWT MELATI
Tanggal : 2 Maret 2026 | | | | Tanggal cetak : 9 Maret 2026
No | Nama   | L/P | | No | Nama   | L/P
1  | Tumini | P   | | 2  | Murni  | P
""",
    )
    assert [entry.fields["date"] for entry in found.entries if entry.kind == "meeting"] == ["2026-03-02"]


LIST = """
DAFTAR HADIR RAPAT KWT SEKAR
Hari/Tanggal : Senin, 2 Maret 2026
No | Nama | L/P | TTD
1 | Tumini | P | ttd
2 | Painem | P | ttd
"""


@pytest.mark.parametrize("between", ["\n\n", "Senin, 2 Maret 2026\n", "\n\nLanjutan\n"])
def test_rows_that_are_counted_on_below_blank_ones_or_below_words_belong_to_the_list(between: str) -> None:
    found = read("attendance", f"{LIST}{between}3 | Wagiman | L | ttd\n4 | Sarwono | L | ttd\n\n\n\nKetua | | Sekretaris")
    assert people(found) == ["Tumini P", "Painem P", "Wagiman L", "Sarwono L"]


@pytest.mark.parametrize(
    "sums", ["| Jumlah | 2\n| Laki-laki | 0\n| Perempuan | 2", "Laki-laki | : | 0\nPerempuan : 2 orang\n| Izin : 0 | |\nJumlah | | 2"]
)
def test_how_many_women_and_men_came_is_a_sum_and_nobody(sums: str) -> None:
    found = read("attendance", f"{LIST}{sums}")
    assert (people(found), asked(found), {str(left.why) for left in found.left}) == (["Tumini P", "Painem P"], {}, {"Total"})


@pytest.mark.parametrize(
    "day", ["Hari/Tanggal : Senin, 9 Maret 2026", "Tanggal | : 9 Maret 2026", "\nDAFTAR HADIR RAPAT KWT SEKAR\nSenin, 9 Maret 2026\n"]
)
def test_people_below_another_day_without_headings_came_to_no_meeting_of_the_day_before(day: str) -> None:
    found = read("attendance", f"{LIST}{day}\n1 | Tumini | P | ttd\n2 | Wagiman | L | ttd\nJumlah | | 2")
    assert (people(found), [meeting["date"] for meeting in of_kind(found, "meeting")]) == (["Tumini P", "Painem P"], ["2026-03-02"])
    assert list(asked(found)) == ["second_table"]
    [rest] = [left for left in found.left if str(left.why) == "Outside the tables"]
    first, _, last = rest.cell.partition(":")
    assert int(first[1:]) <= int(asked(found)["second_table"][1:]) <= int(last[1:])


@pytest.mark.parametrize(
    "below", ["\n\nTanggal : 9 Maret 2026\nKetua | | Sekretaris", "\n\nRapat berikutnya\nTanggal : 9 Maret 2026\nTempat | : Balai Desa"]
)
def test_a_day_below_a_list_with_nobody_below_it_is_no_list_of_another_day(below: str) -> None:
    assert asked(read("attendance", f"{LIST}{below}")) == {}


@pytest.mark.parametrize("kind", ["attendance", "participation"])
def test_a_day_right_below_the_headings_ends_no_list_and_the_next_day_does(kind: str) -> None:
    title = "DAFTAR HADIR PELATIHAN BOKASHI\nTanggal : 4 s.d. 5 Februari 2026\nNo | Nama | L/P | TTD\nRabu, 4 Februari 2026"
    found = read(
        kind, f"{title}\n1 | Tumini | P | ttd\n2 | Painem | P | ttd\nKamis, 5 Februari 2026\n1 | Tumini | P | ttd\n2 | Wagiman | L | ttd"
    )
    assert (people(found), asked(found).get("second_table")) == (["Tumini P", "Painem P"], "A7")


def test_somebody_whose_name_begins_as_a_sum_does_is_no_sum() -> None:
    found = read("attendance", "RAPAT KWT SEKAR, 4 Maret 2026\nNama | L/P\nMin Suryani | P\nPainem | P\nWagiman | L")
    assert (people(found), found.left) == (["Min Suryani P", "Painem P", "Wagiman L"], ())
    scores = "PELATIHAN BOKASHI, 4 Maret 2026\nNama | L/P | Post Test\nTumini | P | 80\nPainem | P | 70\nMin | | 70\nMaks | | 80"
    assert people(read("participation", scores)) == ["Tumini P", "Painem P"]


@pytest.mark.parametrize("total", ["Jumlah", "TOTAL", "Jumlah Hadir", "Jumlah: 2 orang", "Rata-rata"])
def test_a_sum_that_has_a_number_as_the_people_have_is_nobody(total: str) -> None:
    found = read(
        "participation",
        f"PELATIHAN BOKASHI, 4 Maret 2026\nNo | Nama | L/P | Post Test\n1 | Min | P | 80\n2 | Painem | P | 70\n3 | {total} | | 75",
    )
    assert (people(found), [left.cell for left in found.left]) == (["Min P", "Painem P"], ["A5:D5"])


@pytest.mark.parametrize(("title", "meetings"), [("RAPAT ANGGOTA", 2), ("DAFTAR HADIR RAPAT ANGGOTA", 2), ("LANJUTAN RAPAT PENGURUS", 1)])
def test_another_title_over_the_same_headings_and_day_begins_another_meeting(title: str, meetings: int) -> None:
    table = "Tanggal : 2 Maret 2026\nNo | Nama | L/P\n"
    found = read("attendance", f"DAFTAR HADIR RAPAT PENGURUS\n{table}1 | Joko | L\n{title}\n{table}2 | Sri | P")
    owners = [entry.links["meeting"] for entry in found.entries if entry.kind == "attendance"]
    assert (len(of_kind(found, "meeting")), len(owners), len(set(owners))) == (meetings, 2, meetings)
