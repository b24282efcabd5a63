"""Who of those near bears a name like this one: written in another way, or with a word more or less."""

from __future__ import annotations

from collections.abc import Iterable

from empower_desktop.workspace.likeness import LISTED, Known
from empower_desktop.workspace.lookalikes import Lookalikes
from empower_desktop.workspace.roster import Somebody
from empower_desktop.workspace.spelling import sounds

_CONTAINED = 35
"""Points for living near, and for a name of one word within one of three; one only spelled otherwise must be like a possible double."""
_NEAR = "near"


class Nearby:
    """People of one village and group, compared by their names alone; of the `circle` common words count like all others."""

    def __init__(self, people: Iterable[Somebody], circle: frozenset[str]) -> None:
        """Hold those who are near."""
        self._people = {one.id: one for one in people}
        self._circle = circle & self._people.keys()
        self._words = {one.id: frozenset(sounds(one.name)) for one in self._people.values()}
        self._lookalikes = Lookalikes("person", [_called(one.id, one.name, one.others) for one in self._people.values()])

    def like(self, name: str) -> list[Somebody]:
        """Give those who may be called by this name too, the likeliest first."""
        wanted = frozenset(sounds(name))
        alike = self._lookalikes.like(_called("", name), _CONTAINED)
        found = [other.id for other, likeness in alike if likeness.points >= LISTED or self._contains(other.id, wanted)]
        found += [one for one in sorted(self._circle) if self._contains(one, wanted)]
        return [self._people[one] for one in dict.fromkeys(found)]

    def _contains(self, one: str, wanted: frozenset[str]) -> bool:
        """Say whether all words of one of two names are words of the other, or letters that words of it begin with."""
        words = self._words[one]
        return _stands_in(wanted, words) or _stands_in(words, wanted)


def _stands_in(shorter: frozenset[str], longer: frozenset[str]) -> bool:
    """Say whether a name is another one with words left out or cut to their first letter, as Budi S. is Budi Santoso."""
    letters = {word[0] for word in longer - shorter}
    return any(len(word) > 1 for word in shorter) and all(word in longer or (len(word) == 1 and word in letters) for word in shorter)


def _called(record: str, name: str, others: Iterable[str] = ()) -> Known:
    return Known.of("person", record, {"name": name, "name_variants": ";".join(others), "area": _NEAR})
