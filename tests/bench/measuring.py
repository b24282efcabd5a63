"""Whole processes side by side: how long each takes, how much memory it and its children hold, and the table of it."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PAGE = HOUSE / "docs" / "benchmarks.md"
PLACE = Path(tempfile.gettempdir()) / "empower-desktop-bench"
"""Where what takes long to make is kept between the benches."""

LOOK_EVERY = 0.02  # seconds
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HOUSE), "QT_QPA_PLATFORM": "offscreen"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program need not compile itself at each start


@dataclass(frozen=True)
class Run:
    """One process that ended: when it began, wall time, the memory of it and its children at their highest, what it printed.

    `worked` is the time of all processors that it and its children took, whoever else had work for them.
    """

    began: float
    seconds: float
    mib: float
    said: str
    worked: float = 0.0


def run(command: Sequence[str | Path]) -> Run:
    """Run a process to its end; one that fails ends the bench."""
    highest: dict[int, int] = {}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out, tempfile.TemporaryFile("w+", encoding="utf-8") as err:
        began, start, worked = time.time(), time.perf_counter(), _worked()
        process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=err, env=ENVIRONMENT)
        while True:
            highest.update(_held(process.pid))
            try:
                status = process.wait(LOOK_EVERY)
            except subprocess.TimeoutExpired:
                continue
            break
        seconds = time.perf_counter() - start
        out.seek(0)
        err.seek(0)
        if status:
            raise SystemExit(f"{command} ended with {status}\n{err.read()[-3000:]}")
        return Run(began, seconds, sum(highest.values()) / 1024, out.read(), _worked() - worked)


def _worked() -> float:
    """Give the time of the processors that all processes took that were started here and ended."""
    taken = os.times()
    return taken.children_user + taken.children_system


def _held(pid: int) -> dict[int, int]:
    """Give the most KiB that a process and each of its children held so far, where the system tells."""
    found: dict[int, int] = {}
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                found[pid] = int(line.split()[1])
        for child in {child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text("ascii").split()}:
            found.update(_held(int(child)))
    except OSError:
        pass
    return found


def in_turn(ways: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """Run each way once a round, so that what slows the machine slows them all."""
    taken: dict[str, list[Run]] = {way: [] for way in ways}
    for number in range(rounds):
        for way, once in ways.items():
            taken[way].append(once())
            print(f"round {number + 1} of {rounds}: {way}: {taken[way][-1].seconds:.2f} s", file=sys.stderr)
    return taken


def seconds(runs: Iterable[Run]) -> float:
    """Give the middle of the times."""
    return statistics.median(run.seconds for run in runs)


def worked(runs: Iterable[Run]) -> float:
    """Give the middle of the processors' times."""
    return statistics.median(run.worked for run in runs)


def mib(runs: Iterable[Run]) -> float:
    """Give the middle of the memories."""
    return statistics.median(run.mib for run in runs)


def middle_of(act: Callable[[], object], times: int = 15) -> float:
    """Give the middle time of an act within this process, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a table in Markdown."""
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    return "\n".join([*lines, *["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]])


def machine() -> str:
    """Say what it was measured on."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def tell(title: str, text: str, write: bool) -> None:
    """Print a section, and put it into the page of benchmarks in place of what stood there."""
    section = f"## {title}\n\n{text.strip()}\n"
    print(section)
    if not write:
        return
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
    before, mark, rest = page.partition(f"## {title}\n")
    after = rest[rest.find("\n## ") + 1 :] if mark and "\n## " in rest else ""
    PAGE.write_text(before.rstrip() + "\n\n" + section + ("\n" + after if after else ""), encoding="utf-8")


HEAD = """# Benchmarks

Written by the scripts in `tests/bench` with `--write`; what they measure stands in the first lines of each. Machines differ and are noisy,
so what counts is the ratio of what ran in turn in one run; times are medians of whole processes, start-up and imports included, unless said
otherwise.
"""
