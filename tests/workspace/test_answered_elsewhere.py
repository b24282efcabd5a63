"""Questions that two coordinators were asked by the same workbooks: what one of them answers and sends settles them for the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.records import Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.kept_questions import answered, open_questions, open_questions_touched
from empower_desktop.workspace.report import Merged
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import Act, added, by_hand, copied, filled_in_by, taken_out, typed
from tests.workspace.hand_edited import Village, answer_all, codes, foretold, merged, recorded_once, village

__all__ = ["recorded_once", "village"]
OpenWork = Callable[..., Workspace]
REMBUG, ADI = added("meeting", title="Rembug", date="13-01-2026", venue="Balai"), added("person", name="Adi", sex="L")


@pytest.fixture
def rina(open_work: OpenWork) -> Workspace:
    return open_work("rina", hour=10)


def sent(budi: Workspace, folder: Path) -> Path:
    export(budi, folder / "budi.xlsx")
    return folder / "budi.xlsx"


@pytest.mark.parametrize("act", ["gone", "emptied", "copied"])
def test_a_question_that_somebody_answered_elsewhere_waits_no_more_until_that_is_undone(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path, act: str
) -> None:
    acts: dict[str, Act] = {
        "gone": taken_out("group", village.group),
        "emptied": typed("person", village.person, name=None),
        "copied": copied("group", village.group, name="KWT Mawar"),
    }
    file = village.edited("edited.xlsx", acts[act])
    for work in (budi, rina):
        merged(work, file)
        assert len(codes(work)) == 1
    answer_all(budi, "yes")
    answered = merged(rina, sent(budi, tmp_path))
    assert (codes(rina), answered.asks, rina.store.digest()) == ([], False, budi.store.digest())
    unmerge(rina, answered.merge)
    assert len(codes(rina)) == 1


def test_nobody_is_asked_to_delete_what_somebody_deleted_elsewhere_together_with_what_another_copy_had_edited(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path
) -> None:
    gone = village.edited("gone.xlsx", taken_out("group", village.group))
    merged(budi, village.edited("edited.xlsx", typed("group", village.group, name="KWT Mawar")), gone)
    merged(rina, gone)
    answer_all(budi, "yes")
    merged(rina, sent(budi, tmp_path))
    assert (codes(rina), rina.store.digest()) == ([], budi.store.digest())


def test_a_no_from_elsewhere_settles_nothing(budi: Workspace, rina: Workspace, village: Village, tmp_path: Path) -> None:
    for work in (budi, rina):
        merged(work, village.edited("edited.xlsx", taken_out("group", village.group)))
    answer_all(budi, "no")
    merged(rina, sent(budi, tmp_path))
    assert codes(rina) == ["missing"]


@pytest.mark.parametrize("first", ["meeting", "person"])
@pytest.mark.parametrize("meant", ["same", "another"])
@pytest.mark.parametrize("who", ["same", "another"])
def test_what_names_two_rows_that_were_answered_about_elsewhere_settles_both_questions(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path, first: str, meant: str, who: str
) -> None:
    passed_on(village, budi, rina)
    for kind, choice in sorted({"meeting": meant, "person": who}.items(), reverse=first == "person"):
        (asked,) = [each.asked for each in open_questions(budi) if each.asked.kind == kind]
        questions.answer(budi, asked.id, choice)
    merged(rina, sent(budi, tmp_path))
    assert (codes(rina), rina.store.digest()) == ([], budi.store.digest())
    said = {change.id for each in answered(rina) if each.chosen is not None for change in each.chosen.changes}
    assert said
    assert said == rina.store.changes(said).keys()


def passed_on(village: Village, *works: Workspace) -> list[Path]:
    acts = (REMBUG, ADI, added("attendance", meeting="13-01-2026 Rembug", person="Adi", presence="hadir"))
    files = [village.edited("tini.xlsx", filled_in_by("Tini"), REMBUG, ADI), village.edited("joko.xlsx", filled_in_by("Joko"), *acts)]
    for work in works:
        merged(work, *files)
        assert codes(work) == ["another_name"] * 2
    return files


def test_of_files_merged_together_it_is_foretold_that_one_answers_what_another_asks(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path
) -> None:
    files = passed_on(village, budi)
    answer_all(budi, "same")
    files.append(sent(budi, tmp_path))

    def waits(told: Merged) -> bool:
        return told.asks

    assert (waits(foretold(rina, *files)), waits(merged(rina, *files)), codes(rina)) == (False, False, [])


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 0, 2, 1), (2, 0, 1, 3)])
def test_what_a_workbook_answers_of_rows_that_later_copies_name_too_is_foretold_as_it_comes(
    budi: Workspace, rina: Workspace, village: Village, tmp_path: Path, order: tuple[int, ...]
) -> None:
    came = [added("attendance", nth, meeting=meeting, person="Adi") for nth, meeting in enumerate(("13-01-2026 Rembug", "Musdus"))]
    joko = (filled_in_by("Joko"), REMBUG, ADI)
    files = [
        village.edited("tini.xlsx", filled_in_by("Tini"), REMBUG, ADI),
        village.edited("joko.xlsx", *joko[:2]),
        village.edited("joko2.xlsx", *joko, *came),
    ]
    for file in files:
        merged(budi, file)
    ask_in_excel(budi, tmp_path / "konflik.xlsx")
    files.append(by_hand(tmp_path / "konflik.xlsx", all_the_first))
    together = [files[at] for at in order]

    def counted(told: Merged) -> list[object]:
        return [(file.file, file.status, dict(file.counts)) for file in told.files]

    assert counted(foretold(rina, *together)) == counted(merged(rina, *together))


def all_the_first(book: Workbook) -> None:
    for row in book["Pertanyaan"].iter_rows(min_row=2):
        row[7].value = "A"


def test_only_the_questions_that_a_file_may_settle_are_looked_at_when_it_comes(budi: Workspace, rina: Workspace, village: Village) -> None:
    passed_on(village, budi)
    merged(budi, village.edited("gone.xlsx", taken_out("group", village.group)))
    rows = {each.asked.id: each.asked for each in open_questions(budi) if each.asked.decides}
    elsewhere = rina.changes(str(save(rina, Person, {"name": "Warsini", "sex": "P"}).result))
    assert open_questions_touched(budi, elsewhere) == []
    assert [each.asked.code for each in open_questions_touched(budi, budi.changes(village.group))] == ["missing"]
    written = [change for asked in rows.values() for choice in asked.choices for change in choice.changes][:1]
    assert {each.asked.id for each in open_questions_touched(budi, written)} >= rows.keys()
