"""A number in a sentence: which it is, and why it is not shown if it is not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from empower_desktop.language import N_, Language, Message
from empower_desktop.reports.insight.number import Hidden, Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.shown import NO_DATA, shown

_WHY: Mapping[Hidden, Message] = MappingProxyType(
    {
        "few": N_("Fewer than five people, not shown."),
        "empty": NO_DATA,
        "small": N_("One to four people of a group that needs shelter: the exact count is not shown."),
        "suppressed": N_("Not shown, because a hidden number beside it could be worked out from it."),
        "one_point": N_("Measured once only, so there is no change to tell yet."),
        "thin": N_("Filled in for fewer than half, so nothing is said of the rest."),
    }
)
NO_SHARE = N_("Of fewer than five no percentage is given; the count stands here.")


def why(number: Number) -> Message | None:
    """Say why a number is not shown; None where it is. Of a share whose count is told, that it is no share."""
    if number.hidden == "few" and number.made_of:
        return NO_SHARE
    return _WHY.get(number.hidden) if number.value is None else None


def spoken(result: Result, line: Line, column: int, language: Language) -> str:
    """Say a number in words: its line, its column if there are several, itself, and why it is hidden if it is."""
    number = line.numbers[column]
    names = [language(line.name), language(result.columns[column]) if len(result.columns) > 1 else ""]
    told = f"{', '.join(name for name in names if name)}: {shown(number, language)}"
    reason = why(number)
    return told if reason is None else f"{told}. {language(reason)}"
