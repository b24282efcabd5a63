"""What the store knows, read once for all the questions of an import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from empower_desktop.history.change import Plain, keyed_id
from empower_desktop.store import OneOf, Row
from empower_desktop.workspace.nearby import Nearby
from empower_desktop.workspace.roster import People
from empower_desktop.workspace.workspace import Workspace


class Known:
    """What the store knows, read once for all the questions of an import."""

    def __init__(self, work: Workspace) -> None:
        """Read nothing yet."""
        self.work = work
        self._rows: dict[tuple[str, str], Row | None] = {}
        self._live: dict[str, list[Row]] = {}
        self._ever: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
        self._nearby: dict[tuple[frozenset[str], frozenset[str]], Nearby] = {}
        self._came: dict[tuple[str, frozenset[str]], frozenset[str]] = {}

    @cached_property
    def people(self) -> People:
        """Everybody who is live."""
        return People.load(self.work)

    @cached_property
    def gone(self) -> People:
        """Everybody who is in the trash."""
        return People.of(self.work.store.rows("person", deleted=True))

    def nearby(self, circle: frozenset[str], areas: frozenset[str]) -> Nearby:
        """Give those of a circle or a village, made ready for comparing names once."""
        if (circle, areas) not in self._nearby:
            self._nearby[circle, areas] = Nearby([one for one in self.people if one.id in circle or one.area in areas], circle)
        return self._nearby[circle, areas]

    def live(self, kind: str) -> list[Row]:
        """Give the live records of a kind, read once."""
        if kind not in self._live:
            self._live[kind] = self.work.store.rows(kind)
        return self._live[kind]

    def ever(self, kind: str, code: str) -> dict[str, tuple[str, ...]]:
        """Give, of records that held several texts in a field, all that they ever held; read once."""
        if (kind, code) not in self._ever:
            self._ever[kind, code] = self.work.store.texts_ever(kind, code)
        return self._ever[kind, code]

    def row(self, kind: str, record: str) -> Row | None:
        """Give the row of a record, or None."""
        if (kind, record) not in self._rows:
            self._rows[kind, record] = self.work.store.row(kind, record)
        return self._rows[kind, record]

    def agrees(self, said: Mapping[str, Plain], person: str) -> bool:
        """Say whether somebody has the day of birth or the phone number that a row says."""
        row = self.row("person", person)
        return row is not None and any(code in said and row.fields.get(code) == said[code] for code in ("birth_date", "phone"))

    def came(self, code: str, where: frozenset[str]) -> frozenset[str]:
        """Give who was noted at any meeting or training of these groups, or in these villages, read once; `code` is the field for them."""
        if (code, where) not in self._came:
            self._came[code, where] = frozenset(self._noted(code, where))
        return self._came[code, where]

    def _noted(self, code: str, where: frozenset[str]) -> Iterator[str]:
        for held, noted in (("meeting", "attendance"), ("training", "participation")):
            if events := self.work.store.ids(held, {code: OneOf(tuple(where))}):
                yield from self.work.store.counts_by(noted, "person", {held: OneOf(tuple(events))})

    def part(self, kind: str, owner: str, other: str) -> str:
        """Give the id of the part that a key makes; where nothing is joined, that needs no look into the store."""
        return self.work.store.part_id(kind, owner, other) if self._joins else keyed_id(owner, other)

    def like(self, kind: str, fields: dict[str, Plain]) -> list[Row]:
        """Give the live records with these values."""
        return self.work.store.rows(kind, where=fields)

    def of_each(self, kind: str, code: str, owners: Iterable[str], *, deleted: bool = False) -> dict[str, list[Row]]:
        """Give the live records of many owners, or those in the trash, by the owner that a field of theirs names."""
        wanted = tuple(dict.fromkeys(filter(None, owners)))
        found: dict[str, list[Row]] = {}
        for row in self.work.store.rows(kind, where={code: OneOf(wanted)}, deleted=deleted) if wanted else ():
            found.setdefault(str(row.fields.get(code)), []).append(row)
        return found

    def look_up(self, kind: str, records: Iterable[str]) -> None:
        """Read many rows at once, so that they are not read one by one."""
        wanted = [record for record in dict.fromkeys(records) if (kind, record) not in self._rows]
        found = {row.id: row for row in self.work.store.rows_by_id(kind, wanted)}
        # One that is joined to another comes under the other's id: then each is looked up by itself.
        certain = wanted if not self._joins else [record for record in wanted if record in found]
        self._rows.update({(kind, record): found.get(record) for record in certain})

    @cached_property
    def _joins(self) -> bool:
        return self.work.store.count("same_as") > 0

    def shown(self, kind: str, record: str) -> str:
        """Give the id under which a record is shown, "" where it has not come."""
        row = self.row(kind, record)
        return row.id if row is not None else ""
