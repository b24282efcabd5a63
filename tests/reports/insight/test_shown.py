"""A number in words, the same wherever it stands."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.language import Language
from empower_desktop.reports.insight.number import BLANK, Number
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.shown import reading, rounded, shown, shown_value, told_coverage
from empower_desktop.shipped import RESOURCES

INDONESIAN, ENGLISH = Language("id", RESOURCES / "translations"), Language("en")


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (Number(Fraction(3, 5), made_of=(6, 10)), "60,0% (6 dari 10)", "60.0% (6 of 10)"),
        (Number(Fraction(1, 16), made_of=(1, 16)), "6,3% (1 dari 16)", "6.3% (1 of 16)"),
        (Number(Fraction(2, 3), made_of=(1_000, 1_500)), "66,7% (1.000 dari 1.500)", "66.7% (1,000 of 1,500)"),
        (
            Number(Fraction(27, 70), made_of=(5_400_000, 14_000_000), kind="contribution"),
            "38,6% (Rp 5.400.000 dari Rp 14.000.000)",
            "38.6% (Rp 5,400,000 of Rp 14,000,000)",
        ),
        (Number(None, made_of=(2, 3), hidden="few"), "2 dari 3 (n<5)", "2 of 3 (n<5)"),
        (Number(None, hidden="few"), "n<5", "n<5"),
        (Number(None, made_of=(0, 0), hidden="empty"), "—", "—"),
        (Number(None, "count", hidden="small"), "1–4", "1–4"),
        (Number(None, hidden="suppressed"), "disembunyikan", "hidden"),
        (Number(None, "change", hidden="one_point"), "baru satu titik", "one point only"),
        (Number(None, hidden="thin"), "terlalu sedikit diketahui", "too little known"),
        (Number(Fraction(7, 9), "ratio"), "0,78", "0.78"),
        (Number(Fraction(1, 2), "ratio", n=6), "0,50 (n = 6)", "0.50 (n = 6)"),
        (Number(Fraction(2, 3), "change", n=6), "+0,67 (n = 6)", "+0.67 (n = 6)"),
        (Number(Fraction(-1), "change"), "-1", "-1"),
        (Number(Fraction(-1, 200), "change", n=6), "-0,01 (n = 6)", "-0.01 (n = 6)"),
        (Number(Fraction(7, 2), "rank", n=10), "3,50 (n = 10)", "3.50 (n = 10)"),
        (Number(Fraction(60), "points", n=6), "60 (n = 6)", "60 (n = 6)"),
        (Number(Fraction(1_250_000), "rupiah", n=3), "Rp 1.250.000", "Rp 1,250,000"),
        (Number(Fraction(230_000), "change in rupiah"), "+Rp 230.000", "+Rp 230,000"),
        (Number(Fraction(-50_000), "change in rupiah"), "-Rp 50.000", "-Rp 50,000"),
        (Number(Fraction(20), "days", n=5), "20 hari (n = 5)", "20 days (n = 5)"),
        (Number(Fraction(241, 2), "hours"), "120,50 jam", "120.50 hours"),
        (Number(Fraction(7), "count", made_of=(7, 11)), "7 dari 11", "7 of 11"),
        (Number(Fraction(136), "count"), "136", "136"),
        (Number(Fraction(21, 10), "level", n=10), "2,10 (n = 10)", "2.10 (n = 10)"),
        (BLANK, "", ""),
    ],
)
def test_a_number_never_stands_without_what_it_is_made_of(number: Number, indonesian: str, english: str) -> None:
    assert shown(number, INDONESIAN) == indonesian
    assert shown(number, ENGLISH) == english


def test_where_the_parts_stand_beside_it_only_the_value_is_told() -> None:
    assert shown_value(Number(Fraction(3, 5), made_of=(6, 10)), INDONESIAN) == "60,0%"
    assert shown_value(Number(None, made_of=(2, 3), hidden="few"), INDONESIAN) == "n<5"
    assert shown_value(BLANK, INDONESIAN) == ""


@pytest.mark.parametrize(
    ("parity", "word"),
    [(Fraction(799, 1000), "belum setara"), (Fraction(4, 5), "setara"), (Fraction(5, 4), "setara"), (Fraction(1251, 1000), "lebih banyak")],
)
def test_a_parity_is_read_unrounded(parity: Fraction, word: str) -> None:
    assert INDONESIAN(reading(Number(parity, "ratio"))) == word
    assert reading(Number(None, "ratio", hidden="few")) == ""


def test_coverage_is_told_below_four_in_five() -> None:
    def told(part: int) -> str:
        return told_coverage(Result("A6b", (), (), Number(Fraction(part, 10), made_of=(part, 10))), INDONESIAN)

    assert told(7) == "Kelengkapan isian: 70,0% (7 dari 10)."
    assert told(8) == ""


@given(value=st.fractions(-1000, 1000, max_denominator=10_000), decimals=st.integers(0, 2))
def test_rounding_is_half_away_from_zero(value: Fraction, decimals: int) -> None:
    told = Fraction(rounded(value, decimals))
    half = Fraction(1, 2 * 10**decimals)
    assert abs(told - value) <= half
    assert abs(told - value) < half or abs(told) > abs(value)
    assert rounded(Fraction(1, 8), 2) == Decimal("0.13")
    assert rounded(Fraction(-1, 8), 2) == Decimal("-0.13")
