"""What a copy of a workbook does not say: cells that could not be read or are only asked about, columns that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from empower_desktop.history.change import Change
from empower_desktop.records import KINDS
from empower_desktop.workbook.contents import Incoming
from empower_desktop.workbook.ground import Ground, spare_row_id
from empower_desktop.workbook.new_rows import ROW
from empower_desktop.workbook.proposing import Proposed


class Unsaid:
    """Knows of one copy which fields it leaves open: who sees nothing there may not take them for emptied."""

    def __init__(self, proposed: Proposed, content: Incoming, ground: Ground, moved: Mapping[str, str]) -> None:
        self._content, self._ground, self._rejected, self._moved = content, ground, proposed.rejected, moved
        self._spare = {one for note in content.meta.sheets.values() for one in note.spare}
        # New rows are known by their place: until its values are known a row has no id, or but its spare one.
        self._rows = {(each.cells[0].sheet, each.row): each.change.record for each in proposed.proposals if each.is_new}
        self.open = frozenset(self._open(proposed))
        """Records and their fields of which a cell could not be read, or is asked about."""
        self.touched = self.open | {(self._record(each.sheet, each.row, each.record), each.field) for each in content.edits}
        """Records and their fields of which the copy says or leaves open something by hand."""

    def shows(self, kind: str, code: str) -> bool:
        """Say whether the copy still has the column of a field."""
        return code in self._content.columns.get(kind, {})

    def of(self, change: Change, code: str) -> bool:
        """Say whether a field of the record that a change is about is left open."""
        return not self.shows(change.kind, code) or (change.record, code) in self.open

    def may_hide_row(self, kind: str) -> bool:
        """Say whether a row of this kind whose key makes its id may stand in the copy, and only could not be taken."""
        return bool(KINDS[kind].key and self._rejected.get(kind))

    def _open(self, proposed: Proposed) -> Iterator[tuple[str, str]]:
        for problem in proposed.problems:
            place = problem.place
            row = ROW.search(place.cell)
            yield self._record(place.sheet, int(row[0]) if row else 0, place.record), place.field
        for asked in proposed.questions:
            yield self._record(asked.sheet, asked.row, asked.record), asked.field

    def _record(self, sheet: str, row: int, record: str) -> str:
        """Give the record of a row: of one that was typed into a spare row what becomes of it."""
        if record in self._spare:
            placed = spare_row_id(self._ground.meta.export_id, self._ground.name, record)
            return self._moved.get(placed, placed)
        return self._rows.get((sheet, row), record)
