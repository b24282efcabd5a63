"""What was written upon a merge and thrown away, or put back, does not keep the merge from being undone; nothing of it is lost."""

from __future__ import annotations

import pytest
from storied import questions

from empower_desktop.errors import Problem
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add, delete, restore_record, save, undo
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.trash import trashed
from empower_desktop.workspace.unmerging import unmerge


class Upon:
    """A meeting and a person that Sari sent, merged by Budi, who writes upon them; `before` is what he held without."""

    def __init__(self, sari: Workspace, budi: Workspace) -> None:
        self.sari, self.budi = sari, budi
        self.meeting = str(add(sari, Meeting, {"title": "Rembuk", "venue": "Balai", "date": "2026-01-10"}).result)
        self.person = str(add(sari, Person, {"name": "Suminah"}).result)
        self.own = str(add(budi, Person, {"name": "Parjo"}).result)
        self.file = sari.folder / "sari.xlsx"
        export(sari, self.file)
        self.before = budi.store.digest()
        self.merge = str(apply(budi, [self.file]).result.merge)

    def ticked(self) -> str:
        """Note at Sari's meeting somebody whom Budi knows."""
        return str(add(self.budi, Attendance, {"meeting": self.meeting, "person": self.own, "presence": "hadir"}).result)

    def edited(self, **fields: str | None) -> None:
        save(self.budi, Meeting, fields, self.meeting, self.budi.seen(self.meeting))

    def thrown(self, kind: type[Attendance | Meeting | Person], record: str) -> None:
        delete(self.budi, kind, record, self.budi.seen(record))

    def held(self) -> str:
        """Give why the merge cannot be undone, and see that nothing was touched."""
        stands = self.budi.store.digest()
        with pytest.raises(Problem) as refusal:
            unmerge(self.budi, self.merge)
        assert (refusal.value.code, self.budi.store.digest()) == ("built_upon", stands)
        return self.budi.language(refusal.value.message)

    def merged_again(self) -> None:
        apply(self.budi, [self.file])


@pytest.fixture
def upon(sari: Workspace, budi: Workspace) -> Upon:
    return Upon(sari, budi)


def test_what_was_added_upon_a_merge_and_thrown_away_lies_on_in_the_trash_when_the_merge_is_undone(upon: Upon) -> None:
    tick = upon.ticked()
    upon.held()
    upon.thrown(Attendance, tick)
    unmerge(upon.budi, upon.merge)
    assert (upon.budi.standing(upon.meeting), upon.budi.standing(tick)) == ("absent", "deleted")
    upon.merged_again()
    restore_record(upon.budi, Attendance, tick)
    assert [each.presence for each in upon.budi.where(Attendance, meeting=upon.meeting)] == ["hadir"]


def test_what_is_hidden_with_its_deleted_owner_does_not_hold_a_merge_up_either(upon: Upon) -> None:
    own = str(add(upon.budi, Meeting, {"title": "Rapat Budi", "date": "2026-01-11"}).result)
    add(upon.budi, Attendance, {"meeting": own, "person": upon.person, "presence": "hadir"})
    upon.held()
    upon.thrown(Meeting, own)
    unmerge(upon.budi, upon.merge)
    upon.merged_again()
    restore_record(upon.budi, Meeting, own)
    assert [each.person for each in upon.budi.where(Attendance, meeting=own)] == [upon.person]


@pytest.mark.parametrize("was_sent", [False, True])
def test_a_record_that_came_and_was_thrown_away_goes_with_its_merge_and_comes_back_with_its_file(was_sent: bool, upon: Upon) -> None:
    upon.thrown(Meeting, upon.meeting)
    if was_sent:
        export(upon.budi, upon.budi.folder / "budi.xlsx")
    step = unmerge(upon.budi, upon.merge)
    assert (upon.budi.store.digest(), trashed(upon.budi), len(step.result)) == (upon.before, [], int(was_sent))
    upon.merged_again()
    assert [each.title for each in upon.budi.all(Meeting)] == ["Rembuk"]


def test_a_tick_at_a_meeting_that_was_thrown_away_waits_for_the_meeting_once_the_merge_is_undone(upon: Upon) -> None:
    tick = upon.ticked()
    upon.thrown(Meeting, upon.meeting)
    unmerge(upon.budi, upon.merge)
    assert upon.budi.standing(tick) == "live"
    upon.merged_again()
    assert [each.id for each in upon.budi.where(Attendance, meeting=upon.meeting)] == [tick]


@pytest.fixture
def edited_elsewhere(sari: Workspace, budi: Workspace) -> tuple[str, str]:
    """Give a person of Budi's whom Sari renamed, and the merge that brought it."""
    record = str(add(budi, Person, {"name": "Parjo"}).result)
    export(budi, budi.folder / "budi.xlsx")
    apply(sari, [budi.folder / "budi.xlsx"])
    save(sari, Person, {"name": "Parjono"}, record, sari.seen(record))
    export(sari, sari.folder / "sari.xlsx")
    return record, str(apply(budi, [sari.folder / "sari.xlsx"]).result.merge)


def test_a_record_of_ones_own_that_was_edited_elsewhere_and_thrown_away_stays_in_the_trash_without_the_edit(
    budi: Workspace, edited_elsewhere: tuple[str, str]
) -> None:
    record, merge = edited_elsewhere
    delete(budi, Person, record, budi.seen(record))
    unmerge(budi, merge)
    (thrown,) = trashed(budi)
    assert (thrown.title, thrown.contested, budi.standing(record)) == ("Parjo", False, "deleted")


def test_edits_over_one_another_are_followed_to_the_last_and_the_ledger_is_read_no_oftener_for_many(
    budi: Workspace, edited_elsewhere: tuple[str, str]
) -> None:
    record, merge = edited_elsewhere

    def asked_after(edits: int) -> int:
        for nth in range(edits):
            save(budi, Person, {"name": f"Parjo {nth}"}, record, budi.seen(record))
        with questions() as asked, pytest.raises(Problem):
            unmerge(budi, merge)
        return len(asked)

    assert asked_after(2) == asked_after(20)
    save(budi, Person, {"name": "Parjono"}, record, budi.seen(record))
    unmerge(budi, merge)
    assert [each.name for each in budi.all(Person)] == ["Parjo"]


def test_an_edit_of_what_lies_in_the_trash_is_not_lost_and_the_way_out_that_is_told_leads_out(upon: Upon) -> None:
    upon.edited(venue="Sekolah", summary="Semua setuju")
    upon.thrown(Meeting, upon.meeting)
    assert upon.held() == (
        "This merge cannot be undone: “10-01-2026 Rembuk (deleted)” was changed afterwards. "
        "Restore it from the trash, put back what was changed, and then undo the merge."
    )
    restore_record(upon.budi, Meeting, upon.meeting)
    upon.edited(venue="Balai", summary=None)
    unmerge(upon.budi, upon.merge)
    assert upon.budi.store.digest() == upon.before


def test_what_was_edited_upon_a_merge_and_undone_does_not_hold_it_up(upon: Upon) -> None:
    step = save(upon.budi, Meeting, {"venue": "Sekolah"}, upon.meeting, upon.budi.seen(upon.meeting))
    upon.held()
    undo(upon.budi, step)
    unmerge(upon.budi, upon.merge)
    assert upon.budi.store.digest() == upon.before


def test_what_was_edited_sent_and_undone_still_holds_it_up_or_the_edit_would_come_back_alone(upon: Upon) -> None:
    step = save(upon.budi, Meeting, {"venue": "Sekolah"}, upon.meeting, upon.budi.seen(upon.meeting))
    export(upon.budi, upon.budi.folder / "budi.xlsx")
    undo(upon.budi, step)
    assert "budi.xlsx" in upon.held()
    upon.thrown(Meeting, upon.meeting)
    assert "budi.xlsx" in upon.held(), "thrown away besides, the edit would come back alone as well"


def test_what_was_thrown_away_and_sent_after_it_was_restored_holds_it_up_or_it_would_come_back_restored(upon: Upon) -> None:
    upon.thrown(Meeting, upon.meeting)
    restore_record(upon.budi, Meeting, upon.meeting)
    export(upon.budi, upon.budi.folder / "budi.xlsx")
    upon.thrown(Meeting, upon.meeting)
    assert "budi.xlsx" in upon.held()


def test_two_that_were_joined_and_parted_again_do_not_hold_it_up(upon: Upon) -> None:
    step = join(upon.budi, Person, upon.person, upon.own)
    upon.held()
    undo(upon.budi, step)
    unmerge(upon.budi, upon.merge)
    assert [each.name for each in upon.budi.all(Person)] == ["Parjo"]
