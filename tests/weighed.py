"""Merges files and tells, as JSON, what became of each, the longest wait between two and how much memory was used.

A process of its own, so that nothing else is weighed with it:  python weighed.py DATA FOLDER…
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from locked import PASSPHRASE

import empower_desktop
from empower_desktop.language import Language
from empower_desktop.workspace import merging, opening

LONGEST_SECONDS = 10
MOST_MIB = 600


def weighed(data: Path, folder: Path) -> dict[str, Any]:
    """Merge a folder of workbooks in a process of its own, hold it to the limits, and give what it told of each file."""
    path = {**os.environ, "PYTHONPATH": str(Path(empower_desktop.__file__).parents[1])}
    done = subprocess.run([sys.executable, __file__, data, folder], capture_output=True, check=False, timeout=3_600, env=path)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    # On a machine that has more to do than it can, everything takes as much longer.
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 1.0
    busy = max(1.0, load / (os.cpu_count() or 1))
    assert told["longest"] < LONGEST_SECONDS * busy
    assert told["peak"] < MOST_MIB
    files: dict[str, Any] = told["files"]
    assert len(files) == len(list(folder.iterdir()))
    return files


def _main(data: Path, folder: Path) -> None:
    moments = [time.monotonic()]

    def watch(done: int, of: int) -> bool:
        moments.append(time.monotonic())
        return True

    work = opening.opened(data, Language("en"))
    reports = merging.apply(work, [folder], watch, passphrase=PASSPHRASE).result.files
    opening.close(work)
    moments.append(time.monotonic())
    told = {
        Path(report.file).stem: {
            "status": report.status,
            "codes": [problem.code for problem in report.problems],
            "said": " ".join(map(str, report.problems)),
        }
        for report in reports
    }
    longest = max(after - before for before, after in pairwise(moments))
    json.dump({"files": told, "longest": longest, "peak": _peak()}, sys.stdout)


def _peak() -> int:
    """Give the most memory that this process and its children had, in MiB; 0 on Windows, where nobody tells it that simply."""
    try:
        import resource
    except ImportError:
        return 0
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    status = Path("/proc/self/status")
    if not status.exists():
        return children + resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    # What Linux tells of a process's use counts the tests that started it too.
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return children + int(line.split()[1]) // 1024


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
