"""Two coordinators who merge the copies of a passed-on workbook in opposite order: what both answered to be one is one for both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, filled_in_by
from tests.workspace.hand_edited import Village, answer_all, codes, foretold, merged, recorded_once, village

__all__ = ["recorded_once", "village"]
REMBUG, ADI = added("meeting", title="Rembug", date="13-01-2026", venue="Balai"), added("person", name="Adi", sex="L")
CAME = added("attendance", meeting="13-01-2026 Rembug", person="Adi", presence="hadir")


@pytest.fixture
def rina(open_work: Callable[..., Workspace]) -> Workspace:
    return open_work("rina", hour=10)


def in_opposite_order(village: Village, budi: Workspace, rina: Workspace) -> None:
    tini = village.edited("tini.xlsx", filled_in_by("Tini"), REMBUG, ADI, CAME)
    joko = village.edited("joko.xlsx", filled_in_by("Joko"), REMBUG, ADI, CAME)
    for work, files in ((budi, (tini, joko)), (rina, (joko, tini))):
        for file in files:
            merged(work, file)
        assert codes(work) == ["another_name"] * 2


def exchanged(budi: Workspace, rina: Workspace, folder: Path) -> None:
    """Let each send to the other, and foretell what comes, until both hold the same."""
    for number in range(4):
        for one, other in ((budi, rina), (rina, budi)):
            file = folder / f"{number}-{one.author.name}.xlsx"
            export(one, file)
            told = foretold(other, file).digest
            merged(other, file)
            assert other.store.digest() == told


def here(work: Workspace) -> tuple[list[str], list[str], int]:
    people, meetings = [str(each.name) for each in work.all(Person)], [str(each.title) for each in work.all(Meeting)]
    return sorted(people), sorted(meetings), len(work.all(Attendance))


ONCE = ["Adi", "Suminah"], ["Musdus", "Rembug"], 2
TWICE = ["Adi", "Adi", "Suminah"], ["Musdus", "Rembug", "Rembug"], 3


@pytest.mark.parametrize("when", ["before", "after", "between"])
def test_what_two_coordinators_answered_to_be_the_same_is_there_once_for_both(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path, when: str
) -> None:
    in_opposite_order(village, budi, rina)
    answering = {"before": [budi, rina], "after": [], "between": [budi]}[when]
    for work in answering:
        answer_all(work, "same")
    exchanged(budi, rina, tmp_path)
    for work in (budi, rina):
        answer_all(work, "same")
    exchanged(budi, rina, tmp_path)
    assert (here(budi), here(rina)) == (ONCE, ONCE)
    assert (codes(budi), codes(rina), budi.store.conflicts()) == ([], [], [])
    assert budi.store.digest() == rina.store.digest()


def test_what_both_answered_to_be_another_stays_two_and_is_asked_no_more(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path
) -> None:
    in_opposite_order(village, budi, rina)
    for work in (budi, rina):
        answer_all(work, "another")
    exchanged(budi, rina, tmp_path)
    assert (here(budi)[:2], here(rina)[:2]) == (TWICE[:2], TWICE[:2])
    assert (codes(budi), codes(rina), budi.store.conflicts()) == ([], [], [])
    assert budi.store.digest() == rina.store.digest()


def test_a_join_goes_with_the_file_that_brought_the_other_row(budi: Workspace, rina: Workspace, village: Village, tmp_path: Path) -> None:
    in_opposite_order(village, budi, rina)
    answer_all(budi, "same")
    code = budi.store.digest()
    export(rina, tmp_path / "rina.xlsx")
    came = merged(budi, tmp_path / "rina.xlsx")
    assert here(budi)[:2] == ONCE[:2]
    unmerge(budi, str(came.merge))
    assert (budi.store.digest(), here(budi)) == (code, ONCE)
