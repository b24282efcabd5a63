"""Problems that people recognise and solve, and assets of their own that they use (`indicators.md` A1, P2b)."""

from __future__ import annotations

from empower_desktop.language import N_, Label
from empower_desktop.records import Decision, Issue, Proposal
from empower_desktop.records.choices import class_of
from empower_desktop.reports.insight.classes import COMMUNITY, JOINT, is_community
from empower_desktop.reports.insight.counting import SHARE, bar, covered, share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.result import Line, Result


def problems(facts: Facts) -> list[Issue]:
    """Give the problems recognised in the period."""
    return [each for each in facts.within(Issue) if each.entry_type == "masalah"]


def recognised(facts: Facts) -> Result:
    """Give A1a: the share of problems that the community recognised."""
    every = problems(facts)
    known = [each for each in every if each.identified_by]
    part = [each for each in known if is_community(each.identified_by)]
    return covered(bar(facts, "A1a", Label("Dikenali warga", "Recognised by residents"), part, known), facts, known, every)


def solved(facts: Facts) -> Result:
    """Give A1b: of the problems solved the shares that residents solved alone, with others, and that others solved."""
    every = [each for each in problems(facts) if each.status == "selesai"]
    known = [each for each in every if each.solved_by]
    names = {
        COMMUNITY: Label("Dipecahkan warga sendiri", "Solved by residents alone"),
        JOINT: Label("Dipecahkan bersama pihak luar", "Solved with others"),
        "luar": Label("Dipecahkan pihak luar", "Solved by others"),
    }
    parts = {code: [each for each in known if class_of("solution_driver", each.solved_by) == code] for code in names}
    lines = tuple(Line(names[code], (share(facts, part, known),), code) for code, part in parts.items())
    return covered(Result("A1b", (SHARE,), lines), facts, known, every)


def acted_on(facts: Facts) -> Result:
    """Give A1c: the share of problems that led to at least one proposal or decision."""
    every = problems(facts)
    led = {each.issue for each in facts.following(Proposal)} | {each.issue for each in facts.following(Decision)}
    name = Label("Menjadi usulan atau keputusan", "Became a proposal or decision")
    return bar(facts, "A1c", name, [each for each in every if each.id in led], every)


def mobilised(facts: Facts) -> Result:
    """Give P2b: the share of assets found that people use."""
    assets = [each for each in facts.within(Issue) if each.entry_type == "potensi"]
    name = Label("Potensi dimanfaatkan", "Assets in use")
    return bar(facts, "P2b", name, [each for each in assets if each.mobilised_on], assets)


INDICATORS = (
    Indicator(
        "A1a",
        Label("Masalah dikenali warga", "Problems recognised by residents"),
        N_("How many of the problems the residents themselves recognised."),
        "swadaya",
        ("A1",),
        recognised,
        {Issue: ("entry_type", "identified_by")},
    ),
    Indicator(
        "A1b",
        Label("Masalah dipecahkan sendiri", "Problems solved by themselves"),
        N_("Who solved the problems that are solved."),
        "swadaya",
        ("A1",),
        solved,
        {Issue: ("entry_type", "status", "solved_by")},
        N_("To solve a problem with others is no failure."),
    ),
    Indicator(
        "A1c",
        Label("Dari masalah ke tindakan", "From problem to action"),
        N_("How many of the problems led to a proposal or a decision."),
        "swadaya",
        ("A1",),
        acted_on,
        {Issue: ("entry_type",), Proposal: ("issue",), Decision: ("issue",)},
    ),
)
ASSETS = Indicator(
    "P2b",
    Label("Potensi dimanfaatkan", "Assets in use"),
    N_("How many of the assets found in the village its people use."),
    "swadaya",
    ("P2",),
    mobilised,
    {Issue: ("entry_type", "mobilised_on")},
)
