"""A sheet that was copied inside the workbook: what it says again says nothing, what it says otherwise is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.records import Attendance, Decision, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.saving import save
from tests.excel import Act, added, column_of, row_of, sheet_of, taken_out, typed
from tests.workspace.hand_edited import SentToBudi

OpenWork = Callable[..., Workspace]


class Village(SentToBudi):
    """Three people, a meeting and a decision; and the coordinator who gets the workbook of it."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        self.people = [str(save(sari, Person, {"name": name, "sex": "P"}).result) for name in ("Suminah", "Wagiyem", "Parjo")]
        save(sari, Meeting, {"title": "Musdus", "date": "2026-01-12"})
        votes = {"method": "voting_terbuka", "votes_for": 10, "votes_against": 1}
        self.decision = str(save(sari, Decision, {"statement": "Air dibagi", "decided_on": "2026-01-12", **votes}).result)
        super().__init__(sari, budi, folder)

    def hamlets(self) -> list[str | None]:
        return [person.hamlet for person in sorted(self.budi.all(Person), key=lambda one: one.id)]


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


def copied_sheet(kind: str) -> Act:
    """Copy the sheet of a kind, as somebody does who wants to try something."""

    def act(book: Workbook) -> None:
        book.copy_worksheet(sheet_of(book, kind)).title = f"{kind} (2)"

    return act


def typed_in_copy(kind: str, record: str, **values: object) -> Act:
    """Type over cells of a record on the copied sheet."""

    def act(book: Workbook) -> None:
        sheet = book[f"{kind} (2)"]
        for code, value in values.items():
            sheet.cell(row_of(sheet, record), column_of(sheet, kind, code)).value = value

    return act


def typed_in_row(kind: str, row: int, *, copy: bool = False, **values: object) -> Act:
    """Fill in a row beyond the spare ones, of the sheet or of its copy."""

    def act(book: Workbook) -> None:
        sheet = book[f"{kind} (2)"] if copy else sheet_of(book, kind)
        for code, value in values.items():
            sheet.cell(row, column_of(sheet, kind, code)).value = value

    return act


def said(report: FileReport) -> tuple[int, list[str]]:
    return len(report.proposals), [asked.code for asked in report.questions]


def test_a_sheet_that_was_copied_says_nothing_more_than_the_one_that_was_sent(village: Village) -> None:
    new = added("person", name="Karto", sex="Laki-laki"), typed_in_row("person", 60, name="Tini", sex="Perempuan")
    report = village.merged(typed("person", village.people[0], hamlet="Dusun I"), *new, copied_sheet("person"))
    assert said(report) == (3, [])
    assert {person.name for person in village.budi.all(Person)} == {"Suminah", "Wagiyem", "Parjo", "Karto", "Tini"}


def test_what_a_copied_sheet_says_otherwise_is_asked_and_the_sheet_that_was_sent_counts(village: Village) -> None:
    first, second, _ = village.people
    report = village.merged(
        typed("person", first, hamlet="Dusun I"),
        copied_sheet("person"),
        typed_in_copy("person", first, hamlet="Dusun II"),
        typed_in_copy("person", second, hamlet="Dusun III"),
    )
    assert said(report) == (1, ["twice", "twice"])
    assert {(asked.sheet, asked.row > 1, asked.field) for asked in report.questions} == {("person (2)", True, "hamlet")}
    assert village.hamlets() == ["Dusun I", None, None]
    for waiting in open_questions(village.budi):
        questions.answer(village.budi, waiting.asked.id, "yes")
    assert village.hamlets() == ["Dusun II", "Dusun III", None]
    assert village.budi.store.conflicts() == []


def test_a_row_is_gone_only_where_no_sheet_holds_it(village: Village) -> None:
    def out_of_copy(book: Workbook) -> None:
        for person in village.people[1:]:
            book["person (2)"].delete_rows(row_of(book["person (2)"], person))

    report = village.merged(copied_sheet("person"), taken_out("person", village.people[0]), out_of_copy)
    assert said(report) == (0, [])
    report = village.merged(copied_sheet("person"), taken_out("person", village.people[2]), out_of_copy)
    assert [(asked.code, asked.record) for asked in report.questions] == [("missing", village.people[2])]


def test_rows_that_were_filled_in_on_a_copied_sheet_are_new_ones_and_are_meant_by_their_names(village: Village) -> None:
    report = village.merged(
        copied_sheet("person"),
        typed_in_row("person", 60, name="Tini", sex="Perempuan"),
        typed_in_row("person", 60, copy=True, name="Karto", sex="Laki-laki"),
        added("attendance", meeting="Musdus", person="Karto", presence="Hadir"),
        added("attendance", 1, meeting="Musdus", person="Tini", presence="Izin"),
    )
    assert said(report) == (4, [])
    names = {person.id: person.name for person in village.budi.all(Person)}
    assert {(names[str(tick.person)], tick.presence) for tick in village.budi.all(Attendance)} == {("Karto", "hadir"), ("Tini", "izin")}


def test_a_spare_row_filled_in_otherwise_on_a_copied_sheet_is_asked_as_another_one(village: Village) -> None:
    report = village.merged(
        copied_sheet("person"),
        typed_in_row("person", 5, name="Tini", sex="Perempuan"),
        typed_in_row("person", 5, copy=True, name="Karto", sex="Laki-laki"),
    )
    assert said(report) == (1, ["twice"])


def test_halves_of_what_belongs_together_on_two_sheets_are_put_together_by_the_answer(village: Village) -> None:
    report = village.merged(
        copied_sheet("decision"),
        typed("decision", village.decision, votes_for=12),
        typed_in_copy("decision", village.decision, votes_against=3),
    )
    assert said(report) == (1, ["twice"])
    questions.answer(village.budi, report.questions[0].id, "yes")
    (decision,) = village.budi.all(Decision)
    assert (decision.votes_for, decision.votes_against, village.budi.store.conflicts()) == (12, 3, [])
