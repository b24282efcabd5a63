"""How long the figures of each page of insight take to work out, against reading every column they need with raw sqlite3.

Run `python tests/bench/insight.py [--records 100000] [--rounds 5] [--write]`; over practice data, in turn, in one process, as the worker
of the window asks for them. Times are of the processor: whoever else has work for the machine does not count.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from measuring import PLACE, machine, table, tell

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from empower_desktop.language import Language
from empower_desktop.launch.sample.filling import fill
from empower_desktop.records import Record
from empower_desktop.reports.insight.indicators import INDICATORS, PAGES, needed
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import default_view, figures, recorded
from empower_desktop.workspace.opening import STORE_FILE, close, opened, start

RAW = "every column of every figure, raw sqlite3"
HOME = "33.99.01.2003"


def practice(records: int) -> Path:
    """Give the data folder of practice data with so many records, made once and kept."""
    folder = PLACE / f"practice-{records}"
    if not folder.exists():
        half = folder.with_name(folder.name + ".part")
        shutil.rmtree(half, ignore_errors=True)
        start(half, "Sari Wulandari", "pendamping", HOME, "id", practice=True)
        work = opened(half, Language("id"))
        fill(work, records, 1)
        close(work)
        half.rename(folder)
    return folder


def read(database: sqlite3.Connection, fields: Mapping[type[Record], tuple[str, ...]]) -> None:
    """Read what all figures need and nothing more."""
    for kind, codes in fields.items():
        columns = ", ".join(f'"{code}"' for code in ("id", *codes))
        database.execute(f"SELECT {columns} FROM row_{kind.kind}").fetchall()


def acts(work: Workspace, database: sqlite3.Connection) -> dict[str, Callable[[], object]]:
    """Give what is measured: the floor, each page, all pages at once, what is printed, and the page of the source."""
    view = default_view(work)
    pages = {page: [code for code, each in INDICATORS.items() if each.page == page] for page in PAGES}
    return {
        RAW: partial(read, database, needed()),
        **{f"page “{PAGES[page].en}”": partial(figures, work, view, codes) for page, codes in pages.items()},
        "all figures": partial(figures, work, view),
        "all figures of one district": partial(figures, work, replace(view, area=HOME.rpartition(".")[0])),
        "all figures as they are shared": partial(figures, work, replace(view, shared=True)),
        "what is recorded for each sentence": partial(recorded, work, view),
    }


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    folder = practice(options.records)
    work, database = opened(folder, Language("id")), sqlite3.connect(folder / STORE_FILE)
    taken: dict[str, list[float]] = {}
    for _ in range(options.rounds):
        for name, act in acts(work, database).items():
            began = time.process_time()
            act()
            taken.setdefault(name, []).append(time.process_time() - began)
    database.close()
    close(work)
    middle = {name: statistics.median(times) for name, times in taken.items()}
    rows = [(name, f"{one:.2f}", f"{one / middle[RAW]:.1f}") for name, one in middle.items()]
    said = f"{options.records:,} records of practice data, the last twelve months; {machine()}, "
    said += f"medians of {options.rounds} interleaved rounds in one process, seconds of the processor.\n\n"
    tell("Insight", said + table(("what", "s", "ratio"), rows), options.write)


if __name__ == "__main__":
    main()
