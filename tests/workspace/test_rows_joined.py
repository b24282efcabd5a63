"""Two coordinators who merge the copies of a passed-on workbook in opposite order: what both answered to be one is one for both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.errors import Problem
from empower_desktop.language import Language
from empower_desktop.records import Attendance, Meeting, Person, SameAs
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.joining import not_the_same
from empower_desktop.workspace.questions import waiting_questions
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


def exchanged(budi: Workspace, rina: Workspace, folder: Path, times: int = 4) -> None:
    """Let each send to the other, and foretell what comes, so many times."""
    for number in range(times):
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


def test_both_hold_the_same_once_each_has_sent_to_the_other(budi: Workspace, rina: Workspace, village: Village, tmp_path: Path) -> None:
    in_opposite_order(village, budi, rina)
    for work in (budi, rina):
        answer_all(work, "same")
    exchanged(budi, rina, tmp_path, times=1)
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


def test_nothing_is_joined_with_a_row_that_is_not_here(budi: Workspace, rina: Workspace, village: Village) -> None:
    in_opposite_order(village, budi, rina)
    assert not any("undone" in Language("en")(each.asked.message) for each in waiting_questions(budi))
    answer_all(budi, "same")
    assert budi.all(SameAs) == []


def test_who_said_of_two_rows_that_they_are_not_one_is_not_contradicted_by_an_answer(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path
) -> None:
    in_opposite_order(village, budi, rina)
    exchanged(budi, rina, tmp_path)
    one, other = (each.id for each in budi.all(Person) if each.name == "Adi")
    not_the_same(budi, Person, one, other)
    answer_all(budi, "same")
    assert (here(budi)[0], budi.store.conflicts()) == (TWICE[0], [])


@pytest.mark.parametrize("first", [0, 1])
def test_what_an_answer_says_of_two_rows_goes_with_the_file_of_either(budi: Workspace, village: Village, first: int) -> None:
    code = budi.store.digest()
    files = [village.edited(f"{name}.xlsx", filled_in_by(name), ADI) for name in ("Tini", "Joko")]
    merges = [str(merged(budi, file).merge) for file in files]
    answer_all(budi, "another")
    assert [each.same for each in budi.all(SameAs)] == [False]
    unmerge(budi, merges[first])
    assert (here(budi)[0], budi.all(SameAs)) == (["Adi", "Suminah"], [])
    unmerge(budi, merges[1 - first])
    assert budi.store.digest() == code


def test_a_file_is_not_undone_while_its_row_is_joined_with_one_of_another(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path
) -> None:
    in_opposite_order(village, budi, rina)
    answer_all(budi, "same")
    export(rina, tmp_path / "rina.xlsx")
    merged(budi, tmp_path / "rina.xlsx")
    tini, joko, _ = (each.merge for each in budi.store.arrivals())
    unmerge(budi, joko)
    code = budi.store.digest()
    with pytest.raises(Problem, match=r"rina\.xlsx"):
        unmerge(budi, tini)
    assert (here(budi)[0], budi.store.digest()) == (ONCE[0], code)


@pytest.mark.parametrize("at_once", [False, True])
def test_a_row_that_came_with_the_log_of_another_coordinator_is_asked_about_when_a_passed_on_copy_comes(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path, at_once: bool
) -> None:
    merged(budi, village.edited("tini.xlsx", filled_in_by("Tini"), REMBUG, ADI, CAME))
    export(budi, tmp_path / "budi.xlsx")
    joko = village.edited("joko.xlsx", filled_in_by("Joko"), REMBUG, ADI, CAME)
    for files in [(tmp_path / "budi.xlsx", joko)] if at_once else [(tmp_path / "budi.xlsx",), (joko,)]:
        merged(rina, *files)
    assert codes(rina) == ["another_name"] * 2
    answer_all(rina, "same")
    exchanged(budi, rina, tmp_path)
    assert (here(budi), here(rina), codes(budi), codes(rina)) == (ONCE, ONCE, [], [])
    assert (budi.store.conflicts(), budi.store.digest()) == ([], rina.store.digest())
