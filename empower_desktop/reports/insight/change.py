"""What became better or worse in people's lives (`indicators.md` A11)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from empower_desktop.language import MONTHS, N_, P_, Label
from empower_desktop.records import Outcome, Record
from empower_desktop.records.choices import CHOICES, class_of, name_of
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import BLANK, Hidden, Number, Unit
from empower_desktop.reports.insight.result import Line, Result

DIMENSIONS = {
    "ekonomi": Label("Kemakmuran ekonomi", "Economic prosperity"),
    "politik": Label("Kesetaraan politik", "Political equality"),
    "sosial": Label("Kesejahteraan sosial", "Social welfare"),
}
IN_RUPIAH = frozenset({"pendapatan_anggota"})


@dataclass(frozen=True)
class Series:
    """One measure of one group or village: its points by day, without those of fewer than five."""

    indicator: str
    whose: str
    points: tuple[Outcome, ...]
    left_out: int

    @property
    def code(self) -> str:
        """Give `dimension:measure:group or area`."""
        return f"{class_of('outcome_indicator', self.indicator)}:{self.indicator}:{self.whose}"

    @property
    def unit(self) -> Unit:
        """Give what is counted."""
        return "rupiah" if self.indicator in IN_RUPIAH else "count"

    @property
    def unit_of_change(self) -> Unit:
        """Give in what a change is told."""
        return "change in rupiah" if self.unit == "rupiah" else "change"

    @property
    def hidden(self) -> Hidden:
        """Say why there is no change to tell, or ""."""
        if len(self.points) >= 2:
            return ""
        return "one_point" if self.points else "few"


def series(facts: Facts) -> list[Series]:
    """Give every measure with its points up to the reference date, in the order of dimensions and measures, then by name."""
    found: dict[tuple[str, str], list[Outcome]] = {}
    for each in facts.until(Outcome):
        if each.indicator and each.value is not None and each.id in facts.days:
            found.setdefault((each.indicator, each.group or each.area or ""), []).append(each)
    order = {choice.code: place for place, choice in enumerate(CHOICES["outcome_indicator"])}
    names = sorted(found, key=lambda one: (order.get(one[0], len(order)), facts.title(one[1]).casefold(), one))
    return [_series(facts, indicator, whose, found[indicator, whose]) for indicator, whose in names]


def change(facts: Facts) -> Result:
    """Give A11, a line `dimension:measure:group or area` each: first value, latest value, change; the word is whose it is.

    Nothing is summed over measures. A point of fewer than five is left out; with one point there is no change yet.
    """
    lines = [
        Line(name_of("outcome_indicator", each.indicator), _first_last_change(each), each.code, facts.title(each.whose))
        for each in series(facts)
    ]
    columns = (Label("Pertama", "First"), Label("Terakhir", "Latest"), Label("Perubahan", "Change"))
    left_out = sum(each.left_out for each in series(facts))
    text = P_("{n} measurement of fewer than five was left out.", "{n} measurements of fewer than five were left out.", left_out)
    return Result("A11", columns, tuple(lines), notes=(text,) if left_out else ())


def points(facts: Facts) -> Result:
    """Give the points of A11, a line `dimension:measure:group or area@day` each, named by its day; the word is whose it is."""
    lines = [
        Line(_day_name(facts.days[point.id]), (_value(each, point),), f"{each.code}@{facts.days[point.id]}", facts.title(each.whose))
        for each in series(facts)
        for point in each.points
    ]
    return Result("A11-titik", (Label("Nilai", "Value"),), tuple(lines))


def _series(facts: Facts, indicator: str, whose: str, found: Sequence[Outcome]) -> Series:
    told = [each for each in found if each.base_n is None or each.base_n >= FEWEST]
    by_day = sorted(told, key=lambda each: (facts.days[each.id], each.id))
    return Series(indicator, whose, tuple(by_day), len(found) - len(told))


def _value(of: Series, point: Outcome) -> Number:
    return Number(Fraction(point.value or 0), of.unit, n=point.base_n, behind=(point.id,), kind=Outcome.kind)


def _first_last_change(of: Series) -> tuple[Number, ...]:
    if of.hidden == "one_point":
        return _value(of, of.points[0]), BLANK, _change(of)
    if of.hidden:
        return Number(None, of.unit, hidden=of.hidden, kind=Outcome.kind), BLANK, _change(of)
    return _value(of, of.points[0]), _value(of, of.points[-1]), _change(of)


def _change(of: Series) -> Number:
    if of.hidden:
        return Number(None, of.unit_of_change, hidden=of.hidden, behind=tuple(point.id for point in of.points), kind=Outcome.kind)
    first, last = of.points[0], of.points[-1]
    moved = Fraction(last.value or 0) - Fraction(first.value or 0)
    return Number(moved, of.unit_of_change, behind=tuple(sorted(point.id for point in of.points)), kind=Outcome.kind)


def _day_name(day: dt.date) -> Label:
    return Label(*(f"{day.day} {MONTHS[language][day.month - 1][:3]} {day.year}" for language in ("id", "en")))


_POINT: Mapping[type[Record], tuple[str, ...]] = {Outcome: ("date", "indicator", "group", "area", "value", "base_n")}
_NO_CAUSE = N_("This is a change, not a cause. Measures are never added up.")
INDICATORS = (
    Indicator(
        "A11",
        Label("Perubahan per dimensi", "Change by dimension"),
        N_("How a measure of prosperity, equality or welfare stood first and stands now."),
        "change",
        ("A11",),
        change,
        _POINT,
        _NO_CAUSE,
        stock=True,
    ),
    Indicator(
        "A11-titik",
        Label("Perubahan dari waktu ke waktu", "Change over time"),
        N_("Each measurement with its day."),
        "change",
        ("A11",),
        points,
        _POINT,
        _NO_CAUSE,
        stock=True,
    ),
)
