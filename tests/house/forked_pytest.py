"""Runs pytest again and again, each time in a fork of one process that has the libraries loaded: to load them is half of a short run.

Each line that it reads holds the folder of a house and the words for pytest; it answers how pytest ended and what it said.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import pytest

PLUGINS = ("-p", "pytestqt.plugin", "-p", "_hypothesis_pytestplugin", "-p", "no:cacheprovider")
# Nothing of the house itself: each fork has another. Nor the plugins: pytest wants to load them itself.
LIBRARIES = (
    "PIL.Image",
    "PySide6.QtTest",
    "PySide6.QtWidgets",
    "concurrent.futures.thread",
    "hypothesis.stateful",
    "openpyxl.writer.excel",
    "platformdirs",
    "rapidfuzz.fuzz",
    "sqlalchemy.dialects.sqlite",
    "sqlite3",
)


def _ended(house: str, words: list[str], said: Path) -> int:
    if not hasattr(os, "fork"):  # Windows has none, and starts anew each time
        command = [sys.executable, "-P", "-m", "pytest", *PLUGINS, *words]
        with said.open("wb") as out:
            return subprocess.run(command, env={**os.environ, "PYTHONPATH": house}, stdout=out, stderr=out, check=False).returncode
    child = os.fork()
    if not child:
        _run_and_exit(house, words, said)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run_and_exit(house: str, words: list[str], said: Path) -> None:
    """Be the fork: whatever happens, it never comes back as a second process that reads lines."""
    ended = -1
    try:
        with said.open("wb") as out:
            os.dup2(out.fileno(), sys.stdout.fileno())
            os.dup2(out.fileno(), sys.stderr.fileno())
        os.environ["PYTHONPATH"] = house
        sys.path.insert(0, house)
        ended = int(pytest.main([*PLUGINS, *words]))
    except BaseException:  # noqa: BLE001 - told to whoever reads what was said
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended & 255)


def main() -> None:
    """Answer line by line."""
    for library in LIBRARIES:
        importlib.import_module(library)
    gc.freeze()  # what stays for good is not looked through again and again by each fork
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.txt"
        for line in sys.stdin:
            ended = _ended(*json.loads(line), said)
            print(json.dumps([ended, said.read_text(encoding="utf-8", errors="replace")]), flush=True)


if __name__ == "__main__":
    main()
