"""Before a list is chosen: what can be taken in, how careful that is, and the way to choose one."""

from __future__ import annotations

from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.theme import Theme

TAKE_A_LIST = N_("Take in a list of somebody’s own")
ANY_LIST = N_("An attendance list, a roll of members, a training list, as it was kept in Excel. Nothing is written before you say so.")
CHOOSE_FILE, TO_MERGE = N_("Choose a file"), N_("Merge files instead")
HINTS = (
    ("file-spreadsheet", N_("As it was kept"), N_(".xlsx, .xls, .ods or .csv, with titles, totals and signatures.")),
    ("circle-help", N_("Nothing is guessed"), N_("What is not certain is asked, with the cell in which it stands.")),
    ("undo-2", N_("It can be undone"), N_("The whole list goes back with one button, also later.")),
)


def beginning(desk: Desk, theme: Theme) -> EmptyState:
    """Give what a person sees first; its `acted` says `file` or `back`."""
    say = desk.say
    actions = [Action("back", say(TO_MERGE), "git-merge"), Action("file", say(CHOOSE_FILE), "file-spreadsheet", "primary")]
    hints = [(icon, say(title), say(text)) for icon, title, text in HINTS]
    return EmptyState(theme, "clipboard-paste", say(TAKE_A_LIST), say(ANY_LIST), actions, hints)
