"""Questions about something that went since with a merge that was undone: said anew, or asked no more for as long as it is away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from empower_desktop.history.change import Change
from empower_desktop.language import N_
from empower_desktop.records import SameAs
from empower_desktop.records.author import PAIR
from empower_desktop.workbook.proposing import LEAVE, Asked, Choice
from empower_desktop.workspace.kept_questions import Waiting, open_questions
from empower_desktop.workspace.workspace import Workspace


def still_asked(work: Workspace) -> list[Waiting]:
    """Give the questions that wait as they are to be asked now, the oldest first."""
    waiting = open_questions(work)
    asked = {each.id: each for each in as_things_are(work, [each.asked for each in waiting])}
    return [replace(each, asked=asked[each.asked.id]) for each in waiting if each.asked.id in asked]


def as_things_are(work: Workspace, questions: Iterable[Asked]) -> list[Asked]:
    """Give these questions without what is not here, those that ask nothing then left out.

    Two can be found to be one or two only while both are here, or the one that is asked about comes with the answer. Where what a value
    was asked beside is gone, the question says so; nothing of it is kept, so that it is the former one again once that comes again.
    """
    listed = list(questions)
    joining = {end for asked in listed for change in _changes(asked) for end in _joined(change) if end not in asked.decides}
    away = joining - work.store.states(joining).keys() if joining else set[str]()
    over = {one for asked in listed if asked.code == "merged_before" for change in _changes(asked) for one in change.over}
    gone = work.store.unknown(over) if over else set[str]()
    told = (_beside_what_is_here(asked, away) for asked in listed)
    return [_said_anew(asked) if _is_beside(asked, gone) else asked for asked in told if asked is not None]


def _beside_what_is_here(asked: Asked, away: Collection[str]) -> Asked | None:
    """Give a question without joins to what is away; None where no answer would write anything any more."""
    if not any(_joins_any(change, away) for change in _changes(asked)):
        return asked
    left = [replace(choice, changes=tuple(each for each in choice.changes if not _joins_any(each, away))) for choice in asked.choices]
    choices = tuple(now for now, was in zip(left, asked.choices, strict=True) if now.changes or not was.changes)
    if not any(choice.changes for choice in choices):
        return None
    is_cut = any(len(now.changes) != len(was.changes) for now in choices for was in asked.choices if now.code == was.code)
    message = N_("{question} Some of these were undone since, and are left out.", question=asked.message) if is_cut else asked.message
    return replace(asked, choices=choices, message=message)


def _said_anew(asked: Asked) -> Asked:
    """Ask about a value beside which nothing stands any more; about a whole row, of which something is here still, nothing else is said."""
    said = asked.message.values
    if not said.keys() >= {"label", "before", "after"}:
        return asked
    message = N_(
        "“{label}” is “{after}” in this copy of the export. “{before}”, which was merged from it before, was undone since. Take it?"
    )
    choices = tuple(each if each.changes else Choice(each.code, LEAVE) for each in asked.choices)
    return replace(asked, message=message.filled(**{name: said[name] for name in ("label", "before", "after")}), choices=choices)


def _is_beside(asked: Asked, gone: AbstractSet[str]) -> bool:
    return asked.code == "merged_before" and any(not gone.isdisjoint(change.over) for change in _changes(asked))


def _changes(asked: Asked) -> list[Change]:
    return [change for choice in asked.choices for change in choice.changes]


def _joined(change: Change) -> tuple[str, ...]:
    return tuple(str(change.fields[code]) for code in SameAs.key if code in change.fields) if change.kind == PAIR else ()


def _joins_any(change: Change, records: Collection[str]) -> bool:
    return any(end in records for end in _joined(change))
