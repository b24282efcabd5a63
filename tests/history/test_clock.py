"""Stamps never run backwards, and no far-off clock is believed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from empower_desktop.history.change import is_stamp
from empower_desktop.history.clock import Clock, local_moment, local_now, moment_of, stamp_of

NOON = datetime(2026, 1, 12, 12, 0, 0, 123_456, tzinfo=UTC)


class Hands:
    """The hands of a clock on the wall, to be moved by the test."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def hands() -> Hands:
    return Hands(NOON)


def test_a_stamp_tells_the_millisecond_in_utc(hands):
    hands.moment = NOON.astimezone(timezone(timedelta(hours=8)))
    assert Clock(hands).stamp() == "2026-01-12T12:00:00.123Z/0000"


def test_within_a_millisecond_stamps_count(hands):
    clock = Clock(hands)
    assert [clock.stamp()[-5:] for _ in range(3)] == ["/0000", "/0001", "/0002"]


def test_a_clock_set_back_does_not_turn_stamps_back(hands):
    clock = Clock(hands)
    first = clock.stamp()
    hands.moment -= timedelta(days=400)
    assert clock.stamp() == first[:-4] + "0001"


def test_a_full_count_goes_on_in_the_next_millisecond(hands):
    clock = Clock(hands, last="2026-01-12T12:00:00.999Z/ffff")
    assert clock.stamp() == "2026-01-12T12:00:01.000Z/0000"
    assert clock.stamp() == "2026-01-12T12:00:01.000Z/0001"


def test_what_arrived_is_followed(hands):
    clock = Clock(hands)
    clock.adopt("2026-01-12T18:00:00.000Z/000f")
    assert clock.stamp() == "2026-01-12T18:00:00.000Z/0010"


def test_what_is_older_changes_nothing(hands):
    clock = Clock(hands)
    given = clock.stamp()
    clock.adopt("2020-01-01T00:00:00.000Z/0000")
    assert clock.last == given


@pytest.mark.parametrize(("ahead", "adopted"), [(timedelta(hours=24), True), (timedelta(hours=24, milliseconds=1), False)])
def test_a_stamp_more_than_a_day_ahead_is_never_adopted(hands, ahead, adopted):
    clock = Clock(hands)
    clock.adopt(stamp_of(NOON + ahead))
    assert (clock.last != "") is adopted


def test_a_last_stamp_of_a_clock_that_was_years_ahead_is_forgotten(hands):
    assert Clock(hands, last="2031-01-01T00:00:00.000Z/0000").stamp() == stamp_of(NOON)


def test_today_is_the_later_of_clock_and_newest_stamp(hands):
    clock = Clock(hands)
    assert clock.today() == date(2026, 1, 12)
    clock.adopt("2026-01-13T06:00:00.000Z/0000")
    assert clock.today() == date(2026, 1, 13)
    hands.moment += timedelta(days=5)
    assert clock.today() == date(2026, 1, 17)


def test_today_is_the_day_where_the_clock_hangs(hands):
    hands.moment = datetime(2026, 1, 13, 6, 0, tzinfo=timezone(timedelta(hours=9)))
    clock = Clock(hands, last="2026-01-12T20:30:00.000Z/0000")
    assert clock.stamp().startswith("2026-01-12T21:00")
    assert clock.today() == date(2026, 1, 13)


def test_stamps_sort_as_text_in_the_order_they_were_given():
    clock = Clock()
    stamps = [clock.stamp() for _ in range(500)]
    assert stamps == sorted(set(stamps))
    assert all(is_stamp(stamp) for stamp in stamps)
    assert abs(moment_of(stamps[-1]) - local_now()) < timedelta(minutes=1)


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00.000Z/0000", "9999-12-31T23:59:59.999Z/ffff"])
@pytest.mark.parametrize("hours", [-7, 0, 7])
def test_a_stamp_at_either_end_of_the_calendar_can_be_told(stamp, hours):
    assert local_moment(stamp, timezone(timedelta(hours=hours))).year == int(stamp[:4])
