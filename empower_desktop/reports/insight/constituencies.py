"""Which constituencies a person belongs to on a day, and which of them need shelter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from empower_desktop.records import Person
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.person import DERIVED_CONSTITUENCIES, age
from empower_desktop.reports.insight.facts import Facts

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


class KnownTraits:
    """The constituencies of persons; on a day they depend only by the age then, so each age is worked out once."""

    def __init__(self, persons: Mapping[str, Person]) -> None:
        """Know the constituencies of these persons, by their id."""
        self.persons = persons
        self._known: dict[tuple[str, int | None], Traits] = {}
        self._unknown: Traits = (None,) * len(CONSTITUENCIES)

    def of(self, person: str | None, on: dt.date) -> Traits:
        """Give those of a person on a day; of one who has not come nothing is known."""
        found = self.persons.get(person or "")
        if found is None:
            return self._unknown
        key = (found.id, age(found, on))
        if key not in self._known:
            self._known[key] = traits_of(found, on)
        return self._known[key]


def known_traits(facts: Facts) -> KnownTraits:
    """Give what is known of everybody's constituencies; to be asked for with `facts.once`."""
    return KnownTraits({person.id: person for person in facts.all(Person)})


def with_traits(facts: Facts, persons: Iterable[str]) -> list[tuple[Person, Traits]]:
    """Give those of these persons who are known, in order, with the constituencies to which they belong on the reference date."""
    known, day = facts.once(known_traits), facts.period.last
    return [(known.persons[person], known.of(person, day)) for person in persons if person in known.persons]


def of_them(persons: Sequence[tuple[Person, Traits]], constituency: str) -> tuple[list[Person], list[Person]]:
    """Give the persons who belong to a constituency, and all of whom it is known."""
    place = CONSTITUENCIES.index(constituency)
    part = [person for person, traits in persons if traits[place]]
    return part, [person for person, traits in persons if traits[place] is not None]


def _is_woman(person: Person) -> bool | None:
    return person.sex == "P" if person.sex in ("P", "L") else None
