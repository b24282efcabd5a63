from __future__ import annotations

from dataclasses import replace

from empower_desktop.store import Export, Question, Receipt, Unsaved

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
    assert store.changed_since(sent.upto) == 0
    store.append([make("meeting", 1, {"venue": "Balai"}), make("meeting", 1, {"doc_no": "7"}), make("person", 2, {"name": "Ani"})])
    assert store.changed_since(sent.upto) == 2


def test_the_highest_receipt_of_a_store_counts(store):
    second = Receipt("budi-1", "budi", "Budi", 2, AT, ("e1", "e2"))
    store.note_receipt(second)
    store.note_receipt(replace(second, number=1, exports=("e1",)))
    assert store.receipts() == [second]


def test_a_new_store_of_the_same_coordinator_voids_the_receipts_of_the_old(store):
    old = Receipt("budi-1", "budi", "Budi", 7, AT, ("e1", "e2"))
    new = replace(old, store_id="budi-2", number=1, at="2026-02-01T08:00:00.000Z/0000", exports=("e1",))
    other = replace(old, store_id="rina-1", author_id="rina")
    for receipt in (old, other, new, old):
        store.note_receipt(receipt)
    assert sorted(one.store_id for one in store.receipts()) == ["budi-2", "rina-1"]


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
    assert [one.id for one in store.sent_with(first.id)] == ["e1"]
    assert store.sent_with(second.id) == []
