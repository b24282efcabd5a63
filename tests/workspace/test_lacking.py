"""A row that names a new row which is left out waits for it: alone it would name somebody who never comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.retelling import retold
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand, column_of, sheet_letter, sheet_of, typed
from tests.people import change, send

OpenWork = Callable[..., Workspace]
KARTO = {"name": "Karto", "sex": "L", "consent": "lisan"}
"""Somebody of whom it says that they agreed, and not when: odd, and left out until somebody ticks it."""


@pytest.fixture
def edited(open_work: OpenWork, tmp_path: Path) -> Path:
    """A workbook of Sari's in which somebody added Karto, and that he was at a meeting and says what is to be done."""
    sari = open_work("sari")
    change(sari, "person", name="Suminah", sex="P")
    meeting = change(sari, "meeting", title="Musdus", date="2026-02-01", area="33.02.10.2003", meeting_type="musdus")
    file = send(sari, tmp_path, "sari.xlsx")
    there = added("attendance", meeting="Musdus", person="Karto", presence="hadir")
    return by_hand(file, added("person", 0, **KARTO), there, typed("meeting", meeting, venue="Balai Desa"))


def counts(work: Workspace) -> tuple[int, int]:
    return work.store.count("person"), work.store.count("attendance")


def without_the_odd(work: Workspace, file: Path) -> tuple[FileReport, FileReport]:
    """Give what the preview tells with the odd rows unticked, and what the merge then says."""
    foretold = preview(work, [file]).result
    odd = {each.change.id for each in foretold.files[0].proposals if each.is_odd}
    assert odd
    return retold(work, foretold, odd).files[0], apply(work, [file], without=odd).result.files[0]


def test_whoever_names_a_person_that_is_left_out_is_left_out_too_and_says_why(budi: Workspace, edited: Path) -> None:
    told, merged = without_the_odd(budi, edited)
    assert counts(budi) == (1, 0)
    assert told.counts == merged.counts
    assert [each.is_new for each in merged.proposals] == [False]
    there, karto = sorted(merged.left_out, key=lambda each: each.change.kind)
    assert (karto.change.kind, there.change.kind) == ("person", "attendance")
    assert [why.text for why in there.why_odd] == ["It names a new row that is left out."]
    assert {each.change.id for each in told.left_out} == {each.change.id for each in merged.left_out}
    assert [each.is_odd for each in told.proposals if each.change.id == there.change.id] == [False]  # else its tick would be taken away
    assert told.lacking == merged.lacking == {there.change.id}


def test_once_the_person_is_mended_both_are_taken(budi: Workspace, edited: Path, tmp_path: Path) -> None:
    without_the_odd(budi, edited)

    def dated(book: Workbook) -> None:
        sheet = sheet_of(book, "person")
        row = next(cell.row for cell in sheet[sheet_letter(sheet, "person")] if cell.value == "Karto")
        sheet.cell(row, column_of(sheet, "person", "consent_on")).value = "2026-02-01"

    mended = apply(budi, [by_hand(edited, dated, to=tmp_path / "mended.xlsx")]).result.files[0]
    assert (counts(budi), mended.left_out) == ((2, 1), ())


def test_ticked_both_are_taken_whether_or_not_they_were_left_out_before(budi: Workspace, edited: Path) -> None:
    without_the_odd(budi, edited)
    unmerge(budi, budi.store.merges()[-1].id)
    assert counts(budi) == (0, 0)
    apply(budi, [edited])
    assert counts(budi) == (2, 1)


def test_what_was_left_out_with_the_person_comes_with_another_workbook(
    budi: Workspace, edited: Path, open_work: OpenWork, tmp_path: Path
) -> None:
    without_the_odd(budi, edited)
    rina = open_work("rina", hour=10)
    apply(rina, [edited])
    apply(budi, [send(rina, tmp_path, "rina.xlsx")])
    assert counts(budi) == (2, 1)
    assert budi.store.digest() == rina.store.digest()
