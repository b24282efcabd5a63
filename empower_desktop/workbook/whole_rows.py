"""The changes that whole rows of an edited workbook come to, over what the file holds of their records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.workbook.ground import Ground
from empower_desktop.workbook.new_rows import NewRow, key_id


@dataclass(frozen=True)
class WholeRows:
    """Makes the changes of rows that say all there is to say of a record."""

    ground: Ground

    def keyed(self, kind: str, values: Mapping[str, Plain]) -> list[Change]:
        """Make the changes of an entry whose key makes its id, over the one of that key if the file holds it."""
        record = key_id(kind, values)
        return [change] if record and (change := self.onto(record, kind, values)) is not None else []

    def onto(self, record: str, kind: str, values: Mapping[str, Plain], after: Iterable[str] = ()) -> Change | None:
        """Make the change of a whole row: of a record that is there what differs, of one in the trash also that it is back."""
        shown, state = self.ground.shown(record), self.ground.state(record)
        moved = {code: plain for code, plain in values.items() if shown.get(code) != plain}
        if state is not None and state.standing == "deleted":
            fields = {**(self.ground.whole(record, kind, moved) if moved else {}), DELETED: False}
            return self.ground.exactly(record, kind, fields, {*self.ground.over(record, fields), *state.survivors[DELETED], *after})
        return self.ground.change(record, kind, moved, after) if moved else None

    def begun(self, row: NewRow, record: str, key: Mapping[str, Plain]) -> Change | None:
        """Make the change of a whole new row, with what is known of its `key`; a record that it begins has what a new form shows."""
        values = row.values if self.ground.state(record) is not None else row.begun
        return self.onto(record, row.first.kind, {**values, **key})
