"""Rows that are asked about, and what refers to them and waits with them: with each answer it refers to the right record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from empower_desktop.workbook.proposing import Asked, Proposal, Proposed
from empower_desktop.workbook.turning import refers_to, turned, turned_value


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
    """Let what refers to a row that is held wait with the question about it; give the questions, and the proposals that wait for none.

    What refers to several such rows waits with the first of them, until all of these questions are answered.
    """
    free = list(proposals)
    answered: dict[str, Asked] = {}
    for record, one in held.items():
        waiting = [each.change for each in free if refers_to(each.change, record)]
        free = [each for each in free if each.change not in waiting]
        more = {one.as_it_is: waiting, one.turned: [turned(each, {record: one.other}) for each in waiting]}
        meant = {one.as_it_is: ((record, record),), one.turned: ((record, one.other),)}
        choices = [
            replace(each, changes=(*each.changes, *more.get(each.code, ())), means=(*each.means, *meant.get(each.code, ())))
            for each in one.asked.choices
        ]
        answered[one.asked.id] = replace(one.asked, choices=tuple(choices))
    return [answered.get(each.id, each) for each in questions], free


def naming_as_answered(proposed: Proposed, meant: Mapping[str, str]) -> Proposed:
    """Give what a workbook proposes where its rows name such as were answered to be others, `meant` by the records that they would be."""
    return replace(proposed, proposals=tuple(_naming(each, meant) for each in proposed.proposals)) if meant else proposed


def _naming(proposal: Proposal, meant: Mapping[str, str]) -> Proposal:
    cells = tuple(replace(cell, after=turned_value(cell.after, meant)) for cell in proposal.cells)
    return replace(proposal, change=turned(proposal.change, meant), cells=cells)
