"""Advocacy, negotiation and grievances: what they must say, and whom they must not."""

from __future__ import annotations

from datetime import date

import pytest

from empower_desktop.records import Engagement, Person
from empower_desktop.records.engagement import is_unnamed, response_days, succeeded
from empower_desktop.records.rules import incomplete

APRIL, MAY = date(2025, 4, 15), date(2025, 5, 20)


def told(village, rule: str, **values: object) -> set[tuple[str, str]]:
    found = village.asked(village.add(Engagement, 50 + len(village.records), date=APRIL, **values))
    return {(finding.level, finding.field) for finding in found if finding.rule == rule}


@pytest.mark.parametrize("code", ["response_on", "outcome_on"])
def test_neither_answer_nor_result_comes_before_what_was_asked(village, code):
    assert told(village, "R17", **{code: date(2025, 4, 14)}) == {("E", code)}
    assert told(village, "R17", **{code: APRIL}) == set()


def test_what_was_reached_has_its_day(village):
    assert told(village, "outcome", outcome="sebagian") == {("W", "outcome_on")}
    assert told(village, "outcome", outcome="sebagian", outcome_on=MAY) == set()
    assert told(village, "outcome", outcome="menunggu") == set()


def test_a_channel_of_justice_and_a_complainant_belong_to_grievances_and_legal_aid(village):
    assert told(village, "justice", engagement_type="audiensi", justice_channel="lbh") == {("W", "justice_channel")}
    assert told(village, "justice", engagement_type="pendampingan_hukum", justice_channel="lbh") == set()


def test_a_group_is_recommended_and_not_required(village):
    assert told(village, "group", title="Audiensi") == {("W", "group")}
    assert told(village, "group", title="Audiensi", group="00000000-0000-7000-8000-000000000001") == set()


def test_a_grievance_that_names_its_people_in_what_others_read_is_warned_of(village):
    suminah = village.add(Person, 1, name="Suminah", sex="P")
    tells = {"engagement_type": "pengaduan", "complainant": suminah.id}
    assert told(village, "R21", demand="Hak Ibu SUMINAH, dibayar", **tells) == {("W", "demand")}
    assert told(village, "R21", demand="Upah seorang anggota dibayar", **tells) == set()
    assert told(village, "R21", title="Suminah mewakili KWT", **{**tells, "engagement_type": "audiensi"}) == set()
    assert told(village, "R21", outcome_note="Suminah menerima", engagement_type="pengaduan", spokespersons=(suminah.id,)) == {
        ("W", "outcome_note")
    }


def test_only_what_it_must_say_makes_it_incomplete(village):
    whole = Engagement(
        id="a",
        engagement_type="audiensi",
        title="Audiensi",
        date=APRIL,
        target_type="bpd",
        demand="5% Dana Desa",
        outcome="menunggu",
    )
    assert incomplete(whole, village) == []


def test_what_is_worked_out_of_it():
    answered = Engagement(id="a", engagement_type="pengaduan", date=APRIL, response_on=MAY, outcome="terpenuhi")
    assert (response_days(answered), succeeded(answered), is_unnamed(answered)) == (35, True, True)
    waiting = Engagement(id="b", engagement_type="audiensi", date=APRIL, outcome="menunggu")
    assert (response_days(waiting), succeeded(waiting), is_unnamed(waiting)) == (None, False, False)
