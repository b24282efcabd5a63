"""Nobody is made of ordinary words: whatever is written into a row of names, only what looks like a name becomes a person unasked."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from empower_desktop.errors import Problem
from empower_desktop.lists.grid import Cell, Sheet, column_of
from empower_desktop.records.words import plain
from tests.lists.test_no_word_lost import SHEETS, sheets_of
from tests.paper import people, read

WORDS = [
    "kas",
    "bulan",
    "lalu",
    "saldo",
    "akhir",
    "jumlah",
    "anggota",
    "hadir",
    "tidak",
    "dengan",
    "warga",
    "dusun",
    "rapat",
    "tabungan",
    "iuran",
    "sisa",
    "catatan",
    "keputusan",
    "berikutnya",
    "pinjaman",
    "bunga",
    "undangan",
    "tamu",
    "desa",
    "kelompok",
    "usulan",
    "biaya",
    "terdaftar",
    "perempuan",
]


@given(st.data(), st.sampled_from(sorted(path.name for path in SHEETS.glob("*.xlsx"))), st.sampled_from(("attendance", "membership")))
def test_words_that_lists_have_make_nobody_unasked_in_or_below_the_names_of_a_real_list(data: st.DataObject, name: str, kind: str) -> None:
    phrase = " ".join(data.draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=4, unique=True))).capitalize()
    try:
        tables = [table for table in read(kind, *sheets_of(name)).tables if any(column.field == "name" for column in table.columns)]
    except Problem:
        tables = []
    assume(tables)
    table = data.draw(st.sampled_from(tables))
    row = data.draw(st.integers(table.first_row, table.last_row + 3))
    column = next(column_of(each.letters) for each in table.columns if each.field == "name")
    sheet = next(each for each in sheets_of(name) if each.name == table.sheet)
    changed = Sheet(sheet.name, {**sheet.cells, (row, column): Cell(row, column, "text", phrase)}, sheet.hidden, sheet.merged)
    found = read(kind, *(changed if each is sheet else each for each in sheets_of(name)))
    assert plain(phrase) not in {plain(str(entry.fields["name"])) for entry in found.entries if entry.kind == "person"}


@pytest.mark.parametrize(
    ("row", "default"),
    [
        ("Kas bulan lalu", "leave"),
        ("Saldo sekarang", "leave"),
        ("Pemuda RT 02", "leave"),
        ("Sesuai kesepakatan 3x", "leave"),
        ("Hadir dengan kuasa", ""),
        ("Masih", ""),
    ],
)
def test_words_that_look_like_no_name_are_asked_about_and_nobody_is_made_of_them(row: str, default: str) -> None:
    drawing = f"DAFTAR ANGGOTA KWT SEKAR\nNo | Nama | L/P\n1 | {row} | P\n2 | Painem | P"
    found = read("membership", drawing)
    [ask] = [ask for ask in found.asks if ask.family == "person"]
    assert (people(found), ask.code, ask.cell, ask.default) == (["Painem P"], "words_for_name", "B3", default)
    assert len(people(read("membership", drawing, answers={ask.id: "called"}))) == 2


def test_who_may_be_called_by_a_word_is_asked_about_apart_from_words_that_are_nobody() -> None:
    drawing = "DAFTAR ANGGOTA KWT SEKAR\nNo | Nama | L/P\n1 | Masih | P\n2 | Tumini | P\n3 | Kas bulan lalu | L\n4 | Saldo sekarang | P"
    asks = [ask for ask in read("membership", drawing).asks if ask.code == "words_for_name"]
    assert [ask.cell for ask in asks] == ["B3", "B5,B6"]


def test_a_child_without_a_name_is_asked_about() -> None:
    rows = "1 | Bayi (blm dikasih nama) | P\n2 | By. Ny. Neng | P\n3 | Bayinah | P"
    found = read("membership", f"DASAWISMA MELATI\nNo | Nama | L/P\n{rows}")
    assert ([ask.cell for ask in found.asks if ask.code == "office_for_name"], people(found)) == (["B3,B4"], ["Bayinah P"])
