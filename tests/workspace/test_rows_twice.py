"""Decisions and the like of two copies of a passed-on workbook, merged in opposite order: they cannot be joined, and are asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from empower_desktop.records import Action, Decision
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, filled_in_by
from tests.workspace.hand_edited import Village, answer_all, codes, merged, recorded_once, village
from tests.workspace.test_rows_joined import exchanged, rina

__all__ = ["recorded_once", "rina", "village"]
DECIDED = added("decision", statement="Air bergilir", decided_on="12-01-2026")
TO_DO = added("action", decision="Air bergilir", what="Pasang pipa")


def in_opposite_order(village: Village, budi: Workspace, rina: Workspace) -> None:
    tini = village.edited("tini.xlsx", filled_in_by("Tini"), DECIDED, TO_DO)
    joko = village.edited("joko.xlsx", filled_in_by("Joko"), DECIDED, TO_DO)
    for work, files in ((budi, (tini, joko)), (rina, (joko, tini))):
        for file in files:
            merged(work, file)
        assert codes(work) == ["another_name"] * 2


def here(work: Workspace) -> list[tuple[object, object]]:
    decided = {each.id: each.statement for each in work.all(Decision)}
    return [*((each, "") for each in decided.values()), *((each.what, decided.get(str(each.decision))) for each in work.all(Action))]


ONCE: list[tuple[object, object]] = [("Air bergilir", ""), ("Pasang pipa", "Air bergilir")]


@pytest.mark.parametrize("when", ["before", "after", "between"])
def test_of_what_cannot_be_joined_both_coordinators_are_asked_to_delete_the_same_one(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path, when: str
) -> None:
    in_opposite_order(village, budi, rina)
    for work in {"before": [budi, rina], "after": [], "between": [budi]}[when]:
        answer_all(work, "same")
    exchanged(budi, rina, tmp_path)
    for work in (budi, rina):
        assert codes(work) == ["there_twice"] * 2
        answer_all(work, "yes")
    assert (here(budi), here(rina)) == (ONCE, ONCE)
    exchanged(budi, rina, tmp_path)
    assert (here(budi), here(rina), codes(budi), codes(rina)) == (ONCE, ONCE, [], [])
    assert (budi.store.conflicts(), budi.store.digest()) == ([], rina.store.digest())


def test_where_one_coordinator_deletes_it_the_other_need_not_answer(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path
) -> None:
    in_opposite_order(village, budi, rina)
    for work in (budi, rina):
        answer_all(work, "same")
    exchanged(budi, rina, tmp_path)
    answer_all(budi, "yes")
    exchanged(budi, rina, tmp_path / "")
    assert (here(rina), codes(rina)) == (ONCE, [])


def test_what_was_answered_to_be_another_is_not_asked_about_again(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path
) -> None:
    in_opposite_order(village, budi, rina)
    for work in (budi, rina):
        answer_all(work, "another")
    exchanged(budi, rina, tmp_path)
    assert (codes(budi), codes(rina)) == ([], [])
    assert (len(budi.all(Decision)), len(rina.all(Decision))) == (2, 2)


def test_it_is_asked_no_more_when_the_merge_that_brought_the_other_is_undone(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path
) -> None:
    in_opposite_order(village, budi, rina)
    answer_all(budi, "same")
    export(rina, tmp_path / "rina.xlsx")
    came = merged(budi, tmp_path / "rina.xlsx")
    assert codes(budi) == ["there_twice"] * 2
    unmerge(budi, str(came.merge))
    assert (here(budi), codes(budi)) == (ONCE, [])
