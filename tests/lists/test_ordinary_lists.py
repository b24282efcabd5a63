"""Ordinary lists as secretaries keep them: what a word means where it stands, and what is said over the table or below it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from empower_desktop.lists.elements import element_of
from empower_desktop.lists.grid import Block
from empower_desktop.lists.head_places import read_place
from empower_desktop.lists.heads import Head
from tests.paper import asked, of_kind, read, sheet_of

LISTED = "No | Nama | L/P | TTD\n1 | Siti | P | ttd\n2 | Ani | P | ttd"


@pytest.mark.parametrize("agenda", ["Arisan, jimpitan dan persiapan kerja bakti", "Arisan rutin", "Simpan pinjam bulanan"])
def test_saving_on_an_agenda_is_what_was_done_and_no_group(agenda: str) -> None:
    found = read("attendance", f"PERTEMUAN WARGA RT 03\nTanggal : 4 Maret 2026\nAcara : {agenda}\n{LISTED}")
    assert of_kind(found, "group") == []
    assert [one["title"].partition(":")[0] for one in of_kind(found, "meeting")] == ["Pertemuan Warga RT 03"]


def test_a_group_that_an_agenda_names_is_taken() -> None:
    found = read("attendance", f"PERTEMUAN\nTanggal : 4 Maret 2026\nAcara : Arisan KWT Melati\n{LISTED}")
    assert [one["name"] for one in of_kind(found, "group")] == ["KWT Melati"]


@pytest.mark.parametrize(
    ("office", "element"),
    [
        ("Kasi PMD Kec. Darmaraja", "instansi"),
        ("Kantor Urusan Agama", "instansi"),
        ("Kementerian Agama Kab. Banyumas", "instansi"),
        ("Pengadilan Agama", ""),
        ("Agama", "tokoh_agama"),
        ("Unsur Agama", "tokoh_agama"),
        ("Perangkat Kecamatan", "instansi"),
        ("Kasi Kesra", "pemdes"),
        ("Kepala Desa Cipeuteuy Kec. Darmaraja", "pemdes"),
        ("Kasi Pemerintahan Desa Kec. Darmaraja", ""),
        ("Mantan Kepala Desa", ""),
        ("Istri Kadus", ""),
        ("Anak difabel", ""),
        ("Ketua RT 02", "rt_rw"),
        ("Wali Jorong", "rt_rw"),
        ("Tua Golo", "tokoh_adat"),
        ("OMK", "pemuda"),
    ],
)
def test_an_office_of_a_district_a_former_one_and_that_of_a_husband_is_none_of_the_village(office: str, element: str) -> None:
    assert element_of(office) == element


def test_work_that_no_choice_is_for_is_told_and_not_called_by_another() -> None:
    rows = "1 | Hendra | L | Sopir | ttd\n2 | Buyung | L | Tani | ttd\n3 | Ani | P | Istri petani | ttd"
    found = read("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | L/P | Pekerjaan | TTD\n{rows}")
    assert [one.get("occupation") for one in of_kind(found, "person")] == [None, "petani", None]
    assert asked(found) == {"word_unknown": "D3:D5"}


def test_lessons_behind_the_day_of_a_training_are_its_length() -> None:
    found = read("participation", f"PELATIHAN KOMPOS\nHari/Tgl : Selasa - Kamis, 15 - 17 September 2026 (24 JP)\n{LISTED}")
    assert [one["hours"] for one in of_kind(found, "training")] == ["18"]
    assert "hours_missing" not in asked(found)


def test_counted_trainers_keep_their_titles_and_offices() -> None:
    said = "1. Kadis PMD Kab. Banyumas   2. Maria Y. Jelita, SE (TA Kabupaten)"
    found = read("participation", f"PELATIHAN KOMPOS\nTanggal : 3 Maret 2026\nNarasumber : {said}\n{LISTED}")
    assert [one["trainer_name"] for one in of_kind(found, "training")] == ["Kadis PMD Kab. Banyumas; Maria Y. Jelita, SE (TA Kabupaten)"]
    assert [left.cell for left in found.left] == ["D5:D6"]


def test_a_district_over_a_list_is_told_though_the_rows_name_villages_of_it() -> None:
    rows = "1 | Siti | P | Suro | ttd\n2 | Ani | P | Suro | ttd"
    head = "PELATIHAN KOMPOS\nKECAMATAN KALIBAGOR\nTanggal : 3 Maret 2026\nTempat : Aula Camat Kalibagor"
    found = read("participation", f"{head}\nNo | Nama | L/P | Desa | TTD\n{rows}")
    assert all("area" in one for one in of_kind(found, "person"))
    assert "A2" in [left.cell for left in found.left]


def test_a_deputy_of_an_office_that_has_none_is_told() -> None:
    rows = "1 | Siti | P | Ketua\n2 | Ani | P | Wakil Sekretaris\n3 | Umi | P | Wakil Ketua"
    found = read("membership", f"DAFTAR PENGURUS KWT SEKAR\nNo | Nama | L/P | Jabatan\n{rows}")
    assert [one["role"] for one in of_kind(found, "membership")] == ["ketua", "sekretaris", "wakil_ketua"]
    assert asked(found) == {"word_unknown": "D4"}


def test_which_of_several_secretaries_or_treasurers_somebody_is_is_told() -> None:
    rows = "1 | Siti | P | Ketua\n2 | Ani | P | Sekretaris I\n3 | Umi | P | Bendahara\n4 | Ina | P | Sekretaris 2"
    found = read("membership", f"DAFTAR PENGURUS KWT SEKAR\nNo | Nama | L/P | Jabatan\n{rows}")
    assert [one["role"] for one in of_kind(found, "membership")] == ["ketua", "sekretaris", "bendahara", "sekretaris"]
    assert asked(found) == {"word_unknown": "D4:D6"}


def test_a_group_that_met_is_of_the_village_over_the_list() -> None:
    found = read("attendance", f"RAPAT KWT SEKAR\nDESA KALIORI KECAMATAN KALIBAGOR KABUPATEN BANYUMAS\nTanggal : 4 Maret 2026\n{LISTED}")
    assert [one["area"] for one in of_kind(found, "group")] == [one["area"] for one in of_kind(found, "meeting")]


def test_a_kampung_is_a_village_where_its_district_follows_and_a_part_of_one_elsewhere() -> None:
    head, part = Head(), Head()
    read_place(head, "KAMPUNG KISIHANG KEC. TAGULANDANG SELATAN")
    read_place(part, "KAMPUNG SINDANG DESA TEGAL KEC. PARUNG")
    assert (head.village, head.district) == ("KISIHANG", "TAGULANDANG SELATAN")
    assert (part.village, part.district) == ("TEGAL", "PARUNG")


def test_sums_of_men_and_of_women_in_cells_of_their_own_are_held_against_each() -> None:
    right = "| Jumlah | Laki-laki : 0 orang | Perempuan : 2 orang"
    wrong = "| Jumlah | Laki-laki : 0 orang | Perempuan : 3 orang"
    assert "total_mismatch" not in asked(read("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\n{LISTED}\n{right}"))
    assert asked(read("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\n{LISTED}\n{wrong}"))["total_mismatch"] == "D5"


def test_where_marks_say_who_came_nobody_is_asked_why_none_signed() -> None:
    listed = "No | Nama | L/P | Hadir | Izin | TTD\n1 | Siti | P | v | |\n2 | Ani | P | | v |"
    found = read("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\n{listed}")
    assert [one["presence"] for one in of_kind(found, "attendance")] == ["hadir", "izin"]
    assert asked(found) == {}


def test_who_heads_a_neighbourhood_heads_no_group_whose_list_it_is_on_unless_it_is_of_that_one() -> None:
    listed = "No | Nama | L/P | Jabatan\n1 | Edi | L | Ketua RT 01 RW 02\n2 | Umi | P | Ketua RT 02 RW 02\n3 | Ani | P | Anggota"
    found = read("membership", f"DAFTAR ANGGOTA FORUM WARGA SEKAR\n{listed}")
    assert [one["position_title"] for one in of_kind(found, "person") if "position_title" in one] == [
        "Ketua RT 01 RW 02",
        "Ketua RT 02 RW 02",
    ]
    assert [one.get("role", "anggota") for one in of_kind(found, "membership")] == ["anggota"] * 3
    assert asked(found) == {}
    own = read("membership", "PENGURUS PAGUYUBAN RT 01 RW 02\nNo | Nama | L/P | Jabatan\n1 | Edi | L | Ketua RT 01\n2 | Umi | P | Anggota")
    assert [one["role"] for one in of_kind(own, "membership")] == ["ketua", "anggota"]


def test_months_without_days_are_called_with_the_year_over_the_list() -> None:
    heads = "No | Nama | L/P | Bulan | \n | | | Jan | Peb"
    sheet = sheet_of(f"DAFTAR HADIR PERTEMUAN PKK RW 04\nTAHUN 2026\n{heads}\n1 | Siti | P | v | v\n2 | Ani | P | v | i")
    found = read("attendance", replace(sheet, merged=(Block(3, 4, 3, 5), *(Block(3, at, 4, at) for at in (1, 2, 3)))))
    assert [one["title"] for one in of_kind(found, "meeting")] == ["Pertemuan PKK RW 04 – Jan 2026", "Pertemuan PKK RW 04 – Peb 2026"]


@pytest.mark.parametrize(
    ("lines", "group"),
    [
        ('DATA ANGGOTA KELOMPOK TANI\n"BERIUK MAJU"\nDESA KALIORI', "Kelompok Tani Beriuk Maju"),
        ("DAFTAR ANGGOTA KWT\nSEKAR ARUM", "KWT Sekar Arum"),
        ("DAFTAR ANGGOTA BADAN PERMUSYAWARATAN DESA (BPD)\nDESA KALIORI KECAMATAN KALIBAGOR\nMASA JABATAN 2021 - 2029", "BPD Desa Kaliori"),
        ("DAFTAR ANGGOTA KELOMPOK TANI\nTAHUN 2026", ""),
        ("DAFTAR ANGGOTA KELOMPOK TANI\nMASA BAKTI 2021 - 2029", ""),
        ("DAFTAR ANGGOTA KELOMPOK TANI\nDESA KALIORI KECAMATAN KALIBAGOR", ""),
        ("DAFTAR ANGGOTA KELOMPOK TANI\nDUSUN KRAJAN", ""),
        ("DAFTAR ANGGOTA KELOMPOK TANI\nKECAMATAN KALIBAGOR", ""),
        ("DAFTAR ANGGOTA KELOMPOK TANI\nSEMESTER GENAP", ""),
    ],
)
def test_a_kind_of_group_over_its_name_names_the_group_of_a_roll(lines: str, group: str) -> None:
    found = read("membership", f"{lines}\nNo | Nama | L/P | Jabatan\n1 | Edi | L | Ketua\n2 | Umi | P | Anggota")
    assert [one["name"] for one in of_kind(found, "group")] == ([group] if group else [])


def test_the_day_of_the_signature_is_proposed_where_nothing_else_dates_a_list() -> None:
    signed = "\n\n | | | Sumber Mulya, 25 Juli 2026\n | | | Ketua\n\n | | | EDI"
    found = read("attendance", f"RAPAT KWT SEKAR\n{LISTED}{signed}")
    asks = [(ask.code, ask.cell, ask.default) for ask in found.asks]
    assert asks == [("no_date", "D6", "2026-07-25")]
    assert [one["date"] for one in of_kind(read("attendance", f"RAPAT KWT SEKAR\n{LISTED}{signed}", defaults=True), "meeting")] == [
        "2026-07-25"
    ]
    several = read("attendance", f"RAPAT KWT SEKAR\n{LISTED}{signed}\n\n | | | Sumber Mulya, 3 Agustus 2026")
    assert [(ask.code, ask.default) for ask in several.asks] == [("no_date", "")]


def test_since_when_somebody_holds_an_office_is_taken_below_tmt() -> None:
    rows = "1 | Edi | L | Ketua | 12-08-2021\n2 | Umi | P | Anggota | 15-02-2024 (PAW)"
    found = read("membership", f"DAFTAR ANGGOTA KWT SEKAR\nNo | Nama | L/P | Jabatan | TMT\n{rows}")
    assert [one.get("start_on") for one in of_kind(found, "membership")] == ["2021-08-12", "2024-02-15"]
    assert any("PAW" in str(left.why.values) for left in found.left)


def test_who_was_a_child_on_the_day_is_named_by_the_cell_of_the_age() -> None:
    rows = "1 | Petrus | L | 17 | ttd\n2 | Dewi | P | 18 | ttd\n3 | Umi | P | | ttd"
    found = read("attendance", f"RAPAT KARANG TARUNA SEKAR, 4 Maret 2026\nNo | Nama | L/P | Umur | TTD\n{rows}")
    assert asked(found)["child"] == "D3"
    grown = read("membership", f"ANGGOTA KARANG TARUNA SEKAR, 4 Maret 2026\nNo | Nama | L/P | Umur | TTD\n{rows}")
    assert "child" not in asked(grown)


@pytest.mark.parametrize("remark", ["mewakili ketua pemuda", "wakil dari RT 03", "utusan kadus"])
def test_of_somebody_who_came_for_others_it_is_not_asked_whether_they_came(remark: str) -> None:
    rows = f"1 | Siti | P | 1. .......... | {remark}\n2 | Ani | P | 2. .......... |"
    found = read("attendance", f"DAFTAR HADIR\nRAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | L/P | Tanda Tangan | Ket\n{rows}", defaults=True)
    assert [(one["presence"], one.get("remark")) for one in of_kind(found, "attendance")] == [("hadir", remark), ("hadir", None)]
    assert "remark_unknown" not in asked(found)
