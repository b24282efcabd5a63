"""What the formulas are asked of: the records of an area or group, with their days, and the period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar, cast

from empower_desktop.records import Meeting, Record
from empower_desktop.reports.insight.scope import Period

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True)
class Facts:
    """The live records inside an area or group, in their whole history, and the period that is asked about.

    `days` gives a record's day as `records.md` says ("Date and area of a record"; parts have their owner's), `titles`
    the names of groups and partners. `shared` is for what is printed or sent: the incomplete records are left out and
    small numbers of persons hidden (`indicators.md` G1, G3). `beyond` holds what is counted elsewhere but came of
    something in here. Where of persons only those of one `constituency` are in them, `everybody` are the facts without that
    choice. Cancelled meetings and their parts never count.
    """

    period: Period
    kinds: Mapping[type[Record], tuple[Record, ...]]
    days: Mapping[str, dt.date] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)
    shared: bool = False
    beyond: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)
    constituency: str = ""
    everybody: Facts | None = None
    _made: dict[Callable[[Facts], object], object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, formula: Callable[[Facts], T]) -> T:
        """Give what a formula makes of these facts; several figures that rest on it work it out once."""
        if formula not in self._made:
            self._made[formula] = formula(self)
        return cast(T, self._made[formula])

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Give every record of a kind that counts, whatever its day."""
        return tuple(self._counted(kind))

    def until(self, kind: type[R]) -> tuple[R, ...]:
        """Give those up to the reference date, and those without a day."""
        last = self.period.last
        return tuple(record for record in self._counted(kind) if self.days.get(record.id, last) <= last)

    def following(self, kind: type[R]) -> tuple[R, ...]:
        """Give those up to the reference date with those beyond: what became of a record here may be noted elsewhere."""
        return (*self.until(kind), *replace(self, kinds=self.beyond).until(kind))

    def within(self, kind: type[R]) -> tuple[R, ...]:
        """Give those whose day lies in the period."""
        days, period = self.days, self.period
        return tuple(record for record in self._counted(kind) if record.id in days and period.holds(days[record.id]))

    def title(self, record: str) -> str:
        """Give the title of a group, partner or area; of one that has not come the beginning of its id, of an area its code."""
        return self.titles.get(record) or record.partition("-")[0]

    def before(self) -> Facts:
        """Give the same facts asked of the period before."""
        return replace(self, period=self.period.before())

    def _counted(self, kind: type[R]) -> Iterator[R]:
        left_out, owner = self._left_out, kind.part_of
        for record in cast(tuple[R, ...], self.kinds.get(kind, ())):
            if record.id not in left_out and (not owner or getattr(record, owner) not in left_out):
                yield record

    @cached_property
    def _left_out(self) -> frozenset[str]:
        meetings = cast(tuple[Meeting, ...], self.kinds.get(Meeting, ()))
        cancelled = frozenset(meeting.id for meeting in meetings if meeting.status == "dibatalkan")
        return cancelled | self.incomplete if self.shared else cancelled
