"""The four levels of each aim in words that a villager understands (`resources/lists/anchors.csv`)."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import Label
from empower_desktop.records.choices import CHOICES, Choice, read_choices
from empower_desktop.shipped import RESOURCES

ANCHORS: Mapping[str, tuple[Choice, ...]] = read_choices(RESOURCES / "lists" / "anchors.csv")
AIMS = tuple(choice.code for choice in CHOICES["aim"])
LEVELS = tuple(choice.code for choice in CHOICES["maturity"])


def anchor(aim: str, level: str) -> Label:
    """Say in one sentence what a level of an aim looks like in a village."""
    return _label(aim, level)


def short_name(aim: str) -> Label:
    """Give an aim's name in two or three words, for a list or an axis."""
    return _label("aim_short", aim)


def _label(name: str, code: str) -> Label:
    """Give a label of the table; a code that a newer version added stands for itself."""
    found = next((choice for choice in ANCHORS.get(name, ()) if choice.code == code), None)
    return found.label if found else Label(code, code)
