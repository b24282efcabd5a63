"""A second list below the first on one sheet: its people came to what its own head says, and further pages belong to the first."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, people, read

TABLE = "No | Nama | L/P | Tanda tangan\n"
FIRST = f"DAFTAR HADIR RAPAT KWT MELATI\nDesa Kaliori\nTanggal : 2 Maret 2026\n{TABLE}1 | Siti | P | ttd\n2 | Wati | P | ttd\n"


def met(drawing: str) -> tuple[list[str], list[int]]:
    """Give the people of a drawing, and as which of the meetings each came to."""
    found = read("attendance", drawing)
    owners = [entry.links["meeting"] for entry in found.entries if entry.kind == "attendance"]
    order = list(dict.fromkeys(owners))
    return people(found), [order.index(owner) for owner in owners]


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize(
    "head",
    [
        "DAFTAR HADIR RAPAT KWT MAWAR\nDesa Kaliori\nTanggal : 2 Maret 2026\n",
        "DAFTAR HADIR RAPAT KWT MELATI\nDesa Kaliori\nHari/Tanggal | : | Senin, 9 Maret 2026\nTempat | : | Balai Desa\n",
        "PEMERINTAH KABUPATEN BANYUMAS\nKECAMATAN KALIBAGOR\nDAFTAR HADIR RAPAT KWT MAWAR\nDesa Kaliori\nTanggal : 2 Maret 2026\n",
        "DAFTAR HADIR RAPAT KWT MAWAR\n",
        "DAFTAR HADIR RAPAT KELOMPOK WANITA TANI (KWT) MAWAR\n",
    ],
)
def test_a_second_list_with_a_head_of_several_lines_is_of_a_meeting_of_its_own(head: str, blank: str) -> None:
    second = f"{TABLE}1 | Yuni | P | ttd\n2 | Rini | P | ttd"
    assert met(f"{FIRST}{blank}{head}{second}") == (["Siti P", "Wati P", "Yuni P", "Rini P"], [0, 0, 1, 1])


def test_a_second_list_with_other_columns_is_of_a_meeting_of_its_own() -> None:
    second = "No | Nama | L/P | Dusun | Tanda tangan\n1 | Yuni | P | Lor | ttd\n2 | Rini | P | Kidul | ttd"
    head = "DAFTAR HADIR RAPAT KWT MAWAR\nDesa Kaliori\nTanggal : 2 Maret 2026\n"
    assert met(f"{FIRST}\n{head}{second}") == (["Siti P", "Wati P", "Yuni P", "Rini P"], [0, 0, 1, 1])


@pytest.mark.parametrize(
    "head",
    [
        "DAFTAR HADIR RAPAT KWT MELATI\nDesa Kaliori\nTanggal : 2 Maret 2026\n",
        "LANJUTAN DAFTAR HADIR RAPAT\n",
        "SAMBUNGAN DAFTAR HADIR RAPAT\n",
        "DAFTAR HADIR RAPAT (LANJUTAN)\n",
        "DAFTAR HADIR RAPAT KWT MELATI HAL. 2\n",
        "DAFTAR HADIR RAPAT KWT MELATI (PEREMPUAN)\n",
    ],
)
def test_a_further_page_is_of_the_same_meeting_however_long_its_head(head: str) -> None:
    second = f"{TABLE}3 | Yuni | P | ttd\n4 | Rini | P | ttd"
    assert met(f"{FIRST}\n{head}{second}") == (["Siti P", "Wati P", "Yuni P", "Rini P"], [0, 0, 0, 0])


def test_nobody_of_a_list_of_names_alone_is_lost_before_a_second_list() -> None:
    head, table = "DAFTAR HADIR RAPAT KWT {0}\n2 Maret 2026\n", "Nama | Tanda tangan\n"
    drawing = f"{head.format('MELATI')}{table}Siti |\nWati |\n{head.format('MAWAR')}{table}Yuni |\nRini |"
    assert met(drawing) == (["Siti ?", "Wati ?", "Yuni ?", "Rini ?"], [0, 0, 1, 1])


def test_lists_of_the_men_and_of_the_women_of_one_meeting_are_of_one_meeting() -> None:
    first = FIRST.replace("KWT MELATI", "DUSUN (LAKI-LAKI)")
    for title in ("DAFTAR HADIR RAPAT DUSUN (PEREMPUAN)", "DAFTAR HADIR RAPAT DUSUN PEREMPUAN"):
        assert met(f"{first}\n{title}\n{TABLE}1 | Yuni | P | ttd")[1] == [0, 0, 0]


ADVOCACY = """CATATAN ADVOKASI FORUM AIR
No | Tanggal | Kegiatan | Kepada | Yang diminta | Hasil
1 | 12 Januari 2026 | Audiensi | Kepala Desa | Keran umum | sebagian"""
TOLD_PEOPLE = """Tanggal | Informasi | Lewat | Bahasa
3/5/2026 | Jadwal air | radio | Sasak"""


def test_a_sheet_of_another_kind_beside_one_of_the_wanted_kind_is_asked_about() -> None:
    found = read("outreach", ADVOCACY, TOLD_PEOPLE, defaults=True)
    assert [one["topic"] for one in of_kind(found, "outreach")] == ["Jadwal air"]
    assert asked(found)["other_kind"] == "A1:F3"
    assert [left.cell for left in found.left if left.sheet == "Sheet1"] == ["A1:F3"]


def test_a_sheet_alone_is_what_somebody_says_it_is() -> None:
    assert len(of_kind(read("lesson", ADVOCACY), "lesson")) == 1
    assert len(of_kind(read("outreach", ADVOCACY, ADVOCACY.replace("Audiensi", "Rapat")), "outreach")) == 2


def test_problems_and_below_them_assets_on_one_sheet_are_two_registers() -> None:
    problems = "A. MASALAH\nNo | Dusun | Masalah | Penyebab\n1 | Batu | Air kering | sumur\n2 | Mapong | Jalan becek | hujan\n"
    assets = "\nB. POTENSI\nNo | Dusun | Potensi | Jenis\n1 | Batu | Mata air | potensi\n2 | Mapong | Lumbung | potensi"
    found = read("issue", f"PENGKAJIAN DESA KALIORI\n{problems}{assets}", defaults=True)
    titles = [(one["title"], one.get("entry_type")) for one in of_kind(found, "issue")]
    assert titles == [("Air kering", "masalah"), ("Jalan becek", "masalah"), ("Mata air", "potensi"), ("Lumbung", "potensi")]


def test_a_table_counted_anew_with_other_headings_lists_none_of_the_people_above_it() -> None:
    proposals = "USULAN\nNo | Usulan | Lokasi | Biaya\n1 | Sumur bor air bersih | Dusun Lor | 45 juta\n2 | PAUD | Dusun Kidul | 20 juta"
    signed = "Kaliori, 2 Maret 2026\nNotulis\n\nUmi"
    roll = f"RAPAT KWT SEKAR\n2 Maret 2026\nNo | Nama | Umur | Dusun\n1 | Siti | 40 | Lor\n2 | Wati | 30 | Kidul\n\n{proposals}\n\n{signed}"
    found = read("attendance", roll)
    assert people(found) == ["Siti ?", "Wati ?"]
    assert [(left.cell, str(left.why)) for left in found.left] == [("A7:D10", "Outside the tables"), ("A12:A15", "Signatures")]


def test_headings_that_come_again_in_other_words_on_the_next_page_go_on_with_the_table() -> None:
    page = "No | Nama | L/P | Alamat\n"
    roll = (
        f"RAPAT KWT SEKAR\n2 Maret 2026\n{page}1 | Siti | P | RT 1\n2 | Wati | P | RT 2\nNO. | NAMA | L/P | ALAMAT / RT\n3 | Umi | P | RT 3"
    )
    assert people(read("attendance", roll)) == ["Siti P", "Wati P", "Umi P"]


def test_further_meetings_on_a_sheet_are_held_in_the_village_that_the_title_of_the_first_names() -> None:
    head = "Rapat ke-2 : Evaluasi BLT\nTanggal : 9 Maret 2026\n"
    found = read(
        "attendance",
        f"RAPAT BPD DESA KALIORI KEC. KALIBAGOR\nTanggal : 2 Maret 2026\n{TABLE}1 | Siti | P | ttd\n\n{head}{TABLE}1 | Yuni | P | ttd",
    )
    assert [meeting["area"] for meeting in of_kind(found, "meeting")] == ["33.02.10.2003", "33.02.10.2003"]
