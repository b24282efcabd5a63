"""A list that comes again with more rows, after what it brought was corrected, joined or deleted: nothing of it becomes two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.records import Group, Meeting, Membership, Person
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


def training_list(folder: Path, *names: str) -> Path:
    head = [["DAFTAR PESERTA PELATIHAN BOKASHI"], ["Tanggal", "4 Maret 2026"], [], ["No", "Nama Peserta", "Nilai Akhir"]]
    return listed(folder, *head, *([at, name, 70] for at, name in enumerate(names, 1)))


def trained(work: Workspace, folder: Path, *names: str, **answers: str) -> Imported:
    file = training_list(folder, *names)
    first: Imported = importing.preview(work, file, "participation").result
    said = {ask.id: answers[ask.code] for ask in first.asks if ask.code in answers}
    done: Imported = importing.apply(work, file, "participation", answers=said).result
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
def test_both_names_of_somebody_joined_mean_them_and_neither_becomes_somebody_new(
    work: Workspace, tmp_path: Path, joined: str, settled: bool
) -> None:
    if settled:
        type_another(work, joined, "name", "Suminah")
    again = taken(work, tmp_path, "Suminah", "Karsiyem", "Rohmah", "Tukinem")
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
    assert {ask.code for ask in asks if ask.waits} >= {"name_alike", "row_again"}
    assert work.store.count("contribution") == 2


BOTH = ("Muh. Rizki", "Muhammad Rizki")
"""What somebody is called on two lists, who was known by the second before."""


@pytest.mark.parametrize("settled", ["", *BOTH, "Rizki Hidayat"])
@pytest.mark.parametrize("named", [BOTH, BOTH[::-1]])
def test_lists_that_come_again_unchanged_or_longer_find_somebody_joined_since_by_either_name(
    work: Workspace, tmp_path: Path, settled: str, named: tuple[str, str]
) -> None:
    """Somebody known by one name comes on a list by another, and on a second list by the first."""
    first, second = named
    known = save(work, Person, {"name": second, "sex": "L", "area": "33.02.10.2003"}).result
    taken(work, tmp_path, "Suminah", first)
    trained(work, tmp_path, "Suminah", second, known_elsewhere="same", name_alike=known)
    join(work, Person, known, ids(work, "person")[first])
    if settled:
        type_another(work, known, "name", settled)
    for of_meeting, of_training in (((), ()), (("Rohmah",), ("Tukinem",))):
        trained(work, tmp_path, "Suminah", second, *of_training)
        taken(work, tmp_path, "Suminah", first, *of_meeting)
        people = 2 + len(of_meeting) + len(of_training)
        counts = [work.store.count(one) for one in ("person", "participation", "attendance")]
        assert counts == [people, 2 + len(of_training), 2 + len(of_meeting)]


def test_two_rows_of_one_name_of_somebody_joined_are_asked_about(work: Workspace, tmp_path: Path, joined: str) -> None:
    again = taken(work, tmp_path, "Suminah", "Karsiyem", "Karsiyem/L", "Rohmah")
    assert [ask.code for ask in again.asks if ask.waits] == ["same_person", "several_known", "several_known"]
    assert joined in again.ids.values()


def test_a_name_that_somebody_joined_shares_with_a_neighbour_is_asked_about(work: Workspace, tmp_path: Path, joined: str) -> None:
    type_another(work, joined, "name", "Suminah")
    other = save(work, Person, {"name": "Karsiyem", "sex": "P"}).result
    (group,) = ids(work, "group").values()
    save(work, Membership, {"group": group, "person": other})
    again = taken(work, tmp_path, "Suminah", "Karsiyem", "Rohmah", "Tukinem")
    assert [ask.code for ask in again.asks if ask.waits] == ["several_known"]


def test_what_is_said_of_one_name_of_somebody_joined_leaves_the_other_name_on_the_list_a_question(work: Workspace, tmp_path: Path) -> None:
    one, other = (save(work, Person, {"name": name, "sex": "L"}).result for name in BOTH)
    join(work, Person, one, other)
    file = training_list(tmp_path, *BOTH)
    first, second = [ask for ask in importing.preview(work, file, "participation").result.asks if ask.code == "several_known"]
    asks = importing.preview(work, file, "participation", answers={first.id: min(one, other)}).result.asks
    assert [ask.pairs for ask in asks if ask.code in ("several_known", "known_elsewhere")] == [first.pairs, second.pairs]
