"""One call of the command line, as every command gets it."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.language import N_, Language, Message
from empower_desktop.launch.places import Places
from empower_desktop.launch.say import Say

if TYPE_CHECKING:
    from empower_desktop.workspace import Workspace


LONGEST_PASSPHRASE = 1_000
"""So many characters are read of one; Excel takes 255."""


class Usage(Exception):
    """The command was called in a way that it does not know."""

    def __init__(self, message: Message, command: str = "") -> None:
        """Say what is wrong, of which command."""
        super().__init__(message)
        self.message = message
        self.command = command


@dataclass(frozen=True)
class Call:
    """One call of the command line: its options, where the data lies, and the voice that answers."""

    options: Namespace
    places: Places
    language: Language
    say: Say

    @property
    def passphrase(self) -> str:
        """Give the passphrase of the files to be read: the first line of the file that an option names, "" where none is named."""
        path = self.options.passphrase_file
        if path is None:
            return ""
        with told_of(path), path.open(encoding="utf-8-sig") as lines:
            passphrase: str = lines.readline(LONGEST_PASSPHRASE).rstrip("\n")
        if not passphrase:
            message = N_("The first line of {file} is empty. Write the passphrase there.", file=path.name)
            raise Problem(message, "no_passphrase", Place(path.name))
        return passphrase

    @contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """Open the store for as long as the command lasts."""
        from empower_desktop.workspace.opening import open_workspace  # with SQLAlchemy, which not every command needs

        with open_workspace(self.places.data, self.language) as work:
            yield work


def typed_fields(pairs: Sequence[str]) -> dict[str, str]:
    """Read `FIELD=VALUE` pairs; `FIELD=` empties the field."""
    typed: dict[str, str] = {}
    for pair in pairs:
        code, sign, value = pair.partition("=")
        code = code.strip()
        if not sign or not code:
            raise Usage(N_("“{pair}” is not of the form FIELD=VALUE.", pair=pair))
        if code in typed:
            raise Usage(N_("The field “{code}” is given twice.", code=code))
        typed[code] = value
    return typed


def day_of(text: str | None, today: date) -> date | None:
    """Read a day that an option gives."""
    from empower_desktop.records.typed import read_day  # the window is painted before it needs the records

    if text is None:
        return None
    try:
        return read_day(text, today)
    except Problem as problem:
        raise Usage(problem.message) from None


def period_of(options: Namespace, today: date, command: str) -> tuple[date | None, date | None]:
    """Read the period that `--from` and `--to` give, open on either side, refusing one that ends before it begins."""
    first, last = day_of(options.start, today), day_of(options.end, today)
    if first and last and first > last:
        raise Usage(N_("The period ends before it begins. Turn the days round."), f"empower-desktop {command}")
    return first, last


def area_of(text: str) -> str:
    """Read the code of an area, of any level, that an option gives."""
    from empower_desktop.records import Author  # the window is painted before it needs the records

    try:
        return str(Author.fields()["area"].read(text, date.min) or "")
    except Problem as problem:
        raise Usage(problem.message) from None


def workbook_of(text: str, command: str) -> Path:
    """Read the name of a workbook that a command is to write, refusing one that Excel would not open."""
    path = Path(text)
    if path.suffix.lower() != ".xlsx":
        raise Usage(N_("The name of a workbook ends in .xlsx: {file}", file=text), f"empower-desktop {command}")
    return path.absolute()


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Say in a sentence which file could not be read or written, and why."""
    try:
        yield
    except UnicodeDecodeError:
        raise Problem(N_("“{path}” is not UTF-8 text. Save it as UTF-8 and try again.", path=str(path)), "not_utf8") from None
    except OSError as error:
        raise file_trouble(error, path) from error


def file_trouble(error: OSError, path: Path | None = None) -> Trouble:
    """Say in a sentence what the system could not do, with which file."""
    named = str(path or error.filename or "")
    if isinstance(error, FileNotFoundError):
        return Trouble(N_("“{path}” is not there. Check the name and the folder.", path=named), "not_there")
    if isinstance(error, PermissionError):
        return Trouble(
            N_("No permission for “{path}”. Choose another folder, or close the program that has it open.", path=named), "no_permission"
        )
    reason = error.strerror or type(error).__name__
    return Trouble(N_("“{path}” could not be used: {reason}. Try again, or choose another place.", path=named, reason=reason), "system")


def has_display() -> bool:
    """Say whether there is a screen on which Qt could open a window; without one it ends the process instead of saying so."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def no_display() -> Trouble:
    """Say that there is no screen, as on a server."""
    return Trouble(
        N_("There is no display here on which to open the window. The commands work without it: empower-desktop --help"), "no_display"
    )


def no_window(error: ImportError) -> Trouble:
    """Say that Qt cannot be loaded here, as on a server without the libraries of a display."""
    message = N_("The window cannot be opened here: {reason}. The commands work without it.", reason=str(error))
    return Trouble(message, "no_window")
