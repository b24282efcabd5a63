"""Sample data have the ids, order, references and values that the data dictionary asks for."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid5

from empower_desktop.launch.sample.year import Act
from tests.launch.sample.making import CODES, KINDS, TODAY

KEYS = {
    "membership": ("group", "person"),
    "attendance": ("meeting", "person"),
    "participation": ("training", "person"),
    "assessment_score": ("assessment", "aim"),
    "same_as": ("one", "other"),
}
PAST = {
    *("identified_on", "mobilised_on", "solved_on", "response_on", "outcome_on"),
    *("formed_on", "consent_on", "start_on", "role_since", "end_on", "date", "proposed_on", "decided_on"),
    *("done_on", "logged_on", "date_start", "date_end", "adoption_checked_on", "birth_date"),
}


def test_ids_have_the_shape_the_contract_asks_for(acts: list[Act]) -> None:
    for act in (act for act in acts if not act.again):
        if act.kind in KEYS:
            first, second = (str(act.fields[code]) for code in KEYS[act.kind])
            assert act.record == str(uuid5(UUID(first), second))
        else:
            made_at = UUID(act.record)
            assert (made_at.version, made_at.variant) == (7, "specified in RFC 4122")
            assert made_at.int >> 80 == round(act.at.timestamp() * 1000)


def test_records_are_noted_in_order_within_the_year_before(acts: list[Act]) -> None:
    moments = [act.at for act in acts]
    assert all(one < next_one for one, next_one in pairwise(moments))
    assert date(2025, 11, 25) <= moments[0].date() < moments[-1].date() < TODAY


def test_no_record_knows_what_came_after_it(acts: list[Act]) -> None:
    known: set[str] = set()
    for act in acts:
        for code, value in set_in(act):
            if "reference(" in KINDS[act.kind][code]["type"]:
                assert set(value if isinstance(value, list) else [value]) <= known, (act, code)
            if code in PAST:
                assert str(value) <= act.at.date().isoformat(), (act, code)
        known.add(act.record)


def test_references_name_the_kind_they_should(acts: list[Act]) -> None:
    kind_of = {act.record: act.kind for act in acts}
    for act in acts:
        for code, value in set_in(act):
            if found := re.fullmatch(r"(?:multi )?reference\((\w+)\)", KINDS[act.kind][code]["type"]):
                assert {kind_of[record] for record in (value if isinstance(value, list) else [value])} == {found[1]}


def test_every_value_has_its_type_and_keeps_its_limits(acts: list[Act]) -> None:
    for act in acts:
        for code, value in set_in(act):
            field = KINDS[act.kind][code]
            check_type(field["type"], value)
            check_limits(field["type"], field["validation"], value)


def set_in(act: Act) -> list[tuple[str, Any]]:
    return [(code, value) for code, value in act.fields.items() if value is not None]


def check_type(kind: str, value: Any) -> None:
    if found := re.fullmatch(r"(multi-)?choice\(([\w.]+)\)", kind):
        assert set(value if found[1] else [value]) <= CODES[found[2]]
    patterns = {
        "date": r"\d{4}-\d\d-\d\d",
        "time": r"[012]\d:[0-5]\d",
        "area": r"\d\d(\.\d\d){1,2}(\.\d{4})?",
        "number": r"\d+(\.\d?[1-9])?",
    }
    if kind in patterns:
        assert re.fullmatch(patterns[kind], value)
    plain = {"integer": int, "money IDR": int, "yes/no": bool}.get(kind, list if kind.startswith("multi") else str)
    assert type(value) is plain
    if plain is list:
        assert value == sorted(set(value)) != []


def check_limits(kind: str, validation: str, value: Any) -> None:
    found = re.match(r"(?:(\d[\d.]*)–)?(?:≤ )?([\d,]+)(?= chars|;|$| \(|,)", validation.replace("≥", "min"))
    if found and kind in ("text", "long text", "integer", "number"):
        size = len(value) if "text" in kind else float(value)
        assert float(found[1] or 0) <= size <= float(found[2].replace(",", "")), (validation, value)
    if kind in ("integer", "money IDR"):
        assert value >= 0
    if kind == "text":
        assert "\n" not in value
    if isinstance(value, str):
        assert "{" not in value
        assert value == value.strip() != ""


def incomplete(act: Act) -> set[str]:
    return {code for code, field in KINDS[act.kind].items() if field["required"] and code not in act.fields}


def test_a_few_records_are_incomplete_but_none_in_ratified_minutes(acts: list[Act]) -> None:
    missing = [act for act in acts if not act.again and incomplete(act)]
    assert 0 < len(missing) < len(acts) / 100
    assert {(act.kind, code) for act in missing for code in incomplete(act)} <= {
        ("person", "sex"),
        ("meeting", "convened_by"),
        ("decision", "participation_level"),
        ("action", "responsible_text"),
    }
    ratified = {act.record for act in acts if act.fields.get("status") == "disahkan"}
    assert not [act for act in missing if act.record in ratified]
    assert not [act for act in missing if act.kind == "decision" and act.fields["meeting"] in ratified]
