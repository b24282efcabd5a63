"""Where each kind lies in a workbook that may have been saved, renamed and rearranged by anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from empower_desktop.errors import Place
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS
from empower_desktop.records.record import Record
from empower_desktop.workbook.contents import LOG, META, Meta
from empower_desktop.workbook.layout import (
    COVER,
    DICTIONARY,
    DICTIONARY_FIRST_ROW,
    DICTIONARY_LISTS,
    DISPUTED,
    FILLED_IN_BY,
    NOTE,
    RECORD_ID,
    REFERENCE_ID,
    kinds_with_sheets,
    shown_fields,
    table_name,
)
from empower_desktop.workbook.package import Cell, Package, SheetPart, column_number
from empower_desktop.workbook.unread import unknown_column, unknown_sheet

HEADER_WITHIN = 20
ENOUGH_HEADERS = 0.6
AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::.*)?")


@dataclass(frozen=True)
class FileDictionary:
    """What the file's own `_kamus` knows: field codes by sheet and label, choice codes by list and label."""

    fields: Mapping[tuple[str, str], str]
    codes: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Located:
    """A kind's sheet: the row of its header, and the columns of ids, references and fields.

    `headed` are all columns with a heading, `note_column` is that of the program's own notes, 0 where there is none.
    """

    kind: type[Record]
    part: SheetPart
    header_row: int
    id_column: int
    references: Mapping[str, int]
    fields: Mapping[str, int]
    headed: frozenset[int] = frozenset()
    note_column: int = 0


@dataclass
class Locations:
    """The kinds' sheets that were found, and what was not known."""

    sheets: list[Located] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def read_dictionary(package: Package) -> FileDictionary:
    """Read `_kamus`, as far as it is still there."""
    fields: dict[tuple[str, str], str] = {}
    codes: dict[str, dict[str, str]] = {}
    sheet = package.sheet(DICTIONARY)
    for number, cells in package.rows(sheet) if sheet is not None else ():
        texts = {cell.column: cell.text for cell in cells}
        if number >= DICTIONARY_FIRST_ROW:
            name, label, code = (texts.get(place, "") for place in (1, 2, 3))
            if name and label and code:
                fields[name, label] = code
            listed, choice, shown = (texts.get(DICTIONARY_LISTS + place, "") for place in range(3))
            if listed and choice and shown:
                codes.setdefault(listed, {})[shown.casefold()] = choice
    return FileDictionary(fields, codes)


def locate(package: Package, meta: Meta, dictionary: FileDictionary) -> Locations:
    """Find the sheet of each kind: by its table, by what `_meta` says, by its name, else by its header."""
    found = Locations()
    known = _claimed(package, meta)
    for part in package.sheets:
        if part.name in (DICTIONARY, LOG, META) or part.name in (COVER.id, COVER.en) or part == _cover(package):
            continue
        header = _header(package, part, known[part.name][1] if part.name in known else 0)
        kind = known[part.name][0] if part.name in known else _kind_of(header[1], dictionary)
        if kind is None:
            found.notes.append(unknown_sheet(part.name))
        else:
            found.sheets += _located(kind, part, header, dictionary, meta, found.notes)
    # What was copied within the workbook comes after the sheet that was sent.
    found.sheets.sort(key=lambda located: located.part.name not in known)
    here = {located.kind.kind for located in found.sheets} | {kind.kind for kind, _ in known.values()}
    for code, note in meta.sheets.items():
        if code in KINDS and code not in here and note.rows:
            found.notes.append(N_("The sheet “{sheet}” is gone; nothing is deleted by that.", sheet=note.sheet))
    return found


def _claimed(package: Package, meta: Meta) -> dict[str, tuple[type[Record], int]]:
    """Give, by sheet name, the kind that a table or a name claims, and the row of a table's header."""
    claimed: dict[str, tuple[type[Record], int]] = {}
    taken: set[str] = set()
    for kind in kinds_with_sheets():
        table = package.tables.get(table_name(kind.kind))
        corner = AREA.fullmatch(table.ref) if table is not None else None
        if table is not None and corner is not None:
            claimed[table.sheet] = (kind, int(corner[2]))
            taken.add(kind.kind)
    for kind in kinds_with_sheets():
        names = [meta.sheets[kind.kind].sheet] if kind.kind in meta.sheets else []
        for name in (*names, kind.sheet.id, kind.sheet.en):
            part = package.sheet(name)
            if part is not None and part.name not in claimed and kind.kind not in taken:
                claimed[part.name] = (kind, 0)
                taken.add(kind.kind)
    return claimed


def _header(package: Package, part: SheetPart, row: int) -> tuple[int, list[Cell]]:
    """Give the header row: the first that holds `_id`, else the one that a table names, else the first.

    Not every program moves the table along when somebody writes a title above it.
    """
    first: tuple[int, list[Cell]] = (0, [])
    named = first
    for number, cells in package.rows(part):
        if any(cell.text == RECORD_ID for cell in cells):
            return number, cells
        first = first if first[0] else (number, cells)
        named = (number, cells) if number == row else named
        if number > max(row, HEADER_WITHIN):
            break
    return named if named[0] else first


def _kind_of(header: list[Cell], dictionary: FileDictionary) -> type[Record] | None:
    """Give the one kind that most of a header's labels belong to."""
    labels = {cell.text for cell in header}
    if RECORD_ID not in labels:
        return None
    fitting = [kind for kind in kinds_with_sheets() if _share(kind, labels, dictionary) >= ENOUGH_HEADERS]
    best = sorted(fitting, key=lambda kind: -_share(kind, labels, dictionary))
    return best[0] if best and (len(best) == 1 or _share(best[0], labels, dictionary) > _share(best[1], labels, dictionary)) else None


def _share(kind: type[Record], labels: set[str], dictionary: FileDictionary) -> float:
    known = _codes_by_label(kind, "", dictionary)
    wanted = {code for label in labels if (code := known.get(label))}
    return len(wanted) / max(len(shown_fields(kind)), 1)


def _codes_by_label(kind: type[Record], sheet: str, dictionary: FileDictionary) -> dict[str, str]:
    """Give the codes by label: the program's own labels go before those of the file's dictionary."""
    codes = {label: code for (name, label), code in dictionary.fields.items() if name == sheet and code in kind.fields()}
    for described in shown_fields(kind):
        codes[described.label.en] = described.code
    for described in shown_fields(kind):
        codes[described.label.id] = described.code
    return codes


def _located(
    kind: type[Record], part: SheetPart, header: tuple[int, list[Cell]], dictionary: FileDictionary, meta: Meta, notes: list[Message]
) -> Iterator[Located]:
    """Tell the columns of a sheet by their headers; unknown ones are noted and left out."""
    sheet = meta.sheets[kind.kind].sheet if kind.kind in meta.sheets else part.name
    codes = _codes_by_label(kind, sheet, dictionary)
    own = {described.label.in_language(meta.language): code for code, described in kind.fields().items()}
    places: dict[str, int] = {}
    references: dict[str, int] = {}
    id_column = note_column = 0
    for cell in header[1]:
        text = cell.text.strip()
        if text == RECORD_ID:
            id_column = id_column or cell.column
        elif text.startswith(REFERENCE_ID):
            references.setdefault(text.removeprefix(REFERENCE_ID), cell.column)
        elif code := own.get(text) or codes.get(text):
            if places.setdefault(code, cell.column) != cell.column:
                notes.append(_twice(text, part.name))
        elif text in (NOTE.id, NOTE.en):
            note_column = note_column or cell.column
        elif text and text != DISPUTED:
            notes.append(unknown_column(text, part.name))
    if id_column and places:
        headed = frozenset(cell.column for cell in header[1] if cell.text.strip())
        yield Located(kind, part, header[0], id_column, references, places, headed, note_column)
    elif id_column:
        notes.append(N_("The sheet “{sheet}” has none of its headings left, so nothing was read from it.", sheet=part.name))
    else:
        notes.append(N_("The sheet “{sheet}” has lost its hidden column _id, so nothing was read from it.", sheet=part.name))


def _twice(column: str, sheet: str) -> Message:
    return N_("The column “{column}” stands twice on the sheet “{sheet}”; only the first was read.", column=column, sheet=sheet)


def _named_cell(package: Package) -> tuple[SheetPart, str, int] | None:
    target = package.defined_names.get(FILLED_IN_BY, "")
    name, _, cell = target.rpartition("!")
    corner = AREA.fullmatch(cell)
    part = package.sheet(name.strip("'").replace("''", "'"))
    return (part, corner[1], int(corner[2])) if part is not None and corner is not None else None


def _cover(package: Package) -> SheetPart | None:
    named = _named_cell(package)
    return named[0] if named is not None else None


def filler_place(package: Package) -> Place:
    """Give where the cell "Diisi oleh" is, as far as it is still there."""
    named = _named_cell(package)
    return Place(package.place.file, named[0].name, f"{named[1]}{named[2]}") if named is not None else package.place


def filled_in_by(package: Package) -> str:
    """Give the name in the cell "Diisi oleh", or "" when it is gone or empty."""
    named = _named_cell(package)
    if named is None:
        return ""
    part, letters, row = named
    for number, cells in package.rows(part):
        if number == row:
            return next((cell.text.strip() for cell in cells if cell.column == column_number(letters)), "")
    return ""
