"""What changed, in at most three sentences: who took part, which authority moved, what people put in themselves."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from empower_desktop.language import N_, Message
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.recap.figures import counted, line_of
from empower_desktop.reports.recap.power import kinds_of, moved_lately
from empower_desktop.reports.recap.recap import Typed

PUBLIC = "A4a"
"""The funnel of forums on public affairs alone."""
HIDES = frozenset(("few", "suppressed"))
"""What would stand in a sentence as a word that tells nothing; “1–4” reads well."""


def what_changed(facts: Facts, figures: Mapping[str, Result], funnel: Result | None) -> tuple[Message, ...]:
    """Give the sentences for which something is recorded."""
    return tuple(said for said in (_women(facts, funnel), _authority(facts), _own_means(figures.get("P2a"))) if said is not None)


def _women(facts: Facts, funnel: Result | None) -> Message | None:
    """Tell how far women came; where another constituency alone is counted, nothing is said of all women."""
    line = line_of(funnel, {"": "perempuan", "perempuan": WHOLE}.get(facts.constituency, ""))
    if funnel is None or line is None or line.numbers[0].value is None or HIDES & {each.hidden for each in line.numbers[:5]}:
        return None
    steps = dict(zip(("invited", "present", "spoke", "proposed", "accepted"), map(counted, line.numbers[:5]), strict=True))
    if funnel.code == PUBLIC:
        return N_(
            "Women in public affairs: invited {invited} times, {present} came, {spoke} spoke, {proposed} proposed, "
            "of {accepted} the proposal was accepted.",
            **steps,
        )
    return N_(
        "Women: invited {invited} times, {present} came, {spoke} spoke, {proposed} proposed, of {accepted} the proposal was accepted.",
        **steps,
    )


def _authority(facts: Facts) -> Message | None:
    moved = moved_lately(facts)
    if moved is None:
        return None
    what: dict[str, object] = {
        "kinds": kinds_of(moved),
        "what": Typed((moved.statement or "").rstrip(".")),
        "target": name_of("actor", moved.authority_to or ""),
        "source": name_of("actor", moved.authority_from or ""),
    }
    if moved.authority_until:
        return N_("{target} now hold authority ({kinds}) that was with {source}: {what}, until {day}.", day=moved.authority_until, **what)
    return N_("{target} now hold authority ({kinds}) that was with {source}: {what}.", **what)


def _own_means(swadaya: Result | None) -> Message | None:
    whole = line_of(swadaya, WHOLE)
    at = _share_column(whole)
    if swadaya is None or whole is None or at < 0 or whole.numbers[at].value is None:
        return None
    months = [line for line in swadaya.lines if line.code != WHOLE and line.numbers[at].value is not None]
    if len(months) < 2:
        return N_("Own means made up {share} of what was raised.", share=whole.numbers[at])
    best = max(months, key=lambda line: line.numbers[at].value or Fraction(0))
    words = {"share": whole.numbers[at], "month": best.name, "most": best.numbers[at]}
    return N_("Own means made up {share} of what was raised, most of all in {month}: {most}.", **words)


def _share_column(line: Line | None) -> int:
    return next((at for at, number in enumerate(line.numbers) if number.unit == "percent"), -1) if line else -1
