"""The copy of each day while a window stays open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from empower_desktop.history.clock import Clock
from empower_desktop.language import Language
from empower_desktop.launch.daily_copy import DailyCopy
from empower_desktop.records import Person
from empower_desktop.ui.desk import Desk
from empower_desktop.workspace import opening
from empower_desktop.workspace.opening import start
from empower_desktop.workspace.saving import save


def test_a_window_that_stays_open_for_days_keeps_a_copy_of_each(qtbot: QtBot, tmp_path: Path) -> None:
    start(tmp_path, "Sari Handayani", "pendamping", None, "id", practice=False)
    now = datetime(2026, 11, 24, 3, tzinfo=UTC)
    work = opening.opened(tmp_path, Language("id"), Clock(lambda: now))
    desk = Desk(work)
    copies = DailyCopy(desk)

    def after(days: int, name: str) -> set[str]:
        nonlocal now
        now += timedelta(days=days)
        save(work, Person, {"name": name, "sex": "P"})
        copies.timeout.emit()
        qtbot.waitUntil(lambda: not desk.is_busy)
        return {file.name for file in (tmp_path / "backups").iterdir()}

    assert after(0, "Siti") == {"2026-11-24.empower"}
    assert after(1, "Rina") == {"2026-11-24.empower", "2026-11-25.empower"}
    assert after(9, "Ayu") == {"2026-11-24.empower", "2026-11-25.empower", "2026-12-04.empower"}
    desk.close()
    opening.close(work)
