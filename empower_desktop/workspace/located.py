"""Where and when records happened, as `records.md` says under "Date and area of a record": worked out from narrow columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import TypeVar

from empower_desktop.records import KINDS, Record
from empower_desktop.records.fields import Plain, Reference, References
from empower_desktop.workspace.workspace import Workspace

Value = TypeVar("Value")


def referring(kind: type[Record]) -> tuple[str, ...]:
    """Give the fields by which a record of a kind may be placed: a part by its owner alone, others by what they refer to, in order."""
    if kind.part_of:
        return (kind.part_of,)
    return tuple(code for code, each in kind.fields().items() if isinstance(each, Reference) and each.refers_to in KINDS)


def reached_from(kinds: Collection[type[Record]]) -> list[type[Record]]:
    """Give these kinds with all to which their records refer, directly or not."""
    reached: dict[type[Record], None] = {}
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop()
        if kind not in reached:
            reached[kind] = None
            waiting.extend(KINDS[kind.fields()[code].refers_to] for code in referring(kind))
    return list(reached)


@dataclass(frozen=True)
class Columns:
    """Some fields of every shown record of a kind, by id."""

    kind: type[Record]
    codes: tuple[str, ...]
    rows: Mapping[str, Sequence[Plain]]
    _at: Mapping[str, int] = field(init=False)
    _leads_to: Sequence[tuple[int, type[Record]]] = field(init=False)

    def __post_init__(self) -> None:
        at = {code: place for place, code in enumerate(self.codes)}
        leads_to = [(at[code], KINDS[self.kind.fields()[code].refers_to]) for code in referring(self.kind)]
        object.__setattr__(self, "_at", at)
        object.__setattr__(self, "_leads_to", leads_to)

    @classmethod
    def read(cls, work: Workspace, kind: type[Record], needed: Collection[str]) -> Columns:
        """Read in one narrow question what is needed of a kind, and what places its records."""
        placing = (code for code in (kind.date_field, "area", *referring(kind)) if code in kind.fields())
        codes = tuple(dict.fromkeys((*needed, *placing)))
        return cls(kind, codes, {str(row[0]): row[1:] for row in work.store.columns(kind.kind, codes)})

    def value(self, record: str, code: str) -> Plain:
        """Give one field of a record; None for a field that the kind does not have."""
        return self.rows[record][self._at[code]] if code in self._at else None

    def referred(self, record: str) -> Iterator[tuple[type[Record], str]]:
        """Give the records by which one may be placed, in order, each with its kind; they need not have come."""
        row = self.rows[record]
        for at, to in self._leads_to:
            value = row[at]
            for target in value if isinstance(value, tuple) else (value,):
                if isinstance(target, str):
                    yield to, target

    def loaded(self, records: Collection[str], codes: Collection[str]) -> tuple[Record, ...]:
        """Make records of these fields alone, field by field: there may be tens of thousands of them."""
        fields, rows = self.kind.fields(), [self.rows[record] for record in records]
        columns = [map(fields[code].load, [row[self._at[code]] for row in rows]) for code in codes]
        values = zip(*columns, strict=True) if columns else repeat(())
        return tuple([self.kind(id=record, **dict(zip(codes, each, strict=True))) for record, each in zip(records, values, strict=False)])


@dataclass(frozen=True)
class Located:
    """The day, area and groups of records; what has none of its own has that of the first record it refers to that has one."""

    tables: Mapping[type[Record], Columns]
    _days: dict[str, dt.date | None] = field(default_factory=dict)
    _areas: dict[str, str | None] = field(default_factory=dict)
    _groups: dict[str, frozenset[str] | None] = field(default_factory=dict)

    def day(self, kind: type[Record], record: str) -> dt.date | None:
        """Give the day of a record; None for the kinds that have none, and where none is known."""
        return self._own_or_first(kind, record, _own_day, self._days) if kind.date_field or kind.part_of else None

    def area(self, kind: type[Record], record: str) -> str | None:
        """Give the code of the area that a record lies in."""
        return self._own_or_first(kind, record, _own_area, self._areas)

    def groups(self, kind: type[Record], record: str) -> frozenset[str]:
        """Give the groups whose record it is: those that it names itself, or else the first that it refers to."""
        return self._own_or_first(kind, record, _own_groups, self._groups) or frozenset()

    def _own_or_first(
        self, kind: type[Record], record: str, own: Callable[[Columns, str], Value | None], known: dict[str, Value | None]
    ) -> Value | None:
        if record in known:
            return known[record]
        # What goes in a circle ends at itself, without a value.
        known[record] = None
        table = self.tables[kind]
        found = own(table, record)
        if found is None:
            for to, target in table.referred(record):
                if target in self.tables[to].rows and (found := self._own_or_first(to, target, own, known)) is not None:
                    break
        known[record] = found
        return found


def _own_day(table: Columns, record: str) -> dt.date | None:
    code = table.kind.date_field
    day = table.kind.fields()[code].load(table.value(record, code)) if code else None
    return day if isinstance(day, dt.date) else None


def _own_area(table: Columns, record: str) -> str | None:
    area = table.value(record, "area")
    return area if isinstance(area, str) and area else None


def _own_groups(table: Columns, record: str) -> frozenset[str] | None:
    if table.kind.kind == "group":
        return frozenset((record,))
    if table.kind.part_of:
        return None  # it is its owner's, whatever group it names
    codes = [code for code in referring(table.kind) if table.kind.fields()[code].refers_to == "group"]
    named = (table.value(record, code) for code in codes if not isinstance(table.kind.fields()[code], References))
    return frozenset(str(group) for group in named if group) or None
