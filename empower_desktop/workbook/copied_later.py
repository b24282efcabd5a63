"""Copied rows of which only the copy came first: what was merged as a correction of the first row was about the new one.

A row was copied to write another into it, the first was deleted, and of the two files the later came first: in it the row that bears the
mark of the first says who is new. Only the earlier one shows that this is no correction. To take its row as a new one takes that back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import survivors
from empower_desktop.language import N_
from empower_desktop.records import KINDS
from empower_desktop.workbook.asking import Asking
from empower_desktop.workbook.ground import same_value
from empower_desktop.workbook.new_rows import key_id
from empower_desktop.workbook.proposing import TWICE, Asked, Choice, Proposed
from empower_desktop.workbook.turning import refers_to, turned_value


@dataclass(frozen=True)
class CopiedLater:
    """Knows the copied rows of one file that an earlier one brought as corrections; `earlier` are the edits of that, by record."""

    proposed: Proposed
    asking: Asking
    earlier: Mapping[str, Sequence[Change]]

    def asked(self) -> dict[str, Asked]:
        """Give the questions about such rows as they are to be asked, by their ids."""
        held = {one.asked.id for one in self.proposed.held.values() if one.asked.code == TWICE}
        found: dict[str, Asked] = {}
        firsts = set[str]()
        for question in self.proposed.questions:
            if question.id in held and question.record in self.earlier and question.record not in firsts:
                new = next(change for change in question.choices[0].changes if change.record in question.decides)
                if self._called_so(question.record, new):
                    firsts.add(question.record)
                    found[question.id] = self._as_correction(question, new)
        return found

    def naming(self, record: str) -> list[str]:
        """Give the entries that an earlier file made of somebody by the row of a record, and that this one does not hold."""
        here = {each.change.record for each in self.proposed.proposals}
        named = (one for one, changes in self.earlier.items() if one not in here and any(refers_to(change, record) for change in changes))
        return [one for one in named if self._is_entry(one)]

    def _is_entry(self, record: str) -> bool:
        return bool(KINDS[self.earlier[record][0].kind].key) and self.asking.ground.state(record) is None

    def _called_so(self, record: str, new: Change) -> bool:
        """Say whether an earlier file called a record as the new row is called, and this one does no more."""
        titles = KINDS[new.kind].title_fields
        named = {code: ones[0].fields[code] for code, ones in survivors(self.earlier[record]).items() if code in titles}
        is_still = any(each.change.record == record and not named.keys().isdisjoint(each.change.fields) for each in self.proposed.proposals)
        return bool(named) and not is_still and all(same_value(plain, new.fields.get(code)) for code, plain in named.items())

    def _as_correction(self, question: Asked, new: Change) -> Asked:
        """Ask about a row with what the earlier file had brought of it."""
        title = question.message.values["title"]
        message = N_(
            "Row {row} carries the hidden mark of another row ({title}), as when a row is copied. Another copy of this workbook, merged "
            "before, says the same in the row of “{title}”, as if that were corrected. Take it as a new row, and put “{title}” back?",
            row=question.row,
            title=title,
        )
        yes, no = question.choices
        changes = (*yes.changes, *self._taken_back(question.record, new), *self._naming_the_new(question.record, new.record))
        choices = (
            replace(yes, label=N_("Take it as a new row, and put “{title}” back", title=title), changes=changes),
            Choice(no.code, N_("Leave it out: the correction stands")),
        )
        return replace(question, message=message, choices=choices)

    def _taken_back(self, record: str, new: Change) -> Iterator[Change]:
        """Put a record back as it was sent, where this file shows it so; what it was corrected to is said of the new row."""
        ground, standing = self.asking.ground, survivors(self.earlier[record])
        here = {code for each in self.proposed.proposals if each.change.record == record for code in each.change.fields}
        edited = {code: ones[0].fields[code] for code, ones in standing.items() if code not in here and code != DELETED}
        if edited:
            shown = ground.shown(record)
            back = ground.change(record, new.kind, {code: shown.get(code) for code in edited})
            yield self._above(back)
        more = {code: plain for code, plain in edited.items() if plain is not None and new.fields.get(code) is None}
        if more:
            yield ground.change(new.record, new.kind, more, [new.id])

    def _naming_the_new(self, record: str, new: str) -> Iterator[Change]:
        """Let what the earlier file said of who was in the row be said of the new one."""
        ground, meant = self.asking.ground, {record: new}
        said = {each.change.id for each in self.proposed.proposals}
        for one, changes in self.earlier.items():
            standing = {code: ones[0] for code, ones in survivors(changes).items() if code != DELETED}
            named = {code for code, change in standing.items() if record in _named(change.fields[code]) and change.id not in said}
            kind = changes[0].kind
            if named and self._is_entry(one):
                whole = {code: turned_value(change.fields[code], meant) for code, change in standing.items()}
                yield self._above(ground.exactly(one, kind, {DELETED: True}, ()))
                yield ground.exactly(key_id(kind, whole), kind, whole, ())
            elif named:
                yield self._above(ground.change(one, kind, {code: turned_value(standing[code].fields[code], meant) for code in named}))

    def _above(self, change: Change) -> Change:
        """Give a change over the earlier edits of what it sets, whoever made them; a deletion is over all of them."""
        made = self.earlier.get(change.record, ())
        over = {one.id for one in made if DELETED in change.fields or not change.fields.keys().isdisjoint(one.fields)}
        return self.asking.ground.exactly(change.record, change.kind, change.fields, {*change.over, *over})


def _named(plain: Plain) -> tuple[Plain, ...]:
    return plain if isinstance(plain, tuple) else (plain,)
