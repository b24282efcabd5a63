"""What came from others: merges, the files of each, and taking a merge back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import sqlalchemy as sa

from empower_desktop.history.change import Change
from empower_desktop.history.merge import state_of
from empower_desktop.records import UNITS
from empower_desktop.store import ledger, rows
from empower_desktop.store.many import among, fetched, insert, several
from empower_desktop.store.packed import ids_in
from empower_desktop.store.tables import arrival, change, merge, question, record

_YES_NO = ("practice", "held", "edits_left_out")
_WITHOUT_RECORDS = sa.select(*[column for column in arrival.c if column.name != "records"]).order_by(arrival.c.seq)
_RECORDS = sa.select(arrival.c.seq, arrival.c.records).where(among(arrival.c.seq))


@dataclass(frozen=True, slots=True)
class Merge:
    """One act of merging, of as many files as were dropped at once."""

    id: str
    at: str
    by: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One workbook of a merge, with what it says of itself; `changes` is how many were new."""

    merge: str
    file: str
    sha256: str = ""
    export_id: str = ""
    store_id: str = ""
    number: int = 0
    previous: str = ""
    author_id: str = ""
    author_name: str = ""
    digest: str = ""
    practice: bool = False
    scope: str = ""
    at: str = ""
    seq: int = 0
    changes: int = 0
    records: bytes = b""
    purpose: str = ""
    made: str = ""
    held: bool = True
    edits_left_out: bool = False

    @property
    def record_ids(self) -> list[str]:
        """The records that the workbook's history is of."""
        return ids_in(self.records)


def note_merge(connection: sa.Connection, one: Merge) -> None:
    """Note that a merge began."""
    connection.execute(sa.insert(merge).values(asdict(one)))


def note_arrivals(connection: sa.Connection, coming: Sequence[Arrival]) -> list[int]:
    """Note workbooks that came, and give their numbers here."""
    first = int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(arrival.c.seq), 0) + 1)).scalar_one())
    numbered = [replace(one, seq=seq) for seq, one in enumerate(coming, first)]
    insert(connection, arrival, [tuple([getattr(one, column.name) for column in arrival.columns]) for one in numbered])
    return [one.seq for one in numbered]


def count_new(connection: sa.Connection, seq: int, new: int) -> None:
    """Note how many changes of an arrival were new."""
    connection.execute(sa.update(arrival).where(arrival.c.seq == seq).values(changes=new))


def claim(connection: sa.Connection, seq: int, ids: Collection[str]) -> None:
    """Let an arrival be the one that brought these changes."""
    connection.execute(sa.update(change).where(among(change.c.id)).values(arrival=seq), several(ids))
    brought = sa.select(sa.func.count()).select_from(change).where(change.c.arrival == seq)
    count_new(connection, seq, int(connection.execute(brought).scalar_one()))


def merges(connection: sa.Connection) -> list[Merge]:
    """Give the merges, the last first, whatever the clock said then: what arrived is numbered as it came."""
    first = sa.select(sa.func.min(arrival.c.seq)).where(arrival.c.merge == merge.c.id).scalar_subquery()
    noted = connection.execute(sa.select(merge).order_by(first.desc(), merge.c.at.desc(), merge.c.id))
    return [Merge(**row) for row in noted.mappings()]


def arrivals(connection: sa.Connection, of_merge: str = "", sha256: str = "", export_id: str = "") -> list[Arrival]:
    """Give what arrived, in the order it came."""
    query = sa.select(arrival).order_by(arrival.c.seq)
    for column, wanted in ((arrival.c.merge, of_merge), (arrival.c.sha256, sha256), (arrival.c.export_id, export_id)):
        if wanted:
            query = query.where(column == wanted)
    rows = connection.execute(query).mappings()
    return [Arrival(**{**row, **{name: bool(row[name]) for name in _YES_NO}}) for row in rows]


def exports_held(connection: sa.Connection, held: bool) -> list[Arrival]:
    """Give the exports of others that are here whole, or may not be, in the order they came, without the records that they are of."""
    rows = connection.execute(_WITHOUT_RECORDS.where(arrival.c.purpose == "export", arrival.c.held == int(held)))
    return [Arrival(**{**row, **{name: bool(row[name]) for name in _YES_NO}}) for row in rows.mappings()]


def by_content(connection: sa.Connection) -> dict[str, list[Arrival]]:
    """Give what arrived by its hash, each in the order it came, without the records that it is of."""
    found: dict[str, list[Arrival]] = {}
    names = [column.name for column in _WITHOUT_RECORDS.selected_columns]
    for row in fetched(connection, _WITHOUT_RECORDS):
        values = dict(zip(names, row, strict=True))
        found.setdefault(values["sha256"], []).append(Arrival(**{**values, **{name: bool(values[name]) for name in _YES_NO}}))
    return found


def records_of(connection: sa.Connection, seqs: Iterable[int]) -> dict[int, bytes]:
    """Give the records that these arrivals are of, packed."""
    return dict(fetched(connection, _RECORDS, seqs))


def contents(connection: sa.Connection) -> set[str]:
    """Give the hashes of all workbooks that arrived."""
    return set(connection.execute(sa.select(arrival.c.sha256)).scalars())


def sources_of(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give, for the changes that others brought, the name of the file that brought each first."""
    query = sa.select(change.c.id, arrival.c.file).join(arrival, arrival.c.seq == change.c.arrival).where(among(change.c.id))
    return dict(connection.execute(query, several(ids)).all())


def brought_in(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give, for the changes that others brought, the hash of the file that brought each first."""
    query = sa.select(change.c.id, arrival.c.sha256).join(arrival, arrival.c.seq == change.c.arrival).where(among(change.c.id))
    return dict(connection.execute(query, several(ids)).all())


def came_at(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give, for the changes that others brought, the stamp of the merge that brought each first."""
    query = sa.select(change.c.id, arrival.c.at).join(arrival, arrival.c.seq == change.c.arrival).where(among(change.c.id))
    return dict(connection.execute(query, several(ids)).all())


def came_with(connection: sa.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Give, for the changes that others brought, the number of the arrival that brought each first: they are numbered as they come."""
    query = sa.select(change.c.id, change.c.arrival).where(change.c.arrival.is_not(None), among(change.c.id))
    return dict(connection.execute(query, several(ids)).all())


def brought_by(connection: sa.Connection, of_merge: str) -> list[str]:
    """Give the ids of the changes that a merge was the first to bring."""
    numbers = sa.select(arrival.c.seq).where(arrival.c.merge == of_merge)
    return list(connection.execute(sa.select(change.c.id).where(change.c.arrival.in_(numbers)).order_by(change.c.seq)).scalars())


def take_back(
    connection: sa.Connection, of_merge: str, elsewhere: Mapping[str, int], unread: Collection[int], along: Collection[str]
) -> list[Change]:
    """Take away what a merge was the first to bring, but for what other arrivals bring too, and give what went.

    With it go the changes `along`, which were written here. Of the `unread` arrivals nobody knows whether they brought it
    too; those with changes of these records are not held any more.
    """
    _hand_over(connection, of_merge, elsewhere)
    leaving = ledger.changes_by_id(connection, [*brought_by(connection, of_merge), *along])
    records = {one.record for one in leaving.values()}
    _let_go(connection, unread, records)
    before = ledger.changes_of_records(connection, records)
    after = {one: kept for one, changes in before.items() if (kept := [each for each in changes if each.id not in leaving])}
    numbers = ledger.numbers_of(connection, records)
    former, states = ({one: state_of(changes, UNITS) for one, changes in of.items()} for of in (before, after))
    connection.execute(sa.delete(change).where(among(change.c.id)), several(leaving))
    rows.refresh(connection, numbers, former, states, after)
    connection.execute(sa.delete(record).where(among(record.c.n)), several([numbers[one] for one in records - after.keys()]))
    for table, column in ((arrival, arrival.c.merge), (question, question.c.merge), (merge, merge.c.id)):
        connection.execute(sa.delete(table).where(column == of_merge))
    return list(leaving.values())


def _hand_over(connection: sa.Connection, of_merge: str, elsewhere: Mapping[str, int]) -> None:
    """Let other arrivals be the first to have brought these changes; a file that brought nothing else can be taken back from now on."""
    for name, seq in elsewhere.items():
        connection.execute(sa.update(change).where(change.c.id == name).values(arrival=seq))
    by = connection.execute(sa.select(merge.c.by).where(merge.c.id == of_merge)).scalar_one()
    noted, heirs = {one.id for one in merges(connection)}, set(elsewhere.values())
    for one in arrivals(connection):
        if one.seq in heirs:
            brought = sa.select(sa.func.count()).select_from(change).where(change.c.arrival == one.seq)
            count_new(connection, one.seq, int(connection.execute(brought).scalar_one()))
            if one.merge not in noted:
                note_merge(connection, Merge(one.merge, one.at, by))
                noted.add(one.merge)


def hand_over_questions(connection: sa.Connection, of_merge: str, heirs: Mapping[str, tuple[Arrival, str]]) -> None:
    """Let other arrivals be the ones that ask these questions, each with the merge that it came with and as its file asks it."""
    by = connection.execute(sa.select(merge.c.by).where(merge.c.id == of_merge)).scalar_one()
    noted = {one.id for one in merges(connection)}
    for name, (one, body) in heirs.items():
        connection.execute(sa.update(question).where(question.c.id == name).values(merge=one.merge, body=body))
        if one.merge not in noted:
            note_merge(connection, Merge(one.merge, one.at, by))
            noted.add(one.merge)


def _let_go(connection: sa.Connection, unread: Collection[int], records: Collection[str]) -> None:
    """Note that arrivals which cannot be read again may have lost changes of some records."""
    for one in arrivals(connection) if unread else ():
        if one.seq in unread and not set(records).isdisjoint(one.record_ids):
            connection.execute(sa.update(arrival).where(arrival.c.seq == one.seq).values(held=0))
