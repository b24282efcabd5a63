"""Lines of minutes: each is taken once, and none for what it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from empower_desktop.errors import Problem
from empower_desktop.lists.grid import Cell
from tests.paper import asked, of_kind, people, read, sheet_of

MINUTES = """
NOTULEN MUSYAWARAH DESA
Hari/Tanggal : Senin, 2 Maret 2026

AGENDA
1. Pembukaan
2. Pembahasan RKP
a. Usulan dusun
- Prioritas

KEPUTUSAN
1  | Jalan dusun dibangun

KESEPAKATAN
1. Posyandu diperbaiki

RENCANA TINDAK LANJUT
Pak Dar mengurus proposal
"""


def test_no_line_of_minutes_takes_the_place_of_another_and_one_that_is_not_taken_is_named() -> None:
    found = read("meeting", MINUTES)
    items = [(one.get("order_no"), one["topic"]) for one in of_kind(found, "agenda_item")]
    assert items == [(1, "Pembukaan"), (2, "Pembahasan RKP"), (None, "Usulan dusun")]
    assert [one["statement"] for one in of_kind(found, "decision")] == ["Jalan dusun dibangun", "Posyandu diperbaiki"]
    assert [each.cell for each in found.left] == ["A8", "A17"]


def test_parts_of_minutes_are_headed_by_words_alone_also_above_the_list_of_those_who_came() -> None:
    written = "Agenda\n1. Laporan kas\n2. Rencana tanam\n\nHasil rapat\n- Menanam cabai\nKeputusan\n1 | Iuran naik\n"
    found = read("meeting", f"NOTULEN RAPAT KWT MELATI\n2 Maret 2026\n{written}\nNo | Nama | L/P | TTD\n1 | Tumini | P | v")
    assert [one["topic"] for one in of_kind(found, "agenda_item")] == ["Laporan kas", "Rencana tanam"]
    assert [one["statement"] for one in of_kind(found, "decision")] == ["Iuran naik"]
    assert [each.cell for each in found.left] == ["A8"]


def test_counted_lines_of_minutes_under_no_heading_are_named_as_not_taken() -> None:
    found = read("meeting", "NOTULEN RAPAT\n2 Maret 2026\n1. Laporan kas\n2. Rencana tanam\n\nNo | Nama | L/P\n1 | Tumini | P")
    assert [each.cell for each in found.left] == ["A3", "A4"]


def test_the_same_deed_of_two_people_is_two_follow_ups() -> None:
    found = read(
        "meeting",
        """
NOTULEN RAPAT 2 Maret 2026
No | Tindak Lanjut | Penanggung Jawab | Batas Waktu
1  | Sosialisasi   | Pak Dar          | 10 Maret 2026
2  | Sosialisasi   | Bu Sri           | 12 Maret 2026
""",
    )
    assert [one["responsible_text"] for one in of_kind(found, "action")] == ["Pak Dar", "Bu Sri"]


def test_a_chair_whose_name_two_people_of_the_list_bear_is_named_as_not_taken() -> None:
    found = read(
        "meeting",
        """
NOTULEN RAPAT 2 Maret 2026
Pimpinan rapat: Tumini
No | Nama   | L/P | Alamat
1  | Tumini | P   | RT 01
2  | Tumini | P   | RT 02
""",
    )
    assert [(each.cell, each.why.values.get("name")) for each in found.left] == [("A2", "Tumini")]


def test_minutes_that_stand_on_a_copy_of_their_sheet_too_are_taken_once() -> None:
    once, twice = read("meeting", MINUTES), read("meeting", MINUTES, MINUTES)
    assert [(each.name, each.fields) for each in twice.entries] == [(each.name, each.fields) for each in once.entries]


DEEDS = """
NOTULEN RAPAT 2 Maret 2026
No | Tindak Lanjut | Penanggung Jawab | Batas Waktu
1  | Sosialisasi   | Pak Dar          | 10 Maret 2026
"""


def test_a_follow_up_that_stands_on_two_sheets_is_one() -> None:
    assert [one["responsible_text"] for one in of_kind(read("meeting", DEEDS, DEEDS), "action")] == ["Pak Dar"]
    other = DEEDS.replace("Pak Dar", "Bu Sri ")
    assert [one["responsible_text"] for one in of_kind(read("meeting", DEEDS, other), "action")] == ["Pak Dar", "Bu Sri"]


def test_a_number_of_votes_further_on_in_a_row_makes_no_decision() -> None:
    found = read(
        "meeting",
        """
NOTULEN MUSYAWARAH DESA
Hari/Tanggal : Senin, 2 Maret 2026

KEPUTUSAN
1. Jalan dusun dibangun
Setuju | 20 | Tidak setuju | 3
""",
    )
    assert [one["statement"] for one in of_kind(found, "decision")] == ["Jalan dusun dibangun"]
    assert [each.cell for each in found.left] == ["A6", "B6", "C6", "D6"]


def test_who_led_and_is_named_below_the_decisions_is_not_named_as_not_taken() -> None:
    found = read("meeting", f"{MINUTES}\nPimpinan rapat : Tumini\n")
    assert [each.cell for each in found.left] == ["A8", "A17"]
    assert "chair" in next(each.links for each in found.entries if each.kind == "meeting")


def test_what_several_people_said_against_a_decision_is_all_noted_and_that_of_a_copied_sheet_once() -> None:
    minutes = f"{MINUTES}\nKEPUTUSAN\n3. Iuran naik\nKeberatan: Pak Dar, terlalu berat\nKeberatan: Tidak untuk janda\n"
    said = [one["dissent"] for one in of_kind(read("meeting", minutes, minutes), "decision") if "dissent" in one]
    assert said == ["Dar, terlalu berat\nTidak untuk janda"]


def test_who_led_by_the_head_of_another_sheet_is_named_as_not_taken_and_becomes_nobody() -> None:
    led = MINUTES.replace("\nAGENDA", "Pimpinan rapat: {}\n\nAGENDA")
    found = read("meeting", led.format("Tumini"), led.format("Painem"), led.format("Tumini"))
    assert [one["name"] for one in of_kind(found, "person")] == ["Tumini"]
    assert [(each.sheet, each.cell) for each in found.left if each.cell == "A3"] == [("Sheet2", "A3")]


def test_the_words_before_who_led_are_not_named_as_not_taken_where_they_have_a_cell_of_their_own() -> None:
    found = read("meeting", f"{MINUTES}\nPimpinan rapat | : | Tumini\nNotulis : | Painem\nCatatan | hujan\n")
    assert {each.cell for each in found.left} == {"A8", "A17", "A21", "B21"}


def test_the_minutes_of_another_meeting_below_are_not_taken_for_those_of_the_first() -> None:
    found = read(
        "meeting",
        """
NOTULEN RAPAT KWT MELATI
Hari/Tanggal : 2 Maret 2026
Keputusan:
1. Iuran Rp 5.000 disepakati

No | Nama   | L/P
1  | Tumini | P


NOTULEN RAPAT KWT MELATI
Hari/Tanggal : 9 Maret 2026
Keputusan:
1. Arisan dimulai April

No | Nama  | L/P
1  | Murni | P
""",
    )
    assert (people(found), [each["statement"] for each in of_kind(found, "decision")]) == (["Tumini P"], ["Iuran Rp 5.000 disepakati"])
    assert ([left.cell for left in found.left], asked(found)["second_table"]) == (["A10:C16"], "A10")


def test_the_day_of_a_signature_begins_no_other_minutes() -> None:
    text = "NOTULEN RAPAT\nTanggal : 2 Maret 2026\nKeputusan:\n1. Iuran naik\n\nTanggal : 5 Maret 2026\nNotulis\n"
    assert "second_table" not in asked(read("meeting", text))


def test_the_day_of_the_meeting_to_come_begins_no_other_minutes() -> None:
    text = (
        "NOTULEN RAPAT\nTanggal : 2 Maret 2026\nKeputusan:\n1. Iuran naik\nPertemuan berikutnya\nTanggal : 9 Maret 2026\nTempat : Balai\n"
    )
    found = read("meeting", f"{text}\nNo | Nama | L/P\n1 | Tumini | P\n")
    assert (people(found), "second_table" in asked(found)) == (["Tumini P"], False)


@pytest.mark.parametrize("line", ["1. Iuran naik jadi 10.000", "1 | Iuran naik jadi 10.000"])
@pytest.mark.parametrize("below", ["", "\n"])
def test_decisions_right_below_the_list_of_those_who_came_are_neither_lost_nor_people(line: str, below: str) -> None:
    drawing = f"NOTULEN RAPAT KWT MELATI\nKamis, 12 Maret 2026\nNo | Nama | L/P\n1 | Siti | P\n2 | Ani | P\n{below}Keputusan:\n{line}"
    found = read("meeting", drawing)
    assert (people(found), [each["statement"] for each in of_kind(found, "decision")]) == (["Siti P", "Ani P"], ["Iuran naik jadi 10.000"])
    assert "Iuran" not in repr(read("attendance", drawing).entries)
    assert read("attendance", drawing).left


@pytest.mark.parametrize("said", ["1. Iuran 2. Panen", "1. Iuran\n2. Panen", ": 1) Iuran; 2) Panen"])
def test_lines_that_are_counted_within_one_cell_are_as_many(said: str) -> None:
    drawing = sheet_of("NOTULEN RAPAT KWT MELATI\nKamis, 12 Maret 2026\nAgenda | :\nNo | Nama | L/P\n1 | Siti | P\n2 | Ani | P")
    drawing = replace(drawing, cells={**drawing.cells, (3, 2): Cell(3, 2, "text", f": {said.lstrip(': ')}")})
    assert [each["topic"].rstrip(";") for each in of_kind(read("meeting", drawing), "agenda_item")] == ["Iuran", "Panen"]


def test_who_is_listed_below_a_table_in_one_column_is_named_as_not_taken() -> None:
    drawing = "DAFTAR HADIR RAPAT PKK\n7 Maret 2026\nNo | Nama | L/P\n1 | Siti | P\n2 | Ani | P\n\n"
    found = read("attendance", f"{drawing}Yang tidak hadir :\n1. Rini (izin)\n2. Tuti")
    assert {"A8:C8", "A9:C9"} <= {left.cell for left in found.left}


@pytest.mark.parametrize("kind", ["meeting", "attendance"])
def test_minutes_in_sentences_are_refused_with_what_to_do(kind: str) -> None:
    sentence = "Rapat dihadiri oleh Siti Aminah, Ani Lestari dan Umi Kalsum dan membahas iuran bulanan"
    with pytest.raises(Problem) as refused:
        read(kind, f"NOTULEN RAPAT KWT MELATI\nHari/Tanggal : Senin, 12 Januari 2026\n{sentence}")
    assert "written in sentences" in str(refused.value.message)


def test_how_many_of_something_are_not_so_is_no_vote_against() -> None:
    line = "1. Dari 9 usulan 3 tidak memenuhi syarat dan dikembalikan"
    found = read("meeting", f"NOTULEN RAPAT KWT SEKAR\nTanggal : 2 Maret 2026\nKeputusan:\n{line}")
    [decision] = of_kind(found, "decision")
    assert (decision["statement"], decision.get("votes_against")) == (line.removeprefix("1. "), None)
