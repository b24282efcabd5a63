"""Means, gain, and marks outside the scale."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from empower_desktop.workspace.scoring import Gain, Scale, gain_of

HUNDRED = Scale.of({"score_min": "0", "score_max": "100"})


def marks(*pairs: tuple[int | None, int | None]) -> list[tuple[Decimal | None, Decimal | None]]:
    return [tuple(None if mark is None else Decimal(mark) for mark in pair) for pair in pairs]  # type: ignore[misc]  # pairs stay pairs


def test_the_example_of_the_contract() -> None:
    found = gain_of(marks((40, 70), (50, 80), (60, 60), (60, 80), (100, 100), (50, 30), (70, None), (None, 90)), HUNDRED)
    assert found == Gain(Fraction(60), Fraction(70), 6, Fraction(1, 4))


def test_fewer_than_five_pairs_give_no_gain() -> None:
    found = gain_of(marks((40, 70), (50, 80)), HUNDRED)
    assert (found.pairs, found.share) == (2, None)


def test_marks_outside_the_scale_make_no_pair() -> None:
    assert gain_of(marks((40, 850), (50, 80)), HUNDRED).pairs == 1


@pytest.mark.parametrize(("most", "typed", "meant"), [("100", "850", "85"), ("10", "75", "7"), ("100", "85", None), ("100", "105.5", None)])
def test_a_figure_too_many_is_guessed(most: str, typed: str, meant: str | None) -> None:
    scale = Scale.of({"score_max": most})
    assert scale.perhaps(Decimal(typed)) == (None if meant is None else Decimal(meant))


def test_no_scale_holds_no_mark() -> None:
    assert not Scale.of({}).holds(Decimal(1))
