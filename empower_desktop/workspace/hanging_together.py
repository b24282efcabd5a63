"""Which of the things that one workbook asks touch each other, so that answers to both come to something else than each alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from empower_desktop.history.change import DELETED
from empower_desktop.language import N_, Message
from empower_desktop.records import UNITS
from empower_desktop.store import Conflict
from empower_desktop.workbook.answers import CONFLICTS
from empower_desktop.workspace.kept_questions import Waiting
from empower_desktop.workspace.remembered_lists import hanging_together
from empower_desktop.workspace.rows_meant import naming_each_other
from empower_desktop.workspace.workspace import Workspace

Spot = tuple[str, str]
"""A record, under the id of all that it is one thing with, and one of its fields or units; a deletion touches all of them."""


def touching(work: Workspace, conflicts: Sequence[Conflict], questions: Sequence[Waiting]) -> list[list[Message]]:
    """Say of each question what else in a workbook it touches: by the numbers of questions and conflicts as they stand there.

    What two of them write differently is in dispute afterwards. Of a list that is kept they are planned together instead, and write
    what neither does alone; so do those about rows of a workbook that one row names.
    """
    number_of = {each.asked.id: number for number, each in enumerate(questions, 1)}
    of_list, of_rows = hanging_together(work, questions), naming_each_other(work, questions)
    homes = work.store.homes({change.record for each in questions for choice in each.asked.choices for change in choice.changes})
    spots = [set(_spots(homes, each)) for each in questions]
    asked = _numbered(spots)
    fought = _numbered([{(each.record, each.spot)} for each in conflicts])
    told = []
    for number, (each, some) in enumerate(zip(questions, spots, strict=True), 1):
        of_the_list = {number_of[one] for one in (*of_list.get(each.asked.id, ()), *of_rows.get(each.asked.id, ()))}
        planned = {other for other, one in enumerate(questions, 1) if one.merge == each.merge} if each.asked.id in of_list else {number}
        told.append([*_said(_met(some, asked) - planned, _met(some, fought), of_the_list)])
    return told


def _spots(homes: Mapping[str, str], waiting: Waiting) -> Iterator[Spot]:
    for change in (change for choice in waiting.asked.choices for change in choice.changes):
        unit_of = {code: unit for unit, codes in UNITS.get(change.kind, {}).items() for code in codes}
        yield from ((homes.get(change.record, change.record), unit_of.get(code, code)) for code in change.fields)


def _numbered(several: Iterable[Collection[Spot]]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Give, by record, which fields are touched by what, as it is numbered."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, spots in enumerate(several, 1):
        for record, field in spots:
            found[record].append((number, field))
    return found


def _met(spots: Iterable[Spot], others: Mapping[str, Sequence[tuple[int, str]]]) -> set[int]:
    """Give the numbers of what touches the same."""
    return {number for record, field in spots for number, other in others.get(record, ()) if field == other or DELETED in (field, other)}


def _said(questions: Collection[int], conflicts: Collection[int], of_the_list: Collection[int]) -> Iterator[Message]:
    if questions:
        yield N_("Also about this: no. {numbers}. Where the answers differ, it will be in dispute.", numbers=_listed(questions))
    if conflicts:
        message = N_("Also about this: no. {numbers} on the sheet {sheet}. Where the answers differ, it will be in dispute.")
        yield message.filled(numbers=_listed(conflicts), sheet=CONFLICTS)
    if of_the_list:
        message = N_("What it writes depends on the answer to no. {numbers} too; before merging it is told.")
        yield message.filled(numbers=_listed(of_the_list))


def _listed(numbers: Collection[int]) -> str:
    """Write numbers, three and more in a row as from the first to the last."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
