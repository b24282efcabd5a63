"""What has arrived: receipts, deltas and returns through real workbooks."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from empower_desktop.errors import Problem
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.store import Receipt
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.receipts import counting, marks
from empower_desktop.workspace.returning import worker_named
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import unsent
from empower_desktop.workspace.unmerging import unmerge
from tests.workspace.posting import add_person, post, settle

__all__ = ["post"]
AT = "2026-01-12T08:00:00.000Z/0000"


def test_without_a_receipt_a_delta_holds_everything(sari, post):
    add_person(sari, "Ani")
    assert post.delta(sari)[1].records == {"person": 1, "author": 1}


def test_what_was_received_is_left_out_until_it_changes_again(sari, budi, post):
    ani, _ = add_person(sari, "Ani"), add_person(sari, "Tono")
    post.exchange(sari, budi)
    assert post.delta(sari)[1].records == {}
    save(sari, Person, {"nickname": "An"}, ani, sari.seen(ani))
    path, sent = post.delta(sari)
    assert sent.records == {"person": 1}
    apply(budi, [path])
    assert budi.store.digest() == sari.store.digest()


def test_what_goes_brings_along_what_it_refers_to_so_that_it_can_be_read(sari, budi, post):
    meeting, ani = save(sari, Meeting, {"title": "Musdus"}).result, add_person(sari, "Ani")
    add_keyed(sari, Attendance, {"meeting": meeting, "person": add_person(sari, "Tono"), "presence": "hadir"})
    post.exchange(sari, budi)
    add_keyed(sari, Attendance, {"meeting": meeting, "person": ani, "presence": "hadir"})
    assert post.delta(sari)[1].records == {"meeting": 1, "attendance": 1, "person": 1}


def test_a_lost_delta_goes_again_with_the_next(sari, budi, post):
    post.exchange(sari, budi)
    add_person(sari, "Ani")
    post.delta(sari)
    add_person(sari, "Tono")
    path, sent = post.delta(sari)
    assert sent.records == {"person": 2, "author": 1}
    apply(budi, [path])
    assert budi.store.digest() == sari.store.digest()


def test_what_a_command_saves_while_the_very_first_workbook_is_written_goes_with_the_next(sari, budi, open_work, post):
    beside = open_work("sari")  # a command, while the window writes the workbook of a store in which nothing is yet
    path, _ = post.export(sari, finish=lambda: add_person(beside, "Siti"))
    assert unsent(sari) == 1
    apply(budi, [path])
    apply(sari, [post.give_back(budi)])
    path, sent = post.delta(sari)
    assert sent.records == {"person": 1, "author": 1}
    apply(budi, [path])
    assert budi.store.digest() == sari.store.digest()


def test_a_delta_of_a_part_proves_nothing_about_the_rest(sari, budi, post):
    for area in ("33.02.10.2001", "33.02.11.2001"):
        save(sari, Meeting, {"title": "Musdus", "area": area})
    apply(budi, [post.export(sari, scope=Scope(("33.02.10",)))[0]])
    apply(sari, [post.give_back(budi)])
    assert post.delta(sari)[1].records == {"meeting": 1}


def test_a_shared_copy_is_never_received(sari, budi, post):
    add_person(sari, "Ani")
    post.export(sari, profile="share")
    assert sari.store.exports() == []


def test_records_say_by_whom_they_were_received_as_they_are_now(sari, budi, post):
    ani, tono = add_person(sari, "Ani"), add_person(sari, "Tono")
    post.exchange(sari, budi)
    save(sari, Person, {"nickname": "To"}, tono, sari.seen(tono))
    told = marks(sari, [ani, tono])
    assert {record: mark.by for record, mark in told.items()} == {ani: "Budi"}
    assert unsent(sari) == 1


def test_joined_records_are_received_once_every_one_of_them_is(sari, budi, post):
    pair = [add_person(sari, name) for name in ("Ani", "Bu Ani")]
    seen = {one: sari.seen(one) for one in pair}
    join(sari, Person, *pair)
    post.exchange(sari, budi)
    assert {record: mark.by for record, mark in marks(sari, pair).items()} == dict.fromkeys(pair, "Budi")
    save(sari, Person, {"nickname": "An"}, max(pair), seen[max(pair)])
    assert marks(sari, pair) == {}


def test_what_came_with_the_return_is_not_sent_back_until_it_changes_or_its_sender_lost_it(sari, budi, open_work, post):
    rina = open_work("rina", hour=10)
    tono = add_person(rina, "Tono")
    merged = apply(budi, [post.export(rina)[0]]).result
    add_person(sari, "Ani")
    post.exchange(sari, budi)
    assert (post.delta(sari)[1].records, set(marks(sari, [tono]))) == ({}, {tono})
    unmerge(budi, merged.merge)
    apply(sari, [post.give_back(budi)])
    assert post.delta(sari)[1].records == {"person": 1, "author": 1}
    post.exchange(sari, budi)
    save(sari, Person, {"nickname": "To"}, tono, sari.seen(tono))
    assert post.delta(sari)[1].records == {"person": 1}
    settle(post, sari, budi)


def test_the_receipt_of_another_worker_does_no_harm(sari, budi, open_work, post):
    rina = open_work("rina", hour=10)
    add_person(sari, "Ani")
    apply(budi, [post.export(sari)[0]])
    before = apply(rina, [post.give_back(budi)]).result
    assert before.count("merged") == 1
    assert rina.store.receipts() == []
    (said,) = before.files[0].notes
    assert "is for Sari" in str(said)
    assert apply(budi, [post.give_back(budi)]).result.files[0].notes == (), "who made it knows for whom"


def test_a_delta_waits_for_every_coordinator_unless_it_is_for_one(sari, budi, open_work, post):
    rina = open_work("rina", hour=10)
    add_person(sari, "Ani")
    post.exchange(sari, budi)
    apply(rina, [post.export(sari)[0]])
    add_person(sari, "Tono")
    apply(sari, [post.give_back(rina)])
    apply(budi, [post.delta(sari)[0]])
    apply(sari, [post.give_back(budi)])
    for name in ("budi", "Pak Budi", budi.author.id):
        assert post.delta(sari, for_name=name)[1].records == {}
    assert post.delta(sari)[1].records["person"] == 1


def test_a_delta_for_somebody_who_never_gave_a_receipt_brings_everything(sari, budi, open_work, post):
    add_person(sari, "Ani")
    post.exchange(sari, budi)
    rina = open_work("rina", hour=10)
    delta, sent = post.delta(sari, for_name="Rina")
    assert sent.records["person"] == 1
    apply(rina, [delta])
    assert rina.store.digest() == sari.store.digest() == budi.store.digest()


@pytest.mark.parametrize(
    "told", ["", "{}", "[1]", '{"store": 1, "number": 1, "exports": []}', '{"store": "x", "number": -1, "exports": {}}', "0"]
)
def test_a_receipt_that_says_nothing_plain_is_left_out_and_the_records_come(sari, budi, post, told):
    add_person(sari, "Ani")
    apply(budi, [post.export(sari)[0]])
    add_person(budi, "Tono")
    back = post.give_back(budi)
    workbook = openpyxl.load_workbook(back)
    for key, value in workbook["_meta"].iter_rows(max_col=2):
        value.value = told if key.value == "receipt" else value.value
    workbook.save(back)
    apply(sari, [back])
    assert (sari.store.digest(), sari.store.receipts()) == (budi.store.digest(), [])


def _told(store, number, exports="ab", instead_of=(), author="budi", held=True):
    return Receipt(f"{store}{number}", store, number, author, author.title(), AT, tuple(exports), tuple(instead_of), held)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([_told("s1", 1, "a"), _told("s1", 2, "b")], {"s1": "b"}),
        ([_told("s1", 9), _told("s2", 1, "a", ["s1"])], {"s2": "a"}),
        ([_told("s3", 1, "a", ["s2", "s1"]), _told("s1", 9)], {"s3": "a"}),
        ([_told("s3", 1, "a", ["s2"]), _told("s2", 4, "b", ["s1"]), _told("s1", 9)], {"s3": "a"}),
        ([_told("s1", 1, "a"), _told("s1", 2, "b", held=False)], {"s1": ""}),
        ([_told("s1", 1, held=False)], {}),
        ([_told("s1", 1, "a"), _told("r1", 1, "b", ["s1"], "rina")], {"s1": "a", "r1": "b"}),
        ([_told("s1", 2, "ab"), replace(_told("s1", 2, "bc"), export_id="other")], {"s1": "b"}),
    ],
)
def test_the_highest_receipt_of_the_newest_store_counts_in_whatever_order_they_came(told, count):
    for order in (told, told[::-1]):
        assert {one.store_id: "".join(one.exports) for one in counting(order)} == count


@pytest.mark.parametrize("name", ["", "Tono", "ri"])
def test_a_return_is_refused_for_somebody_unknown_or_not_plain_and_says_who_there_is(budi, open_work, post, name):
    for who in ("rina", "rita"):
        work = open_work(who, hour=10)
        add_person(work, "Ani")
        apply(budi, [post.export(work)[0]])
    with pytest.raises(Problem) as refused:
        worker_named(budi, name)
    assert {"Rina", "Rita"} <= set(str(refused.value.message.values["who"]).replace("(", ";").replace(" ", "").split(";"))
    assert worker_named(budi, "rin").name == worker_named(budi, worker_named(budi, "RINA").id).name == "Rina"


def test_a_return_that_brings_nothing_but_its_receipt_is_merged_and_can_be_undone(sari, budi, post):
    ani = add_person(sari, "Ani")
    apply(budi, [post.export(sari)[0]])
    back = post.give_back(budi)
    foretold, merged = preview(sari, [back]).result, apply(sari, [back]).result
    assert [report.status for report in (*foretold.files, *merged.files)] == ["merged", "merged"]
    assert str(merged.files[0].notes[0]) == "Receipt: 1 of your files has arrived."
    assert set(marks(sari, [ani])) == {ani}
    assert (apply(sari, [back]).result.merge, apply(budi, [back]).result.merge) == (None, None)
    unmerge(sari, merged.merge)
    assert (marks(sari, [ani]), sari.store.digest()) == ({}, budi.store.digest())
