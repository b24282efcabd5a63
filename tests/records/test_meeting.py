"""What a meeting's numbers say."""

from __future__ import annotations

import pytest

from empower_desktop.records import Attendance, Meeting
from empower_desktop.records.meeting import present_named, present_total, quorum_needed, who_came, women_present

MEETING = Meeting(id="m", extra_male=2, extra_female=3)
ROSTER = [
    Attendance(id="1", meeting="m", person="suminah", presence="hadir"),
    Attendance(id="2", meeting="m", person="budi", presence="hadir"),
    Attendance(id="3", meeting="m", person="rohmah", presence="izin"),
    Attendance(id="4", meeting="m", presence="hadir"),
]


def test_only_who_is_noted_as_present_counts():
    assert present_named(ROSTER) == 3


def test_the_unnamed_count_too_and_nothing_written_counts_as_none():
    assert present_total(MEETING, ROSTER) == 8
    assert present_total(Meeting(id="m"), []) == 0


def test_women_are_those_known_to_be_women_and_the_unnamed():
    assert women_present(MEETING, ROSTER, {"suminah", "rohmah"}) == 4
    assert women_present(Meeting(id="m"), ROSTER, set()) == 0


def test_who_came_are_the_persons_present(village):
    village.records.extend(ROSTER)
    assert who_came("m", village) == {"suminah", "budi"}


@pytest.mark.parametrize(("invited", "needed"), [(25, 17), (24, 16), (3, 2), (1, 1), (0, None), (None, None)])
def test_a_quorum_is_two_thirds_of_those_invited_rounded_up(invited, needed):
    assert quorum_needed(invited) == needed
