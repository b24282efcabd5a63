"""From what a person types to plain values: texts, days, times and numbers as they are written in Indonesia."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from empower_desktop.errors import Problem
from empower_desktop.language import MONTHS, N_

_RELATIVE = {"hari ini": 0, "today": 0, "kemarin": -1, "yesterday": -1, "besok": 1, "tomorrow": 1, "lusa": 2}
_MONTH_NUMBER = {
    name[:length].lower(): number for names in MONTHS.values() for number, name in enumerate(names, 1) for length in (3, len(name))
} | {"agt": 8, "ags": 8, "agu": 8, "nop": 11, "pebruari": 2, "sept": 9}
_SCALES = {"": 1, "rb": 1_000, "ribu": 1_000, "jt": 1_000_000, "juta": 1_000_000, "m": 1_000_000_000, "miliar": 1_000_000_000}
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?")
_WORDED_DAY = re.compile(r"(?:[a-zâ']+,?\s+)?(\d{1,2})\s+([a-z]+)\.?(?:\s+(\d{4}|\d{2}))?", re.IGNORECASE)
_NUMBER = re.compile(r"(?:rp\.?\s*)?(-?)([\d.,]+)\s*([a-z]*)\.?", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")


def tidy(text: str, one_line: bool) -> str:
    """Bring a text to the form that is kept: NFC, outer blanks gone, a line break in a one-line text a blank.

    Control characters (but tab and line feed), lone surrogates and U+FFFF are refused: no workbook could carry them.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if one_line:
        text = text.replace("\n", " ")
    for sign in text:
        if sign == "\uffff" or (unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\t\n"):
            raise Problem(
                N_("There is a character that cannot be kept (U+{code}). Delete it and type it again.", code=f"{ord(sign):04X}"),
                "control_character",
            )
    return text


def read_day(text: str, today: date) -> date:
    """Read a day as people write it: `12/1`, `12/1/26`, `12 Januari 2026`, `2026-01-12`, `kemarin`, `+7`."""
    wanted = text.strip().lower()
    if wanted in _RELATIVE:
        return today + timedelta(days=_RELATIVE[wanted])
    if re.fullmatch(r"[+-]\d{1,4}", wanted):
        return today + timedelta(days=int(wanted))
    try:
        if found := _ISO_DAY.fullmatch(wanted):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _SLASHED_DAY.fullmatch(wanted):
            return date(_year(found[3], today), int(found[2]), int(found[1]))
        if (found := _WORDED_DAY.fullmatch(wanted)) and found[2] in _MONTH_NUMBER:
            return date(_year(found[3], today), _MONTH_NUMBER[found[2]], int(found[1]))
    except ValueError:
        pass
    raise Problem(N_("The date “{text}” cannot be read. Try 12/1 or 12/1/26.", text=text), "not_a_date")


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    return int(text) if len(text) == 4 else 2000 + int(text)


def read_time(text: str) -> str:
    """Read a time of day, `14.05`, `14:05` or `14`, as `HH:MM`."""
    found = _TIME.fullmatch(text.strip())
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return f"{int(found[1]):02}:{int(found[2] or 0):02}"
    raise Problem(N_("The time “{text}” cannot be read. Try 14.05.", text=text), "not_a_time")


def read_number(text: str) -> Decimal:
    """Read `1.250.000`, `1250000`, `1,25 jt`, `0.5` or `Rp 25.000`.

    A sign followed by exactly three digits separates thousands, since no number here has three decimals.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found and found[3].lower() in _SCALES:
        try:
            return Decimal(found[1] + _plain_digits(found[2])) * _SCALES[found[3].lower()]
        except InvalidOperation:
            pass
    raise Problem(N_("“{text}” is not a number. Write digits, such as 1.250.000.", text=text), "not_a_number")


def _plain_digits(digits: str) -> str:
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits):
        return digits.replace(".", "").replace(",", ".")
    if re.fullmatch(r"\d{1,3}(,\d{3}){2,}", digits):
        return digits.replace(",", "")
    if re.fullmatch(r"\d+([.,]\d{1,2})?", digits):
        return digits.replace(",", ".")
    return "?"


def number_text(value: Decimal) -> str:
    """Give a number as it is kept: without exponent, trailing zeros or a negative zero (`0.5`, `6`)."""
    text = format(value.normalize(), "f")
    return "0" if text in {"-0", "0"} else text
