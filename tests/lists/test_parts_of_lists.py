"""Words that head a part of a numbered list, `A. | PEMERINTAH DESA`, are nobody, and those below them are not lost."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, people, read

HEAD = "DAFTAR HADIR MUSDES\nTanggal 10 Februari 2026\nNo | Nama | L/P | TTD\n"


def listed(*rows: str) -> str:
    return HEAD + "\n".join(rows)


@pytest.mark.parametrize("counts", [("A.", "B."), ("I", "II"), ("", "")])
@pytest.mark.parametrize("parts", [("PEMERINTAH DESA", "BPD"), ("Unsur tokoh masyarakat", "Ketua RT/RW"), ("Narasumber", "Peserta")])
def test_a_body_over_numbered_people_is_nobody(counts: tuple[str, str], parts: tuple[str, str]) -> None:
    drawing = listed(
        f"{counts[0]} | {parts[0]}", "1 | Joko | L | ttd", "2 | Budi | L | ttd", f"{counts[1]} | {parts[1]}", "3 | Siti | P | ttd"
    )
    found = read("attendance", drawing)
    assert people(found) == ["Joko L", "Budi L", "Siti P"]
    assert [left.cell for left in found.left] == ["A4:D4", "A7:D7"]


def test_numbered_bodies_over_people_without_numbers_are_nobody() -> None:
    drawing = listed("1 | Pemerintah desa", " | Joko | L | ttd", " | Budi | L | ttd", "2 | Karang Melati", " | Siti | P | ttd")
    assert people(read("attendance", drawing)) == ["Joko L", "Budi L", "Siti P"]


def test_what_a_part_says_of_its_people_is_not_said_of_those_of_the_next_one() -> None:
    found = read("attendance", listed(" | PEMERINTAH DESA", "1 | Joko | L | ttd", " | LPMD", "2 | Siti | P | ttd", "3 | Budi | L | ttd"))
    assert [fields.get("person_kind") for fields in of_kind(found, "person")] == ["aparatur", None, None]


@pytest.mark.parametrize("word", ["PANITIA", "Ketua RT/RW", "Fasilitator"])
@pytest.mark.parametrize("blank", [[], [""]])
def test_a_part_that_is_counted_anew_is_no_signature_below_the_list(word: str, blank: list[str]) -> None:
    rows = ["1 | Joko | L | ttd", "2 | Budi | L | ttd", *blank, word, "1 | Siti | P | ttd", "", "Notulis", "Siti"]
    found = read("attendance", listed(*rows))
    assert people(found) == ["Joko L", "Budi L", "Siti P"]


def test_signatures_that_are_numbered_are_nobody_of_the_list() -> None:
    signatures = ["Mengetahui", "1 | Kepala Desa | .......", "2 | BPD | ......."]
    found = read("attendance", listed("1 | Joko | L | ttd", "2 | Budi | L | ttd", *signatures))
    assert people(found) == ["Joko L", "Budi L"]


@pytest.mark.parametrize(("answer", "expected"), [("", 0), ("people", 1), ("headings", 0)])
def test_a_bare_name_between_numbered_rows_is_asked_about(answer: str, expected: int) -> None:
    drawing = listed("1 | Joko | L | ttd", "2 | Budi | L | ttd", " | Wati", "3 | Siti | P | ttd")
    [ask] = [ask for ask in read("attendance", drawing).asks if ask.code == "bare_name"]
    found = read("attendance", drawing, answers={ask.id: answer} if answer else {})
    assert (ask.cell, sum(name.startswith("Wati") for name in people(found))) == ("B6", expected)


@pytest.mark.parametrize("heading", ["SEKSI USAHA", "Bidang Pemberdayaan", "POKJA II"])
def test_the_name_of_a_section_between_numbered_rows_is_nobody_and_not_asked_about(heading: str) -> None:
    found = read("membership", f"KWT MELATI\nNo | Nama | L/P\n1 | Siti | P\n | {heading} |\n2 | Ani | P")
    assert (people(found), "bare_name" in asked(found)) == (["Siti P", "Ani P"], False)


def test_a_bare_name_below_the_last_number_is_somebody() -> None:
    assert people(read("attendance", listed("1 | Joko | L | ttd", "2 | Budi | L | ttd", " | Wati")))[-1] == "Wati ?"


def test_who_holds_an_office_on_a_row_without_a_number_is_no_signature_and_heads_no_part() -> None:
    rows = ["1 | Sekretaris I | Dwi | P", " | Sekretaris II | Yuni | P", "2 | Bendahara | Tini | P", " | Ketua Seksi | Ani | P"]
    below = ["", " | Ketua | Sekretaris", "", " | Sri | Dwi"]
    drawing = "\n".join(["PENGURUS KWT MELATI", "No | Jabatan | Nama | L/P", *rows, *below])
    assert people(read("membership", drawing)) == ["Dwi P", "Yuni P", "Tini P", "Ani P"]


LED = "PENGURUS KWT MELATI\nNo | Jabatan | Nama | L/P\n1 | Ketua | Siti | P\n2 | Sekretaris | Ani | P\n3 | Seksi Usaha | |"
LED += "\n | Ketua | Umi | P\n | Sekretaris | Tini | P\n | Bendahara | Sri | P\n | Anggota | Wati | P"


@pytest.mark.parametrize(("answer", "of_parts"), [("", (None, None)), ("1", ("seksi", "seksi")), ("all", ("ketua", "sekretaris"))])
def test_of_several_who_head_one_group_it_is_asked_whether_all_but_the_first_head_parts_of_it(
    answer: str, of_parts: tuple[str | None, str | None]
) -> None:
    [ask] = [ask for ask in read("membership", LED).asks if ask.code == "several_heads"]
    found = read("membership", LED, answers={ask.id: answer} if answer else {})
    roles = ["ketua", "sekretaris", *of_parts, "bendahara", "anggota"]
    assert (ask.cell, [one.get("role") for one in of_kind(found, "membership")]) == ("B3,B6", roles)


def test_who_heads_a_group_and_is_listed_again_is_one_head() -> None:
    rows = "1 | Siti | P | Ketua\n2 | Ani | P | Anggota\nII. ANGGOTA\n1 | Siti | P | Ketua\n2 | Umi | P |"
    drawing = f"KWT MELATI\nNo | Nama | L/P | Jabatan\n{rows}"
    found = read("membership", drawing)
    assert "several_heads" not in asked(found)
    assert [one.get("role") for one in of_kind(found, "membership")].count("ketua") == 2


def test_of_several_who_head_one_group_it_is_asked_on_a_list_of_those_who_came() -> None:
    rows = "1 | Siti | P | Ketua | v\n2 | Ani | P | Anggota | v\n3 | Umi | P | Ketua | v"
    found = read("attendance", f"RAPAT KWT MELATI\n2 Maret 2026\nNo | Nama | L/P | Jabatan | TTD\n{rows}")
    assert [one.get("role") for one in of_kind(found, "membership")] == ["ketua", "anggota", None]
    assert [(ask.code, ask.cell) for ask in found.asks] == [("several_heads", "D4,D6")]


def test_a_head_who_does_not_stand_first_can_be_the_only_one() -> None:
    rows = "1 | Ketua | Tono | L\n2 | Sekretaris | Tini | P\n3 | Direktur | Budi | L\n4 | Sekretaris | Ani | P"
    drawing = f"PENGURUS BUMDES MAJU\nNo | Jabatan | Nama | L/P\n{rows}"
    [ask] = read("membership", drawing).asks
    assert [option.code for option in ask.options] == ["1", "2", "all"]
    found = read("membership", drawing, answers={ask.id: "2"})
    assert [one["role"] for one in of_kind(found, "membership")] == ["seksi", "seksi", "ketua", "sekretaris"]


def test_who_holds_two_offices_has_the_first_and_the_other_is_told() -> None:
    rows = "1 | Siti | P | Sekretaris/Bendahara\n2 | Ani | P | Ketua merangkap anggota"
    found = read("membership", f"ANGGOTA KWT SEKAR\nNo | Nama | L/P | Jabatan\n{rows}")
    assert [one["role"] for one in of_kind(found, "membership")] == ["sekretaris", "ketua"]
    assert asked(found)["word_unknown"] == "D3"


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_list_of_nothing_but_names_goes_on_below_its_heading_on_each_page_and_ends_at_its_sum(gap: str) -> None:
    pages = f"Nama Warga\n{gap}Siti\nAni\nParjo\nNama Warga\nTumini\nWagiman\nKarto"
    found = read("membership", f"ANGGOTA KWT SEKAR\n\n{pages}\nJumlah : 6 orang\n\nMengetahui,\nKetua\n( TUTI )")
    assert [one["name"] for one in of_kind(found, "person")] == ["Siti", "Ani", "Parjo", "Tumini", "Wagiman", "Karto"]
    assert "no_heading" not in asked(found)


def test_a_committee_that_signs_the_list_of_a_meeting_was_there_too() -> None:
    drawing = """
DAFTAR HADIR RAPAT PERSIAPAN LOMBA
5 Maret 2026

I. PANITIA
No | Nama      | L/P | Jabatan   | TTD
1  | Sutrisno  | L   | Kaur Umum | v

II. PESERTA
No | Nama      | L/P | RT | TTD
1  | Karsiti   | P   | 1  | v
"""
    assert people(read("attendance", drawing)) == ["Sutrisno L", "Karsiti P"]
    assert people(read("participation", drawing.replace("RAPAT PERSIAPAN LOMBA", "PELATIHAN MENJAHIT"))) == ["Karsiti P"]
