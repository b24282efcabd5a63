"""The very same list again, after those whom it spoke of were corrected: it still speaks of them, and brings nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.records import Group, Membership, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add_keyed, delete, save
from empower_desktop.workspace.unmerging import unmerge
from tests.workspace.test_lists_after_corrections import ids, taken

CORRECTIONS: list[dict[str, object]] = [
    {"name": "Suminah Wati"},
    {"name": "Kasiyem"},
    {"hamlet": "Krajan"},
    {"birth_year": 1960},
]


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    """The group of the list, with one member who is known before any list comes."""
    work = open_work("sari")
    group = save(work, Group, {"name": "KWT Melati", "group_type": "kwt"}).result
    person = save(work, Person, {"name": "Suminah", "sex": "P"}).result
    add_keyed(work, Membership, {"group": group, "person": person})
    return work


def corrected(work: Workspace, **fields: object) -> None:
    person = ids(work, "person")["Suminah"]
    save(work, Person, fields, person, work.seen(person))


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_who_was_met_by_a_list_is_met_again_whatever_they_are_called_by_now(
    work: Workspace, tmp_path: Path, correction: dict[str, object]
) -> None:
    taken(work, tmp_path, "Suminah/P", "Rohmah/P")
    corrected(work, **correction)
    code = work.store.digest()
    again = taken(work, tmp_path, "Suminah/P", "Rohmah/P")
    assert (again.merge, work.store.digest(), work.store.count("person"), work.store.count("attendance")) == ("", code, 2, 2)


def test_of_whom_the_list_says_something_else_by_now_that_is_asked_and_nobody_is_made(work: Workspace, tmp_path: Path) -> None:
    taken(work, tmp_path, "Suminah/P", "Rohmah/P")
    corrected(work, sex="L")
    again = taken(work, tmp_path, "Suminah/P", "Rohmah/P")
    assert [ask.code for ask in again.asks if ask.waits] == ["value_differs"]
    assert (work.store.count("person"), work.store.count("attendance")) == (2, 2)


def test_who_was_met_and_deleted_since_is_not_made_anew(work: Workspace, tmp_path: Path) -> None:
    taken(work, tmp_path, "Suminah/P", "Rohmah/P")
    person = ids(work, "person")["Suminah"]
    delete(work, Person, person, work.seen(person))
    again = taken(work, tmp_path, "Suminah/P", "Rohmah/P")
    assert (again.merge, work.store.count("person")) == ("", 1)


def test_once_a_list_is_taken_back_nobody_was_met(work: Workspace, tmp_path: Path) -> None:
    first = taken(work, tmp_path, "Suminah/P", "Rohmah/P")
    unmerge(work, first.merge)
    corrected(work, name="Kasiyem")
    taken(work, tmp_path, "Suminah/P", "Rohmah/P")
    assert sorted(ids(work, "person")) == ["Kasiyem", "Rohmah", "Suminah"]


def test_who_is_said_to_be_somebody_new_by_now_is_nobody_whom_the_list_met(work: Workspace, tmp_path: Path) -> None:
    known = ids(work, "person")["Suminah"]
    other = save(work, Person, {"name": "Suminah", "sex": "P"}).result
    add_keyed(work, Membership, {"group": ids(work, "group")["KWT Melati"], "person": other})
    taken(work, tmp_path, "Suminah/P", "Rohmah/P", several_known=known)
    assert work.store.count("person") == 3
    taken(work, tmp_path, "Suminah/P", "Rohmah/P", several_known="new")
    assert work.store.count("person") == 4
