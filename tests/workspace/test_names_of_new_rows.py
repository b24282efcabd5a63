"""What words in a workbook name that somebody added to it by hand: rows that can be taken, and rows that only may be."""

from __future__ import annotations

from openpyxl import Workbook

from empower_desktop.records import Attendance, Contribution
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.saving import save
from tests.excel import Act, added, column_of, sheet_of, typed
from tests.workspace.test_later_copies import Desk, desk

__all__ = ["desk"]

TOO_LONG = "Bu Yati " * 30


def below_the_table(kind: str, **values: object) -> Act:
    """Type a row below the spare ones, so that it has no hidden id."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, kind)
        row = sheet.max_row + 1
        for code, value in values.items():
            sheet.cell(row, column_of(sheet, kind, code)).value = value

    return act


def test_nobody_is_said_to_have_come_by_a_name_that_could_not_be_read(desk: Desk) -> None:
    tick = added("attendance", meeting="Musdus", person=TOO_LONG, presence="Hadir")
    for row in (added("person", name=TOO_LONG), below_the_table("person", name=TOO_LONG)):
        desk.copy(row, tick)
        assert desk.work.all(Attendance) == []
        assert desk.codes() == ["unclear"]


def test_no_answer_names_a_row_that_has_no_id_yet(desk: Desk) -> None:
    loan = {"entry_type": "pinjaman_diterima", "date": "2026-01-12", "amount": 100000}
    given = str(save(desk.sari, Contribution, loan).result)
    desk.send()
    desk.copy(
        below_the_table("contribution", person="Bu Yati"),
        typed("contribution", given, loan_ref="Bu Yati"),
        added("contribution", amount=50000, loan_ref="Bu Yati"),
    )
    offered = [change for each in open_questions(desk.work) for choice in each.asked.choices for change in choice.changes]
    named = [change.fields.get("loan_ref") for change in [*offered, *desk.work.store.all_changes()]]
    assert [each for each in named if str(each).startswith("contribution:")] == []
