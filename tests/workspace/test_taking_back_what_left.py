"""Taking back what has left with an export or a return since it came: it is said with which, for others may have merged it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.errors import Problem
from empower_desktop.language import Language
from empower_desktop.records import Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.returning import Worker, give_back
from empower_desktop.workspace.saving import add, save
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.workspace.hand_edited import Village, merged, recorded_once, village

__all__ = ["recorded_once", "village"]
OpenWork = Callable[..., Workspace]
ENGLISH = Language("en")
COMES_BACK = "what others merged of it comes back with their files."


def undone(work: Workspace, merge: str | None) -> str:
    return ENGLISH(unmerge(work, str(merge)).text)


def test_what_has_left_with_an_export_since_is_said_to_have_once_it_is_taken_back(
    budi: Workspace, village: Village, open_work: OpenWork, tmp_path: Path
) -> None:
    merge = merged(budi, village.file).merge
    export(budi, tmp_path / "budi.xlsx")
    code = budi.store.digest()
    assert undone(budi, merge) == f"Merge undone. It had left already with budi.xlsx: {COMES_BACK}"
    rina = open_work("rina")
    merged(rina, tmp_path / "budi.xlsx")
    export(rina, tmp_path / "rina.xlsx")
    merged(budi, tmp_path / "rina.xlsx")
    assert budi.store.digest() == code


def test_a_return_is_named_with_whom_it_was_for(budi: Workspace, village: Village, sari: Workspace, tmp_path: Path) -> None:
    merge = merged(budi, village.file).merge
    give_back(budi, Worker(sari.author.id, sari.author.name), tmp_path / "kembali.xlsx")
    assert f"kembali.xlsx ({sari.author.name}): {COMES_BACK}" in undone(budi, merge)


def test_of_many_files_a_few_are_named_and_the_others_counted(budi: Workspace, village: Village, tmp_path: Path) -> None:
    merge = merged(budi, village.file).merge
    for number in range(5):
        export(budi, tmp_path / f"{number}.xlsx")
    assert "with 0.xlsx, 1.xlsx, 2.xlsx and 2 other files: " in undone(budi, merge)


@pytest.mark.parametrize("when", ["before", "for reading"])
def test_nothing_is_said_of_a_file_of_before_it_came_or_of_a_copy_for_reading(
    when: str, budi: Workspace, village: Village, tmp_path: Path
) -> None:
    add(budi, Person, {"name": "Parjo"})
    if when == "before":
        export(budi, tmp_path / "budi.xlsx")
    merge = merged(budi, village.file).merge
    if when == "for reading":
        export(budi, tmp_path / "budi.xlsx", profile="share")
    assert undone(budi, merge) == "Merge undone"


def test_nothing_is_said_of_a_file_of_another_area(budi: Workspace, sari: Workspace, tmp_path: Path) -> None:
    add(sari, Person, {"name": "Suminah", "area": "33.02.10.2003"})
    export(sari, tmp_path / "sari.xlsx")
    merge = merged(budi, tmp_path / "sari.xlsx").merge
    add(budi, Person, {"name": "Parjo", "area": "33.03.10.2003"})
    export(budi, tmp_path / "budi.xlsx", Scope(("33.03.10.2003",)))
    assert undone(budi, merge) == "Merge undone"


@pytest.mark.parametrize(("area", "told"), [("33.03.10.2003", "afterwards. "), ("33.02.10.2003", "afterwards, and left with budi.xlsx")])
def test_what_keeps_a_merge_from_being_undone_is_said_to_have_left_only_with_a_file_that_held_it(
    budi: Workspace, sari: Workspace, tmp_path: Path, area: str, told: str
) -> None:
    person = str(add(sari, Person, {"name": "Suminah", "area": "33.02.10.2003"}).result)
    export(sari, tmp_path / "sari.xlsx")
    merge = merged(budi, tmp_path / "sari.xlsx").merge
    save(budi, Person, {"nickname": "Mbok Nah"}, person, budi.seen(person))
    export(budi, tmp_path / "budi.xlsx", Scope((area,)))
    with pytest.raises(Problem) as refusal:
        unmerge(budi, str(merge))
    assert told in ENGLISH(refusal.value.message)


def test_what_came_again_has_not_left_with_what_went_out_before(budi: Workspace, village: Village, tmp_path: Path) -> None:
    merge = merged(budi, village.file).merge
    export(budi, tmp_path / "budi.xlsx")
    unmerge(budi, str(merge))
    assert undone(budi, merged(budi, village.file).merge) == "Merge undone"
