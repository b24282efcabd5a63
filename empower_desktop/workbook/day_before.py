"""The day before the name of a record, `12-01-2026 Rapat bulanan`, by which several of one title are told apart."""

from __future__ import annotations

import re

from empower_desktop.language import Label
from empower_desktop.records.fields import Day

DAY_BEFORE = re.compile(r"\d\d-\d\d-\d{4} ")
_DAY = Day(label=Label("Tanggal", "Date"))


def short_day(day: str) -> str:
    """Give a day as it stands before the names of records."""
    return f"{day[8:10]}-{day[5:7]}-{day[:4]}" if _DAY.load(day) is not None else day
