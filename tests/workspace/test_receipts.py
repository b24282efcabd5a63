"""What has arrived: receipts, deltas and returns through real workbooks, whatever is undone or restored at either end."""

from __future__ import annotations

import shutil
from dataclasses import replace

import openpyxl
import pytest

from empower_desktop.errors import Problem
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.store import Receipt
from empower_desktop.workspace import keeping, opening
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.knowing import begin_again
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.receipts import counting, marks
from empower_desktop.workspace.returning import give_back, worker_named
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import export, unsent
from empower_desktop.workspace.unmerging import unmerge

AT = "2026-01-12T08:00:00.000Z/0000"


@pytest.fixture
def sari(open_work):
    return open_work("sari")


@pytest.fixture
def budi(open_work):
    return open_work("budi", hour=9)


@pytest.fixture
def post(tmp_path):
    """The way between laptops: each workbook under a name of its own."""

    class Post:
        sent = 0

        def path(self):
            self.sent += 1
            return tmp_path / f"{self.sent}.xlsx"

        def export(self, work, **how):
            path = self.path()
            return path, export(work, path, **how).result

        def delta(self, work, **how):
            return self.export(work, since_receipt=True, **how)

        def give_back(self, work, name="Sari"):
            path = self.path()
            give_back(work, worker_named(work, name), path)
            return path

        def exchange(self, worker, coordinator):
            """A delta goes up, a return comes back."""
            apply(coordinator, [self.delta(worker)[0]])
            return apply(worker, [self.give_back(coordinator, worker.author.name)]).result

    return Post()


def _person(work, name):
    return save(work, Person, {"name": name, "sex": "P"}).result


def _restored(work, backup):
    """Put a backup in the place of somebody's store and open it again."""
    opening.close(work)
    keeping.restore(work.folder, backup)
    return opening.opened(work.folder, work.language, work.clock)


def _ids(work):
    return {change.id for change in work.store.all_changes()}


def _settle(post, worker, coordinator):
    """Exchange twice, and hold both ends to have everything that either had."""
    everything = _ids(worker) | _ids(coordinator)
    for _ in range(2):
        post.exchange(worker, coordinator)
    assert _ids(coordinator) >= everything
    assert worker.store.digest() == coordinator.store.digest()


def test_without_a_receipt_a_delta_holds_everything(sari, post):
    _person(sari, "Ani")
    assert post.delta(sari)[1].records == {"person": 1, "author": 1}


def test_what_was_received_is_left_out_until_it_changes_again(sari, budi, post):
    ani, _ = _person(sari, "Ani"), _person(sari, "Tono")
    post.exchange(sari, budi)
    assert post.delta(sari)[1].records == {}
    save(sari, Person, {"nickname": "An"}, ani, sari.seen(ani))
    path, sent = post.delta(sari)
    assert sent.records == {"person": 1}
    apply(budi, [path])
    assert budi.store.digest() == sari.store.digest()


def test_what_goes_brings_along_what_it_refers_to_so_that_it_can_be_read(sari, budi, post):
    meeting, ani = save(sari, Meeting, {"title": "Musdus"}).result, _person(sari, "Ani")
    add_keyed(sari, Attendance, {"meeting": meeting, "person": _person(sari, "Tono"), "presence": "hadir"})
    post.exchange(sari, budi)
    add_keyed(sari, Attendance, {"meeting": meeting, "person": ani, "presence": "hadir"})
    assert post.delta(sari)[1].records == {"meeting": 1, "attendance": 1, "person": 1}


def test_a_lost_delta_goes_again_with_the_next(sari, budi, post):
    post.exchange(sari, budi)
    _person(sari, "Ani")
    post.delta(sari)
    _person(sari, "Tono")
    path, sent = post.delta(sari)
    assert sent.records == {"person": 2, "author": 1}
    apply(budi, [path])
    assert budi.store.digest() == sari.store.digest()


def test_what_a_command_saves_while_the_very_first_workbook_is_written_goes_with_the_next(sari, budi, open_work, post):
    beside = open_work("sari")  # a command, while the window writes the workbook of a store in which nothing is yet
    path, _ = post.export(sari, finish=lambda: _person(beside, "Siti"))
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
    _person(sari, "Ani")
    post.export(sari, profile="share")
    assert sari.store.exports() == []


def test_records_say_by_whom_they_were_received_as_they_are_now(sari, budi, post):
    ani, tono = _person(sari, "Ani"), _person(sari, "Tono")
    post.exchange(sari, budi)
    save(sari, Person, {"nickname": "To"}, tono, sari.seen(tono))
    told = marks(sari, [ani, tono])
    assert {record: mark.by for record, mark in told.items()} == {ani: "Budi"}
    assert unsent(sari) == 1


def test_joined_records_are_received_once_every_one_of_them_is(sari, budi, post):
    pair = [_person(sari, name) for name in ("Ani", "Bu Ani")]
    seen = {one: sari.seen(one) for one in pair}
    join(sari, Person, *pair)
    post.exchange(sari, budi)
    assert {record: mark.by for record, mark in marks(sari, pair).items()} == dict.fromkeys(pair, "Budi")
    save(sari, Person, {"nickname": "An"}, max(pair), seen[max(pair)])
    assert marks(sari, pair) == {}


def test_what_came_with_the_return_is_not_sent_back_until_it_changes_or_its_sender_lost_it(sari, budi, open_work, post):
    rina = open_work("rina", hour=10)
    tono = _person(rina, "Tono")
    merged = apply(budi, [post.export(rina)[0]]).result
    _person(sari, "Ani")
    post.exchange(sari, budi)
    assert (post.delta(sari)[1].records, set(marks(sari, [tono]))) == ({}, {tono})
    unmerge(budi, merged.merge)
    apply(sari, [post.give_back(budi)])
    assert post.delta(sari)[1].records == {"person": 1, "author": 1}
    post.exchange(sari, budi)
    save(sari, Person, {"nickname": "To"}, tono, sari.seen(tono))
    assert post.delta(sari)[1].records == {"person": 1}
    _settle(post, sari, budi)


def test_the_receipt_of_another_worker_does_no_harm(sari, budi, open_work, post):
    rina = open_work("rina", hour=10)
    _person(sari, "Ani")
    apply(budi, [post.export(sari)[0]])
    before = apply(rina, [post.give_back(budi)]).result
    assert before.count("merged") == 1
    assert rina.store.receipts() == []


def test_undoing_a_return_takes_its_receipt_back_and_merging_it_again_brings_it_back(sari, budi, post):
    _person(sari, "Ani")
    post.exchange(sari, budi)
    _person(budi, "Tono")
    back = post.give_back(budi)
    merged = apply(sari, [back]).result
    assert apply(sari, [back]).result.merge is None
    unmerge(sari, merged.merge)
    # The first receipt was replaced by the second, and might name what Budi no longer has.
    assert post.delta(sari)[1].records == {"person": 1, "author": 1}
    apply(sari, [back])
    assert post.delta(sari)[1].records == {}
    assert {person.name for person in sari.all(Person)} == {"Ani", "Tono"}
    assert list(marks(sari, [person.id for person in sari.all(Person) if person.name == "Ani"])) != []


def test_what_the_coordinator_undid_is_sent_again(sari, budi, post):
    _person(sari, "Ani")
    post.exchange(sari, budi)
    _person(sari, "Tono")
    merged = apply(budi, [post.delta(sari)[0]]).result
    apply(sari, [post.give_back(budi)])
    assert post.delta(sari)[1].records.get("person") is None
    unmerge(budi, merged.merge)
    apply(sari, [post.give_back(budi)])
    assert post.delta(sari)[1].records["person"] == 1
    _settle(post, sari, budi)


def test_an_export_whose_file_is_gone_is_not_receipted_once_an_undo_may_have_robbed_it(sari, budi, post):
    _person(sari, "Ani")
    first, second = post.export(sari)[0], post.export(sari)[0]
    merged = apply(budi, [first]).result
    apply(budi, [second])
    shutil.rmtree(budi.store.originals)
    unmerge(budi, merged.merge)
    assert not any(work == sari.author.id for work in {change.by for change in budi.store.all_changes()})
    _person(budi, "Tono")
    apply(budi, [post.export(sari)[0]])
    apply(sari, [post.give_back(budi)])
    _settle(post, sari, budi)


def test_a_worker_restored_from_an_old_backup_gets_everything_back_and_sends_what_is_new(sari, budi, post, tmp_path):
    _person(sari, "Ani")
    post.exchange(sari, budi)
    keeping.backup(sari, tmp_path / "old.empower")
    _person(sari, "Tono")
    post.exchange(sari, budi)
    sari = _restored(sari, tmp_path / "old.empower")
    _person(sari, "Lia")
    _person(sari, "Eko")
    _settle(post, sari, budi)
    assert {person.name for person in sari.all(Person)} == {"Ani", "Tono", "Lia", "Eko"}
    opening.close(sari)


def test_what_a_restored_coordinator_lost_is_sent_again_though_the_old_receipt_comes_late(sari, budi, post, tmp_path):
    _person(sari, "Ani")
    post.exchange(sari, budi)
    keeping.backup(budi, tmp_path / "old.empower")
    _person(sari, "Tono")
    apply(budi, [post.delta(sari)[0]])
    late = post.give_back(budi)
    for _ in range(2):
        budi = _restored(budi, tmp_path / "old.empower")
    apply(sari, [post.give_back(budi)])
    apply(sari, [late])
    assert post.delta(sari)[1].records["person"] == 1
    _settle(post, sari, budi)
    opening.close(budi)


def test_both_ends_restored_come_together_again(sari, budi, post, tmp_path):
    _person(sari, "Ani")
    keeping.backup(sari, tmp_path / "sari.empower")
    post.exchange(sari, budi)
    keeping.backup(budi, tmp_path / "budi.empower")
    _person(sari, "Tono")
    _person(budi, "Lia")
    post.exchange(sari, budi)
    sari, budi = _restored(sari, tmp_path / "sari.empower"), _restored(budi, tmp_path / "budi.empower")
    _person(sari, "Eko")
    _settle(post, sari, budi)
    for work in (sari, budi):
        opening.close(work)


def _begun_again(work, file, folder):
    """Begin the same person's store anew from a file, and open it; the folder of the old one lies at the bottom of a river."""
    begin_again(folder, file, work.language, practice=False)
    return opening.opened(folder, work.language, work.clock)


def test_receipts_of_a_lost_store_end_with_the_first_of_one_that_its_coordinator_began_from_a_return(sari, budi, open_work, post, tmp_path):
    office = open_work("dinas", hour=10)
    for work in (sari, budi):
        _person(work, "Ani")
    post.exchange(sari, budi)
    post.exchange(budi, office)
    budi = _begun_again(budi, post.give_back(office, "Budi"), tmp_path / "budi's new laptop")
    for name in ("Tono", "Lia"):
        _person(sari, name)
        post.exchange(sari, budi)
    assert post.delta(sari)[1].records == {}
    opening.close(budi)


def test_receipts_of_every_former_store_end_with_the_first_of_one_that_was_begun_from_an_export(sari, budi, post, tmp_path):
    _person(sari, "Ani")
    post.exchange(sari, budi)
    keeping.backup(budi, tmp_path / "budi.empower")
    budi = _restored(budi, tmp_path / "budi.empower")
    export_of_the_restored, _ = post.export(budi)
    opening.close(budi)
    budi = _begun_again(budi, export_of_the_restored, tmp_path / "budi's new laptop")
    _person(sari, "Tono")
    post.exchange(sari, budi)
    assert post.delta(sari)[1].records == {}
    opening.close(budi)


def test_a_delta_waits_for_every_coordinator_unless_it_is_for_one(sari, budi, open_work, post):
    rina = open_work("rina", hour=10)
    _person(sari, "Ani")
    post.exchange(sari, budi)
    apply(rina, [post.export(sari)[0]])
    _person(sari, "Tono")
    apply(sari, [post.give_back(rina)])
    apply(budi, [post.delta(sari)[0]])
    apply(sari, [post.give_back(budi)])
    for name in ("budi", "Pak Budi", budi.author.id):
        assert post.delta(sari, for_name=name)[1].records == {}
    assert post.delta(sari)[1].records["person"] == 1


def test_a_delta_for_somebody_who_never_gave_a_receipt_brings_everything(sari, budi, open_work, post):
    _person(sari, "Ani")
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
    _person(sari, "Ani")
    apply(budi, [post.export(sari)[0]])
    _person(budi, "Tono")
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
        _person(work, "Ani")
        apply(budi, [post.export(work)[0]])
    with pytest.raises(Problem) as refused:
        worker_named(budi, name)
    assert {"Rina", "Rita"} <= set(str(refused.value.message.values["who"]).replace("(", ";").replace(" ", "").split(";"))
    assert worker_named(budi, "rin").name == worker_named(budi, worker_named(budi, "RINA").id).name == "Rina"


def test_a_return_that_brings_nothing_but_its_receipt_is_merged_and_can_be_undone(sari, budi, post):
    ani = _person(sari, "Ani")
    apply(budi, [post.export(sari)[0]])
    back = post.give_back(budi)
    foretold, merged = preview(sari, [back]).result, apply(sari, [back]).result
    assert [report.status for report in (*foretold.files, *merged.files)] == ["merged", "merged"]
    assert str(merged.files[0].notes[0]) == "Receipt: 1 of your files has arrived."
    assert set(marks(sari, [ani])) == {ani}
    assert (apply(sari, [back]).result.merge, apply(budi, [back]).result.merge) == (None, None)
    unmerge(sari, merged.merge)
    assert (marks(sari, [ani]), sari.store.digest()) == ({}, budi.store.digest())
