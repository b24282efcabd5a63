from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.language import Language
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.shown import shown
from empower_desktop.reports.insight.small_cells import without_small_cells
from empower_desktop.reports.recap.sentences import what_changed
from empower_desktop.reports.recap.told import told
from tests.reports.insight.notebook import Notebook

SAY = Language("en")
STEPS = ("invited", "present", "spoke", "proposed", "accepted", "p1", "p2", "p3", "p4")


def side(counts: list[int]) -> tuple[Number, ...]:
    invited = counts[0]
    first = Number(Fraction(invited), "count", kind="attendance")
    return (first, *(Number(Fraction(each, invited), "percent", (each, invited), kind="attendance") for each in counts[1:]))


def funnel(own: list[int], others: list[int]) -> Result:
    parity = tuple(Number(Fraction(1), "ratio", kind="attendance") for _ in range(4))
    both = [one + other for one, other in zip(own, others, strict=True)]
    blank = (Number(None),) * 4
    lines = (
        Line("All", (*side(both), *blank), "semua"),
        Line("Women", (*side(own), *parity), "perempuan"),
        Line("Others", (*side(others), *blank), "perempuan:lainnya"),
    )
    return Result("F1", STEPS, lines)


COUNTS = st.lists(st.integers(0, 30), min_size=5, max_size=5).map(lambda each: sorted(each, reverse=True)).filter(lambda each: each[0] > 0)


@given(COUNTS, COUNTS)
def test_no_step_tells_of_one_to_four_people_nor_lets_them_be_worked_out(own: list[int], others: list[int]) -> None:
    result = without_small_cells(funnel(own, others))
    whole, mine, theirs = (line.numbers for line in result.lines)
    for at in range(5):
        for numbers, counts in ((mine, own), (theirs, others)):
            if numbers[at].value is not None:
                assert not 0 < counts[at] < 5
                assert not 0 < counts[0] - counts[at] < 5
            else:
                assert not numbers[at].behind
                assert numbers[at].made_of is None
        assert (mine[at].value is None) == (theirs[at].value is None)
        if whole[at].value is not None:
            assert not 0 < own[at] + others[at] < 5
    for at in range(1, 5):
        assert mine[at].value is not None or mine[at + 4].value is None


def test_large_numbers_money_and_decisions_stay_as_they_are() -> None:
    money = Number(Fraction(1, 3), "percent", (1, 3), kind="contribution")
    decisions = Number(Fraction(2), "count", kind="decision")
    result = Result("D1", ("a", "b"), (Line("x", (money, decisions), "x"),))
    assert without_small_cells(result) == result
    assert without_small_cells(funnel([20, 14, 6, 5, 5], [20, 10, 7, 7, 5])) == funnel([20, 14, 6, 5, 5], [20, 10, 7, 7, 5])


def test_what_is_hidden_says_why() -> None:
    _, women, others = without_small_cells(funnel([20, 14, 6, 3, 0], [20, 10, 12, 7, 5])).lines
    assert [shown(number, SAY) for number in women.numbers[3:5]] == ["1–4", "0.0% (0 of 20)"]
    assert [number.hidden for number in others.numbers[3:5]] == ["suppressed", ""]
    assert [number.hidden for number in women.numbers[5:]] == ["", "", "few", ""]


def test_no_sentence_is_made_around_a_number_that_is_hidden() -> None:
    facts = Notebook().facts()
    for came in (14, 11):  # of whom few stayed away; beside others of whom few stayed away
        hidden = without_small_cells(funnel([16, came, 7, 2, 2], [11, 10, 7, 1, 0]))
        assert what_changed(facts, {}, hidden) == ()
    (said,) = what_changed(facts, {}, funnel([16, 11, 5, 2, 2], [11, 10, 7, 1, 0]))
    assert told(said, SAY).startswith("Women: invited 16 times, 11 came")
    (said,) = what_changed(facts, {}, replace(funnel([16, 11, 5, 2, 2], [11, 10, 7, 1, 0]), code="A4a"))
    assert told(said, SAY).startswith("Women in public affairs: invited 16 times, 11 came")
