"""The field kinds of words: one line, many lines, a phone number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from empower_desktop.errors import Problem
from empower_desktop.language import N_, Label
from empower_desktop.records.field import Field, Plain, words

LONGEST_TEXT = 16_000  # twice as many UTF-16 units still fit into a cell
_PHONE = re.compile(r"\+?[0-9]{9,14}")
_WITHOUT_ZERO = re.compile(r"8[0-9]{8,11}")
_WITHOUT_PLUS = re.compile(r"62[0-9]{8,12}")


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of text; `pattern` is what it must look like, as `hint` tells people.

    One that is `listed` holds several, kept with `; ` between them.
    """

    type = "text"
    least: int = 0
    most: int = 500
    pattern: str = ""
    hint: Label | None = None
    listed: bool = False

    def in_title(self, text: str) -> str:
        """Give a text as it is said in the title of its record: several one after another."""
        return text.replace("; ", " ") if self.listed else text

    def _read(self, typed: object, today: date) -> Plain:
        text = words(typed)
        if len(text) < self.least:
            raise Problem(N_("Too short: at least {n} characters are needed.", n=self.least), "too_short")
        if len(text) > self.most:
            raise Problem(N_("Too long: {length} characters, at most {n} fit. Shorten it.", length=len(text), n=self.most), "too_long")
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise Problem(N_("“{text}” does not fit here: {hint}", text=text, hint=self.hint or self.label), "wrong_form")
        return text


@dataclass(frozen=True, kw_only=True)
class LongText(Text):
    """A text of many lines."""

    type = "long_text"
    most: int = LONGEST_TEXT
    one_line = False


class Phone(Text):
    """A phone number, kept without blanks, dots and dashes and with its leading zero or country."""

    def _read(self, typed: object, today: date) -> Plain:
        digits = re.sub(r"[\s.\-–()]", "", words(typed))
        if not _PHONE.fullmatch(digits):
            raise Problem(N_("“{text}” is not a phone number: 9 to 14 digits are expected.", text=words(typed)), "wrong_form")
        return digits


def with_lead(digits: str) -> str:
    """Give the digits of a phone number with what a spreadsheet drops that takes it for a number: the first zero, or the country's plus."""
    if _WITHOUT_ZERO.fullmatch(digits):
        return f"0{digits}"
    return f"+{digits}" if _WITHOUT_PLUS.fullmatch(digits) else digits
