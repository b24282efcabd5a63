"""A title in words that no list of words knows, such as people of the place use: `Selapanan Ibu-ibu`, `Kumpulan Warga RT 03`."""

from __future__ import annotations

from dataclasses import replace

from empower_desktop.lists.head_places import LEVELS
from empower_desktop.lists.heads import Head
from empower_desktop.lists.headwords import may_complete
from empower_desktop.records.words import beginning

_BODIES = ("element", "official", "office", "acronym", "venue")
"""The words with which the name of who wrote the list begins, `PUSKESMAS KALIBAGOR`, as it stands on the top of a letter."""


def titled_in_own_words(head: Head) -> Head:
    """Give the head of a list of who came with the words over or beside its day as the title, where it has none and names no group."""
    if head.title is not None or head.group is not None or head.day is None:
        return head
    row = head.day.cell.row
    title = next((said for said in head.unknown if said.cell.row <= row and _may_name_event(said.text)), None)
    return replace(head, title=title)


def _may_name_event(text: str) -> bool:
    """Say whether words may name what was held, rather than a place, a body, or who signs: one word alone is that of a place."""
    is_place = LEVELS.search(text) is not None or any(beginning(words, text)[0] for words in _BODIES)
    return len(text.split()) > 1 and not is_place and may_complete(text)
