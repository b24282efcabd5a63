"""A number in words, the same on screen, paper and sheet (`indicators.md` G2, G3, G4, G8)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from empower_desktop.language import N_, Label, Language, Message
from empower_desktop.records import Contribution
from empower_desktop.reports.insight.number import BLANK, Hidden, Number
from empower_desktop.reports.insight.result import Name, Result

INDICATIVE = N_("Indicative – from the records received, not a survey")
NO_DATA = N_("No data for this figure yet.")
FILLED_IN, TOO_LITTLE = N_("Fields filled in: {share}."), N_("Too few fields are filled in to draw this.")
NOT_YET_EQUAL, EQUAL, MORE = Label("belum setara", "not yet equal"), Label("setara", "equal"), Label("lebih banyak", "more")
LEAST_EQUAL, MOST_EQUAL = Fraction(4, 5), Fraction(5, 4)
"""Our own reading of parity, no standard (F1): below 0.80 not yet equal, above 1.25 more."""

_INSTEAD: Mapping[Hidden, Message | str] = {
    "few": "n<5",
    "empty": "—",
    "thin": N_("too little known"),
    "small": "1–4",
    "suppressed": N_("hidden"),
    "one_point": N_("one point only"),
}
_WITH_N = frozenset({"ratio", "points", "days", "rank", "level", "change"})


def shown(number: Number, language: Language) -> str:
    """Give a number in words, never a share without its n: `60,0% (6 dari 10)`, `2 dari 3 (n<5)`, `n<5`, `—`, `1–4`, `disembunyikan`."""
    if number == BLANK:
        return ""
    if number.value is None:
        hidden = language(_INSTEAD.get(number.hidden, "—"))
        if number.hidden == "few" and number.made_of:
            # On the own device the count is told, and no share: "n<5" before it would seem to hide what stands beside it.
            return f"{language(_of(*number.made_of, language, rupiah=False))} ({hidden})"
        return hidden if number.hidden == "empty" else hidden + _made_of(number, language)
    if number.unit == "count" and number.made_of:
        return language(_of(*number.made_of, language, rupiah=False))
    return _value(number, number.value, language) + _made_of(number, language)


def shown_value(number: Number, language: Language) -> str:
    """Give only the value, for a place where numerator and denominator stand beside it; else what stands instead."""
    if number == BLANK:
        return ""
    return language(_INSTEAD.get(number.hidden, "—")) if number.value is None else _value(number, number.value, language)


def reading(parity: Number) -> Name:
    """Give the reading word of a parity, or "" where there is none."""
    if parity.value is None:
        return ""
    if parity.value < LEAST_EQUAL:
        return NOT_YET_EQUAL
    return MORE if parity.value > MOST_EQUAL else EQUAL


def told_coverage(result: Result, language: Language) -> str:
    """Say of how many the fields are filled in, or "" where it need not be told."""
    coverage = result.thin_coverage
    return language(FILLED_IN.filled(share=shown(coverage, language))) if coverage else ""


def decimals(value: Fraction, places: int, language: Language) -> str:
    """Write a number with exactly so many decimals."""
    return language.figures(rounded(value, places))


def rounded(value: Fraction, places: int) -> Decimal:
    """Round half away from zero (G8)."""
    scaled = math.floor(abs(value) * 10**places + Fraction(1, 2))
    return Decimal(scaled if value >= 0 else -scaled).scaleb(-places)


def _value(number: Number, value: Fraction, language: Language) -> str:
    match number.unit:
        case "percent":
            return f"{decimals(value * 100, 1, language)}%"
        case "ratio":
            return decimals(value, 2, language)
        case "rupiah":
            return language.money(int(rounded(value, 0)))
        case "days":
            return language(N_("{n} days", n=_short(value, language)))
        case "hours":
            return language(N_("{n} hours", n=_short(value, language)))
        case "change":
            return ("+" if value > 0 else "") + _short(value, language)
        case "change in rupiah":
            return ("+" if value > 0 else "-" if value < 0 else "") + language.money(int(rounded(abs(value), 0)))
        case _:
            return _short(value, language)


def _short(value: Fraction, language: Language) -> str:
    return decimals(value, 0 if value.denominator == 1 else 2, language)


def _made_of(number: Number, language: Language) -> str:
    if number.made_of:
        return f" ({language(_of(*number.made_of, language, rupiah=number.kind == Contribution.kind))})"
    return f" (n = {language.number(number.n)})" if number.n is not None and number.unit in _WITH_N and number.value is not None else ""


def _of(part: int, whole: int, language: Language, rupiah: bool) -> Message:
    told = language.money if rupiah else language.number
    return N_("{part} of {whole}", part=told(part), whole=told(whole))
