"""Savings below headings that do not call them so: kinds without the word, days, and weeks."""

from __future__ import annotations

import pytest

from empower_desktop.errors import Problem
from tests.paper import asked, of_kind, read

PEOPLE = "1 | Siti | P | 50000 | 10000\n2 | Ani | P | 50000 | 5000"


def _noted(title: str, heads: str, **answers: str) -> list[tuple[object, object, object]]:
    drawing = f"{title}\nNo | Nama | L/P | {heads}\n{PEOPLE}"
    known = {ask.id: answers[ask.code] for ask in read("contribution", drawing).asks if ask.code in answers}
    found = read("contribution", drawing, answers=known)
    return [(one["amount"], one.get("date"), one.get("note")) for one in of_kind(found, "contribution")][:2]


@pytest.mark.parametrize("title", ["SIMPANAN KWT SEKAR", "KEUANGAN ANGGOTA KWT SEKAR"])
def test_kinds_of_savings_are_known_below_a_title_of_savings_and_beside_each_other(title: str) -> None:
    assert _noted(title, "Pokok | Wajib") == [(50_000, None, "Simpanan pokok"), (10_000, None, "Simpanan wajib")]


@pytest.mark.parametrize(("answer", "taken"), [("", 0), ("savings", 2)])
def test_of_one_kind_below_a_title_that_says_nothing_it_is_asked(answer: str, taken: int) -> None:
    drawing = "KWT SEKAR\nNo | Nama | L/P | Wajib\n1 | Siti | P | 10000\n2 | Ani | P | 5000"
    [ask] = read("contribution", drawing).asks
    found = read("contribution", drawing, answers={ask.id: answer} if answer else {})
    assert (ask.code, ask.cell, len(of_kind(found, "contribution"))) == ("amounts_unsaid", "D2", taken)


def test_what_was_paid_of_a_loan_is_no_saving() -> None:
    assert not _noted("PINJAMAN KWT SEKAR", "Pokok | Jasa")


@pytest.mark.parametrize(
    ("heads", "title"), [("3/1 | 17/1", "ARISAN KWT SEKAR 2026"), ("3 Jan 2026 | 17 Jan 2026", "TABUNGAN MINGGUAN KWT SEKAR")]
)
def test_amounts_below_days_are_savings_of_these_days(heads: str, title: str) -> None:
    assert _noted(title, heads, year_from_title="2026") == [(50_000, "2026-01-03", None), (10_000, "2026-01-17", None)]


def test_days_and_weeks_below_which_amounts_stand_are_of_the_month_over_the_list() -> None:
    title = "SIMPANAN KWT SEKAR\nBulan : Maret 2026"
    assert _noted(title, "Tgl 1 | Tgl 8") == [(50_000, "2026-03-01", "Maret 2026"), (10_000, "2026-03-08", "Maret 2026")]
    assert _noted(title, "Minggu I | Minggu II", day_missing="last") == [
        (50_000, "2026-03-31", "Minggu I Maret 2026"),
        (10_000, "2026-03-31", "Minggu II Maret 2026"),
    ]


def test_bare_numbers_over_amounts_are_days_of_the_month_over_the_list() -> None:
    rows = "1 | Siti | P | 500 | | 500 | 1000\n2 | Ani | P | | 500 | 500 | 1000"
    found = read("contribution", f"IURAN ANGGOTA KWT SEKAR\nBulan : Maret 2026\nNo | Nama | L/P | 1 | 2 | 3 | Jumlah\n{rows}")
    assert [str(one["date"])[-2:] for one in of_kind(found, "contribution")] == ["01", "03", "02", "03"]
    assert (asked(found), found.left) == ({}, ())


def test_kinds_of_savings_below_each_month_are_of_it_and_their_sum_is_none_of_them() -> None:
    heads = "No | Nama | L/P | Januari | | Februari | | Jumlah\n | | | Wajib | Sukarela | Wajib | Sukarela |"
    found = read("contribution", f"SIMPANAN KWT SEKAR 2026\n{heads}\n1 | Siti | P | 1000 | 500 | 1000 | | 2500", defaults=True)
    assert [(one["amount"], one["note"]) for one in of_kind(found, "contribution")] == [
        (1000, "Simpanan wajib Januari 2026"),
        (500, "Simpanan sukarela Januari 2026"),
        (1000, "Simpanan wajib Februari 2026"),
    ]


@pytest.mark.parametrize("heads", ["Bentuk | Nilai (Rp)", "Masuk | Tarik | Jumlah"])
def test_a_sum_beside_a_column_that_says_what_it_sums_up_is_not_taken_for_cash(heads: str) -> None:
    row = "Beras 5 kg | 60000" if "Bentuk" in heads else "20000 | 5000 | 15000"
    with pytest.raises(Problem) as refused:
        read("contribution", f"SUMBANGAN ANGGOTA KWT SEKAR\nNo | Nama | L/P | {heads}\n1 | Siti | P | {row}\n2 | Ani | P | {row}")
    assert "gifts of goods" in str(refused.value.message)


def test_who_paid_nothing_needs_no_day() -> None:
    rows = "1 | Siti | P | 10000 | 2026-01-05\n2 | Ani | P | |"
    found = read("contribution", f"SIMPANAN WAJIB KWT SEKAR\nNo | Nama | L/P | Jumlah | Tgl bayar\n{rows}")
    assert ([one["date"] for one in of_kind(found, "contribution")], asked(found)) == (["2026-01-05"], {})


def test_a_month_within_a_heading_and_a_day_behind_that_of_the_list_are_read() -> None:
    heads = "Simpanan wajib Januari 2026 | Simpanan wajib Feb 2026"
    assert _noted("SIMPANAN KWT SEKAR", heads, day_missing="last") == [
        (50_000, "2026-01-31", "Simpanan wajib Januari 2026"),
        (10_000, "2026-02-28", "Simpanan wajib Feb 2026"),
    ]
    found = read("contribution", "SIMPANAN KWT SEKAR\nBulan April 2026, tgl 12\nNo | Nama | L/P | Simpanan wajib\n1 | Siti | P | 10000")
    assert ([one["date"] for one in of_kind(found, "contribution")], asked(found)) == (["2026-04-12"], {})


@pytest.mark.parametrize(
    ("title", "heading", "noted"),
    [
        ("SIMPANAN WAJIB KWT SEKAR", "Jumlah", ("simpanan", "anggota", None)),
        ("IURAN WARGA KWT SEKAR", "Uang", ("tunai", "warga", None)),
        ("DAFTAR DONATUR, KWT SEKAR", "Sumbangan anggota (Rp)", ("tunai", "anggota", "Sumbangan anggota")),
        ("DAFTAR DONATUR, KWT SEKAR", "Nominal", ("tunai", None, None)),
    ],
)
def test_one_column_of_amounts_is_what_the_title_says_savings_or_gifts(title: str, heading: str, noted: tuple[str, ...]) -> None:
    found = read("contribution", f"{title}\nNo | Nama | L/P | {heading}\n1 | Siti | P | 10000\n2 | Ani | P | 5000")
    [one, _] = of_kind(found, "contribution")
    assert (one["entry_type"], one.get("source"), one.get("note")) == noted
    assert ("givers_unsaid" in asked(found)) == (noted[1] is None)


@pytest.mark.parametrize("heads", ["HOK", "Jumlah HOK | Upah | Jumlah", "Hari kerja | Nilai"])
def test_days_of_work_are_refused_with_what_to_do_and_are_no_gifts_in_cash(heads: str) -> None:
    row = " | ".join(["2", "80000", "160000"][: heads.count("|") + 1])
    with pytest.raises(Problem) as refused:
        read("contribution", f"SWADAYA TENAGA KWT SEKAR\nNo | Nama | L/P | {heads}\n1 | Siti | P | {row}\n2 | Ani | P | {row}")
    assert "days of labour" in str(refused.value.message)


def test_marks_below_days_are_no_amounts() -> None:
    found = read("attendance", "KEGIATAN ARISAN KWT SEKAR 2026\nNo | Nama | L/P | 3/1 | 17/1\n1 | Siti | P | v | v\n2 | Ani | P | v |")
    assert {one["presence"] for one in of_kind(found, "attendance")} >= {"hadir"}


def test_a_list_of_people_without_amounts_that_can_be_taken_says_so_once_they_are_said_to_be_people() -> None:
    heads = "No | Nama | Jenis Sumbangan | Jumlah | Satuan"
    text = f"SUMBANGAN SWADAYA JALAN\n{heads}\n1 | Tambunan | Semen | 5 | sak\n2 | Lamhot | Tenaga | 3 | HOK"
    [ask] = read("contribution", text).asks
    with pytest.raises(Problem, match="template"):
        read("contribution", text, answers={ask.id: "people"})
    assert read("contribution", text, answers={ask.id: "things"}).entries == ()


@pytest.mark.parametrize("below", [("hadir", "pulang", "200"), ("1", "1", "2")])
def test_what_is_mostly_no_money_below_a_day_is_no_savings_even_under_a_title_of_them(below: tuple[str, ...]) -> None:
    rows = "\n".join(
        f"{at} | {name} | P | {each} | 5000" for at, (name, each) in enumerate(zip(("Siti", "Ani", "Umi"), below, strict=True), 1)
    )
    found = read("membership", f"SIMPANAN KWT SEKAR 2026\nNo | Nama | L/P | 3/1 | Wajib\n{rows}")
    assert [one["amount"] for one in of_kind(found, "contribution")] == [5000] * 3
    assert asked(found)["columns_without_field"] == "D2"
