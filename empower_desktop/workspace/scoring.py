"""What the marks of a training say: means, the gain over those with both marks, what a mark outside the scale may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from empower_desktop.records.fields import Plain

FEWEST_PAIRS = 5
HIGH, MIDDLE = Decimal("0.7"), Decimal("0.3")


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
        return self.most is not None and self.least <= score <= self.most

    def perhaps(self, score: Decimal) -> Decimal | None:
        """Give what a mark above the scale was probably meant to be: a figure too many was typed."""
        guess = score
        while self.most is not None and guess > self.most and guess == guess.to_integral_value():
            guess = Decimal(int(guess) // 10)
        return guess if guess != score and self.holds(guess) else None


@dataclass(frozen=True)
class Gain:
    """The marks of a training taken together; `share` is the normalised gain of the class, over `pairs`."""

    before: Decimal | None
    after: Decimal | None
    pairs: int
    share: Decimal | None

    @property
    def band(self) -> str:
        """Say how much of what was possible was reached: high, middle or low."""
        if self.share is None:
            return ""
        return "high" if self.share >= HIGH else "middle" if self.share >= MIDDLE else "low"


def number_of(plain: Plain) -> Decimal | None:
    """Give a plain number; None where there is none."""
    try:
        return None if plain is None or isinstance(plain, bool | tuple) else Decimal(plain)
    except InvalidOperation:
        return None


def gain_of(scores: Iterable[tuple[Decimal | None, Decimal | None]], scale: Scale) -> Gain:
    """Work out means and gain; only those with both marks, on the scale, make pairs."""
    kept = [(before, after) for before, after in scores if _fits(before, scale) and _fits(after, scale)]
    pairs = [(before, after) for before, after in kept if before is not None and after is not None]
    before, after = _mean([one for one, _ in pairs]), _mean([other for _, other in pairs])
    if len(pairs) < FEWEST_PAIRS or before is None or after is None or scale.most is None or before >= scale.most:
        return Gain(before, after, len(pairs), None)
    return Gain(before, after, len(pairs), (after - before) / (scale.most - before))


def rounded(value: Decimal, places: int) -> Decimal:
    """Round half away from zero, trailing zeros kept."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _fits(score: Decimal | None, scale: Scale) -> bool:
    return score is None or scale.most is None or scale.holds(score)


def _mean(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None
