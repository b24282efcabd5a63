from __future__ import annotations

import pytest

from empower_desktop.history.change import DELETED
from empower_desktop.history.digest import digest
from empower_desktop.store import Arrival, Merge
from empower_desktop.store.packed import packed


@pytest.fixture
def arrive(store):
    """Take in changes as a file of a merge."""

    def arriving(merge, file, *changes):
        if not any(one.id == merge for one in store.merges()):
            store.note_merge(Merge(merge, "2026-01-12T08:00:00.000Z/0000", "budi"))
        return store.append(changes, Arrival(merge, file, sha256=file * 2, records=packed(dict.fromkeys(one.record for one in changes))))

    return arriving


def test_where_a_change_came_from_first_is_known(store, make, arrive):
    own, theirs = make("meeting", 1, {"title": "Musdus"}), make("meeting", 2, {"title": "Rembug"})
    store.append([own])
    arrive("m1", "sari.xlsx", own, theirs)
    arrive("m2", "rina.xlsx", theirs)
    assert store.sources_of((own.id, theirs.id)) == {theirs.id: "sari.xlsx"}
    assert [(one.file, one.changes) for one in store.arrivals()] == [("sari.xlsx", 1), ("rina.xlsx", 0)]
    assert store.brought_by("m1") == [theirs.id]


def test_a_file_that_came_before_is_known_by_its_content(store, make, arrive):
    theirs = make("meeting", 2, {"title": "Rembug"})
    arrive("m1", "sari.xlsx", theirs)
    (known,) = store.arrivals(sha256="sari.xlsxsari.xlsx")
    assert (known.file, known.record_ids) == ("sari.xlsx", [theirs.record])
    assert store.arrivals(sha256="another") == []


def test_taking_a_merge_back_leaves_what_was_before(store, make, arrive, attend):
    own = make("meeting", 1, {"title": "Musdus"})
    store.append([own])
    before = store.digest()
    arrive("m1", "sari.xlsx", make("meeting", 1, {"title": "Rembug"}), make("person", 11, {"name": "Ani"}), attend(1, 11))
    assert len(store.conflicts()) == 1
    assert len(store.take_back("m1", {})) == 3
    assert (store.digest(), store.conflicts(), store.merges(), store.arrivals()) == (before, [], [], [])
    assert (store.count("person"), store.count("attendance"), store.find("ani")) == (0, 0, [])
    assert store.check() == []


def test_what_another_file_brings_too_stays(store, make, arrive):
    one, two = make("meeting", 1, {"title": "Musdus"}), make("meeting", 2, {"title": "Rembug"})
    arrive("m1", "sari.xlsx", one, two)
    arrive("m2", "rina.xlsx", two)
    rina = store.arrivals("m2")[0].seq
    assert store.take_back("m1", {two.id: rina}) == [one]
    assert store.digest() == digest([two.id])
    assert (store.sources_of((two.id,)), store.brought_by("m2")) == ({two.id: "rina.xlsx"}, [two.id])


def test_a_merge_that_was_taken_back_can_be_merged_again(store, make, arrive, attend):
    changes = [make("meeting", 1, {"title": "Musdus"}), attend(1, 11)]
    arrive("m1", "sari.xlsx", *changes)
    store.take_back("m1", {})
    assert arrive("m2", "sari.xlsx", *changes) == changes
    assert store.count("attendance") == 1
    assert store.check() == []


def test_what_builds_on_a_merge_is_named(store, make, arrive, attend):
    theirs, person = make("meeting", 1, {"title": "Musdus"}), make("person", 11, {"name": "Ani"})
    arrive("m1", "sari.xlsx", theirs, person)
    assert store.built_on(store.brought_by("m1")) == []
    over, refers, beside = make("meeting", 1, {"title": "Rembug"}, theirs), attend(2, 11), make("meeting", 3, {"title": "Rapat"})
    store.append([over, refers, beside])
    assert store.built_on(store.brought_by("m1")) == [over, refers]


def test_a_field_filled_here_in_a_record_that_a_merge_brought_builds_on_it(store, make, arrive):
    arrive("m1", "sari.xlsx", make("person", 11, {"name": "Ani"}))
    phone = make("person", 11, {"phone": "081234567890"})
    store.append([phone])
    assert store.built_on(store.brought_by("m1")) == [phone]


def test_a_record_that_somebody_else_made_too_carries_what_refers_to_it(store, make, arrive, attend):
    store.append([make("person", 11, {"name": "Ani"}), attend(1, 11)])
    arrive("m1", "sari.xlsx", make("person", 11, {"phone": "081234567890"}))
    assert store.built_on(store.brought_by("m1")) == []


def test_taking_back_a_deletion_brings_record_and_parts_back(store, make, arrive, attend):
    meeting = make("meeting", 1, {"title": "Musdus"})
    store.append([meeting, attend(1, 11)])
    arrive("m1", "sari.xlsx", make("meeting", 1, {DELETED: True}, meeting))
    assert store.count("attendance") == 0
    store.take_back("m1", {})
    assert (store.count("meeting"), store.count("attendance")) == (1, 1)


def test_a_file_is_taken_in_whole_or_not_at_all(store, make, arrive):
    def stopped() -> None:
        with store.together():
            arrive("m1", "sari.xlsx", make("meeting", 1, {"title": "Musdus"}))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert (store.merges(), store.arrivals(), store.digest()) == ([], [], digest([]))
