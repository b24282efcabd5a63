"""Rows that are asked about, and what refers to them and waits with them: with each answer it refers to the right record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def with_dependents(
    held: Mapping[str, Held], questions: Iterable[Asked], proposals: Iterable[Proposal]
) -> tuple[list[Asked], list[Proposal]]:
    """Let what refers to a row that is held wait with the question about it; give the questions, and the proposals that wait for none."""
    free = list(proposals)
    answered: dict[str, Asked] = {}
    for record, one in held.items():
        waiting = [each.change for each in free if refers_to(each.change, record)]
        free = [each for each in free if each.change not in waiting]
        more = {one.as_it_is: waiting, one.turned: [turned(each, {record: one.other}) for each in waiting]}
        choices = [replace(each, changes=(*each.changes, *more.get(each.code, ()))) for each in one.asked.choices]
        answered[one.asked.id] = replace(one.asked, choices=tuple(choices))
    return [answered.get(each.id, each) for each in questions], free
