"""What a new row of a workbook begins with where its cells are empty: what a new form shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.reports.insight.facts import Period
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.insight import View
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.summing_up import left_out_of
from tests.excel import Act, added, by_hand, typed

OpenWork = Callable[..., Workspace]
RAPAT = {
    "title": "Rapat April",
    "meeting_type": "Rapat/pertemuan kelompok",
    "date": "2026-01-10",
    "area": "33.02.10.2003",
    "convened_by": "Kelompok/anggota kelompok",
}


class Village:
    """Sari's workbook, and the store in which it is merged."""

    def __init__(self, open_work: OpenWork, folder: Path) -> None:
        self.sari, self.work = open_work("sari"), open_work("budi", hour=9)
        self.meeting = str(save(self.sari, Meeting, {"title": "Musdus", "date": "2026-01-12"}).result)
        save(self.sari, Person, {"name": "Suminah", "sex": "P"})
        self.file = folder / "sari.xlsx"
        export(self.sari, self.file)

    def merge(self, *acts: Act, work: Workspace | None = None) -> None:
        number = len(list(self.file.parent.glob("copy*.xlsx")))

        def saved(book: Workbook) -> None:
            book.properties.revision = str(number)  # two that say the same are one file if they are saved within a second

        apply(work or self.work, [by_hand(self.file, *acts, saved, to=self.file.with_name(f"copy{number}.xlsx"))])

    def meetings(self) -> dict[str | None, str | None]:
        return {each.title: each.status for each in self.work.all(Meeting)}


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work, tmp_path)


def test_a_meeting_typed_into_a_workbook_counts_in_the_recap_as_one_of_a_form_does(village: Village) -> None:
    village.merge(added("meeting", **RAPAT))
    view = View(Period(date(2026, 1, 1), date(2026, 1, 31)))
    lacking = left_out_of(village.work, view).behind
    assert village.meetings()["Rapat April"] == "draf"
    assert [each.title for each in village.work.all(Meeting) if each.id in lacking] == ["Musdus"]


def test_who_stands_on_a_list_of_presence_without_more_came(village: Village) -> None:
    village.merge(added("attendance", meeting="12-01-2026 Musdus", person="Suminah"))
    assert [(each.presence, each.invited) for each in village.work.all(Attendance)] == [("hadir", True)]


def test_what_cannot_be_read_in_a_new_row_is_not_taken_for_empty(village: Village) -> None:
    village.merge(added("meeting", **RAPAT, status="Disyahkan kemarin"))
    assert village.meetings()["Rapat April"] is None


def test_a_record_that_the_workbook_knows_gets_no_value_that_nobody_typed(village: Village) -> None:
    village.merge(typed("meeting", village.meeting, venue="Balai"))
    assert village.meetings() == {"Musdus": None}


def test_two_stores_begin_the_same_new_row_alike(village: Village, open_work: OpenWork) -> None:
    tini = open_work("tini", hour=10)
    village.merge(added("meeting", **RAPAT))
    apply(tini, [village.file.with_name("copy0.xlsx")])
    assert tini.store.digest() == village.work.store.digest()


def test_the_same_row_twice_is_not_asked_about(village: Village) -> None:
    village.merge(*[added("attendance", nth, meeting="12-01-2026 Musdus", person="Suminah") for nth in (0, 1)])
    assert not open_questions(village.work)


def test_a_row_merged_before_rows_began_as_forms_do_is_not_asked_about_in_a_later_copy(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = [added("meeting", **RAPAT), added("attendance", meeting="12-01-2026 Musdus", person="Suminah")]
    with monkeypatch.context() as former:
        former.setattr("empower_desktop.workbook.new_rows.with_defaults", lambda _, values: dict(values))
        village.merge(*acts)
    assert village.meetings()["Rapat April"] is None
    village.merge(*acts, typed("meeting", village.meeting, venue="Balai"))
    assert [each.venue for each in village.work.all(Meeting) if each.title == "Musdus"] == ["Balai"]
    assert not open_questions(village.work)


def test_somebody_new_who_was_only_named_begins_as_in_a_form(village: Village) -> None:
    village.merge(typed("meeting", village.meeting, chair="Karsiyem"))
    (asked,) = [each.asked for each in open_questions(village.work)]
    questions.answer(village.work, asked.id, "new")
    (new,) = [each for each in village.work.all(Person) if each.name == "Karsiyem"]
    assert (new.consent, new.person_kind) == ("belum_ditanya", "warga")
