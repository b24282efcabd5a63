"""The rows worked out from the ledger: bring those of some records up to date, or make all anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, islice
from operator import itemgetter

import sqlalchemy as sa

from empower_desktop.history.change import Change
from empower_desktop.history.merge import RecordState, state_of
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.author import PAIR
from empower_desktop.store import joining, search
from empower_desktop.store.ledger import every_change
from empower_desktop.store.many import among, several
from empower_desktop.store.row_tables import HIDDEN, JOINED, PARTS, SHOWN, TABLES, TRASHED, conflict, every_table
from empower_desktop.store.rowmaking import Pile, owners_seen, shown_of

REBUILT_AT_ONCE = 4_000


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
    paired = joining.has_pairs(connection) or any(state.kind == PAIR for state in states.values())
    found = {one for one in former.keys() & states.keys() if _words(former[one]) == _words(states[one])}
    _forget(connection, numbers, former, found, all_conflicts=paired)
    _show_parts(connection, former, states)
    owners = owners_seen(connection, states)
    pile = Pile()
    for one, state in states.items():
        pile.add(numbers[one], state, after[one], shown_of(state, owners), is_found=one in found)
    pile.write(connection)
    if paired:
        joining.follow(connection, former, states)


def rebuild(connection: sa.Connection) -> None:
    """Make every derived table anew from the ledger."""
    for name in sa.inspect(connection).get_table_names():
        if name.startswith("row_") or name in every_table().tables:
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
    tables, indexes = _making(connection.dialect)
    for statement in tables:
        connection.exec_driver_sql(statement)
    search.create(connection)
    for piece in _pieces(every_change(connection)):
        pile = Pile()
        for n, changes in piece:
            state = state_of(changes, UNITS)
            pile.add(n, state, changes, TRASHED if state.standing == "deleted" else SHOWN)
        pile.write(connection)
    # The indexes last: they are built faster from all rows at once.
    for statement in indexes:
        connection.exec_driver_sql(statement)
    _hide_parts(connection)
    joining.follow_all(connection)


@cache
def _making(dialect: sa.Dialect) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the statements that make the tables and their indexes: to word these two hundred takes longer than to carry them out."""
    ordered = every_table().sorted_tables
    indexes = [index for table in ordered for index in sorted(table.indexes, key=lambda one: str(one.name))]
    return (
        tuple(str(sa.schema.CreateTable(table).compile(dialect=dialect)) for table in ordered),
        tuple(str(sa.schema.CreateIndex(index).compile(dialect=dialect)) for index in indexes),
    )


def differing(connection: sa.Connection) -> list[str]:
    """Give the records whose rows or conflicts are not those that their changes make."""
    wrong: list[str] = []
    counted = dict.fromkeys(TABLES, 0)
    alike = joining.Alike.of_all(connection)
    for piece in _pieces(every_change(connection)):
        alone = [(n, changes) for n, changes in piece if not alike.concerns(changes)]
        alike.set_aside(changes[0].record for _, changes in piece if alike.concerns(changes))
        states = {changes[0].record: state_of(changes, UNITS) for _, changes in alone}
        owners = owners_seen(connection, states)
        pile = Pile()
        for n, changes in alone:
            state = states[changes[0].record]
            pile.add(n, state, changes, shown_of(state, owners))
        wrong += _differing_from(connection, pile, counted)
    for pile in alike.piles(connection):
        wrong += _differing_from(connection, pile, counted)
    wrong += alike.wrong_homes(connection)
    for kind, n in counted.items():
        if connection.execute(sa.select(sa.func.count()).select_from(TABLES[kind].table)).scalar_one() != n:
            wrong.append(kind)
    return wrong


def _differing_from(connection: sa.Connection, pile: Pile, counted: dict[str, int]) -> list[str]:
    """Give the records whose rows or conflicts are not those of a pile, and count its rows."""
    wrong: list[str] = []
    for kind, rows in pile.rows.items():
        counted[kind] += len(rows)
        wrong += _differing(connection, TABLES[kind].table, "id", rows)
    return wrong + _differing(connection, conflict, "record", pile.conflicts)


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


def _words(state: RecordState) -> tuple[str, str, str]:
    """Give by what a record is found."""
    described = TABLES.get(state.kind)
    return (state.kind, described.title(state.fields), search.text_of(described, state.fields)) if described else ("", "", "")


def _forget(
    connection: sa.Connection, numbers: Mapping[str, int], former: Mapping[str, RecordState], found: set[str], *, all_conflicts: bool
) -> None:
    """Take away the rows of records that are about to be written anew; those found as before stay in the search."""
    kinds: dict[str, list[str]] = {}
    for one, state in former.items():
        kinds.setdefault(state.kind, []).append(one)
    for kind in kinds.keys() & TABLES.keys():
        table = TABLES[kind].table
        connection.execute(sa.delete(table).where(among(table.c["_n"])), several([numbers[one] for one in kinds[kind]]))
        search.drop(connection, [numbers[one] for one in kinds[kind] if one not in found])
    if fought := [one for one, state in former.items() if all_conflicts or state.conflicts or state.contest]:
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
    return sa.update(table).where(among(table.c[KINDS[part].part_of]), table.c["_shown"] != JOINED).values(_shown=shown)


def _hide_parts(connection: sa.Connection) -> None:
    """Hide, after a rebuild, the parts whose owner is deleted or has not come."""
    for owner, parts in PARTS.items():
        owners = TABLES[owner].table
        for part in parts:
            table = TABLES[part].table
            visible = sa.exists().where(owners.c.id == table.c[KINDS[part].part_of], owners.c["_shown"] == SHOWN)
            connection.execute(sa.update(table).where(~visible, table.c["_shown"] != JOINED).values(_shown=HIDDEN))
