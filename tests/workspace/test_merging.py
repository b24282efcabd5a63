"""What a merge tells and keeps: counts that add up, the trash left out of them, and every workbook as it came."""

import gc
import hashlib
import shutil

import pytest

from empower_desktop.errors import Trouble
from empower_desktop.language import N_
from empower_desktop.records import Meeting, Person
from empower_desktop.store import indexes
from empower_desktop.workbook.reader import Reader
from empower_desktop.workspace import arriving, foretelling, merging, taking, unpacking
from empower_desktop.workspace.arrived import Fresh
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.saving import delete, save
from empower_desktop.workspace.scratch import SCRATCH
from empower_desktop.workspace.unmerging import unmerge
from tests.workspace.had_from_sari import change, held, sent

__all__ = ["held"]
PARTS = ("new", "updated", "same", "conflict", "rejected")


def test_counts_add_up_and_what_fits_two_counts_once(sari, budi, held, tmp_path):
    change(budi, Meeting, held, title="Musdes")
    change(sari, Meeting, held, title="Musdus II", venue="Balai")
    save(sari, Meeting, {"title": "Rapat baru"})
    change(sari, Person, sari.all(Person)[0].id, nickname="Num")
    file = sent(sari, tmp_path / "second.xlsx")
    foretold, told = preview(budi, [file]).result.files[0], apply(budi, [file]).result.files[0]
    assert foretold.counts == told.counts
    assert {kind: [getattr(counts, part) for part in PARTS] for kind, counts in told.counts.items()} == {
        "author": [0, 0, 1, 0, 0],
        "meeting": [1, 0, 0, 1, 0],
        "person": [0, 1, 1, 0, 0],
        "attendance": [0, 0, 2, 0, 0],
    }
    assert all(counts.read == sum(getattr(counts, part) for part in PARTS) for counts in told.counts.values())
    assert told.total.read == 7


def test_of_a_deleted_meeting_nothing_is_counted(sari, open_work, held, tmp_path):
    delete(sari, Meeting, held, sari.seen(held))
    told = apply(open_work("rina"), [sent(sari, tmp_path / "second.xlsx")]).result.files[0]
    assert {kind: counts.read for kind, counts in told.counts.items()} == {"author": 1, "person": 2}


def test_every_workbook_is_kept_as_it_came(budi, held, tmp_path):
    content = (tmp_path / "first.xlsx").read_bytes()
    kept = list(budi.store.originals.iterdir())
    assert [file.name for file in kept] == [f"{hashlib.sha256(content).hexdigest()}.xlsx"]
    assert kept[0].read_bytes() == content


def test_the_preview_counts_a_file_that_came_before_as_the_merge_will(sari, budi, held, tmp_path):
    delete(sari, Meeting, held, sari.seen(held))
    files = [sent(sari, tmp_path / "second.xlsx"), tmp_path / "first.xlsx"]
    foretold, told = preview(budi, files).result, apply(budi, files).result
    assert [(each.file, each.status, dict(each.counts)) for each in foretold.files] == [
        (each.file, each.status, dict(each.counts)) for each in told.files
    ]
    assert "meeting" not in told.files[1].counts


def test_a_spoiled_original_keeps_no_other_merge_from_being_undone_and_its_file_is_read_anew(sari, budi, open_work, tmp_path):
    rina = open_work("rina", hour=10)
    save(sari, Person, {"name": "Suminah"})
    first = sent(sari, tmp_path / "first.xlsx")
    merge = apply(budi, [first]).result.merge
    apply(rina, [first])
    save(rina, Meeting, {"title": "Musdus"})
    second = sent(rina, tmp_path / "second.xlsx")
    spoiled = budi.store.originals / f"{apply(budi, [second]).result.files[0].sha256}.xlsx"
    spoiled.write_bytes(spoiled.read_bytes()[:1_000])
    unmerge(budi, merge)
    assert [person.name for person in budi.all(Person)] == []
    assert apply(budi, [second]).result.files[0].status == "merged"
    assert budi.store.digest() == rina.store.digest()
    assert spoiled.read_bytes() == second.read_bytes(), "it is whole again, and keeps what it brings when others are undone"


def test_a_data_folder_gives_its_workbooks_but_not_the_originals_it_keeps(sari, budi, held, tmp_path):
    sent(sari, sari.folder / "for_me.xlsx")
    apply(sari, [sent(budi, tmp_path / "theirs.xlsx")])
    assert [each.file for each in preview(budi, [sari.folder]).result.files] == ["for_me.xlsx"]


def _grown(work, folder, count):
    """Workbooks that each hold one person more than the one before."""
    for number in range(count):
        save(work, Person, {"name": f"Orang {number}", "sex": "P"})
        yield sent(work, folder / f"{number}.xlsx")


def test_a_file_that_cannot_be_kept_does_not_keep_out_the_others(sari, budi, tmp_path, monkeypatch):
    first, bad, last = _grown(sari, tmp_path, 3)
    name = hashlib.sha256(bad.read_bytes()).hexdigest()
    copied = unpacking._copy

    def copy(source, half, place):
        if half.stem == name:
            raise Trouble(N_("This stick gives nothing. Take another."), "unreadable")
        copied(source, half, place)

    monkeypatch.setattr(unpacking, "_copy", copy)
    told = apply(budi, [first, bad, last]).result.files
    assert [(each.status, each.total.new) for each in told] == [("merged", 2), ("refused", 0), ("merged", 2)]
    assert len(budi.all(Person)) == 3
    assert sorted(file.suffix for file in budi.store.originals.iterdir()) == [".xlsx", ".xlsx"]


def test_stopped_what_was_read_before_stays_merged_and_the_rest_does_not(sari, budi, tmp_path):
    files = list(_grown(sari, tmp_path, 4))
    merged = apply(budi, files, lambda done, of: done < 2).result
    assert (merged.stopped, [each.status for each in merged.files], len(budi.all(Person))) == (True, ["merged", "merged"], 2)


def test_many_files_take_as_few_transactions_as_one(sari, budi, tmp_path, monkeypatch):
    written = []
    write = budi.store.write
    monkeypatch.setattr(budi.store, "write", lambda *args, **named: written.append(args) or write(*args, **named))
    first, *others = _grown(sari, tmp_path, 6)
    apply(budi, [first])
    for_one = len(written)
    told = apply(budi, others).result
    assert (told.count("merged"), len(written)) == (5, 2 * for_one)


def test_files_that_came_before_are_known_without_being_read_and_without_a_question_for_each(sari, budi, held, tmp_path, monkeypatch):
    files = [tmp_path / "first.xlsx", *_grown(sari, tmp_path, 4)]
    apply(budi, files)
    asked = []
    reading = budi.store.reading
    monkeypatch.setattr(budi.store, "reading", lambda: asked.append(1) or reading())
    monkeypatch.setattr(Reader, "call", lambda *_: pytest.fail("a file that came before was read"))
    assert [file.status for file in apply(budi, files[:1]).result.files] == ["same"]
    for_one = len(asked)
    asked.clear()
    told = apply(budi, files).result.files
    assert [file.status for file in told] == ["same"] * 5
    assert [file.counts["person"].same for file in told] == [2, 3, 4, 5, 6]
    assert len(asked) == for_one


def test_while_very_much_comes_lists_go_without_their_indexes_and_have_them_again_afterwards(sari, budi, tmp_path, monkeypatch):
    laid, made = [], []
    aside, again = budi.store.lay_indexes_aside, budi.store.make_indexes
    monkeypatch.setattr(budi.store, "lay_indexes_aside", lambda: laid.append(1) or aside())
    monkeypatch.setattr(budi.store, "make_indexes", lambda: made.append(1) or again())
    monkeypatch.setattr(merging, "CHANGES_AT_ONCE", 1)
    first, second, third, *others = _grown(sari, tmp_path, 10)
    apply(budi, [first, second, third])
    assert (laid, made) == ([], [])
    monkeypatch.setattr(taking, "MUCH", 3)
    apply(budi, others)
    assert (laid, made) == ([1], [1])
    assert [row.title for row in budi.store.rows("person", sort=[("name", False)])] == [f"Orang {number}" for number in range(10)]
    with budi.store.reading() as connection:
        assert not indexes.are_missing(connection)


@pytest.mark.parametrize("room", [True, False], ids=["in a copy of the store", "in memory, where there is no room for a copy"])
def test_the_preview_of_very_many_files_tells_what_the_merge_will_and_writes_nothing(
    sari, budi, open_work, held, tmp_path, monkeypatch, room
):
    rina = open_work("rina", hour=10)
    apply(rina, [tmp_path / "first.xlsx"])
    change(rina, Meeting, held, title="Musyawarah")
    change(sari, Meeting, held, title="Musdes", venue="Balai")
    files = [sent(sari, tmp_path / "sari.xlsx"), sent(rina, tmp_path / "rina.xlsx"), tmp_path / "first.xlsx"]
    delete(sari, Meeting, held, sari.seen(held))
    files += [sent(sari, tmp_path / "deleted.xlsx"), *_grown(rina, tmp_path, 2)]
    monkeypatch.setattr(merging, "CHANGES_AT_ONCE", 1)
    known = preview(budi, files).result
    monkeypatch.setattr(foretelling, "MOST_HELD", 0)
    if not room:
        monkeypatch.setattr(foretelling, "copied", _no_room)
    before = budi.store.digest()
    foretold = preview(budi, files).result
    assert (budi.store.digest(), (budi.folder / SCRATCH).exists()) == (before, False)
    told = apply(budi, files).result
    assert foretold.digest == known.digest == told.digest != before
    assert [(each.status, each.counts) for each in foretold.files] == [(each.status, each.counts) for each in told.files]
    assert (foretold.files, foretold.waits) == (known.files, known.waits)
    assert (foretold.waits, [each.status for each in told.files][:4]) == (told.waits, ["merged", "merged", "same", "merged"])


def _no_room(*_):
    raise Trouble(N_("The disk is full. Make room, for example by emptying the recycle bin, and try again."), "disk_full")


def test_a_file_that_becomes_another_one_while_others_are_merged_is_taken_for_what_it_is_by_then(sari, budi, open_work, held, tmp_path):
    coming = tmp_path / "coming"
    coming.mkdir()
    for at in range(arriving.READ_AHEAD + 1):
        shutil.copy(tmp_path / "first.xlsx", coming / f"{at:02}.xlsx")
    save(sari, Meeting, {"title": "Rapat Sari"})
    save(budi, Meeting, {"title": "Rapat Budi"})
    of_sari, of_budi = sent(sari, tmp_path / "sari.xlsx"), sent(budi, tmp_path / "budi.xlsx")
    last = shutil.copy(of_sari, coming / "last.xlsx")

    def replace(done: int, of: int) -> bool:
        if done == 1:
            shutil.copy(of_budi, last)
        return True

    rina = open_work("rina")
    apply(rina, [coming], watch=replace)
    apply(rina, [of_sari])
    assert {meeting.title for meeting in rina.all(Meeting)} == {"Musdus", "Rapat Sari", "Rapat Budi"}


def test_a_piece_that_was_taken_in_is_held_no_longer_while_the_next_one_is_gathered(sari, budi, tmp_path, monkeypatch):
    files = list(_grown(sari, tmp_path, 8))[4:]
    monkeypatch.setattr(merging, "CHANGES_AT_ONCE", 12)  # two of them are a piece
    gc.collect()
    before = {id(each) for each in gc.get_objects() if isinstance(each, Fresh)}  # what other tests left
    held_at_last = []

    def watch(done, of):
        if done == of:
            held_at_last.append(sum(isinstance(each, Fresh) and id(each) not in before for each in gc.get_objects()))
        return True

    apply(budi, files, watch)
    assert held_at_last == [1]  # the one that came last
