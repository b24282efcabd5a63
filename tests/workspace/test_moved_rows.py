"""Rows whose cells were cut and pasted onto an empty row: it is asked whether they are the same, and nobody is to be deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.language import Language
from empower_desktop.records import Attendance, Group, Meeting, Membership, Person, Record
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand, column_of, row_of, sheet_of, taken_out, typed
from tests.workspace.hand_edited import SentToBudi

OpenWork = Callable[..., Workspace]


class Village(SentToBudi):
    """Two people, one of them in a group, and the coordinator who gets the workbook of them."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        people = {"Suminah": "Dusun I", "Parjo": "Dusun II"}
        self.people = {name: str(save(sari, Person, {"name": name, "hamlet": hamlet}).result) for name, hamlet in people.items()}
        group = str(save(sari, Group, {"name": "KWT Melati"}).result)
        add_keyed(sari, Membership, {"group": group, "person": self.people["Parjo"], "role": "anggota"})
        super().__init__(sari, budi, folder)

    def hamlets(self) -> list[tuple[str | None, str | None]]:
        return sorted((person.name, person.hamlet) for person in self.budi.all(Person))

    def cut_and_pasted(self, book: Workbook) -> None:
        """Move what is to be seen of Suminah's row onto the first empty one."""
        cut_and_pasted(book, Person, self.people["Suminah"], 4)


def cut_and_pasted(book: Workbook, kind: type[Record], record: str, target: int) -> None:
    """Move what is to be seen of a record's row onto an empty one."""
    sheet = sheet_of(book, kind.kind)
    source = row_of(sheet, record)
    for code, field in kind.fields().items():
        if any(cell.value in (field.label.id, field.label.en) for cell in sheet[1]):
            column = column_of(sheet, kind.kind, code)
            sheet.cell(target, column).value = sheet.cell(source, column).value
            sheet.cell(source, column).value = None


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


BOTH = [("Parjo", "Dusun II"), ("Suminah", "Dusun I")]


@pytest.mark.parametrize(("choice", "people"), [("same", BOTH), ("another", [*BOTH, ("Suminah", "Dusun I")])])
def test_a_row_that_was_cut_and_pasted_is_one_question_that_names_where_it_stands(
    village: Village, choice: str, people: list[tuple[str, str]]
) -> None:
    report = village.merged(village.cut_and_pasted)
    (asked,) = report.questions
    assert (asked.code, report.proposals, village.hamlets()) == ("elsewhere", (), BOTH)
    assert "but row 4 says the same" in Language("en")(asked.message)
    village.answer(choice)
    assert village.hamlets() == people


def test_what_the_pasted_row_says_beyond_the_former_is_taken_with_the_answer(village: Village) -> None:
    village.merged(village.cut_and_pasted, lambda book: more_in(book, phone="0812000111"))
    village.answer("same")
    (suminah,) = [person for person in village.budi.all(Person) if person.name == "Suminah"]
    assert (suminah.id, suminah.phone) == (village.people["Suminah"], "0812000111")


def more_in(book: Workbook, **values: object) -> None:
    sheet = sheet_of(book, "person")
    for code, value in values.items():
        sheet.cell(4, column_of(sheet, "person", code)).value = value


def test_what_names_the_row_that_was_moved_is_about_the_one_that_is_kept(village: Village) -> None:
    report = village.merged(village.cut_and_pasted, added("membership", group="KWT Melati", person="Suminah", role="Anggota"))
    while waiting := open_questions(village.budi):
        codes = [choice.code for choice in waiting[0].asked.choices]
        questions.answer(village.budi, waiting[0].asked.id, "same" if "same" in codes else "1")
    assert report.questions
    people = {person.id for person in village.budi.all(Person)}
    assert {each.person for each in village.budi.all(Membership)} <= people


class DatedRow(SentToBudi):
    """A meeting without its day, whose row is cut and gets the day where it is pasted: only so the cells of who came name it."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        self.former = str(save(sari, Meeting, {"title": "Rapat RT"}).result)
        self.parjo = str(save(sari, Person, {"name": "Parjo"}).result)
        super().__init__(sari, budi, folder)

    def dated(self, book: Workbook) -> None:
        sheet = sheet_of(book, "meeting")
        cut_and_pasted(book, Meeting, self.former, 3)
        sheet.cell(3, column_of(sheet, "meeting", "date")).value = "2026-11-20"


CAME = added("attendance", meeting="20-11-2026 Rapat RT", person="Parjo")


@pytest.fixture
def dated_row(open_work: OpenWork, tmp_path: Path) -> DatedRow:
    return DatedRow(open_work("sari"), open_work("budi", hour=9), tmp_path)


@pytest.mark.parametrize("choice", ["same", "another"])
def test_what_names_the_row_that_was_moved_by_what_only_it_says_waits_and_is_about_the_right_one(dated_row: DatedRow, choice: str) -> None:
    report = dated_row.merged(dated_row.dated, CAME)
    (asked,) = report.questions
    assert (asked.code, report.proposals, list(dated_row.budi.all(Attendance))) == ("elsewhere", (), [])
    dated_row.answer(choice)
    came_to_the_dated_one(dated_row, choice)


@pytest.mark.parametrize("choice", ["same", "another"])
@pytest.mark.parametrize("answered", ["before", "after"])
@pytest.mark.parametrize("brings", ["nothing else", "an edit"])
def test_what_a_later_copy_says_of_the_row_that_was_moved_is_about_the_right_one_too(
    dated_row: DatedRow, choice: str, answered: str, brings: str
) -> None:
    acts = [dated_row.dated, *([typed("person", dated_row.parjo, hamlet="Dusun II")] if brings == "an edit" else [])]
    dated_row.merged(*acts)
    if answered == "before":
        dated_row.answer(choice)
    later = dated_row.merged(*acts, CAME)
    assert (later.status, len(later.proposals), len(later.questions)) == ("merged", *((1, 0) if answered == "before" else (0, 1)))
    if answered == "after":
        dated_row.answer(choice)
    came_to_the_dated_one(dated_row, choice)
    assert (open_questions(dated_row.budi), dated_row.merged(*acts, CAME).status) == ([], "same")


def test_what_named_the_row_that_was_moved_waits_again_once_the_workbook_that_answered_is_undone(
    dated_row: DatedRow, tmp_path: Path
) -> None:
    budi = dated_row.budi
    dated_row.merged(dated_row.dated, CAME)
    ask_in_excel(budi, tmp_path / "konflik.xlsx")

    def the_same(book: Workbook) -> None:
        book["Pertanyaan"].cell(2, 8).value = "A"

    answered = apply(budi, [by_hand(tmp_path / "konflik.xlsx", the_same)]).result
    came_to_the_dated_one(dated_row, "same")
    unmerge(budi, answered.merge)
    assert (len(open_questions(budi)), list(budi.all(Attendance))) == (1, [])


def came_to_the_dated_one(row: DatedRow, choice: str) -> None:
    [meant] = [each.id for each in row.budi.all(Meeting) if each.date]
    assert (meant == row.former, [each.meeting for each in row.budi.all(Attendance)]) == (choice == "same", [meant])


def test_a_row_that_vanished_while_another_came_is_asked_about_as_ever(village: Village) -> None:
    other = added("person", 1, name="Suminah", hamlet="Dusun V")
    report = village.merged(other, taken_out("person", village.people["Suminah"]))
    assert ([asked.code for asked in report.questions], len(report.proposals)) == (["missing"], 1)


def test_two_stores_ask_the_same_of_a_row_that_was_moved(village: Village, open_work: OpenWork) -> None:
    first = village.merged(village.cut_and_pasted).questions
    # The very same workbook: one saved a second later has another hash, by which a question knows its file.
    told = apply(open_work("tini", hour=10), [village.file.with_name("a.xlsx")]).result.files[-1]
    assert told.questions == first


@pytest.mark.parametrize("mark", ["0199aaaa-0000-7000-8000-0000000000aa", "x", "Parjo"])
def test_somebody_whose_hidden_mark_was_spoiled_is_not_said_to_be_gone(village: Village, mark: str) -> None:
    def spoiled(book: Workbook) -> None:
        sheet = sheet_of(book, "person")
        sheet.cell(row_of(sheet, village.people["Suminah"]), 1).value = village.people.get(mark, mark)

    report = village.merged(spoiled)
    assert ([asked.code for asked in report.questions], report.proposals) == (["elsewhere"], ())
    village.answer("same")
    assert village.hamlets() == BOTH


def test_what_was_corrected_in_a_row_whose_mark_was_spoiled_is_taken_with_the_answer(village: Village) -> None:
    def spoiled(book: Workbook) -> None:
        sheet = sheet_of(book, "person")
        row = row_of(sheet, village.people["Suminah"])
        sheet.cell(row, column_of(sheet, "person", "phone")).value = "081200011122"
        sheet.cell(row, 1).value = "x"

    village.merged(spoiled)
    village.answer("same")
    assert {(person.id, person.phone) for person in village.budi.all(Person)} >= {(village.people["Suminah"], "081200011122")}
