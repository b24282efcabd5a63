"""The rules of every kind: a record that breaks one, and one that keeps it."""

from __future__ import annotations

from datetime import date, time

import pytest

from empower_desktop.records import (
    Action,
    ActionLog,
    AgendaItem,
    Attendance,
    Decision,
    Group,
    Meeting,
    Membership,
    Participation,
    Person,
    Proposal,
    SameAs,
    Training,
)
from empower_desktop.records.rules import incomplete
from empower_desktop.workspace.finding import findings_of, missing_in
from empower_desktop.workspace.saving import add_keyed, delete, save
from tests.records.told import FEB, JAN, MAR, told


def test_an_empty_required_field_makes_a_record_incomplete(village):
    assert told(village, Group, "required", name="KWT Melati", area="33.02.10.2003", status="aktif") == {("E", "group_type")}
    assert told(village, Group, "required", name="KWT", area="33.02.10.2003", status="aktif", group_type="kwt") == set()


def test_what_makes_a_record_incomplete_is_told_first(village):
    levels = [finding.level for finding in village.asked(village.add(Meeting, 9, title="Rapat", date=date(2027, 1, 1)))]
    assert levels == sorted(levels)
    assert {"E", "W"} == set(levels)


def test_incomplete_tells_the_errors_alone(village):
    meeting = village.add(Meeting, 9, title="Rapat", date=date(2027, 1, 1), doc_no="3302101234567890")
    assert incomplete(meeting, village) == [finding for finding in village.asked(meeting) if finding.level == "E"]


@pytest.mark.parametrize(("day", "said"), [(date(2026, 4, 15), set()), (date(2026, 4, 16), {("W", "date")})])
def test_a_day_too_far_ahead_is_only_asked_about_as_clocks_are_wrong(village, day, said):
    assert told(village, Meeting, "future", date=day) == said


def test_r01_a_row_must_not_point_to_a_deleted_person(village, meeting, suminah):
    village.deleted.add(suminah.id)
    assert told(village, Attendance, "R01", meeting=meeting.id, person=suminah.id) == {("E", "person")}
    village.deleted.clear()
    assert told(village, Attendance, "R01", meeting=meeting.id, person=suminah.id) == set()


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        (Membership, "start_on", "end_on"),
        (Membership, "start_on", "role_since"),
        (Membership, "start_on", "term_end_on"),
        (Training, "date_start", "date_end"),
    ],
)
def test_r17_nothing_ends_before_it_starts(village, kind, start, end):
    assert told(village, kind, "R17", **{start: FEB, end: JAN}) == {("E", end)}
    assert told(village, kind, "R17", **{start: FEB, end: FEB}) == set()


def test_r24_what_has_not_come_is_named(village, suminah):
    absent = "01900000-0000-7000-8000-999999999999"
    assert told(village, Meeting, "R24", chair=absent, facilitators=(suminah.id, absent)) == {("W", "chair"), ("W", "facilitators")}
    assert told(village, Meeting, "R24", chair=suminah.id) == set()


@pytest.mark.parametrize(
    ("kind", "owner", "code", "first", "second"),
    [
        (AgendaItem, "meeting", "order_no", 1, 2),
        (Decision, "meeting", "decision_no", "1", "2"),
        (Membership, "group", "member_no", "014", "015"),
    ],
)
def test_r24_a_number_is_used_once(village, meeting, kind, owner, code, first, second):
    place = {owner: meeting.id}
    assert told(village, kind, "R24", **place, **{code: first}) == set()
    assert told(village, kind, "R24", **place, **{code: second}) == set()
    assert told(village, kind, "R24", **place, **{code: first}) == {("W", code)}


@pytest.mark.parametrize(
    ("kind", "rule", "broken", "kept", "said"),
    [
        (Person, "digits", {"name": "Suminah 2"}, {"name": "Suminah"}, ("E", "name")),
        (Person, "birth", {"birth_year": 1970, "birth_date": JAN}, {"birth_year": 2026, "birth_date": JAN}, ("E", "birth_year")),
        (Person, "age", {"birth_year": 1910}, {"birth_year": 1930}, ("W", "birth_year")),
        (Person, "age", {"birth_date": date(2027, 1, 1)}, {"birth_date": JAN}, ("W", "birth_date")),
        (
            Person,
            "disability",
            {"disability_type": "fisik"},
            {"disability_type": "fisik", "constituencies": ("difabel",)},
            ("W", "disability_type"),
        ),
        (
            Person,
            "household",
            {"sex": "L", "household_head_female": True},
            {"sex": "P", "household_head_female": True},
            ("W", "household_head_female"),
        ),
        (Person, "derived", {"constituencies": ("lansia",)}, {"constituencies": ("miskin",)}, ("W", "constituencies")),
        (
            Meeting,
            "times",
            {"start_time": time(13), "end_time": time(12)},
            {"start_time": time(13), "end_time": time(14)},
            ("W", "end_time"),
        ),
        (Meeting, "next", {"date": FEB, "next_meeting_on": FEB}, {"date": FEB, "next_meeting_on": MAR}, ("W", "next_meeting_on")),
        (Meeting, "organiser", {"meeting_type": "rapat_kelompok"}, {"meeting_type": "musdes"}, ("W", "group")),
        (Membership, "end_reason", {"end_reason": "pindah"}, {"end_reason": "pindah", "end_on": JAN}, ("W", "end_reason")),
        (
            Membership,
            "selection",
            {"role": "anggota", "selection_method": "musyawarah"},
            {"role": "ketua", "selection_method": "musyawarah"},
            ("W", "selection_method"),
        ),
        (Decision, "source", {"budget_outside": 5}, {"budget_outside": 5, "outside_source": "dana_desa"}, ("W", "outside_source")),
        (Decision, "source", {"outside_source": "anggota"}, {"outside_source": "apbn"}, ("W", "outside_source")),
        (
            Decision,
            "rung",
            {"arnstein_rung": "manipulasi", "participation_level": "kolaborasi"},
            {"arnstein_rung": "kemitraan", "participation_level": "kolaborasi"},
            ("W", "arnstein_rung"),
        ),
        (Action, "source", {}, {"lesson": "l"}, ("W", "meeting")),
        (ActionLog, "put_off", {"status": "berjalan", "new_due_on": FEB}, {"status": "ditunda", "new_due_on": FEB}, ("W", "new_due_on")),
        (Training, "topic", {"topic": "lainnya"}, {"topic": "lainnya", "topic_other": "Batik"}, ("W", "topic_other")),
        (Training, "topic", {"topic": "pupuk_bokashi", "topic_other": "Batik"}, {"topic": "pupuk_bokashi"}, ("W", "topic_other")),
        (Training, "share", {"cost_total": 5, "cost_swadaya": 6}, {"cost_total": 5, "cost_swadaya": 5}, ("E", "cost_swadaya")),
        (
            Participation,
            "barrier",
            {"barrier": "modal", "adoption_1m": "rutin"},
            {"barrier": "modal", "adoption_1m": "belum"},
            ("W", "barrier"),
        ),
        (
            Proposal,
            "offer",
            {"cost_estimate": 5, "swadaya_offered": 6},
            {"cost_estimate": 5, "swadaya_offered": 5},
            ("W", "swadaya_offered"),
        ),
        (Proposal, "adopted", {"status": "dibahas", "adopted_in": "RKP"}, {"status": "diterima", "adopted_in": "RKP"}, ("W", "adopted_in")),
        (SameAs, "same", {"one": "a", "other": "a"}, {"one": "a", "other": "b"}, ("E", "other")),
    ],
)
def test_what_the_fields_themselves_promise(village, kind, rule, broken, kept, said):
    assert told(village, kind, rule, **broken) == {said}
    assert told(village, kind, rule, **kept) == set()


@pytest.mark.parametrize("number", ["3302101234567890", "330210123456789", "3302 1012 3456 7890", "NIK: 3302-1012-3456-7890."])
def test_an_identity_number_is_warned_of_in_any_text(village, number):
    assert told(village, Person, "identity_number", notes=number) == {("W", "notes")}
    assert told(village, Meeting, "identity_number", summary=f"Dibacakan {number}") == {("W", "summary")}


@pytest.mark.parametrize("text", ["081200000001", "12345678901234", "12345678901234567", "005/BA/I/2026", "12-01-2026 – 14-01-2026"])
def test_other_numbers_are_no_identity_numbers(village, text):
    assert told(village, Person, "identity_number", notes=text) == set()


def test_rules_are_asked_of_what_is_in_the_store(open_work):
    work = open_work("sari")
    person = save(work, Person, {"name": "Suminah", "sex": "P"}).result
    meeting = save(work, Meeting, {"title": "Musdus", "date": "24/11", "extra_female": 1}).result
    row = add_keyed(work, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"}).result
    vote = {"meeting": meeting, "method": "voting_terbuka", "votes_for": 3, "votes_against": 0}
    assert {finding.rule for finding in missing_in(work, Decision, "", Decision.read(vote, work.today))} == {"required", "R03"}
    delete(work, Person, person, work.seen(person))
    assert {finding.rule for finding in findings_of(work, Attendance, row)} == {"R01"}
