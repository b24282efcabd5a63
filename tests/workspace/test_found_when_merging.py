"""What was found by people who tried to break the app where it merges, counts and takes merges back: each once, so that it stays mended."""

from __future__ import annotations

import warnings
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from empower_desktop.records import Attendance, Meeting, Person, SameAs
from empower_desktop.workspace.batching import batch
from empower_desktop.workspace.merges import past_merges
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.saving import add, delete, restore_record, save
from empower_desktop.workspace.settling import type_another
from empower_desktop.workspace.unmerging import unmerge
from tests.people import sent
from tests.workspace.arriving import ONE, came


def _meeting_with_one_tick(work) -> tuple[str, str]:
    """Note a meeting with one person present."""
    meeting = str(add(work, Meeting, {"title": "Musdus"}).result)
    person = str(add(work, Person, {"name": "Suminah", "sex": "P"}).result)
    return meeting, str(add(work, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"}).result)


def test_a_preview_of_several_files_foretells_what_an_earlier_one_hides(open_work):
    sari, budi, rina = open_work("sari"), open_work("budi"), open_work("rina")
    meeting, _ = _meeting_with_one_tick(sari)
    first = sent(sari, "first")
    apply(rina, [first])
    apply(budi, [first])
    delete(budi, Meeting, meeting, budi.seen(meeting))
    files = [sent(budi, "deleted"), sent(sari, "second")]
    foretold = preview(rina, files).result
    assert [each.counts for each in foretold.files] == [each.counts for each in apply(rina, files).result.files]
    assert "attendance" not in foretold.files[1].counts


def test_parts_that_a_file_brings_back_with_their_owner_are_counted(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    meeting, _ = _meeting_with_one_tick(sari)
    delete(sari, Meeting, meeting, sari.seen(meeting))
    apply(budi, [sent(sari, "deleted")])
    restore_record(sari, Meeting, meeting)
    counts = apply(budi, [sent(sari, "restored")]).result.files[0].counts
    assert (counts["meeting"].new, counts["attendance"].same) == (1, 1)


def test_a_part_of_what_is_no_owner_is_never_counted(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    person = str(add(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    came(sari, "agenda_item", ONE, {"meeting": person, "topic": "Air"})
    path = sent(sari, "all")
    first, again = (apply(budi, [path]).result.files[0] for _ in range(2))
    assert "agenda_item" not in first.counts
    assert first.total.read == again.total.read


def test_the_trash_of_a_kind_of_a_newer_version_is_not_counted(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    kept = came(sari, "newer", ONE, {"name": "x"})
    rival = came(sari, "newer", ONE, {"name": "y"})
    came(sari, "newer", ONE, {"_deleted": True}, over=(kept, rival))
    path = sent(sari, "all")
    first, again = (apply(budi, [path]).result.files[0] for _ in range(2))
    assert (first.counts, again.counts) == ({}, {})
    assert budi.store.conflicts() == []


def test_what_a_second_file_brought_too_can_still_be_taken_back(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    before = budi.store.digest()
    first = apply(budi, [sent(sari, "first")]).result.merge
    assert apply(budi, [sent(sari, "second")]).result.merge is None
    unmerge(budi, first)
    assert [([file.file for file in past.files], past.changes) for past in past_merges(budi)] == [(["second.xlsx"], 2)]
    unmerge(budi, past_merges(budi)[0].merge.id)
    assert (past_merges(budi), budi.store.digest()) == ([], before)


def test_a_file_whose_original_is_gone_is_read_again(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    first = apply(budi, [sent(sari, "first")]).result.merge
    add(sari, Person, {"name": "Wagiyo", "sex": "L"})
    second = sent(sari, "second")
    apply(budi, [second])
    for original in budi.store.originals.iterdir():  # as after the backup of a day, restored on another laptop
        original.unlink()
    unmerge(budi, first)
    assert [each.status for each in apply(budi, [second]).result.files] == ["merged"]
    assert budi.store.digest() == sari.store.digest()


def test_two_people_who_find_the_same_doubles_agree_whichever_they_name_first(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    first, second = (str(add(sari, Person, {"name": "Suminah", "sex": "P"}).result) for _ in range(2))
    apply(budi, [sent(sari, "both")])
    for work, (one, other) in ((sari, (first, second)), (budi, (second, first))):
        add(work, SameAs, {"kind": "person", "one": one, "other": other, "same": True})
    apply(budi, [sent(sari, "all")])
    assert budi.store.conflicts() == []
    again = {"kind": "person", "one": second, "other": first, "same": True}
    assert [answer.problem for answer in batch(budi, [{"do": "add", "kind": "same_as", "fields": again}]).result] == [None]


@pytest.mark.parametrize(
    ("key", "value"),
    [("export_no", "9" * 25), ("export_no", "-5"), ("export_no", "0"), ("author_id", "me"), ("store_id", None), ("scope", "[" * 20_000)],
)
def test_a_workbook_that_says_nonsense_of_itself_is_refused_and_the_next_one_taken(open_work, key, value):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    sound, altered = sent(sari, "sound"), sari.folder / "altered.xlsx"
    book = load_workbook(sound)
    next(row for row in book["_meta"].iter_rows() if row[0].value == key)[1].value = value
    book.save(altered)
    files = apply(budi, [altered, sound]).result.files
    assert [(each.status, [problem.code for problem in each.problems]) for each in files] == [("refused", ["bad_meta"]), ("merged", [])]


def test_two_workbooks_of_one_name_in_a_zip_are_both_taken(open_work):
    sari, budi, rina = open_work("sari"), open_work("budi"), open_work("rina")
    with ZipFile(sari.folder / "all.zip", "w") as pack, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for work, name in ((sari, "Suminah"), (budi, "Wagiyo")):
            add(work, Person, {"name": name, "sex": "L"})
            pack.write(sent(work, "all"), "same.xlsx")
    assert [each.status for each in apply(rina, [sari.folder / "all.zip"]).result.files] == ["merged", "merged"]
    assert {person.name for person in rina.all(Person)} == {"Suminah", "Wagiyo"}


def test_nothing_waits_where_one_file_settles_what_another_disputes(open_work):
    sari, budi, rina = open_work("sari"), open_work("budi"), open_work("rina")
    person = str(add(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    first = sent(sari, "first")
    apply(budi, [first])
    apply(rina, [first])
    save(sari, Person, {"hamlet": "Dusun I"}, person, sari.seen(person))
    save(budi, Person, {"hamlet": "Dusun II"}, person, budi.seen(person))
    disputed = [sent(sari, "one"), sent(budi, "two")]
    apply(sari, disputed)
    type_another(sari, person, "hamlet", "Dusun III")
    settled = [*disputed, sent(sari, "settled")]
    assert [preview(rina, files).result.waits for files in (disputed, settled)] == [True, False]
    assert not apply(rina, settled).result.waits
