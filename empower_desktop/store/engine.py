"""The engine of a store's file: all stores speak through one SQLite dialect, and share the statements that it worded once."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa

_WORDED = 500  # statements; a store uses some three hundred


def engine_of(path: Path, wait: float) -> sa.Engine:
    """Give the engine of a file that waits so many seconds for others who write; nothing is opened yet.

    With an engine wholly of its own, a copy of a store in which something is tried would word some hundred statements anew.
    """
    model = _speaking_sqlite()
    connect = partial(model.dialect.connect, path, timeout=wait, check_same_thread=False)
    pool = sa.pool.QueuePool(connect, dialect=model.dialect)
    return sa.Engine(pool, model.dialect, model.url, execution_options=model.get_execution_options())


@cache
def _speaking_sqlite() -> sa.Engine:
    """Give an engine of no file, that has found out what this SQLite can do, and keeps the statements that were worded for it."""
    worded: sa.util.LRUCache[Any, Any] = sa.util.LRUCache(_WORDED)
    engine = sa.create_engine("sqlite://", execution_options={"compiled_cache": worded})
    engine.connect().close()
    return engine
