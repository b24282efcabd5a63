"""Answers that stand already: all that one writes has come another way, so that its question waits for nobody."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.questions import was_undone
from empower_desktop.workspace.workspace import Workspace


def standing_answers(ledger: Ledger, questions: Collection[Asked]) -> dict[str, Choice]:
    """Give, by the ids of questions, the choice of which all changes are here, and none was taken back by somebody here."""
    here = ledger.changes({change.id for each in questions for choice in each.choices for change in choice.changes})

    def stands(choice: Choice) -> bool:
        changes = choice.changes
        return bool(changes) and all(change.id in here and not was_undone(ledger.work, change) for change in changes)

    found = {each.id: next(filter(stands, each.choices), None) for each in questions}
    return {question: choice for question, choice in found.items() if choice is not None}


def answered_already(ledger: Ledger, questions: Collection[Asked]) -> list[Waiting]:
    """Give those questions of which an answer stands, as they are kept: answered at the moment at which that came."""
    standing = standing_answers(ledger, questions)
    work, asked = ledger.work, [each for each in questions if each.id in standing]
    return [Waiting(each, "", work.clock.stamp(), standing[each.id].code, _brought_at(work, standing[each.id])) for each in asked]


def _brought_at(work: Workspace, choice: Choice) -> str:
    """Give the moment of the file that brought the last of an answer, so that taking it back asks again; now where none brought it."""
    return max(work.store.came_at(change.id for change in choice.changes).values(), default="") or work.clock.stamp()


def answer_still(work: Workspace, questions: Collection[Asked], elsewhere: Mapping[str, tuple[str, str]]) -> None:
    """Note the answers that are left to questions which one file answered: those given `elsewhere`, each with its moment, or standing."""
    standing = standing_answers(Ledger(work), questions)
    for name, choice in standing.items():
        work.store.answer(name, choice.code, _brought_at(work, choice))
    for name, (code, at) in elsewhere.items():
        work.store.answer(name, code, at)
