"""Whose a value is: who filled in the workbook in which it was settled or edited, and the reason they gave."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.history.change import Change
from empower_desktop.language import N_, Language
from empower_desktop.workbook.ground import editor_in

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


def filled_in_by(change: Change) -> str:
    """Give who filled in the workbook that a value was written in, or "" where its maker did or it was written in the app."""
    return filler_of(change.why) or editor_in(change.why)


def writer_named(change: Change, authors: Mapping[str, str], say: Language) -> str:
    """Give who wrote a value: its author, whom `authors` name by id, or who filled in a workbook of theirs.

    Of a settlement it is the latter alone; of an edit both, for the rest of that workbook is its author's.
    """
    author = authors.get(change.by, change.by[:8])
    if editor := editor_in(change.why):
        return say(N_("{name} (in the workbook of {maker})", name=editor, maker=author))
    return filler_of(change.why) or author
