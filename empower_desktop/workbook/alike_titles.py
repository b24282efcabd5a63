"""Whether what two rows are called may be one name: written otherwise, shortened, or corrected."""

from __future__ import annotations

from collections.abc import Collection
from difflib import SequenceMatcher

from empower_desktop.history.change import Plain
from empower_desktop.records.typed import folded

_ALIKE = 0.6
"""So alike are two ways of writing one name."""


def words_of(values: Collection[Plain]) -> str:
    """Give the words of a title's parts, for comparing; nothing where all of them are empty."""
    return folded(" ".join(str(value) for value in values if value is not None))


def are_alike(one: str, other: str) -> bool:
    """Say whether two titles, as `words_of` gives them, share a word or nearly all their letters."""
    return bool({*one.split()} & {*other.split()}) or SequenceMatcher(None, one, other).ratio() >= _ALIKE
