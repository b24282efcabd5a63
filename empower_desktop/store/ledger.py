"""The ledger: add changes once each, and read them."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import merge
from itertools import accumulate, count
from typing import Any

import sqlalchemy as sa

from empower_desktop.history.change import Change
from empower_desktop.history.digest import digest_of_sorted
from empower_desktop.history.logged import LoggedFields, fields_json
from empower_desktop.history.merge import RecordState, state_of
from empower_desktop.records import UNITS
from empower_desktop.store.many import among, fetched, insert, several
from empower_desktop.store.tables import change, export, receipt, record

_READ = sa.select(record.c.id, *[change.c[name] for name in ("kind", "fields", "over", "by", "at", "why", "id")]).join(
    record, record.c.n == change.c.record
)
_OF_RECORDS = _READ.where(among(record.c.id)).order_by(change.c.seq)
_IDS = sa.select(change.c.id).order_by(change.c.id)
_KNOWN = sa.select(change.c.id).where(among(change.c.id))
NUMBERS = sa.select(record.c.id, record.c.n).where(among(record.c.id))
READ_AT_ONCE = 2_000


@dataclass(frozen=True)
class Addition:
    """What adding changes comes to: those that are fresh, and of their records the numbers and the changes there were before.

    A record that is new has no number yet, and is not among those before. States that are worked out already may be handed in.
    """

    fresh: Sequence[Change]
    numbers: Mapping[str, int]
    before: Mapping[str, Sequence[Change]]
    worked_out: Mapping[str, RecordState] = field(default_factory=dict)

    @cached_property
    def after(self) -> Mapping[str, Sequence[Change]]:
        """All changes of these records as they are then."""
        together = {one: list(changes) for one, changes in self.before.items()}
        for one in self.fresh:
            together.setdefault(one.record, []).append(one)
        return together

    @cached_property
    def former(self) -> Mapping[str, RecordState]:
        """The records as they were."""
        return {one: state_of(changes, UNITS) for one, changes in self.before.items()}

    @cached_property
    def states(self) -> Mapping[str, RecordState]:
        """The records as they are then."""
        return {one: self.worked_out.get(one) or state_of(changes, UNITS) for one, changes in self.after.items()}


def known_ids(connection: sa.Connection, ids: Iterable[str]) -> set[str]:
    """Give those of the ids that the ledger holds."""
    return {name for (name,) in fetched(connection, _KNOWN, ids)}


def weigh(connection: sa.Connection, changes: Iterable[Change]) -> Addition:
    """Give what adding these changes comes to, in the order they came; nothing is added."""
    unique = {one.id: one for one in changes}
    known = known_ids(connection, unique)
    fresh = [one for one in unique.values() if one.id not in known] if known else list(unique.values())
    numbers = numbers_of(connection, dict.fromkeys([one.record for one in fresh])) if fresh else {}
    return Addition(fresh, numbers, changes_of_records(connection, numbers) if numbers else {})


def add(connection: sa.Connection, addition: Addition, arrivals: Iterable[int | None]) -> dict[str, int]:
    """Add what was weighed in the same transaction, with the arrival that brought each change, and give the numbers of its records."""
    following = connection.execute(sa.select(sa.func.coalesce(sa.func.max(record.c.n), 0) + 1)).scalar_one()
    new = {one: n for n, one in enumerate([one for one in addition.after if one not in addition.numbers], following)}
    insert(connection, record, [(n, one) for one, n in new.items()])
    numbers = {**addition.numbers, **new}
    # Numbers of what was taken back are not given again, or exports would be held to have carried what came later.
    greatest = [_greatest(column) for column in (change.c.seq, export.c.upto, receipt.c.upto)]
    reach = connection.execute(sa.select(sa.func.max(*greatest))).scalar_one()
    coming = zip(addition.fresh, count(reach + 1), arrivals, strict=False)
    insert(connection, change, [_row_of(one, seq, numbers, arrival) for one, seq, arrival in coming])
    return numbers


def numbers_of(connection: sa.Connection, records: Iterable[str]) -> dict[str, int]:
    """Give the numbers of the records that have come."""
    return dict(fetched(connection, NUMBERS, records))


def changes_of_records(connection: sa.Connection, records: Iterable[str]) -> dict[str, list[Change]]:
    """Give the changes of these records, in the order they were added."""
    found: dict[str, list[Change]] = {}
    for row in fetched(connection, _OF_RECORDS, records):
        found.setdefault(row[0], []).append(change_of(row))
    return found


def every_change(connection: sa.Connection) -> Iterator[tuple[int, Change]]:
    """Give all changes with the numbers of their records, those of one record after each other."""
    result = connection.execution_options(yield_per=READ_AT_ONCE).execute(
        _READ.add_columns(change.c.record).order_by(change.c.record, change.c.seq)
    )
    return ((row[-1], change_of(row[:-1])) for row in result)


def changes_by_id(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Change]:
    """Give the changes of these ids that are there."""
    rows = connection.execute(_READ.where(among(change.c.id)), several(ids)).all()
    return {row[-1]: change_of(row) for row in rows}


def changes_because(connection: sa.Connection, why: str, most: int) -> list[Change]:
    """Give the changes that were made for a reason, alone or with more words after it, the last to come here first.

    More words are a colon and why, or `by` and whose answer it was.
    """
    more = (change.c.why.startswith(f"{why}{words}", autoescape=True) for words in (": ", " by "))
    reasons = sa.or_(change.c.why == why, *more)
    query = _READ.where(reasons).order_by(change.c.seq.desc()).limit(most)
    return [change_of(row) for row in connection.execute(query)]


def changes_made(connection: sa.Connection, by: str, at: str) -> list[Change]:
    """Give the changes of one author with one stamp: those made by hand in one workbook have them in common."""
    rows = connection.execute(_READ.where(change.c.by == by, change.c.at == at).order_by(change.c.seq)).all()
    return [change_of(row) for row in rows]


def ledger_digest(connection: sa.Connection, coming: Iterable[str] = ()) -> str:
    """Give the digest of all that the ledger holds, or would hold with changes that are not in it yet, by their ids."""
    here, more = (name for (name,) in fetched(connection, _IDS)), sorted(set(coming))
    return digest_of_sorted(merge(here, more) if more else here)


def change_of(row: Sequence[str]) -> Change:
    """Give the change that stands in a row that was read."""
    owner, kind, fields, over, by, at, why, name = row
    return Change(owner, kind, LoggedFields(fields), tuple(json.loads(over)) if over != "[]" else (), by, at, why, name)


def newest_stamp(connection: sa.Connection, by: str, before: str) -> str:
    """Give the newest stamp in the ledger, of one author if asked, and not later than `before` if given."""
    query = sa.select(sa.func.coalesce(sa.func.max(change.c.at), ""))
    if by:
        query = query.where(change.c.by == by)
    return str(connection.execute(query.where(change.c.at <= before) if before else query).scalar_one())


def newest_before(connection: sa.Connection, changes: Collection[str], first: str, last: str) -> dict[str, str]:
    """Give, for changes, the newest stamp between two that stands on something added before; those without any are left out."""
    between = sa.select(change.c.seq, change.c.at).where(change.c.at.between(first, last)).order_by(change.c.seq)
    added = connection.execute(between).all()
    places, newest = [seq for seq, _ in added], list(accumulate((at for _, at in added), max))
    asked = connection.execute(sa.select(change.c.id, change.c.seq).where(among(change.c.id)), several(changes))
    return {one: newest[before - 1] for one, seq in asked if (before := bisect_left(places, seq))}


def _greatest(column: sa.Column[Any]) -> sa.ScalarSelect[Any]:
    return sa.select(sa.func.coalesce(sa.func.max(column), 0)).scalar_subquery()


def _row_of(one: Change, seq: int, numbers: Mapping[str, int], arrival: int | None) -> tuple[object, ...]:
    over = '["' + '","'.join(one.over) + '"]' if one.over else "[]"
    return seq, one.id, numbers[one.record], one.kind, one.at, one.by, one.why, over, fields_json(one), arrival
