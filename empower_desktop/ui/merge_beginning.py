"""Where merging begins, while no file is chosen: what can be brought, and the ways to bring it."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.theme import Theme

DRAG_HERE = N_("Drag Excel files onto this window, or choose them here. They are checked first; nothing is written before you say so.")
CHOOSE_FILES, CHOOSE_FOLDER, TAKE_A_LIST = N_("Choose files"), N_("Choose folder"), N_("Take in a list…")
HINTS = (
    ("file-spreadsheet", N_("Many at once"), N_("Files, folders and .zip files, as they came by WhatsApp or on a stick.")),
    ("refresh-cw", N_("In any order"), N_("Late, twice, or renamed: what came before is recognised.")),
    ("undo-2", N_("It can be undone"), N_("A whole merge goes back with one button, also later.")),
)


def nothing_chosen(desk: Desk, theme: Theme) -> EmptyState:
    """Offer to choose files, a folder, or a list of somebody's own; `acted` tells which: files, folder, list."""
    say = desk.say
    actions = [
        Action("list", say(TAKE_A_LIST), "clipboard-paste"),
        Action("folder", say(CHOOSE_FOLDER), "folder-open"),
        Action("files", say(CHOOSE_FILES), "file-spreadsheet", "primary"),
    ]
    hints = [(icon, say(title), say(text)) for icon, title, text in HINTS]
    return EmptyState(theme, "git-merge", say(N_("Files to merge")), say(DRAG_HERE), actions, hints, "Ctrl M")


def ask_for_files(desk: Desk, parent: QWidget) -> list[str]:
    """Let somebody choose files in a dialog; none where it is left."""
    kinds = desk.say(N_("Workbooks and .zip files")) + " (*.xlsx *.xlsm *.zip)"
    return QFileDialog.getOpenFileNames(parent, desk.say(CHOOSE_FILES), "", kinds)[0]


def ask_for_folder(desk: Desk, parent: QWidget) -> list[str]:
    """Let somebody choose a folder in a dialog; none where it is left."""
    chosen = QFileDialog.getExistingDirectory(parent, desk.say(CHOOSE_FOLDER))
    return [chosen] if chosen else []
