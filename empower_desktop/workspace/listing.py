"""Lists for the window: how many rows there are, one page of them, and the names that stand in that page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Area, Names, Plain
from empower_desktop.store import Between, OneOf, Row, Within
from empower_desktop.workspace.workspace import Workspace

Wanted = Plain | Between | Within | OneOf
KEPT_IN_TRASH = 30
"""How many days the trash shows what was put into it; the ledger keeps it for ever."""


class Fielded(Protocol):
    """Anything with the fields of a record: a row, or a record whole."""

    @property
    def kind(self) -> str:
        """Give the code of its kind."""

    @property
    def fields(self) -> Mapping[str, Plain]:
        """Give its values."""


@dataclass(frozen=True)
class Query:
    """Which records of a kind a list shows, and in which order."""

    kind: str
    where: Mapping[str, Wanted] = field(default_factory=dict)
    search: str = ""
    sort: tuple[tuple[str, bool], ...] = ()
    deleted: bool = False
    disputed: bool = False


@dataclass(frozen=True)
class PageNames:
    """What the records and areas of one page of rows are called, looked up at once; areas are given short."""

    language: Language
    known: Mapping[str, str]
    areas: Callable[[str], str]
    others: Names

    def record(self, kind: str, record: str) -> str:
        """Give the title of a record."""
        return self.known[record] if record in self.known else self.others.record(kind, record)

    def area(self, code: str) -> str:
        """Give the name of an area alone."""
        return self.areas(code) or code

    def show(self, row: Row, code: str) -> str:
        """Say a field of a row."""
        return KINDS[row.kind].fields()[code].show(row.fields.get(code), self.language, self)

    def title(self, row: Row) -> str:
        """Give what a row is called."""
        return row.title or self.others_title(row)

    def others_title(self, row: Row) -> str:
        """Give the title of a row that is named by other records."""
        return " · ".join(part for code in KINDS[row.kind].title_fields if (part := self.show(row, code)))


@dataclass(frozen=True)
class Listed:
    """The beginning of a list: how many there are, the first of them, and their names."""

    query: Query
    count: int
    rows: Sequence[Row]
    names: PageNames


def count_of(work: Workspace, query: Query) -> int:
    """Count the records of a list."""
    return work.store.count(query.kind, _where(work, query), query.search, deleted=query.deleted, disputed=query.disputed)


def rows_of(work: Workspace, query: Query, offset: int = 0, limit: int | None = None) -> list[Row]:
    """Give some rows of a list, all of them unless told otherwise."""
    return work.store.rows(
        query.kind, _where(work, query), query.search, query.sort, limit, offset, deleted=query.deleted, disputed=query.disputed
    )


def names_for(work: Workspace, rows: Iterable[Fielded]) -> PageNames:
    """Look up what the rows refer to, in one question a kind."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for code, described in KINDS[row.kind].fields().items():
            value = row.fields.get(code)
            if value is not None and described.refers_to in KINDS:
                wanted[described.refers_to].update(value if isinstance(value, tuple) else (str(value),))
    known = {
        record: title
        for kind, records in wanted.items()
        for record, (title, standing) in work.store.titles(kind, records).items()
        if title and standing != "deleted"
    }
    return PageNames(work.language, known, work.areas.name, work.names)


def listed(work: Workspace, query: Query, limit: int) -> Listed:
    """Give the beginning of a list."""
    rows = rows_of(work, query, 0, limit)
    count = len(rows) if len(rows) < limit else count_of(work, query)
    return Listed(query, count, rows, names_for(work, rows))


def row_of(work: Workspace, kind: str, record: str) -> Row | None:
    """Give the row of a record, one in the trash too; None when it has not come."""
    return work.store.row(kind, record)


def counts_by(work: Workspace, query: Query, code: str) -> Mapping[str, int]:
    """Count the records of a list by what one of their fields holds."""
    return work.store.counts_by(query.kind, code, _where(work, query))


def counts_of(work: Workspace, queries: Sequence[Query]) -> list[int]:
    """Count several lists."""
    return [count_of(work, query) for query in queries]


def day_in(row: Fielded, code: str) -> date | None:
    """Give the day that a field of a row holds; None for an empty one, or for what is no day."""
    day = KINDS[row.kind].fields()[code].load(row.fields.get(code))
    return day if isinstance(day, date) else None


def areas_in(work: Workspace, kind: str, most: int) -> list[tuple[str, str]]:
    """Give the areas that records of a kind lie in, the most frequent first: code and name."""
    code = next((code for code, described in KINDS[kind].fields().items() if isinstance(described, Area)), "")
    if not code:
        return []
    counted: dict[str, int] = defaultdict(int)
    for _, area in work.store.columns(kind, (code,)):
        if isinstance(area, str):
            counted[area] += 1
    often = sorted(counted, key=lambda area: (-counted[area], area))[:most]
    return [(area, work.areas.name(area) or area) for area in often]


def ids_in(work: Workspace, query: Query) -> list[str]:
    """Give the ids of all records of a list, in its order."""
    return work.store.ids(query.kind, _where(work, query), query.search, query.sort, deleted=query.deleted)


def place_in(work: Workspace, query: Query, record: str) -> int:
    """Give the number of a record in its list, -1 when it is not there."""
    ids = ids_in(work, query)
    return ids.index(record) if record in ids else -1


def _where(work: Workspace, query: Query) -> Mapping[str, Wanted]:
    if not query.deleted:
        return query.where
    return {**query.where, "_changed": Between(first=(work.today - timedelta(days=KEPT_IN_TRASH)).isoformat())}
