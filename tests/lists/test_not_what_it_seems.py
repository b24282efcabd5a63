"""Rows, columns and words of ordinary lists that look like something else, and of whom nothing may be made or said."""

from __future__ import annotations

import pytest

from empower_desktop.language import Language
from empower_desktop.lists.understood import Understood
from tests.paper import asked, of_kind, people, read

HADIR = "DAFTAR HADIR RAPAT KWT MELATI, 3 Maret 2026\n"


def told(found: Understood) -> dict[str, str]:
    """Give what is named as not taken, by its cells, with why."""
    return {left.cell: Language("en")(left.why) for left in found.left}


def by_person(found: Understood, kind: str, field: str) -> dict[str, object]:
    """Give what the records of a kind say in a field, by the name of their person."""
    names = {entry.name: str(entry.fields["name"]) for entry in found.entries if entry.kind == "person"}
    return {names[entry.links["person"]]: entry.fields.get(field) for entry in found.entries if entry.kind == kind}


def test_money_gathered_at_each_meeting_below_the_sum_is_nobody_and_no_mark() -> None:
    found = read(
        "attendance",
        """
PENGAJIAN KWT MELATI
No | Nama | 3 Sep 2026 | 10 Sep 2026 | Jumlah
1 | Sanah | v | v | 2
2 | Marni | v | | 1
 | Jumlah hadir | 2 | 1 | 3
 | Infaq (Rp) | 65000 | 58000 | 123000
""",
    )
    assert people(found) == ["Sanah ?", "Marni ?"]
    assert "mark_unknown" not in asked(found)
    assert "A6:E6" in told(found)


def test_a_guest_written_below_the_sum_without_a_number_is_somebody() -> None:
    found = read(
        "attendance",
        f"""
{HADIR}No | Nama | L/P | Hadir
1 | Sanah | P | v
2 | Marni | P | v
 | Jumlah | 2 | 2
 | Pak Kadus | L | v
 | Tumini | P | v
""",
    )
    assert "Tumini P" in people(found)


def test_how_many_more_came_along_without_their_names_is_nobody_and_told() -> None:
    found = read("attendance", f"{HADIR}No | Nama | L/P | TTD\n1 | Sanah | P | v\n2 | Marni | P | v\n | + 3 anak SD ikut | |")
    assert people(found) == ["Sanah P", "Marni P"]
    assert (asked(found).get("no_name"), "not_signed" in asked(found)) == ("B5", False)


def test_who_came_in_the_place_of_somebody_is_no_office_of_theirs() -> None:
    found = read(
        "attendance",
        f"""
{HADIR}No | Nama Kepala Keluarga | Hadir | Yang Mewakili | Ket
1 | Sutrisno | v | Ibu Ratna (istri) |
2 | Tukiman | v | anaknya |
3 | Supardi | - | Ibu Endang | titip iuran
4 | Agus Salim | v | | datang jam 9
 | Jumlah hadir | 3 | |
""",
    )
    assert all("position_title" not in one for one in of_kind(found, "person"))
    assert by_person(found, "attendance", "presence") == {"Sutrisno": "alpa", "Tukiman": "alpa", "Supardi": "alpa", "Agus Salim": "hadir"}
    assert by_person(found, "attendance", "remark")["Sutrisno"] == "diwakili Ibu Ratna (istri)"
    assert (asked(found)["represented_by"], "mark_unknown" in asked(found), "total_mismatch" in asked(found)) == ("D3:D5", False, False)


def test_a_column_that_was_not_taken_and_says_that_somebody_did_not_come_is_asked_about() -> None:
    drawing = f"{HADIR}No | Nama | RT | Timbangan\n1 | Sanah | 01 | N\n2 | Wahidah | 03 | tdk datang\n3 | Marni | 02 | T"
    [ask] = [each for each in read("attendance", drawing).asks if each.code == "remark_unknown"]
    assert ask.cell == "D4"
    assert by_person(read("attendance", drawing), "attendance", "presence")["Wahidah"] == "tidak_dicatat"


@pytest.mark.parametrize(
    ("said", "trainer", "methods"),
    [
        ("Pelatih : Ibu Sri (perajin Desa Ensaid), metode praktik langsung", "Ibu Sri (perajin Desa Ensaid)", ("praktik",)),
        ("Pelatih : Ibu Sri, S.P\nMetode : ceramah, praktek, demplot", "Ibu Sri, S.P", ("ceramah", "demplot", "praktik")),
        ("Pelatih : Ibu Sri\nMetode : penjelasan dan praktek langsung", "Ibu Sri", ("ceramah", "praktik")),
        ("Pelatih : Ibu Sri, Desa Ensaid", "Ibu Sri, Desa Ensaid", None),
    ],
)
def test_how_it_was_taught_is_no_part_of_who_taught_it(said: str, trainer: str, methods: tuple[str, ...] | None) -> None:
    found = read("participation", f"PELATIHAN ANYAMAN ROTAN, 3 Maret 2026\n{said}\nNo | Nama | L/P\n1 | Sanah | P\n2 | Marni | P")
    [training] = of_kind(found, "training")
    assert (training["trainer_name"], training.get("methods")) == (trainer, methods)


def test_a_method_that_no_choice_is_known_for_is_told() -> None:
    found = read("participation", "PELATIHAN ROTAN, 3 Maret 2026\nMetode : praktik, outbound\nNo | Nama | L/P\n1 | Sanah | P")
    assert of_kind(found, "training")[0]["methods"] == ("praktik",)
    assert "outbound" in told(found)["A2"]


@pytest.mark.parametrize("said", ["narsum : Bank Sampah Resik Makmur (Ibu Woro)", "Nara sumber : Bank Sampah Resik Makmur (Ibu Woro)"])
def test_a_group_that_teaches_is_the_trainer_and_does_not_hold_the_training(said: str) -> None:
    found = read("participation", f"PELATIHAN DAUR ULANG, 3 Maret 2026\n{said}\nNo | Nama | L/P\n1 | Sanah | P\n2 | Marni | P")
    assert of_kind(found, "group") == []
    assert of_kind(found, "training")[0]["trainer_name"] == "Bank Sampah Resik Makmur (Ibu Woro)"


@pytest.mark.parametrize("whom", ["Kelompok Usaha Kampung", "Kelompok Tani Desa", "Kelompok Wanita Tani"])
def test_groups_of_a_kind_without_a_name_are_no_group_of_that_name(whom: str) -> None:
    found = read("participation", f"PELATIHAN PEMBUKUAN BAGI {whom.upper()}\n3 Maret 2026\nNo | Nama | L/P\n1 | Sanah | P\n2 | Marni | P")
    assert of_kind(found, "group") == []


def test_the_title_of_a_religious_leader_is_taken_off_in_its_short_form() -> None:
    found = read("attendance", f"{HADIR}No | Nama | L/P | TTD\n1 | Ky. Abdul Ghofur | L | v\n2 | KY. H. AMIN | L | v")
    assert [(one["name"], one["titles"]) for one in of_kind(found, "person")] == [("Abdul Ghofur", "Ky."), ("Amin", "Ky.; H.")]


ANGGOTA = "DAFTAR ANGGOTA KOPERASI PRODUSEN “SUMBER REZEKI”\nNo | Nama | L/P\n1 | Amran | L\n2 | Lasmi | P"


@pytest.mark.parametrize(("answer", "groups"), [("", 2), ("same", 1), ("different", 2)])
def test_a_group_that_another_sheet_calls_in_fewer_words_is_asked_about(answer: str, groups: int) -> None:
    officers = "SUSUNAN PENGURUS KOPERASI SUMBER REZEKI\nNo | Nama | Jabatan\n1 | Amran | Ketua\n2 | Lasmi | Bendahara"
    [ask] = [each for each in read("membership", ANGGOTA, officers).asks if each.code == "same_group"]
    found = read("membership", ANGGOTA, officers, answers={ask.id: answer} if answer else {})
    assert (ask.sheet, ask.cell, ask.default) == ("Sheet2", "A1", "same")
    assert len(of_kind(found, "group")) == groups
    assert of_kind(found, "group")[0]["name"] == "Koperasi Produsen “Sumber Rezeki”"


def test_groups_that_are_counted_are_two_of_course() -> None:
    second = "DAFTAR ANGGOTA KWT MELATI II\nNo | Nama | L/P\n1 | Amran | L"
    assert "same_group" not in asked(read("membership", "DAFTAR ANGGOTA KWT MELATI\nNo | Nama | L/P\n1 | Lasmi | P", second))


def test_who_heads_a_body_within_a_group_is_of_a_section_and_not_its_head() -> None:
    found = read(
        "membership",
        """
PENGURUS LEMBAGA ADAT WEHEA
No | Nama | L/P | Jabatan
1 | Ledjie | L | Kepala Adat
2 | Lung | P | Sekretaris
3 | Siang | L | Ketua Petkuq Mehuey
4 | Markus | L | Anggota Petkuq Mehuey
""",
    )
    roles = by_person(found, "membership", "role")
    assert (roles["Siang"], roles["Markus"], roles["Lung"]) == ("seksi", "anggota", "sekretaris")
    assert any("Petkuq" in Language("en")(ask.message) for ask in found.asks)


def test_offices_that_all_name_the_group_are_those_of_the_group() -> None:
    found = read(
        "membership", "PENGURUS POKDARWIS MAJU\nNo | Nama | L/P | Jabatan\n1 | Edi | L | Ketua Pokdarwis\n2 | Siti | P | Anggota Pokdarwis"
    )
    assert by_person(found, "membership", "role") == {"Edi": "ketua", "Siti": "anggota"}


def test_an_office_beside_two_people_on_a_list_of_a_meeting_makes_neither_a_member() -> None:
    drawing = f"{HADIR}No | Nama | L/P | Jabatan | TTD\n1 | Sanah | P | Ketua | v\n2 | Hadu / Mbiding | L/P | anggota | v"
    found = read("attendance", drawing, defaults=True)
    assert by_person(found, "membership", "role") == {"Sanah": "ketua"}
    assert "D3:D4" in told(found) or "D4" in told(found)


@pytest.mark.parametrize(
    "head", ["PERTEMUAN RUTIN TP PKK DESA KALIORI", "TP PKK DESA KALIORI\nDaftar Hadir Pertemuan Rutin Bulan Maret 2026"]
)
def test_a_regular_meeting_of_the_body_of_a_village_is_held_by_it(head: str) -> None:
    found = read("attendance", f"{head}\n3 Maret 2026\nNo | Nama | Jabatan\n1 | Endah | Ketua\n2 | Umi | Ketua Pokja I")
    assert [(one["name"], one["group_type"]) for one in of_kind(found, "group")] == [("TP PKK Desa Kaliori", "pkk_dasawisma")]
    assert by_person(found, "membership", "role") == {"Endah": "ketua", "Umi": "seksi"}
    assert asked(found)["word_unknown"].startswith("C")


def test_what_the_form_says_that_its_people_are_in_is_the_kind_of_the_group() -> None:
    found = read("membership", "DATA ANGGOTA KELOMPOK TANI\nNama Kelompok | : MEKAR TANI II\nNo | Nama | L/P\n1 | Sanah | P\n2 | Marni | P")
    assert [(one["name"], one.get("group_type")) for one in of_kind(found, "group")] == [("Mekar Tani II", "kelompok_tani")]


def test_all_words_that_no_choice_is_known_for_are_named() -> None:
    works = [f"Zamru{letter}i" for letter in "bcdfghjk"]
    rows = "\n".join(f"{at} | Sari | P | {work}" for at, work in enumerate(works, 1))
    found = read("person", f"DATA WARGA\nNo | Nama | L/P | Pekerjaan\n{rows}")
    [said] = [Language("en")(ask.message) for ask in found.asks if ask.code == "word_unknown"]
    assert all(work in said for work in works)


@pytest.mark.parametrize("second", ["Angkatan II : Sabtu 18 Juli 2026 jam sama tempat sama", "Gelombang 2, 18 Juli 2026, di balai RW"])
def test_a_second_batch_on_a_sheet_keeps_its_own_day(second: str) -> None:
    found = read(
        "participation",
        f"""
PELATIHAN DAUR ULANG
Angkatan I : Sabtu 4 Juli 2026 jam 15.30-17.30 di Balai RW 06
No | Nama | Alamat | TTD
1 | Sanah | RT 24 | v
2 | Marni | RT 25 | v
 | Jumlah 2 orang | |

{second}
No | RT | Nama | TTD
1 | 27 | Tumini | v
2 | 28 | Sukardi | v
""",
    )
    days = {entry.name: entry.fields["date_start"] for entry in found.entries if entry.kind == "training"}
    names = {entry.name: entry.fields["name"] for entry in found.entries if entry.kind == "person"}
    took_part = [(names[each.links["person"]], days[each.links["training"]]) for each in found.entries if each.kind == "participation"]
    first, later = "2026-07-04", "2026-07-18"
    assert took_part == [("Sanah", first), ("Marni", first), ("Tumini", later), ("Sukardi", later)]


def test_a_word_of_a_cell_is_not_said_by_the_record_of_somebody_else() -> None:
    found = read(
        "membership",
        """
ANGGOTA KWT MELATI
No | Nama | L/P | Pekerjaan
1 | Sanah | P | petani
2 | Melati Kuswara | P | petani Kuswara
3 | Marni | P | petani Kuswara
""",
    )
    assert "Kuswara" in told(found)["D5"]


def test_a_line_over_a_table_is_not_said_by_where_somebody_lives_below_it() -> None:
    over = "PENGAJIAN KWT MELATI, 3 Maret 2026\nSetiap malam ba'da Isya di Langgarsari"
    drawing = f"{over}\nNo | Nama | Dusun\n1 | Sanah | Langgarsari\n2 | Marni | Krajan"
    assert "Langgarsari" in told(read("attendance", drawing))["A2"]


def test_the_hamlet_over_a_table_is_said_by_those_who_live_there() -> None:
    found = read(
        "person", "DAFTAR WARGA\nDUSUN ZAMRUDI DESA KALIORI KEC. KALIBAGOR KAB. BANYUMAS\nNo | Nama | L/P\n1 | Sanah | P\n2 | Edi | L"
    )
    assert {one.get("hamlet") for one in of_kind(found, "person")} == {"Dusun Zamrudi"}
    assert "A2" not in told(found)


@pytest.mark.parametrize(
    ("first", "second", "elements"),
    [
        ("PERANGKAT DESA", "UNSUR PEMUDA", ("pemdes", "pemuda")),
        ("A. BPD", "B. Tokoh Agama", ("bpd", "tokoh_agama")),
        ("I. Unsur Perempuan", "II. Unsur Kader Posyandu", ("perempuan", "kader")),
        ("LAKI-LAKI", "PEREMPUAN", (None, None)),
        ("Dusun Krajan", "RT 02", (None, None)),
    ],
)
def test_the_part_of_a_list_that_names_an_element_says_as_whom_its_people_came(first: str, second: str, elements: tuple[str, str]) -> None:
    found = read(
        "attendance",
        f"""
DAFTAR HADIR MUSDES, 3 Maret 2026
No | Nama | L/P | Jabatan | TTD
{first}
1 | Sanah | P | Staf | v
2 | Marni | P | Staf | v
{second}
3 | Edi | L | Koordinator | v
""",
    )
    came = by_person(found, "attendance", "capacity_as")
    assert (came["Sanah"], came["Edi"]) == elements
    assert [one.get("position_title") for one in of_kind(found, "person")] == ["Staf", "Staf", "Koordinator"]


def test_money_below_an_empty_row_still_ends_the_list() -> None:
    found = read(
        "attendance",
        f"""
{HADIR}No | Nama | L/P | Simpanan
1 | Sanah | P | 10000
2 | Marni | P | 10000
 | Jumlah | | 20000

 | Kas bulan lalu | | 1340000
 | minta ikut musdes bulan Juli | |
""",
    )
    assert people(found) == ["Sanah P", "Marni P"]
