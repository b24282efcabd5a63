"""Questions that merges and imports asked: kept here until somebody answers, and what each answer writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import DELETED, Change
from empower_desktop.language import N_, P_
from empower_desktop.records import UNITS
from empower_desktop.store import Question
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace.dated_names import DatedNames
from empower_desktop.workspace.kept_questions import File, Waiting, answered, body_of, waiting_of
from empower_desktop.workspace.namesakes import with_namesakes
from empower_desktop.workspace.postponing import postponed, rests_until
from empower_desktop.workspace.refused import is_asked
from empower_desktop.workspace.remembered_lists import let_lists_go
from empower_desktop.workspace.rivals_gone import as_things_are, still_asked
from empower_desktop.workspace.rows_meant import answers_by_file, written_beside_answers
from empower_desktop.workspace.saving import UNDONE, was_undone
from empower_desktop.workspace.standing_answers import note_settled
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.what_became import already_answered, not_asked_here
from empower_desktop.workspace.workspace import Save, Workspace, step_of


def waiting_questions(work: Workspace) -> list[Waiting]:
    """Give the questions that wait and were not left for later."""
    kept = postponed(work)
    return [each for each in still_asked(work) if rests_until(kept, each.asked.id) is None]


def keep(work: Workspace, asked: Iterable[Asked], merge: str) -> list[Asked]:
    """Keep the questions that were never asked before, and give them."""
    at = work.clock.stamp()
    by_id = {each.id: each for each in asked}
    fresh = work.store.ask(Question(each.id, merge, at, body_of(each)) for each in by_id.values())
    return [by_id[each.id] for each in fresh]


def note_answered(work: Workspace, given: Iterable[tuple[Asked, str]], merge: str, at: str) -> None:
    """Note questions that were answered before they had to wait; one that is known stays as it is."""
    work.store.ask(Question(asked.id, merge, at, body_of(asked), answer, at) for asked, answer in given)


def keep_answered(work: Workspace, answered: Iterable[Waiting], merge: str) -> None:
    """Keep questions that need not wait, each with its answer and the moment of that."""
    work.store.ask(Question(each.asked.id, merge, each.at, body_of(each.asked), each.answer, each.answered_at) for each in answered)


def unasked(work: Workspace, asked: Iterable[Asked]) -> list[Asked]:
    """Give the questions that were never asked before, without keeping them."""
    known = {each.id for each in work.store.questions(answered=None)}
    return list({each.id: each for each in asked if each.id not in known}.values())


def with_chosen(work: Workspace, asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Give questions with what was answered to them here beyond the answers that their file knows."""
    answers = {each.asked.id: each.asked.choices for each in answered(work)}

    def more(one: Asked) -> list[Choice]:
        codes = {each.code for each in one.choices}
        return [each for each in answers.get(one.id, ()) if each.code not in codes]

    return tuple(replace(each, choices=(*each.choices, *more(each))) for each in asked)


def offered(work: Workspace, waiting: Waiting) -> list[Asked]:
    """Give a question with all answers that it offers by now, and what each of them would write."""
    return with_namesakes(work, written_beside_answers(work, [waiting]))


def answer(work: Workspace, question: str, choice: str) -> Step:
    """Answer a question: its changes and the answer are written together. A Problem says that there is nothing to answer so."""
    return work.store.write(lambda _: _with_settled(work, _answered(work, [(question, choice)])[0]))


def answer_all(work: Workspace, questions: Iterable[str], choice: str) -> Step:
    """Answer several questions alike, all or none of them; `result` counts them."""

    def answers() -> Step:
        steps = _answered(work, [(each, choice) for each in questions])
        kinds = frozenset(kind for step in steps for kind in step.kinds)
        records = tuple(dict.fromkeys(record for step in steps for record in step.records))
        changes = tuple(change for step in steps for change in step.changes)
        ids = tuple(each for step in steps for each in step.answered)
        said = P_("{n} question answered", "{n} questions answered", len(steps))
        return _with_settled(work, Step(said, kinds, records, changes, result=len(steps), answered=ids))

    return work.store.write(lambda _: answers())


def reopen(work: Workspace, question: str) -> Step:
    """Ask an answered question again: one whose answer wrote nothing, or whose changes were undone. A Problem says that they stand."""

    def asked_again() -> str:
        kept = next((each for each in answered(work) if each.asked.id == question), None)
        if kept is None:
            raise not_asked_here(work, question)
        if kept.chosen is not None and any(_stands(work, change) for change in kept.chosen.changes):
            message = N_("This answer was carried out. Undo it (Ctrl+Z), or change the record itself.")
            raise Problem(message, "answer_stands", Place(record=kept.chosen.changes[0].record))
        if kept.came_answered:
            file = kept.asked.file
            message = N_("This was answered while {file} was taken in. Take the list in again to answer it otherwise.", file=file)
            raise Problem(message, "answer_stands", Place(file, kept.asked.sheet, kept.asked.cell))
        work.store.answer(question, "", "")
        return kept.answer

    former = work.store.write(lambda _: asked_again())
    return Step(N_("It waits again."), result=question, reopened=((question, former),))


def _stands(work: Workspace, change: Change) -> bool:
    """Say whether what an answer writes stands here, be it written once more after it was undone."""
    alike = [each for each in work.changes(change.record) if (each.why, each.fields) == (change.why, change.fields)]
    return any(not was_undone(work, each) for each in alike)


def asked_before(work: Workspace, question: str) -> Waiting | None:
    """Give a question by its id, open or answered; None where it is not asked here."""
    kept = next((each for each in work.store.questions(answered=None) if each.id == question and is_asked(each)), None)
    return waiting_of(kept) if kept is not None else None


def _answered(work: Workspace, given: Iterable[tuple[str, str]]) -> list[Step]:
    waiting = [(_waiting(work, question), code) for question, code in given]
    now = {each.id: each for each in as_things_are(work, [one.asked for one, _ in waiting])}
    chosen = [(one, _choice_of(work, _asked_now(now, one.asked), code)) for one, code in waiting]
    written, files = answers_by_file(work, chosen)
    steps = [_write(work, one, choice, files) for (one, _), choice in zip(chosen, written, strict=True)]
    let_lists_go(work, [one.merge for one, _ in chosen])
    return steps


def _waiting(work: Workspace, question: str) -> Waiting:
    waiting = asked_before(work, question)
    if waiting is None:
        raise not_asked_here(work, question)
    if waiting.answer:
        raise already_answered(work, waiting)
    return waiting


def _asked_now(now: Mapping[str, Asked], asked: Asked) -> Asked:
    if asked.id not in now:
        message = N_("What this question was about was undone since. It is asked again once that has come again.")
        raise Problem(message, "undone_since", Place(asked.file, asked.sheet, asked.cell))
    return now[asked.id]


def _write(work: Workspace, waiting: Waiting, chosen: Choice, files: Mapping[str, File]) -> Step:
    """Note an answer and write what it says, each change as a part of its file; the question is kept with that from then on."""
    own = waiting.asked
    # Somebody known only here is kept with the question, for what was answered is asked after later on; what went is not.
    is_known = any((each.code, each.changes) == (chosen.code, chosen.changes) for each in own.choices)
    work.store.answer(own.id, chosen.code, work.clock.stamp(), "" if is_known else body_of(own.with_choice(chosen)))
    told, again = as_meant(work, chosen.changes)
    return step_of(N_("Answer saved"), [*_write_answer(work, waiting, told, files), *work.keep(again)], answered=(own.id,))


def _with_settled(work: Workspace, step: Step) -> Step:
    """Give a step of answers with the questions that what they wrote has settled too."""
    return replace(step, answered=(*step.answered, *note_settled(work, step.changes, work.clock.stamp())))


def _choice_of(work: Workspace, asked: Asked, code: str) -> Choice:
    """Give the choice of a code; a person is meant by each id that is theirs since others were joined to them."""
    own = next((each for each in asked.choices if each.code == code), None)
    if own is not None:
        return own
    choices = with_namesakes(work, [asked])[0].choices
    ids = {code, *work.store.members(code)}
    chosen = next((each for each in choices if each.code in ids), None)
    if chosen is not None:
        return chosen
    codes = ", ".join(each.code for each in choices)
    message = N_("“{choice}” is no answer to this question. Choose one of: {choices}.", choice=code, choices=codes)
    if work.standing(code) == "deleted":
        title = DatedNames(work).record(work.store.kind_of(code), code)
        message = N_("“{title}” can be chosen once it is restored. Choose it then, or one of: {choices}.", title=title, choices=codes)
    raise Problem(message, "no_such_choice", Place(asked.file, asked.sheet, asked.cell))


def as_meant(work: Workspace, changes: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    """Give the changes of an answer as they are written: those as they were foretold, and made anew those that were undone since.

    What was written and undone before is known already: to mean it again is a change of one's own, over the undoing.
    """
    listed = list(changes)
    undone = [change for change in listed if was_undone(work, change)]
    again = [made for change in undone for save in _once_more(work, change) for made in work.made(save)]
    return [change for change in listed if change not in undone], again


def _once_more(work: Workspace, change: Change) -> list[Save]:
    """Give what means a change again, over what it was over and what the undoing wrote: what it had not seen stays beside it.

    What the undoing threw away is first taken out of the trash, or it would lie there in dispute.
    """
    seen, history = work.seen(change.record), work.changes(change.record)
    undoing = {each.id for each in history if each.why == UNDONE}
    is_deletion = change.fields.get(DELETED) is True
    stands = seen.everything() if is_deletion else seen.over(change.fields, UNITS.get(change.kind, {}))
    known = {change.id, *change.over, *undoing}
    written = Save(change.kind, change.record, change.fields, seen, change.why, tuple(each for each in stands if each in known))
    thrown = () if is_deletion else tuple(each for each in seen.over([DELETED]) if each in _thrown_away(history))
    return [replace(written, plain={DELETED: False}, over=thrown), written] if thrown else [written]


def _thrown_away(history: Iterable[Change]) -> set[str]:
    """Give the deletions that only undid what had made a record; one that stands for what somebody deleted is none of them."""
    thrown: set[str] = set()
    deleted: set[str] = set()
    for each in history:
        if each.fields.get(DELETED) is True:
            if each.why == UNDONE and deleted.intersection(each.over) <= thrown:
                thrown.add(each.id)
            deleted.add(each.id)
    return thrown


def _write_answer(work: Workspace, waiting: Waiting, changes: Iterable[Change], files: Mapping[str, File]) -> list[Change]:
    """Write the changes of an answer as a part of what their files brought: undoing that merge takes them back too."""
    by_file: dict[File, list[Change]] = {}
    for change in changes:
        by_file.setdefault(files.get(change.id, waiting.by_file), []).append(change)
    fresh = [change for (merge, file), listed in by_file.items() for change in _added(work, merge, file, listed)]
    for at in sorted({change.at for change in fresh}):
        work.clock.adopt(at)
    return fresh


def _added(work: Workspace, merge: str, file: str, changes: Sequence[Change]) -> list[Change]:
    of_file = next((each for each in work.store.arrivals(merge=merge) if file in (each.sha256, each.file)), None)
    return work.store.add_to(of_file.seq, changes) if of_file is not None else work.store.append(changes)
