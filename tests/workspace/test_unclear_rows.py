"""Rows of an edited workbook in which more than one thing is unclear: each is asked or told with its cell, none is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.records import AgendaItem, Attendance, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.sending import export
from tests.excel import Act, added, copied, merged_by_hand, typed

OpenWork = Callable[..., Workspace]


class Village:
    """Two meetings of one name, one of them attended and led by Suminah; and the coordinator who gets the workbook of it."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        self.suminah = str(save(sari, Person, {"name": "Suminah", "sex": "P"}).result)
        self.wagiyem = str(save(sari, Person, {"name": "Wagiyem", "sex": "P"}).result)
        self.meeting = str(save(sari, Meeting, {"title": "Musdus", "date": "2026-01-12", "chair": self.suminah}).result)
        save(sari, Meeting, {"title": "Musdus", "date": "2026-02-12"})
        self.tick = str(add_keyed(sari, Attendance, {"meeting": self.meeting, "person": self.suminah, "presence": "hadir"}).result)
        save(sari, AgendaItem, {"meeting": self.meeting, "topic": "Jalan"})
        self.budi = budi
        self._file = folder / "sari.xlsx"
        export(sari, self._file)

    def merged(self, *acts: Act) -> FileReport:
        return merged_by_hand(self.budi, self._file, *acts)

    def answer(self, field: str, *choices: str) -> None:
        """Answer what waits about a field by what it offers: the first of these choices that there is."""
        for waiting in open_questions(self.budi):
            if waiting.asked.field == field:
                offered = {each.code for each in waiting.asked.choices}
                questions.answer(self.budi, waiting.asked.id, next(each for each in choices if each in offered))

    @property
    def names(self) -> dict[str, str | None]:
        """Give what the people are called."""
        return {person.id: person.name for person in self.budi.all(Person)}

    def ticks(self) -> set[tuple[object, object]]:
        """Give who is on the list of attendance, and as what."""
        return {(self.names[str(row.fields["person"])], row.fields.get("presence")) for row in self.budi.store.rows("attendance")
                if row.standing == "live"}  # fmt: skip


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


def told(report: FileReport) -> set[tuple[str, str]]:
    return {(problem.code, problem.place.field) for problem in report.problems}


def test_a_new_row_of_which_both_meeting_and_person_are_unclear_is_counted_and_told_with_both_cells(village: Village) -> None:
    report = village.merged(
        added("attendance", meeting="Musdus", person="Bu Yati", presence="izin"),
        added("attendance", 1, meeting="Musdus", person="Bu Tini", presence="hadir"),
    )
    assert (report.counts["attendance"].rejected, report.questions) == (2, ())
    assert [(problem.code, problem.place.field) for problem in report.problems] == [("unclear", "meeting"), ("unclear", "person")] * 2
    assert all(problem.place.cell for problem in report.problems)


def test_a_known_row_made_unclear_in_meeting_and_person_is_told_and_stays_as_it_was(village: Village) -> None:
    report = village.merged(typed("attendance", village.tick, meeting="Rapat lain", person="Bu Yati"))
    assert (told(report), report.questions) == ({("unclear", "meeting"), ("unclear", "person")}, ())
    assert village.ticks() == {("Suminah", "hadir")}


def test_what_a_copied_row_leaves_unclear_is_asked_beside_whether_it_is_new(village: Village) -> None:
    report = village.merged(copied("meeting", village.meeting, title="Rapat Maret", date="2026-03-01", chair="Bu Yati"))
    assert sorted(asked.code for asked in report.questions) == ["twice", "unclear"]
    village.answer("chair", "new")
    (meeting,) = [each for each in village.budi.all(Meeting) if each.title == "Rapat Maret"]
    assert village.names[str(meeting.chair)] == "Bu Yati"
    village.answer("title", "yes")
    assert [each.title for each in village.budi.all(Meeting)].count("Rapat Maret") == 1


def test_a_row_that_says_nothing_new_but_for_an_unclear_cell_is_asked_about_that_cell(village: Village) -> None:
    report = village.merged(added("attendance", meeting="12-01-2026 Musdus", person="Suminah", presence="Hadir", proxy_for="Pak Darmo"))
    assert [(asked.code, asked.field) for asked in report.questions] == [("unclear", "proxy_for")]
    village.answer("proxy_for", "new")
    row = village.budi.store.row("attendance", village.tick)
    assert row is not None
    assert (row.fields["presence"], village.budi.store.conflicts()) == ("hadir", [])
    assert village.names[str(row.fields["proxy_for"])] == "Pak Darmo"


def test_for_whom_somebody_unclear_came_is_told_where_it_cannot_be_asked(village: Village) -> None:
    report = village.merged(
        added("attendance", meeting="12-01-2026 Musdus", person="Bu Yati", presence="Hadir", proxy_for="Pak Darmo"),
        added("agenda_item", meeting="Musdus", topic="Air", presenter="Bu Tini"),
    )
    assert told(report) == {("unclear", "proxy_for"), ("unclear", "presenter")}
    assert {(asked.code, asked.field) for asked in report.questions} == {("unclear", "person"), ("unclear", "meeting")}
    village.answer("person", "new")
    village.answer("meeting", "1")
    assert ("Bu Yati", "hadir") in village.ticks()
    assert {each.topic for each in village.budi.all(AgendaItem)} == {"Jalan", "Air"}


def test_a_new_row_of_nothing_but_an_unclear_name_is_told(village: Village) -> None:
    report = village.merged(added("meeting", chair="Bu Yati"))
    assert (report.counts["meeting"].rejected, told(report)) == (1, {("unclear", "chair")})


def test_what_else_was_edited_in_a_row_can_be_taken_though_it_stays_about_whom_it_was(village: Village) -> None:
    village.merged(typed("attendance", village.tick, person="Wagiyem", presence="Izin"))
    village.answer("person", "cells")
    assert village.ticks() == {("Suminah", "izin")}


def test_a_row_about_another_now_holds_what_its_sheet_shows(village: Village) -> None:
    report = village.merged(typed("attendance", village.tick, person="Wagiyem", presence=None, proxy_for="Pak Darmo"))
    assert told(report) == {("unclear", "proxy_for")}
    village.answer("person", "yes")
    assert village.ticks() == {("Wagiyem", None)}


def test_whoever_writes_a_name_less_plainly_and_means_the_same_person_loses_nothing(open_work: OpenWork, tmp_path: Path) -> None:
    sari = open_work("sari")
    save(sari, Person, {"name": "Suminah", "sex": "P", "hamlet": "Dusun III"})
    village = Village(sari, open_work("budi", hour=9), tmp_path)
    village.merged(typed("attendance", village.tick, person="Suminah", presence="Izin"))
    (waiting,) = open_questions(village.budi)
    (same,) = [each for each in waiting.asked.choices if each.code.isdigit() and {one.record for one in each.changes} == {village.tick}]
    questions.answer(village.budi, waiting.asked.id, same.code)
    row = village.budi.store.row("attendance", village.tick)
    assert row is not None
    assert (row.standing, row.fields["presence"]) == ("live", "izin")


def test_a_known_row_whose_meeting_was_emptied_and_person_made_unclear_is_told(village: Village) -> None:
    report = village.merged(typed("attendance", village.tick, meeting=None, person="Bu Yati"))
    assert (told(report), report.questions) == ({("unclear", "person")}, ())


def test_what_was_told_is_taken_once_whoever_is_new_stands_on_a_sheet_of_their_own(village: Village) -> None:
    tick = added("attendance", meeting="12-01-2026 Musdus", person="Bu Yati", presence="Hadir", proxy_for="Pak Darmo")
    report = village.merged(tick, added("person", name="Bu Yati"), added("person", 1, name="Pak Darmo"))
    assert (report.problems, report.questions) == ((), ())
    assert ("Bu Yati", "hadir") in village.ticks()
