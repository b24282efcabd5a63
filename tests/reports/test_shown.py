"""Numbers as they are written: never a share without its n, and the reason in place of what is hidden."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from empower_desktop.language import Language
from empower_desktop.reports.insight.number import BLANK, Hidden, Number
from empower_desktop.reports.insight.reasons import why
from empower_desktop.reports.insight.shown import shown

INDONESIAN = Language("id", Path(__file__).parents[2] / "resources" / "translations")
ENGLISH = Language("en")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Number(Fraction(6, 10), made_of=(6, 10)), "60,0% (6 dari 10)"),
        (Number(Fraction(54, 140), made_of=(5_400_000, 14_000_000), kind="contribution"), "38,6% (Rp 5.400.000 dari Rp 14.000.000)"),
        (Number(Fraction(1, 8), made_of=(1, 8)), "12,5% (1 dari 8)"),
        (Number(Fraction(625, 10_000), made_of=(1, 16)), "6,3% (1 dari 16)"),
        (Number(Fraction(7, 9), "ratio"), "0,78"),
        (Number(Fraction(125, 1000), "ratio"), "0,13"),
        (Number(Fraction(1250), "count"), "1.250"),
        (Number(Fraction(1_250_000), "rupiah", n=3), "Rp 1.250.000"),
        (Number(Fraction(2, 3), "change", n=6), "+0,67 (n = 6)"),
        (Number(Fraction(-1, 200), "change", n=6), "-0,01 (n = 6)"),
        (Number(Fraction(2), "change"), "+2"),
        (Number(Fraction(3), "level", n=5), "3 (n = 5)"),
        (Number(Fraction(21, 10), "level", n=10), "2,10 (n = 10)"),
        (Number(Fraction(7, 2), "rank", n=10), "3,50 (n = 10)"),
        (Number(Fraction(60), "points", n=6), "60 (n = 6)"),
        (Number(Fraction(20), "days", n=5), "20 hari (n = 5)"),
        (BLANK, ""),
    ],
)
def test_a_number_is_rounded_half_away_from_zero_and_carries_its_n(number: Number, text: str) -> None:
    assert shown(number, INDONESIAN) == text


@pytest.mark.parametrize(
    ("hidden", "text"),
    [("few", "n<5"), ("empty", "—"), ("small", "1–4"), ("suppressed", "disembunyikan"), ("one_point", "baru satu titik")],
)
def test_what_is_hidden_says_why_in_its_place(hidden: Hidden, text: str) -> None:
    number = Number(None, hidden=hidden)
    assert shown(number, INDONESIAN) == text
    assert why(number) is not None


def test_on_the_own_device_the_raw_count_stands_beside_a_share_that_is_not_shown() -> None:
    assert shown(Number(None, made_of=(2, 3), hidden="few"), INDONESIAN) == "n<5 (2 dari 3)"


def test_english_has_its_own_signs() -> None:
    assert shown(Number(Fraction(1234, 10_000), made_of=(1234, 10_000)), ENGLISH) == "12.3% (1,234 of 10,000)"
