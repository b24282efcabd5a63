"""Full text: find records by the beginnings of the words in them, accents and capitals aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from empower_desktop.history.change import Plain
from empower_desktop.store.tables import SHOWN, TABLES, RowTable

_CREATE = "CREATE VIRTUAL TABLE found USING fts5(title UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
_WORDS = re.compile(r"\w+")
_MARK = "\x02", "\x03"  # no text holds control characters


@dataclass(frozen=True, slots=True)
class Found:
    """A record that holds all words that were looked for; the words found stand between the marks \\x02 and \\x03."""

    record: str
    kind: str
    title: str
    snippet: str


def create(connection: sa.Connection) -> None:
    """Make an empty index."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS found")
    connection.exec_driver_sql(_CREATE)


def text_of(described: RowTable, fields: Mapping[str, Plain]) -> str:
    """Give the texts of a record that are searched."""
    return "\n".join([str(fields[code]) for code in described.texts if code in fields])


def add(connection: sa.Connection, texts: Sequence[tuple[int, str, str]]) -> None:
    """Make the texts of records findable."""
    if texts:
        connection.exec_driver_sql("INSERT INTO found (rowid, title, body) VALUES (?, ?, ?)", list(texts))


def drop(connection: sa.Connection, numbers: Iterable[int]) -> None:
    """Forget the texts of records."""
    connection.exec_driver_sql("DELETE FROM found WHERE rowid = ?", [(n,) for n in numbers])


def matching(text: str) -> str:
    """Give what the index is asked for a text that somebody types: all its words, each from its beginning."""
    return " ".join(f'"{word}"*' for word in _WORDS.findall(text.casefold()))


def numbers_of(text: str) -> sa.ScalarSelect[int]:
    """Give, to be used within a query, the numbers of the records that hold these words."""
    return sa.text("SELECT rowid FROM found WHERE found MATCH :words").bindparams(words=matching(text)).columns(n=sa.Integer).scalar_subquery()


def find(connection: sa.Connection, text: str, limit: int) -> list[Found]:
    """Find shown records, the newest first."""
    if not (words := matching(text)):
        return []
    # By number: best-first would have to weigh every record that holds a common word.
    query = (
        "SELECT r.id, r.kind, f.title, snippet(found, 1, ?, ?, '…', 12) AS snippet FROM found f JOIN record r ON r.n = f.rowid "
        "WHERE found MATCH ? AND r.shown = ? ORDER BY f.rowid DESC LIMIT ?"
    )
    return [Found(*row) for row in connection.exec_driver_sql(query, (*_MARK, words, SHOWN, limit))]


def people(connection: sa.Connection, text: str, near: str, limit: int) -> list[str]:
    """Give the ids of people whose name, or another text of theirs, holds these words; those of an area first."""
    if not (words := matching(text)):
        return []
    query = (
        f'SELECT p.id FROM found f JOIN "{TABLES["person"].table.name}" p ON p._n = f.rowid '
        "WHERE found MATCH ? AND p._shown = ? ORDER BY p.area IS NOT ?, p.name COLLATE NOCASE, p.id LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (words, SHOWN, near, limit)).scalars())
