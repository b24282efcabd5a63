from __future__ import annotations

from datetime import date, time

import pytest

from empower_desktop.language import Language
from empower_desktop.reports.papers.spelled import day_spelled, days, money_spelled, months, page_of, terbilang, times, weekday_and_day

INDONESIAN, ENGLISH = Language("id"), Language("en")


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (2_026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (2_000_000_000, "dua miliar"),
        (10**12, "satu triliun"),
        (-7, "minus tujuh"),
        (999_999, "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_numbers_are_spelled_as_offices_write_them(number: int, spelled: str) -> None:
    assert terbilang(number) == spelled


def test_the_day_of_minutes_is_spelled_out_with_its_figures_behind() -> None:
    assert day_spelled(date(2026, 1, 12)) == "Senin tanggal dua belas bulan Januari tahun dua ribu dua puluh enam (12-01-2026)"
    assert weekday_and_day(date(2026, 1, 12), INDONESIAN) == "Senin, 12 Januari 2026"


@pytest.mark.parametrize(
    ("first", "last", "said", "at_foot"),
    [
        (date(2026, 2, 18), date(2026, 2, 19), "18–19 Februari 2026", "18–19 Februari 2026"),
        (date(2026, 2, 28), date(2026, 3, 2), "28 Februari – 2 Maret 2026", "28 Februari – 2 Maret 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Desember 2025 – 2 Januari 2026", "30 Desember 2025 – 2 Januari 2026"),
        (date(2026, 1, 1), date(2026, 6, 30), "1 Januari – 30 Juni 2026", "Januari–Juni 2026"),
        (date(2024, 2, 1), date(2024, 2, 29), "1–29 Februari 2024", "Februari 2024"),
        (date(2025, 7, 1), date(2026, 6, 30), "1 Juli 2025 – 30 Juni 2026", "Juli 2025 – Juni 2026"),
        (date(2026, 5, 5), date(2026, 5, 5), "5 Mei 2026", "5 Mei 2026"),
    ],
)
def test_a_period_says_nothing_twice(first: date, last: date, said: str, at_foot: str) -> None:
    assert days(first, last, INDONESIAN) == said
    assert months(first, last, INDONESIAN) == at_foot


def test_a_period_is_said_in_english_too() -> None:
    assert days(date(2026, 1, 1), date(2026, 6, 30), ENGLISH) == "1 January – 30 June 2026"
    assert months(date(2026, 1, 1), date(2026, 3, 31), ENGLISH) == "January–March 2026"


def test_times_have_a_point_and_tell_of_the_next_day() -> None:
    assert times(time(13), time(15, 30)) == "pukul 13.00 – 15.30"
    assert times(time(19, 30), None) == "pukul 19.30"
    assert times(time(20), time(0, 45), past_midnight=True) == "pukul 20.00 – 00.45 (hari berikutnya)"


def test_money_is_followed_by_its_words_and_never_breaks() -> None:
    assert money_spelled(15_000) == "Rp\u00a015.000 (lima belas ribu rupiah)"


def test_pages_are_counted_in_the_tongue_of_the_paper() -> None:
    assert [page_of(1, 3, tongues) for tongues in ("id", "en", "both")] == [
        "Halaman 1 dari 3",
        "Page 1 of 3",
        "Halaman / Page 1 dari / of 3",
    ]
