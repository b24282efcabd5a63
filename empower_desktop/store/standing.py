"""How records stand across all kinds: what is shown, deleted or absent, and what waits to be settled."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from empower_desktop.history.change import DELETED, Plain
from empower_desktop.history.merge import Rival, state_of
from empower_desktop.records import Author
from empower_desktop.store.joining import homes_of
from empower_desktop.store.ledger import NUMBERS, changes_of_records
from empower_desktop.store.many import among, fetched, several
from empower_desktop.store.packed import each_in, ids_in, packed, packed_text
from empower_desktop.store.row_tables import HIDDEN, PARTS, SHOWN, TABLES, RowTable, conflict
from empower_desktop.store.tables import change, record

# Where changes name two kinds, the smallest change id says which: it comes last.
_KINDS = (
    sa.select(record.c.id, change.c.kind).join(record, record.c.n == change.c.record).where(among(record.c.id)).order_by(change.c.id.desc())
)
_LAST_NUMBER = sa.select(sa.func.max(record.c.n))
EVERY_FROM, PAYS_FROM = 12, 50
"""Where there are fewer records than so many to one that is asked for, the ids of all that is shown are read; where fewer than so many,
their numbers."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one record that fight for a spot: a field, a unit, or the record itself (`_deleted`)."""

    record: str
    kind: str
    spot: str
    unit: str
    rivals: tuple[Rival, ...]
    contested: bool


def conflicts_of(connection: sa.Connection, kind: str | None, only: str = "") -> list[Conflict]:
    """Give what fights in records that are shown, by record and spot."""
    query = sa.select(conflict)
    if kind is not None:
        query = query.where(conflict.c.kind == kind)
    if only:
        query = query.where(conflict.c.record == homes_of(connection, (only,)).get(only, only))
    rows = connection.execute(query.order_by(conflict.c.record, conflict.c.spot)).all()
    shown = _shown_among(connection, {(row.kind, row.record) for row in rows})
    return [
        Conflict(row.record, row.kind, row.spot, row.unit, _rivals(row.rivals), row.spot == DELETED) for row in rows if row.record in shown
    ]


def kinds_of(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give the kinds of the records that have come."""
    return dict(connection.execute(_KINDS, several(ids)).all())


def visible_of(connection: sa.Connection, ids: Iterable[str], *, each: bool = False) -> dict[str, str]:
    """Give, of these records, those that lists show, with their kinds; with `each` those too that are shown under another id."""
    wanted = set(ids)
    listed = _listed_among(connection, wanted)
    # What no list shows by itself is few: the trash, parts of what is deleted, joined records, kinds that are not known.
    kinds = kinds_of(connection, wanted - listed.keys())
    shown = _shown_among(connection, {(kind, one) for one, kind in kinds.items()})
    if each and (homes := homes_of(connection, kinds.keys() - shown)):
        under = _shown_among(connection, {(kinds[one], at) for one, at in homes.items()})
        shown |= {one for one, at in homes.items() if at in under}
    return listed | {one: kind for one, kind in kinds.items() if one in shown}


def packed_visible_of(connection: sa.Connection, wanted: set[bytes]) -> dict[bytes, str]:
    """Give, of records named by packed ids, those that lists show, also under another id, with their kinds."""
    found: dict[bytes, str] = {}
    if _reach(connection) < len(wanted) * EVERY_FROM:
        for kind, described in TABLES.items():
            found |= dict.fromkeys(wanted.intersection(each_in(packed_text(_ids_shown(connection, described)))), kind)
    others = visible_of(connection, ids_in(b"".join(wanted - found.keys())), each=True)
    found.update(zip(each_in(packed(others)), others.values(), strict=True))
    return found


def _listed_among(connection: sa.Connection, ids: Collection[str]) -> dict[str, str]:
    """Give, where many are asked for, those of these records that are shown in a list of their own, with their kinds.

    All that is shown is read: for some ten thousand records that takes an eighth of what looking at each does. Where they are few
    beside it, that comes from an index that holds little more than its numbers.
    """
    everything = _reach(connection)
    if everything > len(ids) * PAYS_FROM:
        return {}
    if everything < len(ids) * EVERY_FROM:
        return {one: kind for kind, described in TABLES.items() for one in _ids_shown(connection, described).split() if one in ids}
    kinds, kind_at = ["", *TABLES], bytearray(everything + 1)
    for at, described in enumerate(TABLES.values(), 1):
        for (n,) in fetched(connection, described.numbers_shown):
            kind_at[n] = at
    return {one: kinds[at] for one, n in fetched(connection, NUMBERS, ids) if (at := kind_at[n])}


def _reach(connection: sa.Connection) -> int:
    return connection.execute(_LAST_NUMBER).scalar_one() or 0


def _ids_shown(connection: sa.Connection, described: RowTable) -> str:
    """Give the ids of all of a kind that lists show, in one text with blanks between."""
    ((ids,),) = fetched(connection, described.ids_shown)
    return ids or ""


def standing_of(connection: sa.Connection, one: str) -> str:
    """Say `live`, `deleted`, `contested` or `absent`."""
    kind = kinds_of(connection, (one,)).get(one, "")
    if kind not in TABLES:
        changes = changes_of_records(connection, (one,)).get(one)
        return state_of(changes).standing if changes else "absent"
    query = sa.select(TABLES[kind].table.c["_standing"]).where(TABLES[kind].is_one_of_several)
    return str(connection.execute(query, several([one])).scalar_one())


def hidden_parts(connection: sa.Connection, kind: str, owner: str) -> dict[str, int]:
    """Count, by kind, the parts that are hidden with their owner and come back with it."""
    counts: dict[str, int] = {}
    for part in PARTS[kind]:
        columns = TABLES[part].table.c
        mine = columns[str(TABLES[part].described.part_of)] == owner
        query = sa.select(sa.func.count()).where(mine, columns["_shown"] == HIDDEN, columns["_standing"] != "deleted")
        if count := connection.execute(query).scalar_one():
            counts[part] = count
    return counts


def made_by(connection: sa.Connection) -> dict[str, int]:
    """Count the shown records that each author made; who the authors are is none that anybody looks at."""
    counts: dict[str, int] = {}
    for kind, described in TABLES.items():
        if kind == Author.kind:
            continue
        columns = described.table.c
        query = sa.select(columns["_made_by"], sa.func.count()).where(columns["_shown"] == SHOWN).group_by(columns["_made_by"])
        for author, n in connection.execute(query):
            counts[author] = counts.get(author, 0) + n
    return counts


def _shown_among(connection: sa.Connection, records: set[tuple[str, str]]) -> set[str]:
    """Give those of the records that are shown; of a kind that is not known, those that are not deleted."""
    by_kind: dict[str, list[str]] = {}
    for kind, one in records:
        by_kind.setdefault(kind, []).append(one)
    shown: set[str] = set()
    for kind, some in by_kind.items():
        if kind in TABLES:
            shown.update(connection.execute(TABLES[kind].shown_of_several, several(some)).scalars().all())
        else:
            histories = changes_of_records(connection, some)
            shown.update(one for one, changes in histories.items() if state_of(changes).standing != "deleted")
    return shown


def _rivals(text: str) -> tuple[Rival, ...]:
    return tuple(Rival(_plain(value), change, by, at) for value, change, by, at in json.loads(text))


def _plain(value: object) -> Plain | Mapping[str, Plain]:
    if isinstance(value, dict):
        return {code: _one(each) for code, each in value.items()}
    return _one(value)


def _one(value: object) -> Plain:
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]  # JSON of plain values holds nothing else
