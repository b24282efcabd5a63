"""Rows of which only a copy is left: one was copied to write another into it, and the first was deleted in a later copy of the file.

The row that is left bears the hidden mark of the first, and by that would be a correction of it. Where it says what a new row said
that an earlier copy brought, it is that one; the first is gone from the sheet. So it is too where an earlier copy held it beside the
first, and it is called as it was there: what nobody answered about it yet waits for that answer, with all that names it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.history.change import Change, Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.asking import Asking
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.ground import Ground
from empower_desktop.workbook.new_rows import with_defaults
from empower_desktop.workbook.proposing import TWICE, Asked, Held, Proposal, Proposed
from empower_desktop.workbook.spare_again import as_moved, filled, what_stands

CopiedRows = Mapping[str, tuple[Change, Asked]]


@dataclass(frozen=True)
class CopiesAlone:
    """What is proposed and asked with each row that is left as the new one that it is.

    `records` are these by the marks they bear, `held` those that are not taken in, with the question about each.
    """

    proposed: Proposed
    records: Mapping[str, str]
    held: Mapping[str, Held]


def copied_rows(asked: Iterable[Asked], ground: Ground) -> CopiedRows:
    """Give, by record, the new rows as which earlier copies of the same workbook offered copied ones, whoever filled them in.

    `asked` are questions about rows; each comes with that which offers it.
    """
    found: dict[str, tuple[Change, Asked]] = {}
    for each in asked:
        for change in (change for choice in each.choices for change in choice.changes if each.code == TWICE and choice.means):
            is_of_file = (change.by, change.at) == (ground.meta.author_id, ground.meta.created_at)
            if is_of_file and change.record in each.decides:
                found.setdefault(change.record, (change, each))
    return found


def copies_alone(
    proposed: Proposed, asking: Asking, earlier: Mapping[str, Sequence[Change]], copied: CopiedRows, answered: Container[str]
) -> CopiesAlone:
    """Find the rows that are left of two.

    Whether what the mark is of shall be deleted is asked as of any row that is gone. `earlier` are the edits that came before; of the
    questions about `copied` rows some are `answered`, by their ids.
    """
    left = _left(proposed, asking.ground, earlier, copied)
    copy_of = {each.record: new for new, (_, each) in copied.items() if new in left}
    rows: list[RowLeft] = []
    for record, proposals, says in renamed_rows(proposed, asking.ground) if left else ():
        same = next((one for one, stands in left.items() if says.items() <= stands.items()), "")
        if not same and (copy := copy_of.get(record)) in left and are_called_alike(says, left[copy], proposals[0].change.kind):
            same = copy
        if same:
            rows.append(RowLeft(same, proposals, says, left.pop(same)))
    return _as_new(proposed, asking, rows, earlier, copied, answered)


@dataclass(frozen=True)
class RowLeft:
    """A row that is left: the `new` record that it is, what is proposed of it, what it says, and what it said `before`."""

    new: str
    proposals: Sequence[Proposal]
    says: Mapping[str, Plain]
    before: Mapping[str, Plain]

    @property
    def first(self) -> str:
        """The record whose mark it bears."""
        return self.proposals[0].change.record

    @property
    def kind(self) -> str:
        """The kind of both."""
        return self.proposals[0].change.kind

    @property
    def says_the_same(self) -> bool:
        """Whether it says nothing but what it said before."""
        return self.says.items() <= self.before.items()

    def gone(self) -> Edit:
        """Give what was in the row as one that is no longer on the sheet."""
        return Edit("missing", self.proposals[0].cells[0].sheet, 0, self.kind, self.first, title=self.proposals[0].title)

    def again(self, ground: Ground) -> Proposal:
        """Give it as a new row that comes again."""
        change = ground.exactly(self.new, self.kind, with_defaults(self.kind, self.says), ())
        cells = tuple(cell for each in self.proposals for cell in each.cells)
        return Proposal(
            change, cells, self.proposals[0].row, is_new=True, why_odd=tuple(why for each in self.proposals for why in each.why_odd)
        )

    def offered(self, asking: Asking, new: Change) -> Asked:
        """Ask about it as it is now; `new` is what it was offered as before."""
        first = self.proposals[0].cells[0]
        edit = Edit("twice", first.sheet, self.proposals[0].row, self.kind, self.first, f"A{self.proposals[0].row}", first.field)
        moved = {code: plain for code, plain in self.says.items() if self.before.get(code) != plain}
        units = {code for unit in KINDS[self.kind].units.values() if not moved.keys().isdisjoint(unit) for code in unit}
        fields = {code: self.says.get(code) for code in moved.keys() | units}
        return asking.twice(edit, [new, asking.ground.exactly(self.new, self.kind, fields, [new.id])])


def renamed_rows(proposed: Proposed, ground: Ground) -> Iterator[tuple[str, Sequence[Proposal], Mapping[str, Plain]]]:
    """Give the rows that were sent and are called otherwise now, by their record, each with all that it says now."""
    for record, proposals in _edited(proposed).items():
        edited = {code: plain for each in proposals for code, plain in each.change.fields.items()}
        if not edited.keys().isdisjoint(KINDS[proposals[0].change.kind].title_fields):
            yield record, proposals, filled({**ground.shown(record), **edited})


def are_called_alike(says: Mapping[str, Plain], stands: Mapping[str, Plain], kind: str) -> bool:
    """Say whether two rows have the same name."""
    titles = KINDS[kind].title_fields
    return any(code in says for code in titles) and all(says.get(code) == stands.get(code) for code in titles)


def _left(
    proposed: Proposed, ground: Ground, earlier: Mapping[str, Sequence[Change]], copied: CopiedRows
) -> dict[str, Mapping[str, Plain]]:
    """Give, by record, what new rows said that came before and are not here."""
    here = {each.change.record for each in proposed.proposals}
    here.update(change.record for question in proposed.questions for choice in question.choices for change in choice.changes)
    came = {record: what_stands(changes) for record, changes in earlier.items() if not KINDS[changes[0].kind].key}
    came |= {record: filled(new.fields) for record, (new, _) in copied.items() if record not in came}
    return {record: stands for record, stands in came.items() if ground.state(record) is None and record not in here}


def _as_new(
    proposed: Proposed,
    asking: Asking,
    rows: Sequence[RowLeft],
    earlier: Container[str],
    copied: CopiedRows,
    answered: Container[str],
) -> CopiesAlone:
    """Give what is proposed and asked with these rows as new ones; those that were not taken in wait."""
    records = {row.first: row.new for row in rows}
    if not records:
        return CopiesAlone(proposed, {}, {})
    others = as_moved(replace(proposed, proposals=tuple(each for each in proposed.proposals if each.change.record not in records)), records)
    again = [row.again(asking.ground) for row in rows if row.new in earlier and not row.says_the_same]
    held: dict[str, Held] = {}
    questions = [*others.questions, *(asking.missing(row.gone()) for row in rows)]
    for row in (row for row in rows if row.new not in earlier):
        new, question = copied[row.new]
        now = question if row.says_the_same else row.offered(asking, new)
        held[row.new] = Held(now if question.id in answered else question, {"yes": row.new})
        questions += [now] if now is not held[row.new].asked else []
    return CopiesAlone(replace(others, proposals=(*others.proposals, *again), questions=tuple(questions)), records, held)


def _edited(proposed: Proposed) -> Mapping[str, Sequence[Proposal]]:
    """Give, by their record, what is proposed of rows that were sent."""
    found: dict[str, list[Proposal]] = {}
    for each in proposed.proposals:
        if not each.is_new and not KINDS[each.change.kind].key:
            found.setdefault(each.change.record, []).append(each)
    return found
