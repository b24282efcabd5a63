"""Statements over many rows or values at once, close to the driver where Core would take longer than SQLite does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

FEW = 100  # rows for which a statement of their own does not pay
AT_ONCE = 500  # values named in one statement
_SEVERAL = "several_values"


def _as_it_is(value: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    return value


def chunks(values: Any, size: int = AT_ONCE) -> Iterator[list[Any]]:
    """Give the values in pieces that fit into one statement."""
    listed = list(values)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def among(column: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Give the condition that a column holds one of several values, which are handed in when the statement is executed."""
    listed = sa.func.json_each(sa.bindparam(_SEVERAL)).table_valued("value")
    return column.in_(sa.select(listed.c.value))


def one_of(
    column: sa.ColumnElement[Any], values: Iterable[object], standing_for: Callable[[Any], sa.ColumnElement[Any]] = _as_it_is
) -> sa.ColumnElement[bool]:
    """Give the condition that a column holds one of these values, or what stands for one: one parameter, however many they are."""
    listed = sa.func.json_each(sa.literal(json.dumps(list(values)))).table_valued("value")
    return column.in_(sa.select(standing_for(listed.c.value)))


def several(values: Iterable[object]) -> dict[str, str]:
    """Give the values for a statement with `among`: one parameter, however many they are."""
    return {_SEVERAL: json.dumps(list(values))}


def fetched(
    connection: sa.Connection, statement: sa.Select[Any] | sa.TextClause, values: Iterable[object] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Give what a statement finds, as plain tuples: where rows come by the ten thousand, Core's own take as long as SQLite.

    `values` are those of its `among`. The statement is one of those that are made once and used again and again.
    """
    text, named = _written_out(statement)
    given = dict(named) if values is None else {**dict(named), **several(values)}
    result = connection.exec_driver_sql(text, tuple([given[name] for name, _ in named]))
    return iter(result.cursor)  # type: ignore[call-overload, no-any-return]  # that of sqlite3 gives its rows one by one


@cache
def _written_out(statement: sa.Select[Any] | sa.TextClause) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """Give a statement as the driver takes it, and its parameters in their order with what they hold."""
    compiled = statement.compile(dialect=sqlite_dialect())
    return compiled.string, tuple((name, compiled.params[name]) for name in compiled.positiontup or ())


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows that hold a value for each column of the table."""
    # Straight to the driver: Core would look at each value of each row, which takes longer than SQLite does.
    if rows:
        connection.exec_driver_sql(_insert(table), list(rows))


def insert_sparse(connection: sa.Connection, table: sa.Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows as `insert` does, most of whose values are nothing: naming only columns that hold something is a quarter quicker."""
    if len(rows) < FEW:
        insert(connection, table, rows)
        return
    names = [f'"{column.name}"' for column in table.columns]
    alike: dict[tuple[int, ...], list[tuple[object, ...]]] = {}
    for row in rows:
        filled = tuple([place for place, value in enumerate(row) if value is not None])
        alike.setdefault(filled, []).append(row)
    for filled, some in alike.items():
        into = f'INSERT INTO "{table.name}" ({", ".join([names[place] for place in filled])}) VALUES ({", ".join("?" * len(filled))})'
        held = itemgetter(*filled)
        connection.exec_driver_sql(into, [held(row) for row in some])


@cache
def _insert(table: sa.Table) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(table.columns))})'
