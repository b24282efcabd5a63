"""Headings of registers: one that means several things leaves a field to the one that means only it; the usual ones of books are known."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, read


def test_a_heading_of_many_meanings_leaves_a_field_to_the_one_that_means_only_it() -> None:
    rows = "1 | BRI | bank | permodalan | 12/PKS\n2 | Unram | kampus | pendampingan |"
    found = read("partnership", f"MITRA\nNo | Nama Mitra | Jenis | Bentuk Kerjasama | No. PKS\n{rows}")
    assert [(one.get("form"), one.get("document_no")) for one in of_kind(found, "partnership")] == [
        ("permodalan", "12/PKS"),
        ("pendampingan", None),
    ]
    assert (asked(found).get("word_unknown"), "C3:C4" in {left.cell for left in found.left}) == (None, True)


@pytest.mark.parametrize("heading", ["Bidang / Usulan Kegiatan", "Bidang/Kegiatan", "Nama Usulan Kegiatan"])
def test_a_heading_that_names_what_its_rows_are_called_by_is_that_where_no_other_does(heading: str) -> None:
    found = read("proposal", f"DAFTAR USULAN\nNo | {heading} | Tgl Usul | Biaya diusulkan\n1 | Rabat beton | 2 Maret 2026 | 48.000.000")
    (proposal,) = of_kind(found, "proposal")
    assert (proposal["title"], proposal["proposed_on"], proposal["cost_estimate"]) == ("Rabat beton", "2026-03-02", 48000000)


def test_the_book_of_decisions_is_known_by_its_usual_headings() -> None:
    heads = "No. Kep | Tanggal | Bunyi Keputusan | Cara | Setuju | Tidak | Catatan / keberatan"
    found = read("decision", f"BUKU KEPUTUSAN\n{heads}\n01/2025 | 31-01-2025 | Iuran naik | mufakat | 8 | 1 | seorang keberatan")
    (decision,) = of_kind(found, "decision")
    told = [decision.get(code) for code in ("decision_no", "method", "votes_against", "dissent")]
    assert told == ["01/2025", "musyawarah_mufakat", "1", "seorang keberatan"]


def test_a_heading_of_many_meanings_keeps_its_field_beside_one_that_only_shares_a_word_with_it() -> None:
    row = "1 | 12 Januari 2026 | Audiensi | masuk RKP | 30 Juni 2026"
    found = read("lesson", f"PEMBELAJARAN\nNo | Tanggal | Kegiatan | Hasil | Tgl hasil\n{row}")
    assert [one["date"] for one in of_kind(found, "lesson")] == ["2026-01-12"]
