"""Merges whose conflicts were settled here, and whose settlements were taken back, are undone as if nobody had settled anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from empower_desktop.errors import Problem
from empower_desktop.history.change import DELETED
from empower_desktop.records import Decision, Meeting, Person
from empower_desktop.workspace import Step, Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add, delete, restore_record, save, undo
from empower_desktop.workspace.settling import open_conflicts, take, take_all_from, type_another
from empower_desktop.workspace.unmerging import unmerge
from tests.workspace.test_settling import rina, sent

__all__ = ["rina"]


class Fight:
    """A meeting of Sari's whose place Rina knows otherwise; `merge` brought what Rina wrote."""

    def __init__(self, sari: Workspace, rina: Workspace) -> None:
        self.sari, self.rina = sari, rina
        self.record = str(add(sari, Meeting, {"title": "Rapat", "venue": "Rumah"}).result)
        apply(rina, [sent(sari, "first")])
        save(rina, Meeting, {"venue": "Sekolah"}, self.record, rina.seen(self.record))
        save(sari, Meeting, {"venue": "Balai"}, self.record, sari.seen(self.record))
        self.before = sari.store.digest()
        self.merge = str(apply(sari, [sent(rina, "second")]).result.merge)

    def take(self, value: str) -> Step:
        """Settle it with one of the values."""
        (conflict,) = open_conflicts(self.sari)
        rival = next(each for each in conflict.rivals if each.value == value)
        return take(self.sari, conflict.record, conflict.spot, rival.change)

    def venue(self) -> object:
        """Give what lists show."""
        return self.sari.all(Meeting)[0].venue


@pytest.fixture
def fight(sari: Workspace, rina: Workspace) -> Fight:
    return Fight(sari, rina)


Settle = Callable[[Fight], Step]
EVERY_WAY: dict[str, Settle] = {
    "mine": lambda fight: fight.take("Balai"),
    "theirs": lambda fight: fight.take("Sekolah"),
    "another": lambda fight: type_another(fight.sari, fight.record, "venue", "Masjid"),
    "all": lambda fight: take_all_from(fight.sari, fight.rina.author.id),
}


@pytest.mark.parametrize("way", EVERY_WAY)
def test_a_conflict_whose_settlement_was_taken_back_does_not_keep_its_merge_from_being_undone(way: str, fight: Fight) -> None:
    undo(fight.sari, EVERY_WAY[way](fight))
    unmerge(fight.sari, fight.merge)
    assert (fight.sari.store.digest(), fight.venue(), open_conflicts(fight.sari)) == (fight.before, "Balai", [])


def test_a_conflict_settled_and_taken_back_twice_does_not_keep_its_merge_either(fight: Fight) -> None:
    for value in ("Sekolah", "Balai"):
        undo(fight.sari, fight.take(value))
    unmerge(fight.sari, fight.merge)
    assert (fight.sari.store.digest(), fight.venue()) == (fight.before, "Balai")


def test_a_merge_undone_with_a_settlement_that_was_taken_back_can_be_merged_again(fight: Fight) -> None:
    undo(fight.sari, fight.take("Sekolah"))
    unmerge(fight.sari, fight.merge)
    apply(fight.sari, [fight.sari.folder.parent / "rina" / "second.xlsx"])
    assert {rival.value for each in open_conflicts(fight.sari) for rival in each.rivals} == {"Balai", "Sekolah"}


@pytest.mark.parametrize("way", EVERY_WAY)
def test_a_settlement_that_stands_keeps_its_merge_also_where_it_was_taken_back_and_done_again(way: str, fight: Fight) -> None:
    step = EVERY_WAY[way](fight)
    for _ in range(2):
        _refused(fight)
        step = undo(fight.sari, undo(fight.sari, step))
    stands = fight.venue()
    _refused(fight)
    assert (fight.venue(), open_conflicts(fight.sari)) == (stands, [])


def test_a_settlement_given_once_more_after_it_was_taken_back_keeps_its_merge(fight: Fight) -> None:
    undo(fight.sari, fight.take("Balai"))
    fight.take("Sekolah")
    _refused(fight)
    assert fight.venue() == "Sekolah"


def test_what_was_typed_over_a_settlement_keeps_the_merge_though_the_settlement_was_taken_back(fight: Fight) -> None:
    step = fight.take("Sekolah")
    save(fight.sari, Meeting, {"venue": "Masjid"}, fight.record, fight.sari.seen(fight.record))
    undo(fight.sari, step)
    _refused(fight)


def test_what_was_written_elsewhere_in_the_record_stays_when_its_merge_is_undone(fight: Fight) -> None:
    step = fight.take("Sekolah")
    save(fight.sari, Meeting, {"summary": "Semua setuju"}, fight.record, fight.sari.seen(fight.record))
    undo(fight.sari, step)
    unmerge(fight.sari, fight.merge)
    (meeting,) = fight.sari.all(Meeting)
    assert (meeting.venue, meeting.summary) == ("Balai", "Semua setuju")


def test_a_value_that_came_after_the_settlement_was_taken_back_stays(fight: Fight, open_work: Callable[..., Workspace]) -> None:
    undo(fight.sari, fight.take("Sekolah"))
    maria = open_work("maria", hour=11)
    apply(maria, [fight.sari.folder / "first.xlsx"])
    save(maria, Meeting, {"venue": "Gereja"}, fight.record, maria.seen(fight.record))
    apply(fight.sari, [sent(maria, "third")])
    unmerge(fight.sari, fight.merge)
    assert {rival.value for each in open_conflicts(fight.sari) for rival in each.rivals} == {"Balai", "Gereja"}


def test_fields_that_belong_together_are_given_back_with_the_merge(sari: Workspace, rina: Workspace) -> None:
    record = str(add(sari, Decision, {"statement": "Kelompok mengelola air"}).result)
    apply(rina, [sent(sari, "first")])
    save(rina, Decision, {"votes_for": "21", "votes_against": "3"}, record, rina.seen(record))
    save(sari, Decision, {"votes_for": "18", "votes_abstain": "1"}, record, sari.seen(record))
    before = sari.store.digest()
    merge = str(apply(sari, [sent(rina, "second")]).result.merge)
    (conflict,) = open_conflicts(sari)
    undo(sari, take(sari, record, conflict.spot, conflict.rivals[0].change))
    unmerge(sari, merge)
    assert (sari.store.digest(), open_conflicts(sari)) == (before, [])


@pytest.mark.parametrize("delete_it", [True, False])
def test_a_contested_deletion_is_asked_as_before_once_its_answer_was_taken_back(sari: Workspace, rina: Workspace, delete_it: bool) -> None:
    record = str(add(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    apply(rina, [sent(sari, "first")])
    save(rina, Person, {"hamlet": "Dusun II"}, record, rina.seen(record))
    delete(sari, Person, record, sari.seen(record))
    apply(sari, [sent(rina, "second")])
    asked = [{"hamlet": "Dusun II"}, True]
    for _ in range(2):  # and done again and taken back again
        answered = type_another(sari, record, DELETED, delete_it)
        done_again = undo(sari, undo(sari, answered))
        assert (open_conflicts(sari), sari.standing(record)) == ([], "deleted" if delete_it else "live")
        undo(sari, done_again)
        assert sorted((each.value for (one,) in [open_conflicts(sari)] for each in one.rivals), key=str) == sorted(asked, key=str)


@pytest.mark.parametrize("delete_it", [True, False])
def test_a_restore_stands_against_a_deletion_again_once_the_answer_was_taken_back(
    sari: Workspace, rina: Workspace, delete_it: bool
) -> None:
    record = str(add(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    apply(rina, [sent(sari, "first")])
    for work in (sari, rina):
        delete(work, Person, record, work.seen(record))
    restore_record(sari, Person, record)
    apply(sari, [sent(rina, "second")])
    asked = [sorted(rival.value for rival in each.rivals) for each in open_conflicts(sari)]
    undo(sari, type_another(sari, record, DELETED, delete_it))
    assert asked == [sorted(rival.value for rival in each.rivals) for each in open_conflicts(sari)] == [[False, True]]


@pytest.mark.parametrize(("who_deleted", "deletes"), [("sari", True), ("rina", True), ("rina", False)])
def test_a_contested_deletion_that_was_answered_and_taken_back_does_not_keep_its_merge(
    who_deleted: str, deletes: bool, sari: Workspace, rina: Workspace
) -> None:
    record = str(add(sari, Person, {"name": "Suminah"}).result)
    apply(rina, [sent(sari, "first")])
    deleting, editing = (sari, rina) if who_deleted == "sari" else (rina, sari)
    delete(deleting, Person, record, deleting.seen(record))
    save(editing, Person, {"name": "Suminah Wati"}, record, editing.seen(record))
    before, standing = sari.store.digest(), sari.standing(record)
    merge = str(apply(sari, [sent(rina, "second")]).result.merge)
    assert sari.standing(record) == "contested"
    undo(sari, type_another(sari, record, "_deleted", deletes))
    assert sari.standing(record) == "contested"
    unmerge(sari, merge)
    assert (sari.store.digest(), sari.standing(record)) == (before, standing)


def test_a_settlement_that_somebody_got_before_it_was_taken_back_keeps_its_merge_or_it_would_come_back_alone(
    fight: Fight, open_work: Callable[..., Workspace]
) -> None:
    step = fight.take("Sekolah")
    tini = open_work("tini", hour=12)
    apply(tini, [sent(fight.sari, "settled")])
    undo(fight.sari, step)
    _refused(fight)
    apply(fight.sari, [sent(tini, "back")])
    assert {rival.value for each in open_conflicts(fight.sari) for rival in each.rivals} == {"Balai", "Sekolah"}


def _refused(fight: Fight) -> None:
    stands = fight.sari.store.digest()
    with pytest.raises(Problem) as refusal:
        unmerge(fight.sari, fight.merge)
    assert (refusal.value.code, fight.sari.store.digest()) == ("built_upon", stands)
