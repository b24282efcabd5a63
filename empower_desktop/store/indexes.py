"""The indexes by which lists are sorted and filtered: laid aside while very much comes, and made anew from all rows at once.

Each of them grows everywhere at once: past some ten thousand records a merge would spend more on them with every further
file. Nothing but the speed of lists depends on them, so a store that lost its current meanwhile is whole without them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from empower_desktop.store.row_tables import TABLES, listing_of

HELD = 1_000  # KiB that making one holds of the rows that it sorts; the rest waits in a file, and is done no later
_NAMES = sa.text("SELECT name FROM sqlite_master WHERE type = 'index'")
# Those that find the parts of an owner, or who names a joined record, are needed while records come.
_LISTING = {each.kind: sorted(listing_of(each.described)) for each in TABLES.values()}


def lay_aside(connection: sa.Connection) -> None:
    """Take the indexes of lists away, until `make_missing`."""
    for index in _listing():
        connection.execute(sa.schema.DropIndex(index, if_exists=True))


def are_missing(connection: sa.Connection) -> bool:
    """Say whether any is not there."""
    return not set(chain.from_iterable(_LISTING.values())).issubset(connection.execute(_NAMES).scalars())


def make_missing(path: Path, patience: float) -> None:
    """Make those that are not there, waiting so many seconds for others who write; raises what SQLite raises."""
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as connection:
        for pragma in ("temp_store = FILE", f"cache_size = -{HELD}"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        for index in _listing():
            connection.execute(str(sa.schema.CreateIndex(index, if_not_exists=True).compile(dialect=sqlite_dialect())))
        connection.execute("COMMIT")


def _listing() -> Iterator[sa.Index]:
    for kind, names in _LISTING.items():
        made = {str(index.name): index for index in TABLES[kind].table.indexes}
        yield from (made[name] for name in names)
