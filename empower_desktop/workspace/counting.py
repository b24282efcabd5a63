"""What taking in a workbook does to the records, counted before it is done: preview and report share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from empower_desktop.history.change import Change
from empower_desktop.history.merge import RecordState, Rival
from empower_desktop.records import KINDS, Record
from empower_desktop.store import Addition
from empower_desktop.store.packed import each_in, ids_in, packed
from empower_desktop.workspace.counts import Counts, in_order
from empower_desktop.workspace.joined_disputes import JoinedDisputes
from empower_desktop.workspace.workspace import Workspace

_PARTS = tuple(kind for kind in KINDS.values() if kind.part_of)
_OWNER_FIELDS = {kind.kind: kind.part_of for kind in _PARTS}
_OWNERS = frozenset(kind.fields()[kind.part_of].refers_to for kind in _PARTS)


@dataclass
class Foresight:
    """Tells what workbooks would do one after the other, nothing being written in between; `disputed` got a conflict or a rival.

    `whole` is what those add together that were foreseen last.
    """

    work: Workspace
    _foreseen: set[str] = field(default_factory=set)
    _changes: dict[str, list[Change]] = field(default_factory=dict)
    _states: dict[str, RecordState] = field(default_factory=dict)
    _shown: dict[str, str] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _absent: set[str] = field(default_factory=set)
    _turned: dict[str, RecordState] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)
    whole: Addition = field(default_factory=lambda: Addition((), {}, {}))

    def __post_init__(self) -> None:
        self._joined = JoinedDisputes(self.work)

    def foresee(self, workbooks: Sequence[Sequence[Change]]) -> list[tuple[Mapping[str, Counts], Addition]]:
        """Give for each of the next workbooks its counts by kind, and what it adds to the store and those foreseen before.

        The store is asked once for all of them.
        """
        weighed = self.work.store.weigh([change for changes in workbooks for change in changes])
        coming = {change.id for change in weighed.fresh} - self._foreseen
        self._ask_ahead(workbooks, weighed, coming)
        foretold = [self._foretold(changes, weighed, coming) for changes in workbooks]
        self.whole = replace(weighed, worked_out=self._states)
        return foretold

    def visible(self, records: Collection[str]) -> dict[str, str]:
        """Give, of these records, those that lists would show once all that is foreseen has come, with their kinds."""
        self._ask([record for record in records if record not in self._states])
        kinds = {record: state.kind if (state := self._states.get(record)) else self._shown.get(record, "") for record in records}
        kinds.update(self._hidden_parts([record for record, kind in kinds.items() if not kind]))
        view = _View({}, self._states, self._shown_beside(kinds, self._turned), self._shown)
        return {record: kind for record, kind in kinds.items() if kind and view.shows(record)}

    def packed_visible(self, records: set[bytes]) -> Mapping[bytes, str]:
        """Give what `visible` does, of records named by packed ids; nothing is foreseen of files that all came before."""
        if not self._states:
            return self.work.store.packed_visible(records)
        shown = self.visible(ids_in(b"".join(records)))
        return dict(zip(each_in(packed(shown)), shown.values(), strict=True))

    def members(self, record: str) -> set[str]:
        """Give the records that are one thing with this one, itself among them, once all that is foreseen has come."""
        return self._joined.members(record, self._changes)

    def kin(self, records: Collection[str]) -> set[str]:
        """Give what may come to fight with these records, since they are one thing, and the answers that say so."""
        return self._joined.kin(records, self._changes)

    @property
    def coming(self) -> Mapping[str, Sequence[Change]]:
        """Give all that was foreseen so far, by record."""
        return self._changes

    @property
    def waits(self) -> bool:
        """Say whether something that came with these workbooks waits for a decision: what is shown, and no later one of them settled."""
        shown = self.visible(self.disputed)
        found = (state.conflicts or state.contest for record in shown if (state := self._states.get(record)))
        return any(found) or self._joined.wait(shown, self._changes)

    def _foretold(self, changes: Sequence[Change], weighed: Addition, coming: set[str]) -> tuple[Mapping[str, Counts], Addition]:
        fresh = [change for change in {change.id: change for change in changes}.values() if change.id in coming]
        coming.difference_update([change.id for change in fresh])
        before: dict[str, Sequence[Change]] = {}
        for change in fresh:
            history = [*weighed.before.get(change.record, ()), *self._changes.get(change.record, ())]
            if history:
                before[change.record] = history
        addition = Addition(fresh, weighed.numbers, before)
        counts = self._counted(changes, addition)
        self._foreseen.update([change.id for change in fresh])
        for change in fresh:
            self._changes.setdefault(change.record, []).append(change)
        self._states.update(addition.states)
        return counts, addition

    def _counted(self, changes: Sequence[Change], addition: Addition) -> dict[str, Counts]:
        """Count the records that are visible before or after: the trash and parts of deleted owners are not.

        What fits two counts once counts by conflict, new, updated, same.
        """
        kinds, states = _kinds_of(changes), addition.states
        self._ask([*[record for record in kinds if record not in states and record not in self._states], *_owners_in(states)])
        before = _View(addition.former, self._states, self._shown_beside(kinds, self._turned), self._shown)
        self._turn(states)
        after = _View(states, self._states, self._shown_beside(kinds, self._turned), self._shown)
        found: list[tuple[str, str]] = []
        fought = self._joined.brought(kinds.keys(), addition, self._changes)
        for record, kind in kinds.items():
            was_shown = before.shows(record)
            if was_shown or after.shows(record):
                outcome = "conflict" if record in fought else outcome_of(addition.former.get(record), states.get(record), was_shown)
                if outcome == "conflict":
                    self.disputed.add(record)
                known = states.get(record) or self._states.get(record)
                found.append((known.kind if known else kind, outcome))
        return _added_up(found)

    def _ask_ahead(self, workbooks: Sequence[Sequence[Change]], weighed: Addition, coming: Collection[str]) -> None:
        """Ask for all that these workbooks are of, and for the owners that what comes with them names."""
        records = {change.record for changes in workbooks for change in changes}
        # Of what the store does not know it shows nothing.
        self._absent |= {change.record for change in weighed.fresh} - weighed.numbers.keys()
        self._asked |= self._absent
        owners = [owner_named(change) for change in weighed.fresh if change.id in coming]
        self._ask([*records, *owners])

    def _ask(self, records: Iterable[str]) -> None:
        """Ask the store which of these records it shows."""
        if wanted := set(records) - self._asked:
            self._shown.update(self.work.store.visible(wanted, each=True))
            self._asked |= wanted

    def _turn(self, states: Mapping[str, RecordState]) -> None:
        """Note the owners that are there now and are not in the store, or the other way round."""
        for record, state in states.items():
            if state.kind in _OWNERS and (record in self._shown) != is_live(state):
                self._turned[record] = state
            else:
                self._turned.pop(record, None)

    def _hidden_parts(self, records: Collection[str]) -> dict[str, str]:
        """Give the kinds of those of these records that the store hides with their owners; an owner may come back."""
        if not (records and self._turned):
            return {}
        return {one: state.kind for one, state in self.work.store.states(records).items() if state.kind in _OWNER_FIELDS}

    def _shown_beside(self, kinds: Mapping[str, str], turned: Mapping[str, RecordState]) -> Collection[str]:
        """Give what is shown of the records that rest: parts come and go with an owner of which the store does not know yet."""
        if not turned:
            return self._shown.keys()
        come, go = any(map(is_live, turned.values())), not all(map(is_live, turned.values()))
        flipped: set[str] = set()
        there = set(kinds.values())
        for kind in _PARTS:
            if kind.kind not in there:
                continue
            here = [record for record, code in kinds.items() if code == kind.kind and record not in self._absent]
            resting = [record for record in here if record not in self._states]
            if some := [record for record in resting if (go if record in self._shown else come)]:
                # Each as it is by itself: of those that are one thing a list has one row, under one owner.
                owned = {one: owner_of(state) for one, state in self.work.store.states(some).items() if is_live(state)}
                shown = {one: state.kind == _owner_kind(kind) and is_live(state) for one, state in turned.items()}
                flipped |= {one for one, owner in owned.items() if owner in turned and (one in self._shown) != shown[owner]}
        return self._shown.keys() ^ flipped


@dataclass(frozen=True)
class _View:
    """What lists show at a moment: of some records their states are known, of the others whether they are shown, of owners their kinds."""

    latest: Mapping[str, RecordState]
    states: Mapping[str, RecordState]
    shown: Collection[str]
    kinds: Mapping[str, str]

    def shows(self, record: str) -> bool:
        """Say whether a record is there, and its owner too if it is part of one."""
        state = self.latest.get(record) or self.states.get(record)
        if state is None:
            return record in self.shown
        if not is_live(state):
            return False
        owner = owner_of(state)
        return not owner or self._kind_shown(owner) == _owner_kind(KINDS[state.kind])

    def _kind_shown(self, owner: str) -> str:
        state = self.latest.get(owner) or self.states.get(owner)
        if state is None:
            return self.kinds.get(owner, "")
        return state.kind if is_live(state) else ""


def _added_up(found: Iterable[tuple[str, str]]) -> dict[str, Counts]:
    """Give the counts of records by kind, from the kind and the outcome of each."""
    outcomes: dict[str, dict[str, int]] = {}
    for (kind, outcome), number in Counter(found).items():
        outcomes.setdefault(kind, {})[outcome] = number
    return in_order({kind: Counts(**numbers) for kind, numbers in outcomes.items()})


def _kinds_of(changes: Sequence[Change]) -> dict[str, str]:
    """Give the records of these changes with their kinds; where changes name two, the smallest id says which."""
    kinds = {change.record: change.kind for change in changes}
    if any(kinds[change.record] != change.kind for change in changes):
        kinds.update((change.record, change.kind) for change in sorted(changes, key=lambda change: change.id, reverse=True))
    return kinds


def _owners_in(states: Mapping[str, RecordState]) -> Iterator[str]:
    """Give the owners among these records, and those of the others."""
    for record, state in states.items():
        if state.kind in _OWNERS:
            yield record
        if owner := owner_of(state):
            yield owner


def owner_named(change: Change) -> str:
    """Give the record that a change names as the one of which its own is part; nothing where it names none."""
    named = _OWNER_FIELDS.get(change.kind)
    return str(change.fields.get(named, "")) if named else ""


def is_live(state: RecordState) -> bool:
    """Say whether a record is not in the trash."""
    return state.standing != "deleted"


def owner_of(state: RecordState) -> str:
    """Give the record of which this one is a part; nothing for one that stands alone."""
    named = _OWNER_FIELDS.get(state.kind)
    return str(state.fields.get(named)) if named else ""


def _owner_kind(part: type[Record]) -> str:
    return part.fields()[part.part_of].refers_to


def outcome_of(before: RecordState | None, after: RecordState | None, was_shown: bool) -> str:
    """Say how a record counts that was like this before and is like this after; None after where nothing came of it."""
    if after is None:
        return "same"
    if after.conflicts or after.contest:
        former = {(spot, rival.change) for spot, rivals in _rivals(before).items() for rival in rivals}
        if any((spot, rival.change) not in former for spot, rivals in _rivals(after).items() for rival in rivals):
            return "conflict"
    return "updated" if was_shown else "new"


def _rivals(state: RecordState | None) -> Mapping[str, tuple[Rival, ...]]:
    if state is None:
        return {}
    return {**state.conflicts, **({"_deleted": state.contest} if state.contest else {})}
