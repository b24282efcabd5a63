"""Which constituencies a person belongs to on a day, and which of them need shelter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from empower_desktop.records import Person
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.person import DERIVED_CONSTITUENCIES, age

CONSTITUENCIES = (
    "perempuan",
    "pemuda",
    "lansia",
    "perempuan_kk",
    *(choice.code for choice in CHOICES["constituency"] if choice.code not in DERIVED_CONSTITUENCIES),
)
"""Those worked out first, then every code of the list that is chosen for a person."""
SENSITIVE = frozenset(choice.code for choice in CHOICES["constituency"] if choice.group == "sensitif")
"""One to four persons of these are never told in what is shared (`indicators.md` G3)."""
YOUNG, OLD = range(16, 31), 60


def belongs(person: Person, constituency: str, on: dt.date) -> bool | None:
    """Say whether a person belongs to a constituency on a day; None where it is not known.

    Women by sex, youth (16–30) and elderly (60 and older) by age, female household heads by the tick; the others are
    chosen for a person, and what is not chosen is no.
    """
    if constituency == "perempuan":
        return _is_woman(person)
    if constituency in ("pemuda", "lansia"):
        years = age(person, on)
        return None if years is None else (years in YOUNG if constituency == "pemuda" else years >= OLD)
    if constituency == "perempuan_kk":
        return False if person.sex == "L" else person.household_head_female
    return constituency in (person.constituencies or ())


def of_them(persons: Iterable[Person], constituency: str, on: dt.date) -> tuple[list[Person], list[Person]]:
    """Give the persons who belong to a constituency, and all of whom it is known."""
    told = [(person, belongs(person, constituency, on)) for person in persons]
    return [person for person, one in told if one], [person for person, one in told if one is not None]


def _is_woman(person: Person) -> bool | None:
    return person.sex == "P" if person.sex in ("P", "L") else None
