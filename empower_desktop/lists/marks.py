"""What a mark for somebody's presence means, and what it may mean where nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from empower_desktop.history.change import Plain
from empower_desktop.language import N_, Message
from empower_desktop.lists.amounts import is_tick
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.understood import UNKNOWN, Option
from empower_desktop.records.words import meaning, plain

Marks = dict[str, Plain]
"""What a row says of somebody's presence, by the fields of an attendance."""
CROSS = "x"
"""A mark of which nobody knows whether it is a tick."""
PRESENT_OPTIONS = (Option("hadir", N_("Present")), Option(UNKNOWN, N_("Not recorded")))
MARK_OPTIONS = (
    *PRESENT_OPTIONS,
    Option("izin", N_("Excused")),
    Option("sakit", N_("Ill")),
    Option("alpa", N_("Absent")),
)
ABSENT_OPTIONS = (Option("alpa", N_("Absent")), Option(UNKNOWN, N_("Not recorded")))


def presence_of(text: str) -> str:
    """Give the presence that a mark means, "" for none that is known."""
    return meaning("presence", text) or ("hadir" if is_tick(text) else "")


def known_marks(texts: Iterable[str]) -> dict[str, str]:
    """Give the presence that each of the marks of one table or column means, "" where nobody knows.

    A cross that stands alone may be a tick, and beside higher numbers a 1 counts something.
    """
    listed = list(texts)
    only_crosses = {mark for text in listed if (mark := plain(text))} == {CROSS}
    are_counts = any(text.isdecimal() and int(text) > 1 for text in listed)
    return {text: "" if (only_crosses and plain(text)) or (are_counts and text.isdecimal()) else presence_of(text) for text in listed}


def ask_marks(context: Context, part: Part, cells: Sequence[Cell], message: Message, default: str, options: Sequence[Option]) -> str:
    """Ask once what these cells mean, which say the same; where there is none, or no answer yet, nothing is recorded."""
    if not cells:
        return UNKNOWN
    where = ",".join(cell.name for cell in cells[:20])
    about = (context.place_of(part), cells[0].text.strip())
    return context.asking.ask("mark_unknown", part.sheet, where, message, options, default, about=about) or UNKNOWN
