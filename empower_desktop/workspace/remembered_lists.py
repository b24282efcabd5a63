"""What is remembered of lists that were taken in: which column holds what, what was answered, and what they say while questions wait.

What an answer writes is foretold when its list is taken in, as if it were the only one. Where answers hang together, such as the day
of all payments and whose names stand in one of the rows, only all of them say what that row comes to. So what a list says is kept,
without identity numbers, until the last of its questions is answered.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.lists.grid import Listing, pack, unpack
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understood import Answers, Ask, Understood
from empower_desktop.records.words import plain
from empower_desktop.workbook.proposing import Choice
from empower_desktop.workspace.choosing import Choosing
from empower_desktop.workspace.kept_questions import Waiting, answered, open_questions
from empower_desktop.workspace.planning import Plan, Planner
from empower_desktop.workspace.together import Moved, Together, moved_between
from empower_desktop.workspace.workspace import Workspace

_MAPPING, _SAID = "list_mapping:", "list_said:"
_FORM = 1  # what is kept in another form, by another version, is left alone
Given = tuple[Waiting, Choice]
"""A question with the choice that is answered."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a list says, what it was taken as, and what was answered with it."""

    listing: Listing
    kind: str
    mapping: Mapping[str, str]
    answers: Answers


def remembered(work: Workspace) -> Callable[[str], Mapping[str, str]]:
    """Give the function that tells, by the shape of a table, what a person said of its columns."""

    def of(shape: str) -> Mapping[str, str]:
        kept = work.store.setting(f"{_MAPPING}{shape}")
        return dict(json.loads(kept)) if kept else {}

    return of


def remember(work: Workspace, understood: Understood) -> None:
    """Keep, for the next list of this shape, what a person said of its columns."""
    for table in understood.tables:
        said = {plain(column.heading): column.field for column in table.columns if column.certainty in ("chosen", "remembered")}
        if any(column.certainty == "chosen" for column in table.columns):
            work.store.put_setting(f"{_MAPPING}{table.shape}", json.dumps(said, sort_keys=True))


def known_answers(work: Workspace, given: Answers) -> Answers:
    """Give all answers that are known: those given now before those given once."""
    return {**{each.asked.id: each.answer for each in answered(work)}, **given}


def keep_list(work: Workspace, merge: str, listing: Listing, kind: str, mapping: Mapping[str, str], answers: Answers) -> None:
    """Keep what a list says while questions of this import wait."""
    said = json.dumps([_FORM, [pack(listing), kind, dict(mapping), dict(answers)]])
    work.store.put_setting(f"{_SAID}{merge}", b64encode(zlib.compress(said.encode("utf-8", "surrogatepass"))).decode("ascii"))


def let_lists_go(work: Workspace, merges: Iterable[str]) -> None:
    """Keep no longer what the lists of these imports say where no question of theirs waits."""
    waiting = {each.merge for each in open_questions(work)}
    work.store.drop_settings(f"{_SAID}{merge}" for merge in set(merges) - waiting)


def beside_the_others(work: Workspace, given: Sequence[Given]) -> list[Choice]:
    """Give the choices that are answered to questions, each with what it writes beside all that was answered since its list came.

    A choice of another file, or that is answered first and alone, writes what was foretold.
    """
    found = [choice for _, choice in given]
    later = {each.merge for each in answered(work) if not each.came_answered}
    for merge in dict.fromkeys(waiting.merge for waiting, _ in given):
        places = [at for at, (waiting, choice) in enumerate(given) if waiting.merge == merge and _may_move(work, choice)]
        if (len(places) > 1 or merge in later) and (said := _said(work, merge)) is not None:
            for at, choice in zip(places, _planned(work, said, [given[at] for at in places]), strict=True):
                found[at] = choice
    return found


def _may_move(work: Workspace, choice: Choice) -> bool:
    """Say whether what a choice writes is still open: what it wrote once before, and was undone, is meant again as it was."""
    return choice.code != LEAVE.code and not work.store.brought_in(change.id for change in choice.changes)


def _said(work: Workspace, merge: str) -> _Said | None:
    kept = work.store.setting(f"{_SAID}{merge}")
    if not kept:
        return None
    form, said = json.loads(zlib.decompress(b64decode(kept)).decode("utf-8", "surrogatepass"))
    if form != _FORM:
        return None
    packed, kind, mapping, answers = said
    return _Said(unpack(packed), kind, mapping, answers)


def _planned(work: Workspace, said: _Said, given: Sequence[Given]) -> list[Choice]:
    """Plan the list with these answers beside those known, and tell apart what each of them writes."""
    planner = Planner(work, Surveyed(said.listing), said.kind, said.mapping, remembered(work))
    known = known_answers(work, said.answers)
    before = planner.plan(known)
    asks = {ask.id: ask for ask in before.asks if ask.waits and not ask.pairs}
    planned = [(asks[waiting.asked.id], choice.code) for waiting, choice in given if _is_planned(asks, waiting, choice)]
    moved = _told_apart(planner, before, known, planned)
    choosing = Choosing(work, before, ())
    return [
        replace(choice, changes=tuple(choosing.writing(moved[waiting.asked.id]))) if waiting.asked.id in moved else choice
        for waiting, choice in given
    ]


def _is_planned(asks: Mapping[str, Ask], waiting: Waiting, choice: Choice) -> bool:
    ask = asks.get(waiting.asked.id)
    return ask is not None and choice.code in [each.code for each in ask.options]


def _told_apart(planner: Planner, before: Plan, known: Answers, planned: Sequence[tuple[Ask, str]]) -> dict[str, list[Moved]]:
    """Give what each answer moves of what all of them move; a record goes with the answer that moves it alone, else with the first."""
    alone = {question: moved for (question, _), moved in Together(planner, before, known).moved(planned).items()}
    if len(alone) < 2:
        return alone
    owners = {each.record: question for question in reversed(alone) for each in alone[question]}
    shares: dict[str, list[Moved]] = {question: [] for question in alone}
    for each in moved_between(before, planner.plan({**known, **{ask.id: code for ask, code in planned}})):
        shares[owners.get(each.record, next(iter(alone)))].append(each)
    return shares
