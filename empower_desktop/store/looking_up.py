"""The part of the store that looks up rows: what stands now of each record, shown or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from empower_desktop.records.fields import Plain
from empower_desktop.store import formerly, query, search, standing
from empower_desktop.store.bookkeeping import Bookkeeping
from empower_desktop.store.query import Page, Row, Sort, Where
from empower_desktop.store.standing import Conflict

_ANYTHING: Where = {}


class LookingUp(Bookkeeping):
    """Asks for rows, their counts and titles, and for conflicts."""

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

    def packed_visible(self, records: set[bytes]) -> dict[bytes, str]:
        """Give what `visible` does with `each`, of records named by packed ids: quicker where they are many."""
        with self.reading() as connection:
            return standing.packed_visible_of(connection, records)

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

    def texts_ever(self, kind: str, code: str) -> dict[str, tuple[str, ...]]:
        """Give, of records of a kind that held several texts in a field, joined ones as one, all that they ever held."""
        with self.reading() as connection:
            return formerly.texts_ever(connection, kind, code)

    def was_ever(self, kind: str, code: str, text: str) -> bool:
        """Say whether any record of a kind, also a deleted one, ever held a text in a field."""
        with self.reading() as connection:
            return formerly.was_ever(connection, kind, code, text)

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
