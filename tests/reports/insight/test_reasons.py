"""A number said aloud: which it is, and why it is kept back."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest

from empower_desktop.language import Label, Language
from empower_desktop.reports.insight.number import Hidden, Number
from empower_desktop.reports.insight.reasons import spoken, why
from empower_desktop.reports.insight.result import Line, Result

ENGLISH = Language("en")
WOMEN, PRESENT, SPOKE = Label("Perempuan", "Women"), Label("Hadir", "Present"), Label("Bicara", "Spoke")
SIX_OF_TEN, TOO_FEW = Number(Fraction(3, 5), made_of=(6, 10)), Number(None, hidden="few")


@pytest.mark.parametrize("hidden", [reason for reason in get_args(Hidden) if reason])
def test_whatever_is_hidden_says_why(hidden: Hidden) -> None:
    assert why(Number(None, hidden=hidden)) is not None


def test_what_is_shown_needs_no_reason() -> None:
    assert why(SIX_OF_TEN) is None


@pytest.mark.parametrize(
    ("numbers", "heads", "said"),
    [
        ((SIX_OF_TEN,), (PRESENT,), "Women: 60.0% (6 of 10)"),
        ((SIX_OF_TEN, TOO_FEW), (PRESENT, SPOKE), "Women, Present: 60.0% (6 of 10)"),
        ((TOO_FEW,), (PRESENT,), "Women: n<5. Fewer than five people, not shown."),
    ],
)
def test_a_number_is_said_with_its_line_its_column_and_its_reason(numbers: tuple[Number, ...], heads: tuple[Label, ...], said: str) -> None:
    line = Line(WOMEN, numbers)
    assert spoken(Result("F1", heads, (line,)), line, 0, ENGLISH) == said
