"""Rows that say by their key which entry they are: they stand for it, whatever became of their hidden mark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.settling import open_conflicts
from tests.excel import Act, added, row_of, sheet_of, taken_out, typed
from tests.workspace.hand_edited import SentToBudi

OpenWork = Callable[..., Workspace]
STRANGE = "0199aaaa-0000-7000-8000-0000000000aa"


class Village(SentToBudi):
    """A meeting that two people came to, and the coordinator who gets the workbook of it."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        meeting = str(save(sari, Meeting, {"title": "Musdus", "date": "2026-01-12"}).result)
        people = [str(save(sari, Person, {"name": name, "sex": "L"}).result) for name in ("Paijo", "Darto")]
        ticks = [{"meeting": meeting, "person": person, "presence": "hadir", "remark": self.remark(at)} for at, person in enumerate(people)]
        self.ticks = [str(add_keyed(sari, Attendance, tick).result) for tick in ticks]
        super().__init__(sari, budi, folder)

    def remark(self, at: int) -> str:
        return "Ketua RT"

    def presences(self) -> dict[str, str | None]:
        return {row.id: row.presence for row in self.budi.all(Attendance)}


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


def marked(record: str, mark: str | None) -> Act:
    """Put another hidden mark into the row of an entry."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, "attendance")
        sheet.cell(row_of(sheet, record), 1).value = mark

    return act


@pytest.mark.parametrize("mark", [STRANGE, None, "x", 1])
def test_a_row_whose_hidden_mark_was_altered_still_stands_for_its_entry(village: Village, mark: str | int | None) -> None:
    mark = village.ticks[mark] if isinstance(mark, int) else mark
    report = village.merged(marked(village.ticks[0], mark))
    assert (report.questions, report.proposals, report.problems) == ((), (), ())


@pytest.mark.parametrize("mark", [STRANGE, None])
def test_what_was_edited_in_a_row_without_its_mark_is_an_edit_of_its_entry(village: Village, mark: str | None) -> None:
    report = village.merged(typed("attendance", village.ticks[0], presence="Izin"), marked(village.ticks[0], mark))
    assert (report.questions, [each.is_new for each in report.proposals]) == ((), [False])
    assert village.presences() == {village.ticks[0]: "izin", village.ticks[1]: "hadir"}


def test_who_is_written_anew_below_stands_for_the_row_that_was_taken_out(village: Village) -> None:
    again = added("attendance", meeting="12-01-2026 Musdus", person="Paijo", presence="Izin")
    report = village.merged(taken_out("attendance", village.ticks[0]), again)
    assert (report.questions, len(report.proposals)) == ((), 1)
    assert [cell.field for cell in report.proposals[0].cells] == ["presence"]
    assert village.presences()[village.ticks[0]] == "izin"


def test_a_row_that_nothing_stands_for_is_still_asked_about(village: Village) -> None:
    report = village.merged(taken_out("attendance", village.ticks[0]))
    assert [asked.code for asked in report.questions] == ["missing"]


class Unlike(Village):
    """The same, where each of both is remarked upon otherwise."""

    def remark(self, at: int) -> str:
        return f"Ketua RT {at}"


def test_an_entry_that_another_row_is_about_now_is_not_deleted_with_the_row_that_was_about_it(open_work: OpenWork, tmp_path: Path) -> None:
    sari = open_work("sari")
    save(sari, Person, {"name": "Suro", "sex": "L"})
    village = Unlike(sari, open_work("budi", hour=9), tmp_path)
    names = zip(village.ticks, ("Suro", "Paijo"), strict=True)
    report = village.merged(*[typed("attendance", tick, person=name) for tick, name in names])
    assert [asked.code for asked in report.questions] == ["key", "key"]
    questions.answer_all(village.budi, [asked.id for asked in report.questions], "yes")
    assert sorted((row.id == village.ticks[0], row.remark) for row in village.budi.all(Attendance)) == [
        (False, "Ketua RT 0"),
        (True, "Ketua RT 1"),
    ]
    assert open_conflicts(village.budi) == []
