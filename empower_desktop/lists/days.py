"""Days as lists write them: read as far as they are certain, with every doubt named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from empower_desktop.lists.excel import day_of
from empower_desktop.lists.grid import Cell
from empower_desktop.records.words import plain, words_of

_COUNTED = ("ke", "ke[ -]", "pertemuan ", "sesi ", "tahap ", "putaran ", "angkatan ", "gelombang ", "r[tw][ .]", r"r[tw]\. ")
NO_COUNT = "".join(rf"(?<!\b{word})" for word in _COUNTED) + r"(?<!\d)"
"""Behind none of these a number is that of a day: `Pertemuan ke-2, 9 Maret`, `RT 03 - 12 Maret`."""
UNTIL = r"s\.?\s*/?\s*d\.?|sd|sampai(?:\s+dengan)?|hingga|–|—|-"
"""What stands between the two ends of a range."""
BETWEEN = r"(?:\s*,\s*\d{1,2})+"
"""The days between the first and the last of `2, 3 dan 4 Maret`."""
_ISO = re.compile(r"(?<!\d)(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
_WEEKDAY_BEFORE = re.compile(r"\b(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*/\s*(?=\d)", re.IGNORECASE)
"""`Rabu/7-10-2026`: the stroke is no part of the date."""
_SLASHED = re.compile(
    rf"{NO_COUNT}(?<![/.\-])"
    r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})(?:\s?[/.\-]\s?(\d{4}|\d{2}))?(?![\d/\-]|\.\d)",
    re.IGNORECASE,
)
_WORDED = re.compile(
    NO_COUNT
    + r"(\d{1,2})[\s\-]*([a-z]{3,9})\.?(?:[\s\-,]*(?:tahun\s+)?['’]?(\d{4}|\d{2}(?![.:]\d|\s*(?:orang|org|peserta|wi[bt]a?)\b))(?!\d))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"{NO_COUNT}(?:(?<!minggu )|(?!\d{{1,2}}\s*,))"
    rf"(\d{{1,2}})(?:\s+([a-z]{{3,9}})\.?(?:\s+(\d{{4}}))?|{BETWEEN})?\s*"
    rf"(?:{UNTIL}|,?\s*dan|&|,)\s*"
    r"(?:[a-z']+,?\s+)?(\d{1,2})\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?",
    re.IGNORECASE,
)
_DIGITS = r"(\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2}))(?![\d/\-])"
_DIGIT_RANGE = re.compile(rf"(?<![\d/.\-]){_DIGITS}\s*(?:{UNTIL})\s*(?:[a-z']+,?\s+)?{_DIGITS}", re.IGNORECASE)
_YEAR = re.compile(r"(?:±|\+/-|kira2|sekitar|thn|th|tahun)?\s*((?:19|20)\d\d)", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_WEEK = re.compile(r"\bminggu\s*(?:ke\b|[ivx]+\b)", re.IGNORECASE)
_NEAR = timedelta(days=45)
_SERIALS = (20_000, 60_000)  # 1954 to 2064


@dataclass(frozen=True, slots=True)
class Read:
    """A day as read: `iso` where it is certain or proposed, the doubt ("" for none), what else it may be, and the year alone."""

    iso: str = ""
    doubt: str = ""
    other: str = ""
    year: int = 0
    weekday: int = 0


@dataclass
class Clues:
    """What the days of a whole file say of each other: which part is the day, and when things were."""

    day_first: bool = False
    month_first: bool = False
    certain: set[date] = field(default_factory=set)

    def learn(self, text: str) -> None:
        """Take note of every day in a text that can only be read in one way."""
        for found in _SLASHED.finditer(text):
            first, second = int(found[1]), int(found[2])
            if first > 12 >= second >= 1 and found[3]:
                self.day_first = True
            if second > 12 >= first >= 1 and found[3] and second <= 31:
                self.month_first = True
        for found in (*_WORDED.finditer(text), *_ISO.finditer(text)):
            day = read_day(found[0], Clues())
            if day.iso and not day.doubt:
                self.certain.add(date.fromisoformat(day.iso))

    def between(self, first: date, second: date) -> date | None:
        """Give the one of two days that lies near a certain day, where only one does."""
        near = [day for day in (first, second) if any(abs(day - known) <= _NEAR for known in self.certain)]
        return near[0] if len(near) == 1 else None


def read_day(text: str, clues: Clues, year: int = 0, today: date | None = None) -> Read:
    """Read the day that a text names, day before month.

    `year` is the year of what lists no year. Doubts: `order` (both ways are possible), `settled` (only the other days
    of the file settle it), `two_digit`, `impossible`, `no_year`, `year_given` (from `year`), `year_only`, `none`.
    """
    weekday = weekday_in(text)
    if found := _ISO.search(text):
        return _made(int(found[1]), int(found[3]), int(found[4]))
    text = _WEEKDAY_BEFORE.sub(r"\1, ", text)
    for found in _WORDED.finditer(text):
        if month := int(words_of("month").get(found[2].casefold(), "0")):
            return _yeared(int(found[1]), month, found[3] or "", year, today, weekday)
    if (found := _SLASHED.search(text)) and int(found[2]) <= 31:
        return _slashed(found, clues, year, today, weekday)
    if found := _YEAR.fullmatch(text.strip()):
        return Read(doubt="year_only", year=int(found[1]))
    return Read(doubt="none")


def _slashed(found: re.Match[str], clues: Clues, year: int, today: date | None, weekday: int) -> Read:
    first, second = int(found[1]), int(found[2])
    if second > 12 >= first >= 1:  # only the month first makes a day of it
        return _yeared(second, first, found[3] or "", year, today, weekday)
    read = _yeared(first, second, found[3] or "", year, today, weekday)
    if not read.iso or first > 12 or first == second or (clues.day_first and not clues.month_first):
        return read
    other = _yeared(second, first, found[3] or "", year, today, weekday)
    if not other.iso:
        return read
    if weekday:
        right = [each for each in (read, other) if date.fromisoformat(each.iso).isoweekday() == weekday]
        if len(right) == 1:
            return right[0]
    near = clues.between(date.fromisoformat(read.iso), date.fromisoformat(other.iso))
    if near is not None:
        chosen = read if near.isoformat() == read.iso else other
        return Read(chosen.iso, chosen.doubt or "settled", other.iso if chosen is read else read.iso, chosen.year)
    if not found[3]:  # a column of such days is asked about its year
        return read
    return Read(read.iso, "order", other.iso, read.year)


def _yeared(day: int, month: int, stated: str, year: int, today: date | None, weekday: int) -> Read:
    if len(stated) == 4:
        return _made(int(stated), month, day)
    if len(stated) == 2:
        this = (today or date.today()).year % 100
        whole = int(stated) + (2000 if int(stated) <= this else 1900)
        made = _made(whole, month, day)
        return Read(made.iso, made.doubt or "two_digit", "", whole)
    if year:
        made = _made(year, month, day)
        return Read(made.iso, made.doubt or "year_given", "", year)
    if today is not None and weekday:
        for guess in range(today.year + 1, today.year - 12, -1):
            made = _made(guess, month, day)
            if made.iso and date.fromisoformat(made.iso).isoweekday() == weekday and date.fromisoformat(made.iso) <= today + timedelta(90):
                return Read(made.iso, "no_year", "", guess, weekday)
    return Read("", "no_year")


def _made(year: int, month: int, day: int) -> Read:
    try:
        return Read(date(year, month, day).isoformat(), "", "", year)
    except ValueError:
        return Read("", "impossible", "", year)


def weekday_in(text: str) -> int:
    """Give the day of the week that a text names, from 1 for Monday, 0 for none: `Minggu II` is a week, and `Malam Minggu` a Saturday."""
    known = words_of("weekday")
    tokens = plain(_WEEK.sub(" ", text)).split()
    pairs = [f"{first} {second}" for first, second in zip(tokens, [*tokens, ""][1:], strict=True)]  # "Jum'at"
    named = [(at, known.get(word) or known[pairs[at]]) for at, word in enumerate(tokens) if word in known or pairs[at] in known]
    if not named:
        return 0
    at, day = named[0]
    is_eve = at > 0 and tokens[at - 1] == "malam"
    return (int(day) - 1 - is_eve) % 7 + 1


def read_range(text: str, clues: Clues, year: int = 0, today: date | None = None) -> tuple[Read, Read]:
    """Read one day or a range of days, `4 s.d. 5 Februari 2026`; the second is empty where there is one day only."""
    for found in _RANGE.finditer(text):
        months = words_of("month")
        last = int(months.get(found[5].casefold(), "0"))
        first = int(months.get((found[2] or "").casefold(), "0")) or (last if not found[2] else 0)
        if first and last:
            ending = found[6] or ""
            one = _yeared(int(found[1]), first, found[3] or ending, year, today, 0)
            other = _yeared(int(found[4]), last, ending, year, today, 0)
            if one.iso and other.iso and one.iso <= other.iso:
                return one, other
    for found in _DIGIT_RANGE.finditer(text):
        own = replace(clues, certain=set(clues.certain))  # each end may say of the other which part is the day
        own.learn(text)
        one, other = (read_day(each, own, year, today) for each in found.groups())
        if one.iso and other.iso and one.iso <= other.iso:
            return one, other
    return read_day(text, clues, year, today), Read()


def end_of(first: Read, last: Read, day: str) -> str:
    """Give the last day of a range, once it is known on which `day` it begins: if that has the month first, so has this."""
    return {first.iso: last.iso, first.other: last.other or last.iso}.get(day, "")


def read_cell(cell: Cell, clues: Clues, year: int = 0, today: date | None = None) -> Read:
    """Read the day in a cell; a bare number is only ever proposed (`serial`), a year alone is a year."""
    if cell.kind == "date":
        return Read(cell.text, "", "", int(cell.text[:4]))
    if cell.kind == "number" or cell.text.isdecimal():
        number = Decimal(cell.text)
        if _SERIAL.fullmatch(cell.text) and _SERIALS[0] <= number <= _SERIALS[1]:
            day = day_of(int(number))
            return Read(day.isoformat(), "serial", "", day.year)
        if 1900 <= number <= 2100:
            return Read(doubt="year_only", year=int(number))
        return Read(doubt="none")
    return read_day(cell.text, clues, year, today)


def year_in(text: str) -> int:
    """Give the one year that a title names, 0 where it names none or several."""
    found = {int(year) for year in re.findall(r"(?<![\d./\-])((?:19|20)\d\d)(?![\d./\-])", text)}
    return found.pop() if len(found) == 1 else 0


def months_in(texts: Iterable[str]) -> Iterator[int]:
    """Give, for each heading, the month that it names, 0 for none."""
    for text in texts:
        yield int(words_of("month").get(plain(text).split()[0], "0")) if plain(text) else 0


def last_day(year: int, month: int) -> str:
    """Give the last day of a month."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - timedelta(days=1)).isoformat()
