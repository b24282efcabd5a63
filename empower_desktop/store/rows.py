"""The rows worked out from the ledger: bring those of some records up to date, or make all anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, islice
from operator import attrgetter

import sqlalchemy as sa

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import RecordState, Rival, state_of
from empower_desktop.records import KINDS, UNITS
from empower_desktop.store import search
from empower_desktop.store.database import chunks
from empower_desktop.store.ledger import changes_of_records, every_change
from empower_desktop.store.tables import HIDDEN, PARTS, ROWS, SHOWN, TABLES, TRASHED, RowTable, conflict, record

REBUILT_AT_ONCE = 4_000


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows said of a record before."""

    n: int
    kind: str
    shown: int


@dataclass(slots=True)
class _Pile:
    """Rows gathered to be written, a statement for each table."""

    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    records: list[tuple[object, ...]] = field(default_factory=list)
    conflicts: list[tuple[object, ...]] = field(default_factory=list)
    texts: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, n: int, state: RecordState, changes: Sequence[Change], shown: int) -> None:
        """Gather what is written for one record."""
        first = min(changes, key=_time) if len(changes) > 1 else changes[0]
        self.records.append((n, state.record, state.kind, state.standing, shown, first.by, first.at))
        spots = _conflicts_of(state)
        for spot, rivals in spots.items():
            unit = spot if spot in UNITS.get(state.kind, ()) else ""
            self.conflicts.append((state.record, spot, state.kind, unit, _rivals_text(rivals)))
        described = TABLES.get(state.kind)
        if described is None:
            return
        values, more = described.columns(state.fields)
        title = described.title(state.fields)
        disputed = json.dumps(list(spots)) if spots else ""
        last = max([change.at for change in changes]) if len(changes) > 1 else first.at
        row = (n, state.record, shown, state.standing, title, disputed, first.at, first.by, last, more, *values)
        self.rows.setdefault(state.kind, []).append(row)
        if text := search.text_of(described, state.fields):
            self.texts.append((n, title, text))

    def write(self, connection: sa.Connection) -> None:
        """Write what was gathered."""
        _many(connection, _insert(record), self.records)
        for kind, rows in self.rows.items():
            _many(connection, _insert(TABLES[kind].table), rows)
        _many(connection, _insert(conflict), self.conflicts)
        search.add(connection, self.texts)


def refresh(connection: sa.Connection, fresh: Mapping[str, Sequence[Change]], gone: Iterable[str] = ()) -> None:
    """Bring the rows of records up to date after their fresh changes went into the ledger, or some were taken away."""
    touched = [*fresh, *gone]
    known = _known(connection, touched)
    changes = {**fresh, **changes_of_records(connection, known)} if known else dict(fresh)
    states = {one: state_of(of, UNITS) for one, of in changes.items()}
    standing = {one: (state.kind, state.standing != "deleted") for one, state in states.items()}
    vanished = known.keys() - states.keys()
    standing.update((one, ("", False)) for one in vanished)
    owners = _owners(connection, states.values(), standing)
    _forget(connection, known)
    _show_parts(connection, standing, known)
    pile, following = _Pile(), _greatest(connection) + 1
    for one, state in states.items():
        n = known[one].n if one in known else following
        following += one not in known
        pile.add(n, state, changes[one], _shown(state, owners))
    pile.write(connection)


def rebuild(connection: sa.Connection) -> None:
    """Make every derived table anew from the ledger."""
    names = sa.inspect(connection).get_table_names()
    for name in names:
        if name.startswith("row_") or name in ROWS.tables:
            connection.execute(sa.schema.DropTable(sa.table(name)))  # type: ignore[arg-type]  # of whatever form it was
    ROWS.create_all(connection)
    search.create(connection)
    n = 0
    for piece in _pieces(every_change(connection)):
        pile = _Pile()
        for changes in piece:
            n += 1
            state = state_of(changes, UNITS)
            pile.add(n, state, changes, TRASHED if state.standing == "deleted" else SHOWN)
        pile.write(connection)
    _hide_parts(connection)


def _pieces(changes: Iterable[Change]) -> Iterator[list[list[Change]]]:
    records = (list(group) for _, group in groupby(changes, key=attrgetter("record")))
    while piece := list(islice(records, REBUILT_AT_ONCE)):
        yield piece


def _known(connection: sa.Connection, records: Iterable[str]) -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    for some in chunks(records):
        query = sa.select(record.c.id, record.c.n, record.c.kind, record.c.shown).where(record.c.id.in_(some))
        known.update((row.id, _Known(row.n, row.kind, row.shown)) for row in connection.execute(query))
    return known


def _greatest(connection: sa.Connection) -> int:
    return connection.execute(sa.select(sa.func.coalesce(sa.func.max(record.c.n), 0))).scalar_one()


def _owner_of(state: RecordState) -> Plain:
    return state.fields.get(KINDS[state.kind].part_of)


def _owners(connection: sa.Connection, states: Iterable[RecordState], standing: Mapping[str, tuple[str, bool]]) -> dict[str, str]:
    """Give the kinds of the owners that are there to be seen."""
    wanted = {str(_owner_of(state)) for state in states if state.kind in KINDS and KINDS[state.kind].part_of}
    visible = {one: standing[one][0] for one in wanted & standing.keys() if standing[one][1]}
    visible.update((one, known.kind) for one, known in _known(connection, wanted - standing.keys()).items() if known.shown == SHOWN)
    return visible


def _shown(state: RecordState, owners: Mapping[str, str]) -> int:
    described = KINDS.get(state.kind)
    if described is not None and described.part_of:
        wanted = described.fields()[described.part_of].refers_to
        if owners.get(str(_owner_of(state))) != wanted:
            return HIDDEN
    return TRASHED if state.standing == "deleted" else SHOWN


def _forget(connection: sa.Connection, known: Mapping[str, _Known]) -> None:
    """Take away the rows of records that are about to be written anew."""
    kinds: dict[str, list[int]] = {}
    for one in known.values():
        kinds.setdefault(one.kind, []).append(one.n)
    for kind, numbers in kinds.items():
        if kind in TABLES:
            table = TABLES[kind].table
            _many(connection, _delete(table, "_n"), [(n,) for n in numbers])
            search.drop(connection, numbers)
        _many(connection, _delete(record, "n"), [(n,) for n in numbers])
    _many(connection, _delete(conflict, "record"), [(one,) for one in known])


def _show_parts(connection: sa.Connection, standing: Mapping[str, tuple[str, bool]], known: Mapping[str, _Known]) -> None:
    """Show or hide the parts of owners that came, went, were deleted or restored."""
    for owner, (kind, visible) in standing.items():
        former = known.get(owner)
        was_visible = former is not None and former.shown == SHOWN
        if former is not None and former.kind != kind:
            _set_parts(connection, owner, former.kind, False)
            was_visible = False
        if visible != was_visible:
            _set_parts(connection, owner, kind, visible)


def _set_parts(connection: sa.Connection, owner: str, kind: str, visible: bool) -> None:
    for part in PARTS.get(kind, ()):
        table = TABLES[part].table
        numbers = connection.execute(_parts_query(part), {"owner": owner}).scalars().all()
        for some in chunks(numbers):
            _set_shown(connection, table, table.c["_n"].in_(some), visible)
            _copy_shown(connection, table, some)


@cache
def _parts_query(part: str) -> sa.Select[tuple[int]]:
    table = TABLES[part].table
    return sa.select(table.c["_n"]).where(table.c[KINDS[part].part_of] == sa.bindparam("owner"))


def _set_shown(connection: sa.Connection, table: sa.Table, which: sa.ColumnElement[bool], visible: bool) -> None:
    shown = sa.case((table.c["_standing"] == "deleted", TRASHED), else_=SHOWN) if visible else sa.literal(HIDDEN)
    connection.execute(sa.update(table).where(which).values(_shown=shown))


def _copy_shown(connection: sa.Connection, table: sa.Table, numbers: Sequence[int]) -> None:
    same = sa.select(table.c["_shown"]).where(table.c["_n"] == record.c.n).scalar_subquery()
    connection.execute(sa.update(record).where(record.c.n.in_(numbers)).values(shown=same))


def _hide_parts(connection: sa.Connection) -> None:
    """Hide, after a rebuild, the parts whose owner is deleted or has not come."""
    for owner, parts in PARTS.items():
        owners = TABLES[owner].table
        for part in parts:
            table = TABLES[part].table
            visible = sa.exists().where(owners.c.id == table.c[KINDS[part].part_of], owners.c["_shown"] == SHOWN)
            numbers = connection.execute(sa.select(table.c["_n"]).where(~visible)).scalars().all()
            for some in chunks(numbers):
                _set_shown(connection, table, table.c["_n"].in_(some), visible=False)
                _copy_shown(connection, table, some)


def _conflicts_of(state: RecordState) -> Mapping[str, Sequence[Rival]]:
    return {DELETED: state.contest, **state.conflicts} if state.contest else state.conflicts


def _rivals_text(rivals: Sequence[Rival]) -> str:
    return json.dumps([[_dict(rival.value), rival.change, rival.by, rival.at] for rival in rivals], ensure_ascii=False)


def _dict(value: Plain | Mapping[str, Plain]) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def _time(change: Change) -> tuple[str, str]:
    return change.at, change.id


def _many(connection: sa.Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    # Straight to the driver: Core would look at each value of each row, which takes longer than SQLite does.
    if rows:
        connection.exec_driver_sql(statement, list(rows))


@cache
def _insert(table: sa.Table) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(table.columns))})'


@cache
def _delete(table: sa.Table, column: str) -> str:
    return f'DELETE FROM "{table.name}" WHERE "{column}" = ?'


def table_of(kind: str) -> RowTable:
    """Give the derived table of a kind."""
    return TABLES[kind]
