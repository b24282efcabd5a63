"""Cells that are merged over several rows: what they say is of each of them, or the lower rows are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from empower_desktop.lists.grid import Block
from empower_desktop.lists.understood import Understood
from tests.paper import asked, of_kind, read, sheet_of


def merged(kind: str, drawing: str, top: int, column: int) -> Understood:
    """Read a drawing in which two cells of a column are merged."""
    return read(kind, replace(sheet_of(drawing), merged=(Block(top, column, top + 1, column),)))


MEMBERS = "PENGURUS KWT MELATI\nNo | Nama | L/P | {0}\n1 | Siti | P | {1}\n2 | Ani | P | {2}\n3 | Umi | P |\n4 | Sri | P | {3}"


def test_an_office_of_two_rows_is_of_both() -> None:
    found = merged("membership", MEMBERS.format("Jabatan", "Ketua", "Seksi Humas", "Anggota"), 4, 4)
    assert [member["role"] for member in of_kind(found, "membership")] == ["ketua", "seksi", "seksi", "anggota"]


@pytest.mark.parametrize(("office", "cells"), [("Seksi Humas", "D4:D5"), ("Seksi", None)])
def test_of_which_section_somebody_is_is_named_as_not_noted(office: str, cells: str | None) -> None:
    found = merged("membership", MEMBERS.format("Jabatan", "Ketua", office, "Anggota"), 4, 4)
    assert asked(found).get("word_unknown") == cells


def test_a_remark_of_two_rows_is_of_both() -> None:
    drawing = "DAFTAR HADIR RAPAT\n5 Maret 2026\nNo | Nama | L/P | Ket\n1 | Siti | P | izin\n2 | Ani | P |\n3 | Umi | P |"
    assert [noted["presence"] for noted in of_kind(merged("attendance", drawing, 4, 4), "attendance")] == ["izin", "izin", "hadir"]


@pytest.mark.parametrize(("kind", "heading", "said"), [("contribution", "Simpanan wajib", "20000"), ("attendance", "TTD", "ttd")])
def test_an_amount_or_a_signature_of_two_rows_is_named_in_the_lower_one(kind: str, heading: str, said: str) -> None:
    found = merged(kind, MEMBERS.format(heading, said, said, said), 4, 4)
    assert "D5" in [left.cell for left in found.left]


def test_what_several_rows_of_a_register_share_is_of_each() -> None:
    rows = "1 | Kesehatan | Stunting | Gizi\n2 | | Air keruh | Kemarau\n3 | Pendidikan | Sekolah | Biaya"
    drawing = f"REKAP MASALAH\nNo | Bidang | Masalah | Penyebab\n{rows}"
    assert [issue["sector"] for issue in of_kind(merged("issue", drawing, 3, 2), "issue")] == ["kesehatan", "kesehatan", "pendidikan"]


def test_lettered_headings_of_a_register_are_no_entries() -> None:
    rows = "A | BIDANG KESEHATAN\n1 | Stunting | Gizi\n2 | Air keruh | Kemarau\nB | BIDANG PENDIDIKAN\n1 | Sekolah | Biaya"
    found = read("issue", f"DAFTAR MASALAH\nNo | Masalah | Penyebab\n{rows}")
    assert [issue["title"] for issue in of_kind(found, "issue")] == ["Stunting", "Air keruh", "Sekolah"]
    assert [left.cell for left in found.left] == ["A3:C3", "A6:C6"]


def below_months(kind: str, title: str, *numbers: int, said: str) -> Understood:
    drawing = (
        f"{title}\nNo | Nama | L/P | Oktober\n | | | {' | '.join(map(str, numbers))}\n1 | Siti | P | {' | '.join([said] * len(numbers))}"
    )
    return read(kind, replace(sheet_of(drawing), merged=(Block(2, 4, 2, 3 + len(numbers)),)))


def test_each_number_below_a_month_is_a_day_of_it() -> None:
    meetings = of_kind(below_months("attendance", "ABSENSI KWT MELATI OKTOBER 2026", 2, 9, 16, said="v"), "meeting")
    assert len(meetings) == 3
    savings = of_kind(below_months("contribution", "SIMPANAN KWT MELATI OKTOBER 2026", 2, 9, 16, said="5000"), "contribution")
    assert [entry["date"] for entry in savings] == ["2026-10-02", "2026-10-09", "2026-10-16"]


def test_weeks_that_are_counted_below_a_month_are_no_days() -> None:
    found = below_months("attendance", "ABSENSI KWT MELATI OKTOBER 2026", 1, 2, 3, 4, said="v")
    assert ([meeting.get("date") for meeting in of_kind(found, "meeting")], asked(found)) == ([None] * 4, {"no_date": "D3:G3"})


@pytest.mark.parametrize("parts", ["Hr 1 | Hr 2 | Pre | Post", "Senin | Selasa | Sebelum | Sesudah"])
def test_what_stands_below_headings_over_several_columns_heads_these(parts: str) -> None:
    drawing = f"PELATIHAN BOKASHI\nNo | Nama | L/P | Kehadiran | | Nilai |\n | | | {parts}\n1 | Siti | P | | v | 40 | 75"
    found = read("participation", replace(sheet_of(drawing), merged=(Block(2, 4, 2, 5), Block(2, 6, 2, 7))))
    assert (found.tables[0].header_rows, [row.row for row in found.rows]) == ((2, 3), [4])
