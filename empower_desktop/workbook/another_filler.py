"""Spare rows of one export into which two people typed, each in a copy of their own: which may be one row, corrected by the second.

A copy that was passed on repeats what the first of them wrote: then each of these rows may be a correction. Two who began with the
same blank rows wrote of different things: of those only rows that are called alike are asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.history.change import Change, Plain
from empower_desktop.history.merge import survivors
from empower_desktop.language import N_
from empower_desktop.records import KINDS
from empower_desktop.workbook.alike_titles import are_alike, words_of
from empower_desktop.workbook.asking import Asking
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.filled_down import naming_fields
from empower_desktop.workbook.ground import same_value, spare_row_id
from empower_desktop.workbook.one_or_two import one_thing_or_two
from empower_desktop.workbook.proposing import ANOTHER_NAME, Asked, Choice, Proposal

ANOTHER = N_("Another one: take it as a new row")


@dataclass(frozen=True)
class SharedRow:
    """A new row of this copy, and what somebody called `filler` had typed into the same one: the record `other`.

    A copied row may be left out too; `offered` is what it was as long as nobody answered that it is a new one.
    """

    row: Proposal
    filler: str
    other: str
    before: Mapping[str, Plain]
    is_copied: bool = False
    offered: Change | None = None

    @property
    def is_repeated(self) -> bool:
        """Whether the row tells of what the other one does: the same name on the same day; of what has no name, all that it says."""
        now, kind = self.row.change.fields, self.row.change.kind
        name = _name(kind, now)
        if name:
            return name == _name(kind, self.before) and not _are_days_apart(self)
        return all(self.before.get(cell.field) == now.get(cell.field) for cell in self.row.cells)

    @property
    def is_called_alike(self) -> bool:
        """Whether both may have one name; of meetings on two days what tells their names apart must be alike as well."""
        kind = self.row.change.kind
        now, before = _name(kind, self.row.change.fields), _name(kind, self.before)
        if not (now and before):
            return True
        if _are_days_apart(self) and now != before:
            shared = {*now.split()} & {*before.split()}
            now, before = (" ".join(word for word in one.split() if word not in shared) for one in (now, before))
            return not (now and before) or are_alike(now, before)
        return are_alike(now, before)

    def asked(self, asking: Asking, edit: Edit, corrected: Change | None, name: str) -> Asked:
        """Ask whether the row is the same one, `corrected` where it says something else, or another; `name` is that of the filler."""
        message = N_(
            "Row {row} came before from this export, filled in by {name}. Is it the same, corrected, or another one?",
            row=self.row.row,
            name=name,
        )
        same = [each for each in (self.offered, corrected) if each is not None]
        new = self.row.change, *one_thing_or_two(self.row.change, self.other, same=False)
        choices = [Choice("same", N_("The same: take what it says now"), tuple(same)), Choice("another", ANOTHER, new)]
        choices += [Choice("no", N_("Leave it out"))] if self.is_copied else []
        return asking.ask(ANOTHER_NAME, edit, message, choices, self.other, (self.row.change.id,))


def shared_rows(
    rows: Iterable[Proposal], spare: Mapping[str, str], export: str, fillers: Iterable[str], of_others: Mapping[str, Sequence[Change]]
) -> dict[str, SharedRow]:
    """Give, by their record, the new rows that may be ones which somebody else filled in, of the first in order of their names.

    `spare` gives the spare id of rows by their record, `of_others` what was typed into copies of this `export` by its `fillers`.
    """
    filled = [each for each in rows if each.is_new and spare.get(each.change.record)]
    found: dict[str, SharedRow] = {}
    for name in sorted(fillers, reverse=True):
        others = {each.change.record: spare_row_id(export, name, spare[each.change.record]) for each in filled}
        pairs = [
            SharedRow(each, filler=name, other=other, before=_stated(of_others[other]))
            for each in filled
            if (other := others[each.change.record]) in of_others
        ]
        is_passed_on = any(pair.is_repeated for pair in pairs)
        found |= {pair.row.change.record: pair for pair in pairs if is_passed_on or pair.is_called_alike}
    return found


def warned(
    asked: Sequence[Asked], proposals: Iterable[Proposal], standing: Callable[[str], Mapping[str, Sequence[Change]]]
) -> Sequence[Asked]:
    """Add to each question that somebody else may have written this copy, where nothing that was merged before stands in it.

    `standing` gives, by field, what stands of a record from earlier copies.
    """
    edited = [(each.change.record, cell) for each in proposals for cell in each.cells]
    beside = ((cell.after, one.fields[cell.field]) for record, cell in edited for one in standing(record).get(cell.field, ()))
    if any(same_value(now, before) for now, before in beside):
        return asked
    message = N_(
        "{question} Nothing that was merged from this export before stands in this copy. If somebody else filled it in, or nobody "
        "did, keep what was merged."
    )
    return [replace(each, message=message.filled(question=each.message)) for each in asked]


def _stated(changes: Sequence[Change]) -> Mapping[str, Plain]:
    return {code: ones[0].fields[code] for code, ones in survivors(changes).items()}


def _are_days_apart(pair: SharedRow) -> bool:
    days = {fields.get(KINDS[pair.row.change.kind].date_field) for fields in (pair.row.change.fields, pair.before)}
    return len(days - {None}) > 1


def _name(kind: str, fields: Mapping[str, Plain]) -> str:
    return words_of([fields.get(code) for code in naming_fields(kind)])
