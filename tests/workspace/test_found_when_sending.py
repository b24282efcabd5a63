"""What was found by people who tried to break the app where it sends, and counts what waits for it: each once, so that it stays mended."""

from __future__ import annotations

from datetime import UTC, datetime

from empower_desktop.history.clock import Clock
from empower_desktop.records import Person
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.outgoing import outgoing
from empower_desktop.workspace.saving import add, delete, save
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import export, unsent
from empower_desktop.workspace.unmerging import unmerge
from tests.people import sent
from tests.workspace.arriving import ONE, came


def test_two_exports_at_once_never_share_a_number(open_work, tmp_path):
    work, other = open_work("sari"), open_work("sari")
    add(work, Person, {"name": "Suminah", "sex": "P"})
    meanwhile = iter([lambda: export(other, tmp_path / "other.xlsx")])

    def watch(done: int, of: int) -> bool:
        next(meanwhile, lambda: None)()
        return True

    for n in range(300):  # so many that somebody watches
        came(work, Person.kind, f"00000000-0000-4000-8000-{n:012}", {"name": "Wagiyo"})
    mine = export(work, tmp_path / "mine.xlsx", watch=watch).result
    first, second = work.store.exports()
    assert [(each.number, each.file, each.previous) for each in (first, second)] == [(1, "other.xlsx", ""), (2, "mine.xlsx", first.id)]
    assert (mine.number, mine.export) == (2, second.id)


def test_what_is_saved_while_an_export_is_written_has_not_been_sent(open_work, tmp_path):
    work = open_work("sari")
    for n in range(300):
        came(work, Person.kind, f"00000000-0000-4000-8000-{n:012}", {"name": "Wagiyo"})

    def watch(done: int, of: int) -> bool:
        came(work, Person.kind, ONE, {"name": f"Suminah {done}"})
        return True

    export(work, tmp_path / "mine.xlsx", watch=watch)
    assert unsent(work) == 1


def test_exports_follow_each_other_though_the_clock_was_years_ahead(open_work, tmp_path):
    work = open_work("sari")
    add(work, Person, {"name": "Suminah", "sex": "P"})
    right = work.clock
    work.clock = Clock(lambda: datetime(2036, 1, 1, tzinfo=UTC))
    export(work, tmp_path / "ahead.xlsx")
    work.clock = right
    assert [export(work, tmp_path / f"{n}.xlsx").result.number for n in (2, 3)] == [2, 3]
    assert [each.file for each in work.store.exports()] == ["ahead.xlsx", "2.xlsx", "3.xlsx"]


def test_what_is_saved_after_a_merge_was_taken_back_has_not_been_sent(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    add(budi, Person, {"name": "Wagiyo", "sex": "L"})
    merge = apply(budi, [sent(sari, "all")]).result.merge
    sent(budi, "sent")
    unmerge(budi, merge)
    later = add(budi, Person, {"name": "Rohmah", "sex": "P"})
    assert unsent(budi) == 1
    assert budi.store.carried_with(later.changes) == []


def test_what_others_brought_is_not_waiting_to_be_sent(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    apply(budi, [sent(sari, "all")])
    assert unsent(budi) == 0
    person = budi.store.rows("person")[0].id
    save(budi, Person, {"hamlet": "Dusun II"}, person, budi.seen(person))
    assert unsent(budi) == 1  # the person, and not who Budi is
    assert outgoing(budi).unsent == 1, "the page that sends counts as the sidebar does"


def test_what_waits_to_be_sent_is_what_the_first_file_says_it_holds(open_work, tmp_path):
    work = open_work("sari")
    one, other, gone = (str(add(work, Person, {"name": "Suminah", "sex": "P"}).result) for _ in range(3))
    join(work, Person, one, other)
    delete(work, Person, gone, work.seen(gone))
    waiting = unsent(work)
    written = export(work, tmp_path / "first.xlsx").result
    assert (waiting, written.gone) == (written.seen + 1, 1)
    assert unsent(work) == 0


def test_what_an_export_of_one_village_left_out_still_waits_until_its_own_or_one_of_everything(open_work, tmp_path):
    work, villages = open_work("sari"), ("33.02.10.2003", "33.02.10.2004")
    first, other = (str(add(work, Person, {"name": "Suminah", "sex": "P", "area": area}).result) for area in villages)
    twin = str(add(work, Person, {"name": "Suminah", "sex": "P", "area": villages[1]}).result)
    join(work, Person, other, twin)
    waiting = [unsent(work)]
    for area in villages:
        export(work, tmp_path / f"{area}.xlsx", Scope((area,)))
        waiting.append(unsent(work))
    save(work, Person, {"nickname": "Mbok Nah"}, first, work.seen(first))
    export(work, tmp_path / "of the other.xlsx", Scope((villages[1],)))
    waiting.append(unsent(work))
    export(work, tmp_path / "all.xlsx", since_receipt=True)
    assert [*waiting, unsent(work)] == [3, 2, 0, 1, 0]


def test_that_a_record_moved_out_of_a_village_is_said_with_its_next_file_until_it_has_left_with_any(open_work, tmp_path):
    work, scope = open_work("sari"), Scope(("33.02.10.2003",))
    person = str(add(work, Person, {"name": "Suminah", "sex": "P", "area": "33.02.10.2003"}).result)
    add(work, Person, {"name": "Wagiyo", "sex": "L", "area": "33.02.10.2003"})
    moved = [export(work, tmp_path / "1.xlsx", scope).result.moved]
    save(work, Person, {"area": "33.02.10.2004"}, person, work.seen(person))
    moved.append(export(work, tmp_path / "2.xlsx", scope, since_receipt=True).result.moved)
    moved.append(export(work, tmp_path / "3.xlsx", Scope(("33.02.11",))).result.moved)
    export(work, tmp_path / "all.xlsx")
    assert [*moved, export(work, tmp_path / "4.xlsx", scope).result.moved] == [0, 1, 0, 0]
