"""Cells of one column that stand where others of it stood, for one was deleted or inserted or a part was sorted: asked about, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.records import Contribution, Meeting, Participation, Person, Training
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.slid import with_slid
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add_keyed, save
from tests.excel import Act, column_of, sheet_of, typed
from tests.workspace.hand_edited import SentToBudi

OpenWork = Callable[..., Workspace]
SCORES = [50, 65, 65, 40, 80, 75]


def slid(kind: str, code: str, first: int, last: int, by: int, value: object = None) -> Act:
    """Let the cells of some rows of a column stand higher or lower, and type into the one that is left empty."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, kind)
        column = column_of(sheet, kind, code)
        held = {row + by: sheet.cell(row, column).value for row in range(first, last + 1)}
        left = range(last + by + 1, last + 1) if by < 0 else range(first, first + by)
        for row, each in {**dict.fromkeys(left, value), **held}.items():
            sheet.cell(row, column).value = each

    return act


class Course(SentToBudi):
    """Six people with other scores each, two of them with the same."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path, scores: Sequence[int] = SCORES) -> None:
        training = str(save(sari, Training, {"title": "Pupuk organik", "date_start": "2026-02-15"}).result)
        people = [str(save(sari, Person, {"name": f"Bu {letter}"}).result) for letter in "ABCDEF"]
        came = zip(people, scores, (3, 4, 3, 4, 3, 4), strict=True)
        self.came = [
            str(
                add_keyed(
                    sari, Participation, {"training": training, "person": person, "post_score": str(score), "satisfaction": pleased}
                ).result
            )
            for person, score, pleased in came
        ]
        super().__init__(sari, budi, folder)

    def scores(self) -> list[str]:
        return sorted(str(each.post_score) for each in self.budi.all(Participation))


@pytest.fixture
def course(open_work: OpenWork, tmp_path: Path) -> Course:
    return Course(open_work("sari"), open_work("budi", hour=9), tmp_path)


@pytest.mark.parametrize(
    "act",
    [
        slid("participation", "post_score", 3, 7, -1),
        slid("participation", "post_score", 2, 6, 1),
        slid("participation", "post_score", 6, 7, -1),
        slid("participation", "post_score", 4, 7, -2),
        slid("participation", "satisfaction", 3, 7, -1),  # where many say the same, the cell left empty tells it
    ],
)
def test_cells_that_slid_along_their_column_are_one_question(course: Course, act: Act) -> None:
    report = course.merged(act)
    assert ([asked.code for asked in report.questions], report.proposals) == (["moved"], ())
    course.answer("no")
    assert course.scores() == sorted(map(str, SCORES))


def test_of_names_that_slid_the_last_one_is_not_taken_away(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    givers = [str(save(sari, Person, {"name": f"Bu {letter}"}).result) for letter in "ABCD"]
    for number, giver in enumerate(givers):
        save(sari, Contribution, {"date": "2026-01-12", "person": giver, "amount": "5000", "receipt_no": f"K{number}"})
    sent = SentToBudi(sari, budi, tmp_path)
    report = sent.merged(slid("contribution", "person", 3, 5, -1))
    assert ([asked.code for asked in report.questions], report.proposals) == (["shifted"], ())
    sent.answer("no")
    assert sorted(str(each.person) for each in budi.all(Contribution)) == sorted(givers)


def test_what_was_typed_into_the_cell_that_was_left_is_taken(course: Course) -> None:
    report = course.merged(slid("participation", "post_score", 2, 6, 1, value=99))
    assert ([asked.code for asked in report.questions], [each.row for each in report.proposals]) == (["moved"], [2])


def test_points_that_were_added_to_every_score_are_taken(open_work: OpenWork, tmp_path: Path) -> None:
    evenly = [40, 50, 60, 70, 80, 90]
    course = Course(open_work("sari"), open_work("budi", hour=9), tmp_path, evenly)
    report = course.merged(*[typed("participation", each, post_score=score + 10) for each, score in zip(course.came, evenly, strict=True)])
    assert (report.questions, len(report.proposals)) == ((), 6)


def test_days_that_were_put_off_one_after_the_other_are_taken(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    days = [f"2026-0{month}-12" for month in range(1, 7)]
    rows = [str(save(sari, Meeting, {"title": "Rapat rutin", "date": day, "next_meeting_on": day}).result) for day in days]
    put_off = [typed("meeting", row, next_meeting_on=day) for row, day in zip(rows, [*days[1:], "2026-07-12"], strict=True)]
    report = SentToBudi(sari, budi, tmp_path).merged(*put_off)
    assert (report.questions, len(report.proposals)) == ((), 6)


@pytest.mark.parametrize("rows", [(4, 5, 3), (5, 3, 4), (6, 5, 4, 3)])
def test_a_part_of_a_column_that_was_sorted_alone_is_asked_about(open_work: OpenWork, tmp_path: Path, rows: tuple[int, ...]) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    for letter, year in zip("ABCDEFGHIJ", range(1950, 1990, 4), strict=True):
        save(sari, Person, {"name": f"Bu {letter}", "birth_year": str(year), "hamlet": f"Dusun {letter}"})

    def sort_a_part(book: Workbook) -> None:
        sheet = sheet_of(book, "person")
        column = column_of(sheet, "person", "birth_year")
        for target, value in zip(range(3, 7), [sheet.cell(row, column).value for row in rows], strict=False):
            sheet.cell(target, column).value = value

    report = SentToBudi(sari, budi, tmp_path).merged(sort_a_part)
    assert ([asked.code for asked in report.questions], report.proposals) == (["moved"], ())


def test_where_a_whole_column_of_few_values_is_typed_anew_three_that_fit_their_neighbours_are_chance() -> None:
    before, after = [1, 3, 2, 4] * 3, [3, 2, 4, 3, 4, 2, 4, 3, 2, 2, 3, 3]
    rows = [(number, {"satisfaction": value}) for number, value in enumerate(before, 2)]
    edits = [
        Edit("changed", "Peserta", number, "participation", str(number), f"L{number}", "satisfaction", old, new, title="Bu A")
        for number, (old, new) in enumerate(zip(before, after, strict=True), 2)
    ]
    assert {edit.sort for edit in with_slid(edits, rows)} == {"changed"}
    assert {edit.sort for edit in with_slid(edits[:3], rows)} == {"moved"}


BORN = ["1955-03-01", "1980-07-12", "1972-01-30", "1990-11-02", "1966-05-05"]


@pytest.mark.parametrize("act", [slid("person", "birth_date", 3, 6, -1), slid("person", "birth_date", 2, 5, 1, value="1960-01-01")])
def test_dates_of_birth_that_slid_are_asked_about(open_work: OpenWork, tmp_path: Path, act: Act) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    for letter, day in zip("ABCDE", BORN, strict=True):
        save(sari, Person, {"name": f"Bu {letter}", "birth_date": day})
    report = SentToBudi(sari, budi, tmp_path).merged(act)
    assert [asked.code for asked in report.questions] == ["moved"]
    assert len(report.proposals) <= 1  # what was typed into the cell that was left


def test_days_of_a_cash_book_that_slid_are_asked_about(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    for month in range(1, 6):
        save(sari, Contribution, {"date": f"2026-0{month}-12", "amount": str(month * 1_000)})
    report = SentToBudi(sari, budi, tmp_path).merged(slid("contribution", "date", 3, 6, -1, value="2026-06-12"))
    assert ([asked.code for asked in report.questions], [each.row for each in report.proposals]) == (["moved"], [6])
