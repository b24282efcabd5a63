"""How a number is written: rounded, never a share without its n, and in place of what is hidden the reason (`indicators.md` G2–G4, G8)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from empower_desktop.language import N_, Language, Message
from empower_desktop.records import Contribution
from empower_desktop.reports.insight.number import Hidden, Number, Unit

FEW, EMPTY, SMALL = "n<5", "—", "1–4"
HIDDEN, ONE_POINT, THIN = N_("hidden"), N_("one point only"), N_("known of fewer than half")
NO_DATA = N_("No data for this figure yet.")
FEWER_THAN_FIVE = N_("Fewer than five people, not shown.")
ONE_TO_FOUR = N_("One to four people of a group that needs shelter: the exact count is not shown.")
NEIGHBOUR_HIDDEN = N_("Not shown, because a hidden number beside it could be worked out from it.")
NO_SECOND_POINT = N_("Measured once only, so there is no change to tell yet.")
TOO_THIN = N_("Filled in for fewer than half, so nothing is said of the rest.")

_IN_PLACE: Mapping[Hidden, str | Message] = MappingProxyType(
    {"": "", "few": FEW, "empty": EMPTY, "small": SMALL, "suppressed": HIDDEN, "one_point": ONE_POINT, "thin": THIN}
)
_WHY: Mapping[Hidden, Message] = MappingProxyType(
    {
        "few": FEWER_THAN_FIVE,
        "empty": NO_DATA,
        "small": ONE_TO_FOUR,
        "suppressed": NEIGHBOUR_HIDDEN,
        "one_point": NO_SECOND_POINT,
        "thin": TOO_THIN,
    }
)
_PLACES: Mapping[Unit, int] = MappingProxyType({"percent": 1, "points": 1, "ratio": 2})
_UP_TO = 2
"""Decimals of means and medians that are no whole number."""
_WITH_N: tuple[Unit, ...] = ("points", "days", "rank", "level", "change", "ratio")


def shown(number: Number, language: Language) -> str:
    """Write a number with what it is made of: `60,0% (6 dari 10)`, `3 (n = 5)`, `Rp 1.250.000`, `n<5`; nothing for a blank cell."""
    text = short(number, language)
    if number.value is None:
        return text
    if number.unit == "percent" and number.made_of:
        n, of = (_counted(each, number, language) for each in number.made_of)
        return language(N_("{share} ({n} of {of})", share=text, n=n, of=of))
    if number.n is not None and number.unit in _WITH_N:
        return f"{text} (n = {language.number(number.n)})"
    return text


def short(number: Number, language: Language) -> str:
    """Write a number alone, where its n stands beside it anyway."""
    if number.value is None:
        return language(_IN_PLACE[number.hidden])
    match number.unit:
        case "percent":
            return decimals(number.value * 100, _PLACES["percent"], language) + "%"
        case "rupiah":
            return language.money(int(rounded(number.value, 0)))
        case "change":
            text = _few_decimals(number.value, language)
            return text if number.value <= 0 else f"+{text}"
        case "points" | "ratio":
            return decimals(number.value, _PLACES[number.unit], language)
        case _:
            return _few_decimals(number.value, language)


def why(number: Number) -> Message | None:
    """Say why a number is not shown; None where it is."""
    return _WHY.get(number.hidden) if number.value is None else None


def rounded(value: Fraction, places: int) -> Decimal:
    """Round half away from zero (`indicators.md` G8)."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-places)


def decimals(value: Fraction, places: int, language: Language) -> str:
    """Write a number with exactly so many decimals, and a minus sign that is as wide as a plus."""
    text = f"{rounded(value, places):,.{places}f}".replace("-", "−")
    return text.translate(str.maketrans(",.", ".,")) if language.code == "id" else text


def _few_decimals(value: Fraction, language: Language) -> str:
    return decimals(value, 0 if value.denominator == 1 else _UP_TO, language)


def _counted(value: int, number: Number, language: Language) -> str:
    return language.money(value) if number.kind == Contribution.kind else language.number(value)
