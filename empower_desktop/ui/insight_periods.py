"""The periods that insight offers, each up to today: what lies ahead cannot have happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from empower_desktop.language import N_, Language, Message
from empower_desktop.reports.insight.scope import Period, months_later

LAST_TWELVE, OWN = "last_twelve", "own"
PERIODS: Mapping[str, Message] = MappingProxyType(
    {
        LAST_TWELVE: N_("Last twelve months"),
        "year": N_("This year"),
        "quarter": N_("This quarter"),
        "month": N_("This month"),
        OWN: N_("From … to …"),
    }
)


def period_of(name: str, today: dt.date) -> Period:
    """Give a period by its name."""
    month = today.replace(day=1)
    first = {
        "year": today.replace(month=1, day=1),
        "quarter": months_later(month, -((today.month - 1) % 3)),
        "month": month,
    }.get(name, months_later(month, -11))
    return Period(first, today)


def told(period: Period, language: Language) -> str:
    """Say from when to when, `1 Jan – 30 Jun 2026`."""
    first, last = language.short_day(period.first), language.short_day(period.last)
    if period.first.year == period.last.year:
        first = first.removesuffix(f" {period.first.year}")
    return f"{first} – {last}"
