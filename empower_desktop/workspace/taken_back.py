"""What was decided here about what a merge brought, and taken back: it goes with the merge rather than keep it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import state_of, survivors
from empower_desktop.records import UNITS
from empower_desktop.workspace.kept_questions import answered, open_questions
from empower_desktop.workspace.resolved import RESOLVED
from empower_desktop.workspace.saving import UNDONE
from empower_desktop.workspace.workspace import Workspace


def taken_back_here(work: Workspace, merge: str, going: Collection[str]) -> set[str]:
    """Give what was written here upon the changes of a merge and taken back here: answers to its questions, settled conflicts."""
    along = _answers(work, merge, going)
    return along | _settlements(work, {*going, *along})


def _answers(work: Workspace, merge: str, going: Collection[str]) -> set[str]:
    """Give what took back answers to questions of a merge here, and what gave them once more: they are a part of what it brought.

    What is over anything besides, or builds on what somebody wrote in a form, is not among them; nor is what took back an answer
    that left in an export: the answer may come back, and what took it back must be here then.
    """
    whys: dict[str, set[str]] = {}
    for waiting in (*open_questions(work), *answered(work)):
        for change in (change for choice in waiting.asked.choices for change in choice.changes if waiting.merge == merge):
            whys.setdefault(change.record, {UNDONE}).add(change.why)
    along: set[str] = set()
    while whys:
        builders = work.store.built_on({*going, *along})
        brought = work.store.sources_of(each.id for each in builders)
        own = [each for each in builders if each.id not in brought and each.why in whys.get(each.record, ())]
        more = {each.id for each in own if {*going, *along}.issuperset(each.over) and not _takes_back_what_left(work, each)}
        if not more:
            break
        along |= more
    return along


def _takes_back_what_left(work: Workspace, change: Change) -> bool:
    return change.why == UNDONE and any(work.store.carried_with([each]) for each in change.over)


def _settlements(work: Workspace, going: Collection[str]) -> set[str]:
    """Give what settled conflicts with these changes, and what took that back, of records in which all fights again as before.

    What somebody settled once more stays, and so does what settled a conflict before somebody wrote upon it. Where a settlement left
    in an export, it may come back, and what took it back must be here then.
    """
    found: dict[str, Change] = {}
    while more := _settled_upon(work, {*going, *found}):
        found.update((each.id, each) for each in more)
    histories = work.store.histories({each.record for each in found.values()})
    sent = {each.record for each in found.values() if work.store.carried_with([each.id])}
    as_before = {record for record, history in histories.items() if record not in sent and _fights_as_without(history, found)}
    return {each.id for each in found.values() if each.record in as_before}


def _settled_upon(work: Workspace, changes: Collection[str]) -> list[Change]:
    """Give what settled a conflict upon these changes here, or took back something that was done."""
    builders = work.store.built_on(changes)
    brought = work.store.sources_of(each.id for each in builders)
    return [each for each in builders if each.id not in brought and (each.why == UNDONE or each.why.startswith(RESOLVED))]


def _fights_as_without(history: Sequence[Change], left_out: Collection[str]) -> bool:
    """Say whether a record stands as it would without these changes: each value that fought fights again, and no other does."""
    without = [change for change in history if change.id not in left_out]
    if not without:
        return False
    stands = [state_of(changes, UNITS).standing for changes in (history, without)]
    return stands[0] == stands[1] and _values(history) == _values(without)


def _values(history: Sequence[Change]) -> dict[str, set[str]]:
    """Give what survives in each field, but for what deletes and restores: how the record stands says that."""
    return {code: {repr(each.fields[code]) for each in left} for code, left in survivors(history).items() if code != DELETED}
