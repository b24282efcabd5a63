"""What earlier copies of one export brought by hand, record by record: what of it stands, and what a further edit of it is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import survivors
from empower_desktop.workbook.asking import called
from empower_desktop.workbook.ground import Ground


@dataclass(frozen=True)
class EarlierEdits:
    """The edits of earlier copies by record: those of who filled in this one too, and those `of_others`."""

    ground: Ground
    own: Mapping[str, Sequence[Change]]
    of_others: Mapping[str, Sequence[Change]]

    def of(self, record: str) -> Sequence[Change]:
        """Give the earlier edits of a record: those of others where the same person made none."""
        return self.own.get(record, []) or self.of_others.get(record, [])

    def standing(self, record: str) -> Mapping[str, tuple[Change, ...]]:
        """Give, by field, the earlier edits of a record that no later one of them replaced."""
        return survivors(self.of(record))

    def setting(self, record: str, codes: Iterable[str]) -> set[str]:
        """Give the ids of the same person's edits of a record that set any of these fields."""
        wanted = set(codes)
        return {one.id for one in self.own.get(record, ()) if not wanted.isdisjoint(one.fields)}

    def above(self, change: Change) -> Change:
        """Give a change over the earlier edits of what it sets; a deletion is over all of them."""
        made = self.own.get(change.record, ())
        over = {one.id for one in made} if DELETED in change.fields else self.setting(change.record, change.fields)
        if not over:
            return change
        return self.ground.exactly(change.record, change.kind, change.fields, {*change.over, *over} - {change.id})

    def is_gone(self, record: str) -> bool:
        """Say whether an earlier copy let a record be deleted."""
        return any(change.fields[DELETED] is True for change in self.standing(record).get(DELETED, ()))

    def title(self, kind: str, record: str) -> object:
        """Name a record as it is called by now, one without a title by the beginning of its id."""
        return self.name(kind, record) or record[:8]

    def name(self, kind: str, record: str) -> object:
        """Name a record as it is called by now."""
        standing = {code: changes[0].fields[code] for code, changes in self.standing(record).items()}
        return called(kind, {**standing, **self.ground.shown(record)}, self.name)
