"""A row that was copied to write another into it, and of which only the copy is left when the workbook comes again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from empower_desktop.records import Attendance, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from tests.excel import added, copied, row_of, sheet_of
from tests.workspace.test_later_copies import Desk


def test_who_was_taken_in_from_a_copied_row_does_not_come_again_over_the_row_that_was_copied_once_that_is_deleted(
    open_work: Callable[..., Workspace], tmp_path: Path
) -> None:
    desk = Desk(open_work, tmp_path)
    titik = copied("person", desk.person, name="Titik")
    desk.copy(titik)
    (asked,) = open_questions(desk.work)
    questions.answer(desk.work, asked.asked.id, "yes")
    assert sorted(str(each.name) for each in desk.work.all(Person)) == ["Suminah", "Titik"]

    def without_the_first(book: Workbook) -> None:
        sheet_of(book, "person").delete_rows(row_of(sheet_of(book, "person"), desk.person))

    came = added("attendance", meeting="12-01-2026 Musdus", person="Titik", presence="Present")
    desk.copy(titik, without_the_first, came)
    assert sorted(str(each.name) for each in desk.work.all(Person)) == ["Suminah", "Titik"]
    (gone,) = open_questions(desk.work)
    assert (gone.asked.code, gone.asked.record) == ("missing", desk.person)
    (titik_came,) = desk.work.all(Attendance)
    assert [each.name for each in desk.work.all(Person) if each.id == titik_came.person] == ["Titik"]
    assert titik_came.person != desk.person
