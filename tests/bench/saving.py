"""How long it takes to save one form, against inserting a single row so that it lasts: one wait for the disk each.

Run `python tests/bench/saving.py [--times 200] [--write]`; both in turn, in one process, on the disk of the folder for temporary files.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from measuring import machine, table, tell

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from empower_desktop.language import Language
from empower_desktop.records import Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import close, opened, start
from empower_desktop.workspace.saving import save

ROW, NEW, AGAIN = "a single row, raw sqlite3", "a new form of ten fields", "a field of a form again"
TYPED = {
    "name": "Sri Wahyuni", "sex": "P", "consent": "lisan", "consent_on": "2026-03-02", "birth_year": "1988", "hamlet": "Dusun II",
    "phone": "081234567890", "occupation": "petani", "education": "sma", "notes": "Ikut arisan.",
}  # fmt: skip


def single_row(path: Path) -> Callable[[int], object]:
    """Give the act of inserting one row that lasts."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, name TEXT, hamlet TEXT, note TEXT)")
    return lambda number: connection.execute("INSERT INTO one VALUES (?, ?, ?, ?)", (number, "Sri Wahyuni", "Dusun II", "Ikut arisan."))


def forms(work: Workspace) -> dict[str, Callable[[int], object]]:
    """Give the acts of saving a new form, and of changing a field of one."""
    made: list[str] = []

    def new(number: int) -> None:
        made.append(str(save(work, Person, {**TYPED, "name": f"Sri Wahyuni {number}"}).result))

    return {NEW: new, AGAIN: lambda number: save(work, Person, {"hamlet": f"Dusun {number}"}, made[-1], work.seen(made[-1]))}


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        start(Path(folder), "Sari", "pendamping", None, "id", practice=False)
        work = opened(Path(folder), Language("id"))
        acts = {ROW: single_row(Path(folder) / "bare.db"), **forms(work)}
        for number in range(options.times):
            for name, act in acts.items():
                began = time.perf_counter()
                act(number)
                taken.setdefault(name, []).append((time.perf_counter() - began) * 1000)
        close(work)
    middle = {name: statistics.median(times) for name, times in taken.items()}
    rows = [(name, f"{one:.2f}", f"{one / middle[ROW]:.2f}", f"{one - middle[ROW]:.2f}") for name, one in middle.items()]
    said = f"{machine()}, medians of {options.times} saves in turn, in one process. Each waits for the disk once; "
    said += "the quicker the disk, the more of a save is what comes beside, the same on every disk.\n\n"
    tell("Saving a form", said + table(("what", "ms", "ratio", "ms beside the row"), rows), options.write)


if __name__ == "__main__":
    main()
