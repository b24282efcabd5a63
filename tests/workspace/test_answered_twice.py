"""Questions that are answered more than once in Excel: in two rows of a workbook, or in two workbooks merged at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.errors import Problem
from empower_desktop.records import Meeting
from empower_desktop.workspace import Workspace, kept_questions, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.saving import undo
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand, copied, once_done, taken_out
from tests.workspace.hand_edited import Village, codes, foretold, merged, one, recorded_once, village
from tests.workspace.test_late_answers import answered, asked_in_excel

__all__ = ["recorded_once", "village"]


@pytest.fixture
def asking(budi: Workspace, village: Village, tmp_path: Path) -> Path:
    """A workbook that asks Budi whether Suminah, whose row is gone, shall be deleted."""
    merged(budi, village.edited("a.xlsx", taken_out("person", village.person)))
    return asked_in_excel(budi, tmp_path / "k.xlsx")


def doubled(file: Path, reply: str) -> Path:
    """Copy the row of a question below itself, and answer it there."""

    def copy(book: Workbook) -> None:
        sheet = book["Pertanyaan"]
        for cell in sheet[2]:
            sheet.cell(3, cell.column).value = cell.value
        sheet["H3"] = reply

    return by_hand(file, copy)


def told_of(reports: Iterable[FileReport]) -> list[tuple[FileReport, list[str]]]:
    return [(replace(once_done(each), problems=()), list(map(str, each.problems))) for each in reports]


def test_two_rows_that_answer_one_question_differently_are_both_left_out(budi: Workspace, village: Village, asking: Path) -> None:
    file = doubled(answered(asking, "reply.xlsx", Suminah="ya"), "tidak")
    told = foretold(budi, file)
    report = one(budi, file)
    assert told_of([report]) == told_of(told.files)
    (problem,) = report.problems
    assert isinstance(problem, Problem)
    assert (problem.code, problem.place.cell, report.status) == ("answered_twice", "H3", "same")
    assert (codes(budi), budi.standing(village.person)) == (["missing"], "live")


def test_two_rows_that_answer_one_question_alike_are_one_answer(budi: Workspace, village: Village, asking: Path) -> None:
    report = one(budi, doubled(answered(asking, "reply.xlsx", Suminah="ya"), "Yes"))
    assert (report.problems, report.status) == ((), "merged")
    assert (codes(budi), budi.standing(village.person)) == ([], "deleted")


@pytest.mark.parametrize(("replies", "ends"), [(("ya", "tidak"), "deleted"), (("tidak", "ya"), "live"), (("tidak", "tidak"), "live")])
def test_the_preview_of_two_workbooks_that_answer_one_question_foretells_what_becomes_of_each(
    replies: tuple[str, str], ends: str, budi: Workspace, village: Village, asking: Path
) -> None:
    files = [answered(asking, f"reply{number}.xlsx", Suminah=reply) for number, reply in enumerate(replies)]
    told = foretold(budi, *files)
    assert [each.status for each in told.files] == ["merged", "same"]
    assert told_of(merged(budi, *files).files) == told_of(told.files)
    assert (codes(budi), budi.standing(village.person)) == ([], ends)


def test_the_preview_knows_of_a_question_that_the_workbook_before_settles_by_answering_another(
    budi: Workspace, village: Village, tmp_path: Path
) -> None:
    march = copied("meeting", village.meeting, title="Rapat Maret", date="2026-03-01")
    merged(budi, village.edited("a.xlsx", march, added("attendance", meeting="Rapat Maret", person="Suminah", presence="izin")))
    asked = asked_in_excel(budi, tmp_path / "k.xlsx")
    first = by_hand(asked, lambda book: answer_first(book, "Rapat Maret"), to=tmp_path / "r1.xlsx")
    told = foretold(budi, first, second := by_hand(asked, refuse_the_row, to=tmp_path / "r2.xlsx"))
    assert [each.status for each in told.files] == ["merged", "same"]
    assert told_of(merged(budi, first, second).files) == told_of(told.files)


def refuse_the_row(book: Workbook) -> None:
    """Answer that the copied row is to stay out."""
    for row in book["Pertanyaan"].iter_rows(min_row=2):
        if "“Rapat Maret” " not in str(row[5].value):
            row[7].value = "tidak"


@pytest.mark.parametrize("in_excel", [False, True])
def test_a_copied_row_that_one_answer_takes_is_not_asked_about_again_so_that_nobody_leaves_out_what_stays(
    in_excel: bool, budi: Workspace, village: Village, tmp_path: Path
) -> None:
    march = copied("meeting", village.meeting, title="Rapat Maret", date="2026-03-01")
    merged(budi, village.edited("a.xlsx", march, added("attendance", meeting="Rapat Maret", person="Suminah", presence="izin")))
    assert codes(budi) == ["twice", "unclear"]
    if in_excel:
        reply = by_hand(asked_in_excel(budi, tmp_path / "k.xlsx"), lambda book: answer_first(book, "Rapat Maret"))
        answering = str(merged(budi, reply).merge)
    else:
        step = questions.answer(budi, next(each.asked.id for each in open_questions(budi) if each.asked.code == "unclear"), "1")
    assert (codes(budi), len(budi.all(Meeting))) == ([], 2)
    assert {each.asked.code: each.answer for each in kept_questions.answered(budi)} == {"twice": "yes", "unclear": "1"}
    if in_excel:
        unmerge(budi, answering)
    else:
        undo(budi, step)
    assert (codes(budi), len(budi.all(Meeting))) == (["twice", "unclear"], 1)


def answer_first(book: Workbook, about: str) -> None:
    """Answer with its first choice the one question that speaks of something in quotes."""
    (row,) = [each for each in book["Pertanyaan"].iter_rows(min_row=2) if f"“{about}” " in str(each[5].value)]
    row[7].value = "A"
