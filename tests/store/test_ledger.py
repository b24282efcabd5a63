from __future__ import annotations

import json
from pathlib import Path

import pytest

from empower_desktop.history.change import Change
from empower_desktop.history.digest import digest

VECTORS = json.loads((Path(__file__).parents[1] / "history" / "merge_vectors.json").read_text(encoding="utf-8"))["vectors"]
PARTS = ("record", "kind", "fields", "over", "by", "at", "why")


def changes_of(vector):
    return [Change.read({part: one[part] for part in PARTS}, one.get("id")) for one in vector["changes"]]


def test_a_change_is_read_as_it_was_added(store, make):
    added = make(
        "meeting", 1, {"title": "Musdus «Ngadirejo»", "facilitators": ["b", "a"], "extra_male": 3, "quorum_met": True, "venue": None}
    )
    store.append([added])
    (read,) = store.changes_of(added.record)
    assert [getattr(read, part) for part in (*PARTS, "id")] == [getattr(added, part) for part in (*PARTS, "id")]


def test_adding_twice_changes_nothing(store, make):
    added = make("meeting", 1, {"title": "Musdus"})
    assert store.append([added, added]) == [added]
    assert store.append([added]) == []
    assert list(store.all_changes()) == [added]


def test_an_addition_is_whole_or_not_at_all(store, make):
    def stopped() -> None:
        with store.together():
            store.append([make("meeting", 1, {"title": "Musdus"})])
            assert store.count("meeting") == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert store.count("meeting") == 0
    assert store.digest() == digest([])


def test_the_ledger_says_what_it_knows(store, make):
    first, second = make("meeting", 1, {"title": "Musdus"}), make("meeting", 2, {"title": "Rembug"})
    store.append([first])
    assert store.knows([first.id, second.id]) == {first.id}
    assert store.unknown([first.id, second.id]) == {second.id}


def test_more_ids_than_fit_into_one_statement_are_looked_up(store, make):
    added = [make("meeting", n, {"title": f"Musdus {n}"}) for n in range(1_203)]
    store.append(added)
    assert store.unknown([one.id for one in added]) == set()
    assert len(list(store.all_changes([one.record for one in added]))) == 1_203


def test_changes_of_one_record_come_after_each_other(store, make):
    first, other = make("meeting", 1, {"title": "Musdus"}), make("meeting", 2, {"title": "Rembug"})
    later = make("meeting", 1, {"venue": "Balai"})
    store.append([first, other, later])
    assert list(store.all_changes()) == [first, later, other]
    assert list(store.all_changes([other.record])) == [other]


def test_unknown_kinds_and_fields_are_kept_and_count(store, make):
    newer = [make("irrigation", 1, {"flow": "0.5"}), make("meeting", 2, {"title": "Musdus", "mood": ["calm"]})]
    store.append(newer)
    assert store.digest() == digest([one.id for one in newer])
    assert set(store.all_changes()) == set(newer)
    assert store.standing(newer[0].record) == "live"
    assert store.row("meeting", newer[1].record).fields == {"title": "Musdus", "mood": ("calm",)}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
@pytest.mark.parametrize("turned", [False, True], ids=["in order", "backwards"])
def test_the_worked_cases_give_their_digest_and_state(shared, emptied, vector, turned):
    changes = changes_of(vector)
    store = emptied(shared)
    for one in reversed(changes) if turned else changes:
        store.append([one])
    assert store.digest() == vector["digest"]
    for record, state in vector["state"].items():
        assert store.standing(record) == state["state"]
        assert store.state(record).conflicts.keys() == state["conflicts"].keys()
    assert store.check() == []


def test_the_histories_of_many_records_are_read_at_once(store, make, statements):
    changes = [make("meeting", n, {"title": "Musdus"}) for n in range(200)]
    store.append(changes)
    with statements(store) as asked:
        assert store.histories([one.record for one in changes]) == {one.record: [one] for one in changes}
    assert len(asked) == 1


def test_the_newest_stamp_is_known(store, make):
    first, second = make("meeting", 1, {"title": "Musdus"}), make("meeting", 2, {"title": "Rembug"})
    assert store.newest_stamp() == ""
    store.append([second, first])
    assert store.newest_stamp() == second.at
    assert store.newest_stamp(before=first.at) == first.at
