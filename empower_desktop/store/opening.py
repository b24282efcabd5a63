"""Opening a store: what is refused, what is migrated, and how a new one is made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from empower_desktop.errors import Trouble
from empower_desktop.language import N_
from empower_desktop.placing import placed
from empower_desktop.store import notes, rows
from empower_desktop.store.database import APPLICATION, PAGE_SIZE, WAIT_FOR_OTHERS, Database, looks_like_sqlite, not_a_store, translating
from empower_desktop.store.row_tables import fingerprint
from empower_desktop.store.tables import LEDGER, LEDGER_VERSION

REVISION = f"{LEDGER_VERSION:04d}"
_VERSION_TABLE = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"


def make_ready(database: Database, create: bool) -> None:
    """Make a file one that can be worked with, or raise the Trouble that says why it cannot."""
    path = database.path
    if not path.exists() or path.stat().st_size == 0:
        if not create:
            raise Trouble(N_("There is no data in {folder} yet. Begin with the first run.", folder=str(path.parent)), "no_store")
        _make(database)
        return
    version = version_of(path)
    if version > LEDGER_VERSION:
        raise Trouble(
            N_("The data in {file} was written by a newer version of this program. Install that version.", file=path.name), "newer"
        )
    if version < LEDGER_VERSION:
        copy_file(path, path.with_name(f"{path.stem}-before-{REVISION}-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}"))
        migrate(database)
    _write_ahead(path)
    with database.reading() as connection:
        current = notes.get_setting(connection, "rows") == fingerprint()
    if not current:
        database.write(remake_rows)


def version_of(path: Path) -> int:
    """Give the version of the ledger in a file, or raise the Trouble that it is none of ours."""
    if not looks_like_sqlite(path):
        raise not_a_store(path)
    with _bare(path) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise not_a_store(path)
    return int(version)


def remake_rows(connection: sa.Connection) -> None:
    """Make the rows anew and note of which descriptions."""
    rows.rebuild(connection)
    notes.put_setting(connection, "rows", fingerprint())


def migrate(database: Database) -> None:
    """Bring the ledger's tables of an older version to the present one."""
    # Imported here because a store that is current needs no Alembic.
    from alembic import command
    from alembic.config import Config

    def upgrade(connection: sa.Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {LEDGER_VERSION}")

    database.write(upgrade)


def copy_file(source: Path, target: Path) -> None:
    """Copy a database as it is now, written to disk whole or not at all."""
    with placed(target) as unfinished, _bare(source) as origin, closing(sqlite3.connect(unfinished)) as copy:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _make(database: Database) -> None:
    try:
        database.path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            N_("The folder {folder} cannot be made. Choose another folder.", folder=str(database.path.parent)), "read_only"
        ) from error
    with _bare(database.path) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
    database.write(_fill)


def _fill(connection: sa.Connection) -> None:
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one():
        return  # another process was quicker
    LEDGER.create_all(connection)
    connection.exec_driver_sql(_VERSION_TABLE)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISION,))
    notes.put_setting(connection, "store_id", str(uuid4()))
    remake_rows(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {LEDGER_VERSION}")


def _write_ahead(path: Path) -> None:
    with _bare(path) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":  # it was restored or kept aside
            connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def _bare(path: Path) -> Iterator[sqlite3.Connection]:
    with translating(path), closing(sqlite3.connect(path, timeout=WAIT_FOR_OTHERS, isolation_level=None)) as connection:
        yield connection


def settings_at(path: Path) -> dict[str, str]:
    """Give the settings of the store that lies at a place; none where there is none, or none that can be read."""
    if not path.exists():
        return {}
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT name, value FROM setting"))
    return {}
