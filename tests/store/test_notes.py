from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.store import Arrival, Export, Merge, Question, Receipt, Unsaved
from empower_desktop.store.carried import numbers_in, ranges
from empower_desktop.store.notes import RETURN

AT = "2026-01-12T08:00:00.000Z/0000"


def test_a_setting_is_kept_and_replaced(store):
    assert store.setting("language") is None
    store.put_setting("language", "id")
    store.put_setting("language", "en")
    assert store.setting("language") == "en"


def test_exports_are_numbered_within_a_store_id(store):
    assert store.next_export() == (1, "")
    noted = store.note_export(Export("e1", 1, AT, "sari.xlsx", "d", 3))
    assert noted.store_id == store.id
    assert store.next_export() == (2, "e1")
    store.put_setting("store_id", "renewed")
    assert store.next_export() == (1, "")
    assert [one.id for one in store.exports()] == ["e1"]
    assert store.exports("renewed") == []


def test_what_changed_since_an_export_is_counted_in_records(store, make):
    store.append([make("meeting", 1, {"title": "Musdus"})])
    sent = store.note_export(Export("e1", 1, AT, "sari.xlsx", "d", 1))
    assert store.written_since(sent.upto) == 0
    store.append([make("meeting", 1, {"venue": "Balai"}), make("meeting", 1, {"doc_no": "7"}), make("person", 2, {"name": "Ani"})])
    assert store.written_since(sent.upto) == 2


def test_what_a_list_brought_was_written_here_and_what_a_workbook_brought_was_not(store, make):
    store.append([make("person", 1, {"name": "Ani"})], Arrival("m1", "daftar.xlsx"))
    store.append([make("person", 2, {"name": "Tono"})], Arrival("m2", "sari.xlsx", export_id="e1"))
    assert store.written_since(0) == 1


def test_a_receipt_speaks_as_long_as_its_return_is_merged_and_stays_known_afterwards(store, make):
    store.note_merge(Merge("m1", AT, "sari"))
    store.append([make("meeting", 1, {"title": "Musdus"})], Arrival("m1", "kembali.xlsx", export_id="r1"))
    told = Receipt("r1", "budi-1", 2, "budi", "Budi", AT, ("e1", "e2"), ("budi-0",))
    for _ in range(2):
        store.note_receipt(told, {})
    kept = replace(told, upto=1)
    assert store.receipts() == [kept]
    store.take_back("m1", {})
    assert store.receipts() == [replace(kept, held=False)]


def test_returns_and_exports_are_numbered_apart(store):
    store.note_export(Export("r1", 1, AT, "untuk sari.xlsx", "d", 3, purpose=RETURN))
    assert (store.next_export(), store.next_export(RETURN)) == ((1, ""), (2, "r1"))
    assert (store.exports(), [one.id for one in store.exports(purpose=RETURN)]) == ([], ["r1"])


def test_a_record_has_arrived_whole_when_each_of_its_changes_left_with_a_listed_export(store, make):
    store.append([make("meeting", 1, {"title": "Musdus"}), make("meeting", 2, {"title": "Rembug"})])
    one, two, three = (make("meeting", n, {"title": "x"}).record for n in (1, 2, 3))
    store.note_export(Export("e1", 1, AT, "semua.xlsx", "d", 2))
    store.append([make("meeting", 2, {"venue": "Balai"}), make("meeting", 3, {"title": "Musdes"})])
    store.note_export(Export("e2", 2, AT, "sebagian.xlsx", "d", 1), [three])
    assert store.arrived_whole(["e1"]) == {one}
    assert store.arrived_whole(["e2"]) == {three}
    assert store.arrived_whole(["e1", "e2"]) == store.arrived_whole(["e1", "e2", "e9"]) == {one, three}
    assert store.arrived_whole(["e1", "e2"], [two, three]) == {three}
    assert store.arrived_whole([]) == set()


def test_what_a_return_holds_whole_is_at_its_senders_until_it_changes_here(store, make):
    store.append([make("meeting", 1, {"title": "Musdus"}), make("meeting", 2, {"title": "Rembug"}), make("meeting", 2, {"venue": "Balai"})])
    one, two = (make("meeting", n, {"title": "x"}).record for n in (1, 2))
    store.note_receipt(Receipt("r1", "budi-1", 1, "budi", "Budi", AT, ()), {one: 1, two: 1})
    assert store.arrived_whole(["r1"]) == {one}
    store.append([make("meeting", 1, {"venue": "Balai"})])
    assert store.arrived_whole(["r1"]) == set()


@given(st.sets(st.integers(1, 60)))
def test_the_numbers_of_records_come_back_as_they_were_written(numbers):
    assert list(numbers_in(ranges(numbers))) == sorted(numbers)


def test_questions_wait_until_they_are_answered_and_are_not_asked_again(store):
    asked = Question("q1", "m1", AT, '{"code": "row_missing"}')
    assert store.ask([asked, replace(asked, id="q2")]) == [asked, replace(asked, id="q2")]
    assert store.answer("q1", "keep", AT)
    assert not store.answer("q9", "keep", AT)
    assert store.ask([asked]) == []
    assert [one.id for one in store.questions()] == ["q2"]
    assert [(one.id, one.answer) for one in store.questions(answered=True)] == [("q1", "keep")]


def test_an_unsaved_form_is_kept_under_its_key(store):
    form = Unsaved("meeting/1", "meeting", "1", '{"title": "Mus"}', "{}", AT)
    store.keep_unsaved(form)
    store.keep_unsaved(replace(form, typed='{"title": "Musdus"}'))
    assert [one.typed for one in store.unsaved()] == ['{"title": "Musdus"}']
    store.drop_unsaved("meeting/1")
    assert store.unsaved() == []


def test_with_which_exports_a_change_has_left_is_known(store, make):
    first, second = make("meeting", 1, {"title": "Musdus"}), make("meeting", 2, {"title": "Rembug"})
    store.append([first])
    store.note_export(Export("e1", 1, AT, "sari.xlsx", "d", 1))
    store.append([second])
    assert [one.id for one in store.carried_with([first.id])] == ["e1"]
    assert store.carried_with([second.id]) == []
