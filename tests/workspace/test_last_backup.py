"""When the last backup was written, told at any moment, also while the one of today is being made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from os import utime

from empower_desktop.workspace import Workspace
from empower_desktop.workspace.keeping import BACKUPS, daily_backup, last_backup
from empower_desktop.workspace.overview import status

LONG_AGO = 86_400 * 365


def test_the_last_backup_is_told_by_its_day(open_work: Callable[..., Workspace]) -> None:
    work = open_work("sari")
    assert status(work).backup is None
    file = daily_backup(work).result
    utime(file, (LONG_AGO, LONG_AGO))
    assert status(work).backup == date.fromtimestamp(LONG_AGO)


def test_a_backup_that_is_not_finished_is_none_and_one_that_was_thinned_out_while_one_looked_harms_nothing(
    open_work: Callable[..., Workspace],
) -> None:
    work = open_work("sari")
    folder = work.folder / BACKUPS
    folder.mkdir()
    (folder / ".2026-11-28.empower.26c4580e.tmp").write_bytes(b"begun")
    (folder / "2026-11-01.empower").symlink_to(folder / "gone")
    assert last_backup(work) is None
