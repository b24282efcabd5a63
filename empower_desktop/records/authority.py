"""Authority that a decision moves: whether it is in force on a day, and what is asked of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from empower_desktop.language import N_
from empower_desktop.records.record import Finding, Look

if TYPE_CHECKING:
    from empower_desktop.records.decision import Decision

IN_FORCE, ENDED = "berlaku", "berakhir"


def status_on(decision: Decision, day: dt.date) -> str | None:
    """Say how far a transfer has come on a day: as it is noted, and ended where it is in force no longer than an earlier day.

    It is in force to the end of its last day (`indicators.md`, M1a).
    """
    ran_out = decision.authority_until is not None and decision.authority_until < day
    return ENDED if decision.authority_status == IN_FORCE and ran_out else decision.authority_status


def has_two_ends(decision: Decision, look: Look) -> Iterator[Finding]:
    """Ask from whom to whom authority moved, how far it has come, and on what that is based (R10); it ends after it begins (R17)."""
    if not decision.authority_kind:
        return
    missing = {
        "authority_from": decision.authority_from,
        "authority_to": decision.authority_to,
        "authority_status": decision.authority_status,
    }
    for code, value in missing.items():
        if not value:
            yield Finding("R10", "E", code, N_("Authority moved: say from whom, to whom, and how far it has come."))
    if decision.authority_from and decision.authority_from == decision.authority_to:
        yield Finding("R10", "E", "authority_to", N_("From and to are the same. To whom did the authority move?"))
    if not decision.authority_instrument:
        yield Finding("R10", "W", "authority_instrument", N_("On what is the transfer based?"))
    if decision.authority_until and decision.decided_on and decision.authority_until < decision.decided_on:
        yield Finding("R17", "E", "authority_until", N_("It ends before it begins."))


def is_still_in_force(decision: Decision, look: Look) -> Iterator[Finding]:
    """Ask whether what has run out goes on: many are prolonged, and nobody notes it."""
    if decision.authority_status == IN_FORCE and status_on(decision, look.today) == ENDED:
        yield Finding("in_force", "W", "authority_until", N_("It ended on {day}. Was it extended?", day=decision.authority_until))


def ended_says_when(decision: Decision, look: Look) -> Iterator[Finding]:
    """Ask for the day on which authority ended, which has come."""
    if decision.authority_status != ENDED:
        return
    if decision.authority_until is None:
        yield Finding("ended", "W", "authority_until", N_("It has ended: write on which day."))
    elif decision.authority_until > look.today:
        yield Finding("ended", "W", "authority_until", N_("It has ended, yet this day lies ahead. Which is right?"))
