"""What words in a workbook name that somebody added to it by hand: rows that can be taken, and rows that only may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl import Workbook

from empower_desktop.records import Action, AgendaItem, Attendance, Contribution, Decision, Meeting, Person
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.saving import add_keyed, save
from tests.excel import Act, added, column_of, copied, sheet_of, typed
from tests.workspace.test_later_copies import Desk, desk

__all__ = ["desk"]

TOO_LONG = "Bu Yati " * 30


def below_the_table(kind: str, **values: object) -> Act:
    """Type a row below the spare ones, so that it has no hidden id."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, kind)
        row = sheet.max_row + 1
        for code, value in values.items():
            sheet.cell(row, column_of(sheet, kind, code)).value = value

    return act


def test_nobody_is_said_to_have_come_by_a_name_that_could_not_be_read(desk: Desk) -> None:
    tick = added("attendance", meeting="Musdus", person=TOO_LONG, presence="Hadir")
    for row in (added("person", name=TOO_LONG), below_the_table("person", name=TOO_LONG)):
        desk.copy(row, tick)
        assert desk.work.all(Attendance) == []
        assert desk.codes() == ["unclear"]


@pytest.mark.parametrize("row", [added, below_the_table])
def test_a_decision_names_no_agenda_item_that_cannot_be_taken(desk: Desk, row: Callable[..., Act]) -> None:
    given = str(save(desk.sari, AgendaItem, {"meeting": desk.meeting, "topic": "Pembukaan rapat"}).result)
    desk.send()
    desk.copy(
        row("agenda_item", topic="Pembukaan"),
        added("decision", statement="Setuju semua", agenda_item="Pembukaan"),
        typed("decision", desk.decision, agenda_item="Pembukaan"),
    )
    assert desk.fields("decision", "statement", "Setuju semua") == {"statement": "Setuju semua"}
    assert desk.asked() == ["“Pembukaan” in “Agenda item” may mean a row that is here. Is it that one?"] * 2
    desk.say_yes()
    assert [each.agenda_item for each in desk.work.all(Decision)] == [given, given]
    assert [each.id for each in desk.work.all(AgendaItem)] == [given]


def test_no_answer_names_a_row_that_has_no_id_yet(desk: Desk) -> None:
    loan = {"entry_type": "pinjaman_diterima", "date": "2026-01-12", "amount": 100000}
    given = str(save(desk.sari, Contribution, loan).result)
    desk.send()
    desk.copy(
        below_the_table("contribution", person="Bu Yati"),
        typed("contribution", given, loan_ref="Bu Yati"),
        added("contribution", amount=50000, loan_ref="Bu Yati"),
    )
    offered = [change for each in open_questions(desk.work) for choice in each.asked.choices for change in choice.changes]
    named = [change.fields.get("loan_ref") for change in [*offered, *desk.work.store.all_changes()]]
    assert [each for each in named if str(each).startswith("contribution:")] == []


@pytest.mark.parametrize("words", ["Rapat Maret", "01-03-2026 Rapat Maret"])
def test_who_is_said_to_have_come_to_a_copied_meeting_is_written_with_it(desk: Desk, words: str) -> None:
    tick = str(add_keyed(desk.sari, Attendance, {"meeting": desk.meeting, "person": desk.person, "presence": "hadir"}).result)
    desk.send()
    desk.copy(
        copied("meeting", desk.meeting, title="Rapat Maret", date="2026-03-01"),
        copied("attendance", tick, meeting=words),
        added("decision", statement="Iuran", meeting=words),
    )
    assert desk.codes() == ["twice", "unclear", "unclear"]
    assert [label for label in desk.answers("unclear") if label.startswith("A new entry")] == []
    for code in ("unclear", "twice"):
        desk.say_yes(code)
    assert sorted(str(each.title) for each in desk.work.all(Meeting)) == ["Musdus", "Rapat Maret"]
    (march,) = [each.id for each in desk.work.all(Meeting) if each.title == "Rapat Maret"]
    assert {each.meeting for each in desk.work.all(Attendance)} == {desk.meeting, march}
    assert [each.meeting for each in desk.work.all(Decision) if each.statement == "Iuran"] == [march]


def test_words_that_name_a_row_and_a_copy_of_it_with_another_day_are_asked_about(desk: Desk) -> None:
    desk.copy(copied("meeting", desk.meeting, date="2026-03-01"), added("attendance", meeting="Musdus", person="Suminah", presence="Hadir"))
    assert desk.codes() == ["twice", "unclear"]
    assert desk.answers("unclear")[:2] == ["12-01-2026 Musdus", "01-03-2026 Musdus (row 13, which is taken with it)"]


def test_a_row_that_is_copied_as_it_is_makes_no_name_unclear(desk: Desk) -> None:
    desk.copy(copied("meeting", desk.meeting, venue="Masjid"), added("attendance", meeting="Musdus", person="Suminah", presence="Hadir"))
    assert desk.codes() == ["twice"]
    assert [each.meeting for each in desk.work.all(Attendance)] == [desk.meeting]


def test_words_that_share_one_with_a_single_old_row_are_not_said_to_mean_a_new_one(desk: Desk) -> None:
    given = str(save(desk.sari, Action, {"what": "Kumpulkan batu", "decision": desk.decision}).result)
    desk.send()
    desk.copy(typed("action", given, decision="air baru"))
    assert desk.asked() == ["“air baru” in “From decision” may mean a row that is here. Is it that one?"]
    assert desk.answers("unclear") == ["12-01-2026 Air bergilir", "Leave it out"]


def test_words_that_may_mean_one_only_are_not_said_to_mean_several(desk: Desk) -> None:
    save(desk.sari, Person, {"name": "Orang Tak Dikenal", "sex": "L"})
    desk.send()
    desk.copy(added("attendance", meeting="Musdus", person="Dobel Orang", presence="Hadir"))
    assert desk.asked() == ["“Dobel Orang” in “Person” may mean a row that is here. Is it that one?"]
    assert desk.answers("unclear") == ["Orang Tak Dikenal", "A new entry named “Dobel Orang”", "Leave it out"]


def test_new_rows_of_one_name_are_told_apart_by_their_rows(desk: Desk) -> None:
    people = [added("person", name=name) for name in ("Wagiman", "Wagiman", "Suminah")]
    desk.copy(*people, *[added("attendance", meeting="Musdus", person=name) for name in ("Wagiman", "Suminah")])
    offered = sorted(sorted(str(choice.label) for choice in each.asked.choices[:2]) for each in open_questions(desk.work))
    assert offered == [["Suminah", "Suminah (row 5)"], ["Wagiman (row 3)", "Wagiman (row 4)"]]
