"""The six questions about a decision, and the sentence that an answered one folds to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape

from empower_desktop.language import N_, Language, Message
from empower_desktop.records import Decision
from empower_desktop.records.authority import status_on
from empower_desktop.records.decision import AUTHORITY, COSTS, HOW, INTERESTS, WHAT, WHO
from empower_desktop.records.fields import Plain
from empower_desktop.records.record import Section

Show = Callable[[str], str]
"""Say a field in the reader's language."""

WITH_VOTES = frozenset({"voting_terbuka", "voting_rahasia", "mufakat_dengan_catatan"})
VOTES = ("votes_for", "votes_against", "votes_abstain")
_UNASKED = frozenset({"authority_status", "status"})


@dataclass(frozen=True)
class Question:
    """One of the six: what is asked, what may be left out, and its fields in rows with their share of the width."""

    section: Section
    text: Message
    hint: Message
    rows: tuple[tuple[tuple[str, int], ...], ...]


QUESTIONS: tuple[Question, ...] = (
    Question(
        WHAT,
        N_("What was decided, and when?"),
        N_("In the words of the people who decided."),
        (
            (("statement", 12),),
            (("decided_on", 4), ("decision_no", 4), ("area", 4)),
            (("meeting", 6), ("group", 6)),
            (("agenda_item", 12),),
        ),
    ),
    Question(
        WHO,
        N_("Who proposed it, which options were discussed?"),
        N_("Who brought it, and what else could have been chosen."),
        ((("proposer_type", 6), ("proposer_person", 6)), (("options_considered", 12),), (("proposal", 12),)),
    ),
    Question(
        HOW,
        N_("How was it decided, and by whom in the end?"),
        N_("The one who has the last word may be another than the meeting."),
        (
            (("method", 6), ("final_decider", 6)),
            (("votes_for", 4), ("votes_against", 4), ("votes_abstain", 4)),
            (("participation_level", 6), ("arnstein_rung", 6)),
            (("dissent", 12),),
            (("dissent_from", 12),),
        ),
    ),
    Question(
        AUTHORITY,
        N_("What authority moved, from whom to whom?"),
        N_("Leave it empty if none did. A promise and what is in force are told apart."),
        (
            (("authority_kind", 12),),
            (("authority_from", 4), ("authority_to", 4), ("authority_instrument", 4)),
            (("authority_status", 8), ("authority_until", 4)),
            (("capability_given", 12),),
        ),
    ),
    Question(
        INTERESTS,
        N_("Who gains, who loses, who is not represented yet?"),
        N_("Every party has an interest; name those that are missing."),
        (
            (("gains", 12),),
            (("gains_note", 12),),
            (("losses", 12),),
            (("losses_note", 12),),
            (("interests_represented", 12),),
            (("interests_missing", 12),),
            (("power_dimension", 6), ("legitimacy_effect", 6)),
            (("power_reason", 12),),
            (("resistance_from", 12),),
        ),
    ),
    Question(
        COSTS,
        N_("What does it cost, how does it fit local custom, what follows?"),
        N_("Self-help and outside money, local practice, and how it is being carried out."),
        (
            (("budget_swadaya", 4), ("budget_outside", 4), ("outside_source", 4)),
            (("local_adaptation", 12),),
            (("aims", 12),),
            (("status", 12),),
        ),
    ),
)


def missing_in(question: Question, shown: Mapping[str, Plain]) -> list[str]:
    """Give the required fields of a step that are still empty."""
    return [code for code in question.section.fields if Decision.fields()[code].required and shown.get(code) in (None, ())]


def is_answered(question: Question, shown: Mapping[str, Plain]) -> bool:
    """Tell whether a step holds an answer: all that is required, or anything where nothing is."""
    if any(Decision.fields()[code].required for code in question.section.fields):
        return not missing_in(question, shown)
    return any(shown.get(code) not in (None, ()) for code in question.section.fields if code not in _UNASKED)


def standing_on(shown: Mapping[str, Plain], day: date) -> Mapping[str, Plain]:
    """Give what is shown as it stands on a day: authority that has run out has ended, whatever was noted while it was in force."""
    return {**shown, "authority_status": status_on(Decision.load("", shown), day)}


def sentence(number: int, shown: Mapping[str, Plain], show: Show, language: Language) -> str:
    """Give the sentence of an answered step, in which <b> marks what matters."""
    tell = (_what, _who, _how, _authority, _interests, _costs)[number]
    parts = tell(shown, lambda code: escape(show(code).replace("\n", ", ").replace("; ", ", ")))
    return " ".join(part if isinstance(part, str) else language(part) for part in parts)


Parts = list[Message | str]


def _bold(text: str) -> str:
    return f"<b>{text}</b>"


def _what(shown: Mapping[str, Plain], show: Show) -> Parts:
    return [show("statement"), *([f"· {show('decided_on')}"] if shown.get("decided_on") else [])]


def _who(shown: Mapping[str, Plain], show: Show) -> Parts:
    person = f" ({show('proposer_person')})" if shown.get("proposer_person") else ""
    parts: Parts = [N_("Initiated by {who}.", who=_bold(show("proposer_type")) + person)]
    if shown.get("options_considered"):
        parts.append(N_("Options: {options}.", options=show("options_considered")))
    return parts


def _how(shown: Mapping[str, Plain], show: Show) -> Parts:
    how = _bold(show("method"))
    parts: Parts = [f"{how}."]
    if shown.get("method") in WITH_VOTES and any(shown.get(code) is not None for code in VOTES):
        counts = [show(code) or "–" for code in VOTES]
        parts = [N_("{how}, for {yes} · against {no} · abstained {none}.", how=how, yes=counts[0], no=counts[1], none=counts[2])]
    parts.append(N_("In the end {who} decided.", who=_bold(show("final_decider"))))
    return parts


def _authority(shown: Mapping[str, Plain], show: Show) -> Parts:
    if not shown.get("authority_kind"):
        return (
            [N_("No authority moved; given: {what}.", what=show("capability_given"))]
            if shown.get("capability_given")
            else [show("authority_to")]
        )
    ends = f"{show('authority_from') or '?'} → {show('authority_to') or '?'}"
    return [f"{_bold(show('authority_kind'))}: {ends}.", show("authority_status")]


def _interests(shown: Mapping[str, Plain], show: Show) -> Parts:
    told = {
        "gains": N_("Gains: {who}.", who=show("gains")),
        "losses": N_("Loses: {who}.", who=show("losses")),
        "interests_missing": N_("Not represented: {who}.", who=show("interests_missing")),
    }
    parts: Parts = [text for code, text in told.items() if shown.get(code)]
    other = next((code for code in INTERESTS.fields if shown.get(code)), "")
    return parts or [show(other)]


def _costs(shown: Mapping[str, Plain], show: Show) -> Parts:
    told: dict[str, Message | str] = {
        "budget_swadaya": N_("Self-help {amount}.", amount=show("budget_swadaya")),
        "budget_outside": N_("From outside {amount}.", amount=show("budget_outside")),
        "local_adaptation": show("local_adaptation"),
    }
    parts: Parts = [text for code, text in told.items() if shown.get(code)]
    return parts or [show("aims")]
