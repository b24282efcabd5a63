"""What has become of a question that waits no longer: who answered it when, or with what it was taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from empower_desktop.errors import Place, Problem
from empower_desktop.history.clock import local_moment
from empower_desktop.language import N_, Message
from empower_desktop.store import Arrival, Store
from empower_desktop.workbook.contents import Incoming
from empower_desktop.workbook.ground import named_filler
from empower_desktop.workspace.kept_questions import Waiting, open_questions, waiting_of
from empower_desktop.workspace.refused import is_asked
from empower_desktop.workspace.workspace import Workspace

TAKEN_BACK = "taken_back"
_NOTED = "questions_taken_back"
_FILLED_IN = "answers filled in by "


def answerers_of(work: Workspace, answered: Iterable[Waiting]) -> dict[str, str]:
    """Give, by the ids of questions, who answered them: the one at work here, or whoever filled in the file that brought the answer."""
    fillers = work.store.settings_named(_FILLED_IN)
    brought = {each.at: answerer(fillers.get(_FILLED_IN + each.sha256, each.author_name), each.file) for each in work.store.arrivals()}
    return {each.asked.id: each.answerer or brought.get(each.answered_at, work.author.name) for each in answered}


def filled_in_by(content: Incoming) -> str:
    """Give who filled in a workbook of answers: who is named there, else who made it."""
    return named_filler(content) or content.meta.author_name


def note_filler(store: Store, arrival: Arrival, filler: str) -> None:
    """Note who filled in a workbook of answers, where it was not who made it: its answers to questions bear no name of their own."""
    if filler:
        store.put_setting(_FILLED_IN + arrival.sha256, filler)


def answerer(name: str, file: str) -> str:
    """Say who answered by a file."""
    return f"{name} ({file})"


def already_answered(work: Workspace, waiting: Waiting, place: Place | None = None) -> Problem:
    """Say by whom, when and how a question was answered."""
    who, day = answerers_of(work, [waiting])[waiting.asked.id], local_moment(waiting.answered_at).date()
    said: Message | str = waiting.chosen.label if waiting.chosen is not None else waiting.answer
    message = N_("This question was answered already by {name} on {day}: {answer}.", name=who, day=day, answer=said)
    return Problem(message, "answered", place or Place(waiting.asked.file, waiting.asked.sheet, waiting.asked.cell))


def not_asked_here(work: Workspace, question: str, place: Place | None = None) -> Problem:
    """Say why a question is not asked here: it was taken back with its file, or no file that was taken in asks it."""
    noted = _taken_back(work).get(question)
    if noted is None:
        message = N_(
            "No file that was taken in here asks the question {id}. One that was only foretold (--dry-run) is asked once its file is "
            "taken in. The command questions lists those that wait.",
            id=question,
        )
        return Problem(message, "no_such_question", place)
    code, file, sheet, cell, at = noted
    told = {"id": question, "file": file, "day": local_moment(at).date()}
    anew = next((each for each in open_questions(work) if _asks_anew(each, code, file, sheet, cell)), None)
    message = N_("What {file} had brought was taken back on {day}, this question with it. Take the file in again and it is asked.", **told)
    if anew is not None:
        message = N_("This question was taken back with {file} on {day}. It is asked anew as {other}.", other=anew.asked.id, **told)
    return Problem(message, TAKEN_BACK, place or Place(file, sheet, cell))


def remember_questions(work: Workspace, merge: str) -> None:
    """Note the questions that go with a merge which is taken back."""
    at, noted = work.clock.stamp(), _taken_back(work)
    for kept in work.store.questions(answered=None):
        if kept.merge == merge and is_asked(kept):
            asked = waiting_of(kept).asked
            noted[asked.id] = (asked.code, asked.file, asked.sheet, asked.cell, at)
    if noted:
        work.store.put_setting(_NOTED, json.dumps(noted))


def _taken_back(work: Workspace) -> dict[str, tuple[str, str, str, str, str]]:
    return {question: tuple(noted) for question, noted in json.loads(work.store.setting(_NOTED) or "{}").items()}


def _asks_anew(waiting: Waiting, code: str, file: str, sheet: str, cell: str) -> bool:
    """Say whether a question is about the same in the same file, be it about more cells or fewer."""
    asked = waiting.asked
    same = (asked.code, asked.file, asked.sheet) == (code, file, sheet)
    return same and not set(asked.cell.split(",")).isdisjoint(cell.split(","))
