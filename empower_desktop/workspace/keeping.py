"""Keeping safe: backups, restoring, checking."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import empower_desktop.store.backup as store_backup
from empower_desktop.errors import Place, Problem, Refusal
from empower_desktop.language import N_
from empower_desktop.store.opening import settings_at
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


def last_backup(work: Workspace) -> date | None:
    """Give the day on which the last of the daily backups was written; None while there is none that is finished."""
    written: list[float] = []
    for file in (work.folder / BACKUPS).glob(f"*{store_backup.ENDING}"):
        with suppress(FileNotFoundError):  # an old one may be thinned out meanwhile
            written.append(file.stat().st_mtime)
    return date.fromtimestamp(max(written)) if written else None


def restore(folder: Path, file: Path) -> Step:
    """Put a backup in the place of a data folder's store, under a new store id; what lay there is kept aside.

    A backup that is damaged, of a newer version, or of practice data where the real lie or the other way round is refused before
    anything is touched.
    """
    there, held = settings_at(folder / STORE_FILE), store_backup.settings_in(file)
    if there and there.get("practice") != held.get("practice"):
        raise _of_the_other_sort(file, practice=held.get("practice") == "yes")
    aside = store_backup.restore(file, folder / STORE_FILE)
    told = N_("Backup restored")
    if there and there.get("author_id") != held.get("author_id"):
        told = N_("Backup restored. It holds the data of {name}, in whose name everything is recorded here from now on.")
    return Step(told.filled(name=held.get("author_name", "")), result=Restored(folder, aside))


def _of_the_other_sort(file: Path, *, practice: bool) -> Problem:
    if practice:
        message = N_("{file} is a backup of practice data, and here lie the real ones. Restore it in practice mode.", file=file.name)
    else:
        message = N_("{file} is a backup of real data, and this is practice mode. Restore it where the real data lie.", file=file.name)
    return Problem(message, "practice" if practice else "not_practice", Place(file.name))


def check(work: Workspace, rebuild: bool = False) -> list[Refusal]:
    """Tell what is wrong with the store; with `rebuild` the derived tables are made anew first."""
    return work.store.check(rebuild)
