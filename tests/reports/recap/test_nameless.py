from __future__ import annotations

import pytest

from empower_desktop.reports.insight.result import Entry, Ledger, Result
from empower_desktop.reports.recap.nameless import without_names
from empower_desktop.reports.recap.recap import retold_result

TOLD = without_names(["Tumini Lestari", "Hj. Siti Aminah", "Untung"], kept=["KWT Melati Lestari", "Tumini Jaya"])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Bu Tumini Lestari menjadi bendahara", "Bu … menjadi bendahara"),
        ("TUMINI LESTARI dan tumini lestari", "… dan …"),
        ("Tumini, bendahara", "…, bendahara"),
        ("Laporan kepada Hj. Siti Aminah.", "Laporan kepada …"),
        ("Pak Karso (yang tidak dikenal) setuju", "Pak … (yang tidak dikenal) setuju"),
        ("KWT Melati Lestari menanam bibit", "KWT Melati Lestari menanam bibit"),
        ("Kelompok Tumini Jaya menjual", "Kelompok Tumini Jaya menjual"),
        ("Harga naik, siapa yang rugi?", "Harga naik, siapa yang rugi?"),
        ("Ibu-ibu menanam bersama Pak RT", "Ibu-ibu menanam bersama Pak …"),
        ("", ""),
    ],
)
def test_names_go_out_and_names_of_groups_stay(typed: str, told: str) -> None:
    assert TOLD(typed) == told


def test_what_single_records_say_does_not_go_out_with_a_figure() -> None:
    listed = Ledger("Alasannya", ("Alasan",), (Entry("D1", "decision", ("Karena Tumini Lestari tidak setuju",)),))
    told = retold_result(Result("PARa", (), (), quotes=(("D1", "Kata Tumini"),), ledger=listed), TOLD)
    assert (told.quotes, told.ledger) == ((), None)
