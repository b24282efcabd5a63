"""The rules of trainings: scores on their scale, hours, and what is applied afterwards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from empower_desktop.records import Participation, Training
from tests.records.told import FEB, told


@pytest.mark.parametrize(("score", "said"), [("0", set()), ("100", set()), ("101", {("E", "post_score")})])
def test_r08_a_score_lies_within_the_scale(village, training, score, said):
    assert told(village, Participation, "R08", training=training.id, post_score=Decimal(score)) == said


def test_r08_scores_need_a_scale(village):
    bare = village.add(Training, 9, title="Tanpa skala")
    assert told(village, Participation, "R08", training=bare.id, pre_score=Decimal(5)) == {("E", "pre_score")}
    assert {finding.field for finding in village.asked(bare) if finding.rule == "R08"} == {"score_max"}


def test_r08_a_scale_is_a_scale(village):
    assert told(village, Training, "R08", score_min=Decimal(10), score_max=Decimal(10)) == {("E", "score_max")}
    assert told(village, Training, "R08", score_max=Decimal(100), pass_score=Decimal(110)) == {("W", "pass_score")}
    assert told(village, Training, "R08", score_max=Decimal(100), pass_score=Decimal(60)) == set()


@pytest.mark.parametrize("code", ["adoption_1m", "adoption_3m", "adoption_6m"])
def test_r25_only_who_came_applies_it(village, code):
    assert told(village, Participation, "R25", presence="alpa", **{code: "rutin"}) == {("E", code)}
    assert told(village, Participation, "R25", presence="hadir", **{code: "rutin"}) == set()


@pytest.mark.parametrize(
    ("code", "checked", "said"),
    [
        ("adoption_1m", FEB, set()),
        ("adoption_1m", date(2026, 2, 1), {("W", "adoption_1m")}),
        ("adoption_3m", FEB, {("W", "adoption_3m")}),
        ("adoption_6m", date(2026, 6, 12), set()),
        ("adoption_1m", date(2026, 1, 11), {("W", "adoption_checked_on")}),
    ],
)
def test_use_in_practice_is_asked_about_in_time(village, training, code, checked, said):
    values = {"presence": "hadir", "adoption_checked_on": checked, code: "mencoba"}
    assert told(village, Participation, "early", training=training.id, **values) == said


def test_nobody_attends_longer_than_the_training(village, training):
    assert told(village, Participation, "hours", training=training.id, attended_hours=Decimal(7)) == {("W", "attended_hours")}
    assert told(village, Participation, "hours", training=training.id, attended_hours=Decimal(6)) == set()
