"""Where joined records are at home: the id under which all of them are shown, put in place of each in values and changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import RecordState
from empower_desktop.records.references import Homes, named_at_home, names_among

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def named_by(change: Change) -> set[str]:
    """Give the records that a change names."""
    return names_among(change.kind, change.fields)


def names_in(state: RecordState) -> set[str]:
    """Give the records that a record names, in any of the values that fight too."""
    names = names_among(state.kind, state.fields)
    for spot, rivals in (*state.conflicts.items(), (DELETED, state.contest)):
        for rival in rivals:
            names |= names_among(state.kind, rival.value if isinstance(rival.value, Mapping) else {spot: rival.value})
    return names


def ids_within(text: str) -> set[str]:
    """Give all ids that stand in a text."""
    return set(_ID.findall(text))


def renamed(histories: Mapping[str, Sequence[Change]], homes: Homes) -> Mapping[str, Sequence[Change]]:
    """Give the histories as if every joined record had been named by the id under which it is shown."""
    if not homes:
        return histories
    return {one: [_renaming(change, homes) for change in changes] for one, changes in histories.items()}


def _renaming(change: Change, homes: Homes) -> Change:
    if named_by(change).isdisjoint(homes):
        return change
    return replace(change, fields=named_at_home(change.kind, change.fields, homes))


def whole_groups(records: Collection[str], homes: Homes, size: int) -> Iterator[list[str]]:
    """Give the records in pieces of about a size that part no group."""
    ordered = sorted(records, key=lambda one: (homes.get(one, one), one))
    piece: list[str] = []
    for one in ordered:
        if len(piece) >= size and homes.get(one, one) != homes.get(piece[-1], piece[-1]):
            yield piece
            piece = []
        piece.append(one)
    if piece:
        yield piece
