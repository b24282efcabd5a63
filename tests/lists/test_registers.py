"""Registers: the list of any kind is understood by its own labels, without a word written for that kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from empower_desktop.errors import Problem
from empower_desktop.lists.grid import Cell, Listing, Sheet
from empower_desktop.lists.register_columns import field_of, register_fields
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understanding import understand
from empower_desktop.lists.understood import REGISTERS, Understood

Rows = Sequence[Sequence[str]]
TODAY = date(2026, 7, 1)
HERE = "33.02.10.2003"


def surveyed(*rows: Sequence[str]) -> Surveyed:
    cells = {
        (row, column): Cell(row, column, "text", text) for row, texts in enumerate(rows, 1) for column, text in enumerate(texts, 1) if text
    }
    return Surveyed(Listing("daftar.xlsx", (Sheet("Daftar", cells),), "cafe"))


def taken(kind: str, *rows: Sequence[str], answers: Mapping[str, str] | None = None) -> Understood:
    return understand(
        surveyed(*rows), kind, TODAY, lambda village, *_: HERE if village.title() == "Wanatirta" else "", answers=answers or {}
    )


@pytest.mark.parametrize("kind", REGISTERS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_labels_of_a_kind_head_its_columns_in_either_language(kind: str, language: str) -> None:
    fields = register_fields(kind)
    labels = [getattr(field.label, language) for field in fields.values()]
    first = {label: code for code, label in reversed(list(zip(fields, labels, strict=True)))}  # of two alike the first has it
    found = taken(kind, ["No", *labels], ["1", *(["x"] * len(labels))])
    columns = {column.heading: column.field for column in found.tables[0].columns}
    assert {label: columns[label] for label in first} == first


def test_titles_words_close_to_the_labels_and_the_usual_forms_of_values_are_understood() -> None:
    found = taken(
        "issue",
        ["DAFTAR MASALAH DESA WANATIRTA"],
        [],
        ["No.", "Masalah", "Jenis", "Tgl", "Dikenali oleh", "Terdampak", "Jumlah KK terdampak", "NIK"],
        ["1", "Air tidak sampai", "masalah", "12 Januari 2026", "BPD", "Perempuan, miskin", "± 42 KK", "3302101234567890"],
    )
    [entry] = [entry for entry in found.entries if entry.kind == "issue"]
    assert {code: entry.fields[code] for code in ("title", "entry_type", "identified_on", "identified_by", "affected_count")} == {
        "title": "Air tidak sampai",
        "entry_type": "masalah",
        "identified_on": "2026-01-12",
        "identified_by": "bpd",
        "affected_count": "42",
    }
    assert (entry.fields["area"], entry.fields["affected"]) == (HERE, ("miskin", "perempuan"))
    assert "3302101234567890" not in repr(found)


def test_a_word_that_no_list_knows_is_asked_once_with_all_its_cells_and_never_guessed() -> None:
    rows = [["Judul", "Dikenali oleh"], ["Jalan rusak", "Pak RT"], ["Jembatan putus", "Pak RT"], ["Sumur kering", "pak  rt"]]
    found = taken("issue", *rows)
    [ask] = [ask for ask in found.asks if ask.code == "word_unknown"]
    assert (ask.cell, ask.field) == ("B2,B3,B4", "identified_by")
    assert all("identified_by" not in entry.fields for entry in found.entries)
    answered = taken("issue", *rows, answers={ask.id: "tokoh"})
    assert [entry.fields["identified_by"] for entry in answered.entries] == ["tokoh"] * 3


def test_levels_of_one_sitting_share_its_assessment() -> None:
    found = taken(
        "assessment_score",
        ["Penilaian mandiri"],
        ["Kelompok: KWT Melati"],
        ["Tanggal: 12 Januari 2026"],
        [],
        ["Sasaran", "Tingkat", "Bukti"],
        ["A1", "2"],
        ["A10", "Madya", "Buku kas"],
    )
    owner = [entry for entry in found.entries if entry.kind == "assessment"]
    assert [(entry.fields["date"], entry.links["group"]) for entry in owner] == [("2026-01-12", "group:kwt melati")]
    scores = [entry for entry in found.entries if entry.kind == "assessment_score"]
    assert [(entry.fields["aim"], entry.fields["level"], entry.links["assessment"]) for entry in scores] == [
        ("A1", "2", owner[0].name),
        ("A10", "3", owner[0].name),
    ]


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        ("proposal", "Anggaran (Rp)", "cost_estimate"),
        ("partnership", "Nilai (Rp)", "value"),
        ("decision", "Setuju", "votes_for"),
        ("decision", "Tidak setuju", "votes_against"),
        ("decision", "Setuju / Tidak setuju", "votes_for"),
        ("group", "Tgl Berdiri", "formed_on"),
        ("proposal", "Tgl diusulkan", "proposed_on"),
        ("action", "Tgl. selesai", "done_on"),
        ("decision", "Tgl Rapat", ""),
        ("group", "Alamat", "hamlet"),
        ("partner", "Nomor Telepon", "contact_phone"),
        ("outreach", "Jml P", "reached_female"),
        ("agenda_item", "Acara", "topic"),
    ],
)
def test_headings_as_people_write_them_are_understood(kind: str, heading: str, field: str) -> None:
    assert field_of(kind, heading) == field


@pytest.mark.parametrize(
    ("heading", "total", "unknown", "left"),
    [("Jml", "35", None, ["E2"]), ("Tidak dipilah", "40", "40", [])],
)
def test_the_sum_of_men_and_women_is_of_nobody_else(heading: str, total: str, unknown: str | None, left: list[str]) -> None:
    found = taken("outreach", ["Tanggal", "Materi", "L", "P", heading], ["3 Mei 2026", "Stunting", "10", "25", total])
    assert [entry.fields.get("reached_unknown") for entry in found.entries] == [unknown]
    assert [each.cell for each in found.left] == left


def test_an_agenda_is_of_the_meeting_over_it_and_refused_where_it_names_none() -> None:
    rows = ["No", "Acara", "Pembahasan"], ["1", "Pembukaan"], ["2", "Laporan kas", "Saldo dibacakan"]
    found = taken("agenda_item", ["AGENDA RAPAT KWT MELATI 3 Oktober 2026"], *rows)
    [meeting] = [entry for entry in found.entries if entry.kind == "meeting"]
    assert (meeting.fields["title"], meeting.fields["date"]) == ("Rapat KWT Melati", "2026-10-03")
    items = [entry for entry in found.entries if entry.kind == "agenda_item"]
    assert [(item.fields["order_no"], item.links["meeting"]) for item in items] == [("1", meeting.name), ("2", meeting.name)]
    with pytest.raises(Problem, match="of which meeting"):
        taken("agenda_item", *rows)


def test_a_list_of_something_else_is_refused_with_the_headings_that_it_wants() -> None:
    with pytest.raises(Problem, match="Masalah atau potensi") as refused:
        taken("issue", ["Nama", "L/P"], ["Suminah", "P"])
    assert refused.value.code == "no_table"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Kaliori, Kec. Kalibagor", ("Kaliori", "Kalibagor", "")),
        ("Kaliori, Kab. Banyumas", ("Kaliori", "", "Banyumas")),
        ("Desa Kaliori, Kalibagor, Banyumas", ("Kaliori", "Kalibagor", "Banyumas")),
        ("Kec. Kalibagor, Banyumas", ("", "Kalibagor", "Banyumas")),
    ],
)
def test_a_place_in_a_column_is_looked_for_at_the_levels_that_it_names(written: str, read: tuple[str, str, str]) -> None:
    asked: list[tuple[str, ...]] = []

    def find_area(*names: str) -> str:
        asked.append(names)
        return HERE

    understand(surveyed(("Usulan", "Desa/kelurahan"), ("Sumur bor", written)), "proposal", TODAY, find_area)
    assert read in asked


def test_of_a_heading_that_names_two_things_the_first_holds_the_whole_cell() -> None:
    found = taken("issue", ["Masalah / Penyebab", "Tanggal"], ["Jalan rusak / banjir", "12 Februari 2026"])
    assert found.entries[0].fields["title"] == "Jalan rusak / banjir"
    known = taken("issue", ["Masalah", "Masalah / Penyebab", "Tanggal"], ["Jalan rusak", "banjir", "12 Februari 2026"])
    assert (known.entries[0].fields["title"], known.entries[0].fields["cause"]) == ("Jalan rusak", "banjir")


@pytest.mark.parametrize(("head", "below"), [("Jumlah", ""), ("", "Jml")])
def test_men_and_women_in_a_second_row_of_headings_are_read(head: str, below: str) -> None:
    heads = ["Tanggal", "Materi", "Peserta (L/P)", "", head], ["", "", "L", "P", below]
    found = taken("outreach", *heads, ["10 Januari 2026", "Stunting", "12", "30", "42"])
    assert found.tables[0].header_rows == (1, 2)
    assert [found.entries[0].fields[f"reached_{sex}"] for sex in ("male", "female")] == ["12", "30"]
    assert "reached_unknown" not in found.entries[0].fields


def test_days_of_a_column_that_may_be_read_in_two_ways_are_asked_about_once() -> None:
    rows = [["Masalah", "Tanggal"], ["Jalan rusak", "02/03/2026"], ["Air sulit", "04/05/2026"]]
    [ask] = taken("issue", *rows).asks
    assert (ask.code, ask.cell) == ("date_order", "B2:B3")
    answered = taken("issue", *rows, answers={ask.id: "day"})
    assert [entry.fields["identified_on"] for entry in answered.entries] == ["2026-03-02", "2026-05-04"]


def test_who_is_named_in_a_register_is_named_and_a_list_of_groups_is_none_itself() -> None:
    named = taken("agenda_item", ["Susunan acara rapat"], ["5 Maret 2026"], ["Acara", "Penyampai"], ["Iuran", "Siti"])
    assert [entry.fields for entry in named.entries if entry.mentioned] == [{"name": "Siti"}]
    groups = taken("group", ["DAFTAR KELOMPOK BINAAN"], ["Nama kelompok", "Tgl berdiri"], ["KWT Melati", "5 Maret 2018"])
    assert [entry.fields["name"] for entry in groups.entries] == ["KWT Melati"]


def test_the_phone_of_a_partner_gets_its_zero_back() -> None:
    found = taken("partner", ["Nama mitra", "No HP"], ["Bank Desa", "81234567890"])
    assert (found.entries[0].fields["contact_phone"], [ask.code for ask in found.asks]) == ("081234567890", ["phone_zero_restored"])


def test_a_word_of_minutes_heads_a_part_of_a_register() -> None:
    found = taken(
        "decision", ["No", "Keputusan", "Tanggal"], ["1", "Iuran naik", "5 Maret 2026"], ["KESEPAKATAN"], ["2", "Panen", "6 Maret 2026"]
    )
    assert [entry.fields["statement"] for entry in found.entries] == ["Iuran naik", "Panen"]


@pytest.mark.parametrize(("answer", "taken_in"), [("", 2), ("note", 2), ("people", 3)])
def test_a_last_row_without_a_number_that_says_one_thing_is_asked_about(answer: str, taken_in: int) -> None:
    rows = ["1", "12 Januari 2026", "Iuran naik"], ["2", "13 Februari 2026", "Beli bibit"], ["", "", "Rapat berikutnya hari Minggu"]
    drawn = ["BUKU KEPUTUSAN DESA WANATIRTA"], ["No", "Tanggal", "Keputusan"], *rows
    [ask] = [ask for ask in taken("decision", *drawn).asks if ask.code == "bare_name"]
    found = taken("decision", *drawn, answers={ask.id: answer} if answer else {})
    assert (ask.cell, sum(entry.kind == "decision" for entry in found.entries)) == ("C5", taken_in)


@pytest.mark.parametrize("numbers", [("No", "1", "2"), ()])
def test_a_second_table_below_a_register_is_none_of_its_rows(numbers: Sequence[str]) -> None:
    heads, *rows = ["Kegiatan", "Penanggung jawab"], ["Beli bibit", "Siti"], ["Buat kompos", "Wati"]
    table = [[*numbers[at : at + 1], *row] for at, row in enumerate((heads, *rows))]
    below: Rows = [], ["Rekap:"], ["Status", "Jumlah"], ["selesai", "1"]
    found = taken("action", ["RENCANA TINDAK LANJUT DESA WANATIRTA"], *table, *below)
    assert [entry.fields["what"] for entry in found.entries if entry.kind == "action"] == ["Beli bibit", "Buat kompos"]
    assert [left.cell for left in found.left] == ["A6:B8"]


def test_a_group_is_named_without_who_heads_it_behind_a_stroke() -> None:
    rows = ["1", "Tani Makmur / Sukirno", "Poktan"], ["2", "Sido Rukun", "Gapoktan"], ["3", "KTT Suka Maju - Karto", "Poktan"]
    found = taken("group", ["DAFTAR KELOMPOK"], ["No", "Nama Kelompok / Ketua", "Jenis"], *rows)
    assert [entry.fields["name"] for entry in found.entries] == ["Tani Makmur", "Sido Rukun", "KTT Suka Maju"]
    assert [left.cell for left in found.left] == ["B3", "B5"]


def test_decisions_that_are_counted_in_a_cell_are_as_many_decisions_of_one_row() -> None:
    found = taken("decision", ["Tanggal", "Keputusan"], ["12 Januari 2026", "1. Jalan usaha tani dibangun\n2. Modal BUMDes ditambah"])
    said = [(entry.fields["statement"], entry.fields["decided_on"]) for entry in found.entries]
    assert said == [("Jalan usaha tani dibangun", "2026-01-12"), ("Modal BUMDes ditambah", "2026-01-12")]
    assert [len(row.entries) for row in found.rows] == [2]


def test_what_is_counted_in_a_cell_beside_a_number_stays_one_since_the_number_is_of_all() -> None:
    found = taken("proposal", ["Usulan", "Perkiraan biaya (Rp)"], ["1. Talud\n2. Sumur", "50.000.000"])
    assert len(found.entries) == 1


def test_of_a_list_without_a_column_for_what_its_records_say_no_row_is_taken_and_the_column_can_be_chosen() -> None:
    rows = ["No", "Nama Barang", "Lokasi", "Volume", "Pengusul"], ["1", "Rabat beton", "RT 03", "200 m", "Sarno"]
    found = taken("decision", *rows)
    assert (found.entries, [(ask.code, ask.cell) for ask in found.asks if ask.code == "no_title"]) == ((), [("no_title", "A1:E1")])
    chosen = understand(surveyed(*rows), "decision", TODAY, lambda *_: "", {"Nama Barang": "statement"})
    assert [entry.fields["statement"] for entry in chosen.entries if entry.kind == "decision"] == ["Rabat beton"]


def test_what_a_kind_is_called_heads_the_column_of_its_names() -> None:
    found = taken("group", ["No", "Desa", "Kelompok", "Ketua"], ["1", "Wanatirta", "KWT Mawar", "Siti"])
    assert [(entry.fields["name"], entry.fields["area"]) for entry in found.entries if entry.kind == "group"] == [("KWT Mawar", HERE)]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Usulan yang ditolak:", "ditolak"),
        ("B. USULAN YANG TIDAK DITERIMA:", "ditolak"),
        ("Diterima sebagian:", "diterima_sebagian"),
        ("Diterima dan ditolak:", None),
        ("Usulan diterima dari dusun II:", None),
        ("Belum dibahas:", None),
        ("Usulan dusun II:", None),
    ],
)
def test_the_heading_over_rows_says_what_became_of_them_where_no_column_does(heading: str, status: str | None) -> None:
    rows = ["1", "Talud", "15000000"], ["", heading, ""], ["2", "Gapura", "7000000"], ["3", "Lapangan", "9000000"]
    found = taken("proposal", ["No", "Usulan", "Biaya"], *rows)
    assert [entry.fields.get("status") for entry in found.entries] == [None, status, status]
    titled = taken("proposal", ["DAFTAR USULAN YANG DITOLAK"], ["No", "Usulan", "Biaya"], rows[0])
    assert [entry.fields.get("status") for entry in titled.entries] == ["ditolak"]
    own = taken("proposal", ["No", "Usulan", "Status"], *([*row[:2], "Ditunda" if row[2] else ""] for row in rows))
    assert [entry.fields.get("status") for entry in own.entries] == ["ditunda"] * 3


@pytest.mark.parametrize(
    "heads", [["No", "Bidang", "Keputusan", "Anggaran"], ["No", "Tanggal Rapat", "Uraian Keputusan", "Pelaksana"], ["No", "Keputusan"]]
)
def test_decisions_are_found_below_the_headings_that_books_of_decisions_have(heads: list[str]) -> None:
    row = {"No": "1", "Tanggal Rapat": "12 Januari 2026"}
    found = taken("decision", ["KEPUTUSAN MUSDES"], heads, [row.get(head, "Jalan dicor") for head in heads])
    assert [entry.fields["statement"] for entry in found.entries if entry.kind == "decision"] == ["Jalan dicor"]
