"""The kinds are those of the data dictionary, to the letter (`records.json`)."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.fields import FIELD_KINDS, Field, ManyChoices, OneChoice

CONTRACT = json.loads(Path(__file__).with_name("records.json").read_text(encoding="utf-8"))
BY_CODE = {kind["code"]: kind for kind in CONTRACT["kinds"]}
FIELDS = [(kind, field) for kind in KINDS for field in BY_CODE[kind]["fields"]]
NAMED = {"text": "text", "long text": "long_text", "money IDR": "money", "yes/no": "yes_no", "multi-choice": "multi_choice"}
each_kind = pytest.mark.parametrize("kind", KINDS)
each_field = pytest.mark.parametrize(("kind", "told"), FIELDS, ids=[f"{kind}.{field['code']}" for kind, field in FIELDS])


def described(kind: str, told: dict) -> Field:
    return KINDS[kind].fields()[told["code"]]


@each_kind
def test_records_are_equal_where_all_they_hold_is(kind: str) -> None:
    cls, other = KINDS[kind], next(each for each in KINDS.values() if each.kind != kind)
    one, same, more = cls(id="1"), cls(id="1"), cls(id="2")
    assert (one, hash(one), repr(one)) == (same, hash(same), repr(same))
    assert one not in (more, other(id="1"))
    assert repr(one).startswith(f"{cls.__name__}(")
    assert "id='1'" in repr(one)


@each_kind
def test_fields_stand_in_the_order_of_the_contract(kind):
    assert list(KINDS[kind].fields()) == [field["code"] for field in BY_CODE[kind]["fields"]]


@each_field
def test_a_field_has_the_labels_of_the_contract(kind, told):
    label = described(kind, told).label
    assert (label.id, label.en) == (told["label_id"], told["label_en"])


@each_field
def test_a_field_is_required_and_private_as_the_contract_says(kind, told):
    field = described(kind, told)
    assert (field.required, field.privacy) == (told["required"], told["privacy"])


@each_field
def test_a_field_is_of_the_kind_of_the_contract(kind, told):
    field = described(kind, told)
    name, target = re.fullmatch(r"([a-zA-Z/ -]+?)(?:\((.+)\))?", told["type"]).groups()
    assert field.type == NAMED.get(name, name).replace(" ", "_")
    if target:
        assert target.removesuffix(".csv") in (field.refers_to, getattr(field, "list_name", None))


@each_field
def test_a_default_is_that_of_the_contract(kind, told):
    default = re.search(r"default (\w+)(?![\w.])", told["validation"])
    wanted = None if default is None or default[1] in ("meeting", "group", "to") else default[1]
    assert described(kind, told).default == {"ya": True, "tidak": False, None: None}.get(wanted, wanted)


@each_field
def test_limits_of_texts_and_numbers_are_those_of_the_contract(kind, told):
    field, rule = described(kind, told), told["validation"].replace(",", "")
    if field.type in ("text", "long_text"):
        if found := re.match(r"(\d+)–(\d+)", rule):
            assert (field.least, field.most) == (int(found[1]), int(found[2]))
        elif found := re.match(r"≤ (\d+)", rule):
            assert field.most == int(found[1])
        elif found := re.match(r"≥ (\d+)", rule):
            assert field.least == int(found[1])
    elif field.type in ("integer", "number", "money"):
        if found := re.match(r"([\d.]+)–(\d+)", rule):
            assert (field.least, field.most) == (Decimal(found[1]), Decimal(found[2]))
        elif found := re.match(r"≥ (\d+)$", rule):
            assert field.least == int(found[1])


@pytest.mark.parametrize(
    ("kind", "code", "least", "most"),
    [
        ("training", "hours", "0.5", 400),
        ("participation", "satisfaction", 1, 4),
        ("meeting", "trust_score", 1, 4),
        ("person", "birth_year", 1900, 2100),
    ],
)
def test_numbers_have_their_range(kind, code, least, most):
    field = KINDS[kind].fields()[code]
    assert (field.least, field.most) == (Decimal(least), Decimal(most))


@pytest.mark.parametrize(
    ("kind", "code", "days"),
    [
        ("meeting", "date", 90),
        ("training", "date_start", 365),
        ("group", "formed_on", 0),
        ("person", "consent_on", 0),
        ("proposal", "proposed_on", 0),
        ("action_log", "logged_on", 0),
        ("action", "due_on", None),
        ("contribution", "date", 0),
    ],
)
def test_days_may_lie_as_far_ahead_as_the_contract_says(kind, code, days):
    assert KINDS[kind].fields()[code].latest == days


@pytest.mark.parametrize(
    ("kind", "levels"),
    [
        ("group", (4,)),
        ("person", (4,)),
        ("meeting", (3, 4)),
        ("author", (1, 2, 3, 4)),
        ("decision", (1, 2, 3, 4)),
        ("partner", (1, 2, 3, 4)),
    ],
)
def test_areas_are_of_the_level_of_the_contract(kind, levels):
    assert KINDS[kind].fields()["area"].levels == levels


@each_kind
def test_keys_and_soft_keys_are_those_of_the_contract(kind):
    told = BY_CODE[kind]["uniqueness"]
    if found := re.match(r"soft key: (.+)", told):
        assert set(KINDS[kind].soft_key) == set(re.findall(r"[a-z_]{3,}", found[1].replace("normalised", "")))
    elif found := re.match(r"unique: (\w+) \+ (\w+)", told):
        assert KINDS[kind].key in (found.groups(), ())
    else:
        assert KINDS[kind].soft_key == ()


def test_what_people_may_enter_independently_has_a_key():
    keys = {code: kind.key for code, kind in KINDS.items() if kind.key}
    assert keys == {
        "attendance": ("meeting", "person"),
        "participation": ("training", "person"),
        "membership": ("group", "person"),
        "assessment_score": ("assessment", "aim"),
        "same_as": ("one", "other"),
    }


def test_parts_have_their_owner():
    parts = {code: kind.part_of for code, kind in KINDS.items() if kind.part_of}
    assert parts == {
        "attendance": "meeting",
        "agenda_item": "meeting",
        "participation": "training",
        "membership": "group",
        "action_log": "action",
        "assessment_score": "assessment",
    }


def test_units_are_those_of_the_contract():
    authority = ("authority_kind", "authority_from", "authority_to", "authority_instrument", "authority_status", "authority_until")
    assert {kind: units for kind, units in UNITS.items() if units} == {
        "person": {"birth": ("birth_date", "birth_year", "birth_year_estimated"), "consent": ("consent", "consent_on")},
        "meeting": {"time": ("date", "start_time", "end_time")},
        "decision": {
            "votes": ("method", "votes_for", "votes_against", "votes_abstain"),
            "authority": authority,
            "power": ("power_dimension", "power_reason"),
            "outside": ("budget_outside", "outside_source"),
        },
        "action": {"done": ("status", "done_on")},
        "training": {"days": ("date_start", "date_end"), "scale": ("score_min", "score_max")},
        "participation": {"scores": ("pre_score", "post_score")},
        "contribution": {"worth": ("amount", "quantity", "unit", "unit_value")},
    }


def test_the_date_of_a_kind_is_that_of_the_contract():
    assert {code: kind.date_field for code, kind in KINDS.items() if kind.date_field} == {
        "meeting": "date",
        "proposal": "proposed_on",
        "decision": "decided_on",
        "action": "due_on",
        "action_log": "logged_on",
        "training": "date_start",
        "contribution": "date",
        "issue": "identified_on",
        "partnership": "start_on",
        "engagement": "date",
        "outreach": "date",
        "assessment": "date",
        "lesson": "date",
        "choice_note": "date",
        "outcome": "date",
    }


@each_kind
def test_a_form_shows_every_field_once(kind):
    described = KINDS[kind]
    shown = [code for section in described.sections for code in section.fields]
    assert len(shown) == len(set(shown))
    assert set(shown) <= set(described.fields())


@each_kind
def test_examples_of_the_contract_are_read(kind, today):
    for told in BY_CODE[kind]["fields"]:
        field = described(kind, told)
        if told["example"] and not field.refers_to and field.type != "file":  # typed as a path, which the workspace takes in
            assert field.read(told["example"], today) is not None, told["code"]


@pytest.mark.parametrize("name", CONTRACT["lists"])
def test_a_list_has_the_codes_labels_and_classes_of_the_contract(name):
    told = [(each["code"], each["label_id"], each["label_en"], each.get("class") or "") for each in CONTRACT["lists"][name]]
    assert [(choice.code, choice.label.id, choice.label.en, choice.group) for choice in CHOICES[name]] == told


def test_every_list_of_a_field_is_there():
    lists = {field.list_name for kind in KINDS.values() for field in kind.fields().values() if isinstance(field, OneChoice | ManyChoices)}
    assert lists <= set(CHOICES)


def test_no_field_is_of_a_kind_outside_the_closed_set():
    assert {field.type for kind in KINDS.values() for field in kind.fields().values()} <= set(FIELD_KINDS)
    assert len(FIELD_KINDS) == 14
