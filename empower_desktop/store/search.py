"""Full text: find records by the beginnings of the words in them, accents and capitals aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa

from empower_desktop.history.change import Plain
from empower_desktop.records.typed import as_it_looks
from empower_desktop.store.row_tables import SHOWN, TABLES, RowTable

_CREATE = (
    "CREATE VIRTUAL TABLE found USING fts5"
    "(id UNINDEXED, kind UNINDEXED, title UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
)
# Texts gathered in memory before they are written, and pieces of the index that may lie side by side before they are made one:
# with SQLite's own 1 MiB and 4 the texts of a great merge take a third longer, and a search is no quicker.
_TUNING = {"hashsize": 4 * 1024 * 1024, "automerge": 8}
# By number, the newest first: best-first would have to weigh every record that holds a common word.
_FIND = "SELECT rowid, id, kind, title, snippet(found, 3, ?, ?, '…', 12) FROM found WHERE found MATCH ? ORDER BY rowid DESC"
_WORDS = re.compile(r"\w+")
FOUND_FROM, FOUND_TO = "\x02", "\x03"  # no text holds control characters

Text = tuple[int, str, str, str, str]
"""Number, id, kind, title and all texts of a record."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that holds all words looked for; in the snippet these stand between FOUND_FROM and FOUND_TO."""

    record: str
    kind: str
    title: str
    snippet: str


def create(connection: sa.Connection) -> None:
    """Make an empty index."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS found")
    connection.exec_driver_sql(_CREATE)
    connection.exec_driver_sql("INSERT INTO found (found, rank) VALUES (?, ?)", list(_TUNING.items()))


def text_of(described: RowTable, fields: Mapping[str, Plain]) -> str:
    """Give the texts of a record that are searched."""
    return "\n".join([str(fields[code]) for code in described.texts if code in fields])


def add(connection: sa.Connection, texts: Sequence[Text]) -> None:
    """Make the texts of records findable."""
    if texts:
        connection.exec_driver_sql("INSERT INTO found (rowid, id, kind, title, body) VALUES (?, ?, ?, ?, ?)", list(texts))


def drop(connection: sa.Connection, numbers: Iterable[int]) -> None:
    """Forget the texts of records."""
    if leaving := [(n,) for n in numbers]:
        connection.exec_driver_sql("DELETE FROM found WHERE rowid = ?", leaving)


def matching(text: str) -> str:
    """Give what the index is asked for a text that somebody types: all its words, each from its beginning."""
    return " ".join(f'"{word}"*' for word in _WORDS.findall(as_it_looks(text).casefold()))


def numbers_holding(text: str) -> sa.TextualSelect:
    """Give, to be used within a query, the numbers of the records that hold these words."""
    query = sa.text("SELECT rowid FROM found WHERE found MATCH :words").bindparams(words=matching(text))
    return query.columns(sa.column("rowid", sa.Integer))


def find(connection: sa.Connection, text: str, limit: int) -> list[Found]:
    """Find shown records, the newest first."""
    if not (words := matching(text)):
        return []
    rows = iter(connection.exec_driver_sql(_FIND, (FOUND_FROM, FOUND_TO, words)))
    return list(islice(_only_shown(connection, rows, limit), limit))


def people(connection: sa.Connection, text: str, near: str, limit: int) -> list[str]:
    """Give the ids of people whose name, or another text of theirs, holds these words; those of an area first."""
    if not (words := matching(text)):
        return []
    query = (
        f'SELECT p.id FROM found f JOIN "{TABLES["person"].table.name}" p ON p._n = f.rowid '
        "WHERE found MATCH ? AND p._shown = ? ORDER BY p.area IS NOT ?, p.name COLLATE NOCASE, p.id LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (words, SHOWN, near, limit)).scalars())


def _only_shown(connection: sa.Connection, rows: Iterator[Sequence[Any]], at_once: int) -> Iterator[Found]:
    while piece := list(islice(rows, at_once)):
        numbers: dict[str, list[int]] = {}
        for n, _, kind, _, _ in piece:
            numbers.setdefault(kind, []).append(n)
        shown: set[int] = set()
        for kind, some in numbers.items():
            columns = TABLES[kind].table.c
            shown.update(connection.execute(sa.select(columns["_n"]).where(columns["_n"].in_(some), columns["_shown"] == SHOWN)).scalars())
        for n, *found in piece:
            if n in shown:
                yield Found(*found)
