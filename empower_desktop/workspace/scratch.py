"""Folders for what is needed a moment only: they lie in the data folder, and what a killed program left there goes away."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

SCRATCH = "scratch"
"""The folder in the data folder in which they lie."""
_LOCK = ".lock"
_TRIES = 5


@contextmanager
def scratch(data: Path | None) -> Iterator[Path]:
    """Give a folder of one's own in a data folder for as long as the block lasts; where there is none to write into, one of the system's.

    Beside it lies a file that the program holds. The system lets go of it when the program ends, in whatever way,
    so that what is left behind is known by a file that nobody holds.
    """
    if data is None or not os.access(data, os.W_OK):
        with TemporaryDirectory(prefix="empower-") as folder:
            yield Path(folder)
        return
    held = _held_file(data / SCRATCH)
    place = _folder_of(held.path)
    try:
        place.mkdir()
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        held.drop()


def clear_scratch(data: Path) -> float | None:
    """Take away what programs left that are there no more; give since when the first of them was at work, None where there was none.

    It is None too while another program is at work here: what that one made elsewhere cannot be told from what they left
    there. Their own files stay until then, so that it can be said later.
    """
    with suppress(OSError):
        left = [_Held.of(path) for path in (data / SCRATCH).glob(f"*{_LOCK}")]
        dead = [held for held in left if held is not None]
        for held in dead:
            shutil.rmtree(_folder_of(held.path), ignore_errors=True)
        if len(dead) < len(left):
            for held in dead:
                held.let_go()
            return None
        since = [held.path.stat().st_mtime for held in dead]
        for held in dead:
            held.drop()
        return min(since, default=None)
    return None


class _Held:
    """A file that this program holds: no other can meanwhile."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    @classmethod
    def of(cls, path: Path) -> _Held | None:
        """Hold a file, which is made if need be; None where another program holds it, or has just taken it away."""
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        try:
            _lock(descriptor)
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                return cls(path, descriptor)
        except OSError:
            pass
        os.close(descriptor)
        return None

    def let_go(self) -> None:
        """Leave the file as one that nobody holds."""
        os.close(self._descriptor)

    def drop(self) -> None:
        """Take the file away, and the folder of all such files if it is the last."""
        with suppress(OSError):
            self.path.unlink()  # before it is let go, or another program could come to hold it
        os.close(self._descriptor)
        with suppress(OSError):
            self.path.unlink(missing_ok=True)  # Windows takes away nothing that is open
        with suppress(OSError):
            self.path.parent.rmdir()


def _held_file(folder: Path) -> _Held:
    for _ in range(_TRIES):
        folder.mkdir(parents=True, exist_ok=True)
        held = _Held.of(folder / f"{secrets.token_hex(6)}{_LOCK}")
        if held is not None:  # else the folder went meanwhile, with the last that another program had in it
            return held
    raise OSError(f"{folder} cannot be written into")


def _folder_of(lock: Path) -> Path:
    return lock.with_suffix("")


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
