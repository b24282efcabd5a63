"""Whom a few letters mean: everybody who is known, those likely at this meeting first."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from empower_desktop.records.fields import Plain
from empower_desktop.records.typed import as_it_looks
from empower_desktop.store import Row
from empower_desktop.workspace.likeness import ASKED, Known, compare, year_of_birth
from empower_desktop.workspace.lookalikes import Lookalikes
from empower_desktop.workspace.workspace import Workspace

OFFERS = 7
_LAST = "\U0010ffff"
_WORD = re.compile(r"\w+")
_HAMLET = re.compile(r"\b(?:dusun|dukuh|dsn)\s+\w+")
NOBODY_ELSE: Mapping[str, Sequence[str]] = {}
_COLUMNS = ("name", "nickname", "name_variants", "sex", "birth_year", "birth_date", "area", "hamlet")


class Somebody(NamedTuple):
    """A person as a type-ahead knows them; `words` are those of all their names, `born` is 0 when nobody knows."""

    id: str
    name: str
    sex: str
    born: int
    area: str
    hamlet: str
    words: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Near:
    """Who is likely meant, the likeliest first; those `present` already come last of all."""

    missing: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    hamlet: str = ""
    area: str = ""

    def tier(self, known: Somebody) -> int:
        """Say how likely somebody is meant, 0 being the likeliest."""
        one = known.id
        if one in self.missing:
            return 0
        if one in self.present:
            return 6
        if one in self.members:
            return 1
        if one in self.last:
            return 2
        if self.area and known.area == self.area:
            return 3 if self.hamlet and self.hamlet in hamlet_of(known.hamlet) else 4
        return 5


def fold(text: str) -> str:
    """Give a text in small letters without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", as_it_looks(text).casefold())
    return "".join([sign for sign in plain if not unicodedata.combining(sign)])


def hamlet_of(text: str) -> str:
    """Give the hamlet that a text speaks of, `dusun ii` of “Balai Dusun II”; of an address without one the whole."""
    plain = fold(text).strip()
    found = _HAMLET.search(plain)
    return re.sub(r"^(?:dukuh|dsn)\s+", "dusun ", found.group()) if found else plain


def _plain(name: str) -> str:
    """Give the words of a name for comparing it as a whole."""
    return " ".join(_WORD.findall(fold(name)))


class People:
    """Everybody who is known, held ready for typing: any word of any name may be begun."""

    def __init__(
        self, known: Iterable[Somebody], ever: Mapping[str, Sequence[str]] = NOBODY_ELSE, joined: Collection[str] = frozenset()
    ) -> None:
        """Hold these persons; `ever` gives, by the id, all names of who had several, `joined` are those who are several records."""
        self._known = {one.id: one for one in known}
        self._ever = ever
        self._joined = joined
        self._words = sorted([(word, one.id) for one in self._known.values() for word in one.words])
        self._lookalikes: Lookalikes | None = None

    @classmethod
    def load(cls, work: Workspace) -> People:
        """Read everybody who is live, with the names that they had before somebody corrected or joined them."""
        ever = work.store.texts_ever("person", "name")
        known = [_somebody(ever.get(str(row[0]), ()), *row) for row in work.store.columns("person", _COLUMNS)]
        return cls(known, ever, work.store.homes(ever.keys()).keys())

    @classmethod
    def of(cls, rows: Iterable[Row]) -> People:
        """Hold the persons of these rows."""
        return cls([_somebody((), row.id, *[row.fields.get(code) for code in _COLUMNS]) for row in rows])

    def __len__(self) -> int:
        return len(self._known)

    def __iter__(self) -> Iterator[Somebody]:
        """Go through everybody."""
        return iter(self._known.values())

    def get(self, person: str) -> Somebody | None:
        """Give a person who is known."""
        return self._known.get(person)

    def changed(self, rows: Iterable[Row]) -> People:
        """Give the same people with these rows as they are now, the deleted ones gone."""
        fresh = People((), self._ever, self._joined)
        fresh._known, fresh._words = dict(self._known), list(self._words)
        fresh._lookalikes = self._lookalikes
        for row in rows:
            if (former := fresh._known.pop(row.id, None)) is not None:
                for word in former.words:
                    del fresh._words[bisect_left(fresh._words, (word, row.id))]
                if fresh._lookalikes is not None:
                    fresh._lookalikes.drop(row.id)
            if row.standing != "deleted":
                now = _somebody(self._ever.get(row.id, ()), row.id, *[row.fields.get(code) for code in _COLUMNS])
                fresh._known[row.id] = now
                if fresh._lookalikes is not None:
                    fresh._lookalikes.add(_known_as(now))
                for word in now.words:
                    insort(fresh._words, (word, row.id))
        return fresh

    def find(self, text: str, near: Near, limit: int = OFFERS) -> list[Somebody]:
        """Give who may be meant by these letters, the likeliest first."""
        asked = _WORD.findall(fold(text))
        if not asked:
            return []
        beginning = " ".join(asked)

        def order(one: Somebody) -> tuple[int, bool, str]:
            name = fold(one.name)
            return near.tier(one), not name.startswith(beginning), name

        return nsmallest(limit, self._begun(asked), key=order)

    def named(self, name: str) -> list[Somebody]:
        """Give those who bear exactly this name, accents and capitals aside; who was joined bears all names of these records."""
        asked = _plain(name)
        return [one for one in self._begun(asked.split()) if asked in self._names(one)] if asked else []

    def known_as(self, name: str) -> list[Somebody]:
        """Give those who are not called so, but had exactly this name before or bear it beside their own."""
        asked = _plain(name)
        known = self._begun(asked.split()) if asked else ()
        return [one for one in known if asked not in self._names(one) and any(_plain(each) == asked for each in one.others)]

    def names_meant(self, person: str, name: str) -> frozenset[str]:
        """Give by which names somebody is meant by whoever says this one: by this alone where they bear it, else by all of theirs.

        Who was joined may stand on one list by several names, as two records of them did.
        """
        names = self._names(self._known[person]) if person in self._known else frozenset()
        return names & {_plain(name)} or names

    def _names(self, one: Somebody) -> frozenset[str]:
        return frozenset(map(_plain, (one.name, *(self._ever[one.id] if one.id in self._joined else ()))))

    @property
    def is_ready(self) -> bool:
        """Say whether `similar` answers at once."""
        return self._lookalikes is not None

    def similar(self, name: str, sex: str, near: Near, limit: int = 3, hamlet: str = "") -> list[Somebody]:
        """Give those who may be the same person as a new one of this name, the likeliest first.

        The first time it makes ready who is known, which takes a while with many: for a thread of its own.
        """
        if self._lookalikes is None:
            self._lookalikes = Lookalikes("person", map(_known_as, self._known.values()))
        said = {"name": name, "sex": sex, "area": near.area, "hamlet": hamlet}
        newcomer = Known.of("person", "", {code: value for code, value in said.items() if value})
        found = {other.id: likeness.points for other, likeness in self._lookalikes.like(newcomer, ASKED)}
        # Who belongs to the group is at home here, wherever they live.
        for one in (near.missing | near.present | near.members | near.last) & self._known.keys():
            points = compare("person", newcomer, _known_as(self._known[one], near.area)).points
            if points >= ASKED:
                found[one] = max(points, found.get(one, 0))
        persons = [self._known[one] for one in found if one in self._known]
        return sorted(persons, key=lambda one: (-found[one.id], near.tier(one), one.id))[:limit]

    def _begun(self, asked: Sequence[str]) -> Iterator[Somebody]:
        longest = max(asked, key=len)
        first = bisect_left(self._words, (longest,))
        last = bisect_left(self._words, (longest + _LAST,))
        for one in dict.fromkeys([person for _, person in self._words[first:last]]):
            known = self._known[one]
            if len(asked) == 1 or all(any(word.startswith(part) for word in known.words) for part in asked):
                yield known


def _known_as(one: Somebody, area: str | None = None) -> Known:
    """Give what of somebody is compared; an area in place of their own makes them one who is at home there."""
    fields: dict[str, Plain] = {
        "name": one.name,
        "name_variants": ";".join(one.others),
        "sex": one.sex,
        "birth_year": one.born,
        "hamlet": one.hamlet,
    }
    fields["area"] = one.area if area is None else area
    return Known.of("person", one.id, {code: value for code, value in fields.items() if value})


def _somebody(
    ever: Sequence[str],
    person: object,
    name: object,
    nickname: object,
    variants: object,
    sex: object,
    born: Plain,
    birthday: Plain,
    area: object,
    hamlet: object,
) -> Somebody:
    beside = [part for text in (nickname, variants) if text for part in str(text).split(";")]
    others = (*beside, *(each for each in ever if each != name))
    words = tuple(dict.fromkeys(_WORD.findall(fold(" ".join((str(name or ""), *others))))))
    year = year_of_birth(birthday, born)
    return Somebody(str(person), str(name or ""), str(sex or ""), year, str(area or ""), str(hamlet or ""), words, others)


def rows_of_people(work: Workspace, records: Iterable[str]) -> list[Row]:
    """Give those of these records that are persons, as they are now, for `People.changed`."""
    return work.store.rows_by_id("person", records)
