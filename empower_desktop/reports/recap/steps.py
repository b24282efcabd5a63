"""How one thing led to the next: for each problem or asset of a group what was proposed, decided, asked for and learned, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import Action, Contribution, Decision, Engagement, Issue, Lesson, Participation, Proposal, Record, Training
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.adoption import CHECKS
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.money import GIVEN
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.small_cells import without_small
from empower_desktop.reports.recap.demands import is_told, reached
from empower_desktop.reports.recap.matters import became_of, standing_of
from empower_desktop.reports.recap.practice import latest
from empower_desktop.reports.recap.recap import NEXT, Cell, Head, Headed, Item, Listed, Listing, Says, Several, Typed, rupiah

HEADS = (
    Head(Label("Tanggal", "Date"), 2.2, "day"),
    Head(Label("Langkah", "Step"), 2.4),
    Head(Label("Apa", "What"), 7),
    Head(Label("Apa jadinya", "What became of it"), 6),
)
PROPOSAL, DECISION = Label("Usulan", "Proposal"), Label("Keputusan", "Decision")
TRAINING, LESSON = Label("Pelatihan", "Training"), Label("Pembelajaran", "Lesson")
DONE = "selesai"
MOST_STEPS = 20
"""So many steps are told of one matter, the newest; the app tells all of them."""
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Issue: ("entry_type", "title", "identified_on", "status", "mobilised_on", "solved_by", "solved_on"),
    Proposal: ("issue", "title", "proposed_on", "status", "adopted_in", "adopted_amount", "reason_rejected"),
    Decision: ("issue", "proposal", "meeting", "statement", "decided_on", "final_decider"),
    Engagement: (
        *("issue", "related_decision", "engagement_type", "date", "demand"),
        *("outcome", "outcome_on", "outcome_note", "policy_instrument", "gain_value"),
    ),
    Training: ("need_issue", "title", "date_start"),
    Participation: ("training", "presence", *CHECKS.values()),
    Lesson: ("decision", "training", "date", "title", "change"),
    Action: ("decision", "training", "engagement", "lesson", "status"),
    Contribution: ("decision", "entry_type", "amount"),
}


@dataclass(frozen=True)
class _Step:
    day: dt.date | None
    name: Cell
    what: Cell
    came: Cell
    record: str


def steps(facts: Facts, *, nameless: bool) -> tuple[Item, ...]:
    """Tell the matters in which a step was taken in the period, the first recognised first, each with all its steps by day."""
    rows: list[Listed] = []
    for issue in sorted(facts.until(Issue), key=lambda each: (str(each.identified_on), str(each.title), each.id)):
        taken = sorted(_Matter(facts, issue, nameless).steps(), key=lambda step: (step.day or dt.date.max, step.record))
        if any(step.day and facts.period.holds(step.day) for step in taken):
            rows += [_heading(issue), *_rows(taken)]
    if not rows:
        return ()
    said = N_("From a problem or an asset to what was decided, done and learned. Who decided stands in the last column.")
    return (Says(said), Listing(HEADS, tuple(rows)))


def meetings_named(decisions: Sequence[Decision]) -> set[str]:
    """Give the meetings whose titles are told: others than those of the group may have decided what it asked."""
    return {each.meeting for each in decisions if each.meeting}


def _heading(issue: Issue) -> Listed:
    title = Headed(Several((name_of("issue_entry", issue.entry_type or ""),)), Typed(issue.title or ""))
    return Listed((Several((title, standing_of(issue)), " – "),), spread=len(HEADS))


def _rows(taken: Sequence[_Step]) -> list[Listed]:
    beyond = len(taken) - MOST_STEPS
    rows = [Listed((step.day or "", step.name, step.what, step.came)) for step in taken[max(0, beyond) :]]
    if beyond <= 0:
        return rows
    more = P_("{n} earlier step stands in the app, with the problem.", "{n} earlier steps stand in the app, with the problem.", beyond)
    return [Listed((more,), spread=len(HEADS)), *rows]


@dataclass(frozen=True)
class _Matter:
    """One problem or asset, with all that hangs on it; grievances never do."""

    facts: Facts
    issue: Issue
    nameless: bool

    def steps(self) -> Iterator[_Step]:
        """Give its steps, in no order yet."""
        facts, issue = self.facts, self.issue.id
        proposals = [each for each in facts.until(Proposal) if each.issue == issue]
        proposed = {each.id for each in proposals}
        decisions = [each for each in facts.until(Decision) if each.issue == issue or each.proposal in proposed]
        decided = {each.id for each in decisions}
        trainings = [each for each in facts.until(Training) if each.need_issue == issue]
        trained = {each.id for each in trainings}
        yield from map(_proposal, proposals)
        yield from map(self._decision, decisions)
        for each in facts.until(Engagement):
            if is_told(each) and (each.issue == issue or (not each.issue and each.related_decision in decided)):
                yield self._engagement(each)
        yield from map(self._training, trainings)
        for lesson in facts.until(Lesson):
            if lesson.decision in decided or lesson.training in trained:
                yield self._lesson(lesson)

    def _decision(self, decision: Decision) -> _Step:
        decider = name_of("actor", decision.final_decider or "")
        held = self.facts.titles.get(decision.meeting or "")
        by = N_("decided by {decider}", decider=decider)
        if held:
            by = N_("decided by {decider} in “{meeting}”", decider=decider, meeting=Typed(held))
        given = sum(
            each.amount or 0 for each in self.facts.until(Contribution) if each.decision == decision.id and each.entry_type in GIVEN
        )
        raised = (N_("{amount} gathered for it", amount=rupiah(given)),) if given else ()
        came = Several((by, *self._follow_ups("decision", decision.id), *raised), NEXT)
        return _Step(decision.decided_on, DECISION, Typed(decision.statement or ""), came, decision.id)

    def _engagement(self, engagement: Engagement) -> _Step:
        name = name_of("engagement_type", engagement.engagement_type or "")
        came = reached(engagement)
        told = (*came.names, *self._follow_ups("engagement", engagement.id)) if isinstance(came, Several) else ()
        return _Step(engagement.date, name, Typed(engagement.demand or ""), Several(told, NEXT), engagement.id)

    def _training(self, training: Training) -> _Step:
        last = latest(training, self.facts)
        used: tuple[Cell, ...] = ()
        if last:
            months, number = last
            shown: Number = without_small(number) if self.nameless else number
            used = (P_("after {n} month {share} use it", "after {n} months {share} use it", months, share=shown),)
        came = (*used, *self._follow_ups("training", training.id))
        return _Step(training.date_start, TRAINING, Typed(training.title or ""), Several(came, NEXT) if came else "—", training.id)

    def _lesson(self, lesson: Lesson) -> _Step:
        change = N_("what we change: {change}", change=Typed(lesson.change or ""))
        return _Step(
            lesson.date, LESSON, Typed(lesson.title or ""), Several((change, *self._follow_ups("lesson", lesson.id)), NEXT), lesson.id
        )

    def _follow_ups(self, code: str, record: str) -> tuple[Cell, ...]:
        undertaken = [each for each in self.facts.until(Action) if getattr(each, code) == record]
        if not undertaken:
            return ()
        done = sum(1 for each in undertaken if each.status == DONE)
        return (P_("{n} follow-up, {done} done", "{n} follow-ups, {done} done", len(undertaken), done=done),)


def _proposal(proposal: Proposal) -> _Step:
    return _Step(proposal.proposed_on, PROPOSAL, Typed(proposal.title or ""), became_of(proposal), proposal.id)
