"""What has arrived, once something was undone, lost, restored from a backup or begun anew at either end."""

from __future__ import annotations

import shutil

from few_areas import few_areas

from empower_desktop.records import Person
from empower_desktop.workspace import keeping, opening
from empower_desktop.workspace.knowing import begin_again
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.receipts import marks
from empower_desktop.workspace.unmerging import unmerge
from tests.workspace.posting import add_person, post, restored, settle

__all__ = ["post"]


def test_undoing_a_return_takes_its_receipt_back_and_merging_it_again_brings_it_back(sari, budi, post):
    add_person(sari, "Ani")
    post.exchange(sari, budi)
    add_person(budi, "Tono")
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
    add_person(sari, "Ani")
    post.exchange(sari, budi)
    add_person(sari, "Tono")
    merged = apply(budi, [post.delta(sari)[0]]).result
    apply(sari, [post.give_back(budi)])
    assert post.delta(sari)[1].records.get("person") is None
    unmerge(budi, merged.merge)
    apply(sari, [post.give_back(budi)])
    assert post.delta(sari)[1].records["person"] == 1
    settle(post, sari, budi)


def test_an_export_whose_file_is_gone_is_not_receipted_once_an_undo_may_have_robbed_it(sari, budi, post):
    add_person(sari, "Ani")
    first, second = post.export(sari)[0], post.export(sari)[0]
    merged = apply(budi, [first]).result
    apply(budi, [second])
    shutil.rmtree(budi.store.originals)
    unmerge(budi, merged.merge)
    assert not any(work == sari.author.id for work in {change.by for change in budi.store.all_changes()})
    add_person(budi, "Tono")
    apply(budi, [post.export(sari)[0]])
    apply(sari, [post.give_back(budi)])
    settle(post, sari, budi)


def test_a_worker_restored_from_an_old_backup_gets_everything_back_and_sends_what_is_new(sari, budi, post, tmp_path):
    add_person(sari, "Ani")
    post.exchange(sari, budi)
    keeping.backup(sari, tmp_path / "old.empower")
    add_person(sari, "Tono")
    post.exchange(sari, budi)
    sari = restored(sari, tmp_path / "old.empower")
    add_person(sari, "Lia")
    add_person(sari, "Eko")
    settle(post, sari, budi)
    assert {person.name for person in sari.all(Person)} == {"Ani", "Tono", "Lia", "Eko"}
    opening.close(sari)


def test_what_a_restored_coordinator_lost_is_sent_again_though_the_old_receipt_comes_late(sari, budi, post, tmp_path):
    add_person(sari, "Ani")
    post.exchange(sari, budi)
    keeping.backup(budi, tmp_path / "old.empower")
    add_person(sari, "Tono")
    apply(budi, [post.delta(sari)[0]])
    late = post.give_back(budi)
    for _ in range(2):
        budi = restored(budi, tmp_path / "old.empower")
    apply(sari, [post.give_back(budi)])
    apply(sari, [late])
    assert post.delta(sari)[1].records["person"] == 1
    settle(post, sari, budi)
    opening.close(budi)


def test_both_ends_restored_come_together_again(sari, budi, post, tmp_path):
    add_person(sari, "Ani")
    keeping.backup(sari, tmp_path / "sari.empower")
    post.exchange(sari, budi)
    keeping.backup(budi, tmp_path / "budi.empower")
    add_person(sari, "Tono")
    add_person(budi, "Lia")
    post.exchange(sari, budi)
    sari, budi = restored(sari, tmp_path / "sari.empower"), restored(budi, tmp_path / "budi.empower")
    add_person(sari, "Eko")
    settle(post, sari, budi)
    for work in (sari, budi):
        opening.close(work)


def _begun_again(work, file, folder):
    """Begin the same person's store anew from a file, and open it; the folder of the old one lies at the bottom of a river."""
    few_areas(folder)
    begin_again(folder, file, work.language, practice=False)
    return opening.opened(folder, work.language, work.clock)


def test_receipts_of_a_lost_store_end_with_the_first_of_one_that_its_coordinator_began_from_a_return(sari, budi, open_work, post, tmp_path):
    office = open_work("dinas", hour=10)
    for work in (sari, budi):
        add_person(work, "Ani")
    post.exchange(sari, budi)
    post.exchange(budi, office)
    budi = _begun_again(budi, post.give_back(office, "Budi"), tmp_path / "budi's new laptop")
    for name in ("Tono", "Lia"):
        add_person(sari, name)
        post.exchange(sari, budi)
    assert post.delta(sari)[1].records == {}
    opening.close(budi)


def test_receipts_of_every_former_store_end_with_the_first_of_one_that_was_begun_from_an_export(sari, budi, post, tmp_path):
    add_person(sari, "Ani")
    post.exchange(sari, budi)
    keeping.backup(budi, tmp_path / "budi.empower")
    budi = restored(budi, tmp_path / "budi.empower")
    export_of_the_restored, _ = post.export(budi)
    opening.close(budi)
    budi = _begun_again(budi, export_of_the_restored, tmp_path / "budi's new laptop")
    add_person(sari, "Tono")
    post.exchange(sari, budi)
    assert post.delta(sari)[1].records == {}
    opening.close(budi)
