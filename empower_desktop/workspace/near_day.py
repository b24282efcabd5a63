"""Days that may be one day, written wrongly once: some days apart, day and month exchanged, or a year apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

_LESS_THAN_WEEKLY = 6
"""What is held each week is not held twice."""


def may_be_one_day(said: object, other: object) -> bool:
    """Say whether one of two different days may be the other one, mistyped; what is no day never is."""
    return isinstance(said, date) and isinstance(other, date) and other in days_near(said)


def days_near(said: date) -> frozenset[date]:
    """Give the days that may have been meant by one that was mistyped, without itself."""
    return frozenset(_near(said)) - {said}


def _near(said: date) -> Iterator[date]:
    for apart in range(-_LESS_THAN_WEEKLY, _LESS_THAN_WEEKLY + 1):
        if date.min.toordinal() <= said.toordinal() + apart <= date.max.toordinal():
            yield said + timedelta(days=apart)
    for year, month, day in ((said.year, said.day, said.month), *((said.year + more, said.month, said.day) for more in (-1, 1))):
        try:
            yield date(year, month, day)
        except ValueError:  # there is no 31 February
            continue
