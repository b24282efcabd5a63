"""The two dimensions of power after Parsons: what one gains and another loses, and what strengthens both (`indicators.md` PAR)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from empower_desktop.language import N_, Label
from empower_desktop.records import Decision, Engagement
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.counting import SHARE, bar, covered, share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.result import Entry, Ledger, Line, Result

ABOUT_POWER = ("generatif", "distributif", "keduanya")
NATURES = {
    "generatif": Label("Generatif", "Generative"),
    "distributif": Label("Distributif", "Distributive"),
    "keduanya": Label("Keduanya", "Both"),
}
ZERO_SUM, POSITIVE_SUM = frozenset({"distributif", "keduanya"}), frozenset({"generatif", "keduanya"})
EFFECTS = ("menguat", "tetap", "melemah")


def nature(facts: Facts) -> Result:
    """Give PARa: the shares of generative, distributive and both, of decisions about power; the ledger gives the reasons.

    Coverage counts every tag, also that it is not about power, of all decisions.
    """
    every = facts.within(Decision)
    tagged = [each for each in every if each.power_dimension]
    power = [each for each in tagged if each.power_dimension in ABOUT_POWER]
    lines = _shares(facts, power, "power_dimension", ABOUT_POWER)
    reasons = [each for each in sorted(power, key=lambda each: (facts.days.get(each.id, dt.date.min), each.id)) if each.power_reason]
    entries = tuple(Entry(each.id, Decision.kind, (each.power_reason or "", NATURES[each.power_dimension or ""])) for each in reasons)
    ledger = Ledger(Label("Alasannya", "The reasons"), (Label("Alasan", "Reason"), Label("Sifat", "Nature")), entries) if entries else None
    return covered(Result("PARa", (SHARE,), lines, ledger=ledger), facts, tagged, every)


def resistance_answered(facts: Facts) -> Result:
    """Give PARb: of zero-sum decisions that met resistance the share that was followed by an engagement."""
    met = [each for each in facts.within(Decision) if each.power_dimension in ZERO_SUM and each.resistance_from]
    followed = {engagement.related_decision for engagement in facts.following(Engagement)}
    name = Label("Hambatan dijawab advokasi", "Resistance answered by advocacy")
    return bar(facts, "PARb", name, [each for each in met if each.id in followed], met)


def trust(facts: Facts) -> Result:
    """Give PARc: how decisions that share authority or strengthen both changed the trust in government, of those told."""
    every = [each for each in facts.within(Decision) if each.authority_kind or each.power_dimension in POSITIVE_SUM]
    known = [each for each in every if each.legitimacy_effect in EFFECTS]
    return covered(Result("PARc", (SHARE,), _shares(facts, known, "legitimacy_effect", EFFECTS)), facts, known, every)


def _shares(facts: Facts, decisions: Collection[Decision], field: str, codes: Sequence[str]) -> tuple[Line, ...]:
    parts = {code: [each for each in decisions if getattr(each, field) == code] for code in codes}
    return tuple(Line(name_of(field, code), (share(facts, part, decisions),), code) for code, part in parts.items())


INDICATORS = (
    Indicator(
        "PARa",
        Label("Sifat keputusan", "Nature of the decisions"),
        N_("Whether a decision gave to one what it took from another, or made both stronger."),
        "decisions",
        ("PAR-D", "PAR-G"),
        nature,
        {Decision: ("power_dimension", "power_reason")},
        N_("The tag is a judgement. Read the reason written beside it."),
    ),
    Indicator(
        "PARb",
        Label("Hambatan dijawab advokasi", "Resistance answered by advocacy"),
        N_("Where holders of power stood against a decision: how often advocacy followed."),
        "decisions",
        ("PAR-D", "ADVOCACY"),
        resistance_answered,
        {Decision: ("power_dimension", "resistance_from"), Engagement: ("related_decision",)},
    ),
    Indicator(
        "PARc",
        Label("Kepercayaan ke pemerintah", "Trust in government"),
        N_("Whether trust in the government grew where authority was shared."),
        "decisions",
        ("PAR-G",),
        trust,
        {Decision: ("authority_kind", "power_dimension", "legitimacy_effect")},
        N_("This is the effect as people see it. What could not be judged yet is left out."),
    ),
)
