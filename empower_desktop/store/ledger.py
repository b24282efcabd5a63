"""The ledger: add changes once each, and read them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

import sqlalchemy as sa

from empower_desktop.history.change import Change, fields_json
from empower_desktop.history.digest import digest
from empower_desktop.store.database import chunks
from empower_desktop.store.tables import change, read_fields

_COLUMNS = ("record", "kind", "fields", "over", "by", "at", "why", "id")
_READ = sa.select(*[change.c[name] for name in _COLUMNS])
READ_AT_ONCE = 2_000


def known_ids(connection: sa.Connection, ids: Iterable[str]) -> set[str]:
    """Give those of the ids that the ledger holds."""
    found: set[str] = set()
    for some in chunks(ids):
        found.update(connection.execute(sa.select(change.c.id).where(change.c.id.in_(some))).scalars())
    return found


def add(connection: sa.Connection, changes: Iterable[Change], arrival: int | None) -> list[Change]:
    """Add the changes that are not there yet, and give these in the order they came."""
    unique = {one.id: one for one in changes}
    known = known_ids(connection, unique)
    fresh = [one for one in unique.values() if one.id not in known] if known else list(unique.values())
    if fresh:
        connection.exec_driver_sql(_insert(), [(*_parts(one), arrival) for one in fresh])
    return fresh


def changes_of_records(connection: sa.Connection, records: Collection[str]) -> dict[str, list[Change]]:
    """Give the changes of these records, in the order they were added."""
    found: dict[str, list[Change]] = {}
    for some in chunks(records):
        for row in connection.execute(_READ.where(change.c.record.in_(some)).order_by(change.c.seq)):
            found.setdefault(row.record, []).append(change_of(row))
    return found


def every_change(connection: sa.Connection) -> Iterator[Change]:
    """Give all changes, those of one record after each other."""
    result = connection.execution_options(yield_per=READ_AT_ONCE).execute(_READ.order_by(change.c.record, change.c.seq))
    return map(change_of, result)


def changes_by_id(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Change]:
    """Give the changes of these ids that are there."""
    found: dict[str, Change] = {}
    for some in chunks(ids):
        for row in connection.execute(_READ.where(change.c.id.in_(some))):
            found[row.id] = change_of(row)
    return found


def ledger_digest(connection: sa.Connection) -> str:
    """Give the digest of all that the ledger holds."""
    return digest(connection.execute(sa.select(change.c.id)).scalars())


def every_id(connection: sa.Connection) -> set[str]:
    """Give the ids of all changes."""
    return set(connection.execute(sa.select(change.c.id)).scalars())


def change_of(row: Sequence[str]) -> Change:
    """Give the change that stands in a row of `_COLUMNS`."""
    record, kind, fields, over, by, at, why, name = row
    return Change(record, kind, read_fields(fields), tuple(json.loads(over)) if over != "[]" else (), by, at, why, name)


def grouped(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Put changes together by their record."""
    together: dict[str, list[Change]] = {}
    for one in changes:
        together.setdefault(one.record, []).append(one)
    return together


def newest_stamp(connection: sa.Connection, by: str, before: str) -> str:
    """Give the newest stamp in the ledger, of one author if asked, and not later than `before` if given."""
    query = sa.select(sa.func.coalesce(sa.func.max(change.c.at), ""))
    if by:
        query = query.where(change.c.by == by)
    return connection.execute(query.where(change.c.at <= before) if before else query).scalar_one()


def _parts(one: Change) -> tuple[str, ...]:
    over = '["' + '","'.join(one.over) + '"]' if one.over else "[]"
    return one.record, one.kind, fields_json(one), over, one.by, one.at, one.why, one.id


@cache
def _insert() -> str:
    names = ", ".join(f'"{name}"' for name in (*_COLUMNS, "arrival"))
    return f'INSERT INTO "{change.name}" ({names}) VALUES ({", ".join("?" * (len(_COLUMNS) + 1))})'
