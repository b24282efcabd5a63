"""What an indicator gives: lines of numbers, with what is known of too little and what was left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from empower_desktop.language import Label, Message
from empower_desktop.reports.insight.number import Number

Name = Label | Message | str
"""A code's label, a text of ours, or the title of a record."""
SHOWN_BELOW = Fraction(4, 5)
"""Coverage is told where it is lower (`indicators.md` G7)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of numbers; `word` is what is read from them (a class, a band, a state)."""

    name: Name
    numbers: tuple[Number, ...]
    code: str = ""
    word: Name = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record that a figure lists: its id and kind, and what stands under each head of its ledger."""

    record: str
    kind: str
    cells: tuple[Name | dt.date, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Records that a figure lists one by one: what they are, the heads of their columns, and an entry for each."""

    name: Name
    heads: tuple[Name, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The lines of an indicator, each with as many numbers as there are columns.

    `coverage` is how much of the fields is known, `notes` tell what was left out and lists in words, `quotes` are
    texts of records with their ids, `ledger` lists records one by one, for the own device. `drawn` is False where too
    little is known for a picture (G7, MAT).
    """

    code: str
    columns: tuple[Name, ...]
    lines: tuple[Line, ...]
    coverage: Number | None = None
    notes: tuple[Message, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()
    drawn: bool = True
    ledger: Ledger | None = None

    @property
    def thin_coverage(self) -> Number | None:
        """Give the coverage where it must be told: below four in five."""
        known = self.coverage
        return known if known is not None and known.value is not None and known.value < SHOWN_BELOW else None
