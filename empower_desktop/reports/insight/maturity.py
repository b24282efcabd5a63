"""How groups judge themselves on the eleven aims (`indicators.md` MAT, A8b)."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Assessment, AssessmentScore, Group, Membership, Person
from empower_desktop.records.anchors import AIMS, LEVELS
from empower_desktop.records.choices import CHOICES, name_of
from empower_desktop.reports.insight.constituencies import of_them
from empower_desktop.reports.insight.counting import FEWEST, mean, mean_of, median
from empower_desktop.reports.insight.door import active_members, persons_of
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.leadership import POOR
from empower_desktop.reports.insight.line_codes import BEFORE, CHANGE
from empower_desktop.reports.insight.number import BLANK, Number
from empower_desktop.reports.insight.organising import groups
from empower_desktop.reports.insight.result import Line, Name, Result
from empower_desktop.reports.insight.wording import listed

ORGANISED = ("A8", "A2")
DRAWN_FROM = 8
"""So many aims must be answered for a radar to be drawn."""


@dataclass(frozen=True)
class Judgement:
    """One self-assessment: the level of each aim that was answered, the scores that say so, and its day."""

    levels: Mapping[str, int]
    scores: Mapping[str, AssessmentScore]
    day: dt.date | None = None

    @property
    def mean(self) -> Fraction:
        """Give the mean of the levels answered."""
        return mean_of([Fraction(level) for level in self.levels.values()])

    @property
    def maturity(self) -> int | None:
        """Give the class: the mean rounded half up, but at most one above the lowest aim; None where nothing is answered."""
        if not self.levels:
            return None
        return min(math.floor(self.mean + Fraction(1, 2)), min(self.levels.values()) + 1)

    @property
    def weakest(self) -> tuple[str, ...]:
        """Give the aims with the lowest level, to talk about."""
        lowest = min(self.levels.values(), default=0)
        return tuple(aim for aim in AIMS if self.levels.get(aim) == lowest)


def judgements(facts: Facts, group: str, held: Callable[[dt.date], bool]) -> list[Judgement]:
    """Give the self-assessments of a group on days that hold, the newest first; one that was begun and not filled in is none."""
    assessments, scores = facts.once(_assessments_of_each), facts.once(_scores_of_each)
    own = [each for each in assessments.get(group, ()) if held(facts.days[each.id])]
    newest_first = sorted(own, key=lambda each: (facts.days[each.id], each.id), reverse=True)
    told = [_judgement(scores.get(each.id, ()), facts.days[each.id]) for each in newest_first]
    return [each for each in told if each.levels]


def radar(facts: Facts) -> Result:
    """Give MAT: columns the eleven aims, mean and median; for each group, by name, three lines.

    `group` is the newest assessment in the period, its word the class; `group:sebelum` the one before it, `group:perubahan`
    the change. An aim not answered is a gap. Not drawn below eight aims; groups are never laid over each other. The notes
    name what there is to talk about.
    """
    lines: list[Line] = []
    notes: list[Message] = []
    drawn = False
    for group in groups(facts, facts.once(_assessments_of_each)):
        now, *earlier = _now_and_earlier(facts, group.id) or (None,)
        if now is None:
            continue
        before = earlier[0] if earlier else Judgement({}, {})
        lines.extend(_lines(facts, group.id, now, before))
        notes.append(_to_discuss(facts.title(group.id), now))
        drawn = drawn or len(now.levels) >= DRAWN_FROM
    columns = (*(choice.label for choice in CHOICES["aim"]), Label("Rata-rata", "Mean"), Label("Median", "Median"))
    return Result("MAT", columns, tuple(lines), notes=tuple(notes), drawn=drawn)


def unproven(facts: Facts, group: str) -> frozenset[str]:
    """Give the aims of a group's newest assessment that do not count in what is shared: from level 3 on evidence must be written."""
    own = [each for each in facts.within(Assessment) if each.group == group]
    newest = max(own, key=lambda each: (facts.days[each.id], each.id), default=None)
    scores = [each for each in facts.kinds.get(AssessmentScore, ()) if isinstance(each, AssessmentScore)]
    left_out = [each for each in scores if facts.shared and newest and each.assessment == newest.id and each.id in facts.incomplete]
    return frozenset(each.aim for each in left_out if each.aim and each.level)


def of_poor_groups(facts: Facts) -> Result:
    """Give A8b: the newest levels of A8 and A2 of each group most of whose members are poor, by name."""
    lines = []
    for group in groups(facts, facts.once(_assessments_of_each)):
        judged = judgements(facts, group.id, lambda day: True)
        if judged and is_poor_majority(facts, group.id):
            lines.append(Line(facts.title(group.id), tuple(_level(judged[0], aim) for aim in ORGANISED), group.id))
    return Result("A8b", tuple(name_of("aim", aim) for aim in ORGANISED), tuple(lines))


def is_poor_majority(facts: Facts, group: str) -> bool:
    """Say whether at least half of the active members are poor, of five or more (`records.md`, derived values)."""
    poor, members = of_them(persons_of(facts, active_members(facts, frozenset({group}))), POOR)
    return len(members) >= FEWEST and 2 * len(poor) >= len(members)


def _assessments_of_each(facts: Facts) -> Mapping[str, Sequence[Assessment]]:
    """Give the assessments up to the reference date by group."""
    found: dict[str, list[Assessment]] = defaultdict(list)
    for each in facts.until(Assessment):
        if each.id in facts.days:
            found[each.group or ""].append(each)
    return found


def _scores_of_each(facts: Facts) -> Mapping[str, Sequence[AssessmentScore]]:
    """Give the scores by assessment."""
    found: dict[str, list[AssessmentScore]] = defaultdict(list)
    for score in facts.all(AssessmentScore):
        found[score.assessment or ""].append(score)
    return found


def _now_and_earlier(facts: Facts, group: str) -> list[Judgement]:
    """Give the newest assessment of the period and all of days before it; none where the period has none.

    Two of one day are the same sitting noted on two laptops, so neither is the time before.
    """
    if not judgements(facts, group, facts.period.holds):
        return []
    newest, *others = judgements(facts, group, lambda day: True)
    return [newest, *(each for each in others if each.day != newest.day)]


def _judgement(scores: Sequence[AssessmentScore], day: dt.date) -> Judgement:
    answered = {score.aim: score for score in sorted(scores, key=lambda score: score.id) if score.aim in AIMS and score.level in LEVELS}
    levels = {aim: int(answered[aim].level or 0) for aim in AIMS if aim in answered}
    return Judgement(levels, {aim: answered[aim] for aim in levels}, day)


def _lines(facts: Facts, code: str, now: Judgement, before: Judgement) -> list[Line]:
    name = facts.title(code)
    told = [Line(name, _numbers(facts, now), code, _class_name(now))]
    if before.levels:
        told.append(Line(N_("{group}, before", group=name), _numbers(facts, before), code + BEFORE, _class_name(before)))
        changes = tuple(_change(now, before, aim) for aim in AIMS)
        told.append(Line(N_("{group}, change", group=name), (*changes, BLANK, BLANK), code + CHANGE))
    return told


def _numbers(facts: Facts, judged: Judgement) -> tuple[Number, ...]:
    levels = [(judged.scores[aim], Fraction(level)) for aim, level in judged.levels.items()]
    return (*(_level(judged, aim) for aim in AIMS), mean(facts, levels, "level"), median(facts, levels, "level"))


def _level(judged: Judgement, aim: str) -> Number:
    if aim not in judged.levels:
        return Number(None, "level", hidden="empty", kind=AssessmentScore.kind)
    return Number(Fraction(judged.levels[aim]), "level", behind=(judged.scores[aim].id,), kind=AssessmentScore.kind)


def _change(now: Judgement, before: Judgement, aim: str) -> Number:
    if aim not in now.levels or aim not in before.levels:
        return Number(None, "change", hidden="empty", kind=AssessmentScore.kind)
    behind = tuple(sorted((now.scores[aim].id, before.scores[aim].id)))
    return Number(Fraction(now.levels[aim] - before.levels[aim]), "change", behind=behind, kind=AssessmentScore.kind)


def _class_name(judged: Judgement) -> Name:
    return "" if judged.maturity is None else name_of("maturity", str(judged.maturity))


def _to_discuss(group: str, judged: Judgement) -> Message:
    return N_("To discuss in {group}: {aims}.", group=group, aims=listed([name_of("aim", aim) for aim in judged.weakest]))


INDICATORS = (
    Indicator(
        "MAT",
        Label("Kematangan kelompok", "Maturity of groups"),
        N_("Where each group sees itself on the eleven aims, now and before."),
        "maturity",
        ("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11"),
        radar,
        {Assessment: ("group",), AssessmentScore: ("aim", "level"), Group: ("name", "status")},
        N_("The group judged itself. It is compared only with itself, earlier."),
    ),
)
POOR_GROUPS = Indicator(
    "A8b",
    Label("Kapasitas organisasi warga miskin", "Capacity of poor people's organisations"),
    N_("Where groups with mostly poor members see themselves as an organisation."),
    "maturity",
    ("A8",),
    of_poor_groups,
    {
        Assessment: ("group",),
        AssessmentScore: ("aim", "level"),
        Group: ("name", "status"),
        Membership: ("person", "role", "start_on", "end_on"),
        Person: ("constituencies",),
    },
    N_("The group judged itself. Half or more of at least five active members are poor there."),
    stock=True,
)
