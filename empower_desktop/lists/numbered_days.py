"""Days that stand as bare numbers below the name of a month, or in a list of one, unlike weeks that are counted there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.day_headings import Heading, is_month, numbers_days
from empower_desktop.lists.days import last_day
from empower_desktop.lists.head_months import month_of_head
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.understood import Option

_MOST_WEEKS = 5
_LONGEST_MONTH = 31
_OF_DAY = re.compile(r"(?:tgl|tanggal)\b[\s.:–-]*(\d{1,2})(?!\s*[-–/.\d])", re.IGNORECASE)
"""A day of which the month stands elsewhere: `Tgl 8` over a column or behind the month of the list, or `8` below `Tanggal`."""
_MARKED = re.compile(r"^(?:hadir|kehadiran|absensi|paraf|ttd)\s+", re.IGNORECASE)
"""What is marked below a day, `Paraf tgl 4`."""


def day_below_month(headings: Sequence[Heading], heading: Heading) -> int:
    """Give the day that a number below a month is, `Oktober – 9`; 0 for none, and where the numbers count weeks, `1 | 2 | 3 | 4`."""
    by_month: dict[str, list[int]] = {}
    for each in headings:
        if is_month(each.top) and each.sub.isdecimal():
            by_month.setdefault(each.top, []).append(int(each.sub))
    counted = [days for days in by_month.values() if len(days) > 1 and days == [*range(1, len(days) + 1)]]
    if not (is_month(heading.top) and numbers_days(heading)) or (counted and max(map(max, by_month.values())) <= _MOST_WEEKS):
        return 0
    return int(heading.sub)


def days_of_head_month(context: Context, part: Part, columns: Sequence[int]) -> dict[int, str]:
    """Ask whether numbers of days over columns are of the month that stands over the list, and give the days.

    They are "" as long as nobody says so; there are none where the list is of no month.
    """
    if not columns:
        return {}
    month, year = month_of_head(part)
    found = {column: _OF_DAY.fullmatch(_MARKED.sub("", part.table.heading(column).words)) for column in columns}
    numbers = [int(each[1]) for each in found.values() if each]
    if not (month and year) or len(numbers) < len(columns) or not 0 < min(numbers) <= max(numbers) <= int(last_day(year, month)[8:]):
        return {}
    days = {column: f"{year}-{month:02}-{number:02}" for column, number in zip(columns, numbers, strict=True)}
    message = N_(
        "The columns say only the numbers of days, and the list is of a month: {first} to {last}?",
        first=date.fromisoformat(min(days.values())),
        last=date.fromisoformat(max(days.values())),
    )
    where = across(max(part.table.header_rows, default=1), columns)
    options = (Option("yes", N_("Yes")), LEAVE)
    is_so = context.asking.ask("month_from_title", part.sheet, where, message, options, "yes") == "yes"
    return days if is_so else dict.fromkeys(columns, "")


def day_of_month(text: str) -> int:
    """Give the day of which the month stands elsewhere that a text names, `Bulan April, tgl 12` or a bare `8`; 0 for none."""
    found = _OF_DAY.search(text)
    day = int(found[1]) if found else int(text) if text.strip().isdecimal() else 0
    return day if day <= _LONGEST_MONTH else 0


def heads_day_of_month(text: str) -> bool:
    """Say whether a heading is nothing but a day of which the month stands elsewhere, `Tgl 8` or `8`."""
    return bool(day_of_month(text)) and (text.strip().isdecimal() or _OF_DAY.fullmatch(text.strip()) is not None)
