"""A list that comes again with more rows, after what it brought was corrected, joined or deleted: nothing of it becomes two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.records import Group, Meeting, Person
from empower_desktop.records.record import Record
from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.importing import Imported
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.questions import answer
from empower_desktop.workspace.roster import Near, People, rows_of_people
from empower_desktop.workspace.saving import delete, save
from empower_desktop.workspace.settling import open_conflicts, type_another
from tests.own_lists import listed

HEAD = [["DAFTAR HADIR RAPAT KWT MELATI"], ["Senin, 2 Maret 2026"], []]
COLUMNS = ["No", "Nama", "L/P", "Keterangan"]
"""What rows are written with: a name alone, or with what stands in the columns behind it."""


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return open_work("sari")


def taken(work: Workspace, folder: Path, *names: str, **answers: str) -> Imported:
    file = listed(folder, *HEAD, COLUMNS, *([at, *name.split("/")] for at, name in enumerate(names, 1)))
    first: Imported = importing.preview(work, file, "attendance").result
    said = {ask.id: answers[ask.code] for ask in first.asks if ask.code in answers}
    done: Imported = importing.apply(work, file, "attendance", answers=said).result
    return done


def ids(work: Workspace, kind: str) -> dict[str, str]:
    return {str(row.fields.get("name") or row.fields.get("title")): row.id for row in work.store.rows(kind)}


@pytest.fixture
def joined(work: Workspace, tmp_path: Path) -> str:
    """Give who stands on a list under two names, and was found to be one since."""
    taken(work, tmp_path, "Suminah", "Karsiyem", "Rohmah")
    people = ids(work, "person")
    join(work, Person, people["Suminah"], people["Karsiyem"])
    return min(people["Suminah"], people["Karsiyem"])


@pytest.mark.parametrize("settled", [False, True])
def test_both_names_of_somebody_joined_are_asked_about_and_neither_becomes_somebody_new(
    work: Workspace, tmp_path: Path, joined: str, settled: bool
) -> None:
    if settled:
        type_another(work, joined, "name", "Suminah")
    again = taken(work, tmp_path, "Suminah", "Karsiyem", "Rohmah", "Tukinem", name_alike=joined)
    assert [ask.code for ask in again.asks if ask.waits] == []
    assert len(ids(work, "person")) == 3
    assert work.store.count("attendance") == 3


def test_a_group_is_known_by_the_name_that_it_had_before_it_was_joined(work: Workspace, tmp_path: Path) -> None:
    taken(work, tmp_path, "Suminah")
    other = save(work, Group, {"name": "KWT Melati Lestari"}).result
    (first,) = {*ids(work, "group").values()} - {other}
    join(work, Group, first, other)
    (question,) = open_conflicts(work)
    type_another(work, question.record, "name", "KWT Melati Lestari")
    taken(work, tmp_path, "Suminah", "Tukinem")
    assert list(ids(work, "group")) == ["KWT Melati Lestari"]
    assert work.store.count("attendance") == 2


def test_a_meeting_is_known_by_the_title_that_it_had_before_it_was_joined(work: Workspace, tmp_path: Path) -> None:
    taken(work, tmp_path, "Suminah")
    (first,) = ids(work, "meeting").values()
    other = save(work, Meeting, {"title": "Rembug Maret", "date": "2026-03-02"}).result
    join(work, Meeting, first, other)
    type_another(work, min(first, other), "title", "Rembug Maret")
    taken(work, tmp_path, "Suminah", "Tukinem")
    assert list(ids(work, "meeting")) == ["Rembug Maret"]
    assert (work.store.count("person"), work.store.count("attendance")) == (2, 2)


def test_who_types_a_name_finds_whom_it_was_joined_with(work: Workspace, tmp_path: Path, joined: str) -> None:
    type_another(work, joined, "name", "Suminah")
    people = People.load(work)
    assert [one.id for one in people.find("kars", Near())] == [joined]
    assert [one.id for one in people.changed(rows_of_people(work, [joined])).find("kars", Near())] == [joined]


def correct(work: Workspace, kind: type[Record], **values: object) -> None:
    (record,) = ids(work, kind.kind).values()
    save(work, kind, values, record, work.seen(record))


def remove(work: Workspace, kind: type[Record], name: str) -> None:
    record = ids(work, kind.kind)[name]
    delete(work, kind, record, work.seen(record))


@pytest.mark.parametrize(
    ("kind", "values"), [(Meeting, {"title": "Rembug Maret"}), (Meeting, {"date": "2026-03-03"}), (Group, {"name": "KWT Mawar"})]
)
def test_what_was_called_otherwise_since_is_asked_about_and_nothing_stands_twice_meanwhile(
    work: Workspace, tmp_path: Path, kind: type[Record], values: dict[str, object]
) -> None:
    taken(work, tmp_path, "Suminah")
    correct(work, kind, **values)
    again = taken(work, tmp_path, "Suminah", "Tukinem")
    assert [ask.code for ask in again.asks if ask.waits] == ["row_again"]
    assert [work.store.count(one) for one in ("group", "meeting", "person", "attendance")] == [1, 1, 2, 2]
    (fields,) = [row.fields for row in work.store.rows(kind.kind)]
    assert values.items() <= fields.items()


def test_what_is_answered_to_be_another_meeting_takes_its_people_along(work: Workspace, tmp_path: Path) -> None:
    taken(work, tmp_path, "Suminah")
    correct(work, Meeting, date="2026-04-06")
    (question,) = [ask for ask in taken(work, tmp_path, "Suminah", "Tukinem").asks if ask.waits]
    answer(work, question.id, "new")
    days = {row.id: row.fields["date"] for row in work.store.rows("meeting")}
    came = sorted((days[str(row.fields["meeting"])], row.title) for row in work.store.rows("attendance"))
    assert [day for day, _ in came] == ["2026-03-02", "2026-03-02", "2026-04-06"]
    assert work.store.count("person") == 2


def test_somebody_deleted_who_is_noted_at_the_meeting_is_not_made_anew_by_a_longer_list_of_it(work: Workspace, tmp_path: Path) -> None:
    taken(work, tmp_path, "Suminah", "Rohmah")
    remove(work, Person, "Rohmah")
    taken(work, tmp_path, "Suminah", "Rohmah", "Tukinem")
    assert sorted(ids(work, "person")) == ["Suminah", "Tukinem"]
    assert work.store.count("attendance") == 3


def test_a_meeting_whose_group_was_deleted_is_not_made_anew_and_the_group_is_asked_about_by_name(work: Workspace, tmp_path: Path) -> None:
    taken(work, tmp_path, "Suminah")
    remove(work, Group, "KWT Melati")
    again = taken(work, tmp_path, "Suminah", "Tukinem")
    assert [work.store.count(one) for one in ("meeting", "person", "attendance")] == [1, 2, 2]
    assert [work.language(ask.message).rpartition(": ")[2] for ask in again.asks if ask.waits] == ["KWT Melati (deleted) → KWT Melati"]


def test_savings_of_somebody_who_was_called_otherwise_since_are_not_counted_twice_meanwhile(work: Workspace, tmp_path: Path) -> None:
    head = [["DAFTAR SIMPANAN KWT MELATI"], [], ["No", "Nama", "Simpanan Pokok"]]
    importing.apply(work, listed(tmp_path, *head, [1, "Karsiyem", 50_000]), "contribution")
    correct(work, Person, name="Sutinah")
    longer = listed(tmp_path, *head, [1, "Karsiyem", 50_000], [2, "Tukinem", 50_000])
    asks = importing.apply(work, longer, "contribution").result.asks
    assert {ask.code for ask in asks if ask.waits} >= {"known_elsewhere", "row_again"}
    assert work.store.count("contribution") == 2
