"""Who of a list is a man and who a woman: by whatever column says it, and asked where its letters mean two things."""

from __future__ import annotations

import pytest

from tests.paper import asked, people, read

LIST = """
DAFTAR HADIR RAPAT WARGA
Tanggal : 3 Maret 2026
No | Nama    | {heading} | Alamat | Ttd
1  | Wagiman | {man}     | RT 01  | v
2  | Painem  | {woman}   | RT 01  | v
3  | Sarto   | {man}     | RT 02  | v
"""


@pytest.mark.parametrize("heading", ["L/P", "P/L", "Pr/Lk", "Laki-laki / Perempuan", "L atau P", "Jenis Kelamin (P/L)"])
def test_a_column_that_is_headed_by_both_sexes_says_of_each_row_which(heading: str) -> None:
    found = read("attendance", LIST.format(heading=heading, man="L", woman="P"))
    assert people(found) == ["Wagiman L", "Painem P", "Sarto L"]
    assert asked(found) == {}


@pytest.mark.parametrize(("heading", "man", "woman"), [("Wanita/Pria", "Pria", "Wanita"), ("JK", "Lk", "Prp"), ("L/P", "Lk.", "Prm")])
def test_a_sex_may_be_written_out_or_shortened(heading: str, man: str, woman: str) -> None:
    found = read("attendance", LIST.format(heading=heading, man=man, woman=woman))
    assert people(found) == ["Wagiman L", "Painem P", "Sarto L"]
    assert asked(found) == {}


@pytest.mark.parametrize("heading", ["P/W", "JK", "Jenis Kelamin (P/W)"])
def test_a_p_beside_a_w_may_be_a_man(heading: str) -> None:
    drawing = LIST.format(heading=heading, man="P", woman="W")
    found = read("attendance", drawing)
    assert people(found) == ["Wagiman ?", "Painem P", "Sarto ?"]
    assert asked(found) == {"sex_letter": "C4:C6"}
    assert people(read("attendance", drawing, defaults=True)) == ["Wagiman L", "Painem P", "Sarto L"]


@pytest.mark.parametrize("heading", ["L | P", "Lk | Pr"])
def test_a_letter_below_its_own_letter_is_a_tick(heading: str) -> None:
    man, woman = heading.split(" | ")
    rows = f"1 | Wagiman | {man} | | v\n2 | Painem | | {woman} | v\n3 | Sarto | {man} | | v"
    found = read("attendance", f"DAFTAR HADIR RAPAT WARGA\n3 Maret 2026\nNo | Nama | {heading} | Ttd\n{rows}")
    assert (people(found), asked(found)) == (["Wagiman L", "Painem P", "Sarto L"], {})


@pytest.mark.parametrize("first", ["2 | 2", "1 | 1"])
def test_how_many_men_and_women_live_in_a_house_says_nothing_of_its_head(first: str) -> None:
    listed = f"""
    DATA KEPALA KELUARGA RT 27
    No | Nama Kepala Keluarga | L/P | Jumlah Jiwa | | Pekerjaan
       |                      |     | L | P |
    1  | Sutrisno             | L   | {first} | Tani
    2  | Jumiati              | P   |   | 1 | Tani
    3  | Burhan               | L   |   | 1 | Buruh
    """
    assert people(read("person", listed)) == ["Sutrisno L", "Jumiati P", "Burhan L"]
    without = read("person", listed.replace("| L/P |", "| |").replace("| L   |", "| |").replace("| P   |", "| |"))
    assert (people(without), "whose_details" in asked(without)) == (["Sutrisno ?", "Jumiati ?", "Burhan ?"], False)


def test_the_sex_of_all_tables_of_a_sheet_is_asked_once() -> None:
    head, table = "DAFTAR HADIR RAPAT RT 03\nTanggal : 3 Maret 2026\n", "No | Nama | Ttd"
    drawing = f"{head}{table} | | {table}\n1 | Siti Aminah | v | | 3 | Wati | v\n2 | Bu Tumini | v | | 4 | Pak Joyo | v"
    found = read("attendance", drawing)
    [ask] = [ask for ask in found.asks if ask.family == "sex"]
    assert (ask.cell, people(found)[0]) == ("B4:B5,F4:F5", "Siti Aminah ?")
    assert "Tumini P" in people(read("attendance", drawing, answers={ask.id: "suggestion"}))


def test_the_sex_of_a_table_without_titles_is_asked_apart_from_those_that_have_them() -> None:
    table = "No | Nama | Ttd\n1 | {} | v\n2 | {} | v"
    head = "DAFTAR HADIR RAPAT {}\nTanggal : 3 Maret 2026\n"
    first, second = head.format("RT 03") + table.format("Bu Tumini", "Pak Joyo"), head.format("KWT MELATI") + table.format("Siti", "Wati")
    assert [ask.code for ask in read("attendance", f"{first}\n\n{second}").asks if ask.family == "sex"] == ["sex_from_title", "sex_missing"]


@pytest.mark.parametrize(
    ("title", "heading", "proposed"),
    [
        ("PELATIHAN MENJAHIT BAGI PEREMPUAN", "Nama", "P"),
        ("ARISAN IBU-IBU BANJAR KEBON", "Nama", "P"),
        ("RAPAT KWT MELATI", "Nama", "P"),
        ("PERTEMUAN KELAS BALITA", "Nama Ibu", "P"),
        ("SOSIALISASI BAGI PEREMPUAN DAN ANAK", "Nama", ""),
        ("RAPAT WARGA", "Nama", ""),
    ],
)
def test_women_are_proposed_where_the_title_or_the_heading_says_that_the_list_is_of_women(title: str, heading: str, proposed: str) -> None:
    found = read("attendance", f"DAFTAR HADIR {title}\n3 Maret 2026\nNo | {heading} | Ttd\n1 | Siti | v\n2 | Wati | v")
    [ask] = [ask for ask in found.asks if ask.family == "sex"]
    assert (ask.code, ask.default, people(found)) == ("sex_missing", proposed, ["Siti ?", "Wati ?"])
