"""Laws that hold for every figure, whatever was noted."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empower_desktop.records import KINDS, Attendance, Group, Meeting, Membership, Person, Record
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.fields import ManyChoices, OneChoice, Reference, References
from empower_desktop.reports.insight.constituencies import CONSTITUENCIES, SENSITIVE
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.funnel_rows import STEPS, Crowd, Side, is_public, is_womens, rows_of
from empower_desktop.reports.insight.indicators import INDICATORS, needed
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Result
from tests.reports.insight.notebook import YEAR, Notebook, line

OF_SUMS = ("A9b", "P2a", "A10a", "A10b", "A2b")
"""Shares of rupiah, contacts and months, whose numerators are no numbers of records."""
COUNTED = [kind for kind in KINDS.values() if kind.kind not in ("attachment", "author", "same_as")]
seeds = st.integers(min_value=0, max_value=2**32)


def village(seed: int, most: int = 20) -> Notebook:
    """Note an invented village, as full of gaps and contradictions as records may be."""
    chance, notebook = random.Random(seed), Notebook()
    ids = {kind.kind: [f"{kind.kind}-{number}" for number in range(chance.randint(0, most))] for kind in COUNTED}
    for kind in COUNTED:
        # No two of a kind on one day: which of two on the same day is the later one is decided by their ids.
        days = chance.sample(range(-200, 500), len(ids[kind.kind]))
        for record, passed in zip(ids[kind.kind], days, strict=True):
            on = dt.date(2025, 9, 1) + dt.timedelta(days=passed)
            values = {code: _any(field, chance, ids) for code, field in kind.fields().items() if code != kind.date_field}
            notebook.note(kind, on, id=record, **values, **({kind.date_field: on} if kind.date_field else {}))
    notebook.records = list(_once_each(notebook.records))
    notebook.titles = {record: record.upper() for records in ids.values() for record in records}
    notebook.incomplete = {record for records in ids.values() for record in records if chance.random() < 0.1}
    return notebook


def _once_each(records: list[Record]) -> Iterator[Record]:
    """Leave out second rows with the key of an earlier one: they would be the same record."""
    keys: set[tuple[Any, ...]] = set()
    for record in records:
        key = (record.kind, *(getattr(record, code) for code in type(record).key)) if type(record).key else (record.id,)
        if key not in keys:
            keys.add(key)
            yield record


def _any(field: Any, chance: random.Random, ids: dict[str, list[str]]) -> Any:
    """Give a value of a field, or none."""
    if chance.random() < 0.15:
        return None
    if isinstance(field, References):
        return tuple(chance.sample(ids[field.to], min(2, len(ids[field.to]))))
    if isinstance(field, Reference):
        return chance.choice(ids[field.to]) if ids.get(field.to) else "not-come"
    if isinstance(field, ManyChoices):
        codes = [choice.code for choice in CHOICES[field.list_name]]
        return tuple(chance.sample(codes, chance.randint(0, min(3, len(codes)))))
    if isinstance(field, OneChoice):
        return chance.choice([choice.code for choice in CHOICES[field.list_name]])
    plain: dict[str, Any] = {
        "YesNo": chance.random() < 0.6,
        "Integer": chance.randint(1, 4),
        "Number": chance.randint(1, 100),
        "Money": chance.randint(1, 5_000_000),
        "Day": dt.date(2025, 6, 1) + dt.timedelta(days=chance.randint(0, 500)),
        "Area": "33.02.10.2003",
    }
    return plain.get(type(field).__name__, "Giliran air")


def numbers_of(result: Result) -> Iterator[Number]:
    for each in result.lines:
        assert len(each.numbers) == len(result.columns), result.code
        yield from each.numbers
    if result.coverage is not None:
        yield result.coverage


def bare(result: Result) -> list[Any]:
    """Give the values of a result without ids."""
    told = [[(one.value, one.unit, one.made_of, one.n, one.hidden) for one in each.numbers] for each in result.lines]
    return [*sorted(map(repr, told)), result.drawn]


@given(seed=seeds, shared=st.booleans())
@settings(max_examples=30, deadline=None)
def test_a_share_lies_between_nothing_and_all_and_its_records_say_so(seed: int, shared: bool) -> None:
    facts = village(seed).facts(shared=shared)
    for code, indicator in INDICATORS.items():
        for number in numbers_of(indicator.of(facts)):
            assert set(number.behind) <= set(number.among) or not number.among or number.unit != "percent", code
            assert len(set(number.behind)) == len(number.behind), code
            assert (number.value is None) or not number.hidden
            if number.unit == "percent" and number.made_of and code not in OF_SUMS:
                part, whole = number.made_of
                assert 0 <= part <= whole, code
                assert (part, whole) == (len(number.behind), len(number.among)), code
                assert number.value is None or number.value * whole == part, code


@given(seed=seeds)
@settings(max_examples=15, deadline=None)
def test_figures_do_not_depend_on_the_order_in_which_records_came(seed: int) -> None:
    notebook = village(seed)
    told = {code: indicator.of(notebook.facts()) for code, indicator in INDICATORS.items()}
    random.Random(seed).shuffle(notebook.records)
    assert {code: indicator.of(notebook.facts()) for code, indicator in INDICATORS.items()} == told


@given(seed=seeds)
@settings(max_examples=15, deadline=None)
def test_figures_do_not_depend_on_the_ids_of_records(seed: int) -> None:
    notebook = village(seed)
    told = {code: bare(indicator.of(notebook.facts())) for code, indicator in INDICATORS.items()}
    old = sorted(notebook.titles)
    new = dict(zip(old, random.Random(seed).sample([f"renamed-{number:06}" for number in range(len(old))], len(old)), strict=True))
    renamed = Notebook()
    renamed.records = [_renamed(record, new) for record in notebook.records]
    renamed.days = {new[record]: day for record, day in notebook.days.items()}
    renamed.titles = {new[record]: title for record, title in notebook.titles.items()}
    assert {code: bare(indicator.of(renamed.facts())) for code, indicator in INDICATORS.items()} == told


def _renamed(record: Record, new: dict[str, str]) -> Record:
    values: dict[str, Any] = {"id": new[record.id]}
    for code, field in type(record).fields().items():
        value = getattr(record, code)
        if isinstance(field, References) and value:
            values[code] = tuple(new.get(one, one) for one in value)
        elif isinstance(field, Reference) and value:
            values[code] = new.get(value, value)
    return record.but(**values)


@given(seed=seeds, shared=st.booleans())
@settings(max_examples=15, deadline=None)
def test_an_indicator_reads_no_more_than_the_fields_that_it_says_it_needs(seed: int, shared: bool) -> None:
    whole = village(seed).facts(shared=shared)
    for code, indicator in INDICATORS.items():
        fields = needed([code])
        kinds = {
            kind: tuple(_narrow(record, fields[kind]) for record in records) for kind, records in whole.kinds.items() if kind in fields
        }
        assert indicator.of(dataclasses.replace(whole, kinds=kinds)) == indicator.of(whole), code


def _narrow(record: Record, fields: tuple[str, ...]) -> Record:
    return type(record)(id=record.id, **{code: getattr(record, code) for code in fields})


@given(seed=seeds, most=st.sampled_from([25, 60]))
@settings(max_examples=200, deadline=None)
def test_what_is_shared_never_lets_one_work_out_a_few_sensitive_persons(seed: int, most: int) -> None:
    facts = crowd(seed, most).facts(shared=True)
    told = {code: INDICATORS[code].of(facts) for code in ("F1", "A4a", "A4a-mkp")}
    rows = {"F1": rows_of(facts), "A4a": rows_of(facts, is_public), "A4a-mkp": rows_of(facts, is_womens)}
    for constituency in CONSTITUENCIES:
        sides = {code: Crowd(rows[code]).two_sides(constituency) for code in rows}
        for code in told:
            _cells_are_safe(told[code], constituency, *sides[code])
        if constituency in SENSITIVE:
            _parts_are_safe(told, constituency, {code: own for code, (own, _) in sides.items()})


@given(seed=seeds, most=st.sampled_from([15, 40]))
@settings(max_examples=100, deadline=None)
def test_at_the_door_and_among_leaders_no_few_sensitive_persons_come_out(seed: int, most: int) -> None:
    notebook = crowd(seed, most)
    for code in ("F1-door", "A8a"):
        here, shared = (INDICATORS[code].of(notebook.facts(shared=shared)) for shared in (False, True))
        for own, told in zip(here.lines, shared.lines, strict=True):
            for one, other in zip(own.numbers, told.numbers, strict=True):
                if own.code in SENSITIVE and one.unit == "percent" and _small(len(one.behind)):
                    assert (other.value, other.made_of, other.behind, other.among) == (None, None, (), ())
        if code == "A8a" and {number.value for number in shared.lines[0].numbers[:2]} & {None}:
            assert shared.lines[0].numbers[2].value is None


def crowd(seed: int, most: int) -> Notebook:
    """Note meetings of three kinds with many people of few constituencies."""
    chance, notebook = random.Random(seed), Notebook()
    types = chance.sample(["musdus", "mkp", "rapat_kelompok"], chance.randint(1, 3))
    group = notebook.note(Group, status="aktif")
    meetings = [notebook.note(Meeting, date=dt.date(2026, 1, day), meeting_type=kind, group=group.id) for day, kind in enumerate(types, 1)]
    for _ in range(chance.randint(0, most)):
        sex, poor = chance.choice("LP"), ("miskin",) if chance.random() < 0.4 else ()
        person = notebook.note(Person, sex=sex, constituencies=poor, household_head_female=chance.random() < 0.3)
        if chance.random() < 0.7:
            notebook.note(Membership, group=group.id, person=person.id, role=chance.choice(["anggota", "ketua", "pembina"]))
        for meeting in meetings:
            if chance.random() < 0.6:
                came = chance.choice(["hadir", "hadir", "izin"])
                notebook.note(
                    Attendance,
                    meeting=meeting.id,
                    person=person.id,
                    presence=came,
                    invited=True,
                    spoke=came == "hadir" and chance.random() < 0.5,
                )
    return notebook


def _small(n: int) -> bool:
    return 0 < n < 5


def _cells_are_safe(result: Result, constituency: str, own: Side, others: Side) -> None:
    """Where a cell is a few sensitive persons, or leaves a few behind, neither it nor its partner is told."""
    if not own[0]:
        return
    mine, theirs = (line(result, code).numbers for code in (constituency, f"{constituency}:lainnya"))
    for step in STEPS:
        left = len(own[0]) - len(own[step])
        if constituency in SENSITIVE and (_small(len(own[step])) or _small(left)):
            assert mine[step].value is None
            assert (theirs[step].value is None) or not others[0]
        for hidden, other in ((mine[step], theirs[step]), (theirs[step], mine[step])):
            if hidden.hidden not in ("", "empty"):
                assert not hidden.made_of
                assert not hidden.behind + hidden.among
                assert other.value is None
        if step and (mine[step].value is None or theirs[step].value is None):
            assert mine[4 + step].value is None


def _parts_are_safe(told: dict[str, Result], constituency: str, own: dict[str, Side]) -> None:
    """The whole less what is told of a part is never a few persons of the other part."""

    def cell(code: str, step: int) -> int | None:
        found = [each for each in told[code].lines if each.code == constituency]
        if not found:
            return 0
        return None if found[0].numbers[step].value is None else len(found[0].numbers[step].behind)

    for step in STEPS:
        whole, public, womens = (cell(code, step) for code in ("F1", "A4a", "A4a-mkp"))
        for part, told_part in (("A4a", womens), ("A4a-mkp", public)):
            if cell(part, step) is None and whole is not None and told_part is not None and _small(len(own[part][step])):
                assert whole - told_part != len(own[part][step])


@pytest.mark.parametrize("shared", [False, True])
def test_of_nothing_there_is_no_share(shared: bool) -> None:
    for code, indicator in INDICATORS.items():
        for number in numbers_of(indicator.of(Facts(YEAR, {}, shared=shared))):
            assert number.value is None or (number.value == 0 and number.unit in ("count", "rupiah", "hours")), code
