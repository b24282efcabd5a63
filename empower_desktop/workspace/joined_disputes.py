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
from empower_desktop.store import Addition
from empower_desktop.store.homes import renamed
from empower_desktop.workspace.workspace import Workspace

_KEYED_PARTS = {kind.kind: kind for kind in KINDS.values() if kind.key and kind.part_of}

Groups = Mapping[str, frozenset[str]]
"""Of each record that answers connect with others, all of these; some may not have come."""
Coming = Mapping[str, Sequence[Change]]
Rivals = frozenset[tuple[str, str]]
"""Spots with the changes that fight there."""


@dataclass
class JoinedDisputes:
    """Foretells, workbook by workbook, which records of it fight with others that are the same.

    `_pairs` are the answers foreseen so far, `_turned` says of records that were foreseen whether they are in the trash then.
    """

    work: Workspace
    _pairs: dict[str, RecordState] = field(default_factory=dict)
    _turned: dict[str, bool] = field(default_factory=dict)

    def brought(self, records: Collection[str], addition: Addition, coming: Coming) -> set[str]:
        """Give those records of a workbook that bring a rival to what they are one thing with; `coming` was foreseen before it."""
        former = self._groups
        anew = self._note(addition.states)
        concerned = {*self._touched(addition.states), *self._connected_anew(anew, records, coming)} if self._groups else set()
        if not concerned:
            return set()
        known = {**self._states(concerned - addition.states.keys(), coming), **addition.states}
        together = {one: self._together(one, self._groups, known) for one in concerned}
        here = self._histories({each for some in together.values() for each in some}, coming)
        known = {**{one: state_of(changes, UNITS) for one, changes in here.items()}, **known}
        before, after = self._named_alike(here), self._named_alike(_with(here, addition.fresh))
        found: set[str] = set()
        for one, some in together.items():
            rivals = _rivals(some, after)
            news = rivals - self._former(some, former, known, before) if rivals else rivals
            own = {change.id for change in after.get(one, ())}
            if any(change in own for _, change in news):
                found.add(one)
        return found

    def wait(self, records: Iterable[str], coming: Coming) -> bool:
        """Say whether something still fights between any of these records and what they are one thing with."""
        if not self._groups:
            return False
        listed = set(records)
        states = self._states(listed, coming)
        together = {one: self._together(one, self._groups, states) for one in listed}
        histories = self._named_alike(self._histories({each for some in together.values() for each in some}, coming))
        return any(_rivals(some, histories) for some in together.values())

    def members(self, one: str, coming: Coming) -> set[str]:
        """Give what a record is one thing with, itself among it; those deleted, or not come, are left out."""
        together = self._histories(self._together(one, self._groups, self._states({one}, coming)), coming)
        return {one, *(each for each, changes in together.items() if state_of(changes, UNITS).standing != "deleted")}

    def kin(self, records: Collection[str], coming: Coming) -> set[str]:
        """Give what may come to fight with these records, since they are one thing or once were, and the answers that say so."""
        if not self._linked:
            return set()
        states = self._states(records, coming)
        named = {each for one, state in states.items() for each in (one, *(_key_of(state) if state.kind in _KEYED_PARTS else ()))}
        mates = {each for one in states for each in self._together(one, self._linked, states)}
        return mates | {answer for answer, ends in self._answers.items() if any(not named.isdisjoint(self._linked[end]) for end in ends)}

    @cached_property
    def _kept(self) -> Mapping[str, tuple[str, ...]]:
        """Give the pairs that are one thing by what is here, by the id of the answer."""
        return {row.id: _ends(row.fields) for row in self.work.store.rows(PAIR, {"same": True}) if row.fields.get("kind") in JOINABLE}

    @property
    def _answers(self) -> Mapping[str, tuple[str, ...]]:
        """The pairs that are one thing then, by the id of the answer."""
        pairs = {one: ends for one, ends in self._kept.items() if one not in self._pairs}
        for one, state in self._pairs.items():
            if state.standing != "deleted" and state.fields.get("same") is True and state.fields.get("kind") in JOINABLE:
                pairs[one] = _ends(state.fields)
        return pairs

    @cached_property
    def _linked(self) -> Groups:
        """Of each record that answers connect with others, all of these, those in the trash too."""
        found = [frozenset(some) for some in connected((one, other) for one, other in self._answers.values())]
        return {one: some for some in found for one in some}

    @cached_property
    def _groups(self) -> Groups:
        left = {one: frozenset(each for each in some if not self._is_gone(each)) for one, some in self._linked.items()}
        return {one: some for one, some in left.items() if len(some) > 1 and one in some}

    @cached_property
    def _trash(self) -> frozenset[str]:
        return frozenset(row.id for kind in JOINABLE for row in self.work.store.rows(kind, deleted=True))

    def _is_gone(self, one: str) -> bool:
        return self._turned.get(one, one in self._trash)

    def _note(self, states: Mapping[str, RecordState]) -> set[str]:
        """Note what a workbook says of records that may be one thing, and give those of which it does."""
        answers = {one: state for one, state in states.items() if state.kind == PAIR}
        gone = {one: state.standing == "deleted" for one, state in states.items() if state.kind in JOINABLE}
        turned = {one for one in gone.keys() & self._linked.keys() if gone[one] != self._is_gone(one)}
        self._pairs.update(answers)
        self._turned.update(gone)
        if answers:
            del self._linked
        if answers or turned:
            del self._groups
        return turned.union(*[_ends(state.fields) for state in answers.values()])

    def _touched(self, states: Mapping[str, RecordState]) -> Iterator[str]:
        """Give the records that got something and are connected, or are part of what is."""
        for one, state in states.items():
            if one in self._groups or (state.kind in _KEYED_PARTS and not self._groups.keys().isdisjoint(_key_of(state))):
                yield one

    def _connected_anew(self, anew: Collection[str], records: Collection[str], coming: Coming) -> set[str]:
        """Give what a workbook makes one thing, as far as it is of it: records, and parts of which they are the key, foreseen ones too."""
        ends = {each for end in anew for each in self._groups.get(end, ())}
        if not ends:
            return set()
        here = self.work.store.states(records)  # also what is hidden with its owner, who may come back with what is foreseen
        parts = (one for one, state in here.items() if state.kind in _KEYED_PARTS and not ends.isdisjoint(_key_of(state)))
        foreseen = (one for one in records if any(_is_keyed_by(change, ends) for change in coming.get(one, ())))
        return {*ends, *parts, *foreseen} & set(records)

    def _together(self, one: str, groups: Groups, states: Mapping[str, RecordState]) -> frozenset[str]:
        """Give what a record is one thing with, itself among it; of a part whatever the same key makes."""
        if one in groups:
            return groups[one]
        state = states.get(one)
        if state is None or state.kind not in _KEYED_PARTS:
            return frozenset((one,))
        owners, others = (groups.get(each, frozenset((each,))) for each in _key_of(state))
        # An owner may have been named in another form: then nothing else is of its key.
        return frozenset((one, *(keyed_id(owner, other) for owner in owners for other in others if is_id(owner) and other)))

    def _former(self, some: Iterable[str], groups: Groups, states: Mapping[str, RecordState], histories: Coming) -> Rivals:
        """Give what fought before among the records that are one thing now."""
        circles = {self._together(one, groups, states) for one in some}
        return frozenset[tuple[str, str]]().union(*[_rivals(each & set(some), histories) for each in circles])

    def _states(self, records: Collection[str], coming: Coming) -> dict[str, RecordState]:
        return {one: state_of(changes, UNITS) for one, changes in self._histories(records, coming).items()}

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


def _is_keyed_by(change: Change, ends: Collection[str]) -> bool:
    kind = _KEYED_PARTS.get(change.kind)
    return kind is not None and any(change.fields.get(code) in ends for code in kind.key)
