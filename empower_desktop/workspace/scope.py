"""The scope of an export: an area with those below it, and a period; which records lie in it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from empower_desktop.history.merge import RecordState
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain

EVERYWHERE = frozenset({"author"})


@dataclass(frozen=True)
class Scope:
    """Which part of a store is meant; empty parts mean everything."""

    areas: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None

    @property
    def is_everything(self) -> bool:
        """Say whether nothing is left out."""
        return not (self.areas or self.start or self.end)

    def json(self) -> str:
        """Give the scope as `_meta` carries it."""
        return json.dumps(
            {"areas": list(self.areas), "from": self.start and self.start.isoformat(), "to": self.end and self.end.isoformat()}
        )

    def has_area(self, code: Plain) -> bool:
        """Say whether an area lies in the scope; no area fits everywhere."""
        return not self.areas or not isinstance(code, str) or any(code == area or code.startswith(area + ".") for area in self.areas)

    def has_day(self, day: Plain) -> bool:
        """Say whether a day lies in the period; no day fits everywhere."""
        if not isinstance(day, str):
            return True
        return (not self.start or day >= self.start.isoformat()) and (not self.end or day <= self.end.isoformat())


def records_in(scope: Scope, states: Mapping[str, RecordState]) -> set[str]:
    """Give the ids of the records that are in a scope, with their parts and everything that they refer to.

    Of a disputed field any rival counts. A kind that is not known, and a part whose owner has not come, are in every scope.
    """
    extent = _Extent(scope, states)
    return extent.closure(record for record in states if extent.fits(record))


@dataclass
class _Extent:
    """Works out the days and areas of records, and what a choice of records brings along."""

    scope: Scope
    states: Mapping[str, RecordState]
    _days: dict[str, frozenset[Plain]] = field(default_factory=dict)
    _areas: dict[str, frozenset[Plain]] = field(default_factory=dict)

    def fits(self, record: str) -> bool:
        state = self.states[record]
        kind = KINDS.get(state.kind)
        if kind is None or state.kind in EVERYWHERE:
            return True
        if kind.part_of and not any(owner in self.states for owner in _targets(state, kind.part_of)):
            return True
        days, areas = self.days(record), self.areas(record)
        return (not days or any(map(self.scope.has_day, days))) and (not areas or any(map(self.scope.has_area, areas)))

    def days(self, record: str) -> frozenset[Plain]:
        """Give every day that the record may have."""
        if record not in self._days:
            self._days[record] = frozenset()  # what refers to itself in a circle has none
            state = self.states[record]
            kind = KINDS.get(state.kind)
            own = kind.date_field if kind else ""
            if kind and (own or kind.part_of):
                self._days[record] = _values(state, own) if own else frozenset()
                if not self._days[record]:
                    self._days[record] = self._first(state, self.days)
        return self._days[record]

    def areas(self, record: str) -> frozenset[Plain]:
        """Give every area that the record may lie in."""
        if record not in self._areas:
            self._areas[record] = frozenset()
            state = self.states[record]
            self._areas[record] = _values(state, "area") or (self._first(state, self.areas) if state.kind in KINDS else frozenset())
        return self._areas[record]

    def _first(self, state: RecordState, of: Callable[[str], frozenset[Plain]]) -> frozenset[Plain]:
        kind = KINDS[state.kind]
        codes = [kind.part_of] if kind.part_of else [code for code, each in kind.fields().items() if each.refers_to]
        for code in codes:
            for target in _targets(state, code):
                if target in self.states and (found := of(target)):
                    return found
        return frozenset()

    def closure(self, chosen: Iterable[str]) -> set[str]:
        parts, twins = self._followers()
        inside: set[str] = set()
        waiting = list(chosen)
        while waiting:
            record = waiting.pop()
            if record in inside:
                continue
            inside.add(record)
            waiting.extend(parts[record])
            waiting.extend(twins[record])
            waiting.extend(self._referred(record))
        return inside

    def _referred(self, record: str) -> Iterable[str]:
        state = self.states[record]
        kind = KINDS.get(state.kind)
        codes = [code for code, each in kind.fields().items() if each.refers_to] if kind else []
        if state.kind == "same_as":
            codes = ["one", "other"]
        return [target for code in codes for target in _targets(state, code) if target in self.states]

    def _followers(self) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
        parts: dict[str, list[str]] = defaultdict(list)
        twins: dict[str, list[str]] = defaultdict(list)
        for record, state in self.states.items():
            kind = KINDS.get(state.kind)
            for owner in _targets(state, kind.part_of) if kind and kind.part_of else ():
                parts[owner].append(record)
            if state.kind == "same_as":
                for code in ("one", "other"):
                    for target in _targets(state, code):
                        twins[target].append(record)
        return parts, twins


def _values(state: RecordState, code: str) -> frozenset[Plain]:
    """Give every value that a field has among its survivors."""
    values: set[Plain] = set()
    if code in state.fields:
        values.add(state.fields[code])
    if code in state.disputed:
        for rivals in state.conflicts.values():
            for rival in rivals:
                if isinstance(rival.value, Mapping):
                    values.update({rival.value[code]} if code in rival.value else ())
        values.update(rival.value for rival in state.conflicts.get(code, ()) if not isinstance(rival.value, Mapping))
    return frozenset(values)


def _targets(state: RecordState, code: str) -> list[str]:
    targets: list[str] = []
    for value in sorted(_values(state, code), key=str):
        if isinstance(value, tuple):
            targets.extend(value)
        elif isinstance(value, str):
            targets.append(value)
    return targets
