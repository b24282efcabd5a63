"""Questions that are answered more than once in Excel: in two rows of a workbook, or in two workbooks merged at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.errors import Problem
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.report import FileReport
from tests.excel import by_hand, taken_out
from tests.workspace.test_by_hand import Village, budi, codes, foretold, merged, one, sari, village
from tests.workspace.test_late_answers import answered, asked_in_excel

__all__ = ["budi", "sari", "village"]


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
    return [(replace(each, problems=()), list(map(str, each.problems))) for each in reports]


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
