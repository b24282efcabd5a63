"""Entries that bear one name or none, as the gifts of one day do: cells that stand where another one's stood are known by all they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from empower_desktop.language import Language
from empower_desktop.records import Contribution, Group, Meeting
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.saving import save
from tests.excel import typed
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
