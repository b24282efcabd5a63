"""Rows that are asked about beside an earlier copy, and what refers to them and waits with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from empower_desktop.workbook.proposing import Asked, Proposal
from empower_desktop.workbook.turning import refers_to, turned


@dataclass(frozen=True)
class Held:
    """A row that is asked about: with one answer it stays what it is, with another one what refers to it means the `other`."""

    asked: Asked
    as_it_is: str
    turned: str
    other: str


def with_dependents(held: Mapping[str, Held], proposals: list[Proposal]) -> list[Asked]:
    """Let what refers to a row that is asked about wait with it: with the answer it refers to the right one.

    What waits is taken out of the proposals.
    """
    questions = []
    for record, one in held.items():
        waiting = [each.change for each in proposals if refers_to(each.change, record)]
        proposals[:] = [each for each in proposals if each.change not in waiting]
        more = {one.as_it_is: waiting, one.turned: [turned(each, record, one.other) for each in waiting]}
        choices = [replace(each, changes=(*each.changes, *more.get(each.code, ()))) for each in one.asked.choices]
        questions.append(replace(one.asked, choices=tuple(choices)))
    return questions
