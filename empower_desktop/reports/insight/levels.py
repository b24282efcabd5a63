"""On which level people took part in decisions, and in what way they were taken (`indicators.md` D2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.records import Decision
from empower_desktop.records.choices import CHOICES, Choice, name_of
from empower_desktop.reports.insight.classes import ALL, in_list_order
from empower_desktop.reports.insight.counting import count, covered, median, share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.number import BLANK, Number
from empower_desktop.reports.insight.result import Line, Name, Result
from empower_desktop.reports.insight.time_lines import by_quarter

MEDIAN, DISSENT = Label("Median", "Median"), Label("Ada pendapat berbeda", "With recorded dissent")


def participation_level(facts: Facts) -> Result:
    """Give D2a: columns the five levels and the median rank; a line for each quarter (counts), and `semua` (shares) last."""
    return _levels(facts, "D2a", "participation_level")


def rungs(facts: Facts) -> Result:
    """Give D2b: as D2a, over the rungs of Arnstein's ladder that are filled in."""
    return _levels(facts, "D2b", "arnstein_rung")


def methods(facts: Facts) -> Result:
    """Give D2c: columns the ways of deciding that were taken, and recorded dissent last; lines as D2a."""
    every = facts.within(Decision)
    known = [decision for decision in every if decision.method]
    ways = in_list_order("decision_method", {each.method for each in known if each.method})

    def differed(decisions: Sequence[Decision]) -> list[Decision]:
        return [each for each in decisions if each.dissent or each.dissent_from]

    def counts(own: Sequence[Decision]) -> tuple[Number, ...]:
        return (*(count(_by(own, way)) for way in ways), count(differed(own)))

    shares = (*(share(facts, _by(known, way), known) for way in ways), share(facts, differed(every), every))
    lines = (*by_quarter(facts, every, counts), Line(ALL, shares, WHOLE))
    columns = (*(name_of("decision_method", way) for way in ways), DISSENT)
    return covered(Result("D2c", columns, lines), facts, known, every)


def between(list_name: str, rank: Number) -> Name:
    """Say in words what a median rank lies on or between."""
    if rank.value is None:
        return ""
    words = {int(each.group): Label(each.code.replace("_", " "), each.label.en.lower()) for each in CHOICES[list_name]}
    low, high = words[math.floor(rank.value)], words[math.ceil(rank.value)]
    return low if low == high else N_("between {low} and {high}", low=low, high=high)


def _levels(facts: Facts, code: str, field: str) -> Result:
    every = facts.within(Decision)
    ranks = {choice.code: int(choice.group) for choice in CHOICES[field]}
    known = [decision for decision in every if getattr(decision, field) in ranks]
    rank = median(facts, [(decision, Fraction(ranks[getattr(decision, field)])) for decision in known], "rank")
    shares = tuple(share(facts, _on(known, field, level), known) for level in CHOICES[field])
    quarters = by_quarter(facts, known, lambda own: (*(count(_on(own, field, level)) for level in CHOICES[field]), BLANK))
    lines = (*quarters, Line(ALL, (*shares, rank), WHOLE, between(field, rank)))
    return covered(Result(code, (*(level.label for level in CHOICES[field]), MEDIAN), lines), facts, known, every)


def _by(decisions: Sequence[Decision], way: str) -> list[Decision]:
    return [decision for decision in decisions if decision.method == way]


def _on(decisions: Sequence[Decision], field: str, level: Choice) -> list[Decision]:
    return [decision for decision in decisions if getattr(decision, field) == level.code]


INDICATORS = (
    Indicator(
        "D2a",
        Label("Tingkat partisipasi", "Level of participation"),
        N_("How far the residents took part in the decisions: from being told to deciding themselves."),
        "decisions",
        ("P1", "A4"),
        participation_level,
        {Decision: ("participation_level",)},
        N_("The facilitator judged this. Ask those who were there."),
    ),
    Indicator(
        "D2b",
        Label("Anak tangga Arnstein", "Arnstein's ladder"),
        N_("On which rung of Arnstein's ladder the residents stood when it was decided."),
        "decisions",
        ("P1",),
        rungs,
        {Decision: ("arnstein_rung",)},
        N_("Noting the rung is optional."),
    ),
    Indicator(
        "D2c",
        Label("Cara memutuskan", "Way of deciding"),
        N_("In which ways it was decided, and how often a different opinion was written down."),
        "decisions",
        ("P1", "P5"),
        methods,
        {Decision: ("method", "dissent", "dissent_from")},
        N_("A different opinion in the record is a sign of openness, not of a quarrel."),
    ),
)
