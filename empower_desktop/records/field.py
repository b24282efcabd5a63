"""What every field kind does: it reads what was typed, loads what was kept, and shows it.

*typed* is what a person, a cell or a script entered; *plain* is the form in changes and on disk
(text, whole number, yes/no, tuple of texts, or None); *value* is the Python form in a record.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import ClassVar, Protocol

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, Label, Language
from empower_desktop.records.choices import Choice
from empower_desktop.records.typed import tidy

Plain = None | bool | int | str | tuple[str, ...]
Value = None | bool | int | str | tuple[str, ...] | date | time | Decimal


class Names(Protocol):
    """Who can say what a reference or an area is called."""

    def record(self, kind: str, record: str) -> str:
        """Give the title of a record as lists show it."""

    def area(self, code: str) -> str:
        """Give an area as lists show it."""


@dataclass(frozen=True, kw_only=True)
class Field(ABC):
    """One column of a record kind; one that describes nothing more than another is a plain class derived from it."""

    type: ClassVar[str]
    form: ClassVar[object] = str
    one_line: ClassVar[bool] = True
    code: str = ""
    label: Label
    required: bool = False
    privacy: str = "public"
    default: Plain = None
    was: str = ""

    def read(self, typed: object, today: date) -> Plain:
        """Turn what was typed into its plain value, or raise a Problem that says what to do."""
        if isinstance(typed, str):
            typed = tidy(typed, self.one_line)
        return None if typed in (None, "", [], ()) else self._read(typed, today)

    def load(self, plain: Plain) -> Value:
        """Give the Python value of a plain one; None when it has another form (a newer version's)."""
        return plain if type(plain) is self.form else None

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say a plain value in the reader's language; nothing for None, and one of another form as it stands."""
        return as_it_stands(plain)

    def in_title(self, text: str) -> str:
        """Give what is shown of the field as it is said in the title of its record."""
        return text

    @property
    def refers_to(self) -> str:
        """The record kind that the field refers to, or ""."""
        return ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The codes that may be chosen."""
        return ()

    def missing(self) -> Problem:
        """Give the Problem that a field which is needed holds nothing."""
        return Problem(N_("“{label}” is still empty.", label=self.label), "required", Place(field=self.code))

    @abstractmethod
    def _read(self, typed: object, today: date) -> Plain: ...


def words(typed: object) -> str:
    """Give what was typed as a text; a number is one too, several values are none."""
    if isinstance(typed, str):
        return typed
    if isinstance(typed, bool) or not isinstance(typed, int | float | Decimal):
        raise Problem(N_("A text is expected here."), "not_text")
    return str(typed)


def as_it_stands(plain: Plain) -> str:
    """Give a value that has another form than its field's, or no field here, such as a newer version's."""
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return "; ".join(several(plain))


def several(plain: Plain) -> tuple[str, ...]:
    """Give one value, several, or none as several."""
    if isinstance(plain, tuple):
        return plain
    return () if plain is None else (str(plain),)
