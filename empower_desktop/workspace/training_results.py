"""What came of one training, on Kirkpatrick's four levels: liked, learned, applied, changed. By the formulas of the insight pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from empower_desktop.records import Outcome, Participation, Training
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.adoption import in_practice, present_at, taught
from empower_desktop.reports.insight.change import change
from empower_desktop.reports.insight.counting import mean
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Name
from empower_desktop.reports.insight.scope import Period
from empower_desktop.reports.insight.training_gain import knowledge
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Results:
    """The four levels of a training, and the seed's warning: strength is not yet authority.

    `answers` counts satisfaction by grade, `knowledge` holds T1 (none without marks), `practice` T2 after 1, 3 and 6 months,
    `barriers` what kept how many from applying it, `changes` A11 of the group since before the training.
    """

    training: Training
    present: int
    satisfaction: Number
    answers: tuple[int, int, int, int]
    knowledge: Line | None
    practice: tuple[Line, ...]
    barriers: tuple[tuple[Name, int], ...]
    taught: Number
    changes: tuple[Line, ...]

    @property
    def lacks_rights(self) -> bool:
        """Say whether nothing in it speaks of rights and authority, as far as is noted."""
        return self.training.covers_rights is not True


def results_of(work: Workspace, training: str) -> Results | None:
    """Work out what came of a training, up to today; None when it has not come."""
    found = work.one(Training, training)
    if found is None:
        return None
    parts = tuple(work.where(Participation, training=training))
    outcomes = tuple(work.where(Outcome, group=found.group)) if found.group else ()
    day = found.date_start or work.today
    days = {found.id: day, **{each.id: day for each in parts}, **{each.id: each.date for each in outcomes if each.date}}
    facts = Facts(Period(day, max(day, work.today)), {Training: (found,), Participation: parts, Outcome: outcomes}, days)
    present = present_at(found, parts)
    graded = [(each, Fraction(each.satisfaction)) for each in present if each.satisfaction is not None]
    counted = Counter(each.barrier for each in present if each.barrier)
    learned = knowledge(facts).lines
    return Results(
        training=found,
        present=len(present),
        satisfaction=mean(facts, graded, "level"),
        answers=tuple(sum(grade == wanted for _, grade in graded) for wanted in (1, 2, 3, 4)),  # type: ignore[arg-type]  # four
        knowledge=learned[0] if learned else None,
        practice=in_practice(facts).lines,
        barriers=tuple((name_of("adoption_barrier", code), count) for code, count in counted.most_common()),
        taught=taught(facts).lines[0].numbers[0],
        changes=change(facts).lines,
    )
