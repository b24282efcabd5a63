"""The window between two people with stores of their own."""

from __future__ import annotations

from pathlib import Path

from people import change, copy_of, person_at_work, send
from PySide6.QtCore import QSettings

from empower_desktop.ui.desk import Desk
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace

__all__ = ["change", "copy_of", "frame_of", "person_at_work", "send"]


def frame_of(work: Workspace, theme: Theme, folder: Path) -> Frame:
    """Give what a window hands to a screen; its settings lie in the folder, and so do its exports."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("exchange/folder", str(folder))
    return Frame(Desk(work), theme, settings)
