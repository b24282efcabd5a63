"""What a merge foretells and tells of records that are one thing: a conflict only where they differ and are shown."""

import pytest

from empower_desktop.history.change import keyed_id
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.saving import add_keyed, delete, save
from empower_desktop.workspace.settling import open_conflicts, take
from tests.excel import by_hand, filled_in_by
from tests.workspace.had_from_sari import change, held, sent

__all__ = ["held"]


def test_two_persons_who_are_one_count_as_two_records_of_a_file_however_often_it_comes(sari, budi, held, tmp_path):
    one, other = (row.id for row in sari.all(Person))
    join(sari, Person, one, other)
    file = sent(sari, tmp_path / "joined.xlsx")
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
    change(budi, Person, one, hamlet="Dusun I")
    return one, other


def _foretold_and_told(work, *files):
    foretold, told = preview(work, files).result, apply(work, files).result
    assert foretold.digest == told.digest == work.store.digest()
    assert ([each.counts for each in foretold.files], foretold.waits) == ([each.counts for each in told.files], told.waits)
    return told


def test_a_value_that_fights_with_that_of_a_joined_person_counts_as_a_conflict_and_is_said_to_wait(sari, budi, joined, tmp_path):
    change(sari, Person, joined[1], hamlet="Dusun II")
    told = _foretold_and_told(budi, sent(sari, tmp_path / "second.xlsx"))
    assert told.waits
    assert (told.files[0].counts["person"].conflict, told.files[0].counts["person"].same) == (1, 1)
    assert [(each.record, each.spot) for each in open_conflicts(budi)] == [(joined[0], "hamlet")]


def test_what_a_joined_person_has_no_other_value_for_is_no_conflict(sari, budi, joined, tmp_path):
    change(sari, Person, joined[1], nickname="Num")
    told = _foretold_and_told(budi, sent(sari, tmp_path / "second.xlsx"))
    assert (told.files[0].counts["person"].updated, told.files[0].counts["person"].same, told.waits) == (1, 1, False)


def test_two_ticks_that_a_file_makes_one_count_as_a_conflict_where_they_differ(sari, budi, joined, held, tmp_path):
    meeting = save(sari, Meeting, {"title": "Rapat baru"}).result
    for person, presence in zip(joined, ("hadir", "alpa"), strict=True):
        add_keyed(sari, Attendance, {"meeting": meeting, "person": person, "presence": presence})
    told = _foretold_and_told(budi, sent(sari, tmp_path / "second.xlsx"))
    assert told.waits
    assert (told.files[0].counts["attendance"].conflict, told.files[0].counts["attendance"].same) == (2, 2)


def test_a_file_that_joins_two_who_differ_says_that_something_waits(sari, budi, held, tmp_path):
    one, other = (row.id for row in sari.all(Person))
    change(sari, Attendance, next(row.id for row in sari.all(Attendance) if row.person == one), presence="alpa")
    apply(budi, [sent(sari, tmp_path / "second.xlsx")])
    join(sari, Person, one, other)
    told = _foretold_and_told(budi, sent(sari, tmp_path / "third.xlsx"))
    assert told.waits
    assert {kind: counts.conflict for kind, counts in told.files[0].counts.items() if counts.conflict} == {"person": 2, "attendance": 2}
    assert not any(counts.conflict for counts in _foretold_and_told(budi, sent(sari, tmp_path / "fourth.xlsx")).files[0].counts.values())


@pytest.fixture
def twice(sari, budi, held, tmp_path):
    """Somebody's two ticks at a meeting that Sari noted twice, different ones, which Budi has too; both meetings, the other one first."""
    other = save(sari, Meeting, {"title": "Musdus"}).result
    person = sari.all(Person)[0].id
    add_keyed(sari, Attendance, {"meeting": other, "person": person, "presence": "izin"})
    apply(budi, [sent(sari, tmp_path / "second.xlsx")])
    return other, held, person


def test_ticks_that_one_file_brings_and_a_later_one_makes_one_are_foretold_as_a_conflict(sari, twice, open_work, tmp_path):
    join(sari, Meeting, *twice[:2])
    files = tmp_path / "second.xlsx", by_hand(tmp_path / "second.xlsx", filled_in_by("Tuti"), to=tmp_path / "edited.xlsx")
    told = _foretold_and_told(open_work("rina", hour=10), *files, sent(sari, tmp_path / "joined.xlsx"))
    assert (told.files[-1].counts["attendance"].conflict, told.waits) == (2, True)


def test_what_comes_into_conflict_and_is_hidden_with_its_meeting_waits_for_nobody(sari, budi, twice, tmp_path):
    change(sari, Attendance, keyed_id(twice[0], twice[2]), presence="alpa")
    change(budi, Attendance, keyed_id(twice[0], twice[2]), presence="hadir")
    delete(sari, Meeting, twice[0], sari.seen(twice[0]))
    told = _foretold_and_told(budi, sent(sari, tmp_path / "third.xlsx"))
    assert (told.waits, open_conflicts(budi)) == (False, [])


def test_a_tick_fights_with_none_of_a_meeting_that_is_no_longer_the_same_since_somebody_deleted_it(sari, budi, twice, open_work, tmp_path):
    rina = open_work("rina", hour=10)
    apply(rina, [tmp_path / "second.xlsx"])
    join(budi, Meeting, *twice[:2])
    assert open_conflicts(budi)
    change(rina, Attendance, keyed_id(twice[1], twice[2]), presence="alpa")
    delete(rina, Meeting, twice[0], rina.seen(twice[0]))
    told = _foretold_and_told(budi, sent(rina, tmp_path / "third.xlsx"))
    assert (told.files[0].counts["attendance"].conflict, told.waits, open_conflicts(budi)) == (0, False, [])


def test_the_ticks_of_two_who_are_one_go_with_their_meeting_in_the_preview_too(sari, budi, twice, tmp_path):
    one, other = (row.id for row in sari.all(Person))
    join(sari, Person, one, other)
    apply(budi, [sent(sari, tmp_path / "third.xlsx")])
    delete(sari, Meeting, twice[1], sari.seen(twice[1]))
    files = sent(sari, tmp_path / "deleted.xlsx"), tmp_path / "first.xlsx"
    assert "attendance" not in _foretold_and_told(budi, *files).files[1].counts
