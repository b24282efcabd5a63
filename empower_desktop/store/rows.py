"""The rows worked out from the ledger: bring those of some records up to date, or make all anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, islice
from operator import itemgetter

import sqlalchemy as sa

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import RecordState, Rival, state_of
from empower_desktop.records import KINDS, UNITS
from empower_desktop.store import search
from empower_desktop.store.database import among, insert, several
from empower_desktop.store.ledger import every_change
from empower_desktop.store.tables import HIDDEN, PARTS, ROWS, SHOWN, TABLES, TRASHED, conflict

REBUILT_AT_ONCE = 4_000


@dataclass(slots=True)
class _Pile:
    """Rows gathered to be written, a statement for each table."""

    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    conflicts: list[tuple[object, ...]] = field(default_factory=list)
    texts: list[search.Text] = field(default_factory=list)

    def add(self, n: int, state: RecordState, changes: Sequence[Change], shown: int, *, is_found: bool = False) -> None:
        """Gather what is written for one record, of a kind that is not known its conflicts alone; one that `is_found` as it is stays so."""
        spots = _conflicts_of(state)
        for spot, rivals in spots.items():
            unit = spot if spot in UNITS.get(state.kind, ()) else ""
            self.conflicts.append((state.record, spot, state.kind, unit, _rivals_text(rivals)))
        described = TABLES.get(state.kind)
        if described is None:
            return
        values, more = described.columns(state.fields)
        title = described.title(state.fields)
        first = min(changes, key=_time) if len(changes) > 1 else changes[0]
        last = max([change.at for change in changes]) if len(changes) > 1 else first.at
        disputed = json.dumps(list(spots)) if spots else ""
        row = (n, state.record, shown, state.standing, title, disputed, first.at, first.by, last, more, *values)
        self.rows.setdefault(state.kind, []).append(row)
        if not is_found and (text := search.text_of(described, state.fields)):
            self.texts.append((n, state.record, state.kind, title, text))

    def write(self, connection: sa.Connection) -> None:
        """Write what was gathered."""
        for kind, rows in self.rows.items():
            insert(connection, TABLES[kind].table, rows)
        insert(connection, conflict, self.conflicts)
        search.add(connection, self.texts)


def refresh(
    connection: sa.Connection,
    numbers: Mapping[str, int],
    former: Mapping[str, RecordState],
    states: Mapping[str, RecordState],
    after: Mapping[str, Sequence[Change]],
) -> None:
    """Bring the rows of records up to date: how they were, how they are now, and the changes that make them so.

    A record that is new has no former state, one that went has no present one.
    """
    found = {one for one in former.keys() & states.keys() if _words(former[one]) == _words(states[one])}
    _forget(connection, numbers, former, found)
    _show_parts(connection, former, states)
    owners = _owners(connection, states)
    pile = _Pile()
    for one, state in states.items():
        pile.add(numbers[one], state, after[one], _shown(state, owners), is_found=one in found)
    pile.write(connection)


def rebuild(connection: sa.Connection) -> None:
    """Make every derived table anew from the ledger."""
    for name in sa.inspect(connection).get_table_names():
        if name.startswith("row_") or name in ROWS.tables:
            sa.Table(name, sa.MetaData()).drop(connection)
    # The indexes last: they are built faster from all rows at once.
    for table in ROWS.sorted_tables:
        connection.execute(sa.schema.CreateTable(table))
    search.create(connection)
    for piece in _pieces(every_change(connection)):
        pile = _Pile()
        for n, changes in piece:
            state = state_of(changes, UNITS)
            pile.add(n, state, changes, TRASHED if state.standing == "deleted" else SHOWN)
        pile.write(connection)
    for table in ROWS.sorted_tables:
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            index.create(connection)
    _hide_parts(connection)


def differing(connection: sa.Connection) -> list[str]:
    """Give the records whose rows or conflicts are not those that their changes make."""
    wrong: list[str] = []
    counted = dict.fromkeys(TABLES, 0)
    for piece in _pieces(every_change(connection)):
        pile = _Pile()
        states = {changes[0].record: state_of(changes, UNITS) for _, changes in piece}
        owners = _owners(connection, states)
        for n, changes in piece:
            state = states[changes[0].record]
            pile.add(n, state, changes, _shown(state, owners))
        for kind, rows in pile.rows.items():
            counted[kind] += len(rows)
            wrong += _differing(connection, TABLES[kind].table, "id", rows)
        wrong += _differing(connection, conflict, "record", pile.conflicts)
    for kind, n in counted.items():
        if connection.execute(sa.select(sa.func.count()).select_from(TABLES[kind].table)).scalar_one() != n:
            wrong.append(kind)
    return wrong


def _differing(connection: sa.Connection, table: sa.Table, name: str, rows: Sequence[tuple[object, ...]]) -> list[str]:
    """Give the records, named in a column, of the rows that do not stand so in their table; the first column finds them."""
    kept: set[tuple[object, ...]] = set()
    columns = list(table.columns)
    kept.update(
        tuple(row) for row in connection.execute(sa.select(table).where(among(columns[0])), several({row[0] for row in rows})).all()
    )
    return [str(row[columns.index(table.c[name])]) for row in rows if row not in kept]


def _pieces(changes: Iterable[tuple[int, Change]]) -> Iterator[list[tuple[int, list[Change]]]]:
    records = ((n, [change for _, change in group]) for n, group in groupby(changes, key=itemgetter(0)))
    while piece := list(islice(records, REBUILT_AT_ONCE)):
        yield piece


def _is_owner(state: RecordState | None) -> bool:
    return state is not None and state.standing != "deleted" and bool(PARTS.get(state.kind))


def _owner_of(state: RecordState) -> Plain:
    return state.fields.get(KINDS[state.kind].part_of)


def _owners(connection: sa.Connection, states: Mapping[str, RecordState]) -> set[tuple[str, Plain]]:
    """Give, by kind and id, the owners that are there to be seen."""
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


def _shown(state: RecordState, owners: set[tuple[str, Plain]]) -> int:
    described = KINDS.get(state.kind)
    if described is not None and described.part_of:
        kind = described.fields()[described.part_of].refers_to
        if (kind, _owner_of(state)) not in owners:
            return HIDDEN
    return TRASHED if state.standing == "deleted" else SHOWN


def _words(state: RecordState) -> tuple[str, str, str]:
    """Give by what a record is found."""
    described = TABLES.get(state.kind)
    return (state.kind, described.title(state.fields), search.text_of(described, state.fields)) if described else ("", "", "")


def _forget(connection: sa.Connection, numbers: Mapping[str, int], former: Mapping[str, RecordState], found: set[str]) -> None:
    """Take away the rows of records that are about to be written anew; those found as before stay in the search."""
    kinds: dict[str, list[str]] = {}
    for one, state in former.items():
        kinds.setdefault(state.kind, []).append(one)
    for kind in kinds.keys() & TABLES.keys():
        table = TABLES[kind].table
        connection.execute(sa.delete(table).where(among(table.c["_n"])), several([numbers[one] for one in kinds[kind]]))
        search.drop(connection, [numbers[one] for one in kinds[kind] if one not in found])
    if fought := [one for one, state in former.items() if state.conflicts or state.contest]:
        connection.execute(sa.delete(conflict).where(among(conflict.c.record)), several(fought))


def _show_parts(connection: sa.Connection, former: Mapping[str, RecordState], states: Mapping[str, RecordState]) -> None:
    """Show or hide the parts of owners that came, went, were deleted or restored."""
    turned: dict[tuple[str, bool], list[str]] = {}
    for one in former.keys() | states.keys():
        was, is_now = former.get(one), states.get(one)
        was_owner = was.kind if was and _is_owner(was) else ""
        is_owner = is_now.kind if is_now and _is_owner(is_now) else ""
        if was_owner != is_owner:
            for kind, visible in ((was_owner, False), (is_owner, True)):
                turned.setdefault((kind, visible), []).append(one)
    for (kind, visible), owners in turned.items():
        for part in PARTS.get(kind, ()):
            connection.execute(_turning(part, visible), several(owners))


@cache
def _turning(part: str, visible: bool) -> sa.Update:
    """Give the statement that shows or hides the parts of several owners."""
    table = TABLES[part].table
    shown = sa.case((table.c["_standing"] == "deleted", TRASHED), else_=SHOWN) if visible else sa.literal(HIDDEN)
    return sa.update(table).where(among(table.c[KINDS[part].part_of])).values(_shown=shown)


def _hide_parts(connection: sa.Connection) -> None:
    """Hide, after a rebuild, the parts whose owner is deleted or has not come."""
    for owner, parts in PARTS.items():
        owners = TABLES[owner].table
        for part in parts:
            table = TABLES[part].table
            visible = sa.exists().where(owners.c.id == table.c[KINDS[part].part_of], owners.c["_shown"] == SHOWN)
            connection.execute(sa.update(table).where(~visible).values(_shown=HIDDEN))


def _conflicts_of(state: RecordState) -> Mapping[str, Sequence[Rival]]:
    return {DELETED: state.contest, **state.conflicts} if state.contest else state.conflicts


def _rivals_text(rivals: Sequence[Rival]) -> str:
    return json.dumps([[_dict(rival.value), rival.change, rival.by, rival.at] for rival in rivals], ensure_ascii=False)


def _dict(value: Plain | Mapping[str, Plain]) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def _time(change: Change) -> tuple[str, str]:
    return change.at, change.id
