"""A log is read by its text where that is in canonical form, and part by part where it is not: nobody can tell the difference."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from empower_desktop.errors import Problem
from empower_desktop.history.change import Change, read_fields_json
from empower_desktop.history.logged import Logged, LoggedFields, change_of, fields_json, logged

RECORD = "01900000-0000-7000-8000-000000000001"
AUTHOR = "01910000-0000-7000-8000-000000000001"
AT = "2026-01-12T08:00:01.000Z/0000"
ONE, OTHER = "a" * 32, "b" * 32

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=8) | st.text('",:{}[]\\ab', max_size=8)
values = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | texts | st.lists(texts, max_size=3) | st.floats() | st.just({})
fields = st.dictionaries(st.sampled_from(["a", "b", "cost", "_deleted", "é", "A", ""]), values, max_size=4)
ways_to_write = st.fixed_dictionaries(
    {"ensure_ascii": st.booleans(), "sort_keys": st.booleans(), "separators": st.sampled_from([(",", ":"), (", ", ": ")])}
)
written = st.builds(lambda fields, how: json.dumps(fields, **how), fields, ways_to_write)


@st.composite
def spoiled(draw):
    """A canonical text in which one sign was put, replaced or left out."""
    text = json.dumps({"a": "x,y", "b": 12, "c": "q"}, separators=(",", ":"))
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(["", *'"\\,:{}[]0-.e\n\x7f', "a", "\\u0041"])) + text[at + draw(st.integers(0, 1)) :]


def read_part_by_part(fields, over, why):
    """What a change is by its own rules, whatever a log's text looks like; None for one that is refused."""
    parts = {"record": RECORD, "kind": "meeting", "at": AT, "by": AUTHOR, "why": why, "over": over.split(" ") if over else []}
    try:
        change = Change.read({**parts, "fields": read_fields_json(fields)})
    except Problem:
        return None
    return change.id, dict(change.fields), change.over


@given(
    written | spoiled(), st.sampled_from(["", ONE, f"{ONE} {OTHER}", f"{OTHER} {ONE}", f"{ONE} {ONE}", "x"]), st.sampled_from(["", "why"])
)
@example('{"a":"\x7f"}', "", "")
@example('{"b":1,"a":2}', "", "")
@example('{"a":1,"a":1}', "", "")
@example('{"a":""}', "", "")
@example('{"a":-0}', "", "")
@example('{"a":",","b":"{"}', "", "")
def test_a_log_gives_the_same_changes_whichever_way_it_is_read(fields, over, why):
    try:
        one = logged(RECORD, "meeting", AT, AUTHOR, why, over, fields)
    except Problem:
        assert read_part_by_part(fields, over, why) is None
        return
    change = change_of(one)
    assert (change.id, dict(change.fields), change.over) == read_part_by_part(fields, over, why)
    again = Change.read({name: getattr(change, name) for name in ("record", "kind", "fields", "over", "by", "at", "why")}, one.id)
    assert (again, fields_json(again)) == (change, one.fields)


def test_a_log_of_our_own_needs_no_reading_to_be_copied():
    fields = LoggedFields('{"a":["x","y"],"b":null}')
    assert fields_json(change_of(Logged(RECORD, "meeting", AT, AUTHOR, "", "", fields.text, ONE))) == fields.text
    assert (fields, dict(fields.items()), "a" in fields) == ({"a": ("x", "y"), "b": None}, {"a": ("x", "y"), "b": None}, True)
