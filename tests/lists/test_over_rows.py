"""What stands over the rows of a register is of each of them: the kind of groups, problems or assets, the village of a part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from empower_desktop.lists.grid import Cell, Listing, Sheet
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understanding import understand

VILLAGES = {"kotayasa": "33.02.21.2017", "limpakuwus": "33.02.21.2018"}


def fields_of(kind: str, field: str, *rows: Sequence[str]) -> list[object]:
    cells = {
        (row, column): Cell(row, column, "text", text) for row, texts in enumerate(rows, 1) for column, text in enumerate(texts, 1) if text
    }
    listing = Surveyed(Listing("daftar.xlsx", (Sheet("Daftar", cells),), "cafe"))
    found = understand(listing, kind, date(2026, 7, 1), lambda village, *_: VILLAGES.get(village.casefold(), ""))
    return [entry.fields.get(field) for entry in found.entries if entry.kind == kind]


NAMES = [["1", "Sri Rejeki", "12 Mei 2011"], ["2", "KWT Melati", "3 Juni 2015"], ["3", "Kelompok UP2K Berkah", "1 Juli 2019"]]


@pytest.mark.parametrize(
    ("title", "heading", "unsaid"),
    [
        ("DATA KELOMPOK", "Nama Kelompok", None),
        ("DATA KELOMPOK", "Nama Kelompok Tani", "kelompok_tani"),
        ("DAFTAR KELOMPOK TANI KECAMATAN SUMBANG", "Nama", "kelompok_tani"),
        ("DAFTAR KELOMPOK TANI DAN KWT", "Nama", None),
        ("DAFTAR KELOMPOK BINAAN BUMDES", "Nama Kelompok", None),
    ],
)
def test_of_what_kind_groups_are_is_said_by_their_names_or_else_by_what_heads_them(title: str, heading: str, unsaid: str | None) -> None:
    kinds = fields_of("group", "group_type", [title], [], ["No", heading, "Tgl Berdiri"], *NAMES)
    assert kinds == [unsaid, "kwt", "lainnya"]


@pytest.mark.parametrize(
    ("title", "heading", "entry_type"),
    [
        ("CATATAN DUSUN", "Masalah", "masalah"),
        ("CATATAN DUSUN", "Potensi", "potensi"),
        ("DAFTAR MASALAH DUSUN", "Uraian", "masalah"),
        ("DAFTAR MASALAH DUSUN", "Masalah/Potensi", None),
    ],
)
def test_a_heading_tells_problems_from_assets_unless_it_names_both(title: str, heading: str, entry_type: str | None) -> None:
    rows = [title], [], ["No", heading, "Tanggal"], ["1", "Mata air", "2 Mei 2026"], ["2", "Jalan", "2 Mei 2026"]
    assert fields_of("issue", "entry_type", *rows) == [entry_type] * 2


def test_the_village_that_heads_a_part_of_a_list_is_that_of_its_rows() -> None:
    rows = [
        ["REKAP LEMBAGA KECAMATAN SUMBANG"],
        [],
        ["No", "Nama Kelompok", "Tgl Berdiri"],
        ["A", "DESA KOTAYASA"],
        ["1", "Mawar", "12 Mei 2011"],
        ["B", "DESA LIMPAKUWUS"],
        ["1", "Melati", "3 Juni 2015"],
        ["2", "Anggrek", "3 Juni 2016"],
    ]
    assert fields_of("group", "area", *rows) == [VILLAGES["kotayasa"], VILLAGES["limpakuwus"], VILLAGES["limpakuwus"]]


def test_the_parts_of_a_heading_are_no_place_to_sign() -> None:
    rows = [
        ["DAFTAR KELOMPOK PEREMPUAN"],
        [],
        ["No", "Nama Kelompok", "Pengurus", "", "Alamat", "Tgl Berdiri"],
        ["", "", "Ketua", "Sekretaris", ""],
        ["1", "KWT Mawar", "Yuli", "Maria", "Dusun I", "1 Juni 2014"],
        ["2", "KWT Melati", "Lina", "Agnes", "Dusun III", "14 Februari 2020"],
    ]
    assert fields_of("group", "formed_on", *rows) == ["2014-06-01", "2020-02-14"]


def test_a_remark_that_is_nothing_but_a_status_says_what_became_of_a_row() -> None:
    heads = [["RENCANA TINDAK LANJUT"], [], ["No", "Kegiatan", "Waktu", "Keterangan"]]
    remarks = ["sudah", "belum", "sedang dikerjakan", "menunggu hujan"]
    rows = [[str(at), f"Rapat {at}", "2 Maret 2026", remark] for at, remark in enumerate(remarks, 1)]
    assert fields_of("action", "status", *heads, *rows) == ["selesai", "belum", "berjalan", None]
    assert fields_of("action", "result", *heads, *rows) == remarks
