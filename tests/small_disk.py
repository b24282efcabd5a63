"""A real disk of a few megabytes, on which something else lies too."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from laptops import is_root


@dataclass(frozen=True)
class SmallDisk:
    """A disk, and how much of it is free."""

    place: Path

    @property
    def free(self) -> int:
        return shutil.disk_usage(self.place).free

    def leave(self, free: int) -> None:
        """Fill the disk with something else, but for so many bytes."""
        filler = self.place / "filler"
        filler.unlink(missing_ok=True)
        with filler.open("wb", buffering=0) as stream, suppress(OSError):
            for _ in range(max(0, self.free - free) // 4096):
                stream.write(bytes(4096))

    def make_room(self) -> None:
        """Take away what else lay there."""
        (self.place / "filler").unlink()

    def names(self) -> set[str]:
        return {path.name for path in self.place.iterdir()}


@contextmanager
def mounted(place: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Give a disk of so many megabytes; where none can be made, the test is skipped."""
    place.mkdir()
    if not (shutil.which("mount") and os.name == "posix" and is_root() and sys.platform.startswith("linux")):
        pytest.skip("no small disk can be made here: only root may mount one, on Linux")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", place], check=False, capture_output=True)
    if made.returncode:
        pytest.skip(f"no small disk can be made here: {made.stderr.decode(errors='replace').strip()}")
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", "-l", place], check=True)
