"""What the marks of a training say: means, the gain over those with both marks, what a mark outside the scale may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from empower_desktop.records.fields import Plain
from empower_desktop.reports.insight.counting import FEWEST, mean_of
from empower_desktop.reports.insight.training_gain import class_gain, is_on_scale


@dataclass(frozen=True)
class Scale:
    """The lowest and the highest mark of a training; no highest one while none was written."""

    least: Decimal
    most: Decimal | None

    @classmethod
    def of(cls, training: Mapping[str, Plain]) -> Scale:
        """Read the scale of a training."""
        return cls(number_of(training.get("score_min")) or Decimal(0), number_of(training.get("score_max")))

    def holds(self, score: Decimal) -> bool:
        """Tell whether a mark lies on the scale."""
        return self.most is not None and is_on_scale(score, self.least, self.most)

    def perhaps(self, score: Decimal) -> Decimal | None:
        """Give what a mark above the scale was probably meant to be: a figure too many was typed."""
        guess = score
        while self.most is not None and guess > self.most and guess == guess.to_integral_value():
            guess = Decimal(int(guess) // 10)
        return guess if guess != score and self.holds(guess) else None


@dataclass(frozen=True)
class Gain:
    """The marks of a training taken together; `share` is the normalised gain of the class, over `pairs`."""

    before: Fraction | None
    after: Fraction | None
    pairs: int
    share: Fraction | None


def number_of(plain: Plain) -> Decimal | None:
    """Give a plain number; None where there is none."""
    try:
        return None if plain is None or isinstance(plain, bool | tuple) else Decimal(plain)
    except InvalidOperation:
        return None


def gain_of(scores: Iterable[tuple[Decimal | None, Decimal | None]], scale: Scale) -> Gain:
    """Work out means and gain of pairs of marks, as the figures of insight do."""
    pairs = [
        (Fraction(before), Fraction(after))
        for before, after in scores
        if before is not None and after is not None and all(is_on_scale(mark, scale.least, scale.most) for mark in (before, after))
    ]
    if not pairs:
        return Gain(None, None, 0, None)
    share = class_gain(pairs, None if scale.most is None else Fraction(scale.most)) if len(pairs) >= FEWEST else None
    return Gain(mean_of([before for before, _ in pairs]), mean_of([after for _, after in pairs]), len(pairs), share)
