"""What people write into a workbook of conflicts and questions where nobody reads it: it is told, with its sheet and cells."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from empower_desktop.language import N_, Message
from empower_desktop.workbook.answers import ANOTHER_VALUE, ANSWER, CHOICE, NOTES, REASON
from empower_desktop.workbook.contents import META
from empower_desktop.workbook.layout import COVER
from empower_desktop.workbook.locating import filler_place
from empower_desktop.workbook.package import Package, SheetPart, column_letters
from empower_desktop.workbook.unread import elsewhere, some, unheaded, unknown_column, unknown_sheet

Table = tuple[SheetPart, int, Mapping[str, int]]
"""A sheet that was read, the row of its header, and its columns by their headers."""


def beside_answers(package: Package, tables: Collection[Table], by: Collection[str], own: str) -> Iterator[Message]:
    """Say what was written besides the answers; `by` are the headers of the ids of a row, `own` names what the workbook said itself.

    One that an older version wrote does not name that: of what is on its first sheet nobody can tell whose it is.
    """
    texts = _own_texts(own)
    read = {part.name: (header, columns) for part, header, columns in tables}
    filler = filler_place(package)
    for part in package.sheets:
        if part.name in read:
            yield from _beside(package, part, *read[part.name], by, texts)
        elif part.name in (COVER.id, COVER.en, filler.sheet):
            cell = filler.cell if filler.sheet == part.name else ""
            yield from _on_the_cover(package, part, texts, cell)
        elif part.name != META and any(cell.text.strip() for _, cells in package.rows(part) for cell in cells):
            yield unknown_sheet(part.name)


def _own_texts(own: str) -> frozenset[str]:
    try:
        named = json.loads(own or "[]")
    except (ValueError, RecursionError):
        return frozenset()
    return frozenset(_even(each) for each in named if isinstance(each, str)) if isinstance(named, list) else frozenset()


def _on_the_cover(package: Package, part: SheetPart, own: Collection[str], filler: str) -> Iterator[Message]:
    written = [
        place
        for number, cells in package.rows(part)
        for cell in cells
        if own and _even(cell.text) not in {"", *own} and (place := f"{column_letters(cell.column)}{number}") != filler
    ]
    if written:
        yield elsewhere(part.name, written)


@dataclass
class _Beside:
    """The places, on one sheet, of what nobody reads."""

    bare: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def _beside(
    package: Package, part: SheetPart, header: int, columns: Mapping[str, int], by: Collection[str], own: Collection[str]
) -> Iterator[Message]:
    """Say what stands on a sheet that was read beside its table, in columns of which it knows nothing, and as notes."""
    found = _Beside()
    heads: dict[int, str] = {}
    answers = {columns[each.en] for each in (CHOICE, ANOTHER_VALUE, REASON, ANSWER) if each.en in columns}
    for number, cells in package.rows(part):
        texts = {cell.column: cell.text for cell in cells if cell.text.strip()}
        if number == header:
            heads = texts
            found.unknown += [text for text in texts.values() if own and _even(text) not in own]
            continue
        is_asking = any(columns.get(each) in texts for each in by)
        notes = {column for column, text in heads.items() if ANSWER.en in columns and text in (NOTES.id, NOTES.en)}
        for column, text in texts.items():
            place = f"{column_letters(column)}{number}"
            if number > header and column not in heads:
                found.bare.append(place)
            elif number > header and column in notes:
                found.noted.append(place)
            elif not is_asking and column not in answers and (number > header or _even(text) not in own):
                found.elsewhere.append(place)
    yield from (unknown_column(text, part.name) for text in found.unknown)
    if found.bare:
        yield unheaded(part.name, found.bare)
    if found.noted:
        yield N_(
            "What was written into the column “{column}” on the sheet “{sheet}” is not kept ({cells}).",
            column=NOTES,
            sheet=part.name,
            cells=some(found.noted),
        )
    if found.elsewhere:
        yield elsewhere(part.name, found.elsewhere)


def _even(text: str) -> str:
    return " ".join(text.split())
