"""What is said of a conflict above its values: how it came about, that it was left for later, or who settled it."""

from __future__ import annotations

from html import escape

from empower_desktop.language import N_, Language, Message
from empower_desktop.ui.disputes import Contest, Side

BOTH_KEPT = N_("Changed in different places without seeing each other. <b>All of it is kept.</b> Choose the one to use.")
ONE_THING = N_("Two entries that are one say different things here. <b>All of it is kept.</b> Choose the one to use.")
NEWER = N_(
    "Only a newer version of the app knows this: it is shown as it was written. "
    "Answer here if you know what is right, or update the app first."
)
TOGETHER = N_("These fields are settled together, because they depend on each other.")


def explained(language: Language, contest: Contest) -> str:
    """Say in one or two sentences what one looks at; <b> marks strong words."""
    dispute = contest.dispute
    if contest.answer is not None:
        reason = dispute.settled.reason if dispute.settled else ""
        return _settled(language, contest.answer, reason)
    if dispute.until is not None:
        day = language.day(dispute.until)
        return language(N_("Left for later, until {day} or until somebody adds another value. It can be answered now as well.", day=day))
    newer = [] if contest.is_known else [NEWER]
    if dispute.is_deletion:
        return " ".join(language(text) for text in [_deleted_there(contest), *newer])
    joined = len({change.record for change in dispute.wrote.values()}) > 1
    said = [ONE_THING if joined else BOTH_KEPT, *newer, *([TOGETHER] if len(contest.rows) > 1 else [])]
    return " ".join(language(text) for text in said)


def _settled(language: Language, answer: Side, reason: str) -> str:
    name, when, maker = escape(answer.name), answer.when, escape(answer.workbook_of)
    settled = N_("Settled by <b>{name}</b>, {when}. What was not taken stays in the history.")
    if maker:
        settled = N_("Settled by <b>{name}</b> in the workbook that {maker} made, {when}. What was not taken stays in the history.")
    said = [settled.filled(name=name, maker=maker, when=when)]
    said += [N_("Reason: {reason}", reason=escape(reason))] if reason else []
    return " ".join(language(text) for text in said)


def _deleted_there(contest: Contest) -> Message:
    """Say who deleted the record, and who restored or edited it meanwhile."""
    asked = {rival.change: rival.value is True for rival in contest.dispute.conflict.rivals}
    deleted, kept = (
        ", ".join(dict.fromkeys(escape(side.name) for side in contest.sides if asked[side.change] is which)) for which in (True, False)
    )
    return N_("Deleted by {a}, edited by {b}. <b>Nothing is lost.</b> Keep or delete?", a=deleted, b=kept)
