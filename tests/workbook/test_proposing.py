"""Edits made in Excel as changes: the same from the same file, over what the file shows, and asked where they may not be done unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from empower_desktop.history.change import DELETED, Change, keyed_id
from empower_desktop.history.merge import state_of
from empower_desktop.language import Language
from empower_desktop.records import UNITS
from empower_desktop.workbook.contents import Incoming, Outgoing
from empower_desktop.workbook.ground import filler, spare_row_id, typed_row_id
from empower_desktop.workbook.proposing import Asked, Proposed, propose
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.writing import write_workbook
from tests.workbook import village
from tests.workbook.altering import put, type_row

Alter = Callable[[Workbook], object]
VECTORS = json.loads((Path(__file__).parents[1] / "history" / "merge_vectors.json").read_text(encoding="utf-8"))["ids"]
TODAY = date(2026, 4, 7)
OUTGOING = village.outgoing()
EXPORT = OUTGOING.export_id
NAME = "Nama_lengkap_(tanpa_gelar)"


class Edited:
    """A workbook of the small store, altered with openpyxl and read again."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, *alters: Alter, outgoing: Outgoing = OUTGOING, name: str = "") -> Incoming:
        assert write_workbook(self.path, outgoing, Language("id"))
        workbook = load_workbook(self.path)
        for alter in alters:
            alter(workbook)
        if name:
            workbook["Baca dulu"]["C25"] = name
        workbook.save(self.path)
        return incoming(read_workbook(str(self.path)))

    def proposed(self, *alters: Alter, name: str = "") -> Proposed:
        return propose(self.read(*alters, name=name), "a.xlsx", TODAY)


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(tmp_path / "a.xlsx")


def only(proposed: Proposed) -> Change:
    (proposal,) = proposed.proposals
    assert proposed.questions == proposed.problems == ()
    return proposal.change


def question(proposed: Proposed, code: str) -> Asked:
    (asked,) = [each for each in proposed.questions if each.code == code]
    return asked


def changes_of(asked: Asked, choice: str) -> tuple[Change, ...]:
    return next(each.changes for each in asked.choices if each.code == choice)


def survivors_of(record: str, *codes: str) -> tuple[str, ...]:
    state = state_of([one for one in OUTGOING.changes if one.record == record], UNITS)
    return tuple(sorted({one for code in codes for one in state.survivors.get(code, ())}))


def copy_row(sheet: str, source: int, target: int) -> Alter:
    def copy(workbook: Workbook) -> None:
        for column in range(1, workbook[sheet].max_column + 1):
            workbook[sheet].cell(target, column).value = workbook[sheet].cell(source, column).value

    return copy


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["rule"][:40])
def test_ids_are_those_of_the_contracts_cases(case: dict[str, Any]) -> None:
    if "spare" in case:
        made = spare_row_id(case["export"], filler(case["filled_in_by"], "Sari"), case["spare"])
    elif "row" in case:
        made = typed_row_id(case["export"], case["filled_in_by"], case["kind"], case["row"], case["ordinal"])
    else:
        first, second = [case[name] for name in case if name not in ("rule", "id")]
        made = keyed_id(*(sorted((first, second)) if "one" in case else (first, second)))
    assert made == case["id"]


def test_a_cell_is_one_change_over_what_the_file_shows_by_its_sender_at_its_time(edited: Edited) -> None:
    change = only(edited.proposed(put("Pertemuan", village.MEETING, "Tempat", "Balai RW")))
    assert (change.fields, change.by, change.at, change.why) == (
        {"venue": "Balai RW"},
        village.SARI,
        OUTGOING.created_at,
        "edited in Excel",
    )
    assert change.over == survivors_of(village.MEETING, "venue")
    again = only(edited.proposed(put("Pertemuan", village.MEETING, "Jumlah diundang", 46)))
    assert again.over == survivors_of(village.MEETING, "invited_count") != ()


def test_who_filled_in_is_named_unless_it_is_the_sender(edited: Edited) -> None:
    alter = put("Pertemuan", village.MEETING, "Tempat", "Balai RW")
    assert only(edited.proposed(alter, name="Bu Tuti")).why == "edited in Excel: Bu Tuti"
    assert only(edited.proposed(alter, name=" sari  WULANDARI")).why == "edited in Excel"


def test_an_edited_unit_is_one_change_with_its_rest_from_the_file(edited: Edited) -> None:
    change = only(edited.proposed(put("Pertemuan", village.MEETING, "Tanggal", datetime(2026, 1, 13))))
    assert dict(change.fields) == {"date": "2026-01-13", "start_time": "13:00", "end_time": "15:30"}


def test_an_edit_of_a_disputed_unit_leaves_its_rivals_standing(edited: Edited) -> None:
    change = only(edited.proposed(put("Keputusan", village.DECISION, "Suara setuju", 29)))
    sari, budi = [one for one in OUTGOING.changes if one.record == village.DECISION][1:]
    assert dict(change.fields) == {"method": "voting_terbuka", "votes_for": 29, "votes_against": 6, "votes_abstain": 3}
    assert change.over == (sari.id,)
    state = state_of([sari, budi, change], UNITS)
    assert {rival.change for rival in next(iter(state.conflicts.values()))} == {change.id, budi.id}


def test_a_new_row_is_one_change_with_what_was_typed_and_what_a_new_form_shows(edited: Edited) -> None:
    content = edited.read(lambda book: type_row(book["Orang"], 5, **{NAME: "Parjo", "Jenis_kelamin": "Laki-laki"}))
    spare = content.meta.sheets["person"].spare[0]
    change = only(propose(content, "a.xlsx", TODAY))
    assert change.record == spare_row_id(EXPORT, "", spare)
    begun = {"person_kind": "warga", "consent": "belum_ditanya", "status": "aktif"}
    assert {code: plain for code, plain in change.fields.items() if plain is not None} == {"name": "Parjo", "sex": "L", **begun}
    named = edited.proposed(lambda book: type_row(book["Orang"], 5, **{NAME: "Parjo", "Jenis_kelamin": "Laki-laki"}), name="Bu  Tuti")
    assert only(named).record == spare_row_id(EXPORT, "bu tuti", spare)


def test_a_row_beyond_the_spare_ones_has_an_id_of_what_it_holds_and_its_place_among_equals(edited: Edited) -> None:
    found = edited.proposed(*[lambda book, row=row: type_row(book["Kelompok"], row, Nama_kelompok="Karang Taruna") for row in (40, 41)])
    wanted = [typed_row_id(EXPORT, "", "group", {"name": "Karang Taruna"}, ordinal) for ordinal in (1, 2)]
    assert [proposal.change.record for proposal in found.proposals] == wanted


def test_references_to_new_rows_hold_the_ids_that_these_get(edited: Edited) -> None:
    def alter(book: Workbook) -> None:
        type_row(book["Orang"], 5, **{NAME: "Parjo"})
        type_row(book["Orang"], 40, **{NAME: "Warsini"})
        type_row(book["Kehadiran"], 4, Pertemuan="Rapat Rutin", Orang="Parjo", Kehadiran="Hadir")
        type_row(book["Kehadiran"], 5, Pertemuan="Rapat Rutin", Orang="Warsini", Kehadiran="Hadir")
        put("Pertemuan", village.SECOND_MEETING, "Pimpinan musyawarah", "Warsini")(book)

    found = edited.proposed(alter)
    assert found.questions == found.problems == ()
    people = {p.change.fields["name"]: p.change.record for p in found.proposals if p.change.kind == "person"}
    ticks = {p.change.record for p in found.proposals if p.change.kind == "attendance"}
    assert ticks == {keyed_id(village.SECOND_MEETING, person) for person in people.values()}
    (chair,) = [p.change for p in found.proposals if p.change.kind == "meeting"]
    assert chair.fields["chair"] == people["Warsini"]


def test_a_key_that_is_in_the_trash_of_the_file_is_restored(edited: Edited) -> None:
    tick = keyed_id(village.MEETING, village.OTHER_SUMINAH)
    ledger = village.Ledger()
    ledger.changes = village.village()
    made = ledger.save(tick, "attendance", {"meeting": village.MEETING, "person": village.OTHER_SUMINAH, "presence": "hadir"})
    gone = ledger.save(tick, "attendance", {DELETED: True}, (made,))
    meeting = "Musyawarah Pembagian Air Blok Timur"
    outgoing = village.outgoing(ledger.changes)
    content = edited.read(
        lambda book: type_row(book["Kehadiran"], 4, Pertemuan=meeting, Orang="Suminah (Dusun III)", Kehadiran="Izin"), outgoing=outgoing
    )
    (proposal,) = propose(content, "a.xlsx", TODAY).proposals
    assert proposal.change.record == tick
    state = state_of([made, gone, proposal.change], UNITS)
    assert (state.standing, state.fields["presence"], dict(state.conflicts)) == ("live", "izin", {})


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


def test_a_new_row_that_belongs_to_nothing_is_refused_with_its_place(edited: Edited) -> None:
    found = edited.proposed(
        lambda book: type_row(book["Kehadiran"], 4, Orang="Hj. Rohmah Wulandari", Kehadiran="Hadir"),
        lambda book: type_row(book["Orang"], 5, Tanggal_lahir="kapan-kapan"),
    )
    assert (found.proposals, found.questions, dict(found.rejected)) == ((), (), {"attendance": 1, "person": 1})
    assert {(problem.code, problem.place.sheet) for problem in found.problems} == {("row_incomplete", "Kehadiran"), ("not_a_date", "Orang")}


def test_the_same_row_entered_again_is_asked_only_when_it_says_something_else(edited: Edited) -> None:
    def again(presence: str) -> Alter:
        meeting = "Musyawarah Pembagian Air Blok Timur"
        return lambda book: type_row(book["Kehadiran"], 4, Pertemuan=meeting, Orang="Hj. Rohmah Wulandari", Kehadiran=presence)

    assert edited.proposed(again("Izin")) == Proposed()
    (change,) = changes_of(question(edited.proposed(again("Hadir")), "twice"), "yes")
    assert (change.record, dict(change.fields)) == (keyed_id(village.MEETING, village.ROHMAH), {"presence": "hadir"})


def test_a_day_ahead_or_turned_round_starts_unticked(edited: Edited) -> None:
    def why_odd(day: datetime) -> str:
        (proposal,) = edited.proposed(put("Pertemuan", village.SECOND_MEETING, "Tanggal", day)).proposals
        assert proposal.is_odd == bool(proposal.why_odd)
        return " ".join(str(each).partition(": ")[2] for each in proposal.why_odd)

    turned, ahead = "day and month may have changed places.", "this day is still to come."
    assert [why_odd(day) for day in (datetime(2026, 2, 12), datetime(2026, 12, 2), datetime(2028, 2, 10))] == ["", turned, ahead]


def test_a_key_column_sorted_alone_is_told_and_cannot_be_taken(edited: Edited) -> None:
    def turn(book: Workbook) -> None:
        sheet = book["Kehadiran"]
        column = next(cell.column for cell in sheet[1] if cell.value == "Orang")
        sheet.cell(2, column).value, sheet.cell(3, column).value = sheet.cell(3, column).value, sheet.cell(2, column).value

    found = edited.proposed(turn)
    assert found.proposals == ()
    assert [choice.code for choice in question(found, "moved").choices] == ["no"]


def test_a_name_with_signs_that_no_change_may_hold_harms_nothing(edited: Edited) -> None:
    assert (
        only(edited.proposed(put("Pertemuan", village.MEETING, "Tempat", "Balai RW"), name="Bu_xD800_ \nTuti_x0007_")).why
        == "edited in Excel: Bu Tuti"
    )


def test_new_rows_that_name_each_other_in_a_circle_come_and_the_circle_is_asked(edited: Edited) -> None:
    def alter(book: Workbook) -> None:
        type_row(book["Kelompok"], 40, Nama_kelompok="Karang Taruna", Induk_gabungan="Gapoktan")
        type_row(book["Kelompok"], 41, Nama_kelompok="Gapoktan", Induk_gabungan="Karang Taruna")

    found = edited.proposed(alter)
    young, farmers = [each.change for each in found.proposals]
    assert (young.fields.get("parent_group"), farmers.fields["parent_group"]) == (None, young.record)
    (closing,) = changes_of(question(found, "unclear"), "1")
    assert (closing.record, dict(closing.fields)) == (young.record, {"parent_group": farmers.record})
