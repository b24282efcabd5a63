"""The sixty worked cases of the merge contract, which every build reproduces in any order."""

from __future__ import annotations

import json
import random
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from empower_desktop.history.change import Change, canonical, canonical_json, keyed_id
from empower_desktop.history.digest import digest
from empower_desktop.history.merge import state_of, union

CASES = json.loads((Path(__file__).parent / "merge_vectors.json").read_text(encoding="utf-8"))
VECTORS = {vector["name"]: vector for vector in CASES["vectors"]}
IDS = {case["rule"].split(" = ")[0]: case for case in CASES["ids"]}
UNITS = {
    "meeting": {"time": ("date", "start_time", "end_time")},
    "decision": {
        "votes": ("method", "votes_for", "votes_against", "votes_abstain"),
        "power": ("power_dimension", "power_reason"),
    },
    "training": {"days": ("date_start", "date_end"), "scale": ("score_min", "score_max")},
}


def read(parts):
    return Change.read({part: value for part, value in parts.items() if part != "id"}, parts["id"])


def as_in_file(state, known):
    """Give a state in the words of the file."""
    return {
        "kind": state.kind,
        "state": state.standing,
        "fields": state.fields,
        "conflicts": {
            spot: [{"change": rival.change, "value": rival.value} for rival in rivals] for spot, rivals in state.conflicts.items()
        },
        "over_not_here": sorted(state.over - known),
    }


def states(changes):
    records = defaultdict(list)
    for change in changes:
        records[change.record].append(change)
    known = {change.id for change in changes}
    return {record: as_in_file(state_of(some, UNITS), known) for record, some in records.items()}


def text(value):
    """Write a value so that true is not 1."""
    return json.dumps(value, sort_keys=True)


def test_there_are_sixty_cases():
    assert len(VECTORS) == 60


@pytest.mark.parametrize("name", VECTORS)
def test_a_case_comes_out_as_worked(name):
    vector = VECTORS[name]
    changes = [read(parts) for parts in vector["changes"]]
    assert digest(change.id for change in changes) == vector["digest"]
    assert text(states(changes)) == text(vector["state"])


@pytest.mark.parametrize("name", VECTORS)
def test_order_and_repeats_do_not_matter_to_a_case(name):
    vector, dice = VECTORS[name], random.Random(name)
    for _ in range(8):
        changes = [read(parts) for parts in vector["changes"]]
        changes += dice.choices(changes, k=dice.randrange(4))
        dice.shuffle(changes)
        assert text(states(changes)) == text(vector["state"])
        assert digest(change.id for change in union(changes)) == vector["digest"]


def test_the_canonical_text_of_the_first_change():
    first = CASES["vectors"][0]["changes"][0]
    assert canonical({part: value for part, value in first.items() if part != "id"}) == CASES["canonical_of_first"]


def test_the_digest_of_nothing():
    assert digest([]) == CASES["digest_of_nothing"]


def test_two_who_tick_the_same_person_make_one_attendance():
    case = IDS["attendance"]
    assert keyed_id(case["meeting"], case["person"]) == case["id"]


def test_two_who_join_the_same_pair_make_one_same_as():
    case = IDS["same_as"]
    assert keyed_id(case["one"], case["other"]) == case["id"]


def test_a_score_of_an_aim_has_the_id_of_its_key():
    case = IDS["assessment_score"]
    assert keyed_id(case["assessment"], case["aim"]) == case["id"]


def test_a_spare_row_has_the_id_of_export_and_name():
    case = IDS["new row in a spare row"]
    name = " ".join(unicodedata.normalize("NFC", case["filled_in_by"]).casefold().split())
    assert keyed_id(case["export"], f"{name}\n{case['spare']}") == case["id"]


def test_a_row_without_id_has_the_id_of_what_it_holds():
    case = IDS["new row without an id"]
    name = f"{case['filled_in_by']}\n{case['kind']}\n{canonical_json(case['row'])}\n{case['ordinal']}"
    assert keyed_id(case["export"], name) == case["id"]
