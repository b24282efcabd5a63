"""How many people information on public affairs reached (`indicators.md` A9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from empower_desktop.language import N_, Label
from empower_desktop.records import Outreach
from empower_desktop.records.choices import name_of
from empower_desktop.records.outreach import contacts
from empower_desktop.reports.insight.classes import ALL, in_list_order
from empower_desktop.reports.insight.counting import SHARE, bar, covered, share_of_sum, total
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.time_lines import by_month

WOMEN_ALONE = N_("Women reached where the men were not counted: {n}. Without both there is no share.")


def reached(facts: Facts) -> Result:
    """Give A9a, a line for each month and `semua` last: contacts in all, then by type of information."""
    every = facts.within(Outreach)
    types = in_list_order("info_type", {each.info_type for each in every if each.info_type})

    def numbers(own: Sequence[Outreach]) -> tuple[Number, ...]:
        parts = (total([each for each in own if each.info_type == code], contacts, "count") for code in types)
        return (total(own, contacts, "count"), *parts)

    return Result("A9a", (ALL, *(name_of("info_type", code) for code in types)), by_month(facts, every, numbers))


def women_reached(facts: Facts) -> Result:
    """Give A9b: women's share of the contacts, over activities in which women and men were counted apart."""
    every = facts.within(Outreach)
    split = [each for each in every if each.reached_female is not None and each.reached_male is not None]
    women = sum(each.reached_female or 0 for each in split)
    number = share_of_sum(women, women + sum(each.reached_male or 0 for each in split), split, split)
    line = Line(Label("Perempuan terjangkau", "Women reached"), (number,), "A9b")
    alone = women_counted_alone(every)
    return covered(Result("A9b", (SHARE,), (line,), notes=(WOMEN_ALONE.filled(n=alone),) if alone else ()), facts, split, every)


def women_counted_alone(every: Iterable[Outreach]) -> int:
    """Give how many women were reached by what counted the women and not the men: they are in no share (A9b)."""
    return sum(each.reached_female or 0 for each in every if each.reached_male is None)


def asked_for(facts: Facts) -> Result:
    """Give A9c: the share of activities that residents had asked for."""
    every = facts.within(Outreach)
    known = [each for each in every if each.requested is not None]
    name = Label("Diminta warga", "Asked for by residents")
    return covered(bar(facts, "A9c", name, [each for each in known if each.requested], known), facts, known, every)


_REACHED = ("reached_female", "reached_male", "reached_unknown")
INDICATORS = (
    Indicator(
        "A9a",
        Label("Jangkauan informasi", "Reach of information"),
        N_("How many people information on public affairs reached, month by month."),
        "participation",
        ("A9",),
        reached,
        {Outreach: (*_REACHED, "info_type")},
        N_("These are contacts, often estimated: somebody reached twice counts twice."),
    ),
    Indicator(
        "A9b",
        Label("Perempuan terjangkau", "Women reached"),
        N_("How many of those reached were women."),
        "participation",
        ("A9", "EVEN"),
        women_reached,
        {Outreach: _REACHED},
        N_("Only where women and men were counted apart."),
    ),
    Indicator(
        "A9c",
        Label("Diminta warga", "Asked for by residents"),
        N_("How often residents had asked for the information themselves."),
        "participation",
        ("A9", "P1"),
        asked_for,
        {Outreach: ("requested",)},
    ),
)
