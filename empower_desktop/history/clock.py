"""The hybrid logical clock: stamps that never run backwards, though the laptop's clock may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

# Some laptop's clock is years ahead; taking its time over would spread the fault to all others.
FURTHEST_AHEAD = timedelta(hours=24)
_LAST_COUNT = 0xFFFF
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def local_now() -> datetime:
    """Give the time by the machine's clock, in the machine's zone."""
    return datetime.now().astimezone()


def stamp_of(moment: datetime, count: int = 0) -> str:
    """Give the stamp of a moment, `2026-01-12T08:00:01.000Z/0000`."""
    moment = moment.astimezone(UTC).replace(tzinfo=None)
    return f"{moment.isoformat(timespec='milliseconds')}Z/{count:04x}"


def moment_of(stamp: str) -> datetime:
    """Give the moment in UTC that a stamp names."""
    return datetime.fromisoformat(stamp[:23]).replace(tzinfo=UTC)


def local_moment(stamp: str, zone: tzinfo | None = None) -> datetime:
    """Give the moment that a stamp names by the clocks of a zone, the machine's own when None.

    At either end of the calendar, where a zone would lead out of it, the moment stays in UTC.
    """
    moment = moment_of(stamp)
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError, OSError):
        return moment


def millis_of(stamp: str) -> int:
    """Give the milliseconds since 1970 of a stamp, from which ids are made."""
    return (moment_of(stamp) - _EPOCH) // timedelta(milliseconds=1)


class Clock:
    """Stamps for changes: each later, as text, than all it gave or adopted before.

    `last` is the newest stamp known from earlier days; it is adopted like
    any other. Days are those of the zone in which `now` tells the time.
    """

    def __init__(self, now: Callable[[], datetime] = local_now, last: str = "") -> None:
        self._now = now
        self._last = ""
        if last:
            self.adopt(last)

    @property
    def last(self) -> str:
        """The newest stamp given or adopted, empty before the first."""
        return self._last

    def stamp(self) -> str:
        """Give the next stamp."""
        stamp = stamp_of(self._now())
        if stamp <= self._last:
            stamp = _following(self._last)
        self._last = stamp
        return stamp

    def adopt(self, stamp: str) -> None:
        """Go on from a stamp that arrived, unless it lies more than a day ahead of the machine's clock."""
        if stamp > self._last and stamp <= stamp_of(self._now() + FURTHEST_AHEAD, _LAST_COUNT):
            self._last = stamp

    def today(self) -> date:
        """Give the day by the machine's clock or by the newest stamp, whichever is later."""
        now = self._now()
        return max(now, moment_of(self._last).astimezone(now.tzinfo)).date() if self._last else now.date()


def _following(stamp: str) -> str:
    count = int(stamp[-4:], 16) + 1
    if count <= _LAST_COUNT:
        return f"{stamp[:-4]}{count:04x}"
    return stamp_of(moment_of(stamp) + timedelta(milliseconds=1))
