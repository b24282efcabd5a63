"""How single values of each field kind are kept, refused, shown and loaded."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from empower_desktop.errors import Problem
from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Area, Day, Integer, Text
from tests.records.every_field import FIELDS, LABEL, TODAY, read, refused

A, B = "01900000-0000-7000-8000-00000000000a", "01900000-0000-7000-8000-00000000000b"


@pytest.mark.parametrize(
    ("name", "typed", "plain"),
    [
        ("text", 14, "14"),
        ("text", "ab\ncd", "ab cd"),
        ("long_text", "ab\r\ncd ", "ab\ncd"),
        ("phone", "0812-0000-0001", "081200000001"),
        ("phone", "+62 812.0000.0001", "+6281200000001"),
        ("phone", "(0281) 123 456", "0281123456"),
        ("date", date(2026, 1, 12), "2026-01-12"),
        ("date", "kemarin", "2026-01-14"),
        ("time", time(14, 5), "14:05"),
        ("integer", "1.250", 1250),
        ("integer", 3.0, 3),
        ("integer", Decimal("4.00"), 4),
        ("number", 0.1 + 0.2, "0.3"),
        ("number", "0,50", "0.5"),
        ("money", "Rp 1,25 jt", 1_250_000),
        ("yes_no", "YA", True),
        ("yes_no", "no", False),
        ("yes_no", "t", False),
        ("yes_no", 1, True),
        ("choice", "women's group", "kelompok_perempuan"),
        ("multi_choice", "pemdes; Warga perorangan; pemdes", ("pemdes", "warga")),
        ("multi_choice", ["bpd", " "], ("bpd",)),
        ("reference", A.upper(), A),
        ("multi_reference", f"{B};{A}", (A, B)),
        ("area", "Sumberagung, Wanatirta (33.99.01.2003)", "33.99.01.2003"),
        ("area", "33.02", "33.02"),
    ],
)
def test_values_are_kept_in_one_form(name, typed, plain):
    assert read(name, typed) == plain


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        (Text(label=LABEL, least=3), "ab", "too_short"),
        (Text(label=LABEL, most=3), "abcd", "too_long"),
        (Text(label=LABEL), ["a"], "not_text"),
        (Text(label=LABEL), True, "not_text"),
        (Text(label=LABEL, pattern="[ab]+"), "abc", "wrong_form"),
        (FIELDS["phone"], "12345678", "wrong_form"),
        (FIELDS["phone"], "0812 ext 3", "wrong_form"),
        (FIELDS["date"], "12/1/1899", "not_a_date"),
        (FIELDS["date"], date(2101, 1, 1), "not_a_date"),
        (FIELDS["time"], "25.00", "not_a_time"),
        (FIELDS["integer"], "1,5", "not_whole"),
        (FIELDS["integer"], "-1", "too_small"),
        (FIELDS["integer"], True, "not_a_number"),
        (FIELDS["integer"], float("nan"), "not_a_number"),
        (FIELDS["integer"], "9" * 500, "too_large"),
        (Integer(label=LABEL, least=1, most=4), 5, "too_large"),
        (FIELDS["number"], Decimal("0.125"), "too_exact"),
        (FIELDS["number"], "1000001", "too_large"),
        (FIELDS["money"], "-25.000", "too_small"),
        (FIELDS["yes_no"], "mungkin", "not_yes_no"),
        (FIELDS["choice"], "raja", "unknown_choice"),
        (FIELDS["multi_choice"], "pemdes; raja", "unknown_choice"),
        (FIELDS["multi_choice"], 5, "not_several"),
        (FIELDS["reference"], "Suminah", "not_an_id"),
        (FIELDS["area"], "Sumberagung", "not_an_area"),
        (Area(label=LABEL, levels=(4,)), "33.02", "wrong_level"),
        (FIELDS["file"], "foto.jpg", "not_a_file"),
    ],
)
def test_what_does_not_fit_is_refused_by_a_stable_word(field, typed, code):
    assert refused(field, typed) == code


@pytest.mark.parametrize(
    ("name", "plain", "indonesian", "english"),
    [
        ("date", "2026-01-12", "12 Januari 2026", "12 January 2026"),
        ("time", "14:05", "14.05", "14:05"),
        ("integer", 1250, "1.250", "1,250"),
        ("year", 1971, "1971", "1971"),
        ("number", "1250.5", "1.250,5", "1,250.5"),
        ("money", 1_250_000, "Rp 1.250.000", "Rp 1,250,000"),
        ("yes_no", False, "tidak", "no"),
        ("choice", "kelompok_perempuan", "Kelompok perempuan", "Women’s group"),
        ("multi_choice", ("bpd", "unheard"), "BPD; unheard", "Village council (BPD); unheard"),
    ],
)
def test_values_are_shown_in_the_readers_language(name, plain, indonesian, english, names):
    shown = [FIELDS[name].show(plain, Language(code), names) for code in ("id", "en")]
    assert shown == [indonesian, english]


@pytest.mark.parametrize(
    ("name", "plain", "value"),
    [("date", "2026-01-12", date(2026, 1, 12)), ("time", "14:05", time(14, 5)), ("number", "0.5", Decimal("0.5"))],
)
def test_values_load_as_python_knows_them(name, plain, value):
    assert FIELDS[name].load(plain) == value


@pytest.mark.parametrize("name", ["date", "time", "number"])
@pytest.mark.parametrize("other", ["x", "2026-13-01", True, ("a",)])
def test_a_value_of_another_form_loads_as_nothing(name, other):
    assert FIELDS[name].load(other) is None


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("text", 5),
        ("integer", "7"),
        ("integer", True),
        ("money", "Rp 5"),
        ("number", "NaN"),
        ("number", "1e999999999"),
        ("time", "10:00+07:00"),
        ("yes_no", 1),
        ("choice", ("a",)),
        ("multi_choice", "a"),
        ("reference", (A,)),
        ("multi_reference", A),
    ],
)
def test_rules_never_meet_a_value_of_a_form_that_they_do_not_know(name, other):
    assert FIELDS[name].load(other) is None


def test_a_problem_of_a_record_names_its_field():
    with pytest.raises(Problem) as problem:
        KINDS["meeting"].read({"title": "Musdus", "date": "31/2"}, TODAY)
    assert problem.value.place.field == "date"


def test_a_field_that_a_kind_does_not_have_is_refused():
    with pytest.raises(Problem, match="has no field") as problem:
        KINDS["person"].read({"nik": "3302101234567890"}, TODAY)
    assert problem.value.code == "unknown_field"


def test_a_record_loads_from_any_plain_values():
    meeting = KINDS["meeting"].load(A, {"title": "Musdus", "date": "someday", "newer": "kept elsewhere"})
    assert (meeting.id, meeting.title, meeting.date, meeting.venue) == (A, "Musdus", None, None)


def test_a_day_may_lie_ahead_as_far_as_its_field_says():
    field = Day(label=LABEL, latest=90)
    assert [field.is_too_late(day, TODAY) for day in (date(2026, 4, 15), date(2026, 4, 16))] == [False, True]


@pytest.mark.parametrize(("number", "said"), [(Decimal("0E-9"), "0"), (Decimal("1E+3"), "1.000"), (Decimal("2.50"), "2,5")])
def test_a_number_is_said_without_exponent_or_needless_zeros(number, said):
    assert Language("id").number(number) == said


@pytest.mark.parametrize(
    ("kind", "code", "example"),
    [("training", "hours", "1.5"), ("decision", "votes_for", "25"), ("decision", "budget_swadaya", "1.250.000")],
)
def test_what_is_no_number_is_refused_with_an_example_of_its_own_size(kind: str, code: str, example: str) -> None:
    with pytest.raises(Problem) as refused:
        KINDS[kind].fields()[code].read("banyak", date(2026, 1, 12))
    assert Language("en")(refused.value.message) == f"“banyak” is not a number. Write digits, such as {example}."
