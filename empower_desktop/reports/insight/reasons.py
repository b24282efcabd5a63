"""Why a number is not shown, in a sentence for whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from empower_desktop.language import N_, Message
from empower_desktop.reports.insight.number import Hidden, Number
from empower_desktop.reports.insight.shown import NO_DATA

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


def why(number: Number) -> Message | None:
    """Say why a number is not shown; None where it is."""
    return _WHY.get(number.hidden) if number.value is None else None
