"""What taking in a workbook does to the records, counted before it is done: preview and report share it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from empower_desktop.history.change import Change
from empower_desktop.history.merge import RecordState, Rival, state_of
from empower_desktop.records import KINDS, UNITS
from empower_desktop.workspace.workspace import Workspace

_OWNERS = frozenset(kind.fields()[kind.part_of].refers_to for kind in KINDS.values() if kind.part_of)


@dataclass(frozen=True)
class Counts:
    """Records of one kind in a workbook; read = new + updated + same + conflict + rejected."""

    new: int = 0
    updated: int = 0
    same: int = 0
    conflict: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        """Count them all."""
        return self.new + self.updated + self.same + self.conflict + self.rejected

    def plus(self, other: Counts) -> Counts:
        """Add two counts."""
        return Counts(
            self.new + other.new,
            self.updated + other.updated,
            self.same + other.same,
            self.conflict + other.conflict,
            self.rejected + other.rejected,
        )


@dataclass
class Foresight:
    """Tells what a workbook would do, the ones foreseen before it counted in."""

    work: Workspace
    _foreseen: dict[str, list[Change]] = field(default_factory=dict)
    _states: dict[str, RecordState] = field(default_factory=dict)

    def count(self, changes: Sequence[Change]) -> tuple[Mapping[str, Counts], list[Change]]:
        """Give the counts by kind, and the changes that are new here.

        Counted are records that are visible before or after: the trash and parts of deleted owners are not.
        What fits two counts once counts by conflict, new, updated, same.
        """
        unknown = self._unknown(changes)
        kinds = {change.record: change.kind for change in sorted(changes, key=lambda change: change.id, reverse=True)}
        touched = dict.fromkeys(change.record for change in unknown)
        before = {record: state_of(history, UNITS) for record, history in self._histories(touched).items()}
        shown_before = self._visible(kinds, {**self._states, **before}, touched)
        for change in unknown:
            self._foreseen.setdefault(change.record, []).append(change)
        self._states.update((record, state_of(history, UNITS)) for record, history in self._histories(touched).items())
        shown_after = self._visible(kinds, self._states, ())
        counts: dict[str, Counts] = defaultdict(Counts)
        for record in kinds:
            if record in shown_before or record in shown_after:
                kind = self._states[record].kind if record in self._states else kinds[record]
                after = self._states.get(record) if record in touched else None
                counts[kind] = counts[kind].plus(_counted(before.get(record), after, record in shown_before))
        return counts, unknown

    def forget(self) -> None:
        """Let go of what was foreseen, once it is in the store."""
        self._foreseen.clear()
        self._states.clear()

    def _unknown(self, changes: Sequence[Change]) -> list[Change]:
        known = self.work.store.knows([change.id for change in changes])
        known.update(change.id for history in self._foreseen.values() for change in history)
        return list({change.id: change for change in changes if change.id not in known}.values())

    def _histories(self, records: Iterable[str]) -> dict[str, list[Change]]:
        histories = self.work.store.histories(list(records))
        for record in records:
            if record in self._foreseen:
                histories[record] = [*histories.get(record, ()), *self._foreseen[record]]
        return histories

    def _visible(self, records: Mapping[str, str], states: Mapping[str, RecordState], new: Collection[str]) -> set[str]:
        """Give those records that lists show; `states` are what is known better than the store knows, `new` is not there yet."""
        absent = set(new) - states.keys()
        others = {record: kind for record, kind in records.items() if record not in states and record not in absent}
        shown = set(self.work.store.visible(others))
        shown.symmetric_difference_update(self._turned_parts(others, states, shown))
        owners: dict[str, str] = {}
        for record in records:
            state = states.get(record)
            if state is not None and state.standing != "deleted" and self._owner_is_shown(state, states, absent, owners):
                shown.add(record)
        return shown

    def _turned_parts(self, records: Mapping[str, str], states: Mapping[str, RecordState], shown: Collection[str]) -> set[str]:
        """Give the parts among these records that come or go with an owner of which the store does not know yet."""
        owners = {record: state for record, state in states.items() if state.kind in _OWNERS}
        visible = self.work.store.visible(owners)
        turned = {record for record, state in owners.items() if (record in visible) != (state.standing != "deleted")}
        found: set[str] = set()
        for kind in (kind for kind in KINDS.values() if turned and kind.part_of):
            rows = self.work.store.rows_by_id(kind.kind, [record for record, code in records.items() if code == kind.kind])
            mine = [row for row in rows if row.fields.get(kind.part_of) in turned and row.standing != "deleted"]
            to = kind.fields()[kind.part_of].refers_to
            found |= {row.id for row in mine if (row.id in shown) != _is_shown_owner(states[str(row.fields[kind.part_of])], to)}
        return found

    def _owner_is_shown(self, state: RecordState, states: Mapping[str, RecordState], absent: set[str], owners: dict[str, str]) -> bool:
        """Say whether a record is part of nothing, or of what lists show; `owners` remembers the kinds of these."""
        kind = KINDS.get(state.kind)
        if kind is None or not kind.part_of:
            return True
        owner = str(state.fields.get(kind.part_of))
        if owner not in owners:
            known = states.get(owner)
            if known is not None:
                owners[owner] = known.kind if known.standing != "deleted" else ""
            else:
                owners[owner] = "" if owner in absent else self.work.store.visible([owner]).get(owner, "")
        return owners[owner] == kind.fields()[kind.part_of].refers_to


def _is_shown_owner(state: RecordState, kind: str) -> bool:
    return state.kind == kind and state.standing != "deleted"


def _counted(before: RecordState | None, after: RecordState | None, was_shown: bool) -> Counts:
    if after is None:
        return Counts(same=1)
    former = {(spot, rival.change) for spot, rivals in _rivals(before).items() for rival in rivals}
    if any((spot, rival.change) not in former for spot, rivals in _rivals(after).items() for rival in rivals):
        return Counts(conflict=1)
    return Counts(updated=1) if was_shown else Counts(new=1)


def _rivals(state: RecordState | None) -> Mapping[str, tuple[Rival, ...]]:
    if state is None:
        return {}
    return {**state.conflicts, **({"_deleted": state.contest} if state.contest else {})}
