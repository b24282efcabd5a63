"""What people write into a workbook of conflicts and questions where nobody reads it: it is told, with its sheet and cells."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from empower_desktop.language import N_, Message
from empower_desktop.workbook.answers import ANOTHER_VALUE, ANSWER, CHOICE, NOTES, REASON
from empower_desktop.workbook.contents import META
from empower_desktop.workbook.layout import COVER
from empower_desktop.workbook.locating import filler_place
from empower_desktop.workbook.package import Package, Row, SheetPart, column_letters
from empower_desktop.workbook.unread import elsewhere, some, unheaded, unknown_column, unknown_sheet


class AnswerTable(NamedTuple):
    """A sheet that was read: the row of its header, its columns by their headers, its rows, and the blocks of its merged cells."""

    part: SheetPart
    header: int
    columns: Mapping[str, int]
    rows: Sequence[Row]
    merged: Sequence[str]


def beside_answers(package: Package, tables: Iterable[AnswerTable], by: Collection[str], own: str) -> Iterator[Message]:
    """Say what was written besides the answers; `by` are the headers of the ids of a row, `own` names what the workbook said itself.

    One that an older version wrote does not name that: of what is on its first sheet nobody can tell whose it is.
    """
    texts = _own_texts(own)
    read = {table.part.name: table for table in tables}
    filler = filler_place(package)
    for part in package.sheets:
        if part.name in read:
            yield from _beside(read[part.name], by, texts)
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


def _beside(table: AnswerTable, by: Collection[str], own: Collection[str]) -> Iterator[Message]:
    """Say what stands on a sheet that was read beside its table, in columns of which it knows nothing, and as notes."""
    rows = {number: {cell.column: cell.text for cell in cells if cell.text.strip()} for number, cells in table.rows}
    heads = rows.pop(table.header, {})
    answers = {table.columns[each.en] for each in (CHOICE, ANOTHER_VALUE, REASON, ANSWER) if each.en in table.columns}
    notes = {column for column, text in heads.items() if ANSWER.en in table.columns and text in (NOTES.id, NOTES.en)}
    bare, noted, others = list[str](), list[str](), list[str]()
    for number, texts in rows.items():
        is_asking = any(table.columns.get(each) in texts for each in by)
        for column, text in texts.items():
            place, is_below = f"{column_letters(column)}{number}", number > table.header
            if is_below and column not in heads:
                bare.append(place)
            elif is_below and column in notes:
                noted.append(place)
            elif not is_asking and column not in answers and (is_below or _even(text) not in own):
                others.append(place)
    name = table.part.name
    yield from (unknown_column(text, name) for text in heads.values() if own and _even(text) not in own)
    if bare:
        yield unheaded(name, bare)
    if noted:
        message = N_("What was written into the column “{column}” on the sheet “{sheet}” is not kept ({cells}).")
        yield message.filled(column=NOTES, sheet=name, cells=some(noted))
    if others:
        yield elsewhere(name, others)


def _even(text: str) -> str:
    return " ".join(text.split())
