"""The merge: union, survivors, conflicts, and the state that follows from a set of changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from types import MappingProxyType
from typing import Any, Literal

from empower_desktop.history.change import DELETED, Change, Plain, canonical_value

UnitsOfKind = Mapping[str, tuple[str, ...]]
"""For each unit of a kind the fields that are saved, merged and settled together."""

Units = Mapping[str, UnitsOfKind]
Standing = Literal["live", "deleted", "contested"]
Survivors = dict[str, tuple[Change, ...]]

NO_UNITS: Mapping[str, UnitsOfKind] = MappingProxyType({})
NO_UNITS_OF_KIND: UnitsOfKind = MappingProxyType({})
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the values that fight for a spot; of a unit, or of an unseen edit, its fields with their values."""

    value: Plain | Mapping[str, Plain]
    change: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class RecordState:
    """A record as its changes make it: what is shown, and what is in dispute.

    Empty fields are left out of `fields`. `conflicts` has one entry a field, or
    a unit under the unit's code; `disputed` names all fields of these. `contest`
    holds, of a contested record, its deletions (true), restores and unseen edits.
    `over` names all changes that the record's changes are over, come or not.
    """

    record: str
    kind: str
    standing: Standing
    fields: Mapping[str, Plain]
    conflicts: Mapping[str, tuple[Rival, ...]]
    over: frozenset[str]
    survivors: Mapping[str, tuple[str, ...]]
    contest: tuple[Rival, ...] = ()
    disputed: frozenset[str] = frozenset()


def union(*sets: Iterable[Change]) -> frozenset[Change]:
    """Give all changes of several sets, each once."""
    return frozenset().union(*sets)


def survivors(changes: Iterable[Change]) -> Survivors:
    """Give, for every field of one record, the changes that no other one that sets it is over, by (at, id)."""
    setting: dict[str, dict[str, Change]] = {}
    for change in changes:
        for code in change.fields:
            setting.setdefault(code, {})[change.id] = change
    return {code: _left(setting[code]) for code in sorted(setting)}


def state_of(changes: Sequence[Change], units: Units = NO_UNITS) -> RecordState:
    """Work out a record from its changes, at least one, given in whatever order and however often."""
    if len(changes) == 1 and DELETED not in changes[0].fields:
        return _state_of_one(changes[0])
    left = survivors(changes)
    kind = min(changes, key=_id).kind
    standing, contest = _standing(left)
    fields, conflicts, disputed = shown_of(left, units.get(kind, NO_UNITS_OF_KIND))
    over = frozenset().union(*[change.over for change in changes])
    ids = {code: tuple([change.id for change in changes]) for code, changes in left.items()}
    return RecordState(changes[0].record, kind, standing, fields, conflicts, over, ids, contest, disputed)


def history_order(changes: Iterable[Change]) -> list[Change]:
    """Put changes in the order in which history is shown: none before what it is over, else by (at, id)."""
    known = {change.id: change for change in changes}
    waits = {change.id: sum(seen in known for seen in change.over) for change in known.values()}
    followers: dict[str, list[Change]] = {}
    for change in known.values():
        for seen in change.over:
            followers.setdefault(seen, []).append(change)
    ready = [_time(change) for change in known.values() if not waits[change.id]]
    heapify(ready)
    order: list[Change] = []
    while ready:
        change = known[heappop(ready)[1]]
        order.append(change)
        for follower in followers.get(change.id, ()):
            waits[follower.id] -= 1
            if not waits[follower.id]:
                heappush(ready, _time(follower))
    return order


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person had before them: the survivors of every field, and the values shown.

    Of joined records it is what they show together; `members` holds what was seen of each of them.
    """

    survivors: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, Plain]
    disputed: frozenset[str] = frozenset()
    members: Mapping[str, Seen] = field(default_factory=dict)

    @classmethod
    def of(cls, state: RecordState, members: Iterable[RecordState] = ()) -> Seen:
        """Remember a record as it is shown now; of joined ones what they show together, and each of them."""
        each = {member.record: cls.of(member) for member in members}
        if not each:
            return cls(state.survivors, state.fields, state.disputed)
        codes = sorted({code for seen in each.values() for code in seen.survivors})
        survivors = {code: _ids(seen.survivors.get(code, ()) for seen in each.values()) for code in codes}
        return cls(survivors, state.fields, state.disputed, each)

    @classmethod
    def load(cls, text: str) -> Seen:
        """Give back what `dump` wrote down."""
        return cls._loaded(json.loads(text))

    @classmethod
    def _loaded(cls, parts: Mapping[str, Any]) -> Seen:
        ids = {code: tuple(ids) for code, ids in parts["survivors"].items()}
        shown = {code: canonical_value(value) for code, value in parts["shown"].items()}
        members = {record: cls._loaded(seen) for record, seen in parts.get("members", {}).items()}
        return cls(ids, shown, frozenset(parts["disputed"]), members)

    def dump(self) -> str:
        """Write down what was seen, for a form that is kept unsaved."""
        return json.dumps(self.parts())

    def parts(self) -> dict[str, object]:
        """Give it in the form that is written down."""
        parts: dict[str, object] = {"survivors": dict(self.survivors), "shown": dict(self.shown), "disputed": sorted(self.disputed)}
        return {**parts, "members": {record: seen.parts() for record, seen in self.members.items()}} if self.members else parts

    def over(self, fields: Iterable[str], units_of_kind: UnitsOfKind = NO_UNITS_OF_KIND) -> tuple[str, ...]:
        """Give the changes that a save of these fields is over; a field of a unit brings the whole unit's."""
        return _ids(self.survivors.get(code, ()) for code in _whole(fields, units_of_kind))

    def everything(self) -> tuple[str, ...]:
        """Give the changes that a deletion is over: all survivors."""
        return _ids(self.survivors.values())

    def stands(self, field: str, value: object) -> bool:
        """Say whether a value stands already, alone; a field never set stands as nothing."""
        return field not in self.disputed and _same(self.shown.get(field), canonical_value(value))


NEW = Seen({}, {})
"""What is seen of a record that is not there yet."""


def moved(seen: Seen, plain: Mapping[str, object], units_of_kind: UnitsOfKind = NO_UNITS_OF_KIND) -> dict[str, Plain]:
    """Give the fields that a save must carry: those that moved, each with the rest of its unit as it was seen.

    A field in dispute moves by whatever value it is given, so a form hands in
    only what the person touched, or a save would settle the dispute unasked.
    """
    given = {code: canonical_value(value) for code, value in plain.items()}
    codes = [code for code, value in given.items() if not seen.stands(code, value)]
    return {code: given[code] if code in given else seen.shown.get(code) for code in _whole(codes, units_of_kind)}


def _left(setting: dict[str, Change]) -> tuple[Change, ...]:
    if len(setting) == 1:
        return tuple(setting.values())
    replaced = {seen for change in setting.values() for seen in change.over}
    return by_time([change for change in setting.values() if change.id not in replaced])


def _state_of_one(change: Change) -> RecordState:
    fields = {code: value for code, value in change.fields.items() if value is not None}
    survivors = dict.fromkeys(change.fields.keys(), (change.id,))
    return RecordState(change.record, change.kind, "live", fields, {}, frozenset(change.over) if change.over else _NOTHING, survivors)


def _standing(left: Survivors) -> tuple[Standing, tuple[Rival, ...]]:
    """Say how a record stands, and what contests it."""
    acts = left.get(DELETED, ())
    deletions = [change for change in acts if change.fields[DELETED] is True]
    if not deletions:
        return "live", ()
    saw = {seen for change in deletions for seen in (change.id, *change.over)}
    unseen: dict[Change, dict[str, Plain]] = {}
    for code, changes in left.items():
        for change in changes:
            if code != DELETED and change.id not in saw:
                unseen.setdefault(change, {})[code] = change.fields[code]
    if len(deletions) == len(acts) and not unseen:
        return "deleted", ()
    contest = [_rival(change, change.fields[DELETED]) for change in acts]
    edits = [_rival(change, unseen[change]) for change in by_time(unseen) if change not in acts]
    return "contested", (*contest, *edits)


def shown_of(left: Survivors, units_of_kind: UnitsOfKind) -> tuple[dict[str, Plain], dict[str, tuple[Rival, ...]], frozenset[str]]:
    """Give the values to show, the conflicts, and the fields that are in one, from what survives of each field."""
    fields = {code: changes[0].fields[code] for code, changes in left.items() if code != DELETED}
    disputed = {code for code, changes in left.items() if len(changes) > 1 and code != DELETED and _differ(code, changes)}
    if not disputed:
        return {code: value for code, value in fields.items() if value is not None}, {}, frozenset()
    conflicts: dict[str, tuple[Rival, ...]] = {}
    alone = set(disputed)
    for unit, codes in units_of_kind.items():
        if disputed.isdisjoint(codes):
            continue
        rivals = by_time({change for code in codes for change in left.get(code, ())})
        conflicts[unit] = tuple([_rival(change, _of_unit(change, codes)) for change in rivals])
        whole = next((change for change in rivals if change.fields.keys() >= set(codes)), None)
        if whole is not None:
            fields.update(_of_unit(whole, codes))
        alone.difference_update(codes)
        disputed.update(codes)
    for code in alone:
        conflicts[code] = tuple([_rival(change, change.fields[code]) for change in left[code]])
    return {code: value for code, value in fields.items() if value is not None}, dict(sorted(conflicts.items())), frozenset(disputed)


def _differ(code: str, changes: tuple[Change, ...]) -> bool:
    first = changes[0].fields[code]
    return any(not _same(change.fields[code], first) for change in changes[1:])


def _same(one: Plain, other: Plain) -> bool:
    # Python holds True and 1 for equal; yes is not one.
    return one.__class__ is other.__class__ and one == other


def _of_unit(change: Change, codes: tuple[str, ...]) -> dict[str, Plain]:
    return {code: change.fields[code] for code in codes if code in change.fields}


def _rival(change: Change, value: Plain | Mapping[str, Plain]) -> Rival:
    return Rival(value, change.id, change.by, change.at)


def _whole(codes: Iterable[str], units_of_kind: UnitsOfKind) -> dict[str, None]:
    whole = dict.fromkeys(codes)
    for unit in units_of_kind.values():
        if not whole.keys().isdisjoint(unit):
            whole.update(dict.fromkeys(unit))
    return whole


def _ids(of: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({one for ids in of for one in ids}))


def by_time(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Put changes in the order of (at, id)."""
    return tuple(sorted(changes, key=_time))


def _time(change: Change) -> tuple[str, str]:
    return change.at, change.id


def _id(change: Change) -> str:
    return change.id
