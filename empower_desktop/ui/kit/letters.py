"""Finding a choice by typing its letters: one that begins with them first, then one that has such a word inside."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from empower_desktop.ui.kit.offers import words_of

PAUSE = 1.5
"""After so many seconds without a letter the next one begins a new search."""
_UNFIT = 3
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


def fitting(typed: str, titles: Sequence[str]) -> list[int]:
    """Give the numbers of the titles that fit what was typed.

    First stand those that begin with it, then those with such words inside, and last those in which other words stand between.
    """
    ranks = [(_rank(words_of(typed), words_of(title)), at) for at, title in enumerate(titles)]
    return [at for rank, at in sorted(ranks) if rank < _UNFIT]


def _rank(wanted: str, title: str) -> int:
    if title.startswith(wanted):
        return 0
    if wanted in title:
        return 1
    following = iter(title.split())
    return 2 if all(any(word.startswith(each) for word in following) for each in wanted.split()) else _UNFIT


class Letters:
    """The letters typed on a choice one after the other, and where they lead.

    Letters that fit nothing lead back to where the search began: what was chosen by the first of them was not meant.
    """

    def __init__(self) -> None:
        """Start without letters."""
        self.typed = ""
        self._began_at, self._last = 0, 0.0

    @property
    def go_on(self) -> bool:
        """Tell whether the next letter belongs to those typed so far."""
        return bool(self.typed) and time.monotonic() - self._last <= PAUSE

    def begin_anew(self) -> None:
        """Forget what was typed."""
        self.typed = ""

    def wants(self, event: QKeyEvent) -> bool:
        """Tell whether a key is a letter of the search; a space begins none, and Backspace takes the last letter back."""
        if event.modifiers() not in _PLAIN:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            return self.go_on
        text = event.text()
        return text.isprintable() and bool(text.strip() or (text and self.go_on))

    def take(self, event: QKeyEvent, titles: Sequence[str], at: int) -> int:
        """Give where one more letter leads; `at` is the number of the title chosen now, -1 for none."""
        if not self.go_on:
            self.typed, self._began_at = "", at
        self.typed = self.typed[:-1] if event.key() == Qt.Key.Key_Backspace else self.typed + event.text()
        self._last = time.monotonic()
        found = self._found(titles, at)
        return self._began_at if found is None else found

    def fit(self, titles: Sequence[str]) -> bool:
        """Tell whether what was typed fits any of the titles."""
        return not self.typed or self._found(titles, -1) is not None

    def _found(self, titles: Sequence[str], at: int) -> int | None:
        if not words_of(self.typed).strip():  # a dash fits nothing, and no letters mean no search
            return None
        if found := fitting(self.typed, titles):
            return found[0]
        if len(set(self.typed.casefold())) == 1:  # the same letter again and again walks through what begins with it
            begun = [number for number in fitting(self.typed[0], titles) if words_of(titles[number]).startswith(words_of(self.typed[0]))]
            return next((number for number in begun if number > at), begun[0] if begun else None)
        return None
