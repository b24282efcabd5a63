"""Each rule of the data dictionary: a record that breaks it, and one that keeps it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

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
    Record,
    SameAs,
    Training,
)
from empower_desktop.records.rules import incomplete
from empower_desktop.workspace.finding import findings_of, missing_in
from empower_desktop.workspace.saving import add_keyed, delete, save

JAN, FEB, MAR = date(2026, 1, 12), date(2026, 2, 12), date(2026, 3, 12)


def told(village, kind: type[Record], rule: str, **values: object) -> set[tuple[str, str]]:
    """Give level and field of what a rule says of a record with these values."""
    asked = village.asked(village.add(kind, 100 + len(village.records), **values))
    return {(finding.level, finding.field) for finding in asked if finding.rule == rule}


@pytest.fixture
def suminah(village) -> Person:
    return village.add(Person, 1, name="Suminah", sex="P", birth_year=1971, area="33.02.10.2003", person_kind="warga")


@pytest.fixture
def meeting(village) -> Meeting:
    return village.add(Meeting, 2, title="Musdus", date=JAN, area="33.02.10.2003", extra_male=1, extra_female=2)


@pytest.fixture
def came(village, meeting, suminah) -> Attendance:
    return village.add(Attendance, 3, meeting=meeting.id, person=suminah.id, presence="hadir", invited=True)


@pytest.fixture
def training(village) -> Training:
    return village.add(Training, 4, title="Bokashi", date_start=JAN, date_end=JAN, hours=Decimal(6), score_max=Decimal(100))


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


@pytest.mark.parametrize(("votes", "said"), [((3, 1, 0), set()), ((3, 1, 1), {("E", "votes_for")}), ((None, None, None), set())])
def test_r03_no_more_votes_than_people(village, meeting, came, votes, said):
    cast = dict(zip(("votes_for", "votes_against", "votes_abstain"), votes, strict=True))
    assert told(village, Decision, "R03", meeting=meeting.id, **cast) == said


def test_r03_votes_without_a_meeting_have_no_bound_but_are_asked_about(village):
    assert told(village, Decision, "R03", votes_for=900) == {("W", "votes_for")}


@pytest.mark.parametrize("method", ["voting_terbuka", "voting_rahasia"])
def test_r04_a_vote_has_numbers_and_a_majority(village, method):
    assert told(village, Decision, "R04", method=method) == {("E", "votes_for"), ("E", "votes_against")}
    assert told(village, Decision, "R04", method=method, votes_for=3, votes_against=3) == {("W", "votes_for")}
    assert told(village, Decision, "R04", method=method, votes_for=4, votes_against=3) == set()
    assert told(village, Decision, "R04", method="musyawarah_mufakat") == set()


@pytest.mark.parametrize("dissent", [{"dissent": "Dua warga khawatir"}, {"dissent_from": ("miskin",)}, {"votes_against": 1}])
def test_r05_consensus_with_dissent_is_consensus_with_reservations(village, dissent):
    assert told(village, Decision, "R05", method="musyawarah_mufakat", **dissent) == {("W", "method")}
    assert told(village, Decision, "R05", method="mufakat_dengan_catatan", **dissent) == set()


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


def test_r10_authority_moves_from_somebody_to_somebody_else(village):
    moved = {"authority_kind": ("kelola_aset",), "authority_status": "berlaku", "authority_instrument": "berita_acara"}
    assert told(village, Decision, "R10", authority_kind=("kelola_aset",)) == {
        ("E", "authority_from"),
        ("E", "authority_to"),
        ("E", "authority_status"),
        ("W", "authority_instrument"),
    }
    assert told(village, Decision, "R10", **moved, authority_from="pemdes", authority_to="pemdes") == {("E", "authority_to")}
    assert told(village, Decision, "R10", **moved, authority_from="pemdes", authority_to="kelompok") == set()


def test_r11_a_tag_has_a_reason(village):
    assert told(village, Decision, "R11", power_dimension="generatif") == {("E", "power_reason")}
    assert told(village, Decision, "R11", power_dimension="generatif", power_reason="Sengketa air berkurang") == set()


def test_r12_losses_are_explained(village):
    assert told(village, Decision, "R12", losses=("petani_hulu",)) == {("W", "losses_note")}
    assert told(village, Decision, "R12", losses=("petani_hulu",), losses_note="Jatah berkurang") == set()


def test_r12a_nobody_is_represented_and_not_represented(village):
    assert told(village, Decision, "R12a", interests_represented=("miskin",), interests_missing=("miskin",)) == {("E", "interests_missing")}
    assert told(village, Decision, "R12a", interests_represented=("miskin",), interests_missing=("difabel",)) == set()


def test_r13_strength_without_authority_is_a_hint(village):
    assert told(village, Decision, "R13", capability_given=("alat",)) == {("W", "capability_given")}
    assert told(village, Decision, "R13", capability_given=("alat",), authority_kind=("anggaran",)) == set()


@pytest.mark.parametrize("code", ["budget_swadaya", "budget_outside"])
def test_r14_no_budget_is_negative(code):
    assert Decision.fields()[code].least == 0


def test_r15_what_is_done_has_its_day(village):
    assert told(village, Action, "R15", status="selesai") == {("E", "done_on")}
    assert told(village, Action, "R15", status="selesai", done_on=JAN) == set()


def test_r16_a_rejection_has_its_reason(village):
    assert told(village, Proposal, "R16", status="ditolak") == {("E", "reason_rejected")}
    assert told(village, Proposal, "R16", status="ditolak", reason_rejected="Tidak ada dana") == set()


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


def test_r17_authority_ends_after_the_decision(village):
    moved = {"authority_kind": ("anggaran",), "decided_on": FEB}
    assert told(village, Decision, "R17", **moved, authority_until=JAN) == {("E", "authority_until")}
    assert told(village, Decision, "R17", **moved, authority_until=MAR) == set()


def test_r18_a_meeting_of_the_last_century_is_asked_about(village):
    assert told(village, Meeting, "R18", date=date(1999, 12, 31)) == {("W", "date")}
    assert told(village, Meeting, "R18", date=date(2000, 1, 1)) == set()


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


def test_r22_of_a_child_only_the_name_is_kept(village, meeting, training):
    child = village.add(Person, 7, name="Adi", birth_date=date(2008, 1, 13)).id
    grown = village.add(Person, 8, name="Budi", birth_date=date(2008, 1, 12)).id
    for kind, place in ((Attendance, {"meeting": meeting.id}), (Participation, {"training": training.id})):
        assert told(village, kind, "R22", person=child, **place) == {("W", "person")}
        assert told(village, kind, "R22", person=grown, **place) == set()


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


def test_r24_the_number_of_minutes_is_used_once_a_year(village):
    assert told(village, Meeting, "R24", doc_no="005/BA", date=JAN) == set()
    assert told(village, Meeting, "R24", doc_no="005/BA", date=date(2025, 1, 12)) == set()
    assert told(village, Meeting, "R24", doc_no="005/BA", date=FEB) == {("W", "doc_no")}


@pytest.mark.parametrize("code", ["adoption_1m", "adoption_3m", "adoption_6m"])
def test_r25_only_who_came_applies_it(village, code):
    assert told(village, Participation, "R25", presence="alpa", **{code: "rutin"}) == {("E", code)}
    assert told(village, Participation, "R25", presence="hadir", **{code: "rutin"}) == set()


@pytest.mark.parametrize(("count", "said"), [(0, {"invited_count"}), (1, set())])
def test_r26_no_more_are_invited_on_the_roster_than_in_all(village, came, meeting, count, said):
    held = Meeting(id=meeting.id, invited_count=count)
    assert {finding.field for finding in village.asked(held) if finding.rule == "R26"} == said


@pytest.mark.parametrize("consent", ["tertulis", "lisan"])
def test_r27_consent_has_its_day(village, consent):
    assert told(village, Person, "R27", consent=consent) == {("E", "consent_on")}
    assert told(village, Person, "R27", consent=consent, consent_on=JAN) == set()
    assert told(village, Person, "R27", consent="belum_ditanya") == set()


@pytest.mark.parametrize("place", [{"meeting": "m"}, {"group": "g"}, {"area": "33.02"}])
def test_r28_a_decision_lies_somewhere(village, place):
    assert told(village, Decision, "R28") == {("E", "meeting")}
    assert told(village, Decision, "R28", **place) == set()


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


def test_facilitators_are_noted_as_such(village, suminah):
    assert told(village, Meeting, "facilitator", facilitators=(suminah.id,)) == {("W", "facilitators")}
    bagus = village.add(Person, 7, name="Bagus", person_kind="pendamping").id
    assert told(village, Meeting, "facilitator", facilitators=(bagus,)) == set()


def test_dissent_names_nobody(village, meeting, came):
    assert told(village, Decision, "dissent", meeting=meeting.id, dissent="Suminah keberatan") == {("W", "dissent")}
    assert told(village, Decision, "dissent", meeting=meeting.id, dissent="Dua warga keberatan") == set()


def test_a_decision_fits_its_meeting_and_agenda(village, meeting):
    item = village.add(AgendaItem, 9, meeting="another", topic="Air").id
    assert told(village, Decision, "agenda", meeting=meeting.id, agenda_item=item) == {("W", "agenda_item")}
    assert told(village, Decision, "day", meeting=meeting.id, decided_on=FEB) == {("W", "decided_on")}
    assert told(village, Decision, "day", meeting=meeting.id, decided_on=JAN) == set()


def test_a_follow_up_is_due_after_what_it_comes_from(village, meeting):
    assert told(village, Action, "due", meeting=meeting.id, due_on=date(2026, 1, 11)) == {("W", "due_on")}
    assert told(village, Action, "due", meeting=meeting.id, due_on=JAN) == set()


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


@pytest.mark.parametrize("known", [{"hamlet": "Dusun II"}, {"birth_year": "1971"}])
def test_twice_the_same_is_asked_of_what_is_in_the_store(open_work, known):
    work = open_work("sari")
    lives = {"name": "Suminah", "sex": "P", "area": "33.02.10.2003", **known}
    first = save(work, Person, lives).result
    second = save(work, Person, {**lives, "name": "suminah"}).result
    assert "R20" in {finding.rule for finding in findings_of(work, Person, second)}
    add_keyed(work, SameAs, {"kind": "person", "one": second, "other": first, "same": "tidak"})
    assert "R20" not in {finding.rule for one in (first, second) for finding in findings_of(work, Person, one)}
