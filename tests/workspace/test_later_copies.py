"""What a later copy of a workbook says of the rows that an earlier one brought, and what it merely does not say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.language import Language
from empower_desktop.records import KINDS, Attendance, Decision, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.sending import export
from tests.excel import Act, added, by_hand, column_of, sheet_of, typed
from tests.workspace.test_late_answers import answered

OpenWork = Callable[..., Workspace]
ENGLISH = Language("en")
VOTED = {
    "statement": "Air bergilir",
    "decided_on": "2026-01-12",
    "method": "voting_terbuka",
    "votes_for": 10,
    "votes_against": 1,
}


class Desk:
    """Budi's store, and the copies of Sari's workbook that he merges one after the other."""

    def __init__(self, open_work: OpenWork, folder: Path) -> None:
        self.sari, self.work, self._folder = open_work("sari"), open_work("budi", hour=9), folder
        self.sari.language = ENGLISH
        self.meeting = str(save(self.sari, Meeting, {"title": "Musdus", "date": "2026-01-12", "start_time": "07:00"}).result)
        self.person = str(save(self.sari, Person, {"name": "Suminah", "sex": "P"}).result)
        self.decision = str(save(self.sari, Decision, VOTED).result)
        self._file = folder / "sari.xlsx"
        self.send()

    def send(self) -> None:
        """Let Sari write her workbook."""
        export(self.sari, self._file)

    def copy(self, *acts: Act) -> None:
        """Merge a copy in which this was done."""
        number = len(list(self._folder.glob("copy*.xlsx")))

        def saved(book: Workbook) -> None:
            book.properties.revision = str(number)  # two that say the same are one file if they are saved within a second

        apply(self.work, [by_hand(self._file, *acts, saved, to=self._folder / f"copy{number}.xlsx")])

    def asked(self) -> list[str]:
        return sorted(ENGLISH(each.asked.message) for each in open_questions(self.work))

    def codes(self) -> list[str]:
        return sorted(each.asked.code for each in open_questions(self.work))

    def answers(self, code: str) -> list[str]:
        """Give the answers of the first question of a sort, in words."""
        asked = next(each.asked for each in open_questions(self.work) if each.asked.code == code)
        return [ENGLISH(choice.label) for choice in asked.choices]

    def say_yes(self, code: str = "") -> None:
        """Answer all questions, or all of one sort, with their first answer."""
        for each in open_questions(self.work):
            if each.asked.code == code or not code:
                questions.answer(self.work, each.asked.id, each.asked.choices[0].code)

    def fields(self, kind: str, code: str, value: object) -> dict[str, object]:
        """Give the record of which a field says this, without what is empty, or as a new form shows it."""
        (row,) = [each for each in self.work.store.rows(kind) if each.fields.get(code) == value]
        return {code: plain for code, plain in row.fields.items() if plain not in (None, KINDS[kind].defaults().get(code))}


@pytest.fixture
def desk(open_work: OpenWork, tmp_path: Path) -> Desk:
    return Desk(open_work, tmp_path)


def without_column(kind: str, code: str) -> Act:
    """Take a column away."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, kind)
        place = column_of(sheet, kind, code)
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, place).value = None

    return act


def test_a_cell_that_a_later_copy_of_a_new_row_cannot_be_read_in_empties_nothing(desk: Desk) -> None:
    desk.copy(added("meeting", title="Rapat A", date="2026-02-01", venue="Masjid"))
    code = desk.work.store.digest()
    desk.copy(added("meeting", title="Rapat A", date="kemarin sore", venue="Masjid"))
    assert (desk.codes(), desk.work.store.digest()) == ([], code)
    desk.copy(added("meeting", title="Rapat A", date="kemarin sore", venue="Balai"))
    desk.say_yes()
    assert desk.fields("meeting", "title", "Rapat A") == {"title": "Rapat A", "date": "2026-02-01", "venue": "Balai"}


def test_what_belongs_to_a_cell_that_cannot_be_read_is_corrected_without_emptying_it(desk: Desk) -> None:
    desk.copy(added("meeting", title="Rapat A", date="2026-02-01", start_time="08:00"))
    desk.copy(added("meeting", title="Rapat A", date="kemarin sore", start_time="09:00"))
    desk.say_yes()
    assert desk.fields("meeting", "title", "Rapat A") == {"title": "Rapat A", "date": "2026-02-01", "start_time": "09:00"}


def test_a_column_that_a_later_copy_lacks_empties_nothing_beside_what_it_corrects(desk: Desk) -> None:
    desk.copy(added("meeting", title="Rapat A", date="2026-02-01", start_time="08:00"))
    desk.copy(added("meeting", title="Rapat A", date="2026-02-02"), without_column("meeting", "start_time"))
    desk.say_yes()
    assert desk.fields("meeting", "title", "Rapat A") == {"title": "Rapat A", "date": "2026-02-02", "start_time": "08:00"}


def test_words_that_a_later_copy_leaves_unclear_in_a_new_row_are_asked_about_and_empty_nothing(desk: Desk) -> None:
    desk.copy(added("meeting", title="Rapat B", date="2026-02-01", chair="Suminah"))
    desk.copy(added("meeting", title="Rapat B", date="2026-02-01", chair="Bu Yati"))
    assert desk.codes() == ["unclear"]


def test_a_new_row_of_which_a_later_copy_leaves_nothing_to_read_is_not_said_to_be_gone(desk: Desk) -> None:
    desk.copy(added("meeting", date="2026-02-01"))
    desk.copy(added("meeting", date="kemarin sore"))
    assert desk.codes() == []


def test_a_tick_of_which_a_later_copy_cannot_be_read_is_neither_emptied_nor_gone(desk: Desk) -> None:
    desk.copy(added("attendance", meeting="Musdus", person="Suminah", presence="Hadir"))
    desk.copy(added("attendance", meeting="Musdus", person="Suminah", presence="Entahlah"))
    desk.copy(added("attendance", meeting="Musdus", presence="Hadir"))
    assert desk.codes() == []
    assert [each.presence for each in desk.work.all(Attendance)] == ["hadir"]


def test_a_cell_of_a_known_row_that_a_later_copy_cannot_be_read_in_keeps_what_was_merged(desk: Desk) -> None:
    desk.copy(typed("meeting", desk.meeting, date="2026-02-01", start_time="08:00"))
    desk.copy(typed("meeting", desk.meeting, date="kemarin sore", start_time="08:00"))
    assert (desk.codes(), desk.work.store.conflicts()) == ([], [])
    for more, code, start in (({"start_time": "09:00"}, "merged_before", "09:00"), ({}, "back_at_base", "07:00")):
        desk.copy(typed("meeting", desk.meeting, date="kemarin sore", **more))
        assert desk.codes() == [code]
        desk.say_yes()
        (meeting,) = desk.work.all(Meeting)
        assert (str(meeting.date), str(meeting.start_time)[:5]) == ("2026-02-01", start)


def test_a_question_about_fields_that_belong_together_names_those_that_differ(desk: Desk) -> None:
    desk.copy(typed("decision", desk.decision, votes_for=12))
    desk.copy(typed("decision", desk.decision, votes_for=12, votes_against=3))
    assert desk.asked() == ["“Votes against” was merged from this export before as “1”; now it is “3”. Take the new one?"]


def test_a_question_about_fields_that_belong_together_names_all_of_them_that_differ(desk: Desk) -> None:
    desk.copy(typed("decision", desk.decision, votes_for=12, votes_abstain=2))
    desk.copy(typed("decision", desk.decision, votes_for=14, votes_abstain=None))
    assert desk.asked() == [
        "“Votes for; Abstentions” was merged from this export before as “12; 2”; now it is “14; (empty)”. Take the new one?"
    ]


def test_a_later_copy_that_says_less_of_a_new_row_stands_against_no_correction(desk: Desk) -> None:
    desk.copy(added("meeting", title="Rapat A", date="2026-02-01", venue="Masjid"))
    (meeting,) = [each.id for each in desk.work.all(Meeting) if each.title == "Rapat A"]
    save(desk.work, Meeting, {"venue": "Balai"}, meeting, desk.work.seen(meeting))
    desk.copy(added("meeting", title="Rapat A", date="kemarin sore", venue="Masjid"))
    assert (desk.codes(), desk.work.store.conflicts()) == ([], [])


@pytest.mark.parametrize(("first", "then"), [("Suminah", "Suminah Karto"), ("Suminah", "Suminah; Pak Karto")])
def test_a_name_that_a_later_copy_corrects_to_somebody_unknown_is_asked_though_the_former_one_is_a_choice(
    desk: Desk, first: str, then: str
) -> None:
    code = "facilitators" if ";" in then else "chair"
    desk.copy(typed("meeting", desk.meeting, **{code: first}))
    desk.copy(typed("meeting", desk.meeting, **{code: then}))
    assert desk.codes() == ["unclear"]


def test_a_tick_that_a_later_copy_says_to_be_of_somebody_unknown_is_asked_though_the_former_one_is_a_choice(desk: Desk) -> None:
    desk.copy(added("attendance", meeting="Musdus", person="Suminah", presence="Hadir"))
    desk.copy(added("attendance", meeting="Musdus", person="Suminah Karto", presence="Hadir"))
    assert "unclear" in desk.codes()


def test_a_row_that_a_later_copy_says_to_be_of_another_is_asked_though_its_other_cells_came_before(desk: Desk) -> None:
    save(desk.sari, Person, {"name": "Wagiyem", "sex": "P"})
    tick = str(add_keyed(desk.sari, Attendance, {"meeting": desk.meeting, "person": desk.person, "presence": "hadir"}).result)
    desk.send()
    desk.copy(typed("attendance", tick, presence="Izin"))
    desk.copy(typed("attendance", tick, presence="Izin", person="Wagiyem"))
    assert desk.codes() == ["key"]


def test_a_name_that_was_answered_and_is_corrected_later_is_asked_again(desk: Desk, tmp_path: Path) -> None:
    desk.copy(typed("meeting", desk.meeting, chair="Suminah Wati"))
    file = tmp_path / "k.xlsx"
    ask_in_excel(desk.work, file)
    apply(desk.work, [answered(file, "reply.xlsx", Suminah="A")])
    assert desk.codes() == []
    desk.copy(typed("meeting", desk.meeting, chair="Suminah Karto"))
    assert desk.codes() == ["unclear"]


@pytest.mark.parametrize("day", ["2026-02-01", "2026-02-05"])
def test_a_new_row_that_was_deleted_because_a_copy_lacked_it_comes_back_when_it_stands_there_again(desk: Desk, day: str) -> None:
    row = {"title": "Rapat A", "venue": "Masjid"}
    desk.copy(added("meeting", date="2026-02-01", **row))
    for _ in range(2):
        desk.copy()
        assert desk.codes() == ["row_gone"]
        desk.say_yes()
        assert [each.title for each in desk.work.all(Meeting)] == ["Musdus"]
        desk.copy(added("meeting", date=day, **row))
        assert desk.asked() == ["Row 3 was merged from this export before, deleted since, and is there again. Take it as it is now?"]
        assert desk.answers("merged_before") == ["Take it", "Leave it out"]
        desk.say_yes()
        assert (desk.fields("meeting", "title", "Rapat A"), desk.work.store.conflicts()) == ({"date": day, **row}, [])
        assert sorted(str(each.title) for each in desk.work.all(Meeting)) == ["Musdus", "Rapat A"]


def test_a_new_row_that_was_deleted_because_a_copy_lacked_it_is_left_out_once_for_all(desk: Desk) -> None:
    row = added("meeting", title="Rapat A", date="2026-02-01")
    for copy in ([row], [], [row]):
        desk.copy(*copy)
        for each in open_questions(desk.work):
            questions.answer(desk.work, each.asked.id, "yes" if each.asked.code == "row_gone" else "no")
    desk.copy(row, typed("meeting", desk.meeting, venue="Balai"))
    assert (desk.codes(), [each.title for each in desk.work.all(Meeting)]) == ([], ["Musdus"])


def test_rows_of_a_list_of_presence_that_are_gone_are_told_apart_by_who_came(desk: Desk) -> None:
    desk.copy(
        added("person", name="Karsiyem"),
        *[added("attendance", meeting="12-01-2026 Musdus", person=name, presence="Hadir") for name in ("Suminah", "Karsiyem")],
    )
    desk.copy(added("person", name="Karsiyem"))
    gone = [text for text in desk.asked() if "no longer there" in text]
    assert [text[: text.index(",")] for text in gone] == ["The new row “Karsiyem Present”", "The new row “Suminah Present”"]


def test_a_question_about_who_was_meant_names_people_by_their_names(desk: Desk) -> None:
    desk.copy(typed("meeting", desk.meeting, facilitators="Suminah; Parjo"), added("person", name="Parjo"))
    desk.copy(typed("meeting", desk.meeting, facilitators="Suminah"), added("person", name="Parjo"))
    [asked] = desk.asked()
    assert asked.endswith("now it is “Suminah”. Take the new one?")
    assert any(f"as “{both}”" in asked for both in ("Suminah; Parjo", "Parjo; Suminah"))


def test_of_a_copy_that_shows_nothing_of_the_one_before_it_is_said_that_somebody_else_may_have_filled_it_in(desk: Desk) -> None:
    venue, hint = typed("meeting", desk.meeting, venue="Balai"), "If somebody else filled it in"
    desk.copy(venue, typed("person", desk.person, birth_year=1960))
    desk.copy(typed("decision", desk.decision, statement="Air bergilir lagi"))
    assert [hint in text for text in desk.asked()] == [True, True]
    desk.copy(venue)
    assert sorted(hint in text for text in desk.asked()) == [False, True, True]
