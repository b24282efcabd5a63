"""Records held ready to be compared: of 100,000 only the few are looked at that sound alike and lie near each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from threading import RLock

from empower_desktop.records import Meeting
from empower_desktop.workspace.likeness import Known, Likeness, compare
from empower_desktop.workspace.near_day import days_near
from empower_desktop.workspace.spelling import LEAST_ALIKE, telling

DISTRICT = 8  # 33.02.10
DATED = {"meeting": "date", "training": "date_start"}


class Lookalikes:
    """Records of one kind by where they are and the words of their names, or by their day."""

    def __init__(self, kind: str, known: Iterable[Known] = ()) -> None:
        """Hold these records."""
        self._kind = kind
        self._known: dict[str, Known] = {}
        self._places: dict[str, _Words] = defaultdict(_Words)
        self._same: dict[str, set[str]] = defaultdict(set)
        # One thread hears who is new while another compares.
        self._lock = RLock()
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        """Hold one more, or one anew."""
        with self._lock:
            self.drop(one.id)
            self._known[one.id] = one
            for word in self._words(one):
                self._places[_place(one)].add(word, one.id)
            for shared in self._shared(one):
                self._same[shared].add(one.id)

    def drop(self, record: str) -> None:
        """Forget one."""
        with self._lock:
            if (one := self._known.pop(record, None)) is not None:
                for word in self._words(one):
                    self._places[_place(one)].drop(word, record)
                for shared in self._shared(one):
                    self._same[shared].discard(record)

    def like(self, one: Known, least: int, after: str = "") -> list[tuple[Known, Likeness]]:
        """Give those that may be the same, from so many points on, the likeliest first; of ids greater than `after` alone."""
        with self._lock:
            near = [self._known[record] for record in self._near(one) if record > after and record != one.id]
        found = []
        for other in near:
            likeness = compare(self._kind, one, other, least)
            if likeness.points >= least:
                found.append((other, likeness))
        return sorted(found, key=lambda each: (-each[1].points, each[0].id))

    def _near(self, one: Known) -> set[str]:
        near = set[str]().union(*[self._same.get(shared, ()) for shared in (*self._shared(one), *self._nearly_shared(one))])
        # Who lives nobody knows where may be anybody's double.
        places = {_place(one), ""} if _place(one) else self._places.keys()
        for word in self._words(one):
            for place in places & self._places.keys():
                near |= self._places[place].bearing(word)
        return near

    def _words(self, one: Known) -> set[str]:
        """Give the words by which a record is looked for: those of its names, and each name as one word."""
        return set() if self._kind in DATED else {word for name in one.names for word in (*telling(name), "".join(name))}

    def _shared(self, one: Known) -> Iterator[str]:
        """Give what makes two worth comparing wherever they are: a phone number; of what has a day that day."""
        if value := one.fields.get(DATED.get(self._kind, "phone")):
            yield str(value)

    def _nearly_shared(self, one: Known) -> Iterator[str]:
        """Give the days that a meeting may have been on if its own was mistyped."""
        day = Meeting.fields()["date"].load(one.fields.get("date")) if self._kind == "meeting" else None
        if isinstance(day, date):
            yield from map(date.isoformat, days_near(day))


class _Words:
    """The words of the names of one place, and who bears them."""

    def __init__(self) -> None:
        self._bearing: dict[str, set[str]] = {}
        # By first letter and length: what is alike begins alike and is about as long.
        self._words: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._alike: dict[str, list[str]] = {}

    def add(self, word: str, record: str) -> None:
        if word not in self._bearing:
            self._bearing[word] = set()
            self._words[word[0], len(word)].append(word)
            self._alike.clear()
        self._bearing[word].add(record)

    def drop(self, word: str, record: str) -> None:
        self._bearing[word].discard(record)

    def bearing(self, word: str) -> set[str]:
        """Give who bears this word or one that sounds like it."""
        if word not in self._alike:
            self._alike[word] = self._closest(word)
        return set[str]().union(*[self._bearing[each] for each in self._alike[word]])

    def _closest(self, word: str) -> list[str]:
        # Only now, so that what never compares names starts without it.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        shortest, longest = int(len(word) * LEAST_ALIKE), int(len(word) / LEAST_ALIKE)
        near = [each for length in range(shortest, longest + 1) for each in self._words.get((word[0], length), ())]
        found = extract(word, near, scorer=OSA.normalized_similarity, score_cutoff=LEAST_ALIKE, limit=None, processor=None)
        return [each for each, _, _ in found]


def _place(one: Known) -> str:
    area = str(one.fields.get("area") or "")
    # An agency of the regency may be the one that somebody noted in a village.
    return area[:DISTRICT] if len(area) >= DISTRICT else ""
