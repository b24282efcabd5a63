"""An unexpected exception becomes a report that can be sent: what broke and where in the program, nothing about persons."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import empower_desktop
from empower_desktop.launch.places import Places

_DEEPEST = 60


def write_report(error: BaseException, places: Places, doing: str = "") -> Path:
    """Write the report into the folder of the logs, or where that cannot be, into the system's for temporary files.

    What an exception says is left out, since it may quote what a person typed; so are paths outside the program.
    """
    text = report(error, doing)
    name = f"bug-{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    try:
        places.logs.mkdir(parents=True, exist_ok=True)
        kept = places.logs / name
        kept.write_text(text, encoding="utf-8")
    except OSError:
        kept = Path(tempfile.gettempdir()) / f"empower-desktop-{name}"
        kept.write_text(text, encoding="utf-8")
    return kept


def report(error: BaseException, doing: str = "") -> str:
    """Say what broke, in which versions, and the way that led there."""
    lines = [
        f"Empower Desktop {empower_desktop.__version__}",
        f"Python {platform.python_version()} {platform.system()} {platform.release()} {platform.machine()}",
        f"At {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"While: {doing or '-'}",
        "",
    ]
    for cause in _causes(error):
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines.extend(_way(cause))
        lines.append("")
    return "\n".join(lines)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an exception and those that it came from."""
    met: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in met:
        met.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def _way(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    return [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    """Name a file from the folder down that Python found it in: the rest may hold the name of a person."""
    path = Path(filename)
    for root in sorted(sys.path, key=len, reverse=True):
        if root and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
