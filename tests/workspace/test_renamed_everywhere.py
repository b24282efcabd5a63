"""A meeting that is called otherwise everywhere in a workbook, as find & replace does it: its list of presence stays its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add_keyed, save
from tests.excel import Act, added, column_of, sheet_of, typed
from tests.workspace.hand_edited import SentToBudi

OpenWork = Callable[..., Workspace]
DAYS = ("2026-01-12", "2026-02-10", "2026-03-10")


class Village(SentToBudi):
    """Three meetings of one title with somebody at each, and the coordinator who gets the workbook of them."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        self.meetings = [str(save(sari, Meeting, {"title": "Rapat KWT", "date": day}).result) for day in DAYS]
        person = str(save(sari, Person, {"name": "Suminah", "sex": "P"}).result)
        save(sari, Person, {"name": "Parjo", "sex": "L"})
        ticks = [{"meeting": meeting, "person": person, "presence": "hadir"} for meeting in self.meetings]
        self.ticks = [str(add_keyed(sari, Attendance, tick).result) for tick in ticks]
        super().__init__(sari, budi, folder)


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


def replaced(kind: str, code: str, before: str, after: str) -> Act:
    """Find and replace in one column."""

    def act(book: Workbook) -> None:
        sheet = sheet_of(book, kind)
        for row in range(2, sheet.max_row + 1):
            cell = sheet.cell(row, column_of(sheet, kind, code))
            cell.value = cell.value.replace(before, after) if isinstance(cell.value, str) else cell.value

    return act


RENAMED = [
    ("Rapat KWT", "Rapat KWT Melati", 3),
    ("10-02-2026", "11-02-2026", 1),
    ("10-02-2026 Rapat", "11-02-2026 Temu", 2),
]


@pytest.mark.parametrize(("before", "after", "edits"), RENAMED)
def test_a_meeting_that_got_another_name_everywhere_asks_of_nobody_who_came(village: Village, before: str, after: str, edits: int) -> None:
    day = typed("meeting", village.meetings[1], date=datetime(2026, 2, 11)) if "11-02" in after else typed("meeting", village.meetings[1])
    title = typed("meeting", village.meetings[1], title="Temu KWT") if "Temu" in after else replaced("meeting", "title", before, after)
    report = village.merged(day, title, replaced("attendance", "meeting", before, after))
    assert (report.questions, report.problems, len(report.proposals)) == ((), (), edits)


def test_a_day_that_moved_to_that_of_another_meeting_leaves_what_names_that_where_it_is(village: Village) -> None:
    moved = typed("meeting", village.meetings[1], date=datetime(2026, 3, 10))
    village.merged(moved, added("attendance", meeting="10-03-2026 Rapat KWT", person="Parjo", presence="Hadir"))
    assert [row.meeting for row in village.budi.all(Attendance) if row.id not in village.ticks] == [village.meetings[2]]
