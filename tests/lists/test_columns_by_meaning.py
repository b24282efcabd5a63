"""Columns that are not what they look like: beside days, in place of hours, of offices, of names of trainings; taken or named."""

from __future__ import annotations

import pytest

from empower_desktop.errors import Problem
from empower_desktop.lists.targets import target_label
from empower_desktop.records.words import words_of
from tests.paper import asked, of_kind, people, read

DAYS = """ABSENSI KWT MELATI
No | Nama | L/P | Jabatan | 5 Januari 2026 | 12 Januari 2026 | Transport | TTD | Ket
1 | Siti (janda) | P | Ketua | v | v | 20000 | ttd |
2 | Aminah | P | Anggota | v | a | 20000 | ttd | pindah"""


def test_offices_beside_days_are_noted() -> None:
    assert [member["role"] for member in of_kind(read("attendance", DAYS), "membership")] == ["ketua", "anggota"]


@pytest.mark.parametrize("marks", ["TTD", "Tgl 4 | Tgl 11"])
def test_what_a_guest_is_elsewhere_is_noted_beside_the_offices_of_the_group(marks: str) -> None:
    rows = "1 | Siti | P | Ketua | v | v\n2 | Ani | P | Anggota | v | v\n3 | Tini | P | PPL | v | v"
    found = read("attendance", f"RAPAT KWT MELATI\nMaret 2026\nNo | Nama | L/P | Jabatan | {marks}\n{rows}")
    assert [one.get("position_title") for one in of_kind(found, "person")] == [None, None, "PPL"]
    assert [one["role"] for one in of_kind(found, "membership")] == ["ketua", "anggota"]


def test_an_office_beside_the_name_of_another_group_is_none_in_the_group_that_met() -> None:
    rows = "1 | Siti | P | Gapoktan Sido | Ketua\n2 | Ani | P | Tani Maju | Ketua\n3 | Tini | P | Tani Jaya | Sekretaris"
    found = read("attendance", f"RAPAT GAPOKTAN SIDO\n5 Maret 2026\nNo | Nama | L/P | Kelompok | Jabatan\n{rows}")
    assert [one.get("role") for one in of_kind(found, "membership")] == ["ketua"]
    assert [one.get("position_title") for one in of_kind(found, "person")][1:] == ["Ketua", "Sekretaris"]


def test_what_is_of_no_single_day_is_named_as_not_taken() -> None:
    found = read("attendance", DAYS)
    assert {left.cell for left in found.left} == {
        "G3:G4",
        "H3:H4",
        "I4",
        "B3",
    }


def test_days_by_their_number_are_meetings_of_their_own() -> None:
    found = read(
        "attendance", "ABSENSI KWT MELATI BULAN MARET 2026\nNo | Nama | L/P | Tgl 4 | Tgl 11\n1 | Siti | P | v | i\n2 | Ani | P | v | v"
    )
    assert len(of_kind(found, "meeting")) == 2
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "hadir", "izin", "hadir"]


def test_marks_of_the_days_of_a_training_say_who_came_and_no_remark_is_asked_about() -> None:
    drawing = "PELATIHAN BOKASHI\n3 s.d. 4 Maret 2026\nNo | Nama | L/P | Hari 1 | Hari 2 | Ket\n1 | Siti | P | v | a | izin hari kedua\n"
    found = read("training", f"{drawing}2 | Ani | P | | | sakit\n3 | Umi | P | v | v | tuan rumah")
    assert [noted["presence"] for noted in of_kind(found, "participation")] == ["hadir", "sakit", "hadir"]
    assert "remark_unknown" not in [ask.code for ask in found.asks]


def test_a_sum_that_no_amounts_stand_beside_is_named_as_not_taken() -> None:
    found = read(
        "attendance", "DAFTAR PENERIMA BLT\nNo | Nama | L/P | Jumlah | TTD\n1 | Siti | P | 300000 | ttd\n2 | Ani | P | 300000 | ttd"
    )
    assert "D3:D4" in [left.cell for left in found.left]


@pytest.mark.parametrize(("heading", "said"), [("Jam Datang", "08.00"), ("Jam", "08.30"), ("Jam hadir", "8:15")])
def test_the_time_at_which_somebody_came_is_no_number_of_hours(heading: str, said: str) -> None:
    found = read("training", f"PELATIHAN BOKASHI\n4 Maret 2026\nNo | Nama | L/P | {heading}\n1 | Siti | P | {said}\n2 | Ani | P | {said}")
    assert [noted.get("attended_hours") for noted in of_kind(found, "participation")] == [None, None]
    assert any(left.cell.startswith("D") for left in found.left)


def test_names_of_trainings_are_nobody() -> None:
    drawing = (
        "DATA PELATIHAN\nNo | Nama Pelatihan | Tempat | Peserta L | Peserta P\n1 | Bokashi | Balai | 5 | 6\n2 | Keripik | Balai | 1 | 9"
    )
    with pytest.raises(Problem, match="one training at a time"):
        read("training", drawing)


@pytest.mark.parametrize(
    ("heading", "seems"),
    [("Nama Pelatihan", "one training at a time"), ("Nama Pertemuan", "one meeting at a time"), ("Nama Tempat", "no people")],
)
def test_what_is_called_by_a_word_of_a_head_is_nobody_also_beside_men_and_women(heading: str, seems: str) -> None:
    rows = "1 | Bokashi | 2 Maret 2026 | 5 | 6 |\n2 | Keripik | 9 Maret 2026 | 1 | 9 | lanjut"
    drawing = f"REKAP 2026\nNo | {heading} | Tanggal | L | P | Ket\n{rows}"
    with pytest.raises(Problem, match=seems):
        read("training", drawing)


def test_how_many_came_is_nobody() -> None:
    rows = "1 | Bokashi | 25 orang | lanjut\n2 | Keripik | 30 orang |"
    with pytest.raises(Problem, match="No table of people"):
        read("training", f"BUKU PELATIHAN\nNo | Kegiatan | Peserta | Ket\n{rows}")


OFFICERS = "SUSUNAN PENGURUS KWT MELATI\nKETUA | : | Suwarni\nWAKIL KETUA | : | Tri Wahyuni\nSEKSI USAHA | : | Sulastri\n{0} | | Umi"


@pytest.mark.parametrize(
    ("drawing", "roles"),
    [
        (OFFICERS.format("Anggota :"), ["ketua", "wakil_ketua", "seksi", "anggota"]),
        ("ANGGOTA KWT MELATI\n1 | Suwarni | Ketua\n2 | Tri Wahyuni | Sekretaris\n3 | Umi |", ["ketua", "sekretaris", "anggota"]),
    ],
)
def test_an_office_beside_a_name_is_read_without_any_headings(drawing: str, roles: list[str]) -> None:
    [ask] = [ask for ask in read("membership", drawing).asks if ask.code == "no_heading"]
    found = read("membership", drawing, answers={ask.id: "yes"})
    assert [member.get("role") for member in of_kind(found, "membership")] == roles


def test_whoever_has_no_office_below_one_that_no_heading_calls_so_is_asked_about_and_no_plain_member_meanwhile() -> None:
    [ask] = [ask for ask in read("membership", OFFICERS.format("")).asks if ask.code == "no_heading"]
    found = read("membership", OFFICERS.format(""), answers={ask.id: "yes"})
    offices = ["ketua", "wakil_ketua", "seksi"]
    assert [member.get("role") for member in of_kind(found, "membership")] == [*offices, None]
    [once] = [ask for ask in found.asks if ask.code == "once_over"]
    assert once.cell == "A5"
    for answer, role in (("above", "seksi"), ("leave", "anggota")):
        settled = read("membership", OFFICERS.format(""), answers={ask.id: "yes", once.id: answer})
        assert [member.get("role") for member in of_kind(settled, "membership")] == [*offices, role]


@pytest.mark.parametrize("kind", ["attendance", "membership"])
def test_people_of_whom_a_section_is_said_are_read(kind: str) -> None:
    found = read(
        kind,
        "DAFTAR HADIR PANITIA HUT RI\n5 Maret 2026\nNo | Nama | L/P | Seksi | TTD\n1 | Joko | L | Acara | v\n2 | Ani | P | Konsumsi | v",
    )
    assert (people(found), "D4:D5" in [left.cell for left in found.left]) == (["Joko L", "Ani P"], True)


def test_offices_among_the_remarks_of_a_roll_are_offices() -> None:
    drawing = (
        "ANGGOTA KWT MELATI\nNo | Nama | L/P | Ket\n1 | Siti | P | Ketua\n2 | Ani | P | Bendahara\n3 | Umi | P | ketua RT 2\n4 | Sri | P |"
    )
    assert [one["role"] for one in of_kind(read("membership", drawing), "membership")] == ["ketua", "bendahara", "anggota", "anggota"]


def test_an_office_that_nobody_knows_is_named() -> None:
    drawing = "PENGURUS BUMDES MAJU\nNo | Jabatan | Nama | L/P\n1 | Direktur | Joko | L\n2 | Unit Toko | Ani | P\n3 | | Umi | P"
    found = read("membership", drawing)
    assert [(one.get("role"), asked(found).get("word_unknown")) for one in of_kind(found, "membership")][:2] == [
        ("ketua", "B4"),
        (None, "B4"),
    ]


@pytest.mark.parametrize(("what", "whose"), [("Posyandu", "Kader"), ("Posyandu", ""), ("Sekolah", "Guru"), ("Bank Sampah", "Peserta")])
def test_people_are_called_by_the_column_that_names_people(what: str, whose: str) -> None:
    found = read("membership", f"DATA KADER\nNo | Nama {what} | Nama {whose} | L/P\n1 | Mawar | Sri | P\n2 | Melati | Ani | P")
    assert people(found) == ["Sri P", "Ani P"]


def test_a_row_of_headings_in_other_words_is_nobody() -> None:
    drawing = "DAFTAR RAWUH\nNo | Jeneng | Tapak asta\n1 | Karto | v\n2 | Sumo | v\n3 | Min | v"
    [ask] = [ask for ask in read("attendance", drawing).asks if ask.code == "no_heading"]
    assert (ask.cell, people(read("attendance", drawing, answers={ask.id: "yes"}))) == ("B3:B5", ["Karto ?", "Sumo ?", "Min ?"])


def test_meetings_counted_in_roman_figures_are_several() -> None:
    drawing = (
        "DAFTAR HADIR KELAS IBU HAMIL\nNo | Nama | L/P | Pertemuan | |\n | | | I | II | III\n1 | Siti | P | v | v |\n2 | Ani | P | v | | v"
    )
    titles = [str(one["title"]) for one in of_kind(read("attendance", drawing), "meeting")]
    assert titles == [f"Kelas Ibu Hamil – Pertemuan – {count}" for count in ("I", "II", "III")]


def test_a_home_below_two_rows_of_headings_says_what_its_number_is_of() -> None:
    found = read("person", "WARGA\nNo | Nama | L/P | Alamat |\n | | | RT | RW\n1 | Siti | P | 1 | 3\n2 | Ani | P | 2 | 3")
    assert [one["hamlet"] for one in of_kind(found, "person")] == ["RT 1 RW 3", "RT 2 RW 3"]


def test_the_lines_over_names_without_headings_are_nobody() -> None:
    drawing = "BUKU HADIR KUMPULAN RT 05\nTgl 07-03-2026\n1. Joko | hadir\n2. Budi | hadir\n3. Karto | ijin\n4. Sumo | hadir"
    [ask] = [ask for ask in read("attendance", drawing).asks if ask.code == "no_heading"]
    assert ask.cell == "A3:A6"


def test_a_status_that_was_not_read_does_not_keep_somebody_who_left_a_member_without_a_question() -> None:
    rows = "1 | Siti | P | Aktif\n2 | Ani | P | Meninggal\n3 | Umi | P | Keluar\n4 | Sri | P | Tidak aktif"
    drawing = f"ANGGOTA KWT MELATI\nNo | Nama | L/P | Status\n{rows}"
    found = read("membership", drawing)
    assert [ask.cell for ask in found.asks if ask.code == "left_member"] == ["B4", "B5", "B6"]


def test_of_somebody_whose_last_day_is_listed_no_day_is_asked() -> None:
    drawing = "ANGGOTA KWT MELATI\nNo | Nama | L/P | Tgl Keluar | Sebab\n1 | Siti | P | |\n2 | Ani | P | 31-12-2023 | pindah"
    found = read("membership", drawing)
    left = [(one.get("end_on"), one.get("end_reason")) for one in of_kind(found, "membership")]
    assert (left, "left_member" in asked(found)) == ([(None, None), ("2023-12-31", "pindah")], False)


@pytest.mark.parametrize("until", ["PER 1 JANUARI 2026", "TRIWULAN I 2026", "KEADAAN JANUARI 2026"])
def test_the_day_of_a_roll_is_no_part_of_the_name_of_its_group(until: str) -> None:
    found = read("membership", f"DAFTAR ANGGOTA KWT MELATI {until}\nNo | Nama | L/P\n1 | Siti | P\n2 | Ani | P")
    assert [group["name"] for group in of_kind(found, "group")] == ["KWT Melati"]


@pytest.mark.parametrize("heading", ["Alamat / Jabatan", "Jabatan dan Alamat", "Dusun/Unsur"])
def test_each_cell_below_a_heading_that_names_home_and_office_goes_to_what_it_says(heading: str) -> None:
    rows = ["Krajan", "Kades", "Ketua RT 02", "RT 02/01", "Sekdes (Sawahan)", "-"]
    listed = "\n".join(f"{at} | Siti {name} | P | {said}" for at, (name, said) in enumerate(zip("ABCDEF", rows, strict=True), 1))
    found = of_kind(read("attendance", f"RAPAT DESA\n4 Maret 2026\nNo | Nama | L/P | {heading}\n{listed}"), "person")
    assert [one.get("hamlet") for one in found] == ["Krajan", None, None, "RT 02/01", "Sawahan", None]
    assert [one.get("position_title") for one in found] == [None, "Kades", "Ketua RT 02", None, "Sekdes", None]


@pytest.mark.parametrize(
    ("heading", "said", "field"),
    [
        ("Nama / Jabatan", "Siti Aminah, S.Pd / Kades", ("position_title", "Kades")),
        ("Nama & Jabatan", "Siti Aminah (Kades)", ("position_title", "Kades")),
        ("Nama / Alamat", "Siti Aminah, RT 02/01", ("hamlet", "RT 02/01")),
        ("Nama / Alamat", "Siti Aminah – Krajan", ("hamlet", "Krajan")),
        ("Nama / No HP", "Siti Aminah / 0812-3456-7890", ("phone", "081234567890")),
    ],
)
def test_what_stands_behind_a_name_is_what_its_heading_says(heading: str, said: str, field: tuple[str, str]) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT DESA\n4 Maret 2026\nNo | {heading} | L/P\n1 | {said} | P\n2 | Ani | P")
    assert (people(found), asked(found)) == (["Siti Aminah P", "Ani P"], {})
    assert of_kind(found, "person")[0][field[0]] == field[1]
    assert of_kind(found, "attendance")[0].get("remark") is None


def test_two_marks_or_a_home_and_a_number_in_one_column_are_told_apart() -> None:
    found = read(
        "training",
        "PELATIHAN BOKASHI\n4 Maret 2026\nNo | Nama | L/P | Alamat / No HP | Nilai Pre / Post\n"
        "1 | Siti | P | Krajan / 081234567890 | 50 / 80\n2 | Ani | P | 081234567891 | 60/75",
        defaults=True,
    )
    assert [(one.get("hamlet"), one.get("phone")) for one in of_kind(found, "person")] == [
        ("Krajan", "081234567890"),
        (None, "081234567891"),
    ]
    assert [(part["pre_score"], part["post_score"]) for part in of_kind(found, "participation")] == [("50", "80"), ("60", "75")]


def test_an_amount_that_may_be_lent_or_paid_back_is_not_taken_for_either() -> None:
    found = read(
        "contribution", "KAS KWT MELATI MARET 2026\nNo | Nama | L/P | Simpanan | Pinjaman / Angsuran\n1 | Siti | P | 10000 | 100000"
    )
    assert [entry["entry_type"] for entry in of_kind(found, "contribution")] == ["simpanan"]
    assert "E3" in [left.cell for left in found.left]


def test_a_day_on_which_somebody_left_stands_behind_that_on_which_they_came() -> None:
    rows = "1 | Siti | P | 5 Januari 2020\n2 | Ani | P | 15/01/2020 / 13/02/2024"
    found = of_kind(read("membership", f"ANGGOTA KWT MELATI\nNo | Nama | L/P | Tgl Masuk / Keluar\n{rows}"), "membership")
    assert [(one["start_on"], one.get("end_on")) for one in found] == [("2020-01-05", None), ("2020-01-15", "2024-02-13")]


def test_a_thumb_is_as_good_as_a_signature() -> None:
    drawing = "DAFTAR HADIR RAPAT\n5 Maret 2026\nNo | Nama | L/P | Ttd / Cap Jempol\n1 | Siti | P | cap\n2 | Ani | P | v"
    assert [noted["presence"] for noted in of_kind(read("attendance", drawing), "attendance")] == ["hadir", "hadir"]


def test_a_column_that_holds_offices_is_one_of_offices_whatever_heads_it() -> None:
    rows = "1 | Siti | P | KETUA\n2 | Nur | P | WKL. KETUA\n3 | Umi | P | SEKRETARIS\n4 | Ani | P | ANGGOTA\n5 | Tini | P | KELUAR"
    found = read("membership", f"ANGGOTA KWT SEKAR\nNo | Nama | L/P | Status\n{rows}")
    assert [member.get("role") for member in of_kind(found, "membership")][:4] == ["ketua", "wakil_ketua", "sekretaris", "anggota"]
    assert asked(found).get("left_member") == "B7"


@pytest.mark.parametrize("formal", ["Nama (sesuai KTP)", "Nama Lengkap", "Nama"])
def test_what_somebody_is_called_stands_beside_the_name_and_not_for_it(formal: str) -> None:
    rows = "1 | Zizah | Siti Nur Azizah | P\n2 | - | Ani | P"
    found = of_kind(read("membership", f"ANGGOTA KWT SEKAR\nNo | Nama Panggilan | {formal} | L/P\n{rows}"), "person")
    assert [(one["name"], one.get("nickname")) for one in found] == [("Siti Nur Azizah", "Zizah"), ("Ani", None)]


def test_people_who_are_only_listed_by_what_they_are_called_are_called_so() -> None:
    found = read("membership", "ANGGOTA KWT SEKAR\nNo | Nama Panggilan | L/P\n1 | Zizah | P\n2 | Ani | P")
    assert people(found) == ["Zizah P", "Ani P"]


@pytest.mark.parametrize("heading", ["Instansi/Jabatan", "Jabatan/Instansi", "Jabatan / Lembaga"])
def test_an_office_and_a_body_below_one_heading_are_told_apart_by_their_words(heading: str) -> None:
    rows = "1 | Ketut | L | Puskesmas\n2 | Suryani | P | Bidan Desa\n3 | Gede | L | Kepala Dusun\n4 | Made | P | Kader Posyandu"
    found = read("attendance", f"RAPAT STUNTING\n5 Maret 2026\nNo | Nama | L/P | {heading}\n{rows}")
    assert [(one.get("position_title"), one.get("institution")) for one in of_kind(found, "person")] == [
        (None, "Puskesmas"),
        ("Bidan Desa", None),
        ("Kepala Dusun", None),
        ("Kader Posyandu", None),
    ]


def test_whatever_a_heading_is_understood_as_has_a_name_for_people() -> None:
    assert [code for code in set(words_of("heading").values()) if target_label(code) == code] == []
