"""The closed set of field kinds: each reads what was typed, loads what was kept, and shows it.

*typed* is what a person, a cell or a script entered; *plain* is the form in changes and on disk
(text, whole number, yes/no, tuple of texts, or None); *value* is the Python form in a record.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import ClassVar, Protocol

from empower_desktop.errors import Problem
from empower_desktop.language import N_, YES_NO, Label, Language
from empower_desktop.records.choices import CHOICES, Choice, choice_of
from empower_desktop.records.typed import number_text, read_day, read_number, read_time, tidy

Plain = None | bool | int | str | tuple[str, ...]
Value = None | bool | int | str | tuple[str, ...] | date | time | Decimal

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_AREA = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
_HASH = re.compile(r"[0-9a-f]{64}")
LONGEST_TEXT = 16_000  # twice as many UTF-16 units still fit into a cell


class Names(Protocol):
    """Who can say what a reference or an area is called."""

    def record(self, kind: str, record: str) -> str:
        """Give the title of a record as lists show it."""

    def area(self, code: str) -> str:
        """Give an area as lists show it."""


@dataclass(frozen=True, kw_only=True)
class Field(ABC):
    """One column of a record kind."""

    type: ClassVar[str]
    code: str = ""
    label: Label
    required: bool = False
    privacy: str = "public"
    default: Plain = None
    was: str = ""

    def read(self, typed: object, today: date) -> Plain:
        """Turn what was typed into its plain value, or raise a Problem that says what to do."""
        if typed is None or (isinstance(typed, str) and not typed.strip()) or typed == [] or typed == ():
            return None
        return self._read(typed, today)

    def load(self, plain: Plain) -> Value:
        """Give the Python value of a plain one; None when it has another form (a newer version's)."""
        return plain

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say a plain value in the reader's language; nothing for None."""
        return "" if plain is None else language(str(plain))

    @property
    def refers_to(self) -> str:
        """The record kind that the field refers to, or ""."""
        return ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The codes that may be chosen."""
        return ()

    @abstractmethod
    def _read(self, typed: object, today: date) -> Plain: ...


def _words(typed: object) -> str:
    if isinstance(typed, str):
        return typed
    if isinstance(typed, bool) or not isinstance(typed, int | float | Decimal):
        raise Problem(N_("A text is expected here."), "not_text")
    return str(typed)


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of text."""

    type = "text"
    least: int = 0
    most: int = 500
    pattern: str = ""
    hint: Label | None = None
    one_line: ClassVar[bool] = True

    def _read(self, typed: object, today: date) -> Plain:
        text = tidy(_words(typed), self.one_line)
        if len(text) < self.least:
            raise Problem(N_("Too short: at least {n} characters are needed.", n=self.least), "too_short")
        if len(text) > self.most:
            raise Problem(N_("Too long: {length} characters, at most {n} fit. Shorten it.", length=len(text), n=self.most), "too_long")
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise Problem(N_("“{text}” does not fit here: {hint}", text=text, hint=self.hint or self.label), "wrong_form")
        return text or None


@dataclass(frozen=True, kw_only=True)
class Phone(Text):
    """A phone number, kept without blanks, dots and dashes and with its leading zero."""

    def _read(self, typed: object, today: date) -> Plain:
        digits = re.sub(r"[\s.\-()]", "", _words(typed))
        if not re.fullmatch(r"\+?\d{9,14}", digits):
            raise Problem(N_("“{text}” is not a phone number: 9 to 14 digits are expected.", text=str(typed)), "wrong_form")
        return digits


@dataclass(frozen=True, kw_only=True)
class LongText(Text):
    """A text of many lines."""

    type = "long_text"
    most: int = LONGEST_TEXT
    one_line = False


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A calendar day; `latest` is how many days after today it may lie before it is asked about."""

    type = "date"
    latest: int | None = None

    def _read(self, typed: object, today: date) -> Plain:
        if isinstance(typed, date):
            return typed.isoformat()[:10]
        day = read_day(_words(typed), today)
        if not 1900 <= day.year <= 2100:
            raise Problem(N_("The year {year} cannot be right. Write a year between 1900 and 2100.", year=str(day.year)), "not_a_date")
        return day.isoformat()

    def load(self, plain: Plain) -> Value:
        """Give the day, or None."""
        try:
            return date.fromisoformat(plain) if isinstance(plain, str) and len(plain) == 10 else None
        except ValueError:
            return None

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the day in full."""
        day = self.load(plain)
        return language.day(day) if isinstance(day, date) else "" if plain is None else str(plain)

    def is_too_late(self, value: date, today: date) -> bool:
        """Say whether a day lies further ahead than is usual."""
        return self.latest is not None and value > today + timedelta(days=self.latest)


@dataclass(frozen=True, kw_only=True)
class Clock(Field):
    """A time of day."""

    type = "time"

    def _read(self, typed: object, today: date) -> Plain:
        return typed.strftime("%H:%M") if isinstance(typed, time) else read_time(_words(typed))

    def load(self, plain: Plain) -> Value:
        """Give the time, or None."""
        try:
            return time.fromisoformat(plain) if isinstance(plain, str) else None
        except ValueError:
            return None

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the time as the language writes it."""
        moment = self.load(plain)
        return language.time(moment) if isinstance(moment, time) else "" if plain is None else str(plain)


@dataclass(frozen=True, kw_only=True)
class Integer(Field):
    """A whole number."""

    type = "integer"
    least: int = 0
    most: int = 1_000_000_000
    unit: Label | None = None

    def _read(self, typed: object, today: date) -> Plain:
        number = _decimal(typed)
        if number != number.to_integral_value():
            raise Problem(N_("“{text}” is not a whole number.", text=str(typed)), "not_whole")
        _within(number, Decimal(self.least), Decimal(self.most))
        return int(number)

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the number with its thousands."""
        return language.number(plain) if isinstance(plain, int) else "" if plain is None else str(plain)


@dataclass(frozen=True, kw_only=True)
class Money(Integer):
    """Whole rupiah."""

    type = "money"
    most: int = 1_000_000_000_000_000
    unit: Label | None = Label("Rp", "Rp")

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the amount, `Rp 1.250.000`."""
        return language.money(plain) if isinstance(plain, int) else super().show(plain, language, names)


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A number with at most two decimals, kept as text (`0.5`)."""

    type = "number"
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(1_000_000)
    unit: Label | None = None

    def _read(self, typed: object, today: date) -> Plain:
        number = _decimal(typed)
        if number != round(number, 2):
            raise Problem(N_("“{text}” has more than two decimals.", text=str(typed)), "too_exact")
        _within(number, self.least, self.most)
        return number_text(number)

    def load(self, plain: Plain) -> Value:
        """Give the number, or None."""
        try:
            return Decimal(plain) if isinstance(plain, str | int) and not isinstance(plain, bool) else None
        except ArithmeticError:
            return None

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the number with the decimal sign of the language."""
        number = self.load(plain)
        return language.number(number) if isinstance(number, Decimal) else "" if plain is None else str(plain)


def _decimal(typed: object) -> Decimal:
    if isinstance(typed, bool):
        raise Problem(N_("“{text}” is not a number. Write digits, such as 1.250.000.", text=str(typed)), "not_a_number")
    if isinstance(typed, int | float | Decimal):
        number = Decimal(str(typed))
        if number.is_finite():
            return number
    return read_number(_words(typed))


def _within(number: Decimal, least: Decimal, most: Decimal) -> None:
    if number < least:
        raise Problem(N_("{number} is too small: at least {least} is expected.", number=number, least=least), "too_small")
    if number > most:
        raise Problem(N_("{number} is too large: at most {most} is expected.", number=number, most=most), "too_large")


@dataclass(frozen=True, kw_only=True)
class YesNo(Field):
    """Yes, no, or not recorded (None)."""

    type = "yes_no"

    def _read(self, typed: object, today: date) -> Plain:
        if isinstance(typed, bool):
            return typed
        word = str(typed).strip().casefold()
        for yes, no in (*YES_NO.values(), ("y", "t"), ("true", "false"), ("1", "0")):
            if word in (yes, no):
                return word == yes
        raise Problem(N_("“{text}” is neither yes nor no.", text=str(typed)), "not_yes_no")

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say yes or no."""
        return language.yes_no(plain) if isinstance(plain, bool) else "" if plain is None else str(plain)


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
        return self.code_of(str(typed))

    def code_of(self, text: str) -> str:
        """Find the code that a code or a label of either language stands for."""
        wanted = tidy(text, one_line=True)
        if choice_of(self.list_name, wanted):
            return wanted
        folded = wanted.casefold()
        for choice in self.choices:
            if folded in (choice.code.casefold(), choice.label.id.casefold(), choice.label.en.casefold()):
                return choice.code
        raise Problem(N_("“{text}” is not in the list “{label}”. Choose one of it.", text=wanted, label=self.label), "unknown_choice")

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the label; an unknown code as it stands."""
        return _label(self.list_name, plain, language) if isinstance(plain, str) else "" if plain is None else str(plain)


@dataclass(frozen=True, kw_only=True)
class ManyChoices(OneChoice):
    """Several codes of a list."""

    type = "multi_choice"

    def _read(self, typed: object, today: date) -> Plain:
        return tuple(sorted({self.code_of(part) for part in _parts(typed)})) or None

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the labels, joined by `; `."""
        return "; ".join(_label(self.list_name, code, language) for code in _several(plain))


def _label(list_name: str, code: str, language: Language) -> str:
    found = choice_of(list_name, code)
    return language(found.label) if found else code


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
        return _id(str(typed), self.label)

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say what the record is called."""
        return "; ".join(names.record(self.to, record) for record in _several(plain))


@dataclass(frozen=True, kw_only=True)
class References(Reference):
    """The ids of several records of another kind."""

    type = "multi_reference"

    def _read(self, typed: object, today: date) -> Plain:
        return tuple(sorted({_id(part, self.label) for part in _parts(typed)})) or None


def _id(text: str, label: Label) -> str:
    wanted = text.strip().lower()
    if not _UUID.fullmatch(wanted):
        raise Problem(N_("“{label}” expects the id of a record, not “{text}”.", label=label, text=text), "not_an_id")
    return wanted


def _parts(typed: object) -> list[str]:
    texts = typed.split(";") if isinstance(typed, str) else typed
    if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
        raise Problem(N_("Several values are expected here, joined by “;”."), "not_several")
    return [text.strip() for text in texts if text.strip()]


def _several(plain: Plain) -> tuple[str, ...]:
    if isinstance(plain, tuple):
        return plain
    return (str(plain),) if plain is not None else ()


@dataclass(frozen=True, kw_only=True)
class Area(Field):
    """A dotted area code; `levels` are the depths that fit (1 province … 4 village)."""

    type = "area"
    levels: tuple[int, ...] = (1, 2, 3, 4)

    def _read(self, typed: object, today: date) -> Plain:
        text = _words(typed).strip()
        code = found[1] if (found := re.fullmatch(r".*\(([\d.]+)\)", text)) else text
        if not _AREA.fullmatch(code):
            raise Problem(N_("“{text}” is not an area code such as 33.02.10.2003.", text=text), "not_an_area")
        if code.count(".") + 1 not in self.levels:
            raise Problem(N_("{code} is not a place of the level wanted here. Choose a village.", code=code), "wrong_level")
        return code

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say what the area is called."""
        return names.area(plain) if isinstance(plain, str) else "" if plain is None else str(plain)


@dataclass(frozen=True, kw_only=True)
class FileHash(Field):
    """The SHA-256 of a file's content."""

    type = "file"

    def _read(self, typed: object, today: date) -> Plain:
        if _HASH.fullmatch(str(typed)):
            return str(typed)
        raise Problem(N_("A file is named by the SHA-256 of its content."), "not_a_file")


FIELD_KINDS: Mapping[str, type[Field]] = {
    kind.type: kind
    for kind in (Text, LongText, Day, Clock, Integer, Number, Money, YesNo, OneChoice, ManyChoices, Reference, References, Area, FileHash)
}
