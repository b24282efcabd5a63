"""The store: the one face of the database for the floors above."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from empower_desktop.errors import Refusal, Trouble
from empower_desktop.history.change import Change
from empower_desktop.history.merge import RecordState, Seen, state_of
from empower_desktop.records import UNITS
from empower_desktop.records.fields import Plain
from empower_desktop.store import arrivals, checking, indexes, joining, ledger, opening, query, rows, search, standing
from empower_desktop.store.arrivals import Arrival
from empower_desktop.store.bookkeeping import Bookkeeping
from empower_desktop.store.database import WAIT_FOR_OTHERS, translating
from empower_desktop.store.ledger import Addition
from empower_desktop.store.many import chunks
from empower_desktop.store.query import Page, Row, Sort, Where
from empower_desktop.store.standing import Conflict

_ANYTHING: Where = {}


class Store(Bookkeeping):
    """One person's ledger with everything worked out from it; any thread may read and write."""

    @classmethod
    def open(cls, path: Path, *, create: bool = False, reserve: bool = True) -> Self:
        """Open a store, or make one where there is none.

        Raises Trouble: no_store, not_a_store, newer, damaged, locked, read_only.
        An older one is copied beside itself first and then migrated.
        """
        store = cls(path)
        try:
            store.with_reserve(lambda: opening.make_ready(store, create))
        except BaseException:
            store.close()
            raise
        if reserve:
            store.keep_reserve()
        # A great merge that was cut off left them aside; one that is under way needs none, and makes them itself.
        with suppress(Trouble):
            store.make_indexes(patience=0)
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def append(self, changes: Iterable[Change], arrival: Arrival | None = None) -> list[Change]:
        """Add changes with their rows, whole or not at all, and give those not known before."""
        listed = list(changes)
        return self.write(lambda connection: self.add(ledger.weigh(connection, listed), arrival))

    def weigh(self, changes: Iterable[Change]) -> Addition:
        """Give what adding changes comes to; nothing is added."""
        with self.reading() as connection:
            return ledger.weigh(connection, changes)

    def add(self, addition: Addition, arrival: Arrival | None = None) -> list[Change]:
        """Add with their rows the changes that were weighed within the same `together`, and give them."""
        with self.together() as connection:
            if arrival:
                self.add_several(addition, [(arrival, len(addition.fresh))])
            else:
                self._add(connection, addition, repeat(None))
        return list(addition.fresh)

    def add_several(self, addition: Addition, brought: Sequence[tuple[Arrival, int]]) -> None:
        """Add, as `add` does, what several arrivals brought: of the changes the first so many are of the first arrival, and so on."""
        with self.together() as connection:
            seqs = arrivals.note_arrivals(connection, [replace(one, changes=new) for one, new in brought])
            self._add(connection, addition, [seq for seq, (_, new) in zip(seqs, brought, strict=True) for _ in range(new)])

    def _add(self, connection: sa.Connection, addition: Addition, seqs: Iterable[int | None]) -> None:
        if addition.fresh:
            numbers = ledger.add(connection, addition, seqs)
            rows.refresh(connection, numbers, addition.former, addition.states, addition.after)

    def add_to(self, seq: int, changes: Iterable[Change]) -> list[Change]:
        """Add changes to what an arrival brought, whole or not at all, and give those not known before."""
        listed = list(changes)

        def added(connection: sa.Connection) -> list[Change]:
            addition = ledger.weigh(connection, listed)
            self.add(addition)
            arrivals.claim(connection, seq, [change.id for change in addition.fresh])
            return list(addition.fresh)

        return self.write(added)

    def knows(self, ids: Iterable[str]) -> set[str]:
        """Give those of the change ids that the ledger holds."""
        with self.reading() as connection:
            return ledger.known_ids(connection, ids)

    def unknown(self, ids: Collection[str]) -> set[str]:
        """Give those of the change ids that the ledger does not hold."""
        return set(ids) - self.knows(ids)

    def change(self, name: str) -> Change | None:
        """Give the change of an id."""
        with self.reading() as connection:
            return ledger.changes_by_id(connection, (name,)).get(name)

    def changes(self, ids: Iterable[str]) -> dict[str, Change]:
        """Give the changes of these ids that are there."""
        with self.reading() as connection:
            return ledger.changes_by_id(connection, ids)

    def changes_because(self, why: str, most: int) -> list[Change]:
        """Give so many of the changes that were made for a reason (their `why`, or its beginning), the last to come here first."""
        with self.reading() as connection:
            return ledger.changes_because(connection, why, most)

    def changes_made(self, by: str, at: str) -> list[Change]:
        """Give the changes of one author with one stamp, in the order they came here."""
        with self.reading() as connection:
            return ledger.changes_made(connection, by, at)

    def changes_of(self, record: str) -> list[Change]:
        """Give all changes of a record, in the order they came here."""
        with self.reading() as connection:
            return ledger.changes_of_records(connection, (record,)).get(record, [])

    def all_changes(self, records: Collection[str] | None = None) -> Iterator[Change]:
        """Give the changes of these records, or all, those of one record after each other."""
        with self.reading() as connection:
            if records is None:
                for _, change in ledger.every_change(connection):
                    yield change
                return
            for some in chunks(records):
                for changes in ledger.changes_of_records(connection, some).values():
                    yield from changes

    def digest(self) -> str:
        """Give the digest of all changes: the data code in full."""
        with self.reading() as connection:
            return ledger.ledger_digest(connection)

    def newest_stamp(self, by: str = "", before: str = "") -> str:
        """Give the newest stamp in the ledger, or that of one author; none later than `before`; empty when there is none."""
        with self.reading() as connection:
            return ledger.newest_stamp(connection, by, before)

    def histories(self, records: Collection[str]) -> dict[str, list[Change]]:
        """Give the changes of these records, those that have come."""
        with self.reading() as connection:
            return ledger.changes_of_records(connection, records)

    def state(self, record: str) -> RecordState | None:
        """Work out a record as it is shown, joined with those that are one thing with it, or None when it has not come."""
        found = self.looked_at(record)
        return found[0] if found else None

    def looked_at(self, record: str) -> tuple[RecordState, Seen] | None:
        """Give a record as it is shown, and what who looks at it has seen; None when it has not come."""
        with self.reading() as connection:
            return joining.seen_of(connection, record)

    def part_id(self, kind: str, owner: str, other: str) -> str:
        """Give the id of the part that a key makes: that of the one which stands for it, where its owner or the other is joined."""
        with self.reading() as connection:
            return joining.part_id(connection, kind, owner, other)

    def named_as_shown(self, kind: str, plain: Mapping[str, Plain]) -> Mapping[str, Plain]:
        """Give the values of a record with the ids under which the records that they name are shown."""
        with self.reading() as connection:
            return joining.named_as_shown(connection, kind, plain)

    def homes(self, records: Collection[str]) -> dict[str, str]:
        """Give, of these records, those that are shown as one with others, each with the id under which they are shown."""
        with self.reading() as connection:
            return joining.homes_of(connection, records)

    def members(self, record: str) -> list[str]:
        """Give the records that are shown as one with this one, itself among them, the smallest id first."""
        with self.reading() as connection:
            homes = joining.homes_of(connection, (record,))
            return list(joining.members_of(connection, set(homes.values()))) or [record]

    def states(self, records: Collection[str]) -> dict[str, RecordState]:
        """Work out these records, those that have come."""
        with self.reading() as connection:
            found = ledger.changes_of_records(connection, records)
        return {record: state_of(changes, UNITS) for record, changes in found.items()}

    def standing(self, record: str) -> str:
        """Say `live`, `deleted`, `contested`, or `absent` when it has not come."""
        with self.reading() as connection:
            return standing.standing_of(connection, record)

    def visible(self, records: Iterable[str], *, each: bool = False) -> dict[str, str]:
        """Give, of these records, those that lists show, with their kinds: no trash, no part of a deleted owner.

        Joined records are the one under whose id they are shown; with `each` all of them.
        """
        with self.reading() as connection:
            return standing.visible_of(connection, records, each=each)

    def kind_of(self, record: str) -> str:
        """Give the kind of a record, or nothing when it has not come."""
        with self.reading() as connection:
            return standing.kinds_of(connection, (record,)).get(record, "")

    def row(self, kind: str, record: str) -> Row | None:
        """Give the row of a record, a deleted or hidden one too."""
        found = self.rows_by_id(kind, (record,))
        return found[0] if found else None

    def rows_by_id(self, kind: str, records: Iterable[str]) -> list[Row]:
        """Give the rows of these records that are there, deleted and hidden ones too, in the order asked for."""
        with self.reading() as connection:
            return query.rows_by_id(connection, kind, records)

    def rows(
        self,
        kind: str,
        where: Where = _ANYTHING,
        search: str = "",
        sort: Sort = (),
        limit: int | None = None,
        offset: int = 0,
        *,
        deleted: bool = False,
        disputed: bool = False,
    ) -> list[Row]:
        """Give a page of the rows of a kind that are shown, or of its trash; by id where nothing else sorts them."""
        with self.reading() as connection:
            return query.rows_of(connection, kind, Page(where, search, sort, deleted, disputed, limit, offset))

    def ids(self, kind: str, where: Where = _ANYTHING, search: str = "", sort: Sort = (), *, deleted: bool = False) -> list[str]:
        """Give the ids of all these rows, in order."""
        with self.reading() as connection:
            return query.ids_of(connection, kind, Page(where, search, sort, deleted))

    def count(self, kind: str, where: Where = _ANYTHING, search: str = "", *, deleted: bool = False, disputed: bool = False) -> int:
        """Count the rows of a kind that are shown, or in its trash."""
        with self.reading() as connection:
            return query.count_of(connection, kind, Page(where, search, (), deleted, disputed))

    def counts_by(self, kind: str, code: str, where: Where = _ANYTHING) -> dict[str, int]:
        """Count the shown rows of a kind for each value of a field."""
        with self.reading() as connection:
            return query.counts_by(connection, kind, code, Page(where))

    def sums_by(
        self, kind: str, summed: str, codes: Sequence[str], where: Where = _ANYTHING, search: str = ""
    ) -> dict[tuple[str, ...], int]:
        """Add up a field of the shown rows of a kind, for each combination of the values of some others."""
        with self.reading() as connection:
            return query.sums_by(connection, kind, summed, codes, Page(where, search))

    def columns(self, kind: str, codes: Sequence[str], where: Where = _ANYTHING) -> list[tuple[Plain, ...]]:
        """Give the id and some fields of every shown record of a kind, or of those that fit, for figures."""
        with self.reading() as connection:
            return query.columns_of(connection, kind, codes, Page(where))

    def titles(self, kind: str, records: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Give title and standing of these records of a kind, as far as they have come."""
        with self.reading() as connection:
            return query.titles_of(connection, kind, records)

    def conflicts(self, kind: str | None = None, record: str = "") -> list[Conflict]:
        """Give what waits to be settled in records that are shown: of all, of a kind, or of one record."""
        with self.reading() as connection:
            return standing.conflicts_of(connection, kind, record)

    def hidden_parts(self, kind: str, owner: str) -> dict[str, int]:
        """Count, by kind, the parts that are hidden with a deleted owner and come back with it."""
        with self.reading() as connection:
            return standing.hidden_parts(connection, kind, owner)

    def made_by(self) -> dict[str, int]:
        """Count the shown records that each author made."""
        with self.reading() as connection:
            return standing.made_by(connection)

    def find(self, text: str, limit: int = 50) -> list[search.Found]:
        """Find records by the beginnings of words in them, the newest first."""
        with self.reading() as connection:
            return search.find(connection, text, limit)

    def people(self, text: str, near: str = "", limit: int = 20) -> list[Row]:
        """Find people as somebody types a name; those of the area `near` come first."""
        with self.reading() as connection:
            return query.rows_by_id(connection, "person", search.people(connection, text, near, limit))

    def lay_indexes_aside(self) -> None:
        """Take away the indexes by which lists are sorted, while very much comes; lists are slow until `make_indexes`."""
        self.write(indexes.lay_aside)

    def make_indexes(self, patience: float = WAIT_FOR_OTHERS) -> None:
        """Make anew the indexes that are missing, waiting so many seconds for others who write."""
        with self.reading() as connection:
            missing = indexes.are_missing(connection)
        if missing:
            # What connections hold of the file would lie in memory beside the rows that are sorted.
            self._engine.dispose()
            with translating(self.path):
                indexes.make_missing(self.path, patience)

    def check(self, rebuild: bool = False) -> list[Refusal]:
        """Tell what is wrong with the file, the ledger and the rows; with `rebuild` the rows are made anew first."""
        if rebuild:
            self.write(opening.remake_rows)
        with self.reading() as connection:
            return checking.faults(connection, self.path)
