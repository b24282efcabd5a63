"""The workbook in which all that waits is answered in Excel: where it shall lie, and the long act that writes it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_, Message
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.place_for_file import ask_for_place
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.asking_in_excel import ask_in_excel

AS_WORKBOOK = N_("Conflicts and questions as a workbook")


def ask_where_to_write(parent: QWidget, desk: Desk, folder: Path) -> Path | None:
    """Ask in a dialog where the workbook shall lie, a folder and today's name proposed; None where nothing was chosen."""
    name = f"{desk.say(N_('CONFLICTS'))}_{datetime.now().astimezone().date().isoformat()}.xlsx"
    return ask_for_place(parent, desk.say(AS_WORKBOOK), folder / name)


def write_what_waits(work: Workspace, path: Path, watch: Watch) -> Step:
    """Write the workbook as a long act; it is short enough to need no stop."""
    return ask_in_excel(work, path)


def told(step: Step) -> Message:
    """Say that it is written, and what is done with it, or that nothing waits any more: it was answered meanwhile."""
    if step.result is None:
        return step.text
    return N_("{file} written. Choose in its cream cells, then merge it like any other file.", file=step.result.file.name)
