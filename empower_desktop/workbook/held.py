"""Rows that are asked about, and what refers to them and waits with them: with each answer it refers to the right record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.workbook.proposing import Asked, Choice, Held, Proposal, Proposed
from empower_desktop.workbook.turning import refers_to, turned, turned_value
from empower_desktop.workbook.unread import some

_LEFT_WITH = N_("{answer}, and with it what names this row ({cells})")


def held_back(held: Mapping[str, Held], proposals: Iterable[Proposal]) -> tuple[dict[str, Held], list[Proposal]]:
    """Let what refers to a row that is held wait with it; give the rows with that, and the proposals that wait for none.

    What refers to several such rows waits with the first of them, until all of these questions are answered.
    """
    free, found = list(proposals), dict[str, Held]()
    for record, one in held.items():
        found[record] = replace(one, waiting=tuple(each for each in free if refers_to(each.change, record)))
        free = [each for each in free if not refers_to(each.change, record)]
    return found, free


def with_dependents(held: Mapping[str, Held], questions: Iterable[Asked]) -> list[Asked]:
    """Give the questions, those about rows that are held with what waits with them."""
    asked = {one.asked.id: _with_dependents(record, one) for record, one in held.items()}
    return [asked.get(each.id, each) for each in questions]


def _with_dependents(record: str, one: Held) -> Asked:
    choices = []
    for choice in one.asked.choices:
        if (meant := one.means.get(choice.code)) is not None:
            naming = [turned(each.change, {record: meant}) for each in one.waiting]
            choice = replace(choice, changes=(*choice.changes, *naming), means=tuple(dict.fromkeys([*choice.means, (record, meant)])))
        elif one.waiting:
            choice = leaving_too(choice, some([f"{each.cells[0].sheet} {each.cells[0].cell}" for each in one.waiting]))
        choices.append(choice)
    return replace(one.asked, choices=tuple(choices))


def leaving_too(choice: Choice, cells: str) -> Choice:
    """Give an answer that leaves a row out with the cells that name the row and go with it, beside those that it tells already."""
    label, before = choice.label, cells_left_with(choice)
    answer, told = (label.values["answer"], f"{before}; {cells}") if before else (label, cells)
    return replace(choice, label=_LEFT_WITH.filled(answer=answer, cells=told))


def cells_left_with(choice: Choice) -> str:
    """Give the cells that an answer tells to be left out with a row; nothing where there are none."""
    return str(choice.label.values["cells"]) if choice.label.text == _LEFT_WITH.text else ""


def meant_by(held: Mapping[str, Held], answers: Mapping[str, str]) -> dict[str, str]:
    """Give which records rows are, by those that they would be, as far as `answers` say it, given by the ids of questions."""
    given = ((record, one.means.get(answers.get(one.asked.id, ""))) for record, one in held.items())
    return {record: meant for record, meant in given if meant is not None}


def left_out_by(held: Mapping[str, Held], answers: Mapping[str, str]) -> frozenset[str]:
    """Give the rows that are no record by the `answers`, given by the ids of questions."""
    return frozenset(held.keys() - meant_by(held, answers).keys()).intersection(
        record for record, one in held.items() if one.asked.id in answers
    )


def beside_answers(proposed: Proposed, answers: Mapping[str, str]) -> Proposed:
    """Give what a workbook proposes and asks once `answers` were given to what an earlier copy of it asked too.

    What waited for them is proposed, or waits for the next of its questions; so is what names a row that is left out, to be told.
    """
    meant, left_out = meant_by(proposed.held, answers), left_out_by(proposed.held, answers)
    if not (meant or left_out):
        return proposed
    freed = naming_as_answered((each for record in (*meant, *left_out) for each in proposed.held[record].waiting), meant)
    still = {record: one for record, one in proposed.held.items() if record not in meant and record not in left_out}
    held, free = held_back(still, [*freed, *(each for one in still.values() for each in one.waiting)])
    questions = tuple(with_dependents(held, proposed.questions))
    return replace(proposed, proposals=(*proposed.proposals, *free), questions=questions, held=held, left_out=proposed.left_out | left_out)


def naming_as_answered(proposals: Iterable[Proposal], meant: Mapping[str, str]) -> tuple[Proposal, ...]:
    """Give proposals whose rows name such as were answered to be others, `meant` by the records that they would be."""
    return tuple(_naming(each, meant) for each in proposals)


def _naming(proposal: Proposal, meant: Mapping[str, str]) -> Proposal:
    cells = tuple(replace(cell, after=turned_value(cell.after, meant)) for cell in proposal.cells)
    return replace(proposal, change=turned(proposal.change, meant), cells=cells)
