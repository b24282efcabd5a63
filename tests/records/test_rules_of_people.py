"""The rules of people and of the groups that they belong to."""

from __future__ import annotations

from datetime import date

import pytest

from empower_desktop.records import Attendance, Group, Membership, Participation, Person
from tests.records.told import FEB, JAN, told


def test_r22_of_a_child_only_the_name_is_kept(village, meeting, training):
    child = village.add(Person, 7, name="Adi", birth_date=date(2008, 1, 13)).id
    grown = village.add(Person, 8, name="Budi", birth_date=date(2008, 1, 12)).id
    for kind, place in ((Attendance, {"meeting": meeting.id}), (Participation, {"training": training.id})):
        assert told(village, kind, "R22", person=child, **place) == {("W", "person")}
        assert told(village, kind, "R22", person=grown, **place) == set()


@pytest.mark.parametrize("consent", ["tertulis", "lisan"])
def test_r27_consent_has_its_day(village, consent):
    assert told(village, Person, "R27", consent=consent) == {("E", "consent_on")}
    assert told(village, Person, "R27", consent=consent, consent_on=JAN) == set()
    assert told(village, Person, "R27", consent="belum_ditanya") == set()


def test_a_membership_begins_when_there_is_a_group(village):
    group = village.add(Group, 9, name="KWT", formed_on=FEB).id
    assert told(village, Membership, "formed", group=group, start_on=JAN) == {("W", "start_on")}
    assert told(village, Membership, "formed", group=group, start_on=FEB) == set()


def test_a_group_has_one_chair_at_a_time(village):
    assert told(village, Membership, "one_chair", group="g", role="ketua", end_on=date(2026, 1, 15)) == set()
    assert told(village, Membership, "one_chair", group="g", role="ketua", end_on=date(2026, 1, 16)) == set()
    assert told(village, Membership, "one_chair", group="g", role="ketua") == {("W", "role")}


def test_a_group_does_not_stand_above_itself(village):
    upper = village.add(Group, 8, name="Gapoktan", parent_group=village.add(Group, 9, name="Desa").id)
    assert told(village, Group, "circle", parent_group=upper.id) == set()
    village.records.remove(upper)
    circle = village.add(Group, 8, name="Gapoktan", parent_group=upper.id)
    assert {finding.level for finding in village.asked(circle) if finding.rule == "circle"} == {"E"}
