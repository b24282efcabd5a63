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
