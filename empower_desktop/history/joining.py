"""Several records found to be one thing: which they are, and what they show together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import (
    NO_UNITS,
    NO_UNITS_OF_KIND,
    RecordState,
    Survivors,
    Units,
    UnitsOfKind,
    by_time,
    shown_of,
    state_of,
    survivors,
)

T = TypeVar("T", bound=Hashable)
Unanswered = Mapping[str, Mapping[str, Plain]]
"""By kind and field the value that stands where nobody gave an answer: not asked, not recorded."""
NOTHING_UNANSWERED: Unanswered = MappingProxyType({})


def connected(pairs: Iterable[tuple[T, T]]) -> list[set[T]]:
    """Give the sets of things that pairs connect, whatever the order of the pairs."""
    together: dict[T, set[T]] = {}
    for one, other in pairs:
        smaller, larger = sorted((together.get(one, {one}), together.get(other, {other})), key=len)
        if smaller is not larger:
            larger |= smaller
        for each in (one, other, *smaller):
            together[each] = larger
    return list({id(some): some for some in together.values()}.values())


def joined(records: Sequence[Sequence[Change]], units: Units = NO_UNITS, unanswered: Unanswered = NOTHING_UNANSWERED) -> RecordState:
    """Work out several records found to be one thing, under the smallest id; an empty value gives way to a filled one.

    So does one that is `unanswered`: not asked is no answer beside one. An answer to what differs is written to each record
    over its own survivors, so those here serve for showing only.
    """
    states = sorted([state_of(changes, units) for changes in records], key=lambda state: state.record)
    first = states[0]
    together: dict[str, list[Change]] = {}
    for changes in records:
        for code, surviving in survivors(changes).items():
            together.setdefault(code, []).extend(surviving)
    units_of_kind = units.get(first.kind, NO_UNITS_OF_KIND)
    left = _without_empty({code: by_time(together[code]) for code in sorted(together)}, units_of_kind, {})
    left = _without_empty(left, units_of_kind, unanswered.get(first.kind, {}))
    fields, conflicts, disputed = shown_of(left, units_of_kind)
    return RecordState(
        record=first.record,
        kind=first.kind,
        standing="contested" if any(state.standing == "contested" for state in states) else first.standing,
        fields=fields,
        conflicts=conflicts,
        over=frozenset().union(*[state.over for state in states]),
        survivors={code: tuple([change.id for change in changes]) for code, changes in left.items()},
        contest=tuple(rival for state in states for rival in state.contest),
        disputed=disputed,
    )


def _without_empty(left: Survivors, units_of_kind: UnitsOfKind, unanswered: Mapping[str, Plain]) -> Survivors:
    """Leave out the changes that set nothing but emptiness beside others that fill the field, or a field of its unit."""
    spots = [codes for codes in units_of_kind.values() if any(code in left for code in codes)]
    spots += [(code,) for code in left if code != DELETED and not any(code in codes for codes in units_of_kind.values())]
    kept = dict(left)
    for codes in spots:
        rivals = {change for code in codes for change in left.get(code, ())}
        filled = {change for change in rivals if any(change.fields.get(code) not in (None, unanswered.get(code)) for code in codes)}
        if filled:
            present = {code: tuple([change for change in left[code] if change in filled]) for code in codes if code in left}
            kept.update({code: changes for code, changes in present.items() if changes})
            for code in present.keys() - {code for code, changes in present.items() if changes}:
                del kept[code]
    return kept
