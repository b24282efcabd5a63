"""People who determine their own choices (`indicators.md` M2)."""

from __future__ import annotations

from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.records import ChoiceNote, Person
from empower_desktop.records.choices import class_of
from empower_desktop.reports.insight.counting import AMOUNT, bar, count, covered, mean
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.result import Line, Result

REFUSED = frozenset({"menolak", "dicabut"})


def determined(facts: Facts) -> Result:
    """Give M2a: the share of choices that people determined themselves; what may be quoted are the quotes."""
    every = facts.within(ChoiceNote)
    known = [each for each in every if each.decided_by]
    own = [each for each in known if class_of("choice_decider", each.decided_by) == "mandiri"]
    result = bar(facts, "M2a", Label("Ditentukan sendiri", "Determined by themselves"), own, known)
    quoted = Result(result.code, result.columns, result.lines, quotes=_quotes(facts))
    return covered(quoted, facts, known, every)


def confidence(facts: Facts) -> Result:
    """Give M2b: the mean change of confidence over pairs, then how many went up, stayed and went down."""
    pairs = [
        (each, Fraction(each.confidence_after - each.confidence_before))
        for each in facts.within(ChoiceNote)
        if each.confidence_before is not None and each.confidence_after is not None
    ]
    lines = (
        Line(Label("Perubahan rata-rata", "Mean change"), (mean(facts, pairs, "change"),), "rata-rata"),
        Line(Label("Naik", "Up"), (count([each for each, change in pairs if change > 0]),), "naik"),
        Line(Label("Tetap", "Same"), (count([each for each, change in pairs if change == 0]),), "tetap"),
        Line(Label("Turun", "Down"), (count([each for each, change in pairs if change < 0]),), "turun"),
    )
    return Result("M2b", (AMOUNT,), lines)


def _quotes(facts: Facts) -> tuple[tuple[str, str], ...]:
    refused = {person.id for person in facts.all(Person) if person.consent in REFUSED}
    told = [each for each in facts.within(ChoiceNote) if each.quote_allowed and each.statement and each.person not in refused]
    return tuple((each.id, each.statement or "") for each in sorted(told, key=lambda each: each.id))


INDICATORS = (
    Indicator(
        "M2a",
        Label("Pilihan ditentukan sendiri", "Choices determined by themselves"),
        N_("How many of the choices noted were made by the person or the members themselves."),
        "learning",
        ("M2",),
        determined,
        {ChoiceNote: ("decided_by", "quote_allowed", "statement", "person"), Person: ("consent",)},
        N_("Such stories are chosen, so this is no share of all residents."),
        counts_persons=True,
    ),
    Indicator(
        "M2b",
        Label("Perubahan keyakinan", "Change of confidence"),
        N_("How sure people are of themselves now, against before."),
        "learning",
        ("M2",),
        confidence,
        {ChoiceNote: ("confidence_before", "confidence_after")},
        N_("People rated themselves, from 1 to 4."),
        counts_persons=True,
    ),
)
