"""Rows that vanished from a workbook, of records that lie in the trash anyway: nobody is asked about them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.records import Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.kept_questions import answered
from empower_desktop.workspace.saving import delete, restore_record, save, undo
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import taken_out
from tests.workspace.hand_edited import Village, codes, foretold, merged, recorded_once, village

__all__ = ["recorded_once", "village"]
OpenWork = Callable[..., Workspace]


def deleted_by_sari(sari: Workspace, village: Village, folder: Path) -> Path:
    """Let Sari delete Suminah after she sent her workbook, and send another."""
    delete(sari, Person, village.person, sari.seen(village.person))
    export(sari, folder / "later.xlsx")
    return folder / "later.xlsx"


@pytest.mark.parametrize("by_whom", ["sari", "budi"])
def test_a_row_that_vanished_is_not_asked_about_once_its_record_is_in_the_trash(
    by_whom: str, village: Village, sari: Workspace, budi: Workspace, tmp_path: Path
) -> None:
    merged(budi, village.file)
    if by_whom == "sari":
        merged(budi, deleted_by_sari(sari, village, tmp_path))
    else:
        delete(budi, Person, village.person, budi.seen(village.person))
    file = village.edited("a.xlsx", taken_out("person", village.person), taken_out("group", village.group))
    told = foretold(budi, file)
    assert [[each.record for each in report.questions] for report in told.files] == [[village.group]]
    assert merged(budi, file).files == told.files
    assert (codes(budi), budi.standing(village.person)) == (["missing"], "deleted")


def test_a_row_that_vanished_is_not_asked_about_where_the_deletion_comes_with_the_same_merge(
    village: Village, sari: Workspace, budi: Workspace, tmp_path: Path
) -> None:
    files = (deleted_by_sari(sari, village, tmp_path), village.edited("zz.xlsx", taken_out("person", village.person)))
    told = foretold(budi, *files)
    assert merged(budi, *files).files == told.files
    assert (codes(budi), budi.standing(village.person)) == ([], "deleted")


def test_a_row_that_vanished_is_asked_about_where_somebody_edited_what_another_deleted(
    village: Village, sari: Workspace, budi: Workspace, tmp_path: Path
) -> None:
    merged(budi, village.file)
    delete(budi, Person, village.person, budi.seen(village.person))
    save(sari, Person, {"name": "Suminah Wati"}, village.person, sari.seen(village.person))
    export(sari, village.file)
    merged(budi, village.edited("a.xlsx", taken_out("person", village.person)))
    assert (codes(budi), budi.standing(village.person)) == (["missing"], "contested")


def test_a_row_that_vanished_is_asked_about_again_once_the_file_with_its_deletion_is_undone(
    village: Village, sari: Workspace, budi: Workspace, tmp_path: Path
) -> None:
    merged(budi, village.file)
    deletion = str(merged(budi, deleted_by_sari(sari, village, tmp_path)).merge)
    merged(budi, village.edited("a.xlsx", taken_out("person", village.person)))
    assert codes(budi) == []
    unmerge(budi, deletion)
    assert (codes(budi), budi.standing(village.person)) == (["missing"], "live")


@pytest.mark.parametrize("how", ["undone", "restored"])
def test_a_record_that_is_taken_out_of_the_trash_afterwards_stays_there_whatever_vanished(
    how: str, budi: Workspace, village: Village
) -> None:
    merged(budi, village.file)
    step = delete(budi, Person, village.person, budi.seen(village.person))
    merged(budi, village.edited("a.xlsx", taken_out("person", village.person)))
    undo(budi, step) if how == "undone" else restore_record(budi, Person, village.person)
    assert (codes(budi), budi.standing(village.person)) == ([], "live")
    assert [each.asked.code for each in answered(budi)] == ["missing"]
