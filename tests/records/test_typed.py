"""What people type is read as they mean it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.errors import Problem
from empower_desktop.records.typed import bare, folded, number_text, read_day, read_number, read_time, tidy

THURSDAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/1", "2026-01-12"),
        ("12/1/26", "2026-01-12"),
        ("12-01-2026", "2026-01-12"),
        ("12.1.2026", "2026-01-12"),
        ("2026-01-12", "2026-01-12"),
        ("12 Jan 26", "2026-01-12"),
        ("12 januari", "2026-01-12"),
        ("12 Januari 2026", "2026-01-12"),
        ("Senin, 12 Januari 2026", "2026-01-12"),
        ("Jum’at, 16 Jan. 2026", "2026-01-16"),
        ("Monday, 12 January 2026", "2026-01-12"),
        ("5 Mei 2026", "2026-05-05"),
        ("5 May 2026", "2026-05-05"),
        ("17 Agt 2025", "2025-08-17"),
        ("2 Pebruari 2026", "2026-02-02"),
        ("Senin, 20 Nopember 2026", "2026-11-20"),
        ("1 Agust. 2026", "2026-08-01"),
        ("kemarin", "2026-01-14"),
        ("Hari ini", "2026-01-15"),
        ("tomorrow", "2026-01-16"),
        ("lusa", "2026-01-17"),
        ("+7", "2026-01-22"),
        ("-3", "2026-01-12"),
        ("2/5/71", "1971-05-02"),
        ("2/5/36", "2036-05-02"),
        ("2/5/37", "1937-05-02"),
        ("29/2/24", "2024-02-29"),
    ],
)
def test_a_day_is_read_as_people_write_it(typed, day):
    assert read_day(typed, THURSDAY).isoformat() == day


@pytest.mark.parametrize(
    "typed", ["31/2", "29/2/26", "0/1", "12/13", "2026-1", "12 Foo 2026", "1/1/126", "soon", "+99999", "12", "12/1/26 13.00", "pukul 10.05"]
)
def test_what_is_no_day_is_refused_with_an_example(typed):
    with pytest.raises(Problem, match="Try 12/1") as refused:
        read_day(typed, THURSDAY)
    assert refused.value.code == "not_a_date"


def test_a_day_beyond_the_calendar_is_refused():
    with pytest.raises(Problem):
        read_day("+9999", date(9999, 1, 1))


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("14.05", "14:05"),
        ("14:05", "14:05"),
        ("9", "09:00"),
        ("pukul 13.00", "13:00"),
        ("Jam 7", "07:00"),
        ("13:30:00", "13:30"),
        ("0.00", "00:00"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, time):
    assert read_time(typed) == time


@pytest.mark.parametrize("typed", ["24.00", "12.60", "siang", "14.5", "14.05.30", "14:05:30", ""])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(Problem) as refused:
        read_time(typed)
    assert refused.value.code == "not_a_time"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1250000", "1250000"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1.250", "1250"),
        ("1,250", "1250"),
        ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("0.5", "0.5"),
        ("0,5", "0.5"),
        ("0.500", "0.5"),
        ("1,25 jt", "1250000"),
        ("1.25 juta", "1250000"),
        ("1,125 jt", "1125000"),
        ("1.250 rb", "1250000"),
        ("25rb", "25000"),
        ("2 miliar", "2000000000"),
        ("3 million", "3000000"),
        ("Rp 25.000", "25000"),
        ("Rp. 25.000,-", "25000"),
        ("rp25.000,00", "25000"),
        ("Rp\u00a01.250.000", "1250000"),
        ("-5", "-5"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed, number):
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["1.25.000", "12,34,5", "1e5", "1,", ".", "lima", "5 kambing", "", "--5", "1.2.3", "NaN", "inf", "0x10"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(Problem) as refused:
        read_number(typed)
    assert refused.value.code == "not_a_number"


@pytest.mark.parametrize(("number", "text"), [("6.00", "6"), ("0.50", "0.5"), ("-0", "0"), ("1E+3", "1000"), ("100", "100")])
def test_a_number_is_kept_without_exponent_and_trailing_zeros(number, text):
    assert number_text(Decimal(number)) == text


def test_texts_are_kept_in_one_form_whatever_keyboard_made_them():
    assert tidy("  Cafe\u0301 \n", one_line=True) == "Café"


def test_a_line_break_becomes_a_blank_where_one_line_is_wanted_and_stays_in_a_long_text():
    assert tidy("satu\r\ndua\rtiga", one_line=True) == "satu dua tiga"
    assert tidy("satu\r\ndua\rtiga", one_line=False) == "satu\ndua\ntiga"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\uffff", "\ud800"])
def test_a_character_that_no_workbook_can_carry_is_refused_by_its_number(sign):
    with pytest.raises(Problem, match=f"U\\+{ord(sign):04X}") as refused:
        tidy(f"a{sign}b", one_line=False)
    assert refused.value.code == "control_character"
    str(refused.value).encode("utf-8")


@pytest.mark.parametrize("text", ["a\tb", "emoji 🙂", "ꦗꦮ", "a\u200db", "👩\u200d🌾"])
def test_other_characters_of_the_world_are_kept(text):
    assert tidy(text, one_line=True) == text


@pytest.mark.parametrize("sign", [chr(code) for code in (0xAD, 0x200B, 0x200E, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)])
def test_a_sign_that_nobody_sees_is_not_taken_and_makes_no_other_name(sign):
    for typed in (f"{sign}Su{sign}minah{sign}", f" {sign} Suminah"):
        assert tidy(typed, one_line=True) == "Suminah"
        assert folded(typed) == "suminah"
        assert bare(typed) == "suminah"
    assert tidy(sign, one_line=False) == ""
    assert read_number(f"{sign}1.250{sign}") == 1250


@pytest.mark.parametrize("blank", ["\u00a0", "\u2007", "\u202f"])
def test_a_blank_that_lets_no_line_break_is_a_blank(blank):
    assert tidy(f"Rapat{blank}KWT{blank}", one_line=True) == "Rapat KWT"


@given(
    st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\uffff") | st.sampled_from("\n\r\t \u0301")),
    st.booleans(),
)
def test_a_tidy_text_stays_as_it_is(text, one_line):
    once = tidy(text, one_line)
    assert tidy(once, one_line) == once


def test_names_are_compared_without_accents_signs_and_capitals():
    assert bare("  SITI  Nur'aini-B.") == bare("siti nur’aini b") == "siti nuraini b"
    assert bare("Renée") == "renee"
    assert folded("Women’s  Group") == "women's group"
