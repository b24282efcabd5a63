"""What people altered by hand: the visible cells held against what the file's own history says.

Whatever a program does when it saves a file again is no edit: other widths, filters and orders of rows,
renamed or moved sheets, added columns, another count of days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change, Plain
from empower_desktop.language import Language, Message
from empower_desktop.records.field import several
from empower_desktop.records.fields import Field, OneChoice
from empower_desktop.workbook.cells import DAYS_1904, Shown, read_cell, shower, stands
from empower_desktop.workbook.contents import Edit, EditSort, Meta, row_handle
from empower_desktop.workbook.gathered import Gathered, short_day
from empower_desktop.workbook.ground import same_value
from empower_desktop.workbook.layout import PLACES
from empower_desktop.workbook.locating import FileDictionary, Located, filled_in_by, locate, read_dictionary
from empower_desktop.workbook.naming import UNCLEAR, Namer, NoAreas, folded_name
from empower_desktop.workbook.package import Cell, Package, column_letters

FEWEST_MOVED = 2
"""So many cells of a column must have changed places before it is called sorted alone."""


@dataclass(frozen=True)
class Found:
    """What the visible sheets hold beyond the history."""

    edits: tuple[Edit, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Message, ...]
    filled_in_by: str
    columns: Mapping[str, Mapping[str, str]]
    rows: Mapping[str, int]


@dataclass(frozen=True)
class SheetRow:
    """A row that holds something: its number, its id, the ids in its hidden columns, and its visible cells by field."""

    number: int
    record: str
    ids: Mapping[str, str]
    cells: Mapping[str, Cell]


def find_edits(package: Package, meta: Meta, changes: Sequence[Change]) -> Found:
    """Compare every visible cell with the value that the file's own history gives it."""
    gathered = Gathered(changes, Language(meta.language), NoAreas())
    dictionary = read_dictionary(package)
    found = locate(package, meta, dictionary)
    sheets = [_Sheet(located, tuple(_rows(package, located)), gathered, meta) for located in found.sheets]
    comparison = _Comparison(package, meta, gathered, Namer(gathered), dictionary)
    comparison.namer.note_places(dictionary.codes.get(PLACES, ()))
    for sheet in sheets:
        comparison.note_doubles(sheet)
        _note_names(sheet, comparison)
    edits = tuple(_edits(sheets, comparison))
    columns = {sheet.kind.kind: {code: column_letters(at) for code, at in sheet.located.fields.items()} for sheet in sheets}
    rows = {row.record: row.number for sheet in sheets for row in sheet.rows if row.cells and sheet.sort_of(row) == "changed"}
    return Found(edits, tuple(comparison.problems), tuple(found.notes), filled_in_by(package), columns, rows)


def _note_names(sheet: _Sheet, comparison: _Comparison) -> None:
    """Note what the words on a sheet name: areas, new rows, and rows that got another title."""
    namer = comparison.namer
    for row in sheet.rows:
        namer.note_areas(sheet.kind, row.cells)
    for row, record in sheet.new_rows():
        namer.add(sheet.kind, record, row.cells, comparison.day_of(sheet, row))
    for row, record in sheet.retitled():
        namer.add_title(sheet.kind, record, row.cells)


def _edits(sheets: Sequence[_Sheet], comparison: _Comparison) -> list[Edit]:
    """Give the edits of all sheets, missing rows last on each; words name no row of which nothing is clear yet."""
    while True:
        edits = {sheet: comparison.edits(sheet) for sheet in sheets}
        nameless = [comparison.namer.forget(sheet.kind.kind, handle) for sheet in sheets for handle in _nameless(sheet, edits[sheet])]
        if not any(nameless):
            return [edit for sheet in sheets for edit in edits[sheet]]
        comparison.problems.clear()


def _nameless(sheet: _Sheet, edits: Sequence[Edit]) -> Iterator[str]:
    """Give the new rows that cannot be taken, as nothing in them can be read or is clear."""
    clear = {edit.row for edit in edits if edit.sort not in ("unread", "unclear")}
    return (handle for row, handle in sheet.new_rows() if row.number not in clear)


def _rows(package: Package, located: Located) -> Iterator[SheetRow]:
    for number, cells in package.rows(located.part):
        if number > located.header_row:
            by_column = {cell.column: cell for cell in cells}
            record = by_column[located.id_column].text.strip().lower() if located.id_column in by_column else ""
            ids = {code: by_column[place].text for code, place in located.references.items() if place in by_column}
            filled = {code: by_column[place] for code, place in located.fields.items() if place in by_column}
            visible = {code: cell for code, cell in filled.items() if cell.kind != "text" or cell.text.strip()}
            if visible:
                # A formula without a result is no emptied cell; a row of nothing else is none.
                visible |= {code: cell for code, cell in filled.items() if cell.formula}
            if record or visible:
                yield SheetRow(number, record, ids, visible)


class _Sheet:
    """A kind's sheet as it came, and what its rows are by the file's history."""

    def __init__(self, located: Located, rows: tuple[SheetRow, ...], gathered: Gathered, meta: Meta) -> None:
        self.located = located
        self.kind = located.kind
        self.rows = rows
        self.stated = {state.record: state for state in gathered.rows.get(self.kind.kind, ())}
        note = meta.sheets.get(self.kind.kind)
        self.spare = frozenset(note.spare) if note is not None else frozenset()
        self.again: frozenset[int] = frozenset()

    def sort_of(self, row: SheetRow) -> EditSort:
        """Say what a row is: `changed` stands for one that the history knows."""
        if row.number in self.again:
            return "twice"
        if row.record in self.stated:
            return "changed"
        return "new" if not row.record or row.record in self.spare else "unknown"

    def new_rows(self) -> Iterator[tuple[SheetRow, str]]:
        """Give the rows that were filled in anew, each with what others may refer to."""
        for row in self.rows:
            if row.cells and self.sort_of(row) == "new":
                yield row, row.record or row_handle(self.kind.kind, row.number)

    def retitled(self) -> Iterator[tuple[SheetRow, str]]:
        """Give the known rows in which another title was typed."""
        for row in self.rows:
            if row.cells and self.sort_of(row) == "changed":
                state = self.stated[row.record]
                if any(code in row.cells and row.cells[code].text != state.fields.get(code) for code in self.kind.title_fields):
                    yield row, row.record


@dataclass
class _Comparison:
    """Holds the sheets' cells against the history."""

    package: Package
    meta: Meta
    gathered: Gathered
    namer: Namer
    dictionary: FileDictionary
    problems: list[Problem] = field(default_factory=list)

    def edits(self, sheet: _Sheet) -> list[Edit]:
        """Give the edits of a sheet in the order of its rows, missing rows last."""
        found: list[Edit] = []
        seen: set[str] = set()
        for row in sheet.rows:
            sort = sheet.sort_of(row)
            if sort == "changed" and row.cells:
                seen.add(row.record)
                found += self._known_row(sheet, row)
            elif sort != "changed" and row.cells:
                found += self._whole_row(sheet, row, sort)
        emptied = {row.record: row.number for row in sheet.rows if not row.cells}
        missing = [self._missing(sheet, record, emptied.get(record, 0)) for record in sheet.stated if record not in seen]
        return _moved(found, len(seen)) + missing

    def day_of(self, sheet: _Sheet, row: SheetRow) -> str:
        """Give the day of a row as names begin with it; nothing where it has none that can be read."""
        code = sheet.kind.date_field
        with suppress(Problem):
            day = self._plain(sheet.kind.fields()[code], row.cells[code]) if code in row.cells else None
            return short_day(day) if isinstance(day, str) else ""
        return ""

    def note_doubles(self, sheet: _Sheet) -> None:
        """Note which rows stand again under an id: all but the one that fits the history best, the first of such."""
        by_record: dict[str, list[SheetRow]] = {}
        for row in sheet.rows:
            if row.record and row.cells:
                by_record.setdefault(row.record, []).append(row)
        again: set[int] = set()
        for record, rows in by_record.items():
            if len(rows) > 1:
                state = sheet.stated.get(record)
                fit = {row.number: self._differing(sheet, row) if state is not None else 0 for row in rows}
                best = min(rows, key=lambda row: (fit[row.number], row.number))
                again |= {row.number for row in rows if row is not best}
        sheet.again = frozenset(again)

    def _differing(self, sheet: _Sheet, row: SheetRow) -> int:
        fields, before = sheet.kind.fields(), sheet.stated[row.record].fields
        return sum(not self._stands(fields[code], row.cells.get(code), before.get(code)) for code in sheet.located.fields)

    def _missing(self, sheet: _Sheet, record: str, row: int) -> Edit:
        kind = sheet.kind.kind
        return Edit("missing", sheet.located.part.name, row, kind, record, title=self.gathered.record(kind, record))

    def _known_row(self, sheet: _Sheet, row: SheetRow) -> Iterator[Edit]:
        state = sheet.stated[row.record]
        for code in sheet.located.fields:
            described = sheet.kind.fields()[code]
            before, cell = state.fields.get(code), row.cells.get(code)
            if self._stands(described, cell, before):
                continue
            edit = self._read(sheet, row, described, cell, before)
            if edit is not None and (edit.sort == "unclear" or not same_value(edit.after, before)):
                yield replace(edit, title=self.gathered.record(sheet.kind.kind, row.record))

    def _stands(self, described: Field, cell: Cell | None, before: Plain) -> bool:
        shown: Shown = shower(described, Language(self.meta.language), self.gathered)(before) if before is not None else None
        if self.package.date1904 and described.type == "date" and stands(cell, shown, DAYS_1904):
            return True
        if described.refers_to and cell is not None and isinstance(shown, str) and folded_name(cell.text) == folded_name(shown):
            return True
        # Who only turns the other count of days on moves what all dates mean, and meant none of them.
        return stands(cell, shown)

    def _whole_row(self, sheet: _Sheet, row: SheetRow, sort: EditSort) -> list[Edit]:
        """Give the filled cells of a row that the history does not know as such; `unread` when none can be read."""
        cells = [self._read(sheet, row, sheet.kind.fields()[code], cell, None) for code, cell in row.cells.items()]
        read = [edit for edit in cells if edit is not None and (edit.after is not None or edit.text)]
        if not read and any(edit is None for edit in cells):
            return [Edit("unread", sheet.located.part.name, row.number, sheet.kind.kind, row.record)]
        return [replace(edit, sort=edit.sort if edit.sort == "unclear" else sort) for edit in read]

    def _read(self, sheet: _Sheet, row: SheetRow, described: Field, cell: Cell | None, before: Plain) -> Edit | None:
        """Give what a cell was altered to; a Problem of it is noted."""
        place = sheet.located.fields[described.code]
        where = f"{column_letters(place)}{row.number}"
        name, kind = sheet.located.part.name, sheet.kind.kind
        words = cell.text if cell is not None and described.refers_to else ""
        stood = sheet.stated[row.record].fields.get(described.code) if row.record in sheet.stated else None
        edit = Edit("changed", name, row.number, kind, row.record, where, described.code, before, text=words)
        try:
            after = self._plain(described, cell, stood) if cell is not None else None
        except Problem as problem:
            if problem.code in UNCLEAR:
                return self._unclear(edit, described)
            self.problems.append(Problem(problem.message, problem.code, self._place(name, where, row.record, described.code)))
            return None
        sort: EditSort = "key" if described.code in sheet.kind.key else "cleared" if after is None and described.required else "changed"
        return replace(edit, sort=sort, after=after)

    def _unclear(self, edit: Edit, described: Field) -> Edit:
        """Say which records some words may mean; of several references, what the clear ones name."""
        if described.type != "multi_reference":
            return replace(edit, sort="unclear", candidates=self.namer.candidates(described.refers_to, edit.text))
        clear, unclear = self.namer.resolve_some(described.refers_to, edit.text)
        candidates = self.namer.candidates(described.refers_to, unclear[0]) if len(unclear) == 1 else ()
        return replace(edit, sort="unclear", after=clear or None, text="; ".join(unclear), candidates=candidates)

    def _plain(self, described: Field, cell: Cell, stood: Plain = None) -> Plain:
        today = date.fromisoformat(self.meta.created_at[:10])
        package, codes = self.package, self.dictionary.codes
        if isinstance(described, OneChoice):
            # Codes of a newer version that stood in the cell may stay beside what was chosen.
            kept = {code.casefold(): code for code in several(stood)}
            codes = {**codes, described.list_name: {**kept, **codes.get(described.list_name, {})}}
        if described.type == "area" and cell.kind == "text" and (code := self.namer.area_code(cell.text)):
            return code
        return read_cell(cell, described, today, package.is_date(cell.style), package.date1904, self.namer.resolve, codes)

    def _place(self, sheet: str, cell: str, record: str, code: str) -> Place:
        return Place(self.package.place.file, sheet, cell, record, code)


def _moved(edits: Sequence[Edit], rows: int) -> list[Edit]:
    """Mark the cells that moved against their ids: most rows differ in a column only by a change of places.

    Where one column was sorted without the ids, others that only changed places were too, though few of their rows differ.
    """
    by_field: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.title and edit.sort != "unclear":
            by_field.setdefault(edit.field, []).append(edit)
    places = {
        code: found for code, found in by_field.items() if Counter(one.before for one in found) == Counter(one.after for one in found)
    }
    if not any(len(found) >= FEWEST_MOVED and len(found) * 2 > rows for found in places.values()):
        return list(edits)
    return [replace(edit, sort="moved") if edit.title and edit.field in places and edit.sort != "unclear" else edit for edit in edits]
