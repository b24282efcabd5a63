"""Cells that were moved up, down or over others without the hidden marks of their rows: nobody becomes somebody else unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.language import Language
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add_keyed, save
from tests.excel import Act, added, column_of, row_of, sheet_of, typed
from tests.workspace.hand_edited import SentToBudi

OpenWork = Callable[..., Workspace]
NAMES = ["Darto", "Parjo", "Rohmah", "Suminah", "Wagiyem"]
EVERYBODY = [(name, f"Dusun {number}") for number, name in enumerate(NAMES)]


class Village(SentToBudi):
    """Five people, each of another hamlet, of whom two came to a meeting, and the coordinator who gets the workbook of them."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        # Men and women by turns: where rows move by one, the sexes alone look as if their column had been sorted.
        people = [{"name": name, "hamlet": hamlet, "sex": "LP"[at % 2]} for at, (name, hamlet) in enumerate(EVERYBODY)]
        self.people = {person["name"]: str(save(sari, Person, person).result) for person in people}
        meeting = str(save(sari, Meeting, {"title": "Musdus", "date": "2026-01-12"}).result)
        for name in NAMES[1:3]:
            add_keyed(sari, Attendance, {"meeting": meeting, "person": self.people[name], "presence": "hadir"})
        super().__init__(sari, budi, folder)

    def hamlets(self) -> list[tuple[str | None, str | None]]:
        return sorted((person.name, person.hamlet) for person in self.budi.all(Person))

    def who_came(self) -> list[str]:
        names = {person.id: str(person.name) for person in self.budi.all(Person)}
        return sorted(names[str(each.person)] for each in self.budi.all(Attendance))

    def answer_as(self, **answers: str) -> None:
        while waiting := open_questions(self.budi):
            questions.answer(self.budi, waiting[0].asked.id, answers[waiting[0].asked.code])


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


def seen(sheet: Worksheet) -> list[int]:
    """Give the columns of a sheet that are to be seen."""
    return [cell.column for cell in sheet[1] if cell.value and not str(cell.value).startswith("_")]


def reordered(*order: int, kind: str = "person", **more: object) -> Act:
    """Let what is to be seen of the rows stand in another order, none where a 0 is, and type over cells of the first emptied one."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, kind)
        rows = {row: [sheet.cell(row, column).value for column in seen(sheet)] for row in order if row}
        for target, source in enumerate(order, 2):
            for column, value in zip(seen(sheet), rows.get(source, [None] * len(seen(sheet))), strict=True):
                sheet.cell(target, column).value = value
        for code, value in more.items():
            sheet.cell(2 + order.index(0), column_of(sheet, kind, code)).value = value

    return act


@pytest.mark.parametrize("order", [(2, 4, 3, 5, 6), (2, 6, 4, 5, 0), (2, 4, 5, 6, 0), (3, 4, 5, 6, 0)])
def test_rows_that_changed_places_are_one_question_and_nobody_becomes_somebody_else(village: Village, order: tuple[int, ...]) -> None:
    report = village.merged(reordered(*order))
    assert ([asked.code for asked in report.questions], report.proposals) == (["shifted"], ())
    assert (village.hamlets(), village.who_came()) == (EVERYBODY, ["Parjo", "Rohmah"])
    village.answer("same")
    assert (village.hamlets(), village.who_came()) == (EVERYBODY, ["Parjo", "Rohmah"])


def test_the_question_names_who_stands_where_whom_was(village: Village) -> None:
    (asked,) = village.merged(reordered(2, 4, 3, 5, 6)).questions
    assert Language("en")(asked.message).startswith("2 rows of the sheet Orang changed places")
    assert "“Rohmah” stands where “Parjo” was" in Language("en")(asked.message)


def test_what_else_was_typed_in_a_row_that_changed_its_place_is_taken_of_whom_it_names(village: Village) -> None:
    phone = typed("person", village.people["Parjo"], phone="081234567890")
    village.merged(reordered(2, 4, 3, 5, 6), phone)
    village.answer("same")
    assert village.hamlets() == EVERYBODY
    assert [person.name for person in village.budi.all(Person) if person.phone] == ["Rohmah"]


def test_who_really_renamed_them_is_heard(village: Village) -> None:
    village.merged(reordered(2, 4, 3, 5, 6))
    village.answer("renamed")
    assert village.hamlets() == EVERYBODY
    assert village.budi.store.row("person", village.people["Parjo"]).fields["name"] == "Rohmah"  # type: ignore[union-attr]


def test_cells_pasted_over_those_of_another_rename_nobody_unasked(village: Village) -> None:
    report = village.merged(reordered(2, 6, 4, 5, 0))
    assert "“Wagiyem” stands where “Parjo” was" in Language("en")(report.questions[0].message)
    village.answer("no")
    assert village.hamlets() == EVERYBODY


def test_cells_copied_over_those_of_another_rename_nobody_unasked(village: Village) -> None:
    report = village.merged(reordered(2, 6, 4, 5, 6))
    assert ([asked.code for asked in report.questions], report.proposals) == (["shifted"], ())
    assert "“Wagiyem” stands where “Parjo” was" in Language("en")(report.questions[0].message)
    village.answer("same")
    assert (village.hamlets(), village.who_came()) == (EVERYBODY, ["Parjo", "Rohmah"])


def test_a_name_that_was_typed_as_somebody_else_is_called_is_taken(village: Village) -> None:
    report = village.merged(typed("person", village.people["Parjo"], name="Wagiyem"))
    assert (report.questions, len(report.proposals)) == ((), 1)


def test_who_was_moved_into_a_spare_row_while_another_was_typed_in_theirs_is_not_renamed_unasked(village: Village) -> None:
    report = village.merged(reordered(2, 3, 0, 5, 6, 4, name="Baru", hamlet="Dusun 9"))
    assert (sorted(asked.code for asked in report.questions), report.proposals) == (["elsewhere", "shifted"], ())
    assert "“Baru” stands where “Rohmah” was" in Language("en")(report.questions[0].message)
    village.answer_as(elsewhere="same", shifted="same")
    assert village.hamlets() == [("Baru", "Dusun 9"), *EVERYBODY]
    assert village.who_came() == ["Parjo", "Rohmah"]


def test_cells_inserted_above_others_make_one_new_entry_and_leave_all_others_who_they_are(village: Village) -> None:
    came = added("attendance", meeting="Musdus", person="Baru", presence="Hadir")
    report = village.merged(reordered(0, 2, 3, 4, 5, 6, name="Baru", hamlet="Dusun 9"), came)
    assert sorted(asked.code for asked in report.questions) == ["elsewhere", "shifted", "unclear"]
    assert (report.proposals, village.hamlets()) == ((), EVERYBODY)
    village.answer_as(elsewhere="same", shifted="same", unclear="new")
    assert village.hamlets() == [("Baru", "Dusun 9"), *EVERYBODY]
    assert (village.who_came(), village.budi.store.conflicts()) == (["Baru", "Parjo", "Rohmah"], [])


def test_meetings_of_one_title_that_changed_places_are_told_apart_by_their_days(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    days = [f"2026-0{month}-12" for month in range(1, 6)]
    for day in days:
        save(sari, Meeting, {"title": "Rapat rutin", "date": day, "venue": f"Balai {day}"})
    report = SentToBudi(sari, budi, tmp_path).merged(reordered(2, 4, 5, 6, 0, kind="meeting"))
    assert ([asked.code for asked in report.questions], report.proposals) == (["shifted"], ())


def test_two_stores_ask_the_same_of_rows_that_changed_places(village: Village, open_work: OpenWork) -> None:
    first = village.merged(reordered(2, 4, 5, 6, 0)).questions
    # The very same workbook: one saved a second later has another hash, by which a question knows its file.
    told = apply(open_work("tini", hour=10), [village.file.with_name("a.xlsx")]).result.files[-1]
    assert told.questions == first


def test_entries_that_changed_places_are_known_by_their_key(village: Village) -> None:
    report = village.merged(reordered(3, 2, kind="attendance"))
    assert (report.questions, report.proposals) == ((), ())


def test_an_entry_whose_cells_others_moved_over_is_the_only_one_said_to_be_gone(village: Village) -> None:
    report = village.merged(reordered(3, 0, kind="attendance"))
    (asked,) = report.questions
    assert (asked.code, report.proposals) == ("missing", ())
    village.answer("yes")
    assert village.who_came() == ["Rohmah"]


def test_an_entry_typed_where_others_were_moved_down_is_asked_about_and_those_stay(village: Village) -> None:
    came = {"meeting": "12-01-2026 Musdus", "person": "Darto", "presence": "Hadir"}
    report = village.merged(reordered(0, 2, 3, kind="attendance", **came))
    assert [asked.code for asked in report.questions] == ["twice"]
    village.answer("yes")
    assert village.who_came() == ["Darto", "Parjo", "Rohmah"]


def test_the_rows_of_people_keep_their_marks(village: Village) -> None:
    def whole(book: Workbook) -> None:
        sheet = sheet_of(book, "person")
        row = row_of(sheet, village.people["Darto"])
        for column in range(1, sheet.max_column + 1):
            one, other = sheet.cell(row, column), sheet.cell(row + 1, column)
            one.value, other.value = other.value, one.value

    report = village.merged(whole)
    assert (report.questions, report.proposals) == ((), ())


@pytest.mark.parametrize("choice", ["same", "renamed"])
def test_where_only_some_cells_of_the_rows_moved_up_nobody_is_left_without_a_name(village: Village, choice: str) -> None:
    def names_moved_up(book: Workbook) -> None:
        sheet = sheet_of(book, "person")
        for code in ("name", "sex"):
            column = column_of(sheet, "person", code)
            for row in range(3, 7):
                sheet.cell(row, column).value = sheet.cell(row + 1, column).value if row < 6 else None

    report = village.merged(names_moved_up)
    assert ([asked.code for asked in report.questions], report.proposals) == (["shifted"], ())
    village.answer_as(shifted=choice)
    people = [person.name for person in village.budi.all(Person)]
    assert (len(people), None in people) == (5, False)
