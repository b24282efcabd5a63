"""Which constituencies a person belongs to on a day, and which of them need shelter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from empower_desktop.records import Person
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.person import DERIVED_CONSTITUENCIES, age

CHOSEN = tuple(choice.code for choice in CHOICES["constituency"] if choice.code not in DERIVED_CONSTITUENCIES)
NOT_CHOSEN = (False,) * len(CHOSEN)
CONSTITUENCIES = ("perempuan", "pemuda", "lansia", "perempuan_kk", *CHOSEN)
"""Those worked out first, then every code of the list that is chosen for a person."""
SENSITIVE = frozenset(choice.code for choice in CHOICES["constituency"] if choice.group == "sensitif")
"""One to four persons of these are never told in what is shared (`indicators.md` G3)."""
YOUNG, OLD = range(16, 31), 60
Traits = tuple[bool | None, ...]
"""For each of CONSTITUENCIES whether a person belongs to it; None where it is not known."""


def traits_of(person: Person, on: dt.date) -> Traits:
    """Say for each of CONSTITUENCIES whether a person belongs to it on a day.

    Women by sex, youth (16–30) and elderly (60 and older) by age, female household heads by the tick; the others are
    chosen for a person, and what is not chosen is no.
    """
    years, chosen = age(person, on), person.constituencies
    young, old = (None, None) if years is None else (years in YOUNG, years >= OLD)
    others = tuple([code in chosen for code in CHOSEN]) if chosen else NOT_CHOSEN
    return (_is_woman(person), young, old, False if person.sex == "L" else person.household_head_female, *others)


def of_them(persons: Sequence[tuple[Person, Traits]], constituency: str) -> tuple[list[Person], list[Person]]:
    """Give the persons who belong to a constituency, and all of whom it is known."""
    place = CONSTITUENCIES.index(constituency)
    part = [person for person, traits in persons if traits[place]]
    return part, [person for person, traits in persons if traits[place] is not None]


def _is_woman(person: Person) -> bool | None:
    return person.sex == "P" if person.sex in ("P", "L") else None
