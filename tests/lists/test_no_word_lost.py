"""No word of a list is lost unsaid: a record says it, or it is asked or named with its cell, wherever on the list it stands."""

from __future__ import annotations

import tracemalloc
from collections.abc import Collection
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from empower_desktop.errors import Problem
from empower_desktop.language import Language
from empower_desktop.lists.grid import Cell, Sheet, blocks_named, column_of, unpack
from empower_desktop.lists.reading import read_list
from empower_desktop.lists.understood import LISTS, Understood
from tests.paper import read, sheet_of

SHEETS = Path(__file__).parent / "sheets"
WORD, KNOWN = "Zamrudi", ("nelayan", "bendahara", "pindah")
"""A name that no list knows, and words by which some columns are understood: over a table these say nothing by themselves."""
PLACES = ("before", "behind", "in brackets", "instead", "in an empty cell")


@cache
def sheets_of(name: str) -> tuple[Sheet, ...]:
    """Give the sheets of a real list."""
    return unpack(read_list(SHEETS / name)).sheets


def written(text: str, word: str, place: str) -> str:
    """Write a word into what a cell says."""
    return {"before": f"{word} {text}", "behind": f"{text} {word}", "in brackets": f"{text} ({word})"}.get(place, word)


@cache
def heads_of(name: str, kind: str) -> Collection[tuple[str, int]]:
    """Give the rows that head the tables of a real list: a word there names a column, and is nothing of anybody."""
    try:
        return {(table.sheet, row) for table in read(kind, *sheets_of(name)).tables for row in table.header_rows}
    except Problem:
        return ()


@given(st.data(), st.sampled_from(sorted(path.name for path in SHEETS.glob("*.xlsx"))), st.sampled_from(LISTS), st.sampled_from(PLACES))
def test_a_word_written_anywhere_into_a_real_list_is_kept_or_asked_or_named(data: st.DataObject, name: str, kind: str, place: str) -> None:
    sheets = sheets_of(name)
    sheet = data.draw(st.sampled_from([each for each in sheets if each.cells and not each.hidden]))
    wide, long = max(column for _, column in sheet.cells) + 1, sheet.last_row + 1
    empty = [(row, column) for row in range(1, long + 1) for column in range(1, wide + 1) if (row, column) not in sheet.cells]
    row, column = data.draw(st.sampled_from(empty if place == "in an empty cell" else sorted(sheet.cells)))
    word = data.draw(st.sampled_from((WORD, *KNOWN)))
    cell = Cell(row, column, "text", written(sheet.text(row, column), word, place))
    changed = Sheet(sheet.name, {**sheet.cells, (row, column): cell}, sheet.hidden, sheet.merged)
    assume((sheet.name, row) not in heads_of(name, kind))
    try:
        found = read(kind, *(changed if each is sheet else each for each in sheets))
    except Problem:
        return  # nothing of it was taken, and that is said
    if heads_a_column(found, sheet.name, cell, word):
        return  # without the word these are other headings, and with it the column is called so where it is shown
    if word == WORD or is_of_row(found, sheet.name, cell):
        assert silence(found, sheet.name, cell, word) == "", f"{name} as {kind}: {cell}"


def heads_a_column(found: Understood, sheet: str, cell: Cell, word: str) -> bool:
    """Say whether a cell heads a table of what was found, and the word stands in what one of its columns is called."""
    over = [table for table in found.tables if table.sheet == sheet and cell.row in table.header_rows]
    return any(word in column.heading for table in over for column in table.columns)


def is_of_row(found: Understood, sheet: str, cell: Cell) -> bool:
    """Say whether a cell stands in a row that was taken, below a heading."""
    around = [table for table in found.tables if table.sheet == sheet and table.first_row <= cell.row <= table.last_row]
    columns = {column_of(column.letters) for table in around for column in table.columns if column.field}
    return cell.row in {row.row for row in found.rows if row.sheet == sheet} and cell.column in columns


def silence(found: Understood, sheet: str, cell: Cell, word: str) -> str:
    """Give the cell whose word nothing says, "" where it is said."""
    is_kept = any(word.casefold() in str(value).casefold() for entry in found.entries for value in entry.fields.values())
    told = [*((each.sheet, each.cell) for each in found.left), *((ask.sheet, ask.cell) for ask in found.asks)]
    blocks = [block for name, cells in told if name == sheet for block in blocks_named(cells)]
    is_named = any(block.holds(cell.row, cell.column) for block in blocks)
    is_taken = cell.row in {row.row for row in found.rows if row.sheet == sheet}
    waits = not is_taken and any(block.top <= cell.row <= block.bottom for block in blocks)
    return "" if is_kept or is_named or waits or not found.entries else cell.name


LEFT = [
    ("Desa Kaliori RT 02 RW 03", "A2", "Of this line: RT 02, RW 03"),
    ("Nomor : 005/12", "A2", "Of this line: 005/12"),
    ("Dusun Krajan", "A2", "Of this line: Krajan"),
    ("Senin, 2 Maret 2026 pukul 09.00 - 12.00 WIB", "", ""),
    ("Desa Kaliori Kecamatan Kalibagor Kabupaten Banyumas Tahun 2026", "", ""),
]


@pytest.mark.parametrize(("line", "cell", "why"), LEFT)
def test_what_no_record_says_of_a_line_over_a_list_is_named_and_a_day_or_place_that_was_taken_is_not(
    line: str, cell: str, why: str
) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT KWT SEKAR\n{line}\n\nNo | Nama | L/P\n1 | Tumini | P\n2 | Paijo | L")
    assert said(found) == ({cell: why} if cell else {})


def test_where_people_were_born_is_named_once_for_their_column_also_where_the_list_is_of_that_place() -> None:
    rows = "1 | Tumini | Banyumas, 12 Maret 1980\n2 | Paijo | 13 April 1981\n3 | Wagiman | Rembang, 1 Mei 1975"
    found = read("membership", f"ANGGOTA KWT SEKAR\nDesa Kaliori Kec. Kalibagor Kab. Banyumas\n\nNo | Nama | TTL\n{rows}")
    assert said(found) == {"C5:C7": "Column “TTL”, 2 cells: no field holds this beside what was taken: Banyumas, Rembang"}


def test_a_day_over_a_roll_that_no_record_says_is_named() -> None:
    roll = "No | Nama | L/P\n1 | Tumini | P\n2 | Paijo | L"
    decree = read("membership", f"PENGURUS KWT SEKAR\nSK Kades Nomor 141/7/2026 tanggal 5 Maret 2026\n\n{roll}")
    as_of = read("membership", f"ANGGOTA KWT SEKAR\nKeadaan per 5 Maret 2026\n\n{roll}")
    assert (["A2" in said(found) for found in (decree, as_of)]) == [True, False]


def test_what_stands_beside_an_office_is_named_and_what_choices_are_called_by_is_not() -> None:
    rows = "1 | Tumini | Ketua (pindah ke Jakarta)\n2 | Paijo | Wakil Ketua\n3 | Sari | Anggota Kehormatan"
    found = read("membership", f"ANGGOTA KWT SEKAR\n\nNo | Nama | Jabatan\n{rows}")
    assert said(found) == {"C4:C6": "Column “Jabatan”, 2 cells: no field holds this beside what was taken: pindah, Jakarta, Kehormatan"}


def test_a_signature_is_no_word_whatever_it_says() -> None:
    rows = "1 | Tumini | tmn\n2 | Paijo | Paijo\n3 | Sari | ttd"
    assert said(read("attendance", f"DAFTAR HADIR RAPAT KWT SEKAR\n2 Maret 2026\n\nNo | Nama | Tanda tangan\n{rows}")) == {}


def said(found: Understood) -> dict[str, str]:
    """Give what is named as not taken, by its cell."""
    return {left.cell: Language("en")(left.why) for left in found.left}


def test_a_place_of_birth_is_named_also_where_the_list_is_of_a_place_of_that_name() -> None:
    over = "ANGGOTA KWT MELATI\nDesa Kaliori Kec. Kalibagor Kab. Banyumas"
    found = read("membership", f"{over}\nNo | Nama | TTL\n1 | Siti | Banyumas, 25-05-1984")
    assert "C4" in {left.cell for left in found.left}


def test_a_place_of_birth_is_named_beside_a_place_over_the_list_that_is_not_certain() -> None:
    found = read("membership", "ANGGOTA KWT MELATI\nDesa Antah Kab. Banyumas\nNo | Nama | TTL\n1 | Siti | Banyumas, 25-05-1984")
    assert "C4" in said(found)


def test_a_number_over_a_list_is_not_said_by_the_code_of_its_village() -> None:
    found = read("attendance", "RAPAT KWT\nDesa Kaliori\nTanggal : 2 Maret 2026\nPeserta 10\nNo | Nama | L/P\n1 | Siti | P")
    assert said(found)["A4"] == "Of this line: 10"


def test_a_table_over_the_one_that_is_taken_is_named_once() -> None:
    above = "Alat | Gawat | Sering | Banyak\nKering | 5 | 5 | 5\nBecek | 3 | 4 | 3\n"
    found = read("issue", f"PENGKAJIAN KEADAAN\n{above}\nNo | Masalah | Penyebab\n1 | Banjir | saluran mampet")
    assert [left.cell for left in found.left if left.cell[1:2] in "234"] == ["A2:D4"]


@pytest.mark.parametrize(
    ("kind", "line", "left"),
    [
        ("membership", "Keputusan Musyawarah Desa tanggal 18 Januari 2024", {"A2": "Of this line: tanggal 18 Januari 2024"}),
        ("membership", "Berdiri : 17 Agustus 2009   SK Kades No. 141/12/2009", {"A2": "Of this line: 141/12/2009"}),
        ("membership", "Jasa 1% per bulan", {"A2": "Of this line: 1%"}),
        ("membership", "Keadaan per 2 Maret 2026", {}),
        ("membership", "Posisi s.d. 31 Desember 2025", {}),
        ("membership", "Dibentuk 28 Oktober 2025", {}),
        ("attendance", "Senin s/d Rabu, 9 - 11 Maret 2026", {}),
    ],
)
def test_a_day_or_a_number_over_a_list_that_no_record_says_is_named_whole(kind: str, line: str, left: dict[str, str]) -> None:
    found = read(kind, f"DAFTAR HADIR RAPAT KWT SEKAR\n{line}\n\nNo | Nama | L/P\n1 | Tumini | P\n2 | Paijo | L")
    assert {cell: why for cell, why in said(found).items() if "line" in why} == left


def test_the_unit_of_an_age_is_nothing_lost() -> None:
    found = read(
        "membership", "ANGGOTA KWT SEKAR\nKeadaan per 2 Maret 2026\nNo | Nama | L/P | Umur\n1 | Siti | P | 34 thn\n2 | Ani | P | 36 tahun"
    )
    assert said(found) == {}


def test_a_stray_cell_at_the_very_end_of_a_sheet_costs_no_memory() -> None:
    roll = sheet_of("ANGGOTA KWT SEKAR\nNo | Nama | L/P\n1 | Siti | P\n2 | Ani | P")
    stray = {(1, 1): Cell(1, 1, "text", "Catatan"), (1_048_576, 52): Cell(1_048_576, 52, "text", "x")}
    tracemalloc.start()
    found = read("membership", roll, Sheet("Lain", stray))
    spent = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [left.cell for left in found.left] == ["A1:AZ1048576"]
    assert spent < 20_000_000


def test_a_day_in_a_cell_of_its_own_over_a_roll_is_named() -> None:
    roll = sheet_of("ANGGOTA KWT SEKAR\nDitetapkan\nNo | Nama | L/P\n1 | Siti | P\n2 | Ani | P")
    dated = Sheet(roll.name, {**roll.cells, (2, 2): Cell(2, 2, "date", "2026-03-05")})
    assert said(read("membership", dated))["B2"] == "Of this line: 2026-03-05"


def test_of_an_office_that_waits_until_the_group_is_known_nothing_is_named() -> None:
    rows = "1 | Siti | KWT Mawar | Ketua\n2 | Ani | KWT Melati | Ketua"
    assert said(read("membership", f"DAFTAR ANGGOTA\nKWT SEKAR\nNo | Nama | Kelompok | Jabatan\n{rows}")) == {}


def test_a_caption_over_the_people_beside_a_register_is_named() -> None:
    rows = "\n".join(f" | | | {at} | {name} | P" for at, name in enumerate(("Siti", "Ani", "Rini"), 1))
    people = f"| | | DAFTAR HADIR KADER\nTanggal : 4 Maret 2026 | | | No | Nama | L/P\n{rows}"
    found = read("issue", f"PENGKAJIAN KEADAAN\n{people}\n\nNo | Masalah | Penyebab\n1 | Banjir | saluran mampet")
    assert any(block.holds(2, 4) for left in found.left for block in blocks_named(left.cell))
