"""The indexes by which lists are sorted and filtered: laid aside while very much comes, and made anew from all rows at once.

Each of them grows everywhere at once: past some ten thousand records a merge would spend more on them with every further
file. Nothing but the speed of lists depends on them, so a store that lost its current meanwhile is whole without them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from empower_desktop.store.row_tables import TABLES

HELD = 1_000  # KiB that making one holds of the rows that it sorts; the rest waits in a file, and is done no later
_NAMES = sa.text("SELECT name FROM sqlite_master WHERE type = 'index'")
# Those that find the parts of an owner, or who names a joined record, are needed while records come.
LISTING = tuple(
    index
    for each in TABLES.values()
    for index in sorted(each.table.indexes, key=lambda one: str(one.name))
    if len(index.expressions) > 1 and index.expressions[0] is each.table.c["_shown"]
)


def lay_aside(connection: sa.Connection) -> None:
    """Take the indexes of lists away, until `make_missing`."""
    for index in LISTING:
        connection.execute(sa.schema.DropIndex(index, if_exists=True))


def are_missing(connection: sa.Connection) -> bool:
    """Say whether any is not there."""
    return not {index.name for index in LISTING}.issubset(connection.execute(_NAMES).scalars())


def make_missing(path: Path, patience: float) -> None:
    """Make those that are not there, waiting so many seconds for others who write; raises what SQLite raises."""
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as connection:
        for pragma in ("temp_store = FILE", f"cache_size = -{HELD}"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        for index in LISTING:
            connection.execute(str(sa.schema.CreateIndex(index, if_not_exists=True).compile(dialect=sqlite_dialect())))
        connection.execute("COMMIT")
