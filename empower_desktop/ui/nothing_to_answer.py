"""What is shown where nothing waits for an answer: that all agree, and the ways on."""

from __future__ import annotations

from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import to_merging
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.theme import Theme

NONE = N_("No conflicts")
NONE_MEANS = N_("All files agree. When two people change the same thing without seeing each other, it is asked here; nothing is lost.")
SHOW_SETTLED = N_("What was answered")


def nothing_to_answer(desk: Desk, theme: Theme) -> EmptyState:
    """Offer to look up what was answered, or to merge files; `acted` tells which: settled, merge."""
    say = desk.say
    ways_on = [Action("settled", say(SHOW_SETTLED), "check"), to_merging(say)]
    return EmptyState(theme, "git-compare", say(NONE), say(NONE_MEANS), ways_on)
