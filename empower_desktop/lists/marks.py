"""What a mark for somebody's presence means, and what it may mean where nobody knows."""

from __future__ import annotations

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_tick
from empower_desktop.lists.people import UNKNOWN
from empower_desktop.lists.understood import Option
from empower_desktop.lists.words import meaning

CROSS = "x"
"""A mark of which nobody knows whether it is a tick."""
PRESENT_OPTIONS = (Option("hadir", N_("Present")), Option(UNKNOWN, N_("Not recorded")))
MARK_OPTIONS = (
    *PRESENT_OPTIONS,
    Option("izin", N_("Excused")),
    Option("sakit", N_("Ill")),
    Option("alpa", N_("Absent")),
)


def presence_of(text: str) -> str:
    """Give the presence that a mark means, "" for none that is known."""
    return meaning("presence", text) or ("hadir" if is_tick(text) else "")
