"""Learning together, and how equal, respected and trusted people feel (`indicators.md` P4, P5)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.records import Attendance, Lesson, Meeting, Person, Proposal, Record
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.lesson import is_joint
from empower_desktop.reports.insight.counting import bar, count, covered, median
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.funnel import voice_of_women
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result

JOINT = Label("Belajar bersama", "Learned together")
SCORES: Mapping[str, Label] = {
    "equality_score": Label("Kesetaraan", "Equality"),
    "respect_score": Label("Saling menghormati", "Mutual respect"),
    "trust_score": Label("Saling percaya", "Mutual trust"),
}


def joint_learning(facts: Facts) -> Result:
    """Give P4a: the share of lessons in which community and bureaucracy both took part, where both were counted."""
    every = facts.within(Lesson)
    known = [each for each in every if is_joint(each) is not None]
    return covered(bar(facts, "P4a", JOINT, [each for each in known if is_joint(each)], known), facts, known, every)


def stages(facts: Facts) -> Result:
    """Give P4b, a line for each of the five stages: how many joint lessons; the word says whether there is one."""
    joint = [each for each in facts.within(Lesson) if is_joint(each)]
    lines = []
    for stage in CHOICES["cycle_stage"]:
        own = [each for each in joint if each.cycle_stage == stage.code]
        word = Label("ada", "yes") if own else Label("belum", "not yet")
        lines.append(Line(stage.label, (count(own),), stage.code, word))
    return Result("P4b", (JOINT,), tuple(lines))


def respect(facts: Facts) -> Result:
    """Give P5: the medians over meetings and lessons now and in the period before, and the change.

    Lines `equality_score`, `respect_score`, `trust_score`, and `bicara`, the parity of women who spoke (F1).
    """
    earlier = facts.before()
    lines = []
    for score, name in SCORES.items():
        now, before = _median(facts, score), _median(earlier, score)
        lines.append(Line(name, (now, before, _change(now, before)), score))
    now, before = voice_of_women(facts), voice_of_women(earlier)
    lines.append(Line(Label("Kesetaraan bicara perempuan", "Parity of women who spoke"), (now, before, _change(now, before)), "bicara"))
    columns = (Label("Periode ini", "This period"), Label("Periode sebelumnya", "Period before"), Label("Perubahan", "Change"))
    return Result("P5", columns, tuple(lines))


def _median(facts: Facts, score: str) -> Number:
    felt: tuple[Record, ...] = (*facts.within(Meeting), *facts.within(Lesson))
    values = [(each, getattr(each, score)) for each in felt]
    return median(facts, [(each, Fraction(value)) for each, value in values if value is not None], "level")


def _change(now: Number, before: Number) -> Number:
    if now.value is None or before.value is None:
        few = "few" in (now.hidden, before.hidden)
        return Number(None, "change", hidden="few" if few else "empty")
    return Number(now.value - before.value, "change")


INDICATORS = (
    Indicator(
        "P4a",
        JOINT,
        N_("How often residents and officials learned from what they did together."),
        "learning",
        ("P4",),
        joint_learning,
        {Lesson: ("community_count", "bureaucracy_count")},
    ),
    Indicator(
        "P4b",
        Label("Tahap yang dipelajari", "Stages learned from"),
        N_("From which stages, from recognising a problem to evaluation, they learned together."),
        "learning",
        ("P4",),
        stages,
        {Lesson: ("community_count", "bureaucracy_count", "cycle_stage")},
    ),
    Indicator(
        "P5",
        Label("Kesetaraan, hormat, percaya", "Equality, respect, trust"),
        N_("How equal, respected and trusted people felt in meetings and lessons, against the period before."),
        "learning",
        ("P5",),
        respect,
        {
            Meeting: tuple(SCORES),
            Lesson: tuple(SCORES),
            Attendance: ("person", "presence", "invited", "spoke"),
            Person: ("sex",),
            Proposal: ("meeting", "proposer_person", "status"),
        },
        N_("Those present rated this, from 1 to 4. The parity of women who spoke stands beside it."),
    ),
)
