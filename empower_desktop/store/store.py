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
from empower_desktop.store import arrivals, checking, indexes, joining, ledger, opening, rows
from empower_desktop.store.arrivals import Arrival
from empower_desktop.store.database import WAIT_FOR_OTHERS, translating
from empower_desktop.store.ledger import Addition
from empower_desktop.store.looking_up import LookingUp
from empower_desktop.store.many import chunks


class Store(LookingUp):
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

    def digest(self, coming: Iterable[str] = ()) -> str:
        """Give the digest of all changes, the data code in full: as it is, or as it would be with these that are not here yet, by id."""
        with self.reading() as connection:
            return ledger.ledger_digest(connection, coming)

    def newest_stamp(self, by: str = "", before: str = "") -> str:
        """Give the newest stamp in the ledger, or that of one author; none later than `before`; empty when there is none."""
        with self.reading() as connection:
            return ledger.newest_stamp(connection, by, before)

    def newest_before(self, changes: Collection[str], first: str, last: str) -> dict[str, str]:
        """Give, for changes, the newest stamp between two that stands on something that was here before; without one they are left out."""
        with self.reading() as connection:
            return ledger.newest_before(connection, changes, first, last) if changes else {}

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

    def home(self, record: str) -> str:
        """Give the id under which a record is shown: its own, unless it is one with others."""
        return self.homes((record,)).get(record, record)

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

    def lay_indexes_aside(self) -> None:
        """Take away the indexes by which lists are sorted, while very much comes; lists are slow until `make_indexes`."""
        self.write(indexes.lay_aside, sparing=True)

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
