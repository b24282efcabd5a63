"""Questions in words: what they are about, and their answers in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from empower_desktop.language import N_, Message
from empower_desktop.workbook.proposing import Asked, Choice

SHORTLY: Mapping[str, Message] = MappingProxyType(
    {
        "missing": N_("Row gone in Excel"),
        "elsewhere": N_("Row stands elsewhere"),
        "row_gone": N_("Row gone in Excel"),
        "twice": N_("Row there twice"),
        "unknown": N_("Unknown row"),
        "foot": N_("Sum or signature"),
        "key": N_("About another now"),
        "cleared": N_("Needed cell emptied"),
        "moved": N_("Cells changed places"),
        "filled": N_("Name dragged over others"),
        "shifted": N_("Rows changed places"),
        "unclear": N_("Unclear name"),
        "another_name": N_("Row filled in by another"),
        "there_twice": N_("Row there twice"),
        "back_at_base": N_("Cell as it was sent"),
        "merged_before": N_("Other value than before"),
    }
)
"""What a question is about in few words, by its code; the whole sentence stands on its page."""


def short_of(asked: Asked) -> Message:
    """Say in few words what a question is about; of a sort that is new here its whole sentence."""
    return SHORTLY.get(asked.code, asked.message)


def answers_of(asked: Asked) -> Sequence[Choice]:
    """Give the answers by their keys: of yes and no first the one that keeps what stands, so that a hasty 1 loses nothing."""
    if {choice.code for choice in asked.choices} == {"yes", "no"}:
        return sorted(asked.choices, key=lambda choice: choice.code == "yes")
    return asked.choices
