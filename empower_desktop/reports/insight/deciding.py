"""Decisions: who began them, who took them in the end, who called the meetings (`indicators.md` D1, P1, A10c)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from empower_desktop.language import N_, Label
from empower_desktop.records import Decision, Meeting, Record
from empower_desktop.reports.insight.classes import COMMUNITY, JOINT, actor_class, is_community
from empower_desktop.reports.insight.counting import SHARE, bar, count, covered
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result

BEGUN_BY_OTHERS = Label("Diprakarsai lainnya", "Begun by others")
DECIDERS = (
    Label("diputuskan warga", "decided by residents"),
    Label("diputuskan bersama", "decided jointly"),
    Label("diputuskan lainnya", "decided by others"),
)
INITIATED = Label("Diprakarsai warga", "Begun by residents")
DECIDED = Label("Diputuskan akhir oleh warga", "Finally decided by residents")
DECIDED_JOINTLY = Label("Diputuskan bersama", "Decided jointly")
BOTH = Label("Prakarsa dan putusan warga", "Begun and decided by residents")
CONVENED = Label("Pertemuan diprakarsai warga", "Meetings convened by residents")


def initiated(facts: Facts) -> Result:
    """Give D1a: the share of decisions that the community began."""
    every = facts.within(Decision)
    known = [decision for decision in every if decision.proposer_type]
    return covered(bar(facts, "D1a", INITIATED, _begun(known), known), facts, known, every)


def decided(facts: Facts) -> Result:
    """Give D1b: the share of decisions that the community took in the end."""
    return _taken(facts, "D1b", DECIDED, COMMUNITY, facts.within(Decision))


def decided_jointly(facts: Facts) -> Result:
    """Give D1c: the share of decisions taken jointly; it stands beside D1b and is never added to it."""
    return _taken(facts, "D1c", DECIDED_JOINTLY, JOINT, facts.within(Decision))


def begun_and_decided(facts: Facts) -> Result:
    """Give D1d: the share of decisions that the community both began and took."""
    every = facts.within(Decision)
    known = [decision for decision in every if decision.proposer_type and decision.final_decider]
    both = [decision for decision in _begun(known) if is_community(decision.final_decider)]
    return covered(bar(facts, "D1d", BOTH, both, known), facts, known, every)


def initiative_and_decision(facts: Facts) -> Result:
    """Give the table of D1: lines `komunitas` and `lainnya` (who began it), columns community, jointly, others (who decided)."""
    known = [decision for decision in facts.within(Decision) if decision.proposer_type and decision.final_decider]
    begun = _begun(known)
    others = [decision for decision in known if not is_community(decision.proposer_type)]
    lines = (Line(INITIATED, _by_decider(begun), COMMUNITY), Line(BEGUN_BY_OTHERS, _by_decider(others), "lainnya"))
    return covered(Result("D1", DECIDERS, lines), facts, known, facts.within(Decision))


def own_decisions(facts: Facts) -> Result:
    """Give A10c: D1b for the decisions of groups."""
    return _taken(facts, "A10c", DECIDED, COMMUNITY, [decision for decision in facts.within(Decision) if decision.group])


def tiles(facts: Facts) -> Result:
    """Give P1: D1a to D1d and the share of meetings that the community convened, a line each."""
    parts = (initiated(facts), decided(facts), decided_jointly(facts), begun_and_decided(facts), convened(facts))
    return Result("P1", (SHARE,), tuple(line for part in parts for line in part.lines), drawn=any(part.drawn for part in parts))


def convened(facts: Facts) -> Result:
    """Give the share of meetings that the community convened (P1); a call by the leaders alone does not count."""
    every = facts.within(Meeting)
    known = [meeting for meeting in every if meeting.convened_by]
    part = [meeting for meeting in known if is_community(meeting.convened_by)]
    return covered(bar(facts, "P1-pertemuan", CONVENED, part, known), facts, known, every)


def _begun(decisions: Collection[Decision]) -> list[Decision]:
    return [decision for decision in decisions if is_community(decision.proposer_type)]


def _taken(facts: Facts, code: str, name: Label, by: str, every: Collection[Decision]) -> Result:
    known = [decision for decision in every if decision.final_decider]
    part = [decision for decision in known if actor_class(decision.final_decider) == by]
    return covered(bar(facts, code, name, part, known), facts, known, every)


def _by_decider(decisions: Collection[Decision]) -> tuple[Number, ...]:
    classes = [(decision, actor_class(decision.final_decider)) for decision in decisions]
    return (
        count([decision for decision, found in classes if found == COMMUNITY]),
        count([decision for decision, found in classes if found == JOINT]),
        count([decision for decision, found in classes if found not in (COMMUNITY, JOINT)]),
    )


_WHO: Mapping[type[Record], tuple[str, ...]] = {Decision: ("proposer_type", "final_decider", "group")}
_NOT_LEADERS = N_("What the leaders decide alone does not count as a decision of the residents.")

INDICATORS = (
    Indicator(
        "D1",
        Label("Prakarsa dan putusan", "Initiative and decision"),
        N_("Who began the decisions, and who took them in the end, side by side."),
        "decisions",
        ("P1", "M1", "A10"),
        initiative_and_decision,
        _WHO,
        _NOT_LEADERS,
    ),
    Indicator(
        "D1a",
        INITIATED,
        N_("How many of the decisions began with the residents."),
        "decisions",
        ("P1", "A10"),
        initiated,
        _WHO,
        _NOT_LEADERS,
    ),
    Indicator(
        "D1b",
        DECIDED,
        N_("How many of the decisions the residents took themselves in the end."),
        "decisions",
        ("P1", "A10", "M1", "M2"),
        decided,
        _WHO,
        _NOT_LEADERS,
    ),
    Indicator(
        "D1c",
        DECIDED_JOINTLY,
        N_("How many of the decisions residents and government took together."),
        "decisions",
        ("P1", "P5"),
        decided_jointly,
        _WHO,
        N_("It stands beside the residents' own decisions and is not added to them."),
    ),
    Indicator(
        "D1d",
        BOTH,
        N_("How many of the decisions the residents both began and took themselves."),
        "decisions",
        ("P1", "A10"),
        begun_and_decided,
        _WHO,
        _NOT_LEADERS,
    ),
)
OWN_DECISIONS = Indicator(
    "A10c",
    Label("Keputusan sendiri kelompok", "Groups' own decisions"),
    N_("How many of the decisions of groups their members took themselves in the end."),
    "swadaya",
    ("A10",),
    own_decisions,
    _WHO,
    _NOT_LEADERS,
)
PRINCIPLE = Indicator(
    "P1",
    Label("Prakarsa dan keputusan ada pada masyarakat", "Initiative and decision with the community"),
    N_("How often residents begin, decide, and call the meetings themselves."),
    "decisions",
    ("P1",),
    tiles,
    {**_WHO, Meeting: ("convened_by",)},
    N_("A meeting called by the leaders alone does not count as called by the residents."),
)
