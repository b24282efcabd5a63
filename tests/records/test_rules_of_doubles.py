"""The rule R20: what may be in the notebook twice is asked about."""

from __future__ import annotations

import pytest

from empower_desktop.records import Group, Meeting, Person, Proposal, SameAs, Training
from empower_desktop.workspace.finding import findings_of
from empower_desktop.workspace.saving import add_keyed, save
from tests.records.told import JAN, told


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"name": "SUMINAH", "birth_year": 1971}, True),
        ({"name": "Suminah", "birth_year": 1980}, False),
        ({"name": "Suminah"}, False),
        ({"name": "Suminah B.", "birth_year": 1971}, False),
        ({"name": "Suminah", "birth_year": 1971, "area": "33.02.10.2004"}, False),
        ({"name": "Suminah", "birth_year": 1971, "sex": "L"}, False),
    ],
)
def test_r20_the_same_soft_key_is_asked_about(village, suminah, values, asked):
    known = {"sex": "P", "area": "33.02.10.2003", **values}
    assert told(village, Person, "R20", **known) == ({("Q", "name")} if asked else set())


def test_r20_one_hamlet_may_stand_for_the_year_of_birth(village):
    lives = {"name": "Maria", "sex": "P", "area": "33.02.10.2003", "hamlet": "Dusun II"}
    village.add(Person, 7, **lives)
    assert told(village, Person, "R20", **lives) == {("Q", "name")}


def test_r20_is_asked_of_meetings_trainings_groups_and_proposals_too(village):
    for kind, day in ((Meeting, "date"), (Training, "date_start"), (Proposal, "proposed_on"), (Group, "formed_on")):
        title = {"name" if kind is Group else "title": "Air irigasi", "area": "33.02.10.2003", day: JAN}
        assert told(village, kind, "R20", **title) == set()
        assert told(village, kind, "R20", **title) == {("Q", kind.soft_key[0])}


@pytest.mark.parametrize("same", [True, False])
def test_r20_is_not_asked_again_once_answered(village, suminah, same):
    twin = village.add(Person, 7, name="Suminah", sex="P", birth_year=1971, area="33.02.10.2003")
    village.add(SameAs, 8, one=suminah.id, other=twin.id, same=same)
    assert {finding.rule for one in (suminah, twin) for finding in village.asked(one)} & {"R20"} == set()


@pytest.mark.parametrize("known", [{"hamlet": "Dusun II"}, {"birth_year": "1971"}])
def test_twice_the_same_is_asked_of_what_is_in_the_store(open_work, known):
    work = open_work("sari")
    lives = {"name": "Suminah", "sex": "P", "area": "33.02.10.2003", **known}
    first = save(work, Person, lives).result
    second = save(work, Person, {**lives, "name": "suminah"}).result
    assert "R20" in {finding.rule for finding in findings_of(work, Person, second)}
    add_keyed(work, SameAs, {"kind": "person", "one": second, "other": first, "same": "tidak"})
    assert "R20" not in {finding.rule for one in (first, second) for finding in findings_of(work, Person, one)}
