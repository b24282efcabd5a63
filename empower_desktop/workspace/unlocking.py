"""Files with a passphrase: unlocked for as long as they are read and kept, then gone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from empower_desktop.errors import Problem
from empower_desktop.workbook.container import ENCRYPTED
from empower_desktop.workbook.unlocking import unlock
from empower_desktop.workspace.scratch import scratch


@dataclass(frozen=True)
class Key:
    """A passphrase ("" for none), and a private folder for what it unlocks and for whatever else is needed a moment only."""

    passphrase: str
    folder: Path

    def read(self, call: Callable[..., Any], function: Callable[..., Any], file: Path) -> tuple[Any, Path | None]:
        """Give what a function reads of a file in a child process (`call`), and where the file lies unlocked if it was locked.

        Raises the Problem of a locked file for which there is no passphrase, or another one.
        """
        try:
            return call(function, file), None
        except Problem as problem:
            if problem.code != ENCRYPTED or not self.passphrase:
                raise
        # A folder for each, since two files of one merge may share their name.
        plain = Path(tempfile.mkdtemp(dir=self.folder)) / file.name
        call(unlock, file, self.passphrase, os.fspath(plain))
        return call(function, plain), plain


@contextmanager
def key_for(passphrase: str, data: Path | None) -> Iterator[Key]:
    """Give a passphrase as a key, with a folder in the data folder; whatever happens, what it unlocked goes away with that folder."""
    with scratch(data) as folder:
        yield Key(passphrase, folder)
