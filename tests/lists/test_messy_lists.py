"""Lists of many shapes: what is certain is taken, what is not is asked, nothing is guessed without a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from empower_desktop.lists.grid import Cell
from tests.paper import asked, of_kind, people, read, sheet_of


def test_a_list_in_two_halves_side_by_side_is_read_as_one() -> None:
    found = read(
        "attendance",
        """
DAFTAR HADIR RAPAT ANGGOTA KWT SEKAR
Hari/Tanggal : Minggu, 1 Maret 2026

No | Nama   | L/P | No | Nama    | L/P
1  | Tumini | P   | 4  | Wagiman | L
2  | Painem | P   | 5  | Sarwono | L
""",
    )
    assert people(found) == ["Tumini P", "Painem P", "Wagiman L", "Sarwono L"]
    assert of_kind(found, "meeting") == [{"title": "Rapat Anggota KWT Sekar", "meeting_type": "rapat_kelompok", "date": "2026-03-01"}]
    assert asked(found) == {}


def test_a_list_without_headings_is_taken_only_when_somebody_says_which_column_holds_the_names() -> None:
    drawing = """
1 | Tumini     | P
2 | Wagiman    | L
3 | Sri Rahayu | P
"""
    found = read("person", drawing)
    assert (people(found), asked(found)) == ([], {"no_heading": "B1:B3"})
    assert people(read("person", drawing, defaults=True)) == ["Tumini P", "Wagiman L", "Sri Rahayu P"]


def test_words_and_reasons_say_who_was_there() -> None:
    found = read(
        "attendance",
        """
Pertemuan Dasawisma Melati 3 bulan Mei 2026
Tanggal | : | 7 Mei 2026
NO | NAMA PESERTA | L/P | KETERANGAN HADIR | ALASAN  | UANG TRANSPORT
1. | Sumiati      | P   | Hadir            |         | Rp 25.000
2. | Karsih       | P   | Tidak            | sakit   |
3. | Wagini       | P   | Ijin             | ke kota |
Jumlah hadir | 1 | orang
""",
    )
    assert [noted.get("transport_paid") for noted in of_kind(found, "attendance")] == [25_000, None, None]
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "sakit", "izin"]
    assert of_kind(found, "group") == [{"name": "Dasawisma Melati 3", "group_type": "pkk_dasawisma"}]
    assert asked(found) == {}


def test_two_meetings_on_one_sheet_stay_two_and_the_people_of_both_are_asked_about() -> None:
    found = read(
        "attendance",
        """
DAFTAR HADIR PERTEMUAN POKTAN MAJU
Tanggal: 5/1/2026
No | Nama | L/P | TTD
1 | Wagiman | L | ttd
2 | Paijo | L | ttd


DAFTAR HADIR PERTEMUAN POKTAN MAJU
Tanggal: 19/1/2026
No | Nama | L/P | TTD
1 | Wagiman | L | ttd
2 | Sarwono | L | ttd
""",
    )
    assert [meeting["date"] for meeting in of_kind(found, "meeting")] == ["2026-01-05", "2026-01-19"]
    assert (asked(found), found.left) == ({"same_person": "B11"}, ())


def test_two_meetings_side_by_side_keep_each_its_own_day() -> None:
    found = read(
        "attendance",
        """
DAFTAR HADIR PERTEMUAN POKTAN MAJU
Senin, 2 Maret 2026 | | | | Senin, 9 Maret 2026
No | Nama    | L/P | | No | Nama    | L/P
1  | Wagiman | L   | | 1  | Wagiman | L
2  | Paijo   | L   | | 2  | Sarwono | L
""",
    )
    meetings = {entry.name: (entry.fields["title"], entry.fields["date"]) for entry in found.entries if entry.kind == "meeting"}
    assert [meetings[entry.links["meeting"]][1][-2:] for entry in found.entries if entry.kind == "attendance"] == ["02", "02", "09", "09"]
    assert {title for title, _ in meetings.values()} == {"Pertemuan Poktan Maju"}
    assert asked(found) == {"same_person": "F4"}
    assert {str(ask.message.values["earlier"]).partition("!")[2] for ask in found.asks} == {"B4"}


def test_the_members_of_two_groups_side_by_side_are_of_their_own_group() -> None:
    found = read(
        "membership",
        """
DAFTAR ANGGOTA TAHUN 2026
KWT MELATI | | | | KWT MAWAR
No | Nama   | L/P | | No | Nama   | L/P
1  | Tumini | P   | | 1  | Painem | P
2  | Warsi  | P   | | 2  | Murni  | P
""",
    )
    groups = {entry.name: entry.fields["name"] for entry in found.entries if entry.kind == "group"}
    assert [groups[entry.links["group"]] for entry in found.entries if entry.kind == "membership"] == ["KWT Melati"] * 2 + ["KWT Mawar"] * 2


def test_a_second_group_of_one_meeting_is_named_as_not_taken() -> None:
    found = read(
        "attendance",
        """
DAFTAR HADIR PERTEMUAN PENDAMPINGAN
Senin, 2 Maret 2026
KWT MELATI | | | | KWT MAWAR
No | Nama   | L/P | | No | Nama   | L/P
1  | Tumini | P   | | 1  | Painem | P
""",
    )
    [meeting] = [entry for entry in found.entries if entry.kind == "meeting"]
    assert (meeting.links["group"], [left.cell for left in found.left]) == ("group:kwt melati", ["E3"])


def test_a_list_in_english_somewhere_on_the_sheet_is_found() -> None:
    found = read(
        "attendance",
        """
 | | Attendance list
 | | Date: 2026-03-14

 | | No. | Full name      | Sex | Age | Phone          | Signature
 | | 1   | Maria Nabulesi | F   | 34  | 0812 0000 0007 | x
 | | 2   | Yosefina       | F   |     |                |
""",
    )
    assert people(found) == ["Maria Nabulesi P", "Yosefina P"]
    assert of_kind(found, "person")[0]["birth_year"] == 1992
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "tidak_dicatat"]
    assert asked(found) == {"age_to_birth_year": "F4", "not_signed": "H6"}


def test_minutes_of_text_alone_give_agenda_decisions_and_votes() -> None:
    found = read(
        "meeting",
        """
NOTULEN
Acara : Musyawarah Desa Pembahasan Air Bersih
Hari/Tanggal : Jumat, 13 Februari 2026
Pukul : 13.00-15.30 WIB
Pimpinan Rapat : Bpk. Wagiman

Agenda:
1. Pembukaan
2. Pembahasan sumur bor
Keputusan:
1) Sumur bor dibangun di RT 03 (aklamasi)
2) Iuran Rp 10.000 per bulan. Setuju 20, tidak setuju 3
""",
    )
    [meeting] = of_kind(found, "meeting")
    assert (meeting["meeting_type"], meeting["start_time"], meeting["end_time"]) == ("musdes", "13:00", "15:30")
    assert [item["topic"] for item in of_kind(found, "agenda_item")] == ["Pembukaan", "Pembahasan sumur bor"]
    first, second = of_kind(found, "decision")
    assert (first["statement"], first["method"]) == ("Sumur bor dibangun di RT 03", "musyawarah_mufakat")
    assert (second["statement"], second["votes_for"], second["votes_against"]) == ("Iuran Rp 10.000 per bulan", 20, 3)
    assert "method" not in second
    assert people(found) == ["Wagiman ?"]


def test_a_training_of_several_days_with_headings_in_two_rows_counts_the_hours_of_each() -> None:
    found = read(
        "training",
        """
DAFTAR HADIR PELATIHAN PEMBUATAN KERIPIK SINGKONG (18 jam)
Tanggal 30 Januari s/d 1 Februari 2026
No | Nama Lengkap | L/P | Nilai    |           | Hari ke- |   |
   |              |     | Pre Test | Post Test | 1        | 2 | 3
1  | TUMINI       | P   | 60       | 85        | v        | v | v
2  | WARSINI      | P   | 72,5     | 80        | v        | x | v
3  | PAINEM       | P   | 55       | 90,5      | x        | x | x
""",
        defaults=True,
    )
    [training] = of_kind(found, "training")
    assert (training["topic"], training["date_start"], training["date_end"], training["hours"]) == (
        "keripik",
        "2026-01-30",
        "2026-02-01",
        "18",
    )
    taken = of_kind(found, "participation")
    assert [(one["presence"], one.get("attended_hours")) for one in taken] == [("hadir", None), ("hadir", "12"), ("alpa", None)]
    assert (taken[1]["pre_score"], taken[2]["post_score"]) == ("72.5", "90.5")


def test_ticks_by_month_are_presence_and_crosses_alone_are_asked_about() -> None:
    drawing = """
ABSENSI ARISAN PKK RT 03 TAHUN 2025
No | Nama | L/P | Jan | Feb
1  | Yuli | P   | {0} | {0}
2  | Ani  | P   | {0} | x
"""
    ticked, crossed = read("attendance", drawing.format("v")), read("attendance", drawing.format("x"))
    assert [noted["presence"] for noted in of_kind(ticked, "attendance")] == ["hadir", "hadir", "hadir", "alpa"]
    assert {noted["presence"] for noted in of_kind(crossed, "attendance")} == {"tidak_dicatat"}
    assert "mark_unknown" in asked(crossed)


def test_hidden_rows_and_columns_are_taken_only_by_an_answer() -> None:
    sheet = sheet_of("""
Hadir rapat KWT Sekar, 4 Maret 2026
No | Nama | L/P | No HP
1 | Tumini | P | 0812 0000 0001
2 | Painem | P | 0812 0000 0002
""")
    hidden = replace(sheet, hidden_rows=frozenset([4]), hidden_columns=frozenset([4]))
    found = read("attendance", hidden)
    assert (people(found), [one.get("phone") for one in of_kind(found, "person")]) == (["Tumini P"], [None])
    assert asked(found) == {"hidden_column": "D2", "hidden_row": "A4"}
    taken = read("attendance", hidden, answers={ask.id: "take" for ask in found.asks})
    assert [one.get("phone") for one in of_kind(taken, "person")] == ["081200000001", "081200000002"]


def test_a_list_that_names_no_day_asks_for_it_and_takes_what_is_typed() -> None:
    drawing = """
DAFTAR HADIR RAPAT KWT SEKAR
No | Nama | L/P
1 | Tumini | P
"""
    found = read("attendance", drawing)
    [ask] = found.asks
    assert (ask.code, ask.cell, ask.typed) == ("no_date", "B2", "day")
    assert of_kind(read("attendance", drawing, answers={ask.id: "4 Maret 2026"}), "meeting")[0]["date"] == "2026-03-04"
    assert read("attendance", drawing, answers={ask.id: "kapan-kapan"}).asks[0].waits


def test_what_is_said_over_the_head_goes_before_it() -> None:
    found = read(
        "attendance",
        """
RAPAT KWT SEKAR, 4 Maret 2026
No | Nama | L/P
1 | Tumini | P
""",
        answers={"@Sheet1!meeting.venue": "Balai desa", "@Sheet1!meeting.title": "Rapat bulanan"},
    )
    assert of_kind(found, "meeting") == [
        {"title": "Rapat bulanan", "meeting_type": "rapat_kelompok", "date": "2026-03-04", "venue": "Balai desa"}
    ]


def test_an_identity_number_is_gone_before_anything_is_understood() -> None:
    sheet = sheet_of("No | Nama | L/P\n1 | Tumini | P")
    cells = {**sheet.cells, (2, 4): Cell(2, 4, "number", "990210450271000"), (2, 2): Cell(2, 2, "text", "Tumini (9902.1045.0271.0001)")}
    found = read("person", replace(sheet, cells=cells))
    assert people(found) == ["Tumini P"]
    assert "9902" not in repr(found)
    assert asked(found) == {"nik_dropped": "B2,D2"}


@pytest.mark.parametrize("text", ["Wati a.n. Joko", "Wati a/n Joko", "Wati atas nama Joko"])
def test_who_came_in_the_name_of_another_is_asked_and_bears_their_own_name(text: str) -> None:
    found = read("attendance", f"RAPAT KWT SEKAR, 4 Maret 2026\nNo | Nama | L/P | TTD\n1 | {text} | P | v\n2 | Anita An | P | v")
    assert (people(found), asked(found)) == (["Wati P", "Anita An P"], {"proxy": "B3"})
    assert [noted.get("remark") for noted in of_kind(found, "attendance")] == ["a.n. Joko", None]


def test_who_only_sent_money_along_to_an_arisan_was_not_there() -> None:
    found = read(
        "attendance",
        "ARISAN PKK, 4 Maret 2026\nNo | Nama | L/P | TTD | Ket\n1 | Ani | P | v |\n2 | Sri | P | titip |\n3 | Yuli | P | | titip",
    )
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "izin", "izin"]
