"""A group's life can be read month by month, one sort of things alone, and each moment opens what stands behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Group
from empower_desktop.ui.screens.screen import Frame, Going
from empower_desktop.ui.timeline_part import TimelinePart
from empower_desktop.workspace import Workspace
from tests.story_pages import story, work

__all__ = ["story", "work"]


@pytest.fixture
def part(frame: Frame, work: Workspace, shown: Callable[..., QWidget], qtbot: QtBot) -> TimelinePart:
    made = TimelinePart(frame)
    shown(made, width=860, height=500)
    made.show_record(next(each.id for each in work.all(Group) if each.name == "KWT Tunas Harapan"))
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def lines(part: TimelinePart) -> list[str]:
    return [part.model.index(row, 1).data() or part.model.index(row, 0).data() for row in range(part.model.rowCount())]


def test_each_month_has_a_head_and_each_moment_opens_its_record(part: TimelinePart, qtbot: QtBot) -> None:
    gone: list[tuple[str, str, str]] = []

    def go(screen: str, record: str, going: Going) -> None:
        gone.append((screen, record, going.at))

    part.going.connect(go)
    heads = [row for row in range(part.model.rowCount()) if not part.model.pages.row(row).key]
    assert len(heads) >= 12
    for wanted in ("Pelatihan Hak Penggarap dan Cara Berunding", "9 members joined", "Savings reached Rp 1,000,000"):
        part.table.setCurrentIndex(part.model.index(lines(part).index(wanted), 1))
        qtbot.keyClick(part.table, Qt.Key.Key_Return)
    part.table.setCurrentIndex(part.model.index(heads[0], 1))
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert [(screen, at) for screen, _, at in gone] == [("training", ""), ("group", "members"), ("contribution", "")]


def test_one_sort_of_things_can_be_looked_at_alone(part: TimelinePart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: None)  # nothing can be raised above a window that is not drawn
    whole = part.model.rowCount()
    part.choice.click()
    (menu,) = part.findChildren(QMenu)
    (decisions,) = [line for line in menu.actions() if line.text() == "Decision"]
    decisions.trigger()
    assert 0 < part.model.rowCount() < whole / 2
    assert part.choice.accessibleName() == "Decision"
    part.choose("")
    assert part.model.rowCount() == whole
