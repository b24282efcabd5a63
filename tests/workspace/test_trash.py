"""The trash: what was deleted, for thirty days, and the way back with all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attending import mark
from empower_desktop.workspace.joining import join, not_the_same, part
from empower_desktop.workspace.listing import Query, count_of
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add, delete, restore_record, save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.settling import open_conflicts
from empower_desktop.workspace.trash import trashed

Open = Callable[..., Workspace]


def sent(work: Workspace, name: str) -> Path:
    path = work.folder / f"{name}.xlsx"
    export(work, path)
    return path


def test_the_trash_tells_who_deleted_what_with_its_parts_and_restoring_brings_all_back(open_work: Open) -> None:
    sari = open_work("sari")
    meeting = str(add(sari, Meeting, {"title": "Rembuk", "date": "2026-11-14"}).result)
    people = [str(add(sari, Person, {"name": name}).result) for name in ("Suminah", "Paijo")]
    mark(sari, Attendance, meeting, {person: {"presence": "hadir"} for person in people})
    delete(sari, Meeting, meeting, sari.seen(meeting))
    [found] = trashed(sari)
    assert (found.kind, found.record, found.title, found.by, found.days) == ("meeting", meeting, "Rembuk", "Sari", 30)
    assert (found.parts, found.fields["date"]) == ({"attendance": 2}, "2026-11-14")
    assert sari.where(Attendance, meeting=meeting) == []
    restore_record(sari, Meeting, meeting)
    assert trashed(sari) == []
    assert len(sari.where(Attendance, meeting=meeting)) == 2


def test_after_thirty_days_it_is_offered_no_more_but_stays(open_work: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    sari = open_work("sari")
    meeting = str(add(sari, Meeting, {"title": "Rembuk"}).result)
    delete(sari, Meeting, meeting, sari.seen(meeting))
    today = sari.today
    monkeypatch.setattr(type(sari), "today", property(lambda _: today + timedelta(days=30)))
    assert [each.days for each in trashed(sari)] == [0]
    assert count_of(sari, Query("meeting", deleted=True)) == 1
    monkeypatch.setattr(type(sari), "today", property(lambda _: today + timedelta(days=31)))
    assert trashed(sari) == []
    assert count_of(sari, Query("meeting", deleted=True)) == 0
    assert sari.store.rows("meeting", deleted=True)[0].title == "Rembuk"
    restore_record(sari, Meeting, meeting)
    assert sari.one(Meeting, meeting) is not None


def test_what_a_laptop_with_an_old_clock_deleted_is_offered_from_the_day_it_came(open_work: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    sari, rina = open_work("sari"), open_work("rina")
    meeting = str(add(sari, Meeting, {"title": "Rembuk"}).result)
    apply(rina, [sent(sari, "first")])
    monkeypatch.setattr(rina.clock, "stamp", lambda: "2019-01-01T08:00:00.000Z/0000")
    delete(rina, Meeting, meeting, rina.seen(meeting))
    monkeypatch.undo()
    apply(sari, [sent(rina, "second")])
    assert [(each.record, each.by, each.days) for each in trashed(sari)] == [(meeting, "Rina", 30)]


def test_what_a_laptop_with_a_clock_years_ahead_deleted_is_offered_for_thirty_days_too(
    open_work: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    sari, rina = open_work("sari"), open_work("rina")
    meeting = str(add(sari, Meeting, {"title": "Rembuk"}).result)
    apply(rina, [sent(sari, "first")])
    monkeypatch.setattr(rina.clock, "stamp", lambda: "2028-11-24T08:00:00.000Z/0000")
    delete(rina, Meeting, meeting, rina.seen(meeting))
    apply(sari, [sent(rina, "second")])
    monkeypatch.undo()
    today = sari.today
    assert [each.days for each in trashed(sari)] == [30]
    monkeypatch.setattr(type(sari), "today", property(lambda _: today + timedelta(days=31)))
    assert trashed(sari) == []


def test_what_was_deleted_while_the_battery_of_the_clock_was_dead_is_offered_from_the_last_day_known_before(
    open_work: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    sari = open_work("sari")
    meeting, other = (str(add(sari, Meeting, {"title": title}).result) for title in ("Rembuk", "Rapat"))
    with monkeypatch.context() as dead:
        dead.setattr(sari.clock, "stamp", lambda: "2015-01-01T08:00:00.000Z/0000")
        save(sari, Meeting, {"title": "Rapat desa"}, other, sari.seen(other))
        delete(sari, Meeting, meeting, sari.seen(meeting))
    assert [(each.record, each.days) for each in trashed(sari)] == [(meeting, 30)]
    today = sari.today
    monkeypatch.setattr(type(sari), "today", property(lambda _: today + timedelta(days=20)))
    add(sari, Meeting, {"title": "Musdus"})
    assert [each.days for each in trashed(sari)] == [10]
    monkeypatch.setattr(type(sari), "today", property(lambda _: today + timedelta(days=31)))
    assert trashed(sari) == []


def test_conflicts_in_a_deleted_record_are_asked_once_it_is_restored(open_work: Open) -> None:
    sari, rina = open_work("sari"), open_work("rina", hour=9)
    meeting = str(add(sari, Meeting, {"title": "Rembuk"}).result)
    apply(rina, [sent(sari, "first")])
    save(rina, Meeting, {"venue": "Sekolah"}, meeting, rina.seen(meeting))
    save(sari, Meeting, {"venue": "Balai"}, meeting, sari.seen(meeting))
    apply(sari, [sent(rina, "second")])
    delete(sari, Meeting, meeting, sari.seen(meeting))
    assert open_conflicts(sari) == []
    restore_record(sari, Meeting, meeting)
    assert [each.spot for each in open_conflicts(sari)] == ["venue"]


def test_a_contested_deletion_stands_in_the_trash_as_a_question(open_work: Open) -> None:
    sari, rina = open_work("sari"), open_work("rina", hour=9)
    meeting = str(add(sari, Meeting, {"title": "Rembuk"}).result)
    apply(rina, [sent(sari, "first")])
    delete(rina, Meeting, meeting, rina.seen(meeting))
    save(sari, Meeting, {"venue": "Balai"}, meeting, sari.seen(meeting))
    apply(sari, [sent(rina, "second")])
    assert [(each.record, each.by, each.contested) for each in trashed(sari)] == [(meeting, "Rina", True)]


def test_a_person_who_was_entered_twice_comes_back_with_all_that_both_entries_say(open_work: Open) -> None:
    sari = open_work("sari")
    one, two, three = (str(add(sari, Person, {"name": name}).result) for name in ("Suminah", "Suminah Wati", "Sum"))
    save(sari, Person, {"hamlet": "Krajan"}, three, sari.seen(three))
    for other in (two, three):
        join(sari, Person, other, one)
    [before] = sari.all(Person)
    for which in (one, three):
        delete(sari, Person, before.id, sari.seen(before.id))
        restore_record(sari, Person, which)
        assert (sari.all(Person), trashed(sari)) == ([before], [])


@pytest.mark.parametrize("undone", [lambda work, one, two: part(work, two), lambda work, one, two: not_the_same(work, Person, one, two)])
def test_a_person_who_stands_for_themselves_again_comes_back_alone(undone: Callable[..., object], open_work: Open) -> None:
    sari = open_work("sari")
    one, two = (str(add(sari, Person, {"name": name}).result) for name in ("Suminah", "Suminah Wati"))
    join(sari, Person, one, two)
    undone(sari, one, two)
    for each in (one, two):
        delete(sari, Person, each, sari.seen(each))
    restore_record(sari, Person, one)
    assert [each.id for each in sari.all(Person)] == [one]
