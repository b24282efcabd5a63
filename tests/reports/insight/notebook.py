"""Records made by hand, the facts of them, the worked examples of the contract, and how these write numbers."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from empower_desktop.records import Record
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicators import INDICATORS
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.scope import Period
from empower_desktop.reports.insight.shown import rounded

R = TypeVar("R", bound=Record)
YEAR = Period(dt.date(2025, 7, 1), dt.date(2026, 6, 30))
DAY = dt.date(2026, 1, 12)
EXAMPLES: Mapping[str, Any] = {
    one["id"]: one for one in json.loads((Path(__file__).parent / "indicator_examples.json").read_text(encoding="utf-8"))["examples"]
}


class Notebook:
    """Records as they are noted one after the other; a part has its owner's day."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.days: dict[str, dt.date] = {}
        self.titles: dict[str, str] = {}
        self.incomplete: set[str] = set()

    def note(self, kind: type[R], on: dt.date | None = DAY, **values: Any) -> R:
        """Note a record; its day is that of the kind's field, or `on`."""
        record = kind(id=values.pop("id", f"{kind.kind}-{len(self.records):05}"), **values)
        self.records.append(record)
        named = getattr(record, kind.date_field) if kind.date_field else None
        owners = self.days.get(getattr(record, kind.part_of) or "") if kind.part_of else None
        if (kind.date_field and (own := named or on)) or (own := owners):
            self.days[record.id] = own
        return record

    def facts(self, period: Period = YEAR, shared: bool = False) -> Facts:
        """Give the facts of all that is noted."""
        kinds: dict[type[Record], list[Record]] = defaultdict(list)
        for record in self.records:
            kinds[type(record)].append(record)
        return Facts(
            period, {kind: tuple(records) for kind, records in kinds.items()}, self.days, frozenset(self.incomplete), self.titles, shared
        )

    def result(self, code: str, period: Period = YEAR, shared: bool = False) -> Result:
        """Give the result of an indicator."""
        return INDICATORS[code].of(self.facts(period, shared))


def of(example: str) -> tuple[Any, Any]:
    """Give input and expected values of an example."""
    return EXAMPLES[example]["input"], EXAMPLES[example]["expected"]


def day(text: str | None) -> dt.date | None:
    """Read a day as the examples write it."""
    return dt.date.fromisoformat(text) if text else None


def line(result: Result, code: str) -> Line:
    """Give a line by its code."""
    return next(each for each in result.lines if each.code == code)


def only(result: Result, code: str = "") -> Number:
    """Give the first number of a line, or of the only one."""
    return (line(result, code) if code else result.lines[0]).numbers[0]


def value(number: Number) -> int | None:
    """Give a whole number, as the examples write counts."""
    assert number.value is None or number.value.denominator == 1
    return None if number.value is None else int(number.value)


def percent(number: Number) -> float | str:
    """Give a percentage as the examples write it, or what stands in its place."""
    return "n<5" if number.hidden == "few" else float(rounded(Fraction(number.value or 0) * 100, 1))


def two_decimals(number: Number) -> float | str:
    """Give a ratio or mean as the examples write it, or what stands in its place."""
    return "n<5" if number.hidden == "few" else float(rounded(Fraction(number.value or 0), 2))


def counts(numbers: Iterable[Number]) -> list[int] | str:
    """Give the counts behind a row of the funnel, or what stands in their place."""
    row = list(numbers)
    if {number.hidden for number in row} == {"few"}:
        return "n<5"
    return [len(number.behind) for number in row]
