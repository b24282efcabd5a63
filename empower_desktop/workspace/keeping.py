"""Keeping safe: backups, restoring, checking."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import empower_desktop.store.backup as store_backup
from empower_desktop.errors import Refusal
from empower_desktop.language import N_
from empower_desktop.workspace.opening import STORE_FILE
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace

BACKUPS = "backups"


@dataclass(frozen=True)
class Restored:
    """The folder that holds the restored store, and where the data that lay there before is kept ("" when there was none)."""

    folder: Path
    kept_aside: Path | None


def backup(work: Workspace, file: Path) -> Step:
    """Write the whole store into one file, while the app runs."""
    store_backup.backup(work.store, file)
    return Step(N_("Backup saved in {place}.", place=str(file)), result=file)


def daily_backup(work: Workspace) -> Step:
    """Take the backup of today unless there is one that holds all; older ones are thinned out."""
    file = store_backup.daily(work.store, work.folder / BACKUPS, work.today)
    return Step(N_("Backup saved in {place}.", place=str(work.folder / BACKUPS)), result=file)


def restore(folder: Path, file: Path) -> Step:
    """Put a backup in the place of a data folder's store, under a new store id; what lay there is kept aside.

    A backup that is damaged or of a newer version is refused before anything is touched.
    """
    aside = store_backup.restore(file, folder / STORE_FILE)
    return Step(N_("Backup restored"), result=Restored(folder, aside))


def check(work: Workspace, rebuild: bool = False) -> list[Refusal]:
    """Tell what is wrong with the store; with `rebuild` the derived tables are made anew first."""
    return work.store.check(rebuild)
