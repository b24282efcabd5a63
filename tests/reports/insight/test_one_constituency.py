"""Figures of one constituency alone, against a second reading of the contract, and what nobody may work out from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empower_desktop.records import Attendance, Meeting, Participation, Person, Proposal, Record, Training
from empower_desktop.reports.insight.constituencies import CONSTITUENCIES, SENSITIVE
from empower_desktop.reports.insight.counting import share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicators import INDICATORS
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.one_constituency import figures_of, only, told_of
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.small_cells import OF_PERSONS
from tests.reports.insight.notebook import DAY, YEAR, Notebook, line
from tests.reports.insight.notebook import only as first
from tests.reports.insight.test_laws import crowd, seeds, village

OF_PEOPLE = [code for code, each in INDICATORS.items() if each.counts_persons]
whose = st.sampled_from(CONSTITUENCIES)


def asked(everybody: Facts, constituency: str, codes: Sequence[str]) -> dict[str, Result]:
    return dict(figures_of([INDICATORS[code] for code in codes], everybody, only(everybody, constituency)))


def belongs(facts: Facts, person: str | None, constituency: str, on: dt.date) -> bool:
    """The line "Constituencies" of `indicators.md` once more: by sex, by age on the day, by the tick, and every code on the person."""
    found = next((each for each in facts.all(Person) if each.id == person), None)
    if found is None:
        return False
    birthday = found.birth_date or (dt.date(found.birth_year, 1, 1) if found.birth_year else None)
    years = on.year - birthday.year if birthday else None
    if years is not None and found.birth_date and on < _in_year(found.birth_date, on.year):
        years -= 1
    if constituency == "perempuan":
        return found.sex == "P"
    if constituency == "perempuan_kk":
        return found.sex != "L" and found.household_head_female is True
    if constituency in ("pemuda", "lansia"):
        return years is not None and (16 <= years <= 30 if constituency == "pemuda" else years >= 60)
    return constituency in (found.constituencies or ())


def _in_year(birthday: dt.date, year: int) -> dt.date:
    leap = birthday.month == 2 and birthday.day == 29
    return dt.date(year, 3, 1) if leap and year % 4 else birthday.replace(year=year)


def held(facts: Facts, kind: type[Record], record: str | None) -> Record | None:
    return next((each for each in facts.within(kind) if each.id == record), None)


@given(seed=seeds, constituency=whose)
@settings(deadline=None)
def test_the_funnel_of_a_constituency_counts_its_invited_present_and_speaking(seed: int, constituency: str) -> None:
    facts = village(seed).facts()
    invited, present, spoke = [], [], []
    for noted in facts.all(Attendance):
        meeting = held(facts, Meeting, noted.meeting)
        if meeting is None or not belongs(facts, noted.person, constituency, facts.days[meeting.id]):
            continue
        proposed = [
            each
            for each in facts.until(Proposal)
            if each.proposer_person and each.meeting == noted.meeting and each.proposer_person == noted.person
        ]
        came = noted.presence == "hadir"
        invited += [noted.id] if noted.invited or came else []
        present += [noted.id] if came else []
        spoke += [noted.id] if came and (noted.spoke or proposed) else []
    told = line(asked(facts, constituency, ["F1"])["F1"], "semua").numbers
    if 0 < len(invited) < 5:
        assert {number.hidden for number in told[:5]} <= {"few"}
    else:
        assert [sorted(number.behind) for number in told[:2]] == [sorted(invited), sorted(present)]
        assert told[2].hidden == "thin" or sorted(told[2].behind) == sorted(spoke)


@given(seed=seeds, constituency=whose)
@settings(deadline=None)
def test_participants_of_a_constituency_are_counted_with_their_hours_and_as_people(seed: int, constituency: str) -> None:
    facts = village(seed).facts()
    mine, hours = [], Fraction(0)
    for each in facts.all(Participation):
        training = held(facts, Training, each.training)
        if (
            isinstance(training, Training)
            and each.presence == "hadir"
            and belongs(facts, each.person, constituency, facts.days[training.id])
        ):
            mine.append(each)
            hours += Fraction((training.hours if each.attended_hours is None else each.attended_hours) or 0)
    count, _, together, people = line(asked(facts, constituency, ["A5d"])["A5d"], "semua").numbers
    assert (count.value, together.value, people.value) == (len(mine), hours, len({each.person for each in mine}))


@given(seed=seeds, constituency=whose)
@settings(deadline=None)
def test_use_in_practice_of_a_constituency_is_a_share_of_those_of_whom_it_is_known(seed: int, constituency: str) -> None:
    facts = village(seed).facts()
    known = []
    for each in facts.all(Participation):
        training = held(facts, Training, each.training)
        if not isinstance(training, Training) or each.presence != "hadir" or training.date_start is None:
            continue
        month, year = (training.date_start.month + 2) % 12 + 1, training.date_start.year + (training.date_start.month > 9)
        due = (year, month, training.date_start.day) <= (YEAR.last.year, YEAR.last.month, YEAR.last.day)
        if due and belongs(facts, each.person, constituency, training.date_start) and each.adoption_3m not in (None, "tidak_tahu"):
            known.append(each.adoption_3m)
    told = line(asked(facts, constituency, ["A5b"])["A5b"], "3").numbers[0]
    assert told.made_of == (sum(answer in ("mencoba", "rutin") for answer in known), len(known))


@given(seed=seeds, constituency=whose)
@settings(deadline=None)
def test_what_counts_no_persons_is_of_everybody_whoever_is_asked_about(seed: int, constituency: str) -> None:
    facts = village(seed).facts()
    codes = [code for code in INDICATORS if not INDICATORS[code].is_by(constituency)]
    assert {"D1", "A2a", "P2a", "MAT"} <= set(codes)
    assert asked(facts, constituency, codes) == {code: INDICATORS[code].of(facts) for code in codes}


def test_youth_and_elderly_are_those_who_were_so_on_the_day(notebook: Notebook) -> None:
    people = [notebook.note(Person, birth_date=dt.date(1995, 6, 1)) for _ in range(6)]
    for day in (dt.date(2026, 5, 30), dt.date(2026, 6, 2)):
        meeting = notebook.note(Meeting, date=day)
        for person in people:
            notebook.note(Attendance, meeting=meeting.id, person=person.id, presence="hadir", spoke=False)
    whole = line(asked(notebook.facts(), "pemuda", ["F1"])["F1"], "semua")
    assert (whole.name.id, whole.numbers[0].value) == ("Pemuda (16–30)", 6)  # type: ignore[union-attr]  # a label


def test_poor_women_stand_beside_the_other_women_and_women_not_beside_nobody(notebook: Notebook) -> None:
    meeting = notebook.note(Meeting, date=DAY)
    for number in range(20):
        poor = ("miskin",) if number % 2 else ()
        person = notebook.note(Person, sex="P" if number < 14 else "L", constituencies=poor)
        notebook.note(Attendance, meeting=meeting.id, person=person.id, presence="hadir", spoke=bool(number % 2))
    result = asked(notebook.facts(), "perempuan", ["F1"])["F1"]
    assert {each.code for each in result.lines if each.numbers[0].value} == {
        "semua",
        "miskin",
        "miskin:lainnya",
        *_codes_all_are_no_part_of(result),
    }
    assert [len(number.behind) for number in line(result, "miskin").numbers[:3]] == [7, 7, 7]
    assert [len(number.behind) for number in line(result, "miskin:lainnya").numbers[:3]] == [7, 7, 0]


def _codes_all_are_no_part_of(result: Result) -> set[str]:
    return {
        each.code
        for each in result.lines
        if each.code.endswith(":lainnya") and not line(result, each.code.partition(":")[0]).numbers[0].value
    }


def test_poor_residents_in_leadership_are_not_asked_of_the_poor_alone() -> None:
    assert not INDICATORS["A8a"].is_by("miskin")
    assert INDICATORS["A8a"].is_by("perempuan")


@given(seed=seeds, most=st.sampled_from([15, 25, 60]), constituency=st.sampled_from(["perempuan", "miskin", "perempuan_kk"]))
@settings(max_examples=200, deadline=None)
def test_no_few_sensitive_persons_come_out_by_comparing_with_the_page_of_all(seed: int, most: int, constituency: str) -> None:
    facts = crowd(seed, most).facts(shared=True)
    for code in ("F1", "A4a", "A4a-mkp", "F1-door", "A8a"):
        if not INDICATORS[code].is_by(constituency):
            continue
        every, own = INDICATORS[code].of(facts), asked(facts, constituency, [code])[code]
        for mine in own.lines:
            twin = next((each for each in every.lines if each.code == mine.code), None)
            for at, number in enumerate(mine.numbers):
                twice = mine.code in SENSITIVE and code not in ("F1-door", "A8a")
                if number.value is None or number.unit == "ratio":
                    continue
                assert not (constituency in SENSITIVE and _tells_of_few(*_made_of(number))), (code, mine.code, at)
                assert not (mine.code in SENSITIVE and 0 < _made_of(number)[0] < 5), (code, mine.code, at)
                if twin and twin.numbers[at].value is not None:
                    part, whole = (one - other for one, other in zip(_made_of(twin.numbers[at]), _made_of(number), strict=True))
                    assert not 0 < whole < 5, (code, mine.code, at)
                    assert not (mine.code in SENSITIVE and 0 < part < 5), (code, mine.code, at)
                    assert not (twice and 0 < whole - part < 5), (code, mine.code, at)


def _made_of(number: Number) -> tuple[int, int]:
    return number.made_of or (int(number.value or 0), 0)


def _tells_of_few(part: int, whole: int) -> bool:
    return 0 < part < 5 or 0 < whole - part < 5


@given(seed=seeds, constituency=st.sampled_from(sorted(SENSITIVE)))
@settings(max_examples=100, deadline=None)
def test_of_a_sensitive_constituency_no_small_number_is_shared_on_any_page(seed: int, constituency: str) -> None:
    facts = village(seed, 40).facts(shared=True)
    for code, result in asked(facts, constituency, OF_PEOPLE).items():
        if not INDICATORS[code].is_by(constituency):
            continue
        assert not result.quotes
        for each in (number for one in result.lines for number in one.numbers):
            if each.kind in OF_PERSONS and each.unit in ("count", "percent"):
                assert not _tells_of_few(*_made_of(each)), code


def test_a_month_of_few_is_not_what_is_left_of_the_total(notebook: Notebook) -> None:
    for day, many in ((dt.date(2026, 1, 5), 7), (dt.date(2026, 2, 5), 3)):
        training = notebook.note(Training, title="Kompos", date_start=day, hours=2)
        for _ in range(many):
            person = notebook.note(Person, sex="P", constituencies=("difabel",))
            notebook.note(Participation, training=training.id, person=person.id, presence="hadir")
    told = asked(notebook.facts(shared=True), "difabel", ["A5d"])["A5d"]
    assert [line(told, code).numbers[0].hidden for code in ("2026-01", "2026-02", "semua")] == ["suppressed", "small", ""]
    assert line(told, "2026-03").numbers[0].value == 0


@pytest.mark.parametrize("men", [3, 5])
def test_a_mean_is_told_only_if_that_of_all_others_could_be_told_too(notebook: Notebook, men: int) -> None:
    training = notebook.note(Training, title="Kompos", date_start=DAY, score_max=100)
    for number in range(9 + men):
        person = notebook.note(Person, sex="L" if number < men else "P")
        notebook.note(Participation, training=training.id, person=person.id, presence="hadir", pre_score=40, post_score=50 + number)
    told = asked(notebook.facts(shared=True), "perempuan", ["A5a"])["A5a"].lines[0]
    assert (told.numbers[0].value is None) is (men < 5)
    assert (told.word == "") is (men < 5), "the band would tell of the gain that is kept back"
    assert first(asked(notebook.facts(), "perempuan", ["A5a"])["A5a"]).value == 40


def test_one_number_by_itself_is_sheltered_as_one_of_a_figure_is(notebook: Notebook) -> None:
    training = notebook.note(Training, title="Kompos", date_start=DAY)
    for number in range(12):
        person = notebook.note(Person, sex="P" if number < 9 else "L", constituencies=("miskin",) if number < 7 else ())
        notebook.note(Participation, training=training.id, person=person.id, presence="hadir", taught_others=number % 2 == 0)

    def taught(facts: Facts) -> Number:
        every = facts.all(Participation)
        return share(facts, [each for each in every if each.taught_others], every)

    assert told_of(only(notebook.facts(), "perempuan"), taught).made_of == (5, 9)
    assert told_of(only(notebook.facts(shared=True), "perempuan"), taught).hidden == "suppressed"
    assert told_of(only(notebook.facts(shared=True), "miskin"), taught).hidden == "small"
