"""What holds for all figures: what counts, what is hidden, what is not drawn, and in which order."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from empower_desktop.records import (
    Action,
    ActionLog,
    Assessment,
    AssessmentScore,
    Attendance,
    Contribution,
    Decision,
    Engagement,
    Group,
    Issue,
    Lesson,
    Meeting,
    Membership,
    Outcome,
    Participation,
    Person,
    Proposal,
    Training,
)
from empower_desktop.reports.insight.constituencies import CONSTITUENCIES, traits_of
from empower_desktop.reports.insight.maturity import Judgement
from empower_desktop.reports.insight.scope import Period, months_later
from tests.reports.insight.notebook import DAY, YEAR, Notebook, counts, line, only, percent, two_decimals, value


def note_people(notebook: Notebook, meeting: Meeting, many: int, **noted: object) -> None:
    """Note that many men are on the roster of a meeting."""
    for _ in range(many):
        person = notebook.note(Person, sex="L")
        notebook.note(Attendance, meeting=meeting.id, person=person.id, invited=True, presence="hadir", **noted)


def test_cancelled_meetings_count_for_nothing_and_drafts_count(notebook: Notebook) -> None:
    for status, many in (("dibatalkan", 7), ("draf", 6)):
        note_people(notebook, notebook.note(Meeting, date=DAY, status=status, convened_by="kelompok"), many, spoke=True)
    assert counts(line(notebook.result("F1"), "semua").numbers[:3]) == [6, 6, 6]
    assert only(notebook.result("P1"), "P1-pertemuan").made_of == (1, 1)


def test_what_is_incomplete_counts_on_the_own_screen_and_not_in_what_is_shared(notebook: Notebook) -> None:
    meeting = notebook.note(Meeting, date=DAY, status="draf")
    note_people(notebook, meeting, 6, spoke=False)
    notebook.incomplete = {meeting.id}
    assert value(only(notebook.result("F1"), "semua")) == 6
    assert value(only(notebook.result("F1", shared=True), "semua")) == 0


def test_a_record_falls_in_a_period_by_its_day_and_stock_figures_take_all_before(notebook: Notebook) -> None:
    transfer = {"authority_kind": ("agenda",), "authority_from": "pemdes", "authority_to": "kelompok", "authority_status": "berlaku"}
    for on in (YEAR.first - dt.timedelta(days=1), YEAR.last, YEAR.last + dt.timedelta(days=1)):
        notebook.note(Decision, decided_on=on, proposer_type="kelompok", **transfer)
    assert only(notebook.result("D1a")).made_of == (1, 1)
    assert value(only(notebook.result("M1a"), "aktif")) == 2


def test_fewer_than_five_are_counted_here_and_told_nowhere_else(notebook: Notebook) -> None:
    for actor in ("kelompok", "pemdes", "kelompok", None):
        notebook.note(Decision, decided_on=DAY, proposer_type=actor)
    here, shared = only(notebook.result("D1a")), only(notebook.result("D1a", shared=True))
    assert (here.value, here.hidden, here.made_of) == (None, "few", (2, 3))
    assert (shared.value, shared.hidden, shared.made_of, shared.behind, shared.among) == (None, "few", None, (), ())


def test_in_the_funnel_fewer_than_five_are_not_even_counted_here(notebook: Notebook) -> None:
    note_people(notebook, notebook.note(Meeting, date=DAY), 4)
    assert counts(line(notebook.result("F1"), "semua").numbers[:5]) == "n<5"


def test_unknown_is_not_no_and_what_is_known_of_fewer_than_half_is_not_drawn(notebook: Notebook) -> None:
    for opened in (True, True, True, True, False, None, None):
        notebook.note(Meeting, date=DAY, finance_shared=opened)
    told = notebook.result("A6b")
    assert (percent(only(told)), told.drawn) == (80.0, True)
    assert told.thin_coverage is not None
    assert told.thin_coverage.value == Fraction(5, 7)
    for _ in range(4):
        notebook.note(Meeting, date=DAY)
    thin = notebook.result("A6b")
    assert (only(thin).value, only(thin).hidden, thin.drawn) == (None, "thin", False)


def test_where_few_are_known_to_have_spoken_or_not_only_that_step_is_hidden(notebook: Notebook) -> None:
    note_people(notebook, notebook.note(Meeting, date=DAY), 8)
    numbers = line(notebook.result("F1"), "semua").numbers
    assert [number.hidden for number in numbers[:5]] == ["", "", "thin", "", ""]


def test_only_who_is_noted_as_not_invited_came_without_an_invitation(notebook: Notebook) -> None:
    meeting = notebook.note(Meeting, date=DAY)
    for invited in (True, True, True, False, None, None):
        person = notebook.note(Person, sex="P")
        notebook.note(Attendance, meeting=meeting.id, person=person.id, presence="hadir", invited=invited)
    assert [str(told) for told in notebook.result("F1").notes if "without an invitation" in str(told)] == [
        "1 came without an invitation, and is counted as invited."
    ]


def test_whom_the_funnel_leaves_out_is_told(notebook: Notebook) -> None:
    note_people(notebook, notebook.note(Meeting, date=DAY, extra_male=2, extra_female=1), 5)
    assert any(str(told).startswith("3 were present without a name") for told in notebook.result("F1").notes)


def test_women_youth_elderly_and_household_heads_are_worked_out_on_the_day() -> None:
    young = Person(id="1", sex="P", birth_date=dt.date(1995, 1, 13), household_head_female=True, constituencies=("miskin",))
    told = {code: _belongs(young, code) for code in ("perempuan", "pemuda", "lansia", "perempuan_kk", "miskin", "difabel")}
    assert told == {"perempuan": True, "pemuda": True, "lansia": False, "perempuan_kk": True, "miskin": True, "difabel": False}
    assert _belongs(young, "pemuda", DAY + dt.timedelta(days=365)) is False
    assert _belongs(Person(id="2", sex="L", birth_year=1966), "lansia") is True
    assert _belongs(Person(id="3", sex="P"), "perempuan_kk") is None
    assert _belongs(Person(id="4", sex="tidak_dicatat"), "perempuan") is None
    assert _belongs(Person(id="5", sex="L"), "perempuan_kk") is False
    assert _belongs(Person(id="6"), "pemuda") is None


def _belongs(person: Person, constituency: str, on: dt.date = DAY) -> bool | None:
    return traits_of(person, on)[CONSTITUENCIES.index(constituency)]


def test_groups_stand_by_their_names_never_by_a_number(notebook: Notebook) -> None:
    for name, met in (("Melati", 5), ("Anggrek", 1), ("Dahlia", 9)):
        group = notebook.note(Group, name=name, status="aktif", admin_books=("kas",) * met)
        notebook.titles[group.id] = name
        for month in range(met):
            notebook.note(Meeting, date=months_later(YEAR.first, month), group=group.id)
    for code in ("A2b", "A2d", "A7a"):
        assert [one.name for one in notebook.result(code).lines[:3]] == ["Anggrek", "Dahlia", "Melati"]
    assert [percent(one.numbers[0]) for one in notebook.result("A2b").lines] == [8.3, 75.0, 41.7]


def test_a_commitment_is_due_on_the_newest_day_that_was_named(notebook: Notebook) -> None:
    action = notebook.note(Action, due_on=DAY, status="selesai", done_on=dt.date(2026, 3, 1), responsible_side="pemkab")
    for logged, new in ((dt.date(2026, 2, 2), dt.date(2026, 3, 5)), (dt.date(2026, 2, 1), dt.date(2026, 2, 10))):
        notebook.note(ActionLog, action=action.id, logged_on=logged, status="ditunda", new_due_on=new)
    kept = notebook.result("A2a")
    assert [number.made_of for number in line(kept, "tepat").numbers] == [(1, 1), (0, 0), (1, 1), (0, 0)]
    assert value(only(kept, "penundaan")) == 2


def test_what_is_older_and_still_open_is_due_in_every_later_period(notebook: Notebook) -> None:
    old = YEAR.first - dt.timedelta(days=40)
    notebook.note(Action, due_on=old, status="belum")
    notebook.note(Action, due_on=old, status="selesai", done_on=old)
    notebook.note(Action, due_on=old, status="batal")
    assert [value(only(notebook.result("A2a"), code)) for code in ("due", "batal", "belum")] == [1, 0, 0]


def test_a_problem_led_to_something_where_a_proposal_or_decision_names_it(notebook: Notebook) -> None:
    issues = [notebook.note(Issue, identified_on=DAY, entry_type="masalah") for _ in range(5)]
    notebook.note(Proposal, proposed_on=DAY, issue=issues[0].id)
    notebook.note(Decision, decided_on=DAY, issue=issues[0].id)
    notebook.note(Decision, decided_on=DAY, issue=issues[1].id)
    assert percent(only(notebook.result("A1c"))) == 40.0


def test_a_training_is_asked_about_only_when_its_day_has_come(notebook: Notebook) -> None:
    training = notebook.note(Training, date_start=dt.date(2026, 3, 31), title="Kompos")
    for _ in range(5):
        notebook.note(Participation, training=training.id, presence="hadir", adoption_1m="rutin", adoption_3m="rutin", adoption_6m="rutin")
    assert [one.numbers[0].hidden for one in notebook.result("A5b").lines] == ["", "", "empty"]
    assert [one.numbers[0].hidden for one in notebook.result("A5b", Period(YEAR.first, dt.date(2026, 6, 29))).lines] == [
        "",
        "empty",
        "empty",
    ]


def test_of_many_decisions_with_the_same_loser_one_reads_it(notebook: Notebook) -> None:
    for _ in range(3):
        notebook.note(Decision, decided_on=DAY, gains=("kelompok",), losses=("petani_hulu",))
    told = {one.code: bool(one.word) for one in notebook.result("M1d").lines}
    assert told == {"kelompok": False, "petani_hulu": True}


def test_the_class_of_a_group_lies_at_most_one_above_its_weakest_aim() -> None:
    levels = {"A1": 1} | {f"A{number}": 4 for number in range(2, 12)}
    assert Judgement(levels, {}).maturity == 2
    assert Judgement({"A1": 2, "A2": 3}, {}).maturity == 3
    assert Judgement({}, {}).maturity is None


def test_a_radar_of_fewer_than_eight_aims_is_not_drawn(notebook: Notebook) -> None:
    group = notebook.note(Group, status="aktif")
    assessment = notebook.note(Assessment, date=DAY, group=group.id)
    for number in range(1, 8):
        notebook.note(AssessmentScore, assessment=assessment.id, aim=f"A{number}", level="2")
    assert not notebook.result("MAT").drawn
    notebook.note(AssessmentScore, assessment=assessment.id, aim="A8", level="2")
    assert notebook.result("MAT").drawn


def test_of_grievances_that_are_shared_no_few_come_out(notebook: Notebook) -> None:
    for outcome, many in (("terpenuhi", 3), ("sebagian", 6), ("tidak", 5), ("menunggu", 2)):
        for _ in range(many):
            notebook.note(Engagement, date=DAY, engagement_type="pengaduan", outcome=outcome)
    told = {one.code: one.numbers[0] for one in notebook.result("A6a", shared=True).lines}
    assert {code for code, number in told.items() if number.value is None} == {"terpenuhi", "sebagian", "tidak", "menunggu"}
    assert told["tercapai"].made_of == (9, 14)


def test_felt_equality_is_set_against_the_period_before(notebook: Notebook) -> None:
    for number in range(6):
        notebook.note(Meeting, date=DAY, trust_score=3)
        notebook.note(Lesson, date=months_later(DAY, -12), trust_score=2 - number % 2)
    now, before, change = line(notebook.result("P5"), "trust_score").numbers
    assert [two_decimals(number) for number in (now, before, change)] == [3, 1.5, 1.5]


def test_a_measurement_of_fewer_than_five_is_left_out_and_told(notebook: Notebook) -> None:
    for on, base in ((dt.date(2025, 1, 1), 3), (dt.date(2025, 2, 1), 9), (dt.date(2026, 2, 1), None)):
        notebook.note(Outcome, date=on, area="33.02", indicator="air_bersih", value=base or 12, base_n=base)
    result = notebook.result("A11")
    assert [value(number) for number in result.lines[0].numbers] == [9, 12, 3]
    assert any(str(told).startswith("1 measurement of fewer than five") for told in result.notes)


def test_whole_months_are_compared_with_as_many_whole_months() -> None:
    assert Period(dt.date(2026, 1, 1), dt.date(2026, 3, 31)).before() == Period(dt.date(2025, 10, 1), dt.date(2025, 12, 31))
    assert YEAR.before() == Period(dt.date(2024, 7, 1), dt.date(2025, 6, 30))
    assert Period(dt.date(2026, 1, 10), dt.date(2026, 1, 19)).before() == Period(dt.date(2025, 12, 31), dt.date(2026, 1, 9))
    assert months_later(dt.date(2025, 11, 30), 3) == dt.date(2026, 2, 28)


def test_a_long_time_is_told_by_quarters(notebook: Notebook) -> None:
    for on in (dt.date(2024, 2, 1), dt.date(2024, 3, 31), dt.date(2026, 6, 30)):
        notebook.note(Contribution, date=on, entry_type="tunai", source="anggota", amount=1_000)
    result = notebook.result("P2a", Period(dt.date(2024, 1, 1), dt.date(2026, 6, 30)))
    assert [*[one.code for one in result.lines][:2], result.lines[-1].code] == ["2024-Q1", "2024-Q2", "semua"]
    assert [value(only(result, code)) for code in ("2024-Q1", "2024-Q2", "2026-Q2", "semua")] == [2_000, 0, 1_000, 3_000]


def test_the_few_poor_members_who_lead_nothing_cannot_be_worked_out_from_what_is_shared(notebook: Notebook) -> None:
    group = notebook.note(Group, status="aktif")
    for number in range(20):
        person = notebook.note(Person, constituencies=("miskin",) if number < 9 else ())
        notebook.note(Membership, group=group.id, person=person.id, role="seksi" if number in (0, 1, 2, 3, 4, 5, 10, 11) else "anggota")
    own, shared = (notebook.result("A8a", shared=shared).lines[0].numbers for shared in (False, True))
    assert [percent(number) for number in own[:2]] == [75.0, 45.0]
    assert [number.hidden for number in shared] == ["suppressed", "", "few"]
    assert not shared[0].made_of


@pytest.mark.parametrize("shared", [False, True])
def test_poor_leaders_are_hidden_where_they_are_few_and_shared(notebook: Notebook, shared: bool) -> None:
    group = notebook.note(Group, status="aktif")
    for number in range(12):
        person = notebook.note(Person, constituencies=("miskin",) if number < 8 else ())
        notebook.note(Membership, group=group.id, person=person.id, role="seksi" if 5 < number < 12 else "anggota")
    leaders, members, parity = notebook.result("A8a", shared=shared).lines[0].numbers
    assert percent(members) == 66.7
    assert (percent(leaders), two_decimals(parity)) == (("n<5", "n<5") if shared else (33.3, 0.5))
    assert bool(leaders.behind) is not shared
