"""Edits made in Excel as changes: the same from the same file, and over what the file shows."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from empower_desktop.history.change import DELETED, keyed_id
from empower_desktop.history.merge import state_of
from empower_desktop.records import UNITS
from empower_desktop.workbook.ground import filler, spare_row_id, typed_row_id
from empower_desktop.workbook.proposing import propose
from tests.workbook import village
from tests.workbook.altering import put, type_row
from tests.workbook.proposed import NAME, OUTGOING, TODAY, Edited, edited, only

__all__ = ["edited"]
VECTORS = json.loads((Path(__file__).parents[1] / "history" / "merge_vectors.json").read_text(encoding="utf-8"))["ids"]
EXPORT = OUTGOING.export_id


def survivors_of(record: str, *codes: str) -> tuple[str, ...]:
    state = state_of([one for one in OUTGOING.changes if one.record == record], UNITS)
    return tuple(sorted({one for code in codes for one in state.survivors.get(code, ())}))


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


def test_a_new_row_that_belongs_to_nothing_is_refused_with_its_place(edited: Edited) -> None:
    found = edited.proposed(
        lambda book: type_row(book["Kehadiran"], 4, Orang="Hj. Rohmah Wulandari", Kehadiran="Hadir"),
        lambda book: type_row(book["Orang"], 5, Tanggal_lahir="kapan-kapan"),
    )
    assert (found.proposals, found.questions, dict(found.rejected)) == ((), (), {"attendance": 1, "person": 1})
    assert {(problem.code, problem.place.sheet) for problem in found.problems} == {("row_incomplete", "Kehadiran"), ("not_a_date", "Orang")}


def test_a_day_ahead_or_turned_round_starts_unticked(edited: Edited) -> None:
    def why_odd(day: datetime) -> str:
        (proposal,) = edited.proposed(put("Pertemuan", village.SECOND_MEETING, "Tanggal", day)).proposals
        assert proposal.is_odd == bool(proposal.why_odd)
        return " ".join(str(each).partition(": ")[2] for each in proposal.why_odd)

    turned, ahead = "day and month may have changed places.", "this day is still to come."
    assert [why_odd(day) for day in (datetime(2026, 2, 12), datetime(2026, 12, 2), datetime(2028, 2, 10))] == ["", turned, ahead]


def test_a_name_with_signs_that_no_change_may_hold_harms_nothing(edited: Edited) -> None:
    assert (
        only(edited.proposed(put("Pertemuan", village.MEETING, "Tempat", "Balai RW"), name="Bu_xD800_ \nTuti_x0007_")).why
        == "edited in Excel: Bu Tuti"
    )
