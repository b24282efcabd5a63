"""What is asked of cells that stand where others stood: columns sorted alone, names dragged over others, rows that changed places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from empower_desktop.history.change import Change, Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.asking import Asking, called, said, together
from empower_desktop.workbook.contents import Edit, Incoming
from empower_desktop.workbook.filled_down import FEWEST_FILLED, naming_fields
from empower_desktop.workbook.ground import Ground, typed_row_id
from empower_desktop.workbook.moved_alike import moved_alike
from empower_desktop.workbook.new_rows import ROW, with_defaults
from empower_desktop.workbook.proposing import Asked


@dataclass(frozen=True)
class Displaced:
    """Asks about the displaced cells of one file; `beside` makes the change that gives a known row such cells."""

    content: Incoming
    ground: Ground
    asking: Asking
    beside: Callable[[Edit, Mapping[str, Plain]], Change]
    resolved: Callable[[Plain], Plain]

    def questions(self, edits: Sequence[Edit]) -> Iterator[Asked]:
        """Ask about those of the edits of known rows that are displaced."""
        yield from self._moved_columns([edit for edit in edits if edit.sort == "moved"])
        yield from self._filled_down([edit for edit in edits if edit.sort == "filled"])
        yield from self._shifted_rows([edit for edit in edits if edit.sort == "shifted"], edits)

    def _moved_columns(self, edits: Sequence[Edit]) -> Iterator[Asked]:
        """Ask about columns that were sorted alone, each by itself, or together those of one unit and those that moved alike."""
        columns: dict[tuple[str, str], list[Edit]] = {}
        for edit in edits:
            columns.setdefault((edit.kind, KINDS[edit.kind].unit_of(edit.field) or edit.field), []).append(edit)
        alone = [moved for (kind, spot), moved in columns.items() if spot in KINDS[kind].key]
        for moved in alone:
            yield self.asking.moved(moved, ())
        for moved in moved_alike([each for each in columns.values() if each not in alone]):
            yield self.asking.moved(moved, self._as_they_stand(moved))

    def _filled_down(self, edits: Sequence[Edit]) -> Iterator[Asked]:
        """Ask about names that were dragged over others, once for each name, with what was dragged along; and about rows without one."""
        names: dict[tuple[str, str, Plain], list[Edit]] = {}
        for edit in edits:
            if edit.field in naming_fields(edit.kind):
                names.setdefault((edit.sheet, edit.field, edit.after), []).append(edit)
        several = [filled for filled in names.values() if len(filled) >= FEWEST_FILLED]
        named = {(edit.sheet, edit.row) for filled in several for edit in filled}
        for filled in several:
            spots = [(edit.sheet, edit.row) for edit in filled]
            others = [other for other in edits if (other.sheet, other.row) in spots and other.field != filled[0].field]
            yield self.asking.filled(filled, self._as_they_stand([*filled, *others]), self._as_they_stand(others))
        for rows in _side_by_side([edit for edit in edits if (edit.sheet, edit.row) not in named]):
            yield self.asking.dragged(rows, self._as_they_stand(rows))

    def _as_they_stand(self, edits: Sequence[Edit]) -> list[Change]:
        rows: dict[str, list[Edit]] = {}
        for edit in edits:
            rows.setdefault(edit.record, []).append(edit)
        return [self.beside(cells[0], {edit.field: self.resolved(edit.after) for edit in cells}) for cells in rows.values()]

    def _shifted_rows(self, shifted: Sequence[Edit], edits: Sequence[Edit]) -> Iterator[Asked]:
        """Ask once on each sheet about the rows that changed places."""
        sheets: dict[str, dict[str, list[Edit]]] = {}
        for edit in shifted:
            sheets.setdefault(edit.sheet, {}).setdefault(edit.record, []).append(edit)
        for sheet, rows in sheets.items():
            here = [edit for edit in edits if edit.sheet == sheet and edit.record in rows]
            # Who says that they are called otherwise now takes no name away.
            left = [edit for cells in rows.values() for edit in cells if edit.after is not None or not _is_needed(edit)]
            as_they_stand = self._as_they_stand(left)
            as_called = [change for cells in rows.values() for change in self._as_called(cells[0], here)]
            first = next((cells[0] for cells in rows.values() if cells[0].candidates), next(iter(rows.values()))[0])
            now = self.ground.shown(first.candidates[0]) if first.candidates else self._now(first, rows[first.record])
            names = [self._in_words(rows[first.record], values) for values in (now, self.ground.shown(first.record))]
            yield self.asking.shifted(first, len(rows), names, as_called, as_they_stand)

    def _as_called(self, row: Edit, edits: Sequence[Edit]) -> Iterator[Change]:
        """Make the change by which what stands in a row is said of the record that it is called like; of a new one where it is none."""
        now = self._now(row, [edit for edit in edits if edit.record == row.record])
        if row.candidates:
            record, shown = row.candidates[0], self.ground.shown(row.candidates[0])
            moved = {code: plain for code, plain in now.items() if shown.get(code) != plain}
            if moved:
                yield self.ground.change(record, row.kind, moved)
        elif self._says_more(row, now) and (_is_called(row.kind, now) or not _is_called(row.kind, self.ground.shown(row.record))):
            filled = {code: plain for code, plain in now.items() if plain is not None}
            # Who answers about its name elsewhere that it is new means the same one.
            name = {code: plain for code, plain in filled.items() if code in naming_fields(row.kind)} or filled
            record = typed_row_id(self.ground.meta.export_id, self.ground.name, row.kind, name, 1)
            yield self.ground.change(record, row.kind, with_defaults(row.kind, filled))

    def _says_more(self, row: Edit, now: Mapping[str, Plain]) -> bool:
        """Say whether a row says anything that its record did not; one of which cells were emptied, as others moved up, is no new one."""
        stated = self.ground.shown(row.record)
        return any(plain is not None and stated.get(code) != plain for code, plain in now.items())

    def _now(self, row: Edit, edits: Sequence[Edit]) -> dict[str, Plain]:
        """Give what a row says as it stands, without what is not known of it."""
        places = [problem.place for problem in self.content.problems if problem.place.sheet == row.sheet]
        unread = {place.field for place in places if (number := ROW.search(place.cell)) and int(number[0]) == row.row}
        unclear = {edit.field for edit in edits if edit.sort == "unclear"}
        stated = {code: self.ground.shown(row.record).get(code) for code in self.content.columns[row.kind]}
        now = {**stated, **{edit.field: self.resolved(edit.after) for edit in edits}}
        return {code: plain for code, plain in now.items() if code not in unread | unclear}

    def _in_words(self, edits: Sequence[Edit], values: Mapping[str, Plain]) -> object:
        """Name what some values are of; by what was altered where they have no name."""
        codes = dict.fromkeys(edit.field for edit in edits)
        altered = [said(edits[0].kind, code, values.get(code), self._name_of) for code in codes]
        return called(edits[0].kind, values, self._name_of) or together(altered)

    def _name_of(self, kind: str, record: str) -> object:
        return called(kind, self.ground.shown(record), self._name_of)


def _side_by_side(edits: Sequence[Edit]) -> Iterator[Sequence[Edit]]:
    """Give the edits of rows that follow each other together."""
    run: list[Edit] = []
    for edit in sorted(edits, key=attrgetter("sheet", "row")):
        if run and (edit.sheet != run[-1].sheet or edit.row > run[-1].row + 1):
            yield run
            run = []
        run.append(edit)
    if run:
        yield run


def _is_needed(edit: Edit) -> bool:
    return KINDS[edit.kind].fields()[edit.field].required


def _is_called(kind: str, values: Mapping[str, Plain]) -> bool:
    return any(values.get(code) is not None for code in KINDS[kind].title_fields)
