"""Self-assessments: how far apart they lie, and what a high level needs."""

from __future__ import annotations

from datetime import date

import pytest

from empower_desktop.records import Assessment, AssessmentScore

GROUP = "00000000-0000-7000-8000-000000000001"


@pytest.mark.parametrize(("later", "rules"), [(date(2025, 3, 12), {"soon"}), (date(2025, 3, 13), set()), (date(2025, 1, 12), {"R24"})])
def test_the_next_one_comes_after_sixty_days_and_only_one_on_a_day(village, later, rules):
    village.add(Assessment, 1, group=GROUP, date=date(2025, 1, 12))
    found = village.asked(village.add(Assessment, 2, group=GROUP, date=later))
    assert {(each.rule, each.level, each.field) for each in found if each.rule in ("soon", "R24") and each.field == "date"} == {
        (rule, "W", "date") for rule in rules
    }


@pytest.mark.parametrize(
    ("level", "evidence", "levels"), [("3", None, {"E"}), ("4", None, {"E"}), ("3", "Buku kas", set()), ("2", None, set())]
)
def test_a_high_level_needs_what_shows_it(village, level, evidence, levels):
    found = village.asked(AssessmentScore(id="a", assessment="b", aim="A10", level=level, evidence=evidence))
    assert {each.level for each in found if each.rule == "R19"} == levels
