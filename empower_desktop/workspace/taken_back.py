"""What was done here about what a merge brought, and taken back: it goes with the merge rather than keep it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from empower_desktop.history.change import Change
from empower_desktop.workspace.kept_questions import answered, open_questions
from empower_desktop.workspace.saving import UNDONE
from empower_desktop.workspace.workspace import Workspace
from empower_desktop.workspace.written_upon import WrittenUpon


def answers_taken_back(work: Workspace, merge: str, going: Collection[str]) -> set[str]:
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


def put_back(work: Workspace, upon: Sequence[WrittenUpon]) -> set[str]:
    """Give what was written upon the changes of a merge and put back, of records that stand as if nobody had written upon it.

    Settled conflicts that were taken back are among it. What stands in part stays, also what settled a conflict before somebody
    wrote upon it. Where it left in an export, it may come back, and what put it back must be here then.
    """
    as_without = [each for each in upon if each.stands_as_without and not work.store.carried_with(each.upon)]
    return {name for each in as_without for name in each.upon}
