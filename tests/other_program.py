"""A program that lies elsewhere, an older one or one that knows a kind more: it stays, since to start it takes longer than a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from laptops import Told

TESTS = Path(__file__).parent
ANSWERING = """
import json, sys
from laptops import within
told = sys.stdout
for line in sys.stdin:
    answer = within(json.loads(line))
    print(json.dumps([answer.status, answer.out, answer.err]), file=told, flush=True)
"""


class OtherProgram:
    """The command line of the program in a folder, from `with` on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(self._folder), str(TESTS))), "PYTHONUTF8": "1"}
        command = [sys.executable, "-P", "-c", ANSWERING]
        self._process = subprocess.Popen(
            command, cwd=self._folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.communicate()

    def __call__(self, line: Sequence[str]) -> Told:
        """Call one command, and give what it said and how it ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(list(line)), file=self._process.stdin, flush=True)
        return Told(*json.loads(self._process.stdout.readline()))
