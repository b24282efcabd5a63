"""Saving, deleting, restoring and undoing through a real store."""

import pytest

from empower_desktop.errors import Problem
from empower_desktop.history.merge import NEW
from empower_desktop.records import Action, ActionLog, Attendance, Decision, Meeting, Person
from empower_desktop.workspace.attending import mark, take_off
from empower_desktop.workspace.saving import add_keyed, delete, restore_record, save, undo

MUSDUS = {"title": "Musdus", "date": "24/11", "start_time": "13.00"}


@pytest.fixture
def work(open_work):
    return open_work("sari")


@pytest.fixture
def meeting(work):
    return save(work, Meeting, MUSDUS).result


def test_a_saved_meeting_is_read_back_as_python_values(work, meeting):
    found = work.one(Meeting, meeting)
    assert (found.title, found.date.isoformat(), found.start_time.hour) == ("Musdus", "2026-11-24", 13)


def test_saving_what_stands_already_makes_no_change(work, meeting):
    assert save(work, Meeting, MUSDUS, meeting, work.seen(meeting)).changes == ()


def test_the_author_is_written_with_the_first_save_and_only_then(work, meeting):
    assert [row.fields["name"] for row in work.store.rows("author")] == ["Sari"]
    assert len(work.changes(work.author.id)) == 1


def test_a_store_in_which_nobody_saved_holds_no_change(work):
    assert list(work.store.all_changes()) == []


def test_a_unit_is_saved_whole(work, meeting):
    save(work, Meeting, {"end_time": "15.30"}, meeting, work.seen(meeting))
    assert dict(work.changes(meeting)[-1].fields) == {"date": "2026-11-24", "start_time": "13:00", "end_time": "15:30"}


def test_a_save_is_over_what_was_shown_not_over_what_the_store_holds_by_then(work, meeting):
    shown = work.seen(meeting)
    save(work, Meeting, {"title": "Musdus lama"}, meeting, work.seen(meeting))
    save(work, Meeting, {"title": "Musdus baru"}, meeting, shown)
    assert [conflict.spot for conflict in work.store.conflicts()] == ["title"]


def test_a_value_that_cannot_be_read_names_its_field_and_saves_nothing(work):
    with pytest.raises(Problem) as refused:
        save(work, Meeting, {"title": "Musdus", "date": "32/13"})
    assert (refused.value.place.field, refused.value.code) == ("date", "not_a_date")
    assert work.all(Meeting) == []


def test_two_ticks_of_one_person_are_one_record(work, meeting):
    person = save(work, Person, {"name": "Suminah", "sex": "P"}).result
    first = add_keyed(work, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"}).result
    again = add_keyed(work, Attendance, {"meeting": meeting, "person": person, "presence": "izin"}).result
    assert first == again
    assert [noted.presence for noted in work.where(Attendance, meeting=meeting)] == ["izin"]


def test_ticking_somebody_who_is_in_the_trash_brings_the_row_back(work, meeting):
    person = save(work, Person, {"name": "Suminah", "sex": "P"}).result
    values = {"meeting": meeting, "person": person, "presence": "hadir"}
    record = add_keyed(work, Attendance, values).result
    delete(work, Attendance, record, work.seen(record))
    add_keyed(work, Attendance, values)
    assert work.standing(record) == "live"


def test_a_key_is_fixed(work, meeting):
    person = save(work, Person, {"name": "Suminah", "sex": "P"}).result
    record = add_keyed(work, Attendance, {"meeting": meeting, "person": person}).result
    with pytest.raises(Problem, match="cannot be changed"):
        save(work, Attendance, {"person": work.author.id}, record, work.seen(record))


def test_parts_of_a_deleted_meeting_hide_and_come_back_without_a_change(work, meeting):
    person = save(work, Person, {"name": "Suminah", "sex": "P"}).result
    add_keyed(work, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"})
    before = work.store.digest()
    delete(work, Meeting, meeting, work.seen(meeting))
    assert work.all(Attendance) == []
    step = restore_record(work, Meeting, meeting)
    assert len(work.all(Attendance)) == 1
    assert len(step.changes) == 1
    assert before != work.store.digest()


@pytest.mark.parametrize("kind", [Meeting, Decision])
def test_undoing_a_new_record_puts_it_into_the_trash(work, kind):
    first = next(iter(kind.fields()))
    step = save(work, kind, {first: "Air sampai ke hilir"})
    undo(work, step)
    assert work.standing(step.result) == "deleted"


def test_undoing_an_edit_brings_the_former_value_back_as_a_change(work, meeting):
    step = save(work, Meeting, {"title": "Salah"}, meeting, work.seen(meeting))
    undo(work, step)
    assert work.one(Meeting, meeting).title == "Musdus"
    assert len(work.changes(meeting)) == 3


def test_undoing_and_redoing_go_back_and_forth_without_a_dispute(work):
    steps = [save(work, Meeting, {"title": "Satu"})]
    record = steps[0].result
    steps += [
        save(work, Meeting, values, record, work.seen(record)) for values in ({"venue": "Balai"}, {"title": "Dua"}, {"title": "Tiga"})
    ]
    said = [("Tiga", "Balai")]
    done: list = []
    for _ in range(2):
        while steps:
            done.append(undo(work, steps.pop()))
            said.append(_told(work, record))
        while done:
            steps.append(undo(work, done.pop()))
            said.append(_told(work, record))
    there = [
        ("Dua", "Balai"),
        ("Satu", "Balai"),
        ("Satu", None),
        None,
        ("Satu", None),
        ("Satu", "Balai"),
        ("Dua", "Balai"),
        ("Tiga", "Balai"),
    ]
    assert said == [("Tiga", "Balai"), *there, *there]
    assert work.store.conflicts() == []


def _told(work, record):
    found = work.one(Meeting, record)
    return (found.title, found.venue) if found else None


def test_undoing_a_deletion_restores(work, meeting):
    step = delete(work, Meeting, meeting, work.seen(meeting))
    undo(work, step)
    assert work.standing(meeting) == "live"


def test_undoing_a_tick_that_brought_somebody_back_from_the_trash_leaves_them_in_it(work, meeting):
    person = save(work, Person, {"name": "Suminah", "sex": "P"}).result
    record = mark(work, Attendance, meeting, {person: {"presence": "hadir", "spoke": True}}).records[-1]
    take_off(work, Attendance, [record], Attendance.label)
    before = work.store.state(record)
    step = mark(work, Attendance, meeting, {person: {"presence": "izin"}})
    undone = undo(work, step)
    after = work.store.state(record)
    assert (after.standing, after.fields, work.store.conflicts()) == ("deleted", before.fields, [])
    undo(work, undone)
    assert [noted.presence for noted in work.where(Attendance, meeting=meeting)] == ["izin"]
    assert work.store.conflicts() == []


def test_undoing_a_form_saved_over_a_deletion_that_came_meanwhile_leaves_the_record_deleted(work, meeting):
    seen = work.seen(meeting)
    delete(work, Meeting, meeting, seen)
    step = save(work, Meeting, {"title": "Musdes"}, meeting, seen)
    assert work.standing(meeting) == "contested"
    undone = undo(work, step)
    assert (work.standing(meeting), work.store.conflicts()) == ("deleted", [])
    assert work.store.state(meeting).fields["title"] == "Musdus"
    undo(work, undone)
    assert work.standing(meeting) == "contested"


def test_a_new_status_of_a_follow_up_leaves_its_trail(work):
    action = save(work, Action, {"what": "Bersihkan saluran", "due_on": "+7", "responsible_text": "Regu 2", "status": "belum"}).result
    save(work, Action, {"status": "berjalan"}, action, work.seen(action))
    assert [row.status for row in work.where(ActionLog, action=action)] == ["berjalan"]


def test_what_was_never_set_stands_as_nothing(work):
    assert save(work, Person, {"name": "Suminah", "nickname": ""}, seen=NEW).changes
    assert "nickname" not in next(iter(work.store.rows("person"))).fields
