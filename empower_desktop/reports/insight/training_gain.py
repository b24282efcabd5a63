"""What was learned in trainings: scores before and after, on one scale (`indicators.md` T1, A5a; Kirkpatrick)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.records import Participation, Record, Training
from empower_desktop.reports.insight.adoption import CHECKS, adopted, is_due, present_at_each
from empower_desktop.reports.insight.counting import count, mean, mean_of
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Name, Result

HIGH, MEDIUM = Fraction(7, 10), Fraction(3, 10)
"""Hake's bands, as commonly used in Indonesian reports: high from 0.70, medium from 0.30."""
COLUMNS = (
    Label("Rata-rata awal", "Mean before"),
    Label("Rata-rata akhir", "Mean after"),
    Label("Kenaikan (poin)", "Gain (points)"),
    Label("Gain ternormalisasi", "Normalised gain"),
    Label("Rata-rata gain perorangan", "Mean individual gain"),
    Label("Nilainya turun", "Scored lower"),
    Label("Tanpa pasangan nilai", "Without a pair of scores"),
)


@dataclass(frozen=True)
class Scores:
    """The scores of one training: pairs of before and after, and who has no pair."""

    pairs: tuple[tuple[Participation, Fraction, Fraction], ...]
    alone: tuple[Participation, ...]
    most: Fraction | None

    @property
    def gain(self) -> Fraction | None:
        """Give the gain of the class."""
        return class_gain([(pre, post) for _, pre, post in self.pairs], self.most)

    @property
    def individual_gains(self) -> tuple[tuple[Participation, Fraction], ...]:
        """Give the gain of each who began below the highest mark; a decline stays below 0."""
        return tuple(
            (each, (post - pre) / (self.most - pre)) for each, pre, post in self.pairs if self.most is not None and pre < self.most
        )


def class_gain(pairs: Sequence[tuple[Fraction, Fraction]], most: Fraction | None) -> Fraction | None:
    """Give the share of the possible gain that a class reached (Hake's n-gain), of pairs of marks before and after.

    None where it began at the highest mark, or while none is known.
    """
    before, after = mean_of([pre for pre, _ in pairs]), mean_of([post for _, post in pairs])
    return (after - before) / (most - before) if most is not None and before < most else None


def is_on_scale(mark: Decimal, least: Decimal | None, most: Decimal | None) -> bool:
    """Say whether a mark lies on the scale of its training; while that has no end, every mark does.

    What does not is no mark, wherever means and gains are told: it breaks R08 of `records.md`, was mistyped, and a mean of
    it would tell of nobody. Who has it takes part all the same.
    """
    return most is None or (least or Decimal(0)) <= mark <= most


def scores_of(training: Training, present: Sequence[Participation]) -> Scores:
    """Give the scores of a training, of those who were present."""
    pairs, alone = [], []
    for each in present:
        before, after = (_mark(training, mark) for mark in (each.pre_score, each.post_score))
        if before is not None and after is not None:
            pairs.append((each, before, after))
        elif before is not None or after is not None:
            alone.append(each)
    return Scores(tuple(pairs), tuple(alone), None if training.score_max is None else Fraction(training.score_max))


def _mark(training: Training, mark: Decimal | None) -> Fraction | None:
    return Fraction(mark) if mark is not None and is_on_scale(mark, training.score_min, training.score_max) else None


def trainings(facts: Facts) -> list[Training]:
    """Give the trainings of the period by their day."""
    return sorted(facts.within(Training), key=lambda each: (facts.days[each.id], each.title or "", each.id))


def names_of(facts: Facts) -> Mapping[str, Name]:
    """Name the trainings; those of one title also by their day, or they could not be told apart."""
    held = trainings(facts)
    often = Counter(each.title for each in held)
    return {
        each.id: N_("{title} ({day})", title=each.title or "", day=facts.days[each.id]) if often[each.title] > 1 else each.title or ""
        for each in held
    }


def band(gain: Fraction | None) -> Name:
    """Say in a word how much was gained: rendah, sedang, tinggi."""
    if gain is None:
        return ""
    if gain >= HIGH:
        return Label("tinggi", "high")
    return Label("sedang", "medium") if gain >= MEDIUM else Label("rendah", "low")


def knowledge(facts: Facts) -> Result:
    """Give T1 (A5a), a line for each training with scores, by day; the word is Hake's band. Trainings are never compared."""
    present_at, names = facts.once(present_at_each), names_of(facts)
    lines = []
    for training in trainings(facts):
        scores = scores_of(training, present_at.get(training.id, ()))
        if scores.pairs or scores.alone:
            numbers = _numbers(facts, scores)
            lines.append(Line(names[training.id], numbers, training.id, band(numbers[3].value)))
    return Result("A5a", COLUMNS, tuple(lines))


def kirkpatrick(facts: Facts) -> Result:
    """Give Kirkpatrick's levels 1 to 3, a line for each training: satisfaction, gain, latest use in practice; 4 is A11."""
    present_at, names = facts.once(present_at_each), names_of(facts)
    lines = []
    for training in trainings(facts):
        present = present_at.get(training.id, [])
        satisfied = [(each, Fraction(each.satisfaction)) for each in present if each.satisfaction is not None]
        gain = _gain(facts, scores_of(training, present))
        due = [check for check in CHECKS if is_due(training, check, facts.period.last)]
        used = adopted(facts, present, due[-1]) if due else Number(None, hidden="empty")
        lines.append(Line(names[training.id], (mean(facts, satisfied, "level"), gain, used), training.id))
    columns = (Label("1 Reaksi: kepuasan", "1 Reaction: satisfaction"), Label("2 Belajar: gain", "2 Learning: gain"))
    notes = (N_("Level 4, what became better, stands on the page “{page}”.", page=Label("Perubahan", "Change")),)
    return Result("KP", (*columns, Label("3 Perilaku: menerapkan", "3 Behaviour: in practice")), tuple(lines), notes=notes)


def _numbers(facts: Facts, scores: Scores) -> tuple[Number, ...]:
    before = mean(facts, [(each, pre) for each, pre, _ in scores.pairs], "points")
    after = mean(facts, [(each, post) for each, _, post in scores.pairs], "points")
    raised = mean(facts, [(each, post - pre) for each, pre, post in scores.pairs], "change")
    individual = mean(facts, scores.individual_gains, "ratio")
    declined = [each for each, pre, post in scores.pairs if post < pre]
    return before, after, raised, _gain(facts, scores), individual, count(declined), count(scores.alone)


def _gain(facts: Facts, scores: Scores) -> Number:
    number = mean(facts, [(each, Fraction(0)) for each, _, _ in scores.pairs], "ratio")
    if number.hidden:
        return number
    gain = scores.gain
    return Number(gain, "ratio", n=number.n, hidden="" if gain is not None else "empty", behind=number.behind, kind=number.kind)


_NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Training: ("title", "score_min", "score_max", "date_start"),
    Participation: ("presence", "pre_score", "post_score"),
}
INDICATORS = (
    Indicator(
        "A5a",
        Label("Peningkatan pengetahuan", "Gain in knowledge"),
        N_("How much the participants knew before and after each training, on the same scale."),
        "training",
        ("A5",),
        knowledge,
        _NEEDS,
        N_("Never compare two trainings with different tests. A lower mark afterwards is counted too."),
        counts_persons=True,
    ),
)
KIRKPATRICK = Indicator(
    "KP",
    Label("Empat tingkat Kirkpatrick", "Kirkpatrick's four levels"),
    N_("For each training: were they content, did they learn, do they use it."),
    "training",
    ("A5",),
    kirkpatrick,
    {
        Training: ("title", "score_min", "score_max", "date_start"),
        Participation: ("presence", "pre_score", "post_score", "satisfaction", "adoption_1m", "adoption_3m", "adoption_6m"),
    },
    N_("Contentment alone says nothing of what was learned."),
    counts_persons=True,
)
