"""Puts a file in its place whole or not at all, and says what is in the way."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from empower_desktop.errors import Trouble
from empower_desktop.language import N_

DISK_FULL = "disk_full"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
NOT_THERE = (errno.ENOENT, errno.ENOTDIR)
REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """Give a new file in the same folder to write into; when that went well, it gets the name.

    The file that had the name before is whole until then, and nothing is left
    behind when writing fails or is given up.
    """
    check_target(path)
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.tmp")
    try:
        temporary.touch(exist_ok=False)
        yield temporary
        _to_disk(temporary)
        _take_the_name(temporary, path)
    except OSError as error:
        raise trouble_of(error, path) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def placed_together(halves: Mapping[Path, Path]) -> None:
    """Give new files of one folder their names, by the files that were written for them; all are on the disk then.

    One after the other would wait for the disk twice for each.
    """
    target = next(iter(halves), None)
    if target is None:
        return
    try:
        for half in halves.values():
            _to_disk(half)
        for target, half in halves.items():
            half.replace(target)
        folder_to_disk(target.parent)
    except OSError as error:
        raise trouble_of(error, target) from error


def check_folder(path: Path) -> None:
    """Find out whether the folder of a file that is to be written is there; a Trouble says that it is not."""
    if not path.parent.is_dir():
        raise trouble_of(FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)), path)


def check_target(path: Path) -> None:
    """Find out before the work whether another program holds the file of that name, or it may not be replaced; a Trouble says so."""
    if path.is_dir():
        raise Trouble(N_("{file} is a folder. Choose another name.", file=path.name), "is_folder")
    if not path.exists():
        return
    if not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise Trouble(N_("{file} is write-protected. Choose another name.", file=path.name), "read_only")
    # LibreOffice keeps such a file beside an open workbook; Excel on Windows locks the workbook itself.
    if path.with_name(f".~lock.{path.name}#").exists():
        raise _open_elsewhere(path)
    try:
        with path.open("r+b"):
            pass
    except PermissionError as error:
        raise _open_elsewhere(path) from error


def _open_elsewhere(path: Path) -> Trouble:
    return Trouble(N_("{file} is open in another program. Close it there, or choose another name.", file=path.name), "file_open")


def _to_disk(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _take_the_name(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError as error:
        if path.exists():
            raise _open_elsewhere(path) from error
        raise
    folder_to_disk(path.parent)


def folder_to_disk(folder: Path) -> None:
    """Write a folder's names to the disk; an OSError says that it cannot be."""
    if hasattr(os, "O_DIRECTORY"):  # Windows has no way to do this, and no need
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def trouble_of(error: OSError, path: Path) -> Trouble:
    """Give the Trouble that an error of the system means for a file that is to be written."""
    folder = path.parent.name or str(path.parent)
    if error.errno in NO_ROOM:
        return Trouble(N_("The disk is full. Make room, or choose another disk."), DISK_FULL)
    if error.errno in NOT_THERE:
        return Trouble(N_("The folder {folder} is not there. Choose another one.", folder=folder), "folder_gone")
    if error.errno in REFUSED:
        return Trouble(N_("Nothing may be written into the folder {folder}. Choose another one.", folder=folder), "folder_read_only")
    return Trouble(N_("{file} could not be written. Try again, or choose another disk.", file=path.name), "write_failed")
