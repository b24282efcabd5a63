"""Who of those near bears a name like this one: written in another way, or with a word more or less."""

from __future__ import annotations

from collections.abc import Iterable

from empower_desktop.workspace.likeness import Known
from empower_desktop.workspace.lookalikes import Lookalikes
from empower_desktop.workspace.roster import Somebody
from empower_desktop.workspace.spelling import sounds

_LEAST = 35
"""Points for living near, and for a name of one word within one of three."""
_NEAR = "near"


class Nearby:
    """People of one village and group, compared by their names alone; every part of the names of the `circle` counts, however common."""

    def __init__(self, people: Iterable[Somebody], circle: frozenset[str]) -> None:
        """Hold those who are near."""
        self._people = {one.id: one for one in people}
        self._words = {one.id: frozenset(sounds(one.name)) for one in self._people.values() if one.id in circle}
        self._lookalikes = Lookalikes("person", [_called(one.id, one.name, one.others) for one in self._people.values()])

    def like(self, name: str) -> list[Somebody]:
        """Give those who may be called by this name too, the likeliest first."""
        found = [other.id for other, _ in self._lookalikes.like(_called("", name), _LEAST)]
        wanted = frozenset(sounds(name))
        found += [one for one, words in self._words.items() if wanted and words and (wanted <= words or words <= wanted)]
        return [self._people[one] for one in dict.fromkeys(found)]


def _called(record: str, name: str, others: Iterable[str] = ()) -> Known:
    return Known.of("person", record, {"name": name, "name_variants": ";".join(others), "area": _NEAR})
