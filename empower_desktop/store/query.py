"""Reading rows: pages of a kind, counts, names and conflicts, each in one statement."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from empower_desktop.history.change import Plain
from empower_desktop.records.fields import Area, Field, ManyChoices, Reference, References, Text
from empower_desktop.store import search
from empower_desktop.store.joining import homes_of
from empower_desktop.store.many import among, one_of, several
from empower_desktop.store.row_tables import HIDDEN, JOINED, SHOWN, TABLES, TRASHED, RowTable, home, is_number

_OWN = ("id", "_title", "_conflicts", "_standing", "_shown", "_made", "_made_by", "_changed", "_more")
_AT_SHOWN = _OWN.index("_shown")
_HALF = 32  # bits of a whole number


@dataclass(frozen=True, slots=True)
class Row:
    """A record as lists show it; empty fields are left out, `conflicts` names the disputed fields and units.

    `hidden` is a part whose owner is deleted or has not come; `title` holds
    the record's own texts, without the names of records that it refers to.
    """

    id: str
    kind: str
    fields: Mapping[str, Plain]
    title: str
    conflicts: tuple[str, ...]
    standing: str
    hidden: bool
    made: str
    made_by: str
    changed: str


@dataclass(frozen=True, slots=True)
class Between:
    """A wanted range of a field, both ends within it; an empty end is open."""

    first: Plain = None
    last: Plain = None


@dataclass(frozen=True, slots=True)
class Within:
    """A wanted area, with all areas below it."""

    area: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Several values, one of which is wanted; of a day a range may be among them."""

    values: tuple[Plain | Between, ...]


Wanted = Plain | Between | Within | OneOf
Where = Mapping[str, Wanted]
Sort = Sequence[tuple[str, bool]]
"""Columns to sort by, each with whether the greatest comes first: field codes, `_title`, `_made` or `_changed`."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of a kind are wanted, in which order; `deleted` asks for the trash instead of the live ones."""

    where: Where
    search: str = ""
    sort: Sort = ()
    deleted: bool = False
    disputed: bool = False
    limit: int | None = None
    offset: int = 0


def rows_of(connection: sa.Connection, kind: str, page: Page) -> list[Row]:
    """Give one page of rows."""
    described = TABLES[kind]
    ordered = _ordered(described, _chosen(described, page, sa.select(described.table.c["_n"])), page.sort)
    if page.limit is None and not page.offset:
        query = ordered.with_only_columns(*_columns(described), maintain_column_froms=True)
        return [_row(described, row) for row in connection.execute(query)]
    # First the numbers alone, out of an index; then only the rows of this page are read.
    numbers = connection.execute(ordered.limit(-1 if page.limit is None else page.limit).offset(page.offset)).scalars().all()
    return _rows_by_number(connection, described, numbers)


def ids_of(connection: sa.Connection, kind: str, page: Page) -> list[str]:
    """Give the ids of the rows, in order."""
    described = TABLES[kind]
    query = _ordered(described, _chosen(described, page, sa.select(described.table.c.id)), page.sort).offset(page.offset)
    return list(connection.execute(query.limit(-1 if page.limit is None else page.limit)).scalars())


def rows_by_id(connection: sa.Connection, kind: str, ids: Iterable[str]) -> list[Row]:
    """Give the rows of these records that are there, deleted and hidden ones too, in the order asked for.

    For one that is joined to another comes the row under which both are shown, once.
    """
    described, wanted = TABLES[kind], list(ids)
    statement = sa.select(*_columns(described)).where(described.is_one_of_several)
    rows = {row.id: row for row in connection.execute(statement, several(wanted)).all()}
    if homes := _homes(connection, [one for one, row in rows.items() if row[_AT_SHOWN] == JOINED]):
        rows.update({row.id: row for row in connection.execute(statement, several(set(homes.values()) - rows.keys())).all()})
        wanted = list(dict.fromkeys(homes.get(one, one) for one in wanted))
    return [_row(described, rows[one]) for one in wanted if one in rows]


def count_of(connection: sa.Connection, kind: str, page: Page) -> int:
    """Count rows."""
    described = TABLES[kind]
    query = _chosen(described, page, sa.select(sa.func.count()).select_from(described.table))
    return int(connection.execute(query).scalar_one())


def counts_by(connection: sa.Connection, kind: str, code: str, page: Page) -> dict[str, int]:
    """Count rows for each value of a field, in one query."""
    described = TABLES[kind]
    column = described.table.c[code]
    query = _chosen(described, page, sa.select(column, sa.func.count()).select_from(described.table)).group_by(column)
    return {str(value): int(count) for value, count in connection.execute(query).all()}


def sums_by(connection: sa.Connection, kind: str, summed: str, codes: Sequence[str], page: Page) -> dict[tuple[str, ...], int]:
    """Add up a field of whole numbers for each combination of some others ("" for an empty one), in one query."""
    described = TABLES[kind]
    columns, number = [described.table.c[code] for code in codes], described.table.c[summed]
    # In halves: SQLite keeps no whole number beyond 64 bits, and fails where a sum goes there.
    halves = [sa.func.coalesce(sa.func.sum(half), 0) for half in (number.op(">>")(_HALF), number.op("&")(2**_HALF - 1))]
    query = _chosen(described, page, sa.select(*columns, *halves).select_from(described.table)).group_by(*columns)
    found = connection.execute(query).all()
    return {tuple(str(one or "") for one in values): (int(high) << _HALF) + int(low) for *values, high, low in found}


def titles_of(connection: sa.Connection, kind: str, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Give title and standing of the records of a kind that are there."""
    described = TABLES[kind]
    columns = described.table.c
    query = sa.select(columns["id"], columns["_title"], columns["_standing"], columns["_shown"]).where(described.is_one_of_several)
    rows = connection.execute(query, several(set(ids))).all()
    found = {one: (title, standing) for one, title, standing, _ in rows}
    if homes := _homes(connection, [one for one, _, _, shown in rows if shown == JOINED]):
        shown_as = titles_of(connection, kind, homes.values())
        found.update({one: shown_as[at] for one, at in homes.items() if at in shown_as})
    return found


def _homes(connection: sa.Connection, away: Collection[str]) -> dict[str, str]:
    return homes_of(connection, away) if away else {}


def columns_of(connection: sa.Connection, kind: str, codes: Sequence[str], page: Page) -> list[tuple[Plain, ...]]:
    """Give `id` and some fields of all shown records of a kind, for figures: a narrow query and no more."""
    described = TABLES[kind]
    query = _chosen(described, page, sa.select(described.table.c.id, *[described.table.c[code] for code in codes]))
    rows = connection.execute(query).all()
    turning = [(place, code) for place, code in enumerate(codes, 1) if described.needs_turning(code)]
    return [_turned(described, row, turning) for row in rows] if turning else [tuple(row) for row in rows]


def _turned(described: RowTable, row: Sequence[Any], turning: Sequence[tuple[int, str]]) -> tuple[Plain, ...]:
    values = list(row)
    for place, code in turning:
        if values[place] is not None:
            values[place] = described.turned(code, values[place])
    return tuple(values)


def _columns(described: RowTable) -> list[sa.Column[object]]:
    return [described.table.c[name] for name in (*_OWN, *described.codes)]


def _rows_by_number(connection: sa.Connection, described: RowTable, numbers: Sequence[int]) -> list[Row]:
    number = described.table.c["_n"]
    rows = connection.execute(sa.select(number, *_columns(described)).where(among(number)), several(numbers)).all()
    found = {n: _row(described, values) for n, *values in rows}
    return [found[n] for n in numbers]


def _row(described: RowTable, values: Sequence[object]) -> Row:
    one, title, disputed, standing, shown, made, made_by, changed, more = values[: len(_OWN)]
    fields = described.plain(tuple(values[len(_OWN) :]), str(more))
    conflicts = tuple(json.loads(str(disputed))) if disputed else ()
    texts = (str(standing), shown == HIDDEN, str(made), str(made_by), str(changed))
    return Row(str(one), described.kind, fields, str(title), conflicts, *texts)


def _chosen(described: RowTable, page: Page, query: sa.Select[Any]) -> sa.Select[Any]:
    columns, fields = described.table.c, described.described.fields()
    # Plus nothing, where another record is named: or SQLite would read its whole index of what is shown, and not that of the few.
    shown = columns["_shown"] + 0 if any(_is_narrow(fields.get(code), wanted) for code, wanted in page.where.items()) else columns["_shown"]
    query = query.where(shown == (TRASHED if page.deleted else SHOWN))
    if page.disputed:
        query = query.where(columns["_conflicts"] != "")
    for code, wanted in page.where.items():
        query = query.where(_condition(described.table.c[code], fields.get(code), wanted))
    if search.matching(page.search):
        query = query.where(columns["_n"].in_(search.numbers_holding(page.search)))
    return query


def _is_narrow(field: Field | None, wanted: Wanted) -> bool:
    """Say whether only the few records that refer to certain others are wanted."""
    return isinstance(field, Reference) and not isinstance(field, References) and isinstance(wanted, str | OneOf)


def _condition(column: sa.Column[object], field: Field | None, wanted: Wanted) -> sa.ColumnElement[bool]:
    if isinstance(field, Reference) and isinstance(wanted, str):
        wanted_home = _home_of(wanted)
        if not isinstance(field, References):
            return column == wanted_home
        return sa.func.instr(column, sa.literal('"').concat(wanted_home).concat('"')) > 0
    if isinstance(wanted, Within):
        # "." follows "33.04", and "/" follows ".": everything below lies between the two.
        return sa.or_(column == wanted.area, sa.and_(column >= f"{wanted.area}.", column < f"{wanted.area}/"))
    if isinstance(wanted, OneOf) and field is None:
        return one_of(column, wanted.values)  # ids, of which there may be tens of thousands
    if isinstance(wanted, OneOf) and isinstance(field, Reference) and not isinstance(field, References):
        return one_of(column, wanted.values, _home_of)  # and of the records that others refer to as many
    if isinstance(wanted, OneOf):
        return sa.or_(*[_condition(column, field, value) for value in wanted.values]) if wanted.values else sa.false()
    compared: sa.ColumnElement[object] = sa.cast(column, sa.Numeric) if field is not None and is_number(field) else column
    if isinstance(wanted, Between):
        ends = [compared >= wanted.first] if wanted.first is not None else []
        return sa.and_(sa.true(), *ends, *([compared <= wanted.last] if wanted.last is not None else []))
    if wanted is None:
        return column.is_(None)
    if isinstance(field, ManyChoices) and isinstance(wanted, str):
        return sa.func.instr(column, json.dumps(wanted, ensure_ascii=False)) > 0
    return column == (json.dumps(wanted, ensure_ascii=False) if isinstance(wanted, tuple) else wanted)


def _home_of(wanted: str | sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    """Give the id by which rows name a record: that of the one under which it is shown."""
    return sa.func.coalesce(sa.select(home.c.home).where(home.c.record == wanted).scalar_subquery(), wanted)


def _ordered(described: RowTable, query: sa.Select[Any], sort: Sort) -> sa.Select[Any]:
    fields = described.described.fields()
    down = False
    for code, down in sort:
        column: sa.ColumnElement[Any] = described.table.c[code]
        field = fields.get(code)
        if isinstance(field, Reference) and not isinstance(field, References) and field.refers_to in TABLES:
            named = TABLES[field.refers_to].table.alias()
            query = query.outerjoin(named, named.c.id == column)
            column = named.c["name"] if "name" in named.c else named.c["_title"]
            column = sa.collate(column, "NOCASE")
        elif code == "_title" or (isinstance(field, Text) and not isinstance(field, Area)):
            column = sa.collate(column, "NOCASE")
        elif field is not None and is_number(field):
            column = sa.cast(column, sa.Numeric)
        query = query.order_by(column.desc() if down else column.asc())
    last = described.table.c.id
    return query.order_by(last.desc() if down else last.asc())
