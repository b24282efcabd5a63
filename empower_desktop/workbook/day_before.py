"""The day before the name of a record, `12-01-2026 Rapat bulanan`, by which several of one title are told apart."""

from __future__ import annotations

import re

from empower_desktop.language import Label
from empower_desktop.records.fields import Day

DAY_BEFORE = re.compile(r"\d\d-\d\d-\d{4} ")
_TYPED_BEFORE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})[,:]? +(?=\S)")
_DAY = Day(label=Label("Tanggal", "Date"))


def short_day(day: str) -> str:
    """Give a day as it stands before the names of records."""
    return f"{day[8:10]}-{day[5:7]}-{day[:4]}" if _DAY.load(day) is not None else day


def with_short_day(name: str) -> str:
    """Give a name with the day before it as it is shown: 12/1/2026 stands for 12-01-2026."""
    typed = _TYPED_BEFORE.match(name)
    return f"{typed[1]:0>2}-{typed[2]:0>2}-{typed[3]} {name[typed.end() :]}" if typed else name
