"""A change has one canonical form and one id, and what arrives in another form is refused."""

from __future__ import annotations

import json
import pickle
import re
import uuid
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.errors import Problem
from empower_desktop.history.change import (
    Change,
    canonical,
    canonical_json,
    canonical_value,
    is_stamp,
    keyed_id,
    new_id,
    read_fields_json,
)
from empower_desktop.history.logged import fields_json

PARTS = {
    "record": "01900000-0000-7000-8000-000000000001",
    "kind": "meeting",
    "fields": {"title": "Musdus"},
    "over": [],
    "by": "01910000-0000-7000-8000-000000000001",
    "at": "2026-01-12T08:00:01.000Z/0000",
    "why": "",
}
ID = "7d9373fa609e105787358b19db77fa2e"

# What JSON can carry in a field; a lone surrogate is no text.
texts = st.text(st.characters(exclude_categories=("Cs",)))
values = st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | texts | st.lists(texts, max_size=4)
fields = st.dictionaries(st.text("abcdefg_é", min_size=1, max_size=6), values, min_size=1, max_size=5)


@given(fields, texts)
def test_what_was_made_reads_back_with_the_same_id(fields, why):
    made = Change.make(PARTS["record"], "meeting", fields, (), PARTS["by"], PARTS["at"], why)
    read = Change.read({**PARTS, "fields": read_fields_json(fields_json(made)), "why": made.why}, stated=made.id)
    assert (read.id, read.fields, read.why) == (made.id, made.fields, made.why)


@given(fields)
def test_the_id_is_the_hash_of_the_canonical_text_and_that_text_reads_back(fields):
    text = canonical({**PARTS, "fields": fields})
    change = Change.read(json.loads(text))
    assert change.id == sha256(text.encode()).hexdigest()[:32]
    assert canonical(json.loads(text)) == text
    assert " " not in re.sub(r'"(?:[^"\\]|\\.)*"', "", text)


def test_every_part_has_its_share_in_the_id():
    other = {
        "record": PARTS["by"],
        "kind": "training",
        "fields": {"title": "Musdes"},
        "over": [ID],
        "by": PARTS["record"],
        "at": "2026-01-12T08:00:01.000Z/0001",
        "why": "resolved",
    }
    assert len({Change.read({**PARTS, part: value}).id for part, value in other.items()} | {Change.read(PARTS).id}) == 8


def test_only_quotes_backslashes_and_control_characters_are_escaped_the_short_way():
    assert canonical_json('"\\/\b\f\n\r\t\x00\x1f') == r'"\"\\/\b\f\n\r\t\u0000\u001f"'
    assert canonical_json("é\u2028\x7f🌾") == '"é\u2028\x7f🌾"'


def test_a_rows_fields_have_one_text_whatever_their_order():
    assert (
        canonical_json({"sex": "P", "name": "Suminah"}) == canonical_json({"name": "Suminah", "sex": "P"}) == '{"name":"Suminah","sex":"P"}'
    )


@pytest.mark.parametrize(
    ("given_value", "plain"),
    [
        ("", None),
        ((), None),
        (["A10", "A1", "A1"], ("A1", "A10")),
        (["Re\u0301", "R\u00e9"], ("R\u00e9",)),
        ("Re\u0301", "R\u00e9"),
        ("  a ", "  a "),
        ("\ufb01", "\ufb01"),
        (True, True),
        (0, 0),
        (None, None),
    ],
)
def test_a_value_has_one_plain_form(given_value, plain):
    assert canonical_value(given_value) == plain
    assert type(canonical_value(given_value)) is type(plain)


def test_over_unsorted_and_doubled_is_the_same_change():
    one, other = "a" * 32, "b" * 32
    assert Change.read({**PARTS, "over": [other, one, other]}) == Change.read({**PARTS, "over": [one, other]})
    assert Change.read({**PARTS, "over": [other, one, other]}).over == (one, other)


def test_the_log_holds_fields_in_ascii_with_keys_sorted():
    change = Change.read({**PARTS, "fields": {"venue": None, "title": "Ré 🌾", "aims": ["b", "a"], "present": True, "cost": 5}})
    assert fields_json(change) == r'{"aims":["a","b"],"cost":5,"present":true,"title":"R\u00e9 \ud83c\udf3e","venue":null}'


def test_a_change_goes_through_another_process_whole():
    change = Change.read({**PARTS, "fields": {"title": "Ré", "aims": ["a"]}})
    again = pickle.loads(pickle.dumps(change))
    assert again == change
    assert canonical({name: getattr(again, name) for name in PARTS}) == canonical({name: getattr(change, name) for name in PARTS})


REFUSED = {
    "a missing part": ({part: value for part, value in PARTS.items() if part != "why"}, "change.parts"),
    "an eighth part": ({**PARTS, "device": "x"}, "change.parts"),
    "an upper-case record": ({**PARTS, "record": "01900000-0000-7000-8000-00000000000A"}, "change.record"),
    "a record in braces": ({**PARTS, "record": "{01900000-0000-7000-8000-000000000001}"}, "change.record"),
    "a record that ends in a line feed": ({**PARTS, "record": PARTS["record"] + "\n"}, "change.record"),
    "a record that is a number": ({**PARTS, "record": 7}, "change.record"),
    "an author without hyphens": ({**PARTS, "by": PARTS["by"].replace("-", "")}, "change.by"),
    "a stamp without its count": ({**PARTS, "at": "2026-01-12T08:00:01.000Z"}, "change.at"),
    "a stamp that counts in capitals": ({**PARTS, "at": "2026-01-12T08:00:01.000Z/000A"}, "change.at"),
    "a stamp in local time": ({**PARTS, "at": "2026-01-12T08:00:01.000+07:00/0000"}, "change.at"),
    "a day that is not": ({**PARTS, "at": "2026-02-30T08:00:01.000Z/0000"}, "change.at"),
    "an hour that is not": ({**PARTS, "at": "2026-02-03T24:00:00.000Z/0000"}, "change.at"),
    "a stamp in other digits": ({**PARTS, "at": "٢٠٢٦-01-12T08:00:01.000Z/0000"}, "change.at"),
    "no kind": ({**PARTS, "kind": ""}, "change.kind"),
    "no reason at all": ({**PARTS, "why": None}, "change.why"),
    "an upper-case change in over": ({**PARTS, "over": ["A" * 32]}, "change.over"),
    "a short id in over": ({**PARTS, "over": ["a" * 31]}, "change.over"),
    "over as one text": ({**PARTS, "over": "a" * 32}, "change.over"),
    "over with a number": ({**PARTS, "over": [1]}, "change.over"),
    "no fields": ({**PARTS, "fields": {}}, "change.fields"),
    "fields as a list": ({**PARTS, "fields": ["title"]}, "change.fields"),
    "a float": ({**PARTS, "fields": {"cost": 0.5}}, "change.float"),
    "a whole float": ({**PARTS, "fields": {"cost": 6.0}}, "change.float"),
    "an object in a field": ({**PARTS, "fields": {"title": {"id": "x"}}}, "change.nested"),
    "a list of numbers": ({**PARTS, "fields": {"title": [1]}}, "change.nested"),
    "a list in a list": ({**PARTS, "fields": {"title": [["a"]]}}, "change.nested"),
    "a number that no ledger holds": ({**PARTS, "fields": {"cost": 2**63}}, "change.integer"),
    "one field in two forms": ({**PARTS, "fields": {"caf\u00e9": 1, "cafe\u0301": 2}}, "change.fields"),
    "half a character in a value": ({**PARTS, "fields": {"title": "\ud83c"}}, "change.surrogate"),
    "half a character in a list": ({**PARTS, "fields": {"title": ["\ud83c"]}}, "change.surrogate"),
    "half a character in a code": ({**PARTS, "fields": {"\ud83c": 1}}, "change.surrogate"),
    "half a character in the reason": ({**PARTS, "why": "\udf3e"}, "change.surrogate"),
    "half a character in the kind": ({**PARTS, "kind": "\udf3e"}, "change.surrogate"),
}


@pytest.mark.parametrize(("parts", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_of_its_form_is_refused(parts, code):
    with pytest.raises(Problem) as refused:
        Change.read(parts)
    assert refused.value.code == code
    assert str(refused.value)


def test_a_refusal_names_record_and_field():
    with pytest.raises(Problem) as refused:
        Change.read({**PARTS, "fields": {"cost": 0.5}})
    assert (refused.value.place.record, refused.value.place.field) == (PARTS["record"], "cost")


@pytest.mark.parametrize("stated", ["0" * 32, "", Change.read(PARTS).id.upper(), Change.read(PARTS).id + "0"])
def test_an_id_that_does_not_follow_from_the_parts_is_refused(stated):
    with pytest.raises(Problem) as refused:
        Change.read(PARTS, stated)
    assert refused.value.code == "change.id"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a":1', "change.json"),
        ("[" * 30_000, "change.json"),
        ('{"a":' + "9" * 5_000 + "}", "change.json"),
        ("[1]", "change.fields"),
        ('{"a":1,"a":2}', "change.fields"),
        ('{"a":1.0}', "change.float"),
        ('{"a":1e3}', "change.float"),
        ('{"a":NaN}', "change.float"),
        ('{"a":-Infinity}', "change.float"),
    ],
)
def test_a_damaged_log_cell_is_refused(text, code):
    with pytest.raises(Problem) as refused:
        read_fields_json(text)
    assert refused.value.code == code


def test_a_stamp_is_a_time_that_exists():
    assert is_stamp("2028-02-29T23:59:59.999Z/ffff")
    assert not is_stamp("2026-02-29T23:59:59.999Z/ffff")
    assert not is_stamp("0000-01-01T00:00:00.000Z/0000")


def test_a_fresh_id_is_a_uuid_of_its_time():
    one, other = uuid.UUID(new_id(1_700_000_000_000)), uuid.UUID(new_id(1_700_000_000_000))
    assert one != other
    assert (one.version, one.variant, one.int >> 80) == (7, uuid.RFC_4122, 1_700_000_000_000)
    assert new_id(1_700_000_000_001) > str(one)


def test_a_key_makes_the_same_id_everywhere():
    assert keyed_id("01900000-0000-7000-8000-000000000008", "A4") == "0147abd7-45cf-5b7f-a2ff-887121b8b3ac"
