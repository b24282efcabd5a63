"""How long it takes to work out every derived table anew from the history, against a bulk insert of the same rows through SQLAlchemy Core.

Run `python tests/bench/rebuild.py [--records 100000] [--rounds 3] [--write]`; in turn, in one process, each into its own file.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from measuring import machine, table, tell

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from notebooks import village

from empower_desktop.store import Store, search
from empower_desktop.store.opening import copy_file, remake_rows
from empower_desktop.store.row_tables import every_table

Rows = dict[str, list[dict[str, Any]]]
INSERT, WITH_SEARCH, REBUILD = "bulk insert through Core", "the same, with the texts of the search", "rebuild from the history"


def rows_of(store: Store) -> tuple[Rows, list[search.Text]]:
    """Give all rows of the derived tables, and the texts that are searched."""
    with store.reading() as connection:
        rows = {name: [dict(row) for row in connection.execute(sa.select(each)).mappings()] for name, each in every_table().tables.items()}
        texts = [tuple(row) for row in connection.exec_driver_sql("SELECT rowid, id, kind, title, body FROM found")]
    return {name: held for name, held in rows.items() if held}, texts  # type: ignore[return-value]  # they were selected so


def insert(path: Path, rows: Rows, texts: list[search.Text]) -> float:
    """Insert the rows into an empty database with the same tables and indexes."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        every_table().create_all(connection)
        search.create(connection)
    began = time.perf_counter()
    with engine.begin() as connection:
        for name, held in rows.items():
            connection.execute(sa.insert(every_table().tables[name]), held)
        search.add(connection, texts)
    taken = time.perf_counter() - began
    engine.dispose()
    return taken


def rebuild(store: Store) -> float:
    """Make the rows anew."""
    began = time.perf_counter()
    store.write(remake_rows)
    return time.perf_counter() - began


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    taken: dict[str, list[float]] = {INSERT: [], WITH_SEARCH: [], REBUILD: []}
    with tempfile.TemporaryDirectory() as folder:
        copy_file(village(options.records) / "empower.db", Path(folder) / "empower.db")
        with Store.open(Path(folder) / "empower.db") as store:
            rows, texts = rows_of(store)
            for number in range(options.rounds):
                taken[INSERT].append(insert(Path(folder) / f"plain{number}.db", rows, []))
                taken[WITH_SEARCH].append(insert(Path(folder) / f"search{number}.db", rows, texts))
                taken[REBUILD].append(rebuild(store))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    shown = [(name, f"{one:.2f}", f"{one / middle[INSERT]:.2f}") for name, one in middle.items()]
    said = f"{options.records:,} records; {machine()}, medians of {options.rounds} interleaved rounds in one process.\n\n"
    tell("Rebuild of the derived tables", said + table(("what", "s", "ratio"), shown), options.write)


if __name__ == "__main__":
    main()
