"""What would lose its ground if changes left: what builds on them, and what was written here upon them."""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from typing import NamedTuple

import sqlalchemy as sa

from empower_desktop.history.change import Change
from empower_desktop.store import ledger
from empower_desktop.store.many import among, fetched, several
from empower_desktop.store.tables import change, record

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_LEAVING = change.alias()
_OF_THEIR_RECORDS = (
    sa.select(record.c.id, *[change.c[name] for name in ("seq", "id", "arrival", "fields", "over")])
    .join(record, record.c.n == change.c.record)
    .where(change.c.record.in_(sa.select(_LEAVING.c.record).where(among(_LEAVING.c.id))))
    .order_by(change.c.seq)
)


def built_on(connection: sa.Connection, leaving: Collection[str]) -> list[Change]:
    """Give the later changes that would lose their ground: over one that leaves, or referring to a record that only these made.

    What was written here of a record that these made first builds on them too, whatever field it filled. What was here
    before these came had no such ground, and waits again as it did.
    """
    gone = frozenset(leaving)
    records = {one.record for one in ledger.changes_by_id(connection, gone).values()}
    histories = ledger.changes_of_records(connection, records)
    made = {one for one, changes in histories.items() if all(each.id in gone for each in changes)}
    begun = set(ledger.numbers_of(connection, [one for one, changes in histories.items() if changes[0].id in gone]).values())
    first = connection.execute(sa.select(sa.func.min(change.c.seq)).where(among(change.c.id)), several(gone)).scalar() or 0
    columns = (change.c.id, change.c.record, change.c.arrival, change.c.fields, change.c.over)
    query = sa.select(*columns).where(change.c.seq > first).order_by(change.c.seq)
    found = [
        name
        for name, of, arrived, fields, over in connection.execution_options(yield_per=ledger.READ_AT_ONCE).execute(query)
        if name not in gone and (_over_any(over, gone) or (arrived is None and of in begun) or not made.isdisjoint(_ID.findall(fields)))
    ]
    return list(ledger.changes_by_id(connection, found).values())


def written_upon(connection: sa.Connection, leaving: Collection[str]) -> set[str]:
    """Give the changes written here that build on some that are to leave, and on each other, in the records of those that leave.

    What only refers to such a record from another one is not among them. The ledger is read once, however long a chain of edits is.
    """
    gone = set(leaving)
    lines = [_Line(*row) for row in fetched(connection, _OF_THEIR_RECORDS, gone)]
    histories: dict[str, list[str]] = {}
    for line in lines:
        histories.setdefault(line.record, []).append(line.id)
    first = min((line.seq for line in lines if line.id in gone), default=0)
    written = [line for line in lines if line.arrival is None and line.seq > first and line.id not in gone]
    known = 0
    while known < len(gone):
        known = len(gone)
        made = {one for one, changes in histories.items() if gone.issuperset(changes)}
        for line in written:
            # In the order in which they came: a chain of edits, each over the one before, is followed to its end at once.
            if histories[line.record][0] in gone or _over_any(line.over, gone) or not made.isdisjoint(_ID.findall(line.fields)):
                gone.add(line.id)
    return gone.difference(leaving)


class _Line(NamedTuple):
    """A change as the ledger holds it, as far as it tells what it builds on."""

    record: str
    seq: int
    id: str
    arrival: int | None
    fields: str
    over: str


def _over_any(over: str, gone: Set[str]) -> bool:
    return over != "[]" and not gone.isdisjoint(over[2:-2].split('","'))
