"""Days within a line of words over a list: of the week and of the month, one or a first and a last."""

from __future__ import annotations

import re

from empower_desktop.lists.days import BETWEEN, NO_COUNT, UNTIL, weekday_in
from empower_desktop.records.words import words_of

_MONTH_NAMES = "|".join(sorted((word for word in words_of("month") if word.isalpha()), key=len, reverse=True))

_DAY_WORDS = re.compile(
    r"[\s,–—\-(]*(?:hari\s*/?\s*)?(?:tgl\.?|tanggal|hari|pada tanggal)?[\s:]*"
    r"(?:(?:malam\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)"
    r"(?:\s+(?:pon|wage|kliwon|legi|manis|pah?ing))?(?:\s+(?:pagi|siang|sore|petang|malam))?\s*,?\s*(?:(?:tgl\.?|tanggal)[\s:]*)?)?"
    rf"(?:{NO_COUNT}\d{{1,2}}"
    rf"(?:(?:\s+[a-z]{{3,9}}(?:\s+\d{{4}})?)?\s*(?:{UNTIL}|dan|&)|{BETWEEN}\s*(?:{UNTIL}|,?\s*dan|&|,))\s*)?"
    rf"(?:{NO_COUNT}"
    r"\d{1,2}[\s\-]+(?:MONTHS)(?![a-z])\.?(?:[\s\-,]+(?:\d{4}|['’]?\d{2}(?![\d.:]|\s*(?:COUNTED)\b)))?"
    r"|(?<!\d)\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2}(?P<sign>[/.\-])\d{1,2}(?P=sign)\d{2}(?!\d)|\d{4}-\d{2}-\d{2})[\s,)]*",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b"
_WEEKDAYS = re.compile(rf"\W*(?:hari\W+)?{_WEEKDAY}(?:\W*(?:(?:s\W?d|sampai|dan)\W+)?{_WEEKDAY})*\W*", re.IGNORECASE)
_UNTIL = re.compile(
    r"[\s,–—\-(]*(?:(?:s\.?\s*/?\s*d\.?|sampai(?: dengan)?|per|bulan|periode)\s+)?(?<!\w)(?:MONTHS)\s+\d{4}\)?\s*$", re.IGNORECASE
)
_BEHIND_NUMBERS = "orang|org|peserta|jam(?!\\s*\\d)|wib|wita|wit"
"""What a number is of that stands behind a month and is no year."""


def _with_months(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(pattern.pattern.replace("MONTHS", _MONTH_NAMES).replace("COUNTED", _BEHIND_NUMBERS), pattern.flags)


DAYS, UNTIL_MONTH = _with_months(_DAY_WORDS), _with_months(_UNTIL)


def without_weekdays(text: str) -> str:
    """Give what a line says behind the days of the week that stood before its date, `Senin-Selasa / 7-8 September 2026, Balai Desa`."""
    return _WEEKDAYS.sub("", text, count=1) if _WEEKDAYS.match(text) else text


def names_weekday_alone(text: str) -> bool:
    """Say whether a text names a day of the week and no date: `Senin s/d Rabu`, `Sabtu malam`, `Minggu Pon`."""
    return not re.search(r"\d", text) and weekday_in(text) > 0
