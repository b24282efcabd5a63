"""Which records name a joined one, in whatever they hold of it: their rows are made anew when its home moves."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

import sqlalchemy as sa

from empower_desktop.records.fields import References
from empower_desktop.records.references import references_of
from empower_desktop.store.homes import ids_within
from empower_desktop.store.many import among, several
from empower_desktop.store.row_tables import TABLES, RowTable, conflict, not_fitting

_FIGHTING = sa.select(conflict.c.record, conflict.c.kind, conflict.c.rivals)


@cache
def _not_fitting() -> sa.CompoundSelect[Any]:
    return sa.union_all(
        *[
            sa.select(described.table.c.id, sa.literal(kind), described.table.c["_more"]).where(not_fitting(described.table))
            for kind, described in TABLES.items()
            if references_of(kind)
        ]
    )


def records_naming(connection: sa.Connection, records: Collection[str]) -> dict[str, str]:
    """Give the records that name any of these, with their kinds: in their rows, in values that fight, or in a form that no column takes."""
    if not records:
        return {}
    texts = [*connection.execute(_FIGHTING).all(), *connection.execute(_not_fitting()).all()]
    found = {one: kind for one, kind, text in texts if kind in TABLES and not ids_within(text).isdisjoint(records)}
    for kind, described in TABLES.items():
        for code in references_of(kind):
            query = sa.select(described.table.c.id).where(_names(described, code))
            found.update(dict.fromkeys(connection.execute(query, several(records)).scalars(), kind))
    return found


def _names(described: RowTable, code: str) -> sa.ColumnElement[bool]:
    """Give the condition that a reference names one of the records that are handed in with `several`."""
    column = described.table.c[code]
    if not isinstance(described.described.fields()[code], References):
        return among(column)
    each = sa.func.json_each(column).table_valued("value")
    return sa.and_(column.is_not(None), sa.exists().where(among(each.c.value)).correlate(described.table))
