"""Proposals of residents, and what became of them (`indicators.md` A4b)."""

from __future__ import annotations

from empower_desktop.language import N_, Label
from empower_desktop.records import Proposal
from empower_desktop.records.proposal import ADOPTED
from empower_desktop.reports.insight.classes import is_community
from empower_desktop.reports.insight.counting import AMOUNT, count, covered, share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.result import Line, Result

ANSWERED = ADOPTED | {"ditolak"}


def accepted(facts: Facts) -> Result:
    """Give A4b: `diterima`, the share of the community's answered proposals that were accepted; `menunggu` those pending."""
    known = [each for each in facts.within(Proposal) if each.proposer_type]
    own = [each for each in known if is_community(each.proposer_type)]
    answered = [each for each in own if each.status in ANSWERED]
    part = [each for each in answered if each.status in ADOPTED]
    lines = (
        Line(Label("Usulan warga diterima", "Proposals of residents accepted"), (share(facts, part, answered),), "diterima"),
        Line(Label("Belum dijawab", "Not answered yet"), (count([each for each in own if each.status not in ANSWERED]),), "menunggu"),
    )
    return covered(Result("A4b", (AMOUNT,), lines), facts, known, facts.within(Proposal))


INDICATORS = (
    Indicator(
        "A4b",
        Label("Usulan warga diterima", "Proposals of residents accepted"),
        N_("How many of the residents' proposals that were answered were accepted."),
        "participation",
        ("A4", "P1"),
        accepted,
        {Proposal: ("proposer_type", "status")},
        N_("What has no answer yet is counted apart."),
    ),
)
