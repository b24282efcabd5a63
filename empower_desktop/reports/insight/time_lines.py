"""Months and quarters as lines of a result."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from empower_desktop.language import MONTHS, Label
from empower_desktop.records import Record
from empower_desktop.reports.insight.classes import ALL
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line

R = TypeVar("R", bound=Record)
MOST_MONTHS = 24
"""Of a longer period quarters are told, or nobody could read the columns."""
_TIME = re.compile(r"\d{4}-(\d\d|Q\d)")


def month_code(day: dt.date) -> str:
    """Give the code of a month, `2026-01`."""
    return f"{day:%Y-%m}"


def month_name(day: dt.date) -> Label:
    """Name a month, `Jan 2026`."""
    return Label(*(f"{MONTHS[language][day.month - 1][:3]} {day.year}" for language in ("id", "en")))


def quarter_code(day: dt.date) -> str:
    """Give the code of a quarter, `2026-Q1`."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def quarter_name(day: dt.date) -> Label:
    """Name a quarter, `Triwulan 1 2026`."""
    quarter = f"{(day.month + 2) // 3} {day.year}"
    return Label(f"Triwulan {quarter}", f"Quarter {quarter}")


def is_time(code: str) -> bool:
    """Say whether a line of this code is a month or a quarter."""
    return _TIME.fullmatch(code) is not None


def by_month(
    facts: Facts, records: Collection[R], numbers: Callable[[Sequence[R]], tuple[Number, ...]], added_up: bool = False
) -> tuple[Line, ...]:
    """Give a line for each month of the period, and one for all of it last; of more than two years a line for each quarter.

    `added_up` counts from the first one on.
    """
    months = tuple(facts.period.months())
    code_of, name_of = (month_code, month_name) if len(months) <= MOST_MONTHS else (quarter_code, quarter_name)
    own = _apart(facts, records, code_of)
    lines, so_far = [], list[R]()
    for code, name in {code_of(month): name_of(month) for month in months}.items():
        so_far.extend(own[code])
        lines.append(Line(name, numbers(so_far if added_up else own[code]), code))
    return (*lines, Line(ALL, numbers(list(records)), WHOLE))


def by_quarter(facts: Facts, records: Collection[R], numbers: Callable[[Sequence[R]], tuple[Number, ...]]) -> tuple[Line, ...]:
    """Give a line for each quarter that the period touches."""
    quarters = {quarter_code(month): quarter_name(month) for month in facts.period.months()}
    own = _apart(facts, records, quarter_code)
    return tuple(Line(name, numbers(own[code]), code) for code, name in quarters.items())


def _apart(facts: Facts, records: Collection[R], code_of: Callable[[dt.date], str]) -> Mapping[str, list[R]]:
    """Give the records of each month or quarter."""
    apart: dict[str, list[R]] = defaultdict(list)
    for record in records:
        apart[code_of(facts.days[record.id])].append(record)
    return apart
