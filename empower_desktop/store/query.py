"""Reading rows: pages of a kind, counts, names and conflicts, each in one statement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from empower_desktop.history.change import DELETED, Plain
from empower_desktop.history.merge import Rival, state_of
from empower_desktop.records.fields import Area, Field, ManyChoices, Reference, References, Text
from empower_desktop.store import search
from empower_desktop.store.database import chunks
from empower_desktop.store.ledger import changes_of_records
from empower_desktop.store.tables import HIDDEN, SHOWN, TABLES, TRASHED, RowTable, change, conflict, is_number, record

_OWN = ("id", "_title", "_conflicts", "_standing", "_shown", "_made", "_made_by", "_changed", "_more")


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
    """Several values, one of which is wanted."""

    values: tuple[Plain, ...]


Wanted = Plain | Between | Within | OneOf
Where = Mapping[str, Wanted]
Sort = Sequence[tuple[str, bool]]
"""Columns to sort by, each with whether the greatest comes first: field codes, `_title`, `_made` or `_changed`."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one record that fight for a spot: a field, a unit, or the record itself (`_deleted`)."""

    record: str
    kind: str
    spot: str
    unit: str
    rivals: tuple[Rival, ...]
    contested: bool


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
    """Give the rows of these records that are there, deleted and hidden ones too, in the order asked for."""
    described, found = TABLES[kind], dict[str, Row]()
    wanted = list(ids)
    for some in chunks(wanted):
        query = sa.select(*_columns(described)).where(_is_one_of(described, some))
        found.update((row.id, _row(described, row)) for row in connection.execute(query))
    return [found[one] for one in wanted if one in found]


def count_of(connection: sa.Connection, kind: str, page: Page) -> int:
    """Count rows."""
    described = TABLES[kind]
    query = _chosen(described, page, sa.select(sa.func.count()).select_from(described.table))
    return connection.execute(query).scalar_one()


def titles_of(connection: sa.Connection, kind: str, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Give title and standing of the records of a kind that are there."""
    found: dict[str, tuple[str, str]] = {}
    described = TABLES[kind]
    columns = described.table.c
    for some in chunks(set(ids)):
        query = sa.select(columns["id"], columns["_title"], columns["_standing"]).where(_is_one_of(described, some))
        found.update((one, (title, standing)) for one, title, standing in connection.execute(query))
    return found


def columns_of(connection: sa.Connection, kind: str, codes: Sequence[str]) -> list[tuple[Plain, ...]]:
    """Give `id` and some fields of all shown records of a kind, for figures: a narrow query and no more."""
    described = TABLES[kind]
    query = sa.select(described.table.c.id, *[described.table.c[code] for code in codes]).where(described.table.c["_shown"] == SHOWN)
    rows = connection.execute(query)
    if any(described.needs_turning(code) for code in codes):
        return [(one, *[described.turned(code, value) for code, value in zip(codes, values, strict=True)]) for one, *values in rows]
    return [tuple(row) for row in rows]


def conflicts_of(connection: sa.Connection, kind: str | None, only: str = "") -> list[Conflict]:
    """Give what fights in records that are shown, by record and spot."""
    query = sa.select(conflict)
    if kind is not None:
        query = query.where(conflict.c.kind == kind)
    if only:
        query = query.where(conflict.c.record == only)
    rows = connection.execute(query.order_by(conflict.c.record, conflict.c.spot)).all()
    shown = _shown_among(connection, {(row.kind, row.record) for row in rows})
    return [
        Conflict(row.record, row.kind, row.spot, row.unit, _rivals(row.rivals), row.spot == DELETED) for row in rows if row.record in shown
    ]


def kinds_of(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give the kinds of the records that have come."""
    found: dict[str, str] = {}
    for some in chunks(ids):
        query = sa.select(record.c.id, change.c.kind).join(record, record.c.n == change.c.record).where(record.c.id.in_(some))
        for one, kind in connection.execute(query.order_by(change.c.id)):
            found.setdefault(one, kind)  # where changes name two kinds, the smallest change id says which
    return found


def visible_of(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give, of these records, those that lists show, with their kinds."""
    kinds = kinds_of(connection, ids)
    shown = _shown_among(connection, {(kind, one) for one, kind in kinds.items()})
    return {one: kind for one, kind in kinds.items() if one in shown}


def standing_of(connection: sa.Connection, one: str) -> str:
    """Say `live`, `deleted`, `contested` or `absent`."""
    kind = kinds_of(connection, (one,)).get(one, "")
    if kind not in TABLES:
        changes = changes_of_records(connection, (one,)).get(one)
        return state_of(changes).standing if changes else "absent"
    return connection.execute(sa.select(TABLES[kind].table.c["_standing"]).where(_is_one_of(TABLES[kind], [one]))).scalar_one()


def made_by(connection: sa.Connection) -> dict[str, int]:
    """Count the shown records that each author made."""
    counts: dict[str, int] = {}
    for described in TABLES.values():
        columns = described.table.c
        query = sa.select(columns["_made_by"], sa.func.count()).where(columns["_shown"] == SHOWN).group_by(columns["_made_by"])
        for author, n in connection.execute(query):
            counts[author] = counts.get(author, 0) + n
    return counts


def _shown_among(connection: sa.Connection, records: set[tuple[str, str]]) -> set[str]:
    """Give those of the records that are shown; those of a kind that is not known are."""
    shown = {one for kind, one in records if kind not in TABLES}
    for kind, described in TABLES.items():
        columns = described.table.c
        for some in chunks([one for of, one in records if of == kind]):
            query = sa.select(columns["id"]).where(_is_one_of(described, some), columns["_shown"] == SHOWN)
            shown.update(connection.execute(query).scalars())
    return shown


def _is_one_of(described: RowTable, ids: list[str]) -> sa.ColumnElement[bool]:
    if described.keyed:
        return described.table.c["_n"].in_(sa.select(record.c.n).where(record.c.id.in_(ids)))
    return described.table.c["id"].in_(ids)


def _columns(described: RowTable) -> list[sa.Column[object]]:
    return [described.table.c[name] for name in (*_OWN, *described.codes)]


def _rows_by_number(connection: sa.Connection, described: RowTable, numbers: Sequence[int]) -> list[Row]:
    number = described.table.c["_n"]
    found: dict[int, Row] = {}
    for some in chunks(numbers):
        for n, *values in connection.execute(sa.select(number, *_columns(described)).where(number.in_(some))):
            found[n] = _row(described, values)
    return [found[n] for n in numbers]


def _row(described: RowTable, values: Sequence[object]) -> Row:
    one, title, disputed, standing, shown, made, made_by, changed, more = values[: len(_OWN)]
    fields = described.plain(tuple(values[len(_OWN) :]), str(more))
    conflicts = tuple(json.loads(str(disputed))) if disputed else ()
    texts = (str(standing), shown == HIDDEN, str(made), str(made_by), str(changed))
    return Row(str(one), described.kind, fields, str(title), conflicts, *texts)


def _chosen(described: RowTable, page: Page, query: sa.Select[tuple[int]]) -> sa.Select[tuple[int]]:
    columns = described.table.c
    query = query.where(columns["_shown"] == (TRASHED if page.deleted else SHOWN))
    if page.disputed:
        query = query.where(columns["_conflicts"] != "")
    fields = described.described.fields()
    for code, wanted in page.where.items():
        query = query.where(_condition(described.table.c[code], fields.get(code), wanted))
    if search.matching(page.search):
        query = query.where(columns["_n"].in_(search.numbers_holding(page.search)))
    return query


def _condition(column: sa.Column[object], field: Field | None, wanted: Wanted) -> sa.ColumnElement[bool]:
    if isinstance(wanted, Within):
        # "." follows "33.04", and "/" follows ".": everything below lies between the two.
        return sa.or_(column == wanted.area, sa.and_(column >= f"{wanted.area}.", column < f"{wanted.area}/"))
    if isinstance(wanted, OneOf):
        return sa.or_(*[_condition(column, field, value) for value in wanted.values]) if wanted.values else sa.false()
    compared: sa.ColumnElement[object] = sa.cast(column, sa.Numeric) if field is not None and is_number(field) else column
    if isinstance(wanted, Between):
        ends = [compared >= wanted.first] if wanted.first is not None else []
        return sa.and_(sa.true(), *ends, *([compared <= wanted.last] if wanted.last is not None else []))
    if wanted is None:
        return column.is_(None)
    if isinstance(field, ManyChoices | References) and isinstance(wanted, str):
        return sa.func.instr(column, json.dumps(wanted, ensure_ascii=False)) > 0
    return column == (json.dumps(wanted, ensure_ascii=False) if isinstance(wanted, tuple) else wanted)


def _ordered(described: RowTable, query: sa.Select[tuple[int]], sort: Sort) -> sa.Select[tuple[int]]:
    fields = described.described.fields()
    down = False
    for code, down in sort:
        column: sa.ColumnElement[object] = described.table.c[code]
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


def _rivals(text: str) -> tuple[Rival, ...]:
    return tuple(Rival(_plain(value), change, by, at) for value, change, by, at in json.loads(text))


def _plain(value: object) -> Plain | Mapping[str, Plain]:
    if isinstance(value, dict):
        return {code: _one(each) for code, each in value.items()}
    return _one(value)


def _one(value: object) -> Plain:
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]  # JSON of plain values holds nothing else
