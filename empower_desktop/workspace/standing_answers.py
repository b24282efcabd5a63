"""Answers that stand already: all that one writes has come another way, or is so anyway, so that its question waits for nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import state_of
from empower_desktop.records import UNITS
from empower_desktop.workbook.proposing import ANOTHER_NAME, Asked, Choice
from empower_desktop.workbook.purposes import ANSWERED
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.kept_questions import Waiting, answered, body_of, open_questions, open_questions_touched
from empower_desktop.workspace.rows_joined import partings_of_what_is_away
from empower_desktop.workspace.rows_meant import RowsThatMayBe
from empower_desktop.workspace.saving import was_undone
from empower_desktop.workspace.workspace import Workspace


def standing_answers(ledger: Ledger, questions: Collection[Asked], written: Collection[str] = ()) -> dict[str, Choice]:
    """Give, by the ids of questions, the choice of which all changes are here, and none was taken back by somebody here.

    What an edit can say as plainly as an answer stands only where somebody answered it. `written` are changes that are being written.
    What names rows that other questions are about stands as their answers let it be.
    """
    rows = RowsThatMayBe.of(ledger, questions) if any(each.decides for each in questions) else RowsThatMayBe()
    away = partings_of_what_is_away(ledger, questions)
    ways = {
        (each.id, choice.code): [ways for ways in rows.ways(each, choice) if ways[0].id not in away]
        for each in questions
        for choice in each.choices
    }
    here = {*ledger.changes(change.id for some in ways.values() for several in some for change in several), *written}

    def standing(asked: Asked, choice: Choice) -> Choice | None:
        found = [next((each for each in several if each.id in here), None) for several in ways[asked.id, choice.code]]
        changes = tuple(each for each in found if each is not None and not was_undone(ledger.work, each))
        is_here = bool(found) and len(changes) == len(found)
        if not is_here or (_may_be_typed(asked, choice) and not _was_answered(ledger, asked, [change.id for change in changes])):
            return None
        return choice if changes == choice.changes else replace(choice, changes=changes, foretold=choice.first)

    found = {each.id: next((one for choice in each.choices if (one := standing(each, choice)) is not None), None) for each in questions}
    return {question: choice for question, choice in found.items() if choice is not None}


def _may_be_typed(asked: Asked, choice: Choice) -> bool:
    """Say whether an earlier copy may have said in its cells what this choice writes, so that it says nothing of what is asked now.

    That a copied row of an earlier copy is taken as new does not say that one of this copy is the same.
    """
    is_taken_before = asked.code == ANOTHER_NAME and choice.code == "same" and any(each.code == "no" for each in asked.choices)
    return asked.code == "unclear" or choice.code in ("cells", "no") or is_taken_before


def _was_answered(ledger: Ledger, asked: Asked, changes: Collection[str]) -> bool:
    """Say whether these changes came with workbooks of answers, and to no other question that is known here."""
    work = ledger.work
    answering = {each.sha256 for each in work.store.arrivals() if each.purpose == ANSWERED}
    brought = work.store.brought_in(changes)
    others = (each.chosen for each in ledger.questions().values() if each.chosen is not None and each.asked.id != asked.id)
    return all(brought.get(each) in answering for each in changes) and _written(others).isdisjoint(changes)


def _written(choices: Iterable[Choice]) -> set[str]:
    return {change.id for choice in choices for change in choice.changes}


def answered_already(ledger: Ledger, questions: Collection[Asked]) -> list[Waiting]:
    """Give those questions of which an answer stands, as they are kept: answered at the moment at which that came.

    To delete what lies in the trash anyway stands too.
    """
    standing = {**_deleted_anyway(ledger, questions), **standing_answers(ledger, questions)}
    work, asked = ledger.work, [each.with_choice(standing[each.id]) for each in questions if each.id in standing]
    return [Waiting(each, "", work.clock.stamp(), standing[each.id].code, _brought_at(work, standing[each.id])) for each in asked]


def _deleted_anyway(ledger: Ledger, questions: Collection[Asked]) -> dict[str, Choice]:
    """Give, by the ids of questions, the choice that only deletes what lies in the trash, and of which no more was seen than is here."""
    deleting = {each.id: choice for each in questions for choice in each.choices if choice.changes and all(map(_deletes, choice.changes))}
    records = {change.record for choice in deleting.values() for change in choice.changes}
    histories = ledger.histories(records) if records else {}
    gone = {
        record: {each.id for each in history} for record, history in histories.items() if state_of(history, UNITS).standing == "deleted"
    }
    return {
        question: choice
        for question, choice in deleting.items()
        if all(change.record in gone and gone[change.record].issuperset(change.over) for change in choice.changes)
    }


def _deletes(change: Change) -> bool:
    return change.fields.get(DELETED) is True


def _brought_at(work: Workspace, choice: Choice) -> str:
    """Give the moment of the file that brought the last of an answer, so that taking it back asks again; now where none brought it."""
    deleted = [change.record for change in choice.changes if _deletes(change)]
    deletions = [each for state in work.store.states(deleted).values() for each in state.survivors.get(DELETED, ())] if deleted else []
    came = work.store.came_at([*(change.id for change in choice.changes), *deletions])
    return max(came.values(), default="") or work.clock.stamp()


def answer_still(work: Workspace, questions: Collection[Asked], elsewhere: Mapping[str, tuple[str, str]]) -> None:
    """Note the answers that are left to questions which one file answered: those given `elsewhere`, each with its moment, or standing."""
    standing = standing_answers(Ledger(work), questions)
    for name, choice in standing.items():
        work.store.answer(name, choice.code, _brought_at(work, choice))
    for name, (code, at) in elsewhere.items():
        work.store.answer(name, code, at)


def settled_too(ledger: Ledger, written: Collection[str]) -> dict[str, Choice]:
    """Give, by the ids of open questions, the answers that the changes which other answers write settle too."""
    waiting = [each.asked for each in ledger.questions().values() if not each.answer] if written else []
    return settled_among(ledger, waiting, written)


def settled_among(ledger: Ledger, waiting: Iterable[Asked], written: Collection[str]) -> dict[str, Choice]:
    """Give, by the ids of these open questions, the answers that the changes which were written elsewhere settle."""
    return standing_answers(
        ledger, [asked for asked in waiting if asked.decides or not _written(asked.choices).isdisjoint(written)], written
    )


def note_answered_elsewhere(work: Workspace, came: Collection[Change]) -> None:
    """Note the answers to open questions that somebody gave elsewhere: what they write `came` with the log of a file.

    To delete what lies in the trash by now is settled too.
    """
    waiting = [each.asked for each in open_questions_touched(work, came)] if came else []
    if waiting:
        ledger = Ledger(work)
        settled = settled_among(ledger, waiting, {change.id for change in came})
        _note(work, waiting, {**_deleted_anyway(ledger, waiting), **settled})


def note_settled(work: Workspace, written: Collection[str], at: str) -> list[str]:
    """Note the answers to open questions that the changes just written by other answers settle too, and give their ids."""
    waiting = [each.asked for each in open_questions_touched(work, work.store.changes(written).values())]
    settled = settled_among(Ledger(work), waiting, written) if waiting else {}
    _note(work, waiting, settled, at)
    return list(settled)


def _note(work: Workspace, waiting: Iterable[Asked], settled: Mapping[str, Choice], at: str = "") -> None:
    """Note answers, each at the moment of what brought it where none is given; a question is kept with what its answer came to."""
    for asked in waiting:
        if (choice := settled.get(asked.id)) is not None:
            body = "" if choice.foretold is None else body_of(asked.with_choice(choice))
            work.store.answer(asked.id, choice.code, at or _brought_at(work, choice), body)


def ask_again_beside(work: Workspace, gone: Collection[str]) -> None:
    """Let corrections wait again that were refused in favour of what was merged before, and is gone now."""
    for each in answered(work):
        if each.asked.code == "merged_before" and each.wrote_nothing and _stood_against(each.asked, gone):
            work.store.answer(each.asked.id, "", "")


def unask_beside(work: Workspace, gone: Collection[str]) -> None:
    """Ask no more whether a cell is to be put back as it was sent, where that is so again since what was merged before is gone."""
    waiting = [each.asked for each in open_questions(work) if each.asked.code == "back_at_base"]
    work.store.unask([asked.id for asked in waiting if _stood_against(asked, gone) and _stands_so(work, asked)])


def _stands_so(work: Workspace, asked: Asked) -> bool:
    """Say whether all that the answers to a question would write is shown here already, undisputed."""
    changes = [(change, work.store.state(change.record)) for choice in asked.choices for change in choice.changes]
    return all(
        state is not None
        and state.disputed.isdisjoint(change.fields)
        and all(state.fields.get(code) == change.fields[code] for code in change.fields)
        for change, state in changes
    )


def _stood_against(asked: Asked, changes: Collection[str]) -> bool:
    return any(not set(changes).isdisjoint(change.over) for choice in asked.choices for change in choice.changes)
