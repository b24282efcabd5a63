"""What the command line says: data to stdout, everything else to stderr, for people or as JSON for scripts."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TextIO

from empower_desktop.errors import Place, Problem, Refusal, Trouble
from empower_desktop.history.clock import local_moment
from empower_desktop.language import LANGUAGES, N_, Label, Language, Message

Words = Message | Label | str

ENCRYPTED = "encrypted"
"""The code of a file that waits for its passphrase; the window asks for it, the command line says how it is given."""
HOW_TO_UNLOCK = N_("The passphrase is given in a file: --passphrase-file FILE")


class Say:
    """A voice in the reader's language, with two mouths."""

    def __init__(self, language: Language, as_json: bool, out: TextIO | None, err: TextIO | None) -> None:
        """Speak to these streams; one that is not there (a window program on Windows has none) hears nothing."""
        self.language = language
        self.as_json = as_json
        self.gone = False
        self._out = out
        self._err = err

    def __call__(self, words: Words) -> str:
        """Give the words in the reader's language."""
        return self.language(words)

    def line(self, words: Words = "") -> None:
        """Give one line of data; once nobody listens any more (`| head`), nothing."""
        if self._out is None or self.gone:
            return
        try:
            self._out.write(self.language(words) + "\n")
        except OSError as error:
            self._left(error)

    def finish(self) -> None:
        """Bring what was said to its listener."""
        if self._out is None or self.gone:
            return
        try:
            self._out.flush()
        except OSError as error:
            self._left(error)

    def json(self, value: object) -> None:
        """Give one value as JSON, on one line."""
        self.line(json.dumps(value, ensure_ascii=False))

    def array(self, values: Iterable[object]) -> None:
        """Give an array as JSON, a value a line, as they come."""
        held = "["
        for value in values:
            self.line(held)
            held = json.dumps(value, ensure_ascii=False) + ","
            if self.gone:
                return
        self.line("[]" if held == "[" else held.removesuffix(","))
        if held != "[":
            self.line("]")

    def table(self, headings: Sequence[Words], rows: Iterable[Sequence[Words]], indent: str = "") -> None:
        """Give rows under their headings, as wide as their words."""
        texts = [[_one_line(self.language(cell)) for cell in row] for row in (headings, *rows)]
        widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
        for row in texts:
            self.line(indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

    def word(self, words: Words) -> None:
        """Tell people something that is no data."""
        if self._err is not None:
            self._err.write(self.language(words) + "\n")
            self._err.flush()

    def refusal(self, refusal: Refusal) -> None:
        """Say what was refused, where, and what to do next."""
        if self.as_json:
            self.word(json.dumps({"error": error_of(refusal, self.language)}, ensure_ascii=False))
        else:
            self.word(sentence(refusal, self.language))
            if refusal.code == ENCRYPTED:
                self.word(HOW_TO_UNLOCK)

    def day(self, stamp: str) -> str:
        """Give the day of a stamp on this laptop as people write it."""
        return self.language.short_day(local_moment(stamp).date())

    def moment(self, stamp: str) -> str:
        """Give day and time of a stamp on this laptop as people write them."""
        return f"{self.day(stamp)}, {self.language.time(local_moment(stamp).time())}"

    def over_this_line(self, text: str) -> None:
        """Write over the last line of a terminal; where there is none, nothing."""
        if self.has_terminal and self._err is not None:
            self._err.write(f"\r\x1b[K{text}")
            self._err.flush()

    @property
    def has_terminal(self) -> bool:
        """Say whether a person watches."""
        return self._err is not None and self._err.isatty()

    def _left(self, error: OSError) -> None:
        # Windows says EINVAL where others say EPIPE.
        self.gone = True
        if self._out is not None:
            _silence(self._out)
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            message = N_(
                "What was told could not be written to its end ({reason}). It is done all the same. Make room and ask again.",
                reason=error.strerror or type(error).__name__,
            )
            raise Trouble(message, "not_told") from error


def system_language() -> str:
    """Give the language that the system speaks, Indonesian where it is none of ours."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if (spoken := os.environ.get(name, "")[:2].lower()) in LANGUAGES:
            return spoken
    if sys.platform == "win32":
        import locale  # its tables are long, and only Windows keeps the language elsewhere

        return "en" if (locale.getlocale()[0] or "").lower().startswith("en") else "id"
    return "id"


def prepare(stream: TextIO | None) -> TextIO | None:
    """Let a stream speak UTF-8, on Windows too; what has no character is written as its escape."""
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def sentence(refusal: Refusal, language: Language) -> str:
    """Give a refusal in one sentence, its place first; no file that the sentence names itself, and no field where there is a cell."""
    said = language(refusal.message)
    place = refusal.place if isinstance(refusal, Problem) else Place()
    spot = str(replace(place, file="" if place.file in said else place.file, field="" if place.cell else place.field))
    return f"{spot}: {said}" if spot else said


def error_of(refusal: Refusal, language: Language) -> dict[str, str]:
    """Give a refusal as scripts read it."""
    field = refusal.place.field if isinstance(refusal, Problem) else ""
    return {"field": field, "code": refusal.code, "message": language(refusal.message)}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _silence(stream: TextIO) -> None:
    """Keep Python's own flush at the end from complaining that nobody listens."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
