"""The scope of an export: an area with those below it, and a period; which records lie in it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from empower_desktop.history.merge import RecordState
from empower_desktop.records import KINDS, Attachment, Record, SameAs
from empower_desktop.records.attachment import WITHOUT
from empower_desktop.records.fields import Plain
from empower_desktop.workbook import contents

_Values = Callable[[RecordState], frozenset[Plain] | None]
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

    def stated(self, since: tuple[tuple[str, int], ...] = ()) -> contents.Scope:
        """Give the scope as a workbook states it, with the receipts that make it a delta."""
        return contents.Scope(self.areas, self.start.isoformat() if self.start else "", self.end.isoformat() if self.end else "", since)

    def has_area(self, code: Plain) -> bool:
        """Say whether an area lies in the scope; no area fits everywhere."""
        return not self.areas or not isinstance(code, str) or any(code == area or code.startswith(area + ".") for area in self.areas)

    def has_day(self, day: Plain) -> bool:
        """Say whether a day lies in the period; no day fits everywhere."""
        if not isinstance(day, str):
            return True
        return (not self.start or day >= self.start.isoformat()) and (not self.end or day <= self.end.isoformat())


def scope_json(scope: contents.Scope) -> str:
    """Give the scope that a workbook states, as an arrival keeps it."""
    stated: dict[str, object] = {"areas": list(scope.areas), "from": scope.first, "to": scope.last}
    return json.dumps(stated | ({"since_receipt": dict(scope.since)} if scope.since else {}))


def part_of(stated: str) -> tuple[tuple[str, ...], str, str]:
    """Give areas, first and last day of a scope as `scope_json` gives it: what a receipt leaves out has arrived and is no other part."""
    scope = json.loads(stated or "{}")
    return tuple(scope.get("areas") or ()), scope.get("from") or "", scope.get("to") or ""


def is_part(stated: str) -> bool:
    """Say whether a scope, as `scope_json` gives it, leaves out areas or days."""
    return any(part_of(stated))


def records_in(scope: Scope, states: Mapping[str, RecordState], besides: Collection[str] = ()) -> set[str]:
    """Give the ids of the records that are in a scope, and of some `besides`, with their parts and everything that they refer to.

    Attachments go with what they lie at, as parts do. Of a disputed field any rival counts. A kind that is not known, and a part whose
    owner has not come, are in every scope.
    """
    extent = _Extent(scope, states)
    return extent.closure(record for record in states if record in besides or extent.fits(record))


def with_referred(chosen: Iterable[str], states: Callable[[Collection[str]], Mapping[str, RecordState]]) -> set[str]:
    """Give these records with every record that they refer to, transitively, as far as it has come: words name it, and parts have a row."""
    inside: set[str] = set()
    asked: set[str] = set()
    waiting = set(chosen)
    while waiting:
        asked |= waiting
        found = states(waiting)
        inside |= found.keys()
        waiting = {target for state in found.values() for code in _codes(state) for target in _targets(state, code)} - asked
    return inside


def _codes(state: RecordState) -> list[str]:
    kind = KINDS.get(state.kind)
    return _references(kind) if kind else []


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
        belongs_by = _belonging(kind)
        if belongs_by and not self._referred_by(state, belongs_by):
            return True
        days, areas = self.days(record), self.areas(record)
        return (not days or any(map(self.scope.has_day, days))) and (not areas or any(map(self.scope.has_area, areas)))

    def days(self, record: str) -> frozenset[Plain]:
        """Give every day that the record may have."""
        if record not in self._days:
            self._days[record] = self._own_or_first(self.states[record], self._own_days, self.days)
        return self._days[record]

    def areas(self, record: str) -> frozenset[Plain]:
        """Give every area that the record may lie in."""
        if record not in self._areas:
            self._areas[record] = self._own_or_first(self.states[record], _own_areas, self.areas)
        return self._areas[record]

    def _own_or_first(self, state: RecordState, own: _Values, of: Callable[[str], frozenset[Plain]]) -> frozenset[Plain]:
        """Give a record's own values, or those of the first that it refers to and that has some; each rival of a reference counts."""
        kind = KINDS.get(state.kind)
        found = own(state)
        if found is None or kind is None:
            return frozenset()
        codes = [belongs_by] if (belongs_by := _belonging(kind)) else _references(kind)
        while not found and codes:
            code = codes.pop(0)
            if _refers_to(kind, code, state) == state.kind:
                found = self._above(state, code, own)
            else:
                each = (self._referred_by(state, code, value) for value in _values(state, code))
                found = frozenset[Plain]().union(*[next(filter(None, map(of, targets)), frozenset()) for targets in each])
        return found

    def _above(self, state: RecordState, code: str, own: _Values) -> frozenset[Plain]:
        """Give the values of the nearest above a record in a chain of its own kind, which may be long or go in a circle."""
        found: set[Plain] = set()
        seen, waiting = {state.record}, [state]
        while waiting:
            for target in self._referred_by(waiting.pop(), code):
                values = own(self.states[target]) or frozenset()
                found |= values
                if not values and target not in seen:
                    waiting.append(self.states[target])
                seen.add(target)
        return frozenset(found)

    def _referred_by(self, state: RecordState, code: str, *values: Plain) -> list[str]:
        """Give the records that a field names, in any of its rivals or in these, as far as they have come and are of its kind."""
        targets = _named(values) if values else _targets(state, code)
        return [target for target in targets if target in self.states and _may_name(state, code, self.states[target].kind)]

    def _own_days(self, state: RecordState) -> frozenset[Plain] | None:
        """Give a record's own days; None for a kind that has none, whatever it refers to."""
        kind = KINDS.get(state.kind)
        if kind is None or not (kind.date_field or _belonging(kind)):
            return None
        return _values(state, kind.date_field) if kind.date_field else frozenset()

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
        codes = ["owner_id"] if state.kind == Attachment.kind else _codes(state)
        return [target for code in codes for target in _targets(state, code) if target in self.states]

    def _followers(self) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
        parts: dict[str, list[str]] = defaultdict(list)
        twins: dict[str, list[str]] = defaultdict(list)
        for record, state in self.states.items():
            kind = KINDS.get(state.kind)
            for owner in _targets(state, belongs_by) if kind and (belongs_by := _belonging(kind)) else ():
                parts[owner].append(record)
            if state.kind == "same_as":
                for code in ("one", "other"):
                    for target in _targets(state, code):
                        twins[target].append(record)
        return parts, twins


def _own_areas(state: RecordState) -> frozenset[Plain] | None:
    return _values(state, "area")


def _belonging(kind: type[Record]) -> str:
    """Give the field by which a part, or an attachment, belongs to another record; "" for what stands by itself."""
    return "owner_id" if kind is Attachment else kind.part_of


def _references(kind: type[Record]) -> list[str]:
    """Give the fields that refer to records, in their order."""
    return [code for code, each in kind.fields().items() if each.refers_to] or (list(kind.key) if kind is SameAs else [])


def _refers_to(kind: type[Record], code: str, state: RecordState) -> str:
    """Give the kind of what a field refers to; two that are the same thing say of which kind they are."""
    return str(state.fields.get("kind")) if kind is SameAs else kind.fields()[code].refers_to


def _may_name(state: RecordState, code: str, named: str) -> bool:
    """Say whether a field names records of a kind; an attachment may lie at nearly any."""
    return named not in WITHOUT if state.kind == Attachment.kind else named == _refers_to(KINDS[state.kind], code, state)


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
    return _named(sorted(_values(state, code), key=str))


def _named(values: Iterable[Plain]) -> list[str]:
    targets: list[str] = []
    for value in values:
        if isinstance(value, tuple):
            targets.extend(value)
        elif isinstance(value, str):
            targets.append(value)
    return targets
