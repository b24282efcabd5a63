"""The one who writes sample data down: what a record became, when it was noted, what is still to be noted."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from empower_desktop.history.change import keyed_id, time_id
from empower_desktop.history.clock import millis_of, stamp_of
from empower_desktop.launch.sample.texts import SampleTexts

Plain = str | int | bool | list[str]
Fields = Mapping[str, Plain | None]
T = TypeVar("T")

DAYS = 365
LAST_DAY = DAYS - 1


@dataclass(frozen=True, slots=True)
class Act:
    """One record noted: its kind, its id, its fields in the form of the wire, the moment.

    A record that was noted before is over those acts whose values it replaces; None then takes a value away.
    """

    kind: str
    record: str
    fields: Mapping[str, Plain | None]
    at: datetime
    over: tuple[Act, ...] = ()
    again: bool = False


Job = Callable[[], Iterable[Act]]


class Clerk:
    """Note records in the order of time, each with an id that follows from the seed and the moment."""

    def __init__(self, rng: Random, texts: SampleTexts, topics: Sequence[str], today: date, pause: int) -> None:
        """Open the book a year before `today`; between two records pass at most `pause` milliseconds."""
        self.rng, self.texts, self.topics, self.today = rng, texts, topics, today
        self.first_day = today - timedelta(DAYS)
        self.at = datetime.combine(self.first_day, time(), UTC)
        self._pause = pause
        self._waiting: list[tuple[datetime, int, Job]] = []
        self._jobs = 0

    def day(self, number: int) -> date:
        """Give the day with this number in the year that the data tell of."""
        return self.first_day + timedelta(number)

    @property
    def noted_on(self) -> date:
        """Give the day of the record noted last."""
        return self.at.date()

    def later(self, day: int, job: Job) -> None:
        """Have a job done in the evening of a day, after all that was due before."""
        evening = datetime.combine(self.day(day), time(11), UTC) + timedelta(minutes=self.rng.randrange(180))
        heapq.heappush(self._waiting, (evening, self._jobs, job))
        self._jobs += 1

    def work(self) -> Iterator[Act]:
        """Do the jobs in the order of their moments, also those that jobs leave for later."""
        while self._waiting:
            moment, _, job = heapq.heappop(self._waiting)
            self.at = max(self.at, moment)
            yield from job()

    def write(self, kind: str, fields: Fields, key: tuple[str, str] | None = None) -> Act:
        """Note one record; what is empty is left out, several choices stand sorted.

        A record with a key gets the id that follows from it, any other an id of this moment.
        """
        self._wait()
        record = keyed_id(*key) if key else time_id(millis_of(stamp_of(self.at)), self.rng.getrandbits(74))
        kept = {code: _plain(value) for code, value in fields.items() if value is not None and value not in ("", [])}
        return Act(kind, record, kept, self.at)

    def write_again(self, kind: str, record: str, fields: Fields, over: tuple[Act, ...]) -> Act:
        """Note something more on a record, over the acts that it replaces."""
        self._wait()
        return Act(kind, record, {code: None if value is None else _plain(value) for code, value in fields.items()}, self.at, over, True)

    def _wait(self) -> None:
        self.at += timedelta(milliseconds=self.rng.randint(1, self._pause))

    def maybe(self, share: float) -> bool:
        """Say yes in this share of the cases."""
        return self.rng.random() < share

    def pick(self, weights: Mapping[T, float]) -> T:
        """Choose one of the keys, the heavier the more often."""
        left = self.rng.random() * sum(weights.values())
        for choice, weight in weights.items():
            left -= weight
            if left < 0:
                return choice
        return choice

    def between(self, first: date, last: date) -> date:
        """Choose a day from the first to the last, the first when they are the wrong way round."""
        return first + timedelta(self.rng.randint(0, max(0, (last - first).days)))


def _plain(value: Plain) -> Plain:
    return sorted(set(value)) if isinstance(value, list) else value
