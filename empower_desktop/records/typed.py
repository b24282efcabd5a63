"""From what a person types to plain values: texts, days, times and numbers as they are written in Indonesia."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from empower_desktop.errors import Problem
from empower_desktop.language import MONTHS, N_, WEEKDAYS

_RELATIVE = {"hari ini": 0, "today": 0, "kemarin": -1, "yesterday": -1, "besok": 1, "tomorrow": 1, "lusa": 2}
_OTHER_SPELLINGS = {
    **dict.fromkeys(("jannuari",), 1),
    **dict.fromkeys(("peb", "pebruari", "febuari"), 2),
    **dict.fromkeys(("mrt", "mart"), 3),
    **dict.fromkeys(("agt", "ags", "agu", "agust", "agst", "agts"), 8),
    **dict.fromkeys(("sept", "sepember"), 9),
    **dict.fromkeys(("nop", "nopember"), 11),
}
MONTH_WORDS: Mapping[str, int] = {
    name[:length].lower(): number for names in MONTHS.values() for number, name in enumerate(names, 1) for length in (3, len(name))
} | _OTHER_SPELLINGS
"""Every word for a month, in small letters, with its number: for what is typed and for what stands in lists alike."""

_SCALES = {
    **dict.fromkeys(("rb", "ribu", "thousand"), 1_000),
    **dict.fromkeys(("jt", "juta", "million"), 1_000_000),
    **dict.fromkeys(("m", "miliar", "milyar", "billion"), 1_000_000_000),
}
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WEEKDAY = "|".join([*(name.lower() for names in WEEKDAYS.values() for name in names), "jum'at", "jum at", "ahad"])
_DIGITS = r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})(?:\s?[/.\-]\s?(\d{4}|\d{2}))?"
_WORDS = r"(\d{1,2})[\s\-]+([a-z]+)\.?(?:[\s\-,]+'?(\d{4}|\d{2}))?"
_SLASHED_DAY = re.compile(rf"(?:(?:hari )?(?:{_WEEKDAY}),?\s+)?{_DIGITS}")
_WORDED_DAY = re.compile(rf"(?:(?:hari )?(?:{_WEEKDAY}|[a-z']+),?\s+)?{_WORDS}")
_TIME = re.compile(r"(?:(?:pukul|jam)\s+)?(\d{1,2})(?:[.:](\d{2})(?::00)?)?")
_NUMBER = re.compile(r"(?:rp\.?\s*)?(-?)([\d.,]*\d)(?:,-)?\s*([a-z]*)\.?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_DECIMALS = re.compile(r"\d+(?:[.,]\d+)?")
_YEARS_AHEAD = 10
_APOSTROPHES = str.maketrans("’‘`´ʼ", "'''''")
_UNSEEN: Mapping[int, str | None] = {
    **dict.fromkeys((0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF)),
    **dict.fromkeys((0x00A0, 0x2007, 0x202F), " "),
}
"""Signs that nobody sees or means: of no width, for a possible hyphen, for the direction of writing; and blanks that let no line break.

WhatsApp and web pages bring them along.
"""
_AS_IT_LOOKS: Mapping[int, str | None] = {**_UNSEEN, 0x200C: None, 0x200D: None}
"""Joiners make pictures and letters of some scripts, so they are kept where they stand, but make no other name."""
_LINE_BREAKS = str.maketrans("\n\u2028\u2029", "   ")


def tidy(text: str, one_line: bool) -> str:
    """Bring a text to the form that is kept: NFC, outer blanks and what nobody sees gone, a line break in a one-line text a blank.

    What is kept already stays as it is: nothing that was stored is brought here again unless somebody edits it.
    Control characters (but tab and line feed), lone surrogates and U+FFFF are refused: no workbook could carry them.
    """
    text = unicodedata.normalize("NFC", visible(text).replace("\r\n", "\n").replace("\r", "\n")).strip()
    if one_line:
        text = text.translate(_LINE_BREAKS)
    if text.isprintable():  # as most are: none of its signs need be looked at
        return text
    for sign in text:
        if sign == "\uffff" or (unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\t\n"):
            raise Problem(
                N_("There is a character that cannot be kept (U+{code}). Delete it and type it again.", code=f"{ord(sign):04X}"),
                "control_character",
            )
    return text


def visible(text: str) -> str:
    """Give a text without the signs that nobody sees, such as one of no width or for the direction of writing."""
    return text if text.isprintable() else text.translate(_UNSEEN)


def as_it_looks(text: str) -> str:
    """Give a text for comparing with others that look like it: without the signs that nobody sees, joiners too."""
    return text if text.isprintable() else text.translate(_AS_IT_LOOKS)


def folded(text: str) -> str:
    """Give a text for comparing: capitals, runs of blanks, the shape of an apostrophe and what nobody sees do not count."""
    return " ".join(as_it_looks(text).casefold().translate(_APOSTROPHES).split())


def bare(name: str) -> str:
    """Give a name for comparing: only its letters and digits count, without accents."""
    letters = unicodedata.normalize("NFKD", folded(name).replace("'", ""))
    return " ".join(re.findall(r"\w+", "".join(sign for sign in letters if not unicodedata.combining(sign))))


def read_day(text: str, today: date) -> date:
    """Read a day as people write it: `12/1`, `12/1/26`, `Senin, 12 Januari 2026`, `20-Nop-2026`, `2026-01-12`, `kemarin`, `+7`.

    A year of two digits is the nearest that lies at most ten years ahead: `71` is 1971.
    """
    wanted = folded(text)
    try:
        if wanted in _RELATIVE:
            return today + timedelta(days=_RELATIVE[wanted])
        if re.fullmatch(r"[+-]\d{1,4}", wanted):
            return today + timedelta(days=int(wanted))
        if found := _ISO_DAY.fullmatch(wanted):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _SLASHED_DAY.fullmatch(wanted):
            return date(_year(found[3], today), int(found[2]), int(found[1]))
        if (found := _WORDED_DAY.fullmatch(wanted)) and found[2] in MONTH_WORDS:
            return date(_year(found[3], today), MONTH_WORDS[found[2]], int(found[1]))
    except (ValueError, OverflowError):
        pass
    raise Problem(N_("The date “{text}” cannot be read. Try 12/1 or 12/1/26.", text=text), "not_a_date")


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    if len(text) == 4:
        return int(text)
    latest = today.year + _YEARS_AHEAD
    return latest - (latest - int(text)) % 100


def read_time(text: str) -> str:
    """Read a time of day, `14.05`, `14:05`, `pukul 14.05` or `14`, as `HH:MM`."""
    found = _TIME.fullmatch(folded(text))
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return f"{int(found[1]):02}:{int(found[2] or 0):02}"
    raise no_time(text)


def no_time(text: str) -> Problem:
    """Give the Problem of what was typed for a time of day and is none."""
    return Problem(N_("The time “{text}” cannot be read. Try 14.05.", text=text), "not_a_time")


def read_number(text: str) -> Decimal:
    """Read `1.250.000`, `1250000`, `1,25 jt`, `0.5`, `Rp 25.000` or `Rp 25.000,-`.

    A sign followed by exactly three digits separates thousands, since no number here has three decimals;
    only before a scale is a comma always the decimal sign: `1,125 jt` is 1.125.000.
    """
    found = _NUMBER.fullmatch(folded(text))
    if found and (not found[3] or found[3] in _SCALES):
        digits = _with_a_point(found[2], scaled=bool(found[3]))
        if digits:
            return Decimal(found[1] + digits) * _SCALES.get(found[3], 1)
    raise Problem(N_("“{text}” is not a number. Write digits, such as 1.250.000.", text=text), "not_a_number")


def _with_a_point(digits: str, scaled: bool) -> str:
    """Give the digits without thousands signs and with a decimal point; "" when they are no number."""
    if _THOUSANDS.fullmatch(digits) and not (scaled and digits.count(",") == 1 and "." not in digits):
        sign = next(sign for sign in digits if sign in ".,")
        return digits.replace(sign, "").replace(",", ".")
    return digits.replace(",", ".") if _DECIMALS.fullmatch(digits) else ""


def number_text(value: Decimal) -> str:
    """Give a number as it is kept: without exponent, trailing zeros or a negative zero (`0.5`, `6`)."""
    text = format(value.normalize(), "f")
    return "0" if text in {"-0", "0"} else text
