"""What people altered by hand: the visible cells held against what the file's own history says.

Whatever a program does when it saves a file again is no edit: other widths, filters and orders of rows,
renamed or moved sheets, added columns, another count of days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change, Plain
from empower_desktop.language import Language, Message
from empower_desktop.records import KINDS
from empower_desktop.records.field import several
from empower_desktop.records.fields import Field, OneChoice, Phone
from empower_desktop.workbook.cells import DAYS_1904, Shown, as_seen, read_cell, same_phone, shower, stands
from empower_desktop.workbook.contents import Edit, EditSort, Meta
from empower_desktop.workbook.day_before import short_day
from empower_desktop.workbook.dragged_rows import with_dragged
from empower_desktop.workbook.filled_down import with_filled_down
from empower_desktop.workbook.gathered import Gathered
from empower_desktop.workbook.ground import same_value
from empower_desktop.workbook.kind_sheet import KindSheet
from empower_desktop.workbook.known_by_key import KnownByKey
from empower_desktop.workbook.layout import PLACES
from empower_desktop.workbook.left_beside import comments_on, left_beside, struck_on
from empower_desktop.workbook.locating import FileDictionary, filled_in_by, locate, read_dictionary
from empower_desktop.workbook.moved import with_moved
from empower_desktop.workbook.moved_blocks import with_blocks
from empower_desktop.workbook.naming import UNCLEAR, Namer, NoAreas, folded_name
from empower_desktop.workbook.new_rows import key_id, needed_fields
from empower_desktop.workbook.package import Cell, Package, column_letters
from empower_desktop.workbook.sheet_rows import SheetRow, rows_of
from empower_desktop.workbook.shifted import with_shifted
from empower_desktop.workbook.slid import with_slid


@dataclass(frozen=True)
class Found:
    """What the visible sheets hold beyond the history."""

    edits: tuple[Edit, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Message, ...]
    filled_in_by: str
    columns: Mapping[str, Mapping[str, str]]
    rows: Mapping[str, int]


def find_edits(package: Package, meta: Meta, changes: Sequence[Change]) -> Found:
    """Compare every visible cell with the value that the file's own history gives it."""
    gathered = Gathered(changes, Language(meta.language), NoAreas())
    dictionary = read_dictionary(package)
    found = locate(package, meta, dictionary)
    sheets: list[KindSheet] = []
    for located in found.sheets:
        beside: list[tuple[int, Cell]] = []
        sheets.append(KindSheet(located, rows_of(package, located, beside), gathered, meta))
        found.notes += [*left_beside(sheets[-1], beside, gathered), *comments_on(package, located.part), *struck_on(package, sheets[-1])]
    comparison = _Comparison(package, meta, gathered, Namer(gathered), dictionary)
    comparison.namer.note_places(dictionary.codes.get(PLACES, ()))
    by_kind: dict[str, list[KindSheet]] = {}
    for sheet in sheets:
        of_kind = by_kind.setdefault(sheet.kind.kind, [])
        sheet.come_after(of_kind)
        of_kind.append(sheet)
        comparison.note_doubles(sheet)
        _note_names(sheet, comparison)
    for of_kind in by_kind.values():
        comparison.know_by_key(of_kind)
    edits = tuple(_edits(by_kind.values(), comparison))
    sent_last = sheets[::-1]  # where several are of a kind, its first one is what was sent
    columns = {sheet.kind.kind: {code: column_letters(at) for code, at in sheet.located.fields.items()} for sheet in sent_last}
    rows = {row.record: row.number for sheet in sent_last for row in sheet.rows if row.cells and sheet.sort_of(row) == "changed"}
    return Found(edits, tuple(comparison.problems), tuple(found.notes), filled_in_by(package), columns, rows)


def _note_names(sheet: KindSheet, comparison: _Comparison) -> None:
    """Note what the words on a sheet name: areas, new rows, and rows that got another title."""
    namer = comparison.namer
    for row in sheet.rows:
        namer.note_areas(sheet.kind, row.cells)
    for row, record in sheet.new_rows():
        namer.add(sheet.kind, record, row.cells, comparison.day_of(sheet, row))
    for row, handle in sheet.offered():
        namer.offer(sheet.kind, handle, row.cells, comparison.day_of(sheet, row))
    for row, record in sheet.retitled():
        namer.add_title(sheet.kind, record, row.cells, comparison.day_of(sheet, row))


def _edits(by_kind: Collection[Sequence[KindSheet]], comparison: _Comparison) -> list[Edit]:
    """Give the edits of all sheets, missing rows last of each kind; words name no row that cannot be taken as it stands."""
    while True:
        edits = [edit for of_kind in by_kind for edit in comparison.edits(of_kind)]
        forgotten = [comparison.namer.forget(kind, handle) for kind, handle in _nameless(by_kind, edits)]
        doubted = [comparison.namer.doubt(edit.kind, edit.record) for edit in edits if _leaves_title_open(edit)]
        if not any((*forgotten, *doubted)):
            return edits
        comparison.problems.clear()


def _leaves_title_open(edit: Edit) -> bool:
    """Say whether it is asked what a known row is called now."""
    naming = (*KINDS[edit.kind].title_fields, KINDS[edit.kind].date_field)
    return (edit.sort == "shifted" and not edit.candidates) or (edit.sort in ("moved", "filled") and edit.field in naming)


def _nameless(by_kind: Collection[Sequence[KindSheet]], edits: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    """Give the new rows of which nothing is clear yet, or that say nothing at all of what they belong to: kind and handle."""
    clear = {(edit.sheet, edit.row) for edit in edits if edit.sort not in ("unread", "unclear")}
    said = {(edit.sheet, edit.row, edit.field) for edit in edits}
    for sheet in chain.from_iterable(by_kind):
        name, kind = sheet.located.part.name, sheet.kind.kind
        for row, handle in (*sheet.new_rows(), *sheet.offered()):
            if (name, row.number) not in clear or any((name, row.number, code) not in said for code in needed_fields(kind)):
                yield kind, handle


@dataclass
class _Comparison:
    """Holds the sheets' cells against the history."""

    package: Package
    meta: Meta
    gathered: Gathered
    namer: Namer
    dictionary: FileDictionary
    problems: list[Problem] = field(default_factory=list)

    def edits(self, sheets: Sequence[KindSheet]) -> list[Edit]:
        """Give the edits of a kind's sheets in the order of their rows, last the rows that are missing on all of them."""
        found: list[Edit] = []
        seen: set[str] = set()
        for sheet in sheets:
            said = {(edit.record, edit.field): edit for edit in found if edit.title}
            found += [edit for edit in self._of_sheet(sheet) if not _says_the_same(said.get((edit.record, edit.field)), edit)]
            seen |= sheet.seen
        emptied = {row.record: row.number for row in sheets[0].rows if not row.cells}
        return found + [self._missing(sheets[0], record, emptied.get(record, 0)) for record in sheets[0].stated if record not in seen]

    def _of_sheet(self, sheet: KindSheet) -> list[Edit]:
        found: list[Edit] = []
        for row in sheet.rows:
            sort = sheet.sort_of(row)
            if sort == "changed" and row.cells:
                found += self._known_row(sheet, row)
            elif sort != "changed" and row.cells:
                found += self._whole_row(sheet, row, sort)
        kind, rows = sheet.kind.kind, sheet.shown_rows
        moved = with_moved(found, len(sheet.seen))
        filled = with_dragged(with_filled_down(moved, kind, rows), kind, rows)
        if sheet.before:
            return [replace(edit, sort="again") if edit.sort == "changed" and edit.record in sheet.before else edit for edit in filled]
        blocks, stated = with_blocks(filled, kind, rows), {record: state.fields for record, state in sheet.stated.items()}
        shifted = with_shifted(blocks, kind, stated, sheet.seen)
        return with_slid(shifted, rows)

    def day_of(self, sheet: KindSheet, row: SheetRow) -> str:
        """Give the day of a row as names begin with it; nothing where it has none that can be read."""
        code = sheet.kind.date_field
        with suppress(Problem):
            day = self._plain(sheet.kind.fields()[code], row.cells[code]) if code in row.cells else None
            return short_day(day) if isinstance(day, str) else ""
        return ""

    def note_doubles(self, sheet: KindSheet) -> None:
        """Note which rows stand again under an id: all but the one that fits the history best, the first of such."""
        by_record: dict[str, list[SheetRow]] = {}
        for row in sheet.rows:
            if row.record and row.cells:
                by_record.setdefault(row.record, []).append(row)
        # A row that is new on a former sheet already stands here again; of what was sent the cells are held side by side.
        again = {row.number for record, rows in by_record.items() for row in rows if record in sheet.before and record not in sheet.stated}
        for record, rows in by_record.items():
            if len(rows) > 1:
                state = sheet.stated.get(record)
                fit = {row.number: self._differing(sheet, row) if state is not None else 0 for row in rows}
                best = min(rows, key=lambda row: (fit[row.number], row.number))
                again |= {row.number for row in rows if row is not best}
        sheet.again = frozenset(again)

    def know_by_key(self, sheets: Sequence[KindSheet]) -> None:
        """Let rows that say by their key which entry they are stand for it."""
        KnownByKey(self._keyed, self._differing).know(sheets)

    def _keyed(self, sheet: KindSheet, row: SheetRow) -> str:
        """Give the id that the key in a row makes; nothing where it is not clear."""
        fields = sheet.kind.fields()
        with suppress(Problem):
            return key_id(
                sheet.kind.kind, {code: self._plain(fields[code], row.cells[code]) for code in sheet.kind.key if code in row.cells}
            )
        return ""

    def _differing(self, sheet: KindSheet, row: SheetRow) -> int:
        fields, before = sheet.kind.fields(), sheet.stated[row.record].fields
        return sum(not self._stands(fields[code], row.cells.get(code), before.get(code)) for code in sheet.located.fields)

    def _missing(self, sheet: KindSheet, record: str, row: int) -> Edit:
        kind = sheet.kind.kind
        return Edit("missing", sheet.located.part.name, row, kind, record, title=self.gathered.with_owner(kind, record))

    def _known_row(self, sheet: KindSheet, row: SheetRow) -> Iterator[Edit]:
        state = sheet.stated[row.record]
        for code in sheet.located.fields:
            described = sheet.kind.fields()[code]
            before, cell = state.fields.get(code), row.cells.get(code)
            if self._stands(described, cell, before) or (cell is None and row.number in sheet.retyped):
                continue
            edit = self._read(sheet, row, described, cell, before)
            if edit is not None and (edit.sort == "unclear" or not same_value(edit.after, before)):
                yield replace(edit, title=self.gathered.with_owner(sheet.kind.kind, row.record))

    def _stands(self, described: Field, cell: Cell | None, before: Plain) -> bool:
        shown: Shown = shower(described, Language(self.meta.language), self.gathered)(before) if before is not None else None
        if self.package.date1904 and described.type == "date" and stands(cell, shown, DAYS_1904):
            return True
        if described.refers_to and cell is not None and isinstance(shown, str) and folded_name(cell.text) == folded_name(shown):
            return True
        if isinstance(described, Phone) and same_phone(cell, before):
            return True
        # Who only turns the other count of days on moves what all dates mean, and meant none of them.
        return stands(cell, shown)

    def _whole_row(self, sheet: KindSheet, row: SheetRow, sort: EditSort) -> list[Edit]:
        """Give the filled cells of a row that the history does not know as such; `unread` when none can be read."""
        cells = [self._read(sheet, row, sheet.kind.fields()[code], cell, None) for code, cell in row.cells.items()]
        read = [edit for edit in cells if edit is not None and (edit.after is not None or edit.text)]
        if not read and any(edit is None for edit in cells):
            return [Edit("unread", sheet.located.part.name, row.number, sheet.kind.kind, row.record)]
        return [replace(edit, sort=edit.sort if edit.sort == "unclear" else sort) for edit in read]

    def _read(self, sheet: KindSheet, row: SheetRow, described: Field, cell: Cell | None, before: Plain) -> Edit | None:
        """Give what a cell was altered to; a Problem of it is noted."""
        place = sheet.located.fields[described.code]
        where = f"{column_letters(place)}{row.number}"
        name, kind = sheet.located.part.name, sheet.kind.kind
        words = cell.text if cell is not None and described.refers_to else ""
        stood = sheet.stated[row.record].fields.get(described.code) if row.record in sheet.stated else None
        struck = cell is not None and self.package.is_struck(cell.style)
        edit = Edit("changed", name, row.number, kind, row.record, where, described.code, before, text=words, is_struck=struck)
        try:
            row.refuse_covered(described.code)
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
        cell = as_seen(cell, package.is_percentage(cell.style))
        return read_cell(cell, described, today, package.is_date(cell.style), package.date1904, self.namer.resolve, codes)

    def _place(self, sheet: str, cell: str, record: str, code: str) -> Place:
        return Place(self.package.place.file, sheet, cell, record, code)


def _says_the_same(former: Edit | None, edit: Edit) -> bool:
    return former is not None and former.text == edit.text and same_value(former.after, edit.after)
