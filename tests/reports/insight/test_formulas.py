"""Where a formula draws its lines: what counts and what just does not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from empower_desktop.language import Language
from empower_desktop.records import (
    Action,
    ActionLog,
    Assessment,
    AssessmentScore,
    ChoiceNote,
    Decision,
    Engagement,
    Group,
    Issue,
    Meeting,
    Membership,
    Outcome,
    Outreach,
    Participation,
    Partner,
    Partnership,
    Person,
    Training,
)
from empower_desktop.reports.insight.training_gain import band
from tests.reports.insight.notebook import DAY, YEAR, Notebook, line, only, percent, value


def test_of_exactly_half_enough_is_known(notebook: Notebook) -> None:
    for opened in (True, True, True, False, False, None, None, None, None, None):
        notebook.note(Meeting, date=DAY, finance_shared=opened)
    assert percent(only(notebook.result("A6b"))) == 60.0


def test_a_dissolved_group_stands_in_the_figures_of_what_it_did(notebook: Notebook) -> None:
    gone = notebook.note(Group, name="KWT Lama", status="bubar")
    notebook.note(Group, name="KWT Sepi", status="bubar")
    notebook.note(Meeting, date=DAY, group=gone.id)
    judged = notebook.note(Assessment, date=DAY, group=gone.id)
    notebook.note(AssessmentScore, assessment=judged.id, aim="A1", level="2")
    friends = notebook.note(Partner, partner_type="lsm")
    notebook.note(Partnership, group=gone.id, partner=friends.id, start_on=DAY, status="aktif")
    assert [each.code for each in notebook.result("A2b").lines] == [gone.id]
    assert [each.code for each in notebook.result("MAT").lines] == [gone.id]
    assert [each.code for each in notebook.result("A7a").lines] == [gone.id, "semua"]


def test_authority_holds_to_the_end_of_its_last_day(notebook: Notebook) -> None:
    moved = {"authority_kind": ("agenda",), "authority_from": "pemdes", "authority_to": "kelompok", "authority_status": "berlaku"}
    notebook.note(Decision, decided_on=DAY, authority_until=YEAR.last, **moved)
    notebook.note(Decision, decided_on=DAY, authority_until=YEAR.last - dt.timedelta(days=1), **moved)
    told = notebook.result("M1a")
    assert [value(only(told, state)) for state in ("aktif", "berakhir")] == [1, 1]
    months = notebook.result("M1a-waktu")
    assert [value(only(months, month)) for month in ("2025-12", "2026-01", "2026-06")] == [0, 2, 1]


def test_the_authority_ledger_tells_of_each_transfer_what_from_whom_to_whom_until_when_and_how_it_stands(notebook: Notebook) -> None:
    moved = {"authority_from": "pemdes", "authority_to": "kelompok"}
    held = notebook.note(Decision, decided_on=DAY, authority_kind=("agenda", "aturan"), authority_status="berlaku", **moved)
    until = YEAR.last - dt.timedelta(days=1)
    over = notebook.note(Decision, decided_on=DAY, authority_status="berlaku", authority_until=until, statement="Kios", **moved)
    ledger = notebook.result("M1a").ledger
    assert ledger is not None
    say = Language("en")
    told = {entry.record: [cell if isinstance(cell, dt.date) else say(cell) for cell in entry.cells] for entry in ledger.entries}
    assert list(told) == [held.id, over.id]
    assert told[held.id][1:] == ["Village head/officials", "Group members", "no ground noted", "without limit", "In force"]
    assert told[over.id][0] == "Kios"
    assert told[over.id][4:] == [until, "Ended"]


def test_what_is_overdue_is_listed_with_its_newest_day_the_oldest_first(notebook: Notebook) -> None:
    days = [YEAR.last - dt.timedelta(days=days) for days in (3, 9, 1)]
    late, older, done = (notebook.note(Action, what="Papan janji", due_on=day, responsible_side="pemdes") for day in days)
    notebook.note(ActionLog, action=older.id, logged_on=DAY, new_due_on=YEAR.last - dt.timedelta(days=2))
    notebook.note(Action, what="Selesai", due_on=days[2], status="selesai", done_on=days[2])
    ledger = notebook.result("A2a").ledger
    assert ledger is not None
    assert [entry.record for entry in ledger.entries] == [late.id, older.id, done.id]
    assert ledger.entries[1].cells[2] == YEAR.last - dt.timedelta(days=2)


def test_authority_that_goes_to_leaders_or_to_an_assembly_has_not_moved_to_the_residents(notebook: Notebook) -> None:
    moved = {"authority_kind": ("agenda",), "authority_from": "pemdes", "authority_status": "berlaku"}
    for actor in ("pengurus_kelompok", "musyawarah_desa"):
        notebook.note(Decision, decided_on=DAY, authority_to=actor, **moved)
    told = notebook.result("M1a")
    assert [value(only(told, state)) for state in ("aktif", "lain")] == [0, 2]


def test_resistance_counts_where_one_side_loses_and_advocacy_may_follow_much_later(notebook: Notebook) -> None:
    for dimension in ("distributif", "keduanya", "generatif"):
        decision = notebook.note(Decision, decided_on=DAY, power_dimension=dimension, resistance_from=("pemdes",))
        notebook.note(Engagement, date=YEAR.last, related_decision=decision.id)
    old = notebook.note(Decision, decided_on=DAY, power_dimension="keduanya", resistance_from=("pemdes",))
    notebook.note(Engagement, date=YEAR.first - dt.timedelta(days=9), related_decision=old.id)
    assert only(notebook.result("PARb")).made_of == (3, 3)


def test_only_decisions_of_groups_are_the_groups_own(notebook: Notebook) -> None:
    notebook.note(Decision, decided_on=DAY, group="G1", final_decider="kelompok")
    notebook.note(Decision, decided_on=DAY, final_decider="pemdes")
    assert only(notebook.result("A10c")).made_of == (1, 1)


def test_dissent_is_recorded_in_words_or_by_who_dissented(notebook: Notebook) -> None:
    notebook.note(Decision, decided_on=DAY, method="voting_terbuka", dissent_from=("pemuda",))
    notebook.note(Decision, decided_on=DAY, method="musyawarah_mufakat", dissent="Dua warga khawatir jatahnya berkurang")
    notebook.note(Decision, decided_on=DAY, method="musyawarah_mufakat")
    assert line(notebook.result("D2c"), "semua").numbers[-1].made_of == (2, 3)


def test_of_two_postponements_the_later_noted_one_holds_even_when_its_day_is_earlier(notebook: Notebook) -> None:
    action = notebook.note(Action, due_on=DAY, status="selesai", done_on=dt.date(2026, 3, 1))
    for logged, new in ((dt.date(2026, 2, 1), dt.date(2026, 4, 1)), (dt.date(2026, 2, 2), dt.date(2026, 2, 20))):
        notebook.note(ActionLog, action=action.id, logged_on=logged, status="ditunda", new_due_on=new)
    assert [len(only(notebook.result("A2a"), code).behind) for code in ("tepat", "terlambat")] == [0, 1]


def test_bargaining_is_with_holders_of_power_and_no_grievance(notebook: Notebook) -> None:
    for target, kind in (("pemkab", "audiensi"), ("tokoh", "perundingan"), ("lsm", "audiensi"), ("pemkab", "pengaduan")):
        notebook.note(Engagement, date=DAY, target_type=target, engagement_type=kind, outcome="terpenuhi", gain_value=1_000)
    told = notebook.result("A3a")
    assert only(told).made_of == (2, 2)
    assert value(only(told, "nilai")) == 2_000
    assert only(notebook.result("A6a")).made_of == (1, 1)


def test_a_partnership_that_ended_in_the_period_still_tells_who_began_it(notebook: Notebook) -> None:
    notebook.note(Partner, id="P1", partner_type="lsm")
    days = {"start_on": YEAR.first - dt.timedelta(days=90), "end_on": YEAR.first + dt.timedelta(days=9)}
    notebook.note(Partnership, group="G1", partner="P1", status="selesai", initiated_by="kelompok", **days)
    notebook.note(Partnership, group="G1", partner="P1", status="rencana", initiated_by="kelompok", start_on=DAY)
    active, new, ended, ours = line(notebook.result("P6"), "semua").numbers
    assert [value(number) for number in (active, new, ended)] == [0, 0, 1]
    assert ours.made_of == (1, 1)


def test_half_poor_is_mostly_poor(notebook: Notebook) -> None:
    for name, poor in (("half", 3), ("less", 2)):
        group = notebook.note(Group, id=name, status="aktif")
        assessment = notebook.note(Assessment, date=DAY, group=group.id)
        notebook.note(AssessmentScore, assessment=assessment.id, aim="A8", level="2")
        for number in range(6):
            person = notebook.note(Person, constituencies=("miskin",) if number < poor else ())
            notebook.note(Membership, group=group.id, person=person.id, role="anggota")
    assert [one.code for one in notebook.result("A8b").lines] == ["half"]


def test_who_joins_later_or_has_left_is_no_member_yet_or_any_more(notebook: Notebook) -> None:
    group = notebook.note(Group, status="aktif")
    for days in ({"start_on": YEAR.last}, {"start_on": YEAR.last + dt.timedelta(days=1)}, {"end_on": YEAR.last}, {}):
        person = notebook.note(Person, sex="P")
        notebook.note(Membership, group=group.id, person=person.id, role="anggota", **days)
    assert line(notebook.result("F1-door"), "perempuan").numbers[1].made_of == (2, 2)


def test_bands_of_gain_begin_at_their_figures() -> None:
    bounds = (Fraction(7, 10), Fraction(699, 1000), Fraction(3, 10), Fraction(299, 1000), Fraction(-1))
    assert [getattr(band(gain), "id", "") for gain in bounds] == ["tinggi", "sedang", "sedang", "rendah", "rendah"]
    assert band(None) == ""


def test_where_all_began_at_the_highest_mark_there_is_no_gain_to_tell(notebook: Notebook) -> None:
    training = notebook.note(Training, date_start=DAY, title="Kompos", score_max=Decimal(10))
    for _ in range(5):
        notebook.note(Participation, training=training.id, presence="hadir", pre_score=Decimal(10), post_score=Decimal(10))
    told = line(notebook.result("A5a"), training.id)
    assert [told.numbers[place].hidden for place in (0, 3, 4)] == ["", "empty", "empty"]
    assert told.word == ""


def test_hours_are_those_attended_or_else_those_of_the_training(notebook: Notebook) -> None:
    training = notebook.note(Training, date_start=DAY, hours=Decimal(6))
    for hours in (Decimal("2.5"), None, Decimal(0)):
        notebook.note(Participation, training=training.id, person="P1", presence="hadir", attended_hours=hours)
    people, _, hours_in_all, different = line(notebook.result("A5d"), "semua").numbers
    assert (value(people), hours_in_all.value, value(different)) == (3, Fraction(17, 2), 1)


def test_women_are_a_share_only_of_those_counted_apart(notebook: Notebook) -> None:
    for women, men in ((30, 10), (20, None), (0, 10)):
        notebook.note(Outreach, date=DAY, reached_female=women, reached_male=men)
    assert only(notebook.result("A9b")).made_of == (30, 50)


def test_a_measure_of_a_group_is_its_own_and_not_its_villages(notebook: Notebook) -> None:
    for group, counted in (("G1", 5), (None, 50), ("G1", 7), (None, 40)):
        notebook.note(
            Outcome, on=DAY, date=DAY + dt.timedelta(days=counted), indicator="air_bersih", area="33.02", group=group, value=counted
        )
    told = {one.code.rpartition(":")[2]: [value(number) for number in one.numbers] for one in notebook.result("A11").lines}
    assert told == {"G1": [5, 7, 2], "33.02": [40, 50, 10]}


def test_only_those_are_quoted_who_allowed_it_and_did_not_refuse_since(notebook: Notebook) -> None:
    refusing = notebook.note(Person, consent="dicabut")
    for person, allowed in ((None, True), (None, False), (None, None), (refusing.id, True)):
        notebook.note(ChoiceNote, date=DAY, statement="Ikut rapat desa", decided_by="sendiri", person=person, quote_allowed=allowed)
    assert len(notebook.result("M2a").quotes) == 1


def test_local_ways_are_told_in_their_own_words(notebook: Notebook) -> None:
    notebook.note(Group, id="G1", status="aktif", local_practice="Gotong royong tiap Jumat")
    notebook.note(Decision, id="D1", decided_on=DAY, local_adaptation="Ikut giliran ulu-ulu")
    notebook.note(Issue, id="I1", identified_on=DAY, local_specifics="Tanah miring")
    notebook.note(Meeting, date=DAY, language="Jawa")
    told = notebook.result("P3")
    assert [record for record, _ in told.quotes] == ["D1", "G1", "I1"]
    assert "Jawa" in str(told.notes[0])


def test_trainings_of_one_title_are_told_apart_by_their_day(notebook: Notebook) -> None:
    for title, day in (("Simpan pinjam", DAY), ("Simpan pinjam", DAY + dt.timedelta(days=1)), ("Kader posyandu", DAY)):
        notebook.note(Training, title=title, date_start=day)
    say = Language("en")
    told = [say(each.name) for each in notebook.result("KP").lines]
    assert len(set(told)) == 3
    assert "Kader posyandu" in told
    assert f"Simpan pinjam ({say.day(DAY)})" in told


def test_a_mark_outside_the_scale_is_no_mark_and_its_participant_stays(notebook: Notebook) -> None:
    training = notebook.note(Training, title="Kompos", date_start=DAY, score_min=Decimal(10), score_max=Decimal(100))
    for before, after in ((40, 70), (50, 80), (60, 60), (60, 80), (50, 90), (40, 850), (5, 80)):
        notebook.note(Participation, training=training.id, presence="hadir", pre_score=Decimal(before), post_score=Decimal(after))
    told = notebook.result("A5a").lines[0].numbers
    assert [told[0].value, told[1].value, told[0].n] == [52, 76, 5]
    assert value(told[6]) == 2
    assert value(line(notebook.result("A5d"), "semua").numbers[0]) == 7
