"""The rules of meetings: who came, what was proposed, and what is to be done after them."""

from __future__ import annotations

from datetime import date

import pytest

from empower_desktop.records import Action, Attendance, Meeting, Person, Proposal
from tests.records.told import FEB, JAN, told


def test_r06_only_who_is_present_speaks_and_nobody_stands_in_for_themselves(village, suminah):
    assert told(village, Attendance, "R06", presence="izin", spoke=True) == {("E", "spoke")}
    assert told(village, Attendance, "R06", presence="hadir", spoke=True) == set()
    assert told(village, Attendance, "R06", person=suminah.id, proxy_for=suminah.id) == {("E", "proxy_for")}


def test_r07_proposer_chair_and_note_taker_were_there(village, meeting, came, suminah):
    absent = village.add(Person, 8, name="Rohmah").id
    assert told(village, Proposal, "R07", meeting=meeting.id, proposer_person=absent) == {("W", "proposer_person")}
    assert told(village, Proposal, "R07", meeting=meeting.id, proposer_person=suminah.id) == set()
    held = Meeting(id=meeting.id, chair=suminah.id, note_taker=absent)
    assert {finding.field for finding in village.asked(held) if finding.rule == "R07"} == {"note_taker"}


def test_r15_what_is_done_has_its_day(village):
    assert told(village, Action, "R15", status="selesai") == {("E", "done_on")}
    assert told(village, Action, "R15", status="selesai", done_on=JAN) == set()


def test_r16_a_rejection_has_its_reason(village):
    assert told(village, Proposal, "R16", status="ditolak") == {("E", "reason_rejected")}
    assert told(village, Proposal, "R16", status="ditolak", reason_rejected="Tidak ada dana") == set()


def test_r18_a_meeting_of_the_last_century_is_asked_about(village):
    assert told(village, Meeting, "R18", date=date(1999, 12, 31)) == {("W", "date")}
    assert told(village, Meeting, "R18", date=date(2000, 1, 1)) == set()


def test_r24_the_number_of_minutes_is_used_once_a_year(village):
    assert told(village, Meeting, "R24", doc_no="005/BA", date=JAN) == set()
    assert told(village, Meeting, "R24", doc_no="005/BA", date=date(2025, 1, 12)) == set()
    assert told(village, Meeting, "R24", doc_no="005/BA", date=FEB) == {("W", "doc_no")}


@pytest.mark.parametrize(("count", "said"), [(0, {"invited_count"}), (1, set())])
def test_r26_no_more_are_invited_on_the_roster_than_in_all(village, came, meeting, count, said):
    held = Meeting(id=meeting.id, invited_count=count)
    assert {finding.field for finding in village.asked(held) if finding.rule == "R26"} == said


def test_facilitators_are_noted_as_such(village, suminah):
    assert told(village, Meeting, "facilitator", facilitators=(suminah.id,)) == {("W", "facilitators")}
    bagus = village.add(Person, 7, name="Bagus", person_kind="pendamping").id
    assert told(village, Meeting, "facilitator", facilitators=(bagus,)) == set()


def test_a_follow_up_is_due_after_what_it_comes_from(village, meeting):
    assert told(village, Action, "due", meeting=meeting.id, due_on=date(2026, 1, 11)) == {("W", "due_on")}
    assert told(village, Action, "due", meeting=meeting.id, due_on=JAN) == set()
