"""Days, times, money and numbers in words, as Indonesian offices write them on paper."""

from __future__ import annotations

from datetime import date, time

from empower_desktop.language import Language

NBSP = "\u00a0"
DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
STEPS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def terbilang(number: int) -> str:
    """Spell a whole number out: `2026` is `dua ribu dua puluh enam`."""
    if number < 0:
        return f"minus {terbilang(-number)}"
    return " ".join(_spelled(number)) if number else DIGITS[0]


def _spelled(number: int) -> list[str]:
    for size, name in STEPS:
        if number >= size:
            many, rest = divmod(number, size)
            head = ["seribu"] if size == 1000 and many == 1 else [*_spelled(many), name]
            return [*head, *_spelled(rest)]
    return _below_thousand(number)


def _below_thousand(number: int) -> list[str]:
    if number < 10:
        return [DIGITS[number]] if number else []
    if number < 12:
        return ["sepuluh" if number == 10 else "sebelas"]
    if number < 20:
        return [DIGITS[number - 10], "belas"]
    if number < 100:
        return [DIGITS[number // 10], "puluh", *_below_thousand(number % 10)]
    head = ["seratus"] if number < 200 else [DIGITS[number // 100], "ratus"]
    return [*head, *_below_thousand(number % 100)]


def day_spelled(day: date) -> str:
    """Give a day as minutes begin: `Senin tanggal dua belas bulan Januari tahun dua ribu dua puluh enam (12-01-2026)`."""
    indonesian = Language("id")
    weekday, month = indonesian.weekday(day), indonesian.month(day)
    return f"{weekday} tanggal {terbilang(day.day)} bulan {month} tahun {terbilang(day.year)} ({narrow_day(day)})"


def narrow_day(day: date) -> str:
    """Give a day for a narrow column, `12-01-2026`."""
    return f"{day:%d-%m-%Y}"


def weekday_and_day(day: date, language: Language) -> str:
    """Give a day with its weekday, `Senin, 12 Januari 2026`."""
    return f"{language.weekday(day)}, {language.day(day)}"


def days(first: date, last: date, language: Language) -> str:
    """Give a range of days with nothing said twice: `18–19 Februari 2026`, `28 Februari – 2 Maret 2026`."""
    if first == last:
        return language.day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{language.day(last)}"
    begin = language.day(first)
    return f"{begin.removesuffix(f' {first.year}') if first.year == last.year else begin} – {language.day(last)}"


def months(first: date, last: date, language: Language) -> str:
    """Give whole months as the foot of a page names them, `Januari–Juni 2026`; any other range by its days."""
    if not _whole_months(first, last):
        return days(first, last, language)
    names = [f"{language.month(day)} {day.year}" for day in (first, last)]
    if names[0] == names[1]:
        return names[1]
    if first.year == last.year:
        return f"{language.month(first)}–{names[1]}"
    return f"{names[0]} – {names[1]}"


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (last.month != date.fromordinal(last.toordinal() + 1).month)


def times(start: time, end: time | None, *, past_midnight: bool = False) -> str:
    """Give the time of a meeting, `pukul 13.00 – 15.30`; one that ends after midnight says so."""
    begin = f"pukul {start:%H.%M}"
    if end is None:
        return begin
    return f"{begin} – {end:%H.%M}" + (" (hari berikutnya)" if past_midnight else "")


def money(amount: int, language: Language) -> str:
    """Give rupiah whose sign never parts from its figure, `Rp 1.250.000`."""
    return language.money(amount).replace(" ", NBSP)


def money_spelled(amount: int) -> str:
    """Give rupiah followed by its words, `Rp 15.000 (lima belas ribu rupiah)`."""
    return f"{money(amount, Language('id'))} ({terbilang(amount)} rupiah)"


def page_of(number: int, of: int, tongues: str) -> str:
    """Give what stands at the right of a foot: `Halaman 1 dari 4`, `Halaman / Page 1 dari / of 3`."""
    if tongues == "both":
        return f"Halaman / Page {number} dari / of {of}"
    return f"Page {number} of {of}" if tongues == "en" else f"Halaman {number} dari {of}"
