"""Cells dragged down over the rows below: where a name is, it is asked about before several are called like the first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.language import Language
from empower_desktop.records import Contribution, Group, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import save
from tests.excel import Act, column_of, sheet_of, typed
from tests.workspace.hand_edited import SentToBudi
from tests.workspace.test_shifted_rows import seen

OpenWork = Callable[..., Workspace]
NAMES = ["Darto", "Parjo", "Rohmah", "Suminah", "Wagiyem", "Warsini"]


def dragged(code: str, first: int, last: int, value: object = None) -> Act:
    """Drag the cell of a column over the rows below it, down to the last one, perhaps typed anew before."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, "person")
        column = column_of(sheet, "person", code)
        for row in range(first if value else first + 1, last + 1):
            sheet.cell(row, column).value = value or sheet.cell(first, column).value

    return act


class Village(SentToBudi):
    """Six people, each of another hamlet, and the coordinator who gets the workbook of them."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        people = [{"name": name, "sex": "P", "hamlet": f"Dusun {number}"} for number, name in enumerate(NAMES)]
        self.rows = [str(save(sari, Person, each).result) for each in people]
        super().__init__(sari, budi, folder)

    @property
    def names(self) -> list[str]:
        return sorted(str(person.name) for person in self.budi.all(Person))


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


@pytest.mark.parametrize(("choice", "names"), [("no", NAMES), ("yes", [*["Darto"] * 5, "Warsini"])])
def test_a_name_dragged_over_other_people_is_one_question_and_changes_nobody_by_itself(
    village: Village, choice: str, names: list[str]
) -> None:
    report = village.merged(dragged("name", 2, 6))
    (asked,) = report.questions
    assert (asked.code, asked.row, asked.field, report.proposals, village.names) == ("filled", 3, "name", (), NAMES)
    assert Language("en")(asked.message).startswith("4 cells of the column “Full name without titles” below each other hold “Darto” now")
    village.answer(choice)
    assert village.names == names


def test_who_corrects_a_name_and_drags_it_by_mistake_keeps_the_correction(village: Village) -> None:
    report = village.merged(dragged("name", 2, 5, value="Pak Sudarto"))
    assert [each.row for each in report.proposals] == [2]
    assert [asked.code for asked in report.questions] == ["filled"]
    village.answer("no")
    assert village.names == sorted(["Pak Sudarto", *NAMES[1:]])


def test_a_name_dragged_upwards_is_asked_about_too(village: Village) -> None:
    def upwards(book: Workbook) -> None:
        sheet = sheet_of(book, "person")
        for row in (3, 4):
            sheet.cell(row, column_of(sheet, "person", "name")).value = NAMES[3]

    report = village.merged(upwards)
    assert ([asked.code for asked in report.questions], report.proposals) == (["filled"], ())


def test_one_name_that_is_made_that_of_the_row_above_is_taken_as_any_edit(village: Village) -> None:
    report = village.merged(dragged("name", 2, 3))
    assert (report.questions, len(report.proposals)) == ((), 1)


def test_what_is_filled_down_rightly_is_taken(village: Village) -> None:
    report = village.merged(dragged("hamlet", 2, 7))
    assert (report.questions, len(report.proposals)) == ((), 5)


def test_two_stores_ask_the_same_of_one_dragged_name(village: Village, open_work: OpenWork) -> None:
    first = village.merged(dragged("name", 2, 6)).questions
    # The very same workbook: one saved a second later has another hash, by which a question knows its file.
    told = apply(open_work("tini", hour=10), [village.file.with_name("a.xlsx")]).result.files[-1]
    assert told.questions == first


def test_a_row_dragged_over_others_is_one_question_about_all_its_cells(village: Village) -> None:
    report = village.merged(dragged("name", 2, 5), dragged("hamlet", 2, 5))
    assert ([asked.code for asked in report.questions], report.proposals) == (["filled"], ())
    village.answer("no")
    assert sorted((person.name, person.hamlet) for person in village.budi.all(Person)) == [
        (name, f"Dusun {number}") for number, name in enumerate(NAMES)
    ]


def test_what_a_spreadsheet_counts_up_while_a_row_is_dragged_is_asked_about_with_it(village: Village) -> None:
    counted = [typed("person", row, hamlet=f"Dusun {number}") for number, row in enumerate(village.rows[1:4], 11)]
    report = village.merged(dragged("name", 2, 5), *counted)
    assert ([asked.code for asked in report.questions], report.proposals) == (["filled"], ())


@pytest.mark.parametrize(
    ("choice", "name", "hamlet"), [("cells", "Parjo", "Dusun 0"), ("yes", "Darto", "Dusun 0"), ("no", "Parjo", "Dusun 1")]
)
def test_the_other_cells_of_dragged_rows_can_be_taken_without_the_names(village: Village, choice: str, name: str, hamlet: str) -> None:
    village.merged(dragged("name", 2, 5), dragged("hamlet", 2, 5))
    village.answer(choice)
    row = village.budi.store.row("person", village.rows[1])
    assert row is not None
    assert (row.fields["name"], row.fields["hamlet"]) == (name, hamlet)


def test_what_was_corrected_in_one_of_the_rows_that_got_a_name_is_taken(village: Village) -> None:
    report = village.merged(dragged("name", 2, 5), typed("person", village.rows[2], phone="081234567890"))
    assert [[cell.field for cell in each.cells] for each in report.proposals] == [["phone"]]


class Cashbook(SentToBudi):
    """Five gifts to a group, each of somebody, which have no name of their own."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        group = str(save(sari, Group, {"name": "KWT Melati"}).result)
        self.gifts = []
        for number, (name, day) in enumerate(zip(NAMES, (12, 13, 20, 25, 27), strict=False)):
            giver = str(save(sari, Person, {"name": name}).result)
            gift = {"date": f"2026-01-{day}", "group": group, "amount": str(5_000 + 700 * number), "note": f"Untuk {name}", "person": giver}
            self.gifts.append(str(save(sari, Contribution, gift).result))
        super().__init__(sari, budi, folder)

    def noted(self) -> list[tuple[int | None, str | None]]:
        return sorted((each.amount, each.note) for each in self.budi.all(Contribution))


@pytest.fixture
def cashbook(open_work: OpenWork, tmp_path: Path) -> Cashbook:
    return Cashbook(open_work("sari"), open_work("budi", hour=9), tmp_path)


def whole_row_dragged(source: int, *over: int, counts_days: bool = False) -> Act:
    """Drag all that is to be seen of a row over others, whose days a spreadsheet counts up, but not while Ctrl is held."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, "contribution")
        for column in seen(sheet):
            for row in over:
                value = sheet.cell(source, column).value
                is_counted = counts_days and isinstance(value, datetime)
                sheet.cell(row, column).value = value + timedelta(row - source) if is_counted else value

    return act


@pytest.mark.parametrize("act", [whole_row_dragged(2, 3, 4), whole_row_dragged(2, 3, 4, counts_days=True), whole_row_dragged(5, 4, 3)])
def test_a_gift_dragged_over_others_is_one_question_and_becomes_them_by_no_answer_but_yes(cashbook: Cashbook, act: Act) -> None:
    before = [(5_000 + 700 * number, f"Untuk {name}") for number, name in enumerate(NAMES[:5])]
    report = cashbook.merged(act)
    assert ([asked.code for asked in report.questions], report.proposals, cashbook.noted()) == (["filled"], (), before)
    assert Language("en")(report.questions[0].message).startswith("Rows 3 to 4 of the sheet Swadaya dan dana say now what the row beside")
    cashbook.answer("no")
    assert cashbook.noted() == before


def test_who_really_means_the_same_three_times_is_heard(cashbook: Cashbook) -> None:
    cashbook.merged(whole_row_dragged(2, 3, 4))
    cashbook.answer("yes")
    assert cashbook.noted().count((5_000, "Untuk Darto")) == 3


def test_amounts_filled_down_alone_are_taken(cashbook: Cashbook) -> None:
    report = cashbook.merged(*[typed("contribution", gift, amount=5_000) for gift in cashbook.gifts[1:4]])
    assert (report.questions, len(report.proposals)) == ((), 3)
