"""Why a change stands that settles a conflict: who filled in the workbook that settled it, and the reason they gave."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.history.change import Change

RESOLVED = "resolved"
_BY, _BECAUSE = " by ", ": "


def resolved_because(reason: str, filler: str = "") -> str:
    """Give the `why` of a settlement; `filler` is who filled in the workbook where it is not who made it, else empty."""
    by = " ".join(filler.replace(":", " ").split())  # a colon begins the reason
    return RESOLVED + (_BY + by if by else "") + (_BECAUSE + reason if reason else "")


def reason_of(why: str) -> str:
    """Give the reason that was written down with a settlement, or ""."""
    return why.partition(_BECAUSE)[2]


def filler_of(why: str) -> str:
    """Give who filled in the workbook that settled it, or "" where its maker did or it was settled in the app."""
    said = why.partition(_BECAUSE)[0]
    return said.removeprefix(RESOLVED + _BY) if said.startswith(RESOLVED + _BY) else ""


def writer_named(change: Change, authors: Mapping[str, str]) -> str:
    """Give who wrote a value: of a settlement in a workbook who filled that in, else its author, whom `authors` name by id."""
    return filler_of(change.why) or authors.get(change.by, change.by[:8])
