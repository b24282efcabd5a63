"""Amounts too small for rupiah are asked about, once for a table."""

from __future__ import annotations

import pytest

from tests.paper import of_kind, read

SAVED = "SIMPANAN KWT MELATI\nNo | Nama | L/P | Simpanan wajib\n1 | Siti | P | 50\n2 | Ani | P | 1500\n3 | Umi | P | 5"
LENT = "PINJAMAN KWT MELATI\nNo | Nama | L/P | Pinjaman\n1 | Siti | P | 50\n2 | Ani | P | 1500\n3 | Umi | P | 5"


@pytest.mark.parametrize("drawing", [SAVED, LENT])
@pytest.mark.parametrize(
    ("answer", "amounts"),
    [
        ("", [1500]),
        ("rupiah", [50, 1500, 5]),
        ("all_thousands", [50_000, 1_500_000, 5_000]),
        ("small_thousands", [50_000, 1500, 5_000]),
    ],
)
def test_small_amounts_are_what_somebody_says(drawing: str, answer: str, amounts: list[int]) -> None:
    [ask] = [ask for ask in read("contribution", drawing).asks if ask.code == "amount_unit"]
    found = read("contribution", drawing, answers={ask.id: answer} if answer else {})
    assert (ask.cell, [entry["amount"] for entry in of_kind(found, "contribution")]) == ("D3,D5", amounts)


def test_usual_amounts_are_not_asked_about() -> None:
    found = read("contribution", SAVED.replace("50\n", "500\n").replace("| 5", "| 5000"))
    assert not [ask for ask in found.asks if ask.code == "amount_unit"]


@pytest.mark.parametrize(
    ("title", "heading", "cost"),
    [
        ("REKAP USULAN (dalam ribuan rupiah)", "Biaya", 15_000_000),
        ("REKAP USULAN", "Biaya (Rp ribu)", 15_000_000),
        ("REKAP USULAN", "Biaya (x Rp 1.000)", 15_000_000),
        ("REKAP USULAN", "Biaya (Rp 000)", 15_000_000),
        ("REKAP USULAN, swadaya 12 x Rp 1.000", "Biaya", 15_000),
        ("REKAP USULAN (lima ribu rupiah per KK)", "Biaya", 15_000),
        ("REKAP USULAN IURAN Rp 5 ribu", "Biaya (Rp)", 15_000),
    ],
)
def test_amounts_are_in_the_unit_that_stands_over_them_and_that_is_told(title: str, heading: str, cost: int) -> None:
    found = read("proposal", f"{title}\nNo | Usulan | {heading}\n1 | Warung kelompok | 15000\n2 | Sumur bor | 60 juta\n3 | PAUD | 500.000")
    assert [entry["cost_estimate"] for entry in of_kind(found, "proposal")] == [cost, 60_000_000, cost // 15_000 * 500_000]
    assert [ask.code for ask in found.asks if ask.code in ("money_text", "amount_unit")] == (["money_text"] if cost > 15_000 else [])


def test_parts_of_millions_are_read_and_what_no_village_pays_is_asked() -> None:
    rows = "USULAN (dalam juta rupiah)\nNo | Usulan | Biaya\n1 | Jalan | 12,5\n2 | Talud | {}"
    assert [entry["cost_estimate"] for entry in of_kind(read("proposal", rows.format("40")), "proposal")] == [12_500_000, 40_000_000]
    [ask] = [ask for ask in read("proposal", rows.format("40.000.000")).asks if ask.code == "amount_unit"]
    as_they_stand = read("proposal", rows.format("40.000.000").replace("12,5", "500.000"), answers={ask.id: "rupiah"})
    assert [entry["cost_estimate"] for entry in of_kind(as_they_stand, "proposal")] == [500_000, 40_000_000]


def test_costs_too_small_for_rupiah_are_asked_about_in_a_register_too() -> None:
    rows = "USULAN\nNo | Usulan | Biaya\n1 | Jalan | 45\n2 | Talud | 120"
    [ask] = [ask for ask in read("proposal", rows).asks if ask.code == "amount_unit"]
    found = read("proposal", rows, answers={ask.id: "all_millions"})
    assert [entry["cost_estimate"] for entry in of_kind(found, "proposal")] == [45_000_000, 120_000_000]


def test_the_totals_of_amounts_in_thousands_are_in_thousands_too() -> None:
    drawing = "SIMPANAN KWT MELATI (dalam ribuan)\nNo | Nama | L/P | Simpanan wajib\n1 | Siti | P | 50\n2 | Ani | P | 25\nJumlah | | | 75"
    found = read("contribution", drawing)
    assert [entry["amount"] for entry in of_kind(found, "contribution")] == [50_000, 25_000]
    assert not [ask for ask in found.asks if ask.code == "column_total_mismatch"]
