"""Whose value it is that fights, also after an answer was undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from empower_desktop.errors import Problem
from empower_desktop.history.change import DELETED
from empower_desktop.records import Decision, Meeting, Person
from empower_desktop.workspace import Conflict, Workspace
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add, delete, restore_record, save, undo
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.settled import settled_conflicts
from empower_desktop.workspace.settling import (
    facing,
    key_of,
    open_conflicts,
    postpone_conflict,
    take,
    take_all_from,
    type_another,
    waiting_conflicts,
    writers_of,
)

Open = Callable[..., Workspace]
Fought = Mapping[str, object]


def sent(work: Workspace, name: str) -> Path:
    path = work.folder / f"{name}.xlsx"
    export(work, path)
    return path


def both(sari: Workspace, rina: Workspace, kind: type[Meeting | Decision], start: Fought, ours: Fought, theirs: Fought) -> str:
    """Let two people change the same without seeing each other, and bring it to Sari."""
    record = str(add(sari, kind, start).result)
    apply(rina, [sent(sari, f"first-{record}")])
    save(rina, kind, theirs, record, rina.seen(record))
    save(sari, kind, ours, record, sari.seen(record))
    apply(sari, [sent(rina, f"second-{record}")])
    return record


@pytest.fixture
def rina(open_work: Open) -> Workspace:
    return open_work("rina", hour=9)


def writers(work: Workspace) -> dict[object, str]:
    """Name who wrote each value that fights."""
    waiting: list[Conflict] = open_conflicts(work)
    wrote, names = writers_of(work, waiting), work.author_names()
    return {str(rival.value): names[wrote[rival.change].by] for each in waiting for rival in each.rivals}


def test_a_value_put_back_by_an_undo_stays_with_who_wrote_it(sari: Workspace, rina: Workspace) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    before = writers(sari)
    undo(sari, take(sari, record, "venue", open_conflicts(sari)[0].rivals[0].change))
    again = open_conflicts(sari)
    assert {rival.by for each in again for rival in each.rivals} == {sari.author.id}
    assert writers(sari) == before == {"Balai": "Sari", "Sekolah": "Rina"}


def test_fields_put_back_together_stay_with_who_wrote_them(sari: Workspace, rina: Workspace) -> None:
    votes = {"votes_for": "18", "votes_against": "3", "votes_abstain": "1"}
    start = {"statement": "Air dikelola", "method": "voting_terbuka"}
    record = both(sari, rina, Decision, start, votes, {"votes_for": "21", "votes_against": "3"})
    undo(sari, take(sari, record, "votes", open_conflicts(sari)[0].rivals[0].change))
    assert sorted(writers(sari).values()) == ["Rina", "Sari"]


def test_all_from_somebody_are_those_they_wrote_not_those_put_back_in_their_name(sari: Workspace, rina: Workspace) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    undo(sari, take(sari, record, "venue", open_conflicts(sari)[0].rivals[0].change))
    assert take_all_from(sari, rina.author.id).result == 1
    assert sari.one(Meeting, record).venue == "Sekolah"


def test_of_two_values_of_the_same_person_taking_all_of_theirs_chooses_none(sari: Workspace, rina: Workspace) -> None:
    one, other = (str(add(sari, Person, {"name": name}).result) for name in ("Muhammad Rizki", "Moh. Rizky"))
    both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    join(sari, Person, one, other)
    assert take_all_from(sari, sari.author.id).result == 1
    assert [each.spot for each in open_conflicts(sari)] == ["name"]


def one_conflict(work: Workspace) -> Conflict:
    [found] = open_conflicts(work)
    return found


def test_who_settled_what_stays_known_with_the_value_that_won_and_those_that_lost(sari: Workspace, rina: Workspace) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    theirs = next(rival for rival in one_conflict(sari).rivals if rival.value == "Sekolah")
    take(sari, record, "venue", theirs.change)
    [settled] = settled_conflicts(sari)
    assert (settled.conflict.record, settled.conflict.spot, settled.won) == (record, "venue", theirs.change)
    assert {rival.value for rival in settled.conflict.rivals} == {"Balai", "Sekolah"}
    assert settled.answer.by == sari.author.id
    apply(rina, [sent(sari, "answered")])
    assert settled_conflicts(rina) == [settled]


def test_an_answer_in_other_words_names_no_winner_and_an_undone_one_is_no_answer(sari: Workspace, rina: Workspace) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    step = type_another(sari, record, "venue", "Lapangan")
    assert [each.won for each in settled_conflicts(sari)] == [""]
    undo(sari, step)
    assert settled_conflicts(sari) == []


def test_a_plain_save_over_one_value_settled_nothing(sari: Workspace) -> None:
    record = str(add(sari, Meeting, {"title": "Rapat", "venue": "Balai"}).result)
    save(sari, Meeting, {"venue": "Sekolah"}, record, sari.seen(record))
    assert settled_conflicts(sari) == []


@pytest.mark.parametrize(("deleted", "won"), [(True, True), (False, False)])
def test_who_settled_a_contested_deletion_is_known_too(sari: Workspace, rina: Workspace, deleted: bool, won: bool) -> None:
    record = str(add(sari, Meeting, {"title": "Rapat"}).result)
    apply(rina, [sent(sari, "first")])
    delete(rina, Meeting, record, rina.seen(record))
    save(sari, Meeting, {"venue": "Balai"}, record, sari.seen(record))
    apply(sari, [sent(rina, "second")])
    type_another(sari, record, DELETED, deleted)
    [settled] = settled_conflicts(sari)
    taken = next(rival for rival in settled.conflict.rivals if rival.change == settled.won)
    assert (settled.conflict.contested, taken.value is True) == (True, won)
    assert len(settled.conflict.rivals) == 2


def test_taking_all_from_somebody_leaves_alone_what_was_not_shown(sari: Workspace, rina: Workspace) -> None:
    first = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    second = both(sari, rina, Meeting, {"title": "Rembuk"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    assert (
        take_all_from(sari, rina.author.id, {key_of(each): facing(each) for each in open_conflicts(sari) if each.record == second}).result
        == 1
    )
    assert [each.record for each in open_conflicts(sari)] == [first]


def test_one_answer_about_two_joined_records_is_told_once_with_both_values(sari: Workspace) -> None:
    made = [str(add(sari, Person, {"name": name}).result) for name in ("Suminah", "Ibu Suminah")]
    join(sari, Person, *made)
    conflict = one_conflict(sari)
    taken = next(rival for rival in conflict.rivals if rival.value == "Ibu Suminah")
    take(sari, conflict.record, conflict.spot, taken.change)
    [settled] = settled_conflicts(sari)
    assert {rival.value for rival in settled.conflict.rivals} == {"Suminah", "Ibu Suminah"}
    assert (settled.conflict.record, settled.won) == (min(made), taken.change)


@pytest.fixture
def wati(open_work: Open) -> Workspace:
    return open_work("wati", hour=10)


def with_a_third(sari: Workspace, rina: Workspace, wati: Workspace) -> tuple[Conflict, Callable[[], None]]:
    """Let a venue fight, and give it with the act that brings the value of somebody who saw neither."""
    record = str(add(sari, Meeting, {"title": "Rapat"}).result)
    for each in (rina, wati):
        apply(each, [sent(sari, f"to-{each.author.name}")])
    for each, venue in ((sari, "Balai"), (rina, "Sekolah"), (wati, "Lapangan")):
        save(each, Meeting, {"venue": venue}, record, each.seen(record))
    apply(sari, [sent(rina, "second")])
    third = sent(wati, "third")
    return one_conflict(sari), lambda: apply(sari, [third]) and None


Answer = Callable[[Workspace, Conflict], object]


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        (lambda work, shown: take(work, shown.record, "venue", shown.rivals[0].change, facing(shown)), "Balai"),
        (lambda work, shown: type_another(work, shown.record, "venue", "Masjid", facing(shown)), "Masjid"),
        (lambda work, shown: take_all_from(work, work.author.id, {key_of(shown): facing(shown)}), "Balai"),
    ],
    ids=["taken", "typed", "all of one"],
)
def test_a_value_that_came_after_what_was_shown_is_not_settled_with_it(
    sari: Workspace, rina: Workspace, wati: Workspace, answer: Answer, given: str
) -> None:
    shown, come = with_a_third(sari, rina, wati)
    come()
    answer(sari, shown)
    assert {rival.value for rival in one_conflict(sari).rivals} == {given, "Lapangan"}


def test_what_fights_in_the_trash_is_settled_only_once_it_is_restored(sari: Workspace, rina: Workspace) -> None:
    meeting = both(sari, rina, Meeting, {"title": "Rembuk"}, {"venue": "Balai"}, {"venue": "Masjid"})
    (conflict,) = open_conflicts(sari)
    delete(sari, Meeting, meeting, sari.seen(meeting))
    assert open_conflicts(sari) == []
    for answered in (lambda: take(sari, meeting, "venue", conflict.rivals[0].change), lambda: type_another(sari, meeting, "venue", "Pos")):
        with pytest.raises(Problem, match="in the trash") as refused:
            answered()
        assert refused.value.code == "deleted"
    assert sari.standing(meeting) == "deleted"
    restore_record(sari, Meeting, meeting)
    take(sari, meeting, "venue", conflict.rivals[0].change)
    assert (open_conflicts(sari), sari.standing(meeting)) == ([], "live")


@pytest.mark.parametrize("last", range(3))
def test_what_is_typed_of_fields_that_belong_together_is_filled_from_what_was_shown_not_from_what_came_since(
    sari: Workspace, rina: Workspace, wati: Workspace, open_work: Open, last: int
) -> None:
    budi = open_work("budi", hour=14)
    record = str(add(sari, Meeting, {"title": "Rapat", "date": "2026-01-12"}).result)
    for each in (rina, wati, budi):
        apply(each, [sent(sari, f"to-{each.author.name}")])
    for each, start in ((sari, "05:00"), (rina, "07:00"), (wati, "08:00")):
        save(each, Meeting, {"date": "2026-01-12", "start_time": start, "end_time": "09:00"}, record, each.seen(record))
    files = [sent(each, "back") for each in (sari, rina, wati)]
    third = files.pop(last)
    apply(budi, files)
    shown = one_conflict(budi)
    row = budi.store.row("meeting", record)
    assert row is not None
    apply(budi, [third])
    type_another(budi, record, shown.spot, {"end_time": "10:00"}, facing(shown))
    written = budi.changes(record)[-1].fields
    assert (written["start_time"], written["end_time"]) == (row.fields["start_time"], "10:00")


def test_what_is_left_for_later_waits_again_where_a_value_came_that_was_not_shown(
    sari: Workspace, rina: Workspace, wati: Workspace
) -> None:
    shown, come = with_a_third(sari, rina, wati)
    come()
    postpone_conflict(sari, shown.record, "venue", facing(shown))
    assert waiting_conflicts(sari) == open_conflicts(sari) != []


@pytest.mark.parametrize("deleted", [True, False])
def test_a_deletion_is_answered_over_the_edits_that_were_shown_and_a_later_one_is_asked(
    sari: Workspace, rina: Workspace, wati: Workspace, deleted: bool
) -> None:
    record = str(add(sari, Meeting, {"title": "Rapat", "venue": "Balai"}).result)
    for each in (rina, wati):
        apply(each, [sent(sari, f"to-{each.author.name}")])
    delete(sari, Meeting, record, sari.seen(record))
    save(rina, Meeting, {"venue": "Sekolah"}, record, rina.seen(record))
    save(wati, Meeting, {"title": "Rapat desa"}, record, wati.seen(record))
    apply(sari, [sent(rina, "second")])
    shown = one_conflict(sari)
    apply(sari, [sent(wati, "third")])
    type_another(sari, record, DELETED, deleted, facing(shown))
    if deleted:
        asked = one_conflict(sari)
        assert [dict(rival.value) for rival in asked.rivals if isinstance(rival.value, Mapping)] == [{"title": "Rapat desa"}]
    else:
        assert sari.standing(record) == "live"
    assert sari.store.row("meeting", record).fields["title"] == "Rapat desa"
