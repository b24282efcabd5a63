"""Which records exports carried, and with that, of which records every change is known to have arrived."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

import sqlalchemy as sa

from empower_desktop.records import Author
from empower_desktop.store.many import among, several
from empower_desktop.store.tables import change, export, receipt, record

EVERYTHING = "*"
_COUNTS = sa.select(record.c.id, record.c.n, sa.func.count()).join(change, change.c.record == record.c.n).group_by(record.c.n)
_LAST = sa.select(record.c.id, record.c.n, sa.func.max(change.c.seq)).join(change, change.c.record == record.c.n).group_by(record.c.n)
_FIRST = sa.select(change.c.record, sa.func.min(change.c.seq)).where(change.c.kind != Author.kind).group_by(change.c.record)


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers of records in little space: those in a row as `1-30`."""
    runs = groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0])
    ends = ([number for _, number in run] for _, run in runs)
    return " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in ends)


def numbers_in(text: str) -> Iterator[int]:
    """Read numbers that `ranges` wrote."""
    for run in text.split():
        first, _, last = run.partition("-")
        yield from range(int(first), int(last or first) + 1)


def held_whole(connection: sa.Connection, changes: Mapping[str, int]) -> list[int]:
    """Give the numbers of those records of which no more changes are here than are counted."""
    rows = connection.execute(_COUNTS.where(among(record.c.id)), several(changes))
    return [number for one, number, count in rows if count == changes[one]]


def count_records(connection: sa.Connection) -> int:
    """Count the records of which something has come."""
    return connection.execute(sa.select(sa.func.count()).select_from(record)).scalar_one()


def arrived_whole(connection: sa.Connection, listed: Collection[str], records: Collection[str] | None = None) -> set[str]:
    """Give those of these records, or of all, of which each change left with one of the listed exports, or came with a listed return.

    A change left with an export that carried its record, whole, when the ledger reached as far as the change or further; so it
    came with a return that held its record with all that was here then. What was taken back and came again has a later place
    in the ledger, and so has not left.
    """
    everywhere, reached = _reached(connection, listed)
    rows = connection.execute(_LAST) if records is None else connection.execute(_LAST.where(among(record.c.id)), several(records))
    return {one for one, number, last in rows if last <= max(everywhere, reached.get(number, 0))}


def carried_with(connection: sa.Connection, changes: Iterable[str]) -> list[str]:
    """Give the ids of the exports and returns that carried any of these changes, in the order they went out; who wrote is no matter."""
    began: dict[int, int] = dict(connection.execute(_FIRST.where(among(change.c.id)), several(changes)).all())
    if not began:
        return []
    sent = sa.select(export.c.id, export.c.upto, export.c.records).order_by(sa.literal_column("rowid"))
    late = connection.execute(sent.where(export.c.upto >= min(began.values())))
    return [one for one, upto, records in late if any(began.get(each, upto + 1) <= upto for each in _numbers(records, began))]


def count_left_behind(connection: sa.Connection, part: Collection[str]) -> int:
    """Count the records that these exports carried and of which something came since they last left with any export."""
    every = connection.execute(sa.select(export.c.id)).scalars().all()
    everywhere, reached = _reached(connection, every)
    held = connection.execute(sa.select(export.c.records).where(among(export.c.id)), several(part)).scalars()
    numbers = {number for records in held if records != EVERYTHING for number in numbers_in(records)}
    rows = connection.execute(_LAST) if numbers else ()
    return sum(1 for _, number, last in rows if number in numbers and last > max(everywhere, reached.get(number, 0)))


def _numbers(records: str, of: Iterable[int]) -> Iterable[int]:
    return of if records == EVERYTHING else numbers_in(records)


def _reached(connection: sa.Connection, listed: Collection[str]) -> tuple[int, dict[int, int]]:
    """Give how far the ledger is known at the other end by the listed workbooks: with all records, and further with some."""
    sent = sa.select(export.c.upto, export.c.records).where(among(export.c.id))
    came = sa.select(receipt.c.upto, receipt.c.records).where(among(receipt.c.export_id))
    rows = sorted((upto, records) for query in (sent, came) for upto, records in connection.execute(query, several(listed)))
    everywhere = max((upto for upto, records in rows if records == EVERYTHING), default=0)
    further = ((upto, number) for upto, records in rows if upto > everywhere for number in numbers_in(records))
    return everywhere, {number: upto for upto, number in further}
