"""What is remembered of lists that were taken in: which column holds what, what was answered, and what they say while questions wait.

What an answer writes is foretold when its list is taken in, as if it were the only one. Where answers hang together, such as the day
of all payments and whose names stand in one of the rows, only all of them say what that row comes to. So what a list says is kept,
without identity numbers, until the last of its questions is answered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from empower_desktop.lists.answer_keys import OF_WORDS
from empower_desktop.records.words import plain
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace.kept_questions import Waiting, answered, open_questions
from empower_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from empower_desktop.lists.understood import Answers, Understood

_MAPPING, SAID = "list_mapping:", "list_said:"
Given = tuple[Waiting, Choice]
"""A question with the choice that is answered."""


def remembered(work: Workspace) -> Callable[[str], Mapping[str, str]]:
    """Give the function that tells, by the shape of a table, what a person said of its columns."""

    def of(shape: str) -> Mapping[str, str]:
        kept = work.store.setting(f"{_MAPPING}{shape}")
        return dict(json.loads(kept)) if kept else {}

    return of


def remember(work: Workspace, understood: Understood, answers: Answers) -> None:
    """Keep, for the next list of this shape, what a person said of its columns, and of how its words are read."""
    words = {key: choice.strip() for key, choice in answers.items() if key.startswith(OF_WORDS)}
    for table in understood.tables:
        before = now = remembered(work)(table.shape)
        if any(column.certainty == "chosen" for column in table.columns):
            said = {plain(column.heading): column.field for column in table.columns if column.certainty in ("chosen", "remembered")}
            now = said | {key: choice for key, choice in before.items() if key.startswith(OF_WORDS)}
        if table.taken:
            now = {**now, **words}
        if now != before:
            work.store.put_setting(f"{_MAPPING}{table.shape}", json.dumps(now, sort_keys=True))


def known_answers(work: Workspace, given: Answers) -> Answers:
    """Give all answers that are known: those given now before those given once."""
    return {**{each.asked.id: each.answer for each in answered(work)}, **given}


def let_lists_go(work: Workspace, merges: Iterable[str]) -> None:
    """Keep no longer what the lists of these imports say where no question of theirs waits."""
    kept = {merge for merge in merges if work.store.setting(f"{SAID}{merge}")}
    if kept:
        waiting = {each.merge for each in open_questions(work)}
        work.store.drop_settings(f"{SAID}{merge}" for merge in kept - waiting)


def beside_the_others(work: Workspace, given: Sequence[Given]) -> list[Choice]:
    """Give the choices that are answered to questions, each with what it writes beside all that was answered since its list came.

    A choice of another file, or that is answered first and alone, writes what was foretold.
    """
    found = [choice for _, choice in given]
    for merge in dict.fromkeys(waiting.merge for waiting, _ in given):
        said = work.store.setting(f"{SAID}{merge}")  # of most questions none: they are of workbooks
        places = [at for at, (waiting, choice) in enumerate(given) if said and waiting.merge == merge and _may_move(work, choice)]
        if said and (len(places) > 1 or _was_answered_later(work, merge)):
            from empower_desktop.workspace.planned_again import planned_again  # lists are understood only where one is answered

            for at, choice in zip(places, planned_again(work, said, [given[at] for at in places]), strict=True):
                found[at] = choice
    return found


def is_of_kept_list(work: Workspace, waiting: Waiting) -> bool:
    """Say whether what a question's answers write may have grown since it was asked, with other answers to its list."""
    return bool(work.store.setting(f"{SAID}{waiting.merge}"))


def as_written_now(work: Workspace, waiting: Sequence[Waiting]) -> list[Asked]:
    """Give questions whose answers write, each as the only one of them, what they do beside those that were given since their list came."""
    written: dict[tuple[str, str], Choice] = {}
    for merge, said in _kept_of(work, waiting).items():
        if _was_answered_later(work, merge):
            from empower_desktop.workspace.planned_again import planned_apart  # as above

            open_ones = [(one, choice) for one in waiting if one.merge == merge for choice in one.asked.choices if _may_move(work, choice)]
            for (one, _), choice in zip(open_ones, planned_apart(work, said, open_ones), strict=True):
                written[one.asked.id, choice.code] = choice
    return [
        replace(one.asked, choices=tuple(written.get((one.asked.id, each.code), each) for each in one.asked.choices)) for one in waiting
    ]


def hanging_together(work: Workspace, waiting: Sequence[Waiting]) -> dict[str, set[str]]:
    """Give, by their ids, the questions of lists that are kept, each with those of which it depends what its answers write."""
    found: dict[str, set[str]] = {}
    for merge, said in _kept_of(work, waiting).items():
        questions = [one.asked.id for one in waiting if one.merge == merge]
        if len(questions) > 1:
            from empower_desktop.workspace.planned_again import reaching_each_other  # as above

            found.update(reaching_each_other(work, said, questions))
    return found


def _kept_of(work: Workspace, waiting: Iterable[Waiting]) -> dict[str, str]:
    """Give the lists of these questions that are kept, by what took them in."""
    return {merge: said for merge in dict.fromkeys(one.merge for one in waiting) if (said := work.store.setting(f"{SAID}{merge}"))}


def _was_answered_later(work: Workspace, merge: str) -> bool:
    """Say whether a question of this import was answered after it."""
    return any(each.merge == merge and not each.came_answered for each in answered(work))


def _may_move(work: Workspace, choice: Choice) -> bool:
    """Say whether what a choice writes is still open: what it wrote once before, and was undone, is meant again as it was."""
    return not work.store.brought_in(change.id for change in choice.changes)
