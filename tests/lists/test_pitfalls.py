"""Pitfalls of lists: what looks like one thing and is another is asked about or left out, never taken for what it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from empower_desktop.errors import Problem
from empower_desktop.lists.grid import Block
from tests.paper import asked, of_kind, people, read, sheet_of


def test_marks_for_the_same_as_above_mean_what_stands_above() -> None:
    found = read(
        "membership",
        """
ANGGOTA KWT SEKAR
No | Nama   | L/P | Pekerjaan | Alamat      | Tgl Masuk  | Jabatan
1  | Tumini | P   | Tani      | RT 01 RW 02 | 12/01/2019 | Ketua
2  | Painem | "   | idem      | s.d.a       | "          | Anggota
3  | Karsih | "   |           | -"-         | 13/02/2020 | "
""",
    )
    assert people(found) == ["Tumini P", "Painem P", "Karsih P"]
    assert [one["hamlet"] for one in of_kind(found, "person")] == ["RT 01 RW 02"] * 3
    assert [one.get("occupation") for one in of_kind(found, "person")] == ["petani", "petani", None]
    assert [one["start_on"] for one in of_kind(found, "membership")] == ["2019-01-12", "2019-01-12", "2020-02-13"]
    assert set(asked(found)) == {"ditto"}


@pytest.mark.parametrize("names", [("Nama Ibu | Nama Balita", "Sutinah | Rizki"), ("Nama Balita | Nama Ibu", "Rizki | Sutinah")])
def test_the_sex_and_birth_of_a_child_are_not_its_mothers(names: tuple[str, str]) -> None:
    heads, both = names
    drawing = f"POSYANDU MELATI, 5 Januari 2026\nNo | {heads} | L/P | Tgl Lahir | Paraf\n1 | {both} | L | 3 Mei 2022 | v"
    found = read("attendance", drawing)
    assert (people(found), of_kind(found, "person")[0].get("birth_date")) == (["Sutinah ?"], None)
    assert asked(found)["whose_details"] == "D2:E2"
    [ask] = [ask for ask in found.asks if ask.code == "whose_details"]
    assert people(read("attendance", drawing, answers={ask.id: "name"})) == ["Sutinah L"]


@pytest.mark.parametrize(("men", "said"), [(1, False), (2, True)])
def test_a_total_of_men_is_held_against_the_men(men: int, said: bool) -> None:
    rows = "1 | Joko | L | v\n2 | Ani | P | v\n3 | Umi | P | v"
    drawing = f"RAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | L/P | Ttd\n{rows}\n | Jumlah laki-laki | {men} |\n | Jumlah perempuan | 2 |"
    assert ("total_mismatch" in asked(read("attendance", drawing))) == said


def test_excused_or_ill_in_the_column_of_signatures_is_no_signature() -> None:
    found = read(
        "attendance",
        """
RAPAT KWT SEKAR, 4 Maret 2026
No | Nama | L/P | Tanda Tangan
1 | Tumini | P | ttd
2 | Painem | P | izin
3 | Karsih | P | tdk hadir
4 | Wagini | P | S
""",
    )
    noted = [(one["presence"], one.get("signed")) for one in of_kind(found, "attendance")]
    assert noted == [("hadir", True), ("izin", None), ("alpa", None), ("tidak_dicatat", None)]
    assert asked(found) == {"mark_unknown": "D6"}


def test_signatures_to_the_left_and_right_in_turns_are_all_signatures() -> None:
    sheet = sheet_of("""
RAPAT KWT SEKAR, 4 Maret 2026
No | Nama | L/P | Tanda Tangan
1 | Tumini | P | 1. ttd |
2 | Painem | P | | 2. ttd
3 | Karsih | P | 3. ttd | 4.
""")
    found = read("attendance", replace(sheet, merged=(Block(2, 4, 2, 5),)))
    assert [one.get("signed") for one in of_kind(found, "attendance")] == [True] * 3
    assert asked(found) == {}


def test_marks_out_of_another_whole_are_asked_about_and_a_speaker_over_the_table_leaves_it_a_table() -> None:
    found = read(
        "training",
        """
PELATIHAN PEMBUKUAN 12 Januari 2026 (6 jam)
Narasumber: Ir. Budi Santoso
No | Nama   | L/P | Pre Test | Post Test
1  | Tumini | P   | 60/100   | 75/100
2  | Painem | P   | 55/100   | 80/100
3  | Karsih | P   | 5/10     | 90/100
""",
        defaults=True,
    )
    assert [one.get("pre_score") for one in of_kind(found, "participation")] == ["60", "55", None]
    [ask] = [ask for ask in found.asks if ask.code == "score_out_of_scale"]
    assert (ask.cell, ask.options[0].code) == ("D6", "50")


def test_sums_of_pages_are_no_sum_of_the_list_and_a_place_of_birth_is_no_day() -> None:
    found = read(
        "attendance",
        """
HADIR RAPAT DUSUN KRAJAN, 14 Maret 2026
DUSUN KRAJAN DESA KALIORI KEC. KALIBAGOR KAB. BANYUMAS
No | Nama | L/P | Tempat Lahir | Tanggal Lahir | RT
1 | Tumini | P | Banyumas | 17-08-1975 | 1
Jumlah | 1
No | Nama | L/P | Tempat Lahir | Tanggal Lahir | RT
2 | Wagiman | L | Cilacap | 5 Mei 1970 | 2
Jumlah | 1
Jumlah seluruhnya | 2
""",
    )
    assert [(one["birth_date"], one["hamlet"]) for one in of_kind(found, "person")] == [
        ("1975-08-17", "Dusun Krajan RT 1"),
        ("1970-05-05", "Dusun Krajan RT 2"),
    ]
    assert of_kind(found, "meeting")[0]["area"] == "33.02.10.2003"
    assert asked(found) == {"columns_without_field": "D3"}


@pytest.mark.parametrize(
    "number",
    [
        "9902\u00a01045\u00a00291\u00a00002",
        "9,902,104,502,910,002",
        "9902  1045  0291  0002",
        "9902\u20131045\u20130291\u20130002",
        "99021045029100021",
        "KK:9902104502910002",
    ],
)
def test_an_identity_number_is_known_however_it_is_parted(number: str) -> None:
    found = read("person", f"No | Nama | L/P | Alamat\n1 | Tumini | P | RT 01 {number}\n2 | Painem | P | RT 02")
    assert [one["hamlet"] for one in of_kind(found, "person")] == ["RT 01", "RT 02"]
    assert asked(found) == {"nik_dropped": "D2"}


def test_a_column_of_doubtful_days_is_one_question_or_one_remark() -> None:
    rows = "\n".join(
        f"{n} | {name} | P | {n}/{n + 1}/2019 | {2010 + n}" for n, name in enumerate(["Tumini", "Painem", "Karsih", "Wagini"], 1)
    )
    drawing = f"ANGGOTA KWT SEKAR\nNo | Nama | L/P | Tgl Masuk | Tgl Keluar\n{rows}"
    found = read("membership", drawing)
    assert asked(found) == {"date_order": "D3:D6", "year_only": "E3:E6"}
    assert [ask.waits for ask in found.asks] == [True, False]
    settled = read("membership", drawing, defaults=True)
    assert [one["start_on"] for one in of_kind(settled, "membership")] == ["2019-02-01", "2019-03-02", "2019-04-03", "2019-05-04"]


def test_days_of_a_guest_book_that_have_no_field_are_said_to_be_left_out() -> None:
    found = read(
        "attendance",
        """
BUKU TAMU DESA KALIORI
No | Hari/Tanggal     | Nama    | L/P | TTD
1  | Senin, 5-1-2026  | Sumarno | L   | ttd
2  | Selasa, 6-1-2026 | Ratna   | P   | ttd
""",
    )
    assert asked(found) == {"columns_without_field": "B2", "no_date": "C2"}


def test_a_sex_that_bin_or_binti_suggests_is_told_with_the_name_as_it_is() -> None:
    found = read(
        "attendance",
        """
RAPAT MUSDES, 4 Maret 2026
No | Nama
1 | Sahrawi bin Matrawi
2 | Hotijah BINTI Subhan
3 | Hj. Suminah
""",
    )
    [ask] = [ask for ask in found.asks if ask.code == "sex_from_title"]
    assert ask.message.values["suggested"] == "Sahrawi bin Matrawi → L, Hotijah binti Subhan → P, Hj. Suminah → P"


@pytest.mark.parametrize("written_in", ["M. Yusuf", "A. Rahman", "I. Suprapto"])
@pytest.mark.parametrize(("below", "then"), [("", []), ("3 | Ani | P", ["Ani P"]), ("  | Ani |", ["Ani ?"])])
def test_a_name_that_begins_with_a_letter_is_a_name_also_where_it_was_written_in_without_a_number(
    written_in: str, below: str, then: list[str]
) -> None:
    found = read(
        "attendance",
        f"""
Rapat KWT Sekar, 4 Maret 2026
No | Nama | L/P
1  | Budi | L
2  | Joko | L
   | {written_in} |
{below}""",
    )
    assert people(found) == ["Budi L", "Joko L", f"{written_in} ?", *then]


def test_parts_that_are_counted_by_letters_are_parts_whatever_they_are_called() -> None:
    found = read(
        "attendance",
        """
Rapat KWT Sekar, 4 Maret 2026
No | Nama        | L/P
   | A. Sayap kiri |
1  | Budi        | L
2  | Joko        | L
   | B. Sayap kanan |
3  | Ani         | P
   | M. Yusuf    | L
   | C. KADER    |
4  | Umi         | P
""",
    )
    assert people(found) == ["Budi L", "Joko L", "Ani P", "M. Yusuf L", "Umi P"]
    assert [left.cell for left in found.left] == ["A3:C3", "A6:C6", "A9:C9"]


SHEET = """
DAFTAR HADIR RAPAT KWT MELATI
Tanggal: {}
Tempat: {}
No | Nama | L/P
1  | {}   | P
"""


def test_sheets_of_one_title_on_none_of_which_a_day_is_filled_in_are_as_many_meetings() -> None:
    sheets = SHEET.format("........", "Balai Dusun", "Tumini"), SHEET.format("........", "Balai Dusun", "Painem")
    days = [ask for ask in read("attendance", *sheets).asks if ask.code == "no_date"]
    found = read("attendance", *sheets, answers={days[0].id: "2026-01-12", days[1].id: "2026-02-12"})
    came = {entry.links["person"].splitlines()[0]: entry.links["meeting"] for entry in found.entries if entry.kind == "attendance"}
    day_of = {entry.name: entry.fields["date"] for entry in found.entries if entry.kind == "meeting"}
    assert sorted(day_of[meeting] for meeting in came.values()) == ["2026-01-12", "2026-02-12"]


def test_what_the_head_of_another_sheet_says_otherwise_of_the_same_meeting_is_named_as_not_taken() -> None:
    sheets = SHEET.format("2 Maret 2026", "Balai Dusun", "Tumini"), SHEET.format("2 Maret 2026", "Rumah Bu Darmi", "Painem")
    found = read("attendance", *sheets)
    assert [one.get("venue") for one in of_kind(found, "meeting")] == ["Balai Dusun"]
    assert [(each.sheet, each.cell) for each in found.left] == [(found.tables[1].sheet, "A3")]
    said = read("attendance", *sheets, answers={f"@{found.tables[0].sheet}!meeting.venue": "Rumah Pak Dar"})
    assert [one.get("venue") for one in of_kind(said, "meeting")] == ["Rumah Pak Dar"]


@pytest.mark.parametrize("kind", ["attendance", "participation", "person"])
def test_somebody_who_is_struck_out_of_a_list_is_taken_only_by_an_answer(kind: str) -> None:
    sheet = sheet_of("RAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | L/P\n1 | Tumini | P\n2 | Painem | P")
    struck = replace(sheet, cells={**sheet.cells, (4, 2): replace(sheet.cells[4, 2], struck=True)})
    found = read(kind, struck)
    assert (people(found), [ask.cell for ask in found.asks if ask.code == "struck_out"]) == (["Tumini P"], ["B4"])
    assert [left.cell for left in found.left if str(left.why) == "Struck out"] == ["A4:C4"]
    assert people(read(kind, struck, answers={ask.id: "take" for ask in found.asks})) == ["Tumini P", "Painem P"]


def test_a_list_of_savings_whose_headings_do_not_say_so_is_not_said_to_have_no_people() -> None:
    drawing = "SIMPANAN KWT SEKAR\nNo | Nama | L/P | Awal | Rutin\n1 | Tumini | P | 50000 | 10000\n2 | Painem | P | 50000 | 10000"
    with pytest.raises(Problem) as refused:
        read("contribution", drawing)
    assert "savings, gifts or loans" in str(refused.value.message)
    named = read("contribution", drawing.replace("Awal", "Simpanan pokok").replace("Rutin", "Simpanan wajib"))
    assert [one["amount"] for one in of_kind(named, "contribution")] == [50000, 10000, 50000, 10000]


def test_who_stands_beside_a_name_without_one_is_said_and_is_no_person() -> None:
    found = read(
        "attendance",
        """
RAPAT RT 02, 4 Maret 2026
No | Nama                | L/P
1  | Bpk. Joko & Ibu     | L
2  | Harto sekeluarga    | L
3  | Alm. Dedi           | L
4  | Ani – Kader         | P
5  | Sri dan istri, RT 2 | L
6  | Siti Nur-Aini       | P
""",
    )
    assert people(found) == ["Joko L", "Harto L", "Dedi L", "Ani P", "Sri L", "Siti Nur-Aini P"]
    remarks = [one.get("remark") for one in of_kind(found, "attendance")]
    assert remarks == ["& Ibu", "sekeluarga", "Alm", "Kader", "dan istri; RT 2", None]
    assert [ask.cell for ask in found.asks if ask.code == "unnamed_beside"] == ["B3", "B4", "B7"]


def test_two_names_that_a_dash_parts_are_asked_about() -> None:
    drawing = "RAPAT RT 02, 4 Maret 2026\nNo | Nama | L/P\n1 | Ani - Budi | P"
    [ask] = read("attendance", drawing).asks
    assert ask.code == "two_people_in_cell"
    assert people(read("attendance", drawing, answers={ask.id: "one"})) == ["Ani - Budi P"]


@pytest.mark.parametrize("rows", [("RT 1", "RT 1", "RT 2"), ("RT 2", "RT 1", "RT 1"), ("RT 1", "RT 2", "RT 1")])
def test_of_three_of_one_name_the_two_whose_rows_say_the_same_are_asked_about(rows: tuple[str, ...]) -> None:
    drawing = "\n".join(f"{at} | Siti | P | {place} | ttd" for at, place in enumerate(rows, 1))
    found = read("attendance", f"DAFTAR HADIR RAPAT\n5 Maret 2026\nNo | Nama | L/P | Alamat | TTD\n{drawing}")
    assert sorted(ask.default for ask in found.asks if ask.code == "same_person") == ["different", "same"]
