"""The field kinds that point elsewhere: to codes of a list, to records, areas and files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from empower_desktop.errors import Problem
from empower_desktop.language import N_, Label, Language
from empower_desktop.records.choices import CHOICES, Choice, choice_of
from empower_desktop.records.field import Field, Names, Plain, as_it_stands, several, words
from empower_desktop.records.typed import folded, tidy

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_AREA = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
_AREA_IN_BRACKETS = re.compile(r".*\(([0-9.]+)\)")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class OneChoice(Field):
    """One code of a list."""

    type = "choice"
    list_name: str

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The codes that may be chosen."""
        return CHOICES.get(self.list_name, ())

    def _read(self, typed: object, today: date) -> Plain:
        return self.code_of(words(typed))

    def code_of(self, text: str) -> str:
        """Find the code that a code or a label of either language stands for."""
        wanted = tidy(text, one_line=True)
        if choice_of(self.list_name, wanted):
            return wanted
        sought = folded(wanted)
        for choice in self.choices:
            if sought in (folded(choice.code), folded(choice.label.id), folded(choice.label.en)):
                return choice.code
        raise Problem(N_("“{text}” is not in the list “{label}”. Choose one from it.", text=wanted, label=self.label), "unknown_choice")

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the label; a code that the list does not know as it stands."""
        return self._said(plain, language) if isinstance(plain, str) else as_it_stands(plain)

    def _said(self, code: str, language: Language) -> str:
        found = choice_of(self.list_name, code)
        return language(found.label) if found else code


class ManyChoices(OneChoice):
    """Several codes of a list."""

    type = "multi_choice"
    form = tuple

    def _read(self, typed: object, today: date) -> Plain:
        return tuple(sorted({self.code_of(part) for part in _parts(typed)})) or None

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the labels, joined by `; `."""
        return "; ".join(self._said(code, language) for code in several(plain))


@dataclass(frozen=True, kw_only=True)
class Reference(Field):
    """The id of a record of another kind."""

    type = "reference"
    to: str

    @property
    def refers_to(self) -> str:
        """The record kind that the field refers to."""
        return self.to

    def _read(self, typed: object, today: date) -> Plain:
        return _id(words(typed), self.label)

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say what the record is called."""
        return "; ".join(names.record(self.to, record) for record in several(plain))


class References(Reference):
    """The ids of several records of another kind."""

    type = "multi_reference"
    form = tuple

    def _read(self, typed: object, today: date) -> Plain:
        return tuple(sorted({_id(part, self.label) for part in _parts(typed)})) or None


def _id(text: str, label: Label) -> str:
    wanted = text.lower()
    if not _UUID.fullmatch(wanted):
        said = N_("“{text}” is not on the list for “{label}”. Choose one from the list, or give its id.", text=text, label=label)
        raise Problem(said, "not_an_id")
    return wanted


def _parts(typed: object) -> list[str]:
    texts = typed.split(";") if isinstance(typed, str) else typed
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        raise Problem(N_("Several values are expected here, joined by “;”."), "not_several")
    return [part for text in texts if (part := tidy(text, one_line=True))]


@dataclass(frozen=True, kw_only=True)
class Area(Field):
    """A dotted area code; `levels` are the depths that fit (1 province … 4 village)."""

    type = "area"
    levels: tuple[int, ...] = (1, 2, 3, 4)

    def _read(self, typed: object, today: date) -> Plain:
        text = words(typed)
        code = found[1] if (found := _AREA_IN_BRACKETS.fullmatch(text)) else text
        if not _AREA.fullmatch(code):
            said = N_("“{text}” is not on the list of places. Choose one, or give its code, such as 33.02.10.2003.", text=text)
            raise Problem(said, "not_an_area")
        if code.count(".") + 1 not in self.levels:
            raise Problem(N_("{code} is not a place of the level wanted here. Choose a village.", code=code), "wrong_level")
        return code

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say what the area is called."""
        return names.area(plain) if isinstance(plain, str) else as_it_stands(plain)


class FileHash(Field):
    """The SHA-256 of a file's content."""

    type = "file"

    @staticmethod
    def names_content(text: str) -> bool:
        """Say whether a text is such a hash, and not a path to a file."""
        return bool(_HASH.fullmatch(text))

    def _read(self, typed: object, today: date) -> Plain:
        if isinstance(typed, str) and self.names_content(typed):
            return typed
        raise Problem(N_("A file is named by the SHA-256 of its content."), "not_a_file")
