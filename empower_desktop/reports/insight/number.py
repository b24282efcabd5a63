"""One number, never without what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Unit = Literal["percent", "ratio", "points", "count", "rupiah", "days", "hours", "rank", "level", "change", "change in rupiah"]
Hidden = Literal["", "few", "empty", "thin", "small", "suppressed", "one_point"]


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a figure, exact and unrounded; a percentage is a share (3/5, not 60).

    `made_of` holds numerator and denominator (of rupiah and contacts too), `n` on how many a mean or median rests,
    `behind` and `among` the ids of the records counted and of those they are a share of, `kind` their kind.
    Where nothing may or can be shown, `value` is None and `hidden` says why: `few` n<5, `empty` no data yet,
    `thin` known of fewer than half, `small` 1–4 persons, `suppressed` because a neighbour is hidden, `one_point`
    one measurement only. A number without value and reason is a cell that has nothing to say.
    """

    value: Fraction | None
    unit: Unit = "percent"
    made_of: tuple[int, int] | None = None
    n: int | None = None
    hidden: Hidden = ""
    behind: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    kind: str = ""


BLANK = Number(None)
