"""A store in a folder of its own, makers of changes, and a counter of statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from empower_desktop.history.change import Change, Plain, keyed_id
from empower_desktop.store import Store
from empower_desktop.store.row_tables import every_table
from empower_desktop.store.tables import change, record

Make = Callable[..., Change]
Counting = Callable[[Store], AbstractContextManager[list[str]]]

ANI = "01910000-0000-7000-8000-000000000001"


def record_id(number: int) -> str:
    return f"01900000-0000-7000-8000-{number:012x}"


@pytest.fixture
def make() -> Make:
    """Make changes a second apart; a number stands for the id of a record."""
    seconds = count(1)

    def making(kind: str, record: int | str, fields: Mapping[str, Plain], *over: Change, by: str = ANI, why: str = "") -> Change:
        second = next(seconds)
        at = f"2026-01-12T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000Z/0000"
        name = record_id(record) if isinstance(record, int) else record
        return Change.make(name, kind, fields, [one.id for one in over], by, at, why)

    return making


@pytest.fixture
def attend(make: Make) -> Callable[..., Change]:
    """Note a person at a meeting."""
    return lambda meeting, person, *over, **fields: make(
        "attendance",
        keyed_id(record_id(meeting), record_id(person)),
        {"meeting": record_id(meeting), "person": record_id(person), "presence": "hadir", **fields},
        *over,
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "data" / "empower.db", create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Keep one store for the many cases of a test, each of which empties it."""
    with Store.open(tmp_path_factory.mktemp("shared") / "empower.db", create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def emptied() -> Callable[[Store], Store]:
    """Take everything out of a store."""

    def empty(connection: sa.Connection) -> None:
        for table in (*every_table().tables.values(), change, record):
            connection.exec_driver_sql(f"DELETE FROM {table.name}")
        connection.exec_driver_sql("DELETE FROM found")

    def emptying(store: Store) -> Store:
        store.write(empty)
        return store

    return emptying


@pytest.fixture
def statements() -> Counting:
    """Gather the statements that a store is asked within a block."""

    @contextmanager
    def counting(store: Store) -> Iterator[list[str]]:
        asked: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            if not statement.startswith("BEGIN"):
                asked.append(statement)

        sa.event.listen(store._engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            sa.event.remove(store._engine, "before_cursor_execute", note)

    return counting
