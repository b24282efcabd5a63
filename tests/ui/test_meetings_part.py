"""Where a group's life is told, the village meeting that decided for it is told too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Decision, Group, Meeting
from empower_desktop.ui.meetings_part import MeetingsPart
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.timeline import timeline_of

VILLAGE = "33.99.01.2003"


def test_a_village_meeting_that_decided_for_a_group_stands_among_its_meetings(
    frame: Frame, work: Workspace, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    group = save(work, Group, {"name": "KWT Melati", "group_type": "kwt"}).result
    save(work, Meeting, {"title": "Rapat kelompok", "date": "2026-01-10", "group": group, "meeting_type": "rapat_kelompok"})
    village = save(work, Meeting, {"title": "Musdes RKP", "date": "2026-02-12", "area": VILLAGE, "meeting_type": "musdes"}).result
    save(work, Meeting, {"title": "Musdes lain", "date": "2026-03-12", "area": VILLAGE, "meeting_type": "musdes"})
    part = MeetingsPart(frame)
    frame.desk.stepped.connect(part.refresh)
    shown(part, width=860, height=400)
    part.show_record(group)
    qtbot.waitUntil(lambda: part.model.rowCount() == 1)
    with qtbot.waitSignal(part.counted) as counted:
        frame.desk.do(save, Decision, {"statement": "Lahan 0,3 ha", "group": group, "meeting": village, "decided_on": "2026-02-12"})
    assert counted.args == ["2"]
    rows = [[cell.text for cell in part.model.pages.row(at).cells[1:3]] for at in range(2)]  # type: ignore[union-attr]  # two rows
    assert rows == [["Musdes RKP", "at the village assembly"], ["Rapat kelompok", "Group meeting"]]
    assert "decided there for this group" in part.model.pages.row(0).cells[2].tip  # type: ignore[union-attr]
    told = [(each.record, each.more) for each in timeline_of(work, group) if each.sort == "meeting"]
    assert told[0][0] == village
    assert work.language(told[0][1]) == "at the village assembly"
