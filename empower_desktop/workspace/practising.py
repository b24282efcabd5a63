"""Practice beside the real data: the same person, in a store of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from empower_desktop.workspace.opening import AREAS_FILE, is_there, start
from empower_desktop.workspace.workspace import Workspace


def start_practice(work: Workspace, folder: Path) -> None:
    """Start the practice store of the person at work in a folder, unless it is there; the area list comes along."""
    if is_there(folder):
        return
    folder.mkdir(parents=True, exist_ok=True)
    if (work.folder / AREAS_FILE).exists():
        shutil.copyfile(work.folder / AREAS_FILE, folder / AREAS_FILE)  # making it anew takes a second or two
    start(folder, work.author.name, work.author.role, work.author.area, work.language.code, practice=True)


def is_practice(work: Workspace) -> bool:
    """Say whether this is practice data."""
    return work.store.setting("practice") == "yes"
