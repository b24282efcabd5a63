"""Edits made in Excel that are not made unasked: what is offered, and what each answer changes."""

from __future__ import annotations

from openpyxl import Workbook

from empower_desktop.history.change import DELETED, keyed_id
from empower_desktop.history.merge import state_of
from empower_desktop.language import Language
from empower_desktop.records import UNITS
from empower_desktop.workbook.proposing import Proposed
from tests.workbook import village
from tests.workbook.altering import Alter, copy_row, put, type_row
from tests.workbook.proposed import OUTGOING, Edited, changes_of, edited, question

__all__ = ["edited"]


def test_a_copied_row_is_offered_as_a_new_one_and_changes_nothing_of_the_first(edited: Edited) -> None:
    def alter(book: Workbook) -> None:
        copy_row("Kelompok", 2, 30)(book)
        book["Kelompok"]["D30"] = "KWT Mawar"

    found = edited.proposed(alter)
    asked = question(found, "twice")
    assert found.proposals == ()
    (change,) = changes_of(asked, "yes")
    assert (change.kind, change.fields["name"], change.over) == ("group", "KWT Mawar", ())
    assert change.record != village.GROUP
    assert changes_of(asked, "no") == ()
    assert (asked.file, asked.sheet, asked.row, asked.cell) == ("a.xlsx", "Kelompok", 30, "D30")


def test_the_copy_is_the_row_that_fits_the_history_less_wherever_it_stands(edited: Edited) -> None:
    def alter(book: Workbook) -> None:
        copy_row("Kelompok", 2, 30)(book)
        book["Kelompok"]["D2"] = "KWT Mawar"

    found = edited.proposed(alter)
    assert found.proposals == ()
    assert question(found, "twice").row == 2


def test_a_missing_row_is_asked_and_deletes_nothing_by_itself(edited: Edited) -> None:
    found = edited.proposed(lambda book: book["Orang"].delete_rows(2))
    asked = question(found, "missing")
    (change,) = changes_of(asked, "yes")
    assert found.proposals == () == changes_of(asked, "no")
    assert (change.record, dict(change.fields)) == (village.ROHMAH, {DELETED: True})
    assert state_of([one for one in OUTGOING.changes if one.record == village.ROHMAH] + [change], UNITS).standing == "deleted"


def test_what_is_asked_of_a_part_says_whose_it_is_and_of_which_meeting_and_day(edited: Edited) -> None:
    gone, emptied = keyed_id(village.MEETING, village.ROHMAH), keyed_id(village.MEETING, village.SUMINAH)

    def alter(book: Workbook) -> None:
        sheet = book["Kehadiran"]
        sheet.delete_rows(next(row[0].row for row in sheet.iter_rows() if row[0].value == gone))
        put("Kehadiran", emptied, "Kehadiran", None)(book)

    found = edited.proposed(alter)
    told = {code: Language("id")(question(found, code).message) for code in ("missing", "cleared")}
    assert "“Hj. Rohmah Wulandari Izin – 12-01-2026 Musyawarah Pembagian Air Blok Timur”" in told["missing"]
    assert "“Suminah (Dusun I) Hadir – 12-01-2026 Musyawarah Pembagian Air Blok Timur”" in told["cleared"]


def test_a_row_that_was_emptied_counts_as_missing(edited: Edited) -> None:
    def empty(book: Workbook) -> None:
        for column in range(3, book["Orang"].max_column + 1):
            book["Orang"].cell(2, column).value = None

    found = edited.proposed(empty)
    assert (found.proposals, [each.code for each in found.questions]) == ((), ["missing"])
    assert found.questions[0].row == 2


def test_another_key_is_a_deletion_and_a_new_entry_if_the_answer_is_yes(edited: Edited) -> None:
    tick = keyed_id(village.MEETING, village.SUMINAH)
    found = edited.proposed(put("Kehadiran", tick, "Orang", "Suminah (Dusun III)"), put("Kehadiran", tick, "Kehadiran", "Izin"))
    assert found.proposals == ()
    gone, new = changes_of(question(found, "key"), "yes")
    assert (gone.record, dict(gone.fields)) == (tick, {DELETED: True})
    assert new.record == keyed_id(village.MEETING, village.OTHER_SUMINAH)
    assert (new.fields["presence"], new.fields["spoke"]) == ("izin", True)


def test_a_required_cell_that_was_emptied_is_asked(edited: Edited) -> None:
    found = edited.proposed(put("Orang", village.SUMINAH, "Jenis kelamin", None))
    (change,) = changes_of(question(found, "cleared"), "yes")
    assert (found.proposals, change.record, dict(change.fields)) == ((), village.SUMINAH, {"sex": None})


def test_a_column_sorted_alone_is_one_question_and_what_else_moved_with_it_too(edited: Edited) -> None:
    def turn(book: Workbook) -> None:
        sheet = book["Orang"]
        for header in ("Dusun/RT/RW", "Jenis kelamin", "Nama lengkap (tanpa gelar)"):
            column = next(cell.column for cell in sheet[1] if cell.value == header)
            values = [sheet.cell(row, column).value for row in (2, 3, 4)]
            for row, value in zip((2, 3, 4), (values[1], values[2], values[0]), strict=True):
                sheet.cell(row, column).value = value

    found = edited.proposed(turn)
    assert found.proposals == ()
    assert {each.code for each in found.questions} == {"moved"}
    assert len(changes_of(next(each for each in found.questions if each.field == "hamlet"), "yes")) == 3


def test_unclear_words_offer_whom_they_may_mean_and_a_new_entry(edited: Edited) -> None:
    found = edited.proposed(
        put("Pertemuan", village.SECOND_MEETING, "Notulis", "Suminah"),
        put("Pertemuan", village.SECOND_MEETING, "Pimpinan musyawarah", "Bu Tini"),
    )
    assert found.proposals == ()
    several, none = sorted(found.questions, key=lambda each: each.field, reverse=True)
    assert [choice.code for choice in several.choices] == ["1", "2", "new", "no"]
    assert [choice.changes[0].fields["note_taker"] for choice in several.choices[:2]] == [village.SUMINAH, village.OTHER_SUMINAH]
    person, chair = changes_of(none, "new")
    assert (person.kind, person.fields["name"], chair.fields["chair"]) == ("person", "Bu Tini", person.record)


def test_an_id_out_of_a_hidden_column_is_offered_as_nobodys_name(edited: Edited) -> None:
    found = edited.proposed(put("Pertemuan", village.SECOND_MEETING, "Notulis", village.MEETING))
    assert [choice.code for choice in question(found, "unclear").choices] == ["no"]


def test_questions_call_a_row_by_the_words_on_its_sheet(edited: Edited) -> None:
    def alter(book: Workbook) -> None:
        copy_row("Kehadiran", 2, 30)(book)
        book["Kehadiran"].cell(
            30, next(cell.column for cell in book["Kehadiran"][1] if cell.value == "Orang")
        ).value = "Suminah (Dusun III)"

    (asked,) = edited.proposed(alter).questions
    assert "(Hj. Rohmah Wulandari Izin)" in Language("id")(asked.message)


def test_a_new_row_whose_key_is_unclear_waits_whole_for_the_answer(edited: Edited) -> None:
    found = edited.proposed(lambda book: type_row(book["Kehadiran"], 4, Pertemuan="Rapat Rutin", Orang="Bu Tini", Kehadiran="Hadir"))
    person, tick = changes_of(question(found, "unclear"), "new")
    assert (found.proposals, dict(found.rejected)) == ((), {})
    assert tick.record == keyed_id(village.SECOND_MEETING, person.record)
    assert tick.fields["presence"] == "hadir"


def test_the_same_row_entered_again_is_asked_only_when_it_says_something_else(edited: Edited) -> None:
    def again(presence: str) -> Alter:
        meeting = "Musyawarah Pembagian Air Blok Timur"
        return lambda book: type_row(book["Kehadiran"], 4, Pertemuan=meeting, Orang="Hj. Rohmah Wulandari", Kehadiran=presence)

    assert edited.proposed(again("Izin")) == Proposed()
    (change,) = changes_of(question(edited.proposed(again("Hadir")), "twice"), "yes")
    assert (change.record, dict(change.fields)) == (keyed_id(village.MEETING, village.ROHMAH), {"presence": "hadir"})


def test_a_key_column_sorted_alone_is_told_and_cannot_be_taken(edited: Edited) -> None:
    def turn(book: Workbook) -> None:
        sheet = book["Kehadiran"]
        column = next(cell.column for cell in sheet[1] if cell.value == "Orang")
        sheet.cell(2, column).value, sheet.cell(3, column).value = sheet.cell(3, column).value, sheet.cell(2, column).value

    found = edited.proposed(turn)
    assert found.proposals == ()
    assert [choice.code for choice in question(found, "moved").choices] == ["no"]


def test_new_rows_that_name_each_other_in_a_circle_come_and_the_circle_is_asked(edited: Edited) -> None:
    def alter(book: Workbook) -> None:
        type_row(book["Kelompok"], 40, Nama_kelompok="Karang Taruna", Induk_gabungan="Gapoktan")
        type_row(book["Kelompok"], 41, Nama_kelompok="Gapoktan", Induk_gabungan="Karang Taruna")

    found = edited.proposed(alter)
    young, farmers = [each.change for each in found.proposals]
    assert (young.fields.get("parent_group"), farmers.fields["parent_group"]) == (None, young.record)
    (closing,) = changes_of(question(found, "unclear"), "1")
    assert (closing.record, dict(closing.fields)) == (young.record, {"parent_group": farmers.record})
