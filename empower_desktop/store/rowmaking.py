"""What is written for records: their rows, their conflicts, and the texts by which they are found."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import RecordState, Rival
from empower_desktop.records import KINDS, UNITS
from empower_desktop.store import search
from empower_desktop.store.many import insert, insert_sparse, several
from empower_desktop.store.row_tables import HIDDEN, JOINED, SHOWN, TABLES, TRASHED, conflict


@dataclass(slots=True)
class Pile:
    """Rows gathered to be written, a statement for each table."""

    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    conflicts: list[tuple[object, ...]] = field(default_factory=list)
    texts: list[search.Text] = field(default_factory=list)

    def add(self, n: int, state: RecordState, changes: Sequence[Change], shown: int, *, is_found: bool = False, more: str = "") -> None:
        """Gather what is written for one record, of a kind that is not known its conflicts alone; one that `is_found` as it is stays so.

        A record that is joined to another has only its row; `more` is what else a joined one is found by.
        """
        spots = _conflicts_of(state) if shown != JOINED else {}
        for spot, rivals in spots.items():
            unit = spot if spot in UNITS.get(state.kind, ()) else ""
            self.conflicts.append((state.record, spot, state.kind, unit, _rivals_text(rivals)))
        described = TABLES.get(state.kind)
        if described is None:
            return
        values, unfit = described.columns(state.fields)
        title = described.title(state.fields)
        first = min(changes, key=_time) if len(changes) > 1 else changes[0]
        last = max([change.at for change in changes]) if len(changes) > 1 else first.at
        disputed = json.dumps(list(spots)) if spots else ""
        row = (n, state.record, shown, state.standing, title, disputed, first.at, first.by, last, unfit, *values)
        self.rows.setdefault(state.kind, []).append(row)
        if not is_found and shown != JOINED and (text := search.text_of(described, state.fields) + more):
            self.texts.append((n, state.record, state.kind, title, text))

    def write(self, connection: sa.Connection) -> None:
        """Write what was gathered."""
        for kind, rows in self.rows.items():
            insert_sparse(connection, TABLES[kind].table, rows)
        insert(connection, conflict, self.conflicts)
        search.add(connection, self.texts)


def _owner_of(state: RecordState) -> Plain:
    return state.fields.get(KINDS[state.kind].part_of)


def owners_seen(connection: sa.Connection, states: Mapping[str, RecordState]) -> set[tuple[str, Plain]]:
    """Give, by kind and id, the owners of these records that are there to be seen."""
    wanted: dict[str, set[str]] = {}
    visible: set[tuple[str, Plain]] = set()
    for state in states.values():
        described = KINDS.get(state.kind)
        if described is None or not described.part_of or not isinstance(owner := _owner_of(state), str):
            continue
        kind, known = described.fields()[described.part_of].refers_to, states.get(owner)
        if known is None:
            wanted.setdefault(kind, set()).add(owner)
        elif known.kind == kind and known.standing != "deleted":
            visible.add((kind, owner))
    for kind, owners in wanted.items():
        shown = connection.execute(TABLES[kind].shown_of_several, several(owners)).scalars().all()
        visible.update((kind, one) for one in shown)
    return visible


def shown_of(state: RecordState, owners: set[tuple[str, Plain]]) -> int:
    """Say whether lists show a record, or the trash, or neither: the part of an owner that is not to be seen."""
    described = KINDS.get(state.kind)
    if described is not None and described.part_of:
        kind = described.fields()[described.part_of].refers_to
        if (kind, _owner_of(state)) not in owners:
            return HIDDEN
    return TRASHED if state.standing == "deleted" else SHOWN


def _conflicts_of(state: RecordState) -> Mapping[str, Sequence[Rival]]:
    return {DELETED: state.contest, **state.conflicts} if state.contest else state.conflicts


def _rivals_text(rivals: Sequence[Rival]) -> str:
    return json.dumps([[_dict(rival.value), rival.change, rival.by, rival.at] for rival in rivals], ensure_ascii=False)


def _dict(value: Plain | Mapping[str, Plain]) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def _time(change: Change) -> tuple[str, str]:
    return change.at, change.id
