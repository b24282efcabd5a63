"""What comes into dispute because several records are one thing: foretold beside what fights within each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from empower_desktop.history.change import Change, is_id, keyed_id
from empower_desktop.history.joining import connected, joined
from empower_desktop.history.merge import RecordState, state_of
from empower_desktop.records import KINDS, UNANSWERED, UNITS, SameAs
from empower_desktop.records.author import JOINABLE, PAIR
from empower_desktop.store import Addition, OneOf
from empower_desktop.store.homes import renamed
from empower_desktop.workspace.workspace import Workspace

_KEYED_PARTS = {kind.kind: kind for kind in KINDS.values() if kind.key and kind.part_of}

Groups = Mapping[str, frozenset[str]]
"""Of each record that answers connect with others, all of these; some may have been deleted, or not have come."""
Coming = Mapping[str, Sequence[Change]]
Rivals = frozenset[tuple[str, str]]
"""Spots with the changes that fight there."""


@dataclass
class JoinedDisputes:
    """Foretells, workbook by workbook, which records of it fight with others that are the same; `_pairs` are answers foreseen so far."""

    work: Workspace
    _pairs: dict[str, RecordState] = field(default_factory=dict)

    def brought(self, records: Collection[str], addition: Addition, coming: Coming) -> set[str]:
        """Give those records of a workbook that bring a rival to what they are one thing with; `coming` was foreseen before it."""
        former = self._groups
        answers = {one: state for one, state in addition.states.items() if state.kind == PAIR}
        if answers:
            self._pairs.update(answers)
            del self._groups
        concerned = {*self._touched(addition.states), *self._connected_anew(answers, records)} if self._groups else set()
        if not concerned:
            return set()
        together = {one: self._together(one, self._groups, addition.states) for one in concerned}
        here = self._histories({each for some in together.values() for each in some}, coming)
        before, after = self._named_alike(here), self._named_alike(_with(here, addition.fresh))
        found: set[str] = set()
        for one, some in together.items():
            rivals = _rivals(some, after)
            news = rivals - self._former(some, former, addition, before) if rivals else rivals
            own = {change.id for change in after.get(one, ())}
            if any(change in own for _, change in news):
                found.add(one)
        return found

    def wait(self, records: Iterable[str], coming: Coming) -> bool:
        """Say whether something still fights between any of these records and what they are one thing with."""
        if not self._groups:
            return False
        listed = set(records)
        states = {one: state_of(changes, UNITS) for one, changes in self._histories(listed, coming).items()}
        together = {one: self._together(one, self._groups, states) for one in listed}
        histories = self._named_alike(self._histories({each for some in together.values() for each in some}, coming))
        return any(_rivals(some, histories) for some in together.values())

    def members(self, one: str, coming: Coming) -> set[str]:
        """Give what a record is one thing with, itself among it; those deleted, or not come, are left out."""
        states = {each: state_of(changes, UNITS) for each, changes in self._histories({one}, coming).items()}
        together = self._histories(self._together(one, self._groups, states), coming)
        return {one, *(each for each, changes in together.items() if state_of(changes, UNITS).standing != "deleted")}

    @cached_property
    def _kept(self) -> Mapping[str, tuple[str, ...]]:
        """Give the pairs that are one thing by what is here, by the id of the answer."""
        return {row.id: _ends(row.fields) for row in self.work.store.rows(PAIR, {"same": True}) if row.fields.get("kind") in JOINABLE}

    @cached_property
    def _groups(self) -> Groups:
        pairs = dict(self._kept)
        for one, state in self._pairs.items():
            pairs.pop(one, None)
            if state.standing != "deleted" and state.fields.get("same") is True and state.fields.get("kind") in JOINABLE:
                pairs[one] = _ends(state.fields)
        found = [frozenset(some) for some in connected((one, other) for one, other in pairs.values())]
        return {one: some for some in found for one in some}

    def _touched(self, states: Mapping[str, RecordState]) -> Iterator[str]:
        """Give the records that got something and are connected, or are part of what is."""
        for one, state in states.items():
            if one in self._groups or (state.kind in _KEYED_PARTS and not self._groups.keys().isdisjoint(_key_of(state))):
                yield one

    def _connected_anew(self, answers: Mapping[str, RecordState], records: Collection[str]) -> set[str]:
        """Give what new answers make one thing, as far as the workbook is of it: records, and parts of which they are the key."""
        ends = tuple({each for state in answers.values() for end in _ends(state.fields) for each in self._groups.get(end, ())})
        parts = [
            row.id
            for kind in (_KEYED_PARTS.values() if ends else ())
            for code in kind.key
            for row in self.work.store.rows(kind.kind, {code: OneOf(ends)})
        ]
        return {*ends, *parts} & set(records)

    def _together(self, one: str, groups: Groups, states: Mapping[str, RecordState]) -> frozenset[str]:
        """Give what a record is one thing with, itself among it; of a part whatever the same key makes."""
        if one in groups:
            return groups[one]
        state = states.get(one) or self.work.store.state(one)
        if state is None or state.kind not in _KEYED_PARTS:
            return frozenset((one,))
        owners, others = (groups.get(each, frozenset((each,))) for each in _key_of(state))
        # An owner may have been named in another form: then nothing else is of its key.
        return frozenset((one, *(keyed_id(owner, other) for owner in owners for other in others if is_id(owner) and other)))

    def _former(self, some: Iterable[str], groups: Groups, addition: Addition, histories: Coming) -> Rivals:
        """Give what fought before among the records that are one thing now."""
        circles = {self._together(one, groups, addition.states) for one in some}
        return frozenset[tuple[str, str]]().union(*[_rivals(each & set(some), histories) for each in circles])

    def _histories(self, records: Collection[str], coming: Coming) -> dict[str, list[Change]]:
        here = {one: list(changes) for one, changes in self.work.store.histories(records).items()}
        return _with(here, [change for one in records for change in coming.get(one, ())])

    def _named_alike(self, histories: Mapping[str, Sequence[Change]]) -> Mapping[str, Sequence[Change]]:
        return renamed(histories, {one: min(some) for one, some in self._groups.items()})


def _with(histories: Mapping[str, Sequence[Change]], more: Iterable[Change]) -> dict[str, list[Change]]:
    together = {one: list(changes) for one, changes in histories.items()}
    for change in more:
        together.setdefault(change.record, []).append(change)
    return together


def _rivals(some: Iterable[str], histories: Coming) -> Rivals:
    """Give what fights in records that are one thing; those deleted, or not come, are left out."""
    live = [changes for one in sorted(some) if (changes := histories.get(one)) and state_of(changes, UNITS).standing != "deleted"]
    if not live:
        return frozenset()
    state = joined(live, UNITS, UNANSWERED) if len(live) > 1 else state_of(live[0], UNITS)
    return frozenset((spot, rival.change) for spot, rivals in state.conflicts.items() for rival in rivals)


def _ends(fields: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(str(fields.get(code)) for code in SameAs.key)


def _key_of(state: RecordState) -> tuple[str, ...]:
    return tuple(str(state.fields.get(code) or "") for code in KINDS[state.kind].key)
