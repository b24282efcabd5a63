"""The field kinds of what is counted: days, times, numbers, rupiah, yes or no."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from empower_desktop.errors import Problem
from empower_desktop.language import N_, YES_NO, Label, Language
from empower_desktop.records.field import Field, Names, Plain, Value, as_it_stands, words
from empower_desktop.records.typed import number_text, read_day, read_number, read_time

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_KEPT_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?", re.ASCII).fullmatch
_YES_NO = (*YES_NO.values(), ("y", "t"), ("y", "n"), ("true", "false"), ("1", "0"))


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A calendar day; `latest` is how many days after today it may lie before it is asked about."""

    type = "date"
    latest: int | None = None

    def _read(self, typed: object, today: date) -> Plain:
        day = typed if isinstance(typed, date) else read_day(words(typed), today)
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise Problem(N_("The year {year} cannot be right. Write a year between 1900 and 2100.", year=str(day.year)), "not_a_date")
        return day.isoformat()[:10]

    def load(self, plain: Plain) -> Value:
        """Give the day, or None."""
        try:
            return date.fromisoformat(plain) if isinstance(plain, str) and len(plain) == 10 else None
        except ValueError:
            return None

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the day in full."""
        day = self.load(plain)
        return language.day(day) if isinstance(day, date) else as_it_stands(plain)

    def is_too_late(self, value: date, today: date) -> bool:
        """Say whether a day lies further ahead than is usual."""
        return self.latest is not None and value > today + timedelta(days=self.latest)


class Clock(Field):
    """A time of day."""

    type = "time"

    def _read(self, typed: object, today: date) -> Plain:
        return typed.strftime("%H:%M") if isinstance(typed, time) else read_time(words(typed))

    def load(self, plain: Plain) -> Value:
        """Give the time, or None."""
        try:
            return time.fromisoformat(plain) if isinstance(plain, str) and len(plain) == 5 else None
        except ValueError:
            return None

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the time as the language writes it."""
        moment = self.load(plain)
        return language.time(moment) if isinstance(moment, time) else as_it_stands(plain)


@dataclass(frozen=True, kw_only=True)
class Integer(Field):
    """A whole number; a year is shown without a sign between its thousands, so it is not `grouped`."""

    type = "integer"
    form = int
    least: int = 0
    most: int = 1_000_000_000
    unit: Label | None = None
    grouped: bool = True

    def _read(self, typed: object, today: date) -> Plain:
        number = _number(typed, self._no_number)
        _within(number, Decimal(self.least), Decimal(self.most))
        if number != number.to_integral_value():
            raise Problem(N_("“{text}” is not a whole number.", text=str(typed)), "not_whole")
        return int(number)

    def _no_number(self, text: str) -> Problem:
        """Refuse what is no number, with an example of the size that is meant here."""
        return Problem(N_("“{text}” is not a number. Write digits, such as 25.", text=text), "not_a_number")

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the number with its thousands."""
        return language.number(plain) if self.grouped and isinstance(plain, int) else as_it_stands(plain)


@dataclass(frozen=True, kw_only=True)
class Money(Integer):
    """Whole rupiah."""

    type = "money"
    most: int = 1_000_000_000_000_000
    unit: Label | None = Label("Rp", "Rp")

    def _no_number(self, text: str) -> Problem:
        """Refuse what is no number, with an example of the size that is meant here."""
        return Problem(N_("“{text}” is not a number. Write digits, such as 1.250.000.", text=text), "not_a_number")

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the amount, `Rp 1.250.000`."""
        return language.money(plain) if isinstance(plain, int) else as_it_stands(plain)


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A number with at most two decimals, kept as text (`0.5`)."""

    type = "number"
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(1_000_000)
    unit: Label | None = None

    def _read(self, typed: object, today: date) -> Plain:
        number = _number(typed, self._no_number)
        _within(number, self.least, self.most)
        if number != round(number, 2):
            raise Problem(N_("“{text}” has more than two decimals.", text=str(typed)), "too_exact")
        return number_text(number)

    def _no_number(self, text: str) -> Problem:
        """Refuse what is no number, with an example of the size that is meant here."""
        return Problem(N_("“{text}” is not a number. Write digits, such as 1.5.", text=text), "not_a_number")

    def load(self, plain: Plain) -> Value:
        """Give the number, or None."""
        return Decimal(plain) if isinstance(plain, str) and _KEPT_NUMBER(plain) else Decimal(plain) if type(plain) is int else None

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say the number with the decimal sign of the language."""
        number = self.load(plain)
        return language.number(number) if isinstance(number, Decimal) else as_it_stands(plain)


def _number(typed: object, refuse: Callable[[str], Problem]) -> Decimal:
    if isinstance(typed, bool):
        raise refuse(str(typed))
    if isinstance(typed, int | float | Decimal):
        # Fifteen digits are what a binary number is good for: 0.1 + 0.2 is 0.3.
        number = Decimal(f"{typed:.15g}") if isinstance(typed, float) else Decimal(typed)
        if number.is_finite():
            return number
    text = words(typed)
    try:
        return read_number(text)
    except Problem:
        raise refuse(text) from None


def _within(number: Decimal, least: Decimal, most: Decimal) -> None:
    if number < least:
        raise Problem(N_("{number} is too small: at least {least} is expected.", number=number, least=least), "too_small")
    if number > most:
        raise Problem(N_("{number} is too large: at most {most} is expected.", number=number, most=most), "too_large")


class YesNo(Field):
    """Yes, no, or not recorded (None)."""

    type = "yes_no"
    form = bool

    def _read(self, typed: object, today: date) -> Plain:
        if isinstance(typed, bool):
            return typed
        word = words(typed).casefold()
        for yes, no in _YES_NO:
            if word in (yes, no):
                return word == yes
        raise Problem(N_("“{text}” is neither yes nor no.", text=words(typed)), "not_yes_no")

    def show(self, plain: Plain, language: Language, names: Names) -> str:
        """Say yes or no."""
        return language.yes_no(plain) if isinstance(plain, bool) else as_it_stands(plain)
