"""Partnerships: when they are active, and what an ended one says."""

from __future__ import annotations

from datetime import date

import pytest

from empower_desktop.records import Partnership
from empower_desktop.records.partnership import active_on

MARCH, JUNE, AUGUST = date(2025, 3, 1), date(2025, 6, 1), date(2025, 8, 1)
GROUP, PARTNER = "00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"


@pytest.mark.parametrize(
    ("values", "active"),
    [
        ({"status": "aktif", "start_on": MARCH}, True),
        ({"status": "aktif", "start_on": AUGUST}, False),
        ({"status": "rencana", "start_on": MARCH}, False),
        ({"status": "selesai", "start_on": MARCH, "end_on": AUGUST}, True),
        ({"status": "putus", "start_on": MARCH, "end_on": date(2025, 5, 31)}, False),
        ({"status": "putus", "start_on": MARCH}, False),
        ({"status": "aktif"}, False),
    ],
)
def test_it_is_active_from_its_start_to_its_end_whatever_came_later(values, active):
    assert active_on(Partnership(id="a", **values), JUNE) is active


def test_it_does_not_end_before_it_starts_and_an_ended_one_says_when(village):
    def told(rule: str, **values: object) -> set[tuple[str, str]]:
        found = village.asked(village.add(Partnership, 50 + len(village.records), start_on=JUNE, **values))
        return {(finding.level, finding.field) for finding in found if finding.rule == rule}

    assert told("R17", end_on=MARCH) == {("E", "end_on")}
    assert told("ended", status="putus") == {("W", "end_on")}
    assert told("ended", status="putus", end_on=AUGUST) == told("ended", status="rencana") == set()
    same = {"group": GROUP, "partner": PARTNER, "form": "mou"}
    told("R20", **same)
    assert told("R20", **same) == {("Q", "group")}
    assert told("R20", **{**same, "form": "jejaring"}) == set()
