"""Each field kind reads what was typed, loads what was kept, and shows it so that it can be read again."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.errors import Problem
from empower_desktop.language import Language
from empower_desktop.records import Person
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.fields import FIELD_KINDS
from tests.records.every_field import FIELDS, read, refused

ACTORS = [choice.code for choice in CHOICES["actor"]]
signs = st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\uffff")
ids = st.uuids().map(str)
PLAIN: dict[str, st.SearchStrategy[object]] = {
    "text": st.text(signs, max_size=80),
    "long_text": st.text(signs | st.just("\n"), max_size=200),
    "phone": st.from_regex(r"\+?[0-9]{9,14}", fullmatch=True),
    "date": st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat),
    "time": st.times().map(lambda moment: moment.strftime("%H:%M")),
    "integer": st.integers(0, 10**9),
    "year": st.integers(1900, 2100),
    "number": st.integers(0, 10**8).map(lambda hundredths: Decimal(hundredths) / 100),
    "money": st.integers(0, 10**15),
    "yes_no": st.booleans(),
    "choice": st.sampled_from(ACTORS),
    "multi_choice": st.lists(st.sampled_from(ACTORS), min_size=1),
    "reference": ids,
    "multi_reference": st.lists(ids, min_size=1, max_size=4),
    "area": st.from_regex(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?", fullmatch=True),
    "file": st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
}
each = pytest.mark.parametrize("name", FIELDS)


def test_every_kind_of_the_closed_set_is_tried_here():
    assert {field.type for field in FIELDS.values()} == set(FIELD_KINDS)


@each
@given(data=st.data(), code=st.sampled_from(["id", "en"]))
def test_what_is_shown_is_read_as_what_it_was(name, data, code, names):
    plain = read(name, data.draw(PLAIN[name]))
    assert read(name, FIELDS[name].show(plain, Language(code), names)) == plain


@each
@given(data=st.data())
def test_what_was_read_is_read_as_itself(name, data):
    plain = read(name, data.draw(PLAIN[name]))
    assert read(name, plain) == plain


@each
@given(data=st.data())
def test_what_was_read_goes_through_the_ledger_and_loads(name, data):
    plain = read(name, data.draw(PLAIN[name]))
    kept = json.loads(json.dumps(plain))
    assert (tuple(kept) if isinstance(kept, list) else kept) == plain
    assert (FIELDS[name].load(plain) is None) == (plain is None)


@each
@given(
    typed=st.text(max_size=40)
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.dates()
    | st.times()
    | st.lists(st.text(max_size=9))
)
def test_whatever_is_typed_is_read_or_refused_with_a_message(name, typed):
    try:
        plain = read(name, typed)
    except Problem as problem:
        Language("id")(problem.message).encode("utf-8")
    else:
        assert read(name, plain) == plain


@each
@pytest.mark.parametrize("typed", [None, "", "  \n ", [], ()])
def test_nothing_typed_is_nothing(name, typed, language, names):
    assert read(name, typed) is None
    assert FIELDS[name].show(None, language, names) == ""


@each
@pytest.mark.parametrize("sign", ["\x07", "\ud800", "\uffff"])
def test_a_sign_that_cannot_be_kept_is_named(name, sign):
    assert refused(FIELDS[name], f"12{sign}1") == "control_character"


@each
@pytest.mark.parametrize("newer", ["??", 10**20, True, ("a", "b"), -1])
def test_a_value_of_a_newer_version_is_shown_in_some_way(name, newer, language, names):
    assert isinstance(FIELDS[name].show(newer, language, names), str)
    FIELDS[name].load(newer)


def test_a_record_stays_as_it_was_made_and_equals_one_of_the_same_values() -> None:
    first = Person(id="a", name="Sari Wulandari", sex="P")
    assert first == Person(sex="P", name="Sari Wulandari", id="a")
    assert hash(first) == hash(Person(sex="P", name="Sari Wulandari", id="a"))
    assert first.but(sex="L") == Person(id="a", name="Sari Wulandari", sex="L") != first
    for change in (lambda: setattr(first, "name", "Tini"), lambda: setattr(first, "id", "b"), lambda: delattr(first, "name")):
        with pytest.raises(AttributeError):
            change()
    with pytest.raises(TypeError, match="nickname_of"):
        first.but(nickname_of="x")
