"""What a merge tells and keeps: counts that add up, the trash left out of them, and every workbook as it came."""

import hashlib

import pytest

from empower_desktop.errors import Trouble
from empower_desktop.history.change import keyed_id
from empower_desktop.language import N_
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.store import indexes
from empower_desktop.workbook.reader import Reader
from empower_desktop.workspace import foretelling, merging, taking, unpacking
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.saving import add_keyed, delete, save
from empower_desktop.workspace.scratch import SCRATCH
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.settling import open_conflicts, take
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import by_hand, filled_in_by

PARTS = ("new", "updated", "same", "conflict", "rejected")


@pytest.fixture
def sari(open_work):
    return open_work("sari")


@pytest.fixture
def budi(open_work):
    return open_work("budi", hour=9)


@pytest.fixture
def held(sari, budi, tmp_path):
    """A meeting with two people at it, which Budi has from Sari."""
    meeting = save(sari, Meeting, {"title": "Musdus"}).result
    for name in ("Suminah", "Tono"):
        person = save(sari, Person, {"name": name, "sex": "P"}).result
        add_keyed(sari, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"})
    apply(budi, [_sent(sari, tmp_path / "first.xlsx")])
    return meeting


def _sent(work, path):
    export(work, path)
    return path


def _change(work, kind, record, **typed):
    save(work, kind, typed, record, work.seen(record))


def test_counts_add_up_and_what_fits_two_counts_once(sari, budi, held, tmp_path):
    _change(budi, Meeting, held, title="Musdes")
    _change(sari, Meeting, held, title="Musdus II", venue="Balai")
    save(sari, Meeting, {"title": "Rapat baru"})
    _change(sari, Person, sari.all(Person)[0].id, nickname="Num")
    file = _sent(sari, tmp_path / "second.xlsx")
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
    told = apply(open_work("rina"), [_sent(sari, tmp_path / "second.xlsx")]).result.files[0]
    assert {kind: counts.read for kind, counts in told.counts.items()} == {"author": 1, "person": 2}


def test_every_workbook_is_kept_as_it_came(budi, held, tmp_path):
    content = (tmp_path / "first.xlsx").read_bytes()
    kept = list(budi.store.originals.iterdir())
    assert [file.name for file in kept] == [f"{hashlib.sha256(content).hexdigest()}.xlsx"]
    assert kept[0].read_bytes() == content


def test_the_preview_counts_a_file_that_came_before_as_the_merge_will(sari, budi, held, tmp_path):
    delete(sari, Meeting, held, sari.seen(held))
    files = [_sent(sari, tmp_path / "second.xlsx"), tmp_path / "first.xlsx"]
    foretold, told = preview(budi, files).result, apply(budi, files).result
    assert [(each.file, each.status, dict(each.counts)) for each in foretold.files] == [
        (each.file, each.status, dict(each.counts)) for each in told.files
    ]
    assert "meeting" not in told.files[1].counts


def test_two_persons_who_are_one_count_as_two_records_of_a_file_however_often_it_comes(sari, budi, held, tmp_path):
    one, other = (row.id for row in sari.all(Person))
    join(sari, Person, one, other)
    file = _sent(sari, tmp_path / "joined.xlsx")
    apply(budi, [file])
    foretold, told = preview(budi, [file]).result.files[0], apply(budi, [file]).result.files[0]
    assert foretold.counts == told.counts
    assert (told.status, told.counts["person"].same, told.counts["attendance"].same) == ("same", 2, 2)


@pytest.fixture
def joined(sari, budi, held):
    """Two people who differ in where they live, joined by Budi, and what differed settled; Sari does not know of it."""
    one, other = sorted(row.id for row in sari.all(Person))
    join(budi, Person, one, other)
    for conflict in open_conflicts(budi):
        take(budi, conflict.record, conflict.spot, conflict.rivals[0].change)
    _change(budi, Person, one, hamlet="Dusun I")
    return one, other


def _foretold_and_told(work, *files):
    foretold, told = preview(work, files).result, apply(work, files).result
    assert foretold.digest == told.digest == work.store.digest()
    assert ([each.counts for each in foretold.files], foretold.waits) == ([each.counts for each in told.files], told.waits)
    return told


def test_a_value_that_fights_with_that_of_a_joined_person_counts_as_a_conflict_and_is_said_to_wait(sari, budi, joined, tmp_path):
    _change(sari, Person, joined[1], hamlet="Dusun II")
    told = _foretold_and_told(budi, _sent(sari, tmp_path / "second.xlsx"))
    assert told.waits
    assert (told.files[0].counts["person"].conflict, told.files[0].counts["person"].same) == (1, 1)
    assert [(each.record, each.spot) for each in open_conflicts(budi)] == [(joined[0], "hamlet")]


def test_what_a_joined_person_has_no_other_value_for_is_no_conflict(sari, budi, joined, tmp_path):
    _change(sari, Person, joined[1], nickname="Num")
    told = _foretold_and_told(budi, _sent(sari, tmp_path / "second.xlsx"))
    assert (told.files[0].counts["person"].updated, told.files[0].counts["person"].same, told.waits) == (1, 1, False)


def test_two_ticks_that_a_file_makes_one_count_as_a_conflict_where_they_differ(sari, budi, joined, held, tmp_path):
    meeting = save(sari, Meeting, {"title": "Rapat baru"}).result
    for person, presence in zip(joined, ("hadir", "alpa"), strict=True):
        add_keyed(sari, Attendance, {"meeting": meeting, "person": person, "presence": presence})
    told = _foretold_and_told(budi, _sent(sari, tmp_path / "second.xlsx"))
    assert told.waits
    assert (told.files[0].counts["attendance"].conflict, told.files[0].counts["attendance"].same) == (2, 2)


def test_a_file_that_joins_two_who_differ_says_that_something_waits(sari, budi, held, tmp_path):
    one, other = (row.id for row in sari.all(Person))
    _change(sari, Attendance, next(row.id for row in sari.all(Attendance) if row.person == one), presence="alpa")
    apply(budi, [_sent(sari, tmp_path / "second.xlsx")])
    join(sari, Person, one, other)
    told = _foretold_and_told(budi, _sent(sari, tmp_path / "third.xlsx"))
    assert told.waits
    assert {kind: counts.conflict for kind, counts in told.files[0].counts.items() if counts.conflict} == {"person": 2, "attendance": 2}
    assert not any(counts.conflict for counts in _foretold_and_told(budi, _sent(sari, tmp_path / "fourth.xlsx")).files[0].counts.values())


@pytest.fixture
def twice(sari, budi, held, tmp_path):
    """Somebody's two ticks at a meeting that Sari noted twice, different ones, which Budi has too; both meetings, the other one first."""
    other = save(sari, Meeting, {"title": "Musdus"}).result
    person = sari.all(Person)[0].id
    add_keyed(sari, Attendance, {"meeting": other, "person": person, "presence": "izin"})
    apply(budi, [_sent(sari, tmp_path / "second.xlsx")])
    return other, held, person


def test_ticks_that_one_file_brings_and_a_later_one_makes_one_are_foretold_as_a_conflict(sari, twice, open_work, tmp_path):
    join(sari, Meeting, *twice[:2])
    files = tmp_path / "second.xlsx", by_hand(tmp_path / "second.xlsx", filled_in_by("Tuti"), to=tmp_path / "edited.xlsx")
    told = _foretold_and_told(open_work("rina", hour=10), *files, _sent(sari, tmp_path / "joined.xlsx"))
    assert (told.files[-1].counts["attendance"].conflict, told.waits) == (2, True)


def test_what_comes_into_conflict_and_is_hidden_with_its_meeting_waits_for_nobody(sari, budi, twice, tmp_path):
    _change(sari, Attendance, keyed_id(twice[0], twice[2]), presence="alpa")
    _change(budi, Attendance, keyed_id(twice[0], twice[2]), presence="hadir")
    delete(sari, Meeting, twice[0], sari.seen(twice[0]))
    told = _foretold_and_told(budi, _sent(sari, tmp_path / "third.xlsx"))
    assert (told.waits, open_conflicts(budi)) == (False, [])


def test_a_tick_fights_with_none_of_a_meeting_that_is_no_longer_the_same_since_somebody_deleted_it(sari, budi, twice, open_work, tmp_path):
    rina = open_work("rina", hour=10)
    apply(rina, [tmp_path / "second.xlsx"])
    join(budi, Meeting, *twice[:2])
    assert open_conflicts(budi)
    _change(rina, Attendance, keyed_id(twice[1], twice[2]), presence="alpa")
    delete(rina, Meeting, twice[0], rina.seen(twice[0]))
    told = _foretold_and_told(budi, _sent(rina, tmp_path / "third.xlsx"))
    assert (told.files[0].counts["attendance"].conflict, told.waits, open_conflicts(budi)) == (0, False, [])


def test_the_ticks_of_two_who_are_one_go_with_their_meeting_in_the_preview_too(sari, budi, twice, tmp_path):
    one, other = (row.id for row in sari.all(Person))
    join(sari, Person, one, other)
    apply(budi, [_sent(sari, tmp_path / "third.xlsx")])
    delete(sari, Meeting, twice[1], sari.seen(twice[1]))
    files = _sent(sari, tmp_path / "deleted.xlsx"), tmp_path / "first.xlsx"
    assert "attendance" not in _foretold_and_told(budi, *files).files[1].counts


def test_a_spoiled_original_keeps_no_other_merge_from_being_undone_and_its_file_is_read_anew(sari, budi, open_work, tmp_path):
    rina = open_work("rina", hour=10)
    save(sari, Person, {"name": "Suminah"})
    first = _sent(sari, tmp_path / "first.xlsx")
    merge = apply(budi, [first]).result.merge
    apply(rina, [first])
    save(rina, Meeting, {"title": "Musdus"})
    second = _sent(rina, tmp_path / "second.xlsx")
    spoiled = budi.store.originals / f"{apply(budi, [second]).result.files[0].sha256}.xlsx"
    spoiled.write_bytes(spoiled.read_bytes()[:1_000])
    unmerge(budi, merge)
    assert [person.name for person in budi.all(Person)] == []
    assert apply(budi, [second]).result.files[0].status == "merged"
    assert budi.store.digest() == rina.store.digest()
    assert spoiled.read_bytes() == second.read_bytes(), "it is whole again, and keeps what it brings when others are undone"


def test_a_data_folder_gives_its_workbooks_but_not_the_originals_it_keeps(sari, budi, held, tmp_path):
    _sent(sari, sari.folder / "for_me.xlsx")
    apply(sari, [_sent(budi, tmp_path / "theirs.xlsx")])
    assert [each.file for each in preview(budi, [sari.folder]).result.files] == ["for_me.xlsx"]


def _grown(work, folder, count):
    """Workbooks that each hold one person more than the one before."""
    for number in range(count):
        save(work, Person, {"name": f"Orang {number}", "sex": "P"})
        yield _sent(work, folder / f"{number}.xlsx")


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
    first, second, third, *others = _grown(sari, tmp_path, 8)
    apply(budi, [first, second, third])
    assert (laid, made) == ([], [])
    monkeypatch.setattr(taking, "MUCH", 3)
    apply(budi, others)
    assert (laid, made) == ([1], [1])
    assert [row.title for row in budi.store.rows("person", sort=[("name", False)])] == [f"Orang {number}" for number in range(8)]
    with budi.store.reading() as connection:
        assert not indexes.are_missing(connection)


@pytest.mark.parametrize("room", [True, False], ids=["in a copy of the store", "in memory, where there is no room for a copy"])
def test_the_preview_of_very_many_files_tells_what_the_merge_will_and_writes_nothing(
    sari, budi, open_work, held, tmp_path, monkeypatch, room
):
    rina = open_work("rina", hour=10)
    apply(rina, [tmp_path / "first.xlsx"])
    _change(rina, Meeting, held, title="Musyawarah")
    _change(sari, Meeting, held, title="Musdes", venue="Balai")
    files = [_sent(sari, tmp_path / "sari.xlsx"), _sent(rina, tmp_path / "rina.xlsx"), tmp_path / "first.xlsx"]
    delete(sari, Meeting, held, sari.seen(held))
    files += [_sent(sari, tmp_path / "deleted.xlsx"), *_grown(rina, tmp_path, 2)]
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
