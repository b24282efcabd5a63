"""Respect for how things are done here (`indicators.md` P3)."""

from __future__ import annotations

from empower_desktop.language import N_, Label
from empower_desktop.records import Decision, Group, Issue, Meeting
from empower_desktop.reports.insight.counting import SHARE, share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.organising import groups
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.wording import listed


def adaptation(facts: Facts) -> Result:
    """Give P3: the share of decisions fitted to local conditions; the quotes are the words of decisions, groups and issues."""
    every = facts.within(Decision)
    fitted = sorted((each for each in every if each.local_adaptation), key=lambda each: each.id)
    quotes = [(each.id, each.local_adaptation or "") for each in fitted]
    quotes += [(group.id, group.local_practice) for group in groups(facts) if group.local_practice]
    own = sorted(facts.within(Issue), key=lambda each: each.id)
    quotes += [(each.id, each.local_specifics) for each in own if each.local_specifics]
    spoken = sorted({meeting.language.strip() for meeting in facts.within(Meeting) if meeting.language and meeting.language.strip()})
    notes = (N_("Languages used in meetings: {languages}.", languages=listed(spoken)),) if spoken else ()
    name = Label("Disesuaikan dengan kondisi setempat", "Fitted to local conditions")
    return Result("P3", (SHARE,), (Line(name, (share(facts, fitted, every),), "P3"),), notes=notes, quotes=tuple(quotes))


INDICATORS = (
    Indicator(
        "P3",
        Label("Penyesuaian setempat", "Local adaptation"),
        N_("How many decisions were fitted to how things are done here, and in which words."),
        "learning",
        ("P3",),
        adaptation,
        {
            Decision: ("local_adaptation",),
            Group: ("name", "status", "local_practice"),
            Issue: ("local_specifics",),
            Meeting: ("language",),
        },
        N_("The words matter more than the share."),
    ),
)
