"""Copied rows that come again in a copy that was passed on, or with more in them: each may be the same one as before, or another.

By its mark and its words such a row would be somebody new a second time. One that is left alone, the first having been deleted, would
be a correction of the first. Each is a new row here, beside the one that an earlier copy was asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.history.change import Change, Plain
from empower_desktop.workbook.another_filler import SharedRow
from empower_desktop.workbook.asking import Asking
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.copies_alone import CopiedRows, RowLeft, are_called_alike, renamed_rows
from empower_desktop.workbook.ground import Ground, filler_of, typed_row_id
from empower_desktop.workbook.proposing import TWICE, Asked, EditedCell, Held, Proposal, Proposed
from empower_desktop.workbook.spare_again import as_moved, filled, what_stands


@dataclass(frozen=True)
class CopiesPassedOn:
    """What is proposed and asked with such rows as new ones: `shared`, by their records; of those left `alone`, by the marks they bear.

    `held` are those of the earlier copies that they may be, with the question about each; `offered` gives what these would write of
    them as long as nobody answered.
    """

    proposed: Proposed
    shared: Mapping[str, SharedRow]
    alone: Mapping[str, str]
    held: Mapping[str, Held]
    offered: Mapping[str, Sequence[Change]]


@dataclass(frozen=True)
class _Before:
    """A copied row of an earlier copy: the `new` record as it was offered, the question that does so, and what it says by now."""

    new: Change
    asked: Asked
    says: Mapping[str, Plain]
    is_here: bool

    def beside(self, row: Proposal) -> SharedRow:
        """Give a row beside this one."""
        offered = None if self.is_here else self.new
        return SharedRow(row, filler_of(self.new.why), self.new.record, self.says, is_copied=True, offered=offered)


def copies_passed_on(
    proposed: Proposed, asking: Asking, earlier: Mapping[str, Sequence[Change]], copied: CopiedRows, answers: Mapping[str, str]
) -> CopiesPassedOn:
    """Find the rows that may be `copied` ones of earlier copies; `earlier` are the edits of these, `answers` those to their questions."""
    elsewhere = _asked_elsewhere(proposed, asking, earlier, copied)
    before = _not_here(proposed, asking.ground, earlier, {**elsewhere, **copied}, answers)
    left = _left_alone(proposed, asking.ground, before)
    alone = {row.first: row.new for row in left}
    if left:
        stay = tuple(each for each in proposed.proposals if each.change.record not in alone)
        proposed = as_moved(replace(proposed, proposals=stay), alone)
        proposed = replace(proposed, questions=(*proposed.questions, *(asking.missing(row.gone()) for row in left)))
    again = {record: one for record, one in proposed.held.items() if one.asked.code == TWICE and record not in copied}
    rows = [(row.again(asking.ground), row.first) for row in left]
    rows += [(_as_new_row(record, one.asked), one.asked.record) for record, one in again.items() if before]
    shared = _paired(rows, before)
    proposed = _with_rows(proposed, [row for row, _ in rows if row.change.record in shared], again)
    found = {pair.other: before[pair.other] for pair in shared.values()}
    held = {other: Held(one.asked, {"yes": other}) for other, one in found.items() if other not in elsewhere}
    return CopiesPassedOn(proposed, shared, alone, held, {other: [one.new] for other, one in found.items() if not one.is_here})


def _asked_elsewhere(proposed: Proposed, asking: Asking, earlier: Mapping[str, Sequence[Change]], copied: CopiedRows) -> CopiedRows:
    """Give what was taken of copied rows where somebody else was asked about them: it came here with the log of their workbook.

    From which row it was copied the log does not say. Here it is that of which a copy, or what is left of it, is called so, unless a row
    that is plainly new is.
    """
    ground = asking.ground
    made = {record: changes[0] for record, changes in earlier.items() if record not in copied and ground.state(record) is None}
    of_others = [change for change in made.values() if not change.over and filler_of(change.why) != ground.name]
    plainly_new = [each.change for each in proposed.proposals if each.is_new]
    found: dict[str, tuple[Change, Asked]] = {}
    for first, row, says in _maybe_copied(proposed, ground):
        called_so = [change for change in of_others if _is_called_so(change, row, says)]
        for change in called_so if not any(_is_called_so(new, row, says) for new in plainly_new) else ():
            edit = Edit("twice", row.cells[0].sheet, row.row, change.kind, first, row.cells[0].cell, row.cells[0].field)
            found.setdefault(change.record, (change, asking.twice(edit, [change])))
    return found


def _maybe_copied(proposed: Proposed, ground: Ground) -> Iterator[tuple[str, Proposal, Mapping[str, Plain]]]:
    """Give the rows that bear the mark of another and are called otherwise, alone or beside it, with that record and what they say."""
    for first, edited, says in renamed_rows(proposed, ground):
        yield first, edited[0], says
    for record, one in proposed.held.items():
        if one.asked.code == TWICE:
            row = _as_new_row(record, one.asked)
            yield one.asked.record, row, filled(row.change.fields)


def _is_called_so(change: Change, row: Proposal, says: Mapping[str, Plain]) -> bool:
    return change.kind == row.change.kind and are_called_alike(says, change.fields, change.kind)


def _not_here(
    proposed: Proposed, ground: Ground, earlier: Mapping[str, Sequence[Change]], copied: CopiedRows, answers: Mapping[str, str]
) -> dict[str, _Before]:
    """Give, by record, the copied rows of earlier copies that do not stand in this one, but for those that were left out."""
    here = {each.change.record for each in proposed.proposals} if copied else set()
    here.update(change.record for question in proposed.questions for choice in question.choices for change in choice.changes if copied)
    found: dict[str, _Before] = {}
    for record, (new, asked) in copied.items():
        is_gone = record not in earlier and bool(answers.get(asked.id))
        says = what_stands(earlier.get(record, [new])) if not is_gone else {}
        if says and record not in here and ground.state(record) is None:
            found[record] = _Before(new, asked, says, is_here=record in earlier)
    return found


def _left_alone(proposed: Proposed, ground: Ground, before: Mapping[str, _Before]) -> list[RowLeft]:
    """Give the rows that bear the mark of a first one, and are called as what somebody else wrote into a copy of that."""
    of_others = {record: one for record, one in before.items() if filler_of(one.new.why) != ground.name}
    rows: list[RowLeft] = []
    for record, proposals, says in renamed_rows(proposed, ground) if of_others else ():
        kind = proposals[0].change.kind
        same = [other for other, one in of_others.items() if one.asked.record == record and are_called_alike(says, one.says, kind)]
        if same:
            new = typed_row_id(ground.meta.export_id, ground.name, kind, says, 1)
            rows.append(RowLeft(new, proposals, says, of_others.pop(same[0]).says))
    return rows


def _as_new_row(record: str, asked: Asked) -> Proposal:
    """Give a copied row that is asked about as one that is plainly new."""
    new = next(change for choice in asked.choices for change in choice.changes if change.record == record)
    cells = tuple(EditedCell(asked.sheet, asked.cell, code, None, plain) for code, plain in filled(new.fields).items())
    return Proposal(new, cells, asked.row, is_new=True)


def _paired(rows: Sequence[tuple[Proposal, str]], before: Mapping[str, _Before]) -> dict[str, SharedRow]:
    """Give, by their record, the rows that may be ones of earlier copies, each with one that was copied from the same as it."""
    pairs = list(_pairs(rows, before))
    found: dict[str, SharedRow] = {}
    for pair in sorted(pairs, key=lambda pair: not pair.is_repeated):
        if pair.row.change.record not in found and pair.other not in {each.other for each in found.values()}:
            found[pair.row.change.record] = pair
    return found


def _pairs(rows: Sequence[tuple[Proposal, str]], before: Mapping[str, _Before]) -> Iterator[SharedRow]:
    for row, first in rows:
        for one in before.values():
            pair = one.beside(row)
            if one.asked.record == first and (pair.is_repeated or pair.is_called_alike):
                yield pair


def _with_rows(proposed: Proposed, rows: Sequence[Proposal], again: Mapping[str, Held]) -> Proposed:
    """Propose rows as new ones, with what waited for the questions about them, in place of these questions."""
    instead = {row.change.record: again[row.change.record] for row in rows if row.change.record in again}
    asked = {one.asked.id for one in instead.values()}
    freed = [each for one in instead.values() for each in one.waiting]
    return replace(
        proposed,
        proposals=(*proposed.proposals, *rows, *freed),
        questions=tuple(each for each in proposed.questions if each.id not in asked),
        held={record: one for record, one in proposed.held.items() if record not in instead},
    )
