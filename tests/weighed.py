"""Merges files one by one and tells, as JSON, what became of each, how long it took and how much memory was used.

A process of its own, so that nothing else is weighed with it:  python weighed.py DATA FILE…
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from empower_desktop.language import Language
from empower_desktop.workspace import merging, opening


def main(data: Path, files: list[Path]) -> None:
    """Merge the files into the store that lies in a folder."""
    work = opening.opened(data, Language("en"))
    told = {}
    for file in files:
        start = time.monotonic()
        report = merging.apply(work, [file]).result.files[0]
        told[file.stem] = {
            "status": report.status,
            "codes": [problem.code for problem in report.problems],
            "said": " ".join(map(str, report.problems)),
            "seconds": time.monotonic() - start,
        }
    opening.close(work)
    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
    json.dump({"files": told, "peak": peak}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
