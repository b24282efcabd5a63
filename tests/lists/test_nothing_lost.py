"""No value of a list is lost unsaid: a column is taken, or named as not taken with how many values stand in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest

from empower_desktop.language import Language
from empower_desktop.lists.grid import Cell, Sheet, listed
from empower_desktop.lists.headings import TARGETS
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understanding import understand
from empower_desktop.lists.understood import ROLLS_OF_PEOPLE, Understood
from tests.paper import TODAY, asked, of_kind, read, sheet_of

SAID: Mapping[str, tuple[str, str]] = {
    "sex": ("P", "L"),
    "presence": ("H", "A"),
    "signed": ("v", "-"),
    "birth_date": ("12/3/1980", "13/4/1981"),
    "birth": ("12 Maret 1980", "12 April 1981"),
    "birth_year": ("1980", "1981"),
    "age": ("34", "36"),
    "phone": ("081200000001", "081200000002"),
    "sex_male": ("v", "v"),
    "sex_female": ("v", "-"),
    "session": ("v", "-"),
    "savings": ("5000", "6000"),
    "saved_as": ("wajib", "pokok"),
    "loan": ("100000", "200000"),
    "paid_on": ("12/3/2026", "13/3/2026"),
    "start_on": ("12 Maret 2020", "13 April 2020"),
    "end_on": ("12 Maret 2025", "13 Maret 2025"),
    "due_on": ("12 Maret 2026", "12 April 2026"),
    "pre_score": ("50", "60"),
    "post_score": ("70", "80"),
    "satisfaction": ("puas", "puas"),
    "attended_hours": ("6", "5"),
    "transport_paid": ("50000", "50000"),
    "education": ("SD", "SMP"),
    "occupation": ("Petani", "Guru"),
    "village": ("Kaliori", "Kaliori"),
    "group": ("KWT Mawar", "KWT Melati"),
    "position": ("Ketua", "Sekretaris"),
    "capacity": ("Kader", "RT"),
    "certificate_no": ("S/1", "S/2"),
    "member_no": ("1", "2"),
}


def understood(kind: str, headings: Sequence[str], rows: Sequence[Sequence[str]], mapping: Mapping[str, str]) -> Understood:
    """Understand a small list, every question answered as it proposes."""
    lines = [["DAFTAR KWT SEKAR 12 Maret 2026"], [], list(headings), *map(list, rows)]
    cells = {(row, at): Cell(row, at, "text", text) for row, line in enumerate(lines, 1) for at, text in enumerate(line, 1) if text}
    surveyed, answers = Surveyed(listed("daftar.xlsx", [Sheet("A", cells)])), dict[str, str]()
    found = Understood("", "")
    for _ in range(3):
        found = understand(surveyed, kind, TODAY, lambda *_: "33.02.10.2003", mapping, answers)
        answers = {ask.id: ask.default or ask.options[0].code for ask in found.asks if ask.options}
    return found


def not_taken(found: Understood, column: str) -> list[str]:
    """Give what is said of a column that is not taken."""
    return [Language("en")(left.why) for left in found.left if re.match(rf"{column}\d", left.cell)]


@pytest.mark.parametrize("kind", ROLLS_OF_PEOPLE)
@pytest.mark.parametrize("field", [code for code in TARGETS if code not in ("name", "remark")])
def test_every_column_is_taken_or_named_as_not_taken_whatever_it_is_said_to_hold(kind: str, field: str) -> None:
    of_savings = kind == "contribution"
    headings = ("No", "Nama", "Alamat", "Hari 1" if field == "session" else "Uang", *(["Simpanan Jan"] if of_savings else []))
    first, second = SAID.get(field, ("abc", "def"))
    rows = [("1", "Tumini", "RT 1", first, "1000"), ("2", "Paijo", "RT 2", second, "2000")]
    rows = [row if of_savings else row[:4] for row in rows]
    if field in ("loan", "what") and not of_savings:
        pytest.skip("a table of loans or deeds is another list")
    with_it = understood(kind, headings, rows, {"D": field})
    without = understood(kind, headings, rows, {"D": ""})
    assert (with_it.entries == without.entries) == bool(not_taken(with_it, "D"))
    assert ["2 values" in said for said in not_taken(without, "D")] == [True]


def test_columns_that_nobody_knows_are_named_with_their_headings_and_counted_even_without_one() -> None:
    found = understood(
        "membership",
        ("No", "Nama", "Ukuran sepatu", "", "Kosong"),
        [("1", "Tumini", "38", "x", ""), ("2", "Paijo", "", "y", ""), ("3", "Sari", "39", "z", "")],
        {},
    )
    assert not_taken(found, "C") == ["Column “Ukuran sepatu”, 2 values: no field of this list holds it"]
    assert not_taken(found, "D") == ["A column without a heading, 3 values: no field of this list holds it"]
    assert not_taken(found, "E") == []
    [remark] = [ask for ask in found.asks if ask.code == "columns_without_field"]
    assert "Ukuran sepatu (2)" in Language("en")(remark.message)


def test_a_register_names_its_columns_without_a_field_too() -> None:
    headings = ("Kelompok", "Mitra", "Bentuk", "Warna stempel")
    rows = [("KWT Sekar", "Toko Sari", "MoU", "biru"), ("KWT Sekar", "Bank Desa", "MoU", "hitam")]
    found = understood("partnership", headings, rows, {})
    assert not_taken(found, "D") == ["Column “Warna stempel”, 2 values: no field of this list holds it"]


def test_a_mark_beside_which_another_row_of_the_same_person_says_another_is_named_as_not_taken() -> None:
    tumini = ("Tumini", "P", "081200000001", "50")
    rows = [("1", *tumini, "70"), ("2", "Budi", "L", "", "55", "85"), ("3", *tumini, "80")]
    found = understood("participation", ("No", "Nama", "L/P", "No HP", "Pre", "Post"), rows, {})
    [mark] = [entry.fields["post_score"] for entry in found.entries if entry.kind == "participation" and "tumini" in entry.name]
    told = {left.cell: Language("en")(left.why) for left in found.left if left.cell.startswith("F")}
    assert told == {{"70": "F6", "80": "F4"}[str(mark)]: "Another row of Tumini says something else."}


def test_a_remark_beside_which_another_row_of_the_same_person_says_another_is_named_with_its_own_cell() -> None:
    rows = [("1", "Tumini", "P", "0812000001", "bawa bayi"), ("2", "Budi", "L"), ("3", "Tumini", "P", "0812000001", "datang terlambat")]
    found = understood("attendance", ("No", "Nama", "L/P", "No HP", "Keterangan"), rows, {})
    assert [left.cell for left in found.left] in (["E4"], ["E6"])


def test_rows_above_the_first_table_that_is_made_out_are_named_as_not_taken() -> None:
    names = ("No", "Nama", "L/P", "Alamat")
    lost = [("1", "Tumini", "P", "RT 1"), ("2", "Budi", "L", "RT 2")]
    found = understood("attendance", names, [(), (), *lost, names, ("3", "Sari", "P", "RT 1")], {})
    assert [entry.fields["name"] for entry in found.entries if entry.kind == "person"] == ["Sari"]
    assert [left.cell for left in found.left] == ["A3:D7"]


def test_a_formula_that_was_never_calculated_is_named_with_its_cell() -> None:
    drawn = sheet_of("Nama | L/P | Umur\nTumini | P | 34\nPaijo | L | 40")
    sheet = Sheet(drawn.name, {**drawn.cells, (2, 3): Cell(2, 3, "formula", "")})
    assert asked(read("person", sheet))["formula_failed"] == "C2"


def test_minutes_on_a_sheet_beside_a_list_of_who_came_are_named_as_not_taken() -> None:
    minutes = """
NOTULEN RAPAT
Keputusan:
1. Iuran Rp 5.000 disepakati

Tindak lanjut
No | Kegiatan | Penanggung jawab | Batas waktu
1 | Membeli bibit | Rohmah | 10 April 2026
"""
    found = read("attendance", "DAFTAR HADIR RAPAT\nSenin, 2 Maret 2026\nNo | Nama | L/P\n1 | Tumini | P", minutes)
    assert [(left.sheet, left.cell) for left in found.left] == [("Sheet2", "A5:D7"), ("Sheet2", "A1:A3")]


def test_that_somebody_has_a_certificate_is_no_number_of_one_and_named_as_not_taken() -> None:
    rows = "1 | Siti | P | Ya\n2 | Ani | P | Belum\n3 | Umi | P | 421/07/2026\n4 | Tini | P | -"
    found = read("participation", f"PELATIHAN BOKASHI\n5 Maret 2026\nNo | Nama | L/P | Sertifikat\n{rows}")
    assert [one.get("certificate_no") for one in of_kind(found, "participation")] == [None, None, "421/07/2026", None]
    assert {"D4", "D5"} <= {left.cell for left in found.left}


@pytest.mark.parametrize("said", ["Sept 1985", "Banyumas 1985", "Banyumas, Mei 1985"])
def test_of_a_birth_without_a_day_the_year_is_taken_and_the_rest_named(said: str) -> None:
    found = read("membership", f"ANGGOTA KWT SEKAR\nNo | Nama | L/P | TTL\n1 | Siti | P | {said}\n2 | Ani | P | 3 Maret 1990")
    assert [(one.get("birth_year"), one.get("birth_date")) for one in of_kind(found, "person")] == [(1985, None), (None, "1990-03-03")]
    assert [left.cell for left in found.left] == ["D3"]
