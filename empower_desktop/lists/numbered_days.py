"""Days that stand as bare numbers below the name of a month, unlike weeks that are counted there."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.lists.headings import Heading, is_month, numbers_days

_MOST_WEEKS = 5


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
