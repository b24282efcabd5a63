"""What a decision must say, and what it should (R03–R05, R10–R13, R17, R24, R28 of the data dictionary)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from empower_desktop.language import N_
from empower_desktop.records.choices import class_of
from empower_desktop.records.meeting import AgendaItem, Attendance, Meeting, present_total, who_came
from empower_desktop.records.person import Person
from empower_desktop.records.record import Finding, Look
from empower_desktop.records.rules import is_taken

if TYPE_CHECKING:
    from empower_desktop.records.decision import Decision  # which asks this page for its rules

VOTING = frozenset({"voting_terbuka", "voting_rahasia"})
LEVEL_OF_RUNG = {"1": "1", "2": "1", "3": "1", "4": "2", "5": "3", "6": "4", "7": "5", "8": "5"}  # by the classes of both lists


def _votes_are_cast(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.method not in VOTING:
        return
    for code in ("votes_for", "votes_against"):
        if getattr(decision, code) is None:
            yield Finding("R04", "E", code, N_("A vote was taken: write how many."))
    if decision.votes_for is not None and decision.votes_for <= (decision.votes_against or 0):
        yield Finding("R04", "W", "votes_for", N_("No majority voted for it. Is the outcome right?"))


def _votes_fit_those_present(decision: Decision, look: Look) -> Iterator[Finding]:
    votes = [count for count in (decision.votes_for, decision.votes_against, decision.votes_abstain) if count is not None]
    if votes and not decision.meeting:
        yield Finding("R03", "W", "votes_for", N_("Without a meeting nobody can check the votes. At which meeting were they cast?"))
    meeting = look.one(Meeting, decision.meeting) if decision.meeting and votes else None
    if not meeting:
        return
    present = present_total(meeting, look.where(Attendance, meeting=meeting.id))
    if sum(votes) > present:
        message = N_(
            "{votes} votes are more than those present ({present}). Check the votes or the roster.", votes=sum(votes), present=present
        )
        yield Finding("R03", "E", "votes_for", message)


def _dissent_is_no_consensus(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.method == "musyawarah_mufakat" and (decision.dissent or decision.dissent_from or decision.votes_against):
        yield Finding("R05", "W", "method", N_("There is dissent. Change to consensus with reservations?"))


def _authority_has_two_ends(decision: Decision, look: Look) -> Iterator[Finding]:
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


def _tag_has_a_reason(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.power_dimension and not decision.power_reason:
        yield Finding("R11", "E", "power_reason", N_("Write the reason, one sentence is enough."))


def _losses_are_explained(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.losses and not decision.losses_note:
        yield Finding("R12", "W", "losses_note", N_("Write what they lose and how it is made less."))


def _nobody_is_in_and_out(decision: Decision, look: Look) -> Iterator[Finding]:
    if set(decision.interests_missing or ()) & set(decision.interests_represented or ()):
        yield Finding("R12a", "E", "interests_missing", N_("Somebody stands both as represented and as not represented."))


def _strength_without_authority(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.capability_given and not decision.authority_kind:
        yield Finding("R13", "W", "capability_given", N_("Strength without authority: was any authority handed over too?"))


def _outside_money_has_a_source(decision: Decision, look: Look) -> Iterator[Finding]:
    if (decision.budget_outside or 0) > 0 and not decision.outside_source:
        yield Finding("source", "W", "outside_source", N_("Where does the outside money come from?"))
    if class_of("fund_source", decision.outside_source) == "swadaya":
        yield Finding("source", "W", "outside_source", N_("That is self-help, not money from outside."))


def _lies_somewhere(decision: Decision, look: Look) -> Iterator[Finding]:
    if not (decision.meeting or decision.group or decision.area):
        yield Finding("R28", "E", "meeting", N_("Name the meeting, the group or the village of the decision."))


def _day_is_the_meetings(decision: Decision, look: Look) -> Iterator[Finding]:
    meeting = look.one(Meeting, decision.meeting) if decision.meeting else None
    if meeting and meeting.date and decision.decided_on and meeting.date != decision.decided_on:
        yield Finding("day", "W", "decided_on", N_("The meeting was on {day}.", day=meeting.date))


def _rung_fits_level(decision: Decision, look: Look) -> Iterator[Finding]:
    rung, level = class_of("arnstein_rung", decision.arnstein_rung), class_of("participation_level", decision.participation_level)
    if rung and level and LEVEL_OF_RUNG.get(rung) != level:
        yield Finding("rung", "W", "arnstein_rung", N_("The rung does not fit the level of participation."))


def _dissent_names_nobody(decision: Decision, look: Look) -> Iterator[Finding]:
    """Dissent is printed in the minutes: who is named there may have to answer for it."""
    came = who_came(decision.meeting, look) if decision.meeting and decision.dissent else set()
    names = [person.name for one in came if (person := look.one(Person, one)) and person.name]
    if any(re.search(rf"\b{re.escape(name)}\b", decision.dissent or "") for name in names):
        yield Finding("dissent", "W", "dissent", N_("Somebody is named here, and this is printed. Write what was said, not by whom."))


def _agenda_is_the_meetings(decision: Decision, look: Look) -> Iterator[Finding]:
    item = look.one(AgendaItem, decision.agenda_item) if decision.agenda_item else None
    if item and item.meeting != decision.meeting:
        yield Finding("agenda", "W", "agenda_item", N_("This item was on the agenda of another meeting."))


def _number_is_free(decision: Decision, look: Look) -> Iterator[Finding]:
    if decision.meeting and decision.decision_no:
        others = look.where(type(decision), meeting=decision.meeting)
        if is_taken(decision, "decision_no", others):
            yield Finding("R24", "W", "decision_no", N_("Another decision of the meeting has this number too."))


RULES = (
    _votes_are_cast,
    _votes_fit_those_present,
    _authority_has_two_ends,
    _tag_has_a_reason,
    _nobody_is_in_and_out,
    _lies_somewhere,
)
DOUBTS = (
    _dissent_is_no_consensus,
    _dissent_names_nobody,
    _losses_are_explained,
    _strength_without_authority,
    _outside_money_has_a_source,
    _day_is_the_meetings,
    _agenda_is_the_meetings,
    _number_is_free,
    _rung_fits_level,
)
