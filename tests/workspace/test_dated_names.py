"""Two meetings of one title, told apart by their days wherever a workbook of conflicts or a question names them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from empower_desktop.errors import Problem
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.settling import open_conflicts
from empower_desktop.workspace.unmerging import unmerge
from empower_desktop.workspace.what_is_written import effects_of
from tests.excel import by_hand, copied
from tests.people import change, send

JANUARY, FEBRUARY = "12-01-2026 Rapat bulanan", "09-02-2026 Rapat bulanan"


def two_meetings(work: Workspace) -> tuple[str, str]:
    january, february = (change(work, "meeting", title="Rapat bulanan", date=day) for day in ("2026-01-12", "2026-02-09"))
    return january, february


@pytest.mark.parametrize(("written", "taken"), [(FEBRUARY, True), ("Rapat bulanan", False)])
def test_a_workbook_of_conflicts_names_meetings_with_their_days_as_records_and_as_values(
    sari: Workspace, open_work: Callable[..., Workspace], tmp_path: Path, written: str, taken: bool
) -> None:
    budi = open_work("budi", hour=9)
    january, february = two_meetings(sari)
    person = change(sari, "person", name="Parjo")
    decision = change(sari, "decision", statement="Air dibagi", decided_on="2026-01-12")
    attendance = change(sari, "attendance", meeting=february, person=person, presence="hadir")
    apply(budi, [send(sari, tmp_path)])
    for work, meeting, presence, venue in ((sari, february, "izin", "Balai"), (budi, january, "alpa", "Sekolah")):
        change(work, "decision", decision, meeting=meeting)
        change(work, "attendance", attendance, presence=presence)
        change(work, "meeting", february, venue=venue)
    apply(sari, [send(budi, tmp_path)])
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(sari, path)
    book = load_workbook(path)
    rows = {row[1].value: row for row in book["Konflik"].iter_rows(min_row=2)}
    assert rows["venue"][5].value == FEBRUARY
    assert rows["presence"][5].value.endswith(f" – {FEBRUARY}")
    assert rows["meeting"][5].value == "12-01-2026 Air dibagi"
    assert {rows["meeting"][column].value for column in (7, 9)} == {JANUARY, FEBRUARY}
    rows["meeting"][15].value, rows["meeting"][16].value = "lain", written
    book.save(path)
    (report,) = apply(sari, [path]).result.files
    assert [problem.code for problem in report.problems] == ([] if taken else ["no_such_record"])
    assert ("meeting" in {each.spot for each in open_conflicts(sari)}) is not taken


def test_a_question_names_a_meeting_with_its_day_and_says_so_of_what_it_writes(sari: Workspace, tmp_path: Path) -> None:
    january, _ = two_meetings(sari)
    apply(sari, [by_hand(send(sari, tmp_path), copied("meeting", january, venue="Balai"))])
    (waits,) = open_questions(sari)
    assert waits.asked.code == "twice"
    assert JANUARY in sari.language(waits.asked.message)
    (effect,) = effects_of(sari, waits.asked.choices[0])
    assert JANUARY in effect


def test_what_keeps_a_merge_from_being_undone_is_named_with_its_day(
    sari: Workspace, open_work: Callable[..., Workspace], tmp_path: Path
) -> None:
    budi = open_work("budi", hour=9)
    january, _ = two_meetings(sari)
    merged = apply(budi, [send(sari, tmp_path)]).result.merge
    change(budi, "meeting", january, venue="Balai")
    with pytest.raises(Problem, match=JANUARY):
        unmerge(budi, merged)
