"""The time that figures speak of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both counted; the last one is the reference date."""

    first: dt.date
    last: dt.date

    def holds(self, day: dt.date) -> bool:
        """Say whether a day lies in it."""
        return self.first <= day <= self.last

    def before(self) -> Period:
        """Give the period before: as many whole months where it is made of whole months, else as many days."""
        months = len(tuple(self.months()))
        if self.first.day == 1 and (self.last + dt.timedelta(days=1)).day == 1:
            return Period(months_later(self.first, -months), self.first - dt.timedelta(days=1))
        return Period(self.first - (self.last - self.first) - dt.timedelta(days=1), self.first - dt.timedelta(days=1))

    def months(self) -> Iterator[dt.date]:
        """Give the first day of each month that it touches."""
        month = self.first.replace(day=1)
        while month <= self.last:
            yield month
            month = months_later(month, 1)


def months_later(day: dt.date, months: int) -> dt.date:
    """Give the day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))
