"""Two people with stores of their own, and the window between them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import opened, start
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import default_name, export


def person_at_work(folder: Path, name: str) -> Workspace:
    """Start a store and open it."""
    start(folder, name, "pendamping", None, "en", practice=False)
    return opened(folder, Language("en"))


def change(work: Workspace, kind: str, record: str = "", **typed: object) -> str:
    """Save values over what stands, and give the record."""
    step = save(work, KINDS[kind], typed, record, work.seen(record)) if record else save(work, KINDS[kind], typed)
    return str(step.result)


def send(work: Workspace, folder: Path, name: str = "") -> Path:
    """Export everything."""
    folder.mkdir(exist_ok=True)
    file = folder / (name or default_name(work))
    export(work, file)
    return file


def frame_of(work: Workspace, theme: Theme, folder: Path) -> Frame:
    """Give what a window hands to a screen; its settings lie in the folder, and so do its exports."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("exchange/folder", str(folder))
    return Frame(Desk(work), theme, settings)
