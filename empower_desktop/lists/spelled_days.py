"""Days as minutes spell them out over a list: `tanggal tiga puluh bulan Juli tahun dua ribu dua puluh enam` is 30 July 2026."""

from __future__ import annotations

import re

from empower_desktop.records.words import words_of

_DIGITS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000} | {word: at for at, word in enumerate(_DIGITS, 1)}
_TIMES = {"puluh": 10, "ratus": 100, "ribu": 1000}
_WORD = "|".join((*_WHOLE, *_TIMES, "belas"))
_NUMBER = rf"((?:{_WORD})(?:\s+(?:{_WORD}))*)"
_IN_FIGURES = r"(?:\s*\(\s*\d{1,4}\s*\))?"
"""The number again, as it may stand in brackets behind its words."""
_MONTH = "|".join(sorted((word for word in words_of("month") if word.isalpha()), key=len, reverse=True))
_SPELLED = re.compile(
    rf"\b{_NUMBER}{_IN_FIGURES}\s+(?:bulan\s+)?({_MONTH})\s+(?:tahun\s+)?(?:{_NUMBER}|(\d{{4}})){_IN_FIGURES}(?!\w)", re.IGNORECASE
)
_LATEST = 31


def in_figures(text: str) -> str:
    """Give a text with the day that its words spell out in figures; one that spells out none stays as it is."""
    return _SPELLED.sub(_day, text)


def _day(found: re.Match[str]) -> str:
    day, year = _number(found[1]), _number(found[3]) if found[3] else int(found[4])
    return f"{day} {found[2]} {year}" if 0 < day <= _LATEST and len(str(year)) == len("2026") else found[0]


def _number(words: str) -> int:
    """Give the number that words spell out: each of them counts the one before it up, or what stands before it."""
    whole = last = 0
    for word in words.casefold().split():
        if word == "belas":
            last += 10
        elif word in _TIMES:
            whole, last = whole + last * _TIMES[word], 0
        else:
            whole, last = whole + last, _WHOLE[word]
    return whole + last
