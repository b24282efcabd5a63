"""Entries that bear one name or none, as the gifts of one day do: cells that stand where another one's stood are known by all they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.language import Language
from empower_desktop.records import Contribution, Group, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.saving import save
from tests.excel import Act, column_of, sheet_of, typed
from tests.workspace.hand_edited import SentToBudi
from tests.workspace.test_shifted_rows import reordered

OpenWork = Callable[..., Workspace]
GIFTS = [(5_000, "batu"), (7_500, "pasir"), (9_000, "semen"), (12_000, "paku"), (4_000, "tali")]


class Cashbook(SentToBudi):
    """What a group was given on one day: nobody wrote who gave it."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        group = str(save(sari, Group, {"name": "KWT Melati"}).result)
        self.gifts = [
            str(save(sari, Contribution, {"date": "2026-01-12", "group": group, "amount": str(amount), "note": note}).result)
            for amount, note in GIFTS
        ]
        super().__init__(sari, budi, folder)

    def given(self) -> dict[str, tuple[int | None, str | None]]:
        return {each.id: (each.amount, each.note) for each in self.budi.all(Contribution)}


@pytest.fixture
def book(open_work: OpenWork, tmp_path: Path) -> Cashbook:
    return Cashbook(open_work("sari"), open_work("budi", hour=9), tmp_path)


@pytest.mark.parametrize("order", [(2, 4, 5, 6, 0), (2, 3, 5, 4, 6), (4, 3, 2, 5, 6)])
def test_gifts_that_changed_places_are_one_question_and_none_becomes_another(book: Cashbook, order: tuple[int, ...]) -> None:
    before = dict(zip(book.gifts, GIFTS, strict=True))
    report = book.merged(reordered(*order, kind="contribution"))
    assert ([asked.code for asked in report.questions], report.proposals) == (["shifted"], ())
    assert "; " in Language("en")(report.questions[0].message)  # what they say stands for the names that they have not
    book.answer("same")
    assert book.given() == before


def test_a_gift_that_was_inserted_above_others_is_the_only_new_one(book: Cashbook) -> None:
    before = dict(zip(book.gifts, GIFTS, strict=True))
    inserted = {"date": "2026-01-12", "group": "KWT Melati", "amount": 100, "note": "kayu"}
    book.merged(reordered(2, 0, 3, 4, 5, 6, kind="contribution", **inserted))
    while waiting := open_questions(book.budi):
        questions.answer(book.budi, waiting[0].asked.id, "same")
    given = book.given()
    assert {record: given[record] for record in before} == before
    assert [gift for record, gift in given.items() if record not in before] == [(100, "kayu")]


def test_a_gift_of_which_two_cells_were_corrected_is_taken(book: Cashbook) -> None:
    report = book.merged(typed("contribution", book.gifts[1], amount=8_000, note="pasir halus"))
    assert (report.questions, len(report.proposals)) == ((), 2)


def test_a_meeting_pasted_over_another_of_that_title_is_asked_about(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    for month in (1, 2, 3):
        save(sari, Meeting, {"title": "Rapat rutin", "date": f"2026-0{month}-12", "venue": f"Rumah {month}", "invited_count": str(month)})
    report = SentToBudi(sari, budi, tmp_path).merged(reordered(2, 2, 4, kind="meeting"))
    assert ([asked.code for asked in report.questions], report.proposals) == (["shifted"], ())


class Weekly(SentToBudi):
    """Meetings of every week, which are told apart by their days alone."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        self.days = [date(2026, 12, 1) + timedelta(7 * week) for week in range(6)]
        self.meetings = [
            str(save(sari, Meeting, {"title": "Rapat rutin", "date": day.isoformat(), "next_meeting_on": later.isoformat()}).result)
            for day, later in pairwise(self.days[:5])
        ]
        super().__init__(sari, budi, folder)


def test_weekly_meetings_that_are_all_put_off_by_a_week_are_taken(open_work: OpenWork, tmp_path: Path) -> None:
    weekly = Weekly(open_work("sari"), open_work("budi", hour=9), tmp_path)
    put_off = zip(weekly.meetings, pairwise(weekly.days[1:]), strict=True)
    report = weekly.merged(*[typed("meeting", row, date=day, next_meeting_on=later) for row, (day, later) in put_off])
    assert (report.questions, len(report.proposals)) == ((), 8)


@pytest.mark.parametrize("order", [(2, 2, 4, 5), (3, 2, 4, 5), (3, 4, 5, 0)])
def test_weekly_meetings_whose_cells_moved_are_asked_about(open_work: OpenWork, tmp_path: Path, order: tuple[int, ...]) -> None:
    report = Weekly(open_work("sari"), open_work("budi", hour=9), tmp_path).merged(reordered(*order, kind="meeting"))
    assert ({asked.code for asked in report.questions}, report.proposals) == ({"shifted"}, ())


def moved_up(first: int, last: int, *codes: str) -> Act:
    """Let the cells of some columns move up by one row, as when they are marked and dragged there."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, "contribution")
        for column in [column_of(sheet, "contribution", code) for code in codes]:
            for row in range(first, last + 1):
                sheet.cell(row, column).value = sheet.cell(row + 1, column).value if row < last else None

    return act


@pytest.mark.parametrize("rows", [(2, 6), (3, 5), (5, 6)])
def test_cells_of_some_columns_that_moved_up_together_are_one_question(book: Cashbook, rows: tuple[int, int]) -> None:
    before = dict(zip(book.gifts, GIFTS, strict=True))
    report = book.merged(moved_up(*rows, "amount", "note"))
    (asked,) = report.questions
    assert (asked.code, report.proposals, book.given()) == ("moved", (), before)
    assert "“Amount; Note”" in Language("en")(asked.message)
    book.answer("yes")
    given = book.given()
    assert list(given.values()).count((None, None)) == 1
    assert set(GIFTS).issuperset(gift for gift in given.values() if gift != (None, None))
    assert sum(given[gift] != before[gift] for gift in before) == rows[1] - rows[0] + 1


def test_columns_that_moved_otherwise_are_asked_about_by_themselves(book: Cashbook) -> None:
    report = book.merged(moved_up(2, 4, "amount"), moved_up(4, 6, "note"))
    assert ([asked.code for asked in report.questions], report.proposals) == (["moved", "moved"], ())


@pytest.mark.parametrize("row", [2, 5])
def test_a_value_that_was_typed_a_row_higher_where_it_belongs_is_taken_whatever_else_was_edited(book: Cashbook, row: int) -> None:
    report = book.merged(moved_up(row, row + 1, "note"), typed("contribution", book.gifts[2], amount=999))
    assert (report.questions, len(report.proposals)) == ((), 3)


def test_amounts_that_were_made_the_same_in_rows_that_say_all_else_alike_are_taken(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    group = str(save(sari, Group, {"name": "KWT Melati"}).result)
    dues = [{"date": "2026-01-12", "group": group, "amount": str(amount), "note": "iuran"} for amount, _ in GIFTS]
    _, *others = [str(save(sari, Contribution, each).result) for each in dues]
    report = SentToBudi(sari, budi, tmp_path).merged(*[typed("contribution", each, amount=GIFTS[0][0]) for each in others])
    assert (report.questions, len(report.proposals)) == ((), len(others))


def test_needed_cells_that_moved_up_with_others_are_not_asked_about_one_by_one(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    group = str(save(sari, Group, {"name": "KWT Melati"}).result)
    for day, (amount, note) in enumerate(GIFTS, 12):
        giver = str(save(sari, Person, {"name": f"Bu {note}"}).result)
        fields = {
            "date": f"2026-01-{day}",
            "group": group,
            "person": giver,
            "amount": str(amount),
            "entry_type": ("tunai", "barang")[day % 2],
        }
        save(sari, Contribution, fields)
    report = SentToBudi(sari, budi, tmp_path).merged(moved_up(3, 6, "date", "entry_type", "amount"))
    assert ([asked.code for asked in report.questions], report.proposals) == (["moved"], ())
