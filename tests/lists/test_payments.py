"""A book of payments has a row for each: its rows say what was paid, and a name comes again with each payment."""

from __future__ import annotations

import pytest

from tests.paper import of_kind, read

DRAWING = """SIMPANAN KELOMPOK SPP KENANGA
Tanggal | Nama | L/P | {} | {}
5 Januari 2026 | Aminah | P | Simpanan Wajib | 25.000
5 Januari 2026 | Rukmini | P | Wajib | 25.000
12 Januari 2026 | Aminah | P | Sukarela | 100.000
12 Januari 2026 | Rukmini | P | Iuran kas | 5.000
9 Februari 2026 | Fatonah | P | Penarikan simpanan | 30.000
"""


@pytest.mark.parametrize(("kind", "amount"), [("Jenis Simpanan", "Jumlah"), ("Keterangan", "Jumlah (Rp)"), ("Uraian", "Uang")])
def test_each_row_says_what_was_paid_and_the_one_column_of_amounts_how_much(kind: str, amount: str) -> None:
    found = read("contribution", DRAWING.format(kind, amount), defaults=True)
    paid = [(entry["date"], entry["entry_type"], entry["note"], entry["amount"]) for entry in of_kind(found, "contribution")]
    assert sorted(paid) == [
        ("2026-01-05", "simpanan", "Simpanan Wajib", 25_000),
        ("2026-01-05", "simpanan", "Simpanan wajib", 25_000),
        ("2026-01-12", "simpanan", "Simpanan sukarela", 100_000),
        ("2026-01-12", "tunai", "Iuran kas", 5_000),
    ]
    assert {entry["source"] for entry in of_kind(found, "contribution")} == {"anggota"}


def test_what_was_taken_out_is_told_as_not_taken() -> None:
    found = read("contribution", DRAWING.format("Jenis Simpanan", "Jumlah"))
    assert [left.cell for left in found.left if "no payment" in str(left.why)] == ["D7"]


def test_who_paid_several_times_is_proposed_to_be_one_in_a_single_question() -> None:
    found = read("contribution", DRAWING.format("Jenis Simpanan", "Jumlah"))
    [ask] = [ask for ask in found.asks if ask.code == "same_person"]
    assert ask.default == "same"


@pytest.mark.parametrize(("title", "entry_type"), [("IURAN KWT MELATI 2026", "tunai"), ("SIMPANAN KWT MELATI 2026", "simpanan")])
def test_amounts_of_months_below_a_heading_bulan_are_taken(title: str, entry_type: str) -> None:
    drawing = (
        f"{title}\nNo | Nama | L/P | Saldo 2025 | Bulan | | Jumlah\n | | | | Jan | Feb |\n1 | Siti | P | 50.000 | 10.000 | 20.000 | 80.000"
    )
    paid = of_kind(read("contribution", drawing, defaults=True), "contribution")
    assert [(entry["date"], entry["amount"], entry["entry_type"], entry["note"]) for entry in paid] == [
        ("2026-01-31", 10_000, entry_type, "Januari 2026"),
        ("2026-02-28", 20_000, entry_type, "Februari 2026"),
    ]
