"""How words of a list came to be choices: `Kaur Keuangan` one of the village government. Each is told, and can be read otherwise.

An answer over them says as which choice words are read, "" for none; lists of the same shape keep to what is said of their rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.answer_keys import OF_WORDS, head_key, words_key
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.grid import Block, Cell, blocks_named
from empower_desktop.lists.parts import Remembered, shape_of
from empower_desktop.lists.people import choice_code
from empower_desktop.lists.questions import UNKNOWN_WORDS
from empower_desktop.lists.understood import Reading
from empower_desktop.records import KINDS
from empower_desktop.records.choices import choice_of
from empower_desktop.records.fields import OneChoice

_Words = tuple[str, str, str]
"""Words that are told of together: their sheet, their key or their cells, and what they came to."""
_TOLD_BY_MARKS = frozenset(("sex", "presence"))
"""Choices that lists tell by letters and ticks: what these mean is a matter of the whole column, with questions of its own."""
_OF_COLUMNS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("membership", "role"): "position",
        ("attendance", "capacity_as"): "capacity",
        ("person", "occupation"): "occupation",
        ("person", "education"): "education",
    }
)
"""Choices with the column whose words say them, known or not."""


def read_as_said(context: Context, parts: Sequence[Part], remembered: Remembered) -> tuple[Reading, ...]:
    """Read words as somebody said, now or of a list of this shape before, and give how all of them were read.

    Words that mean no choice by themselves come first, then the others, in the order of the list. What was said of the words of one
    table is not said of those of another shape.
    """
    of_tables = [(part, remembered(shape_of(part.table))) for part in parts]
    before = {(part.sheet, row): known for part, known in of_tables for row in part.table.rows}
    said = {key: value.strip() for key, value in context.asking.answers.items() if key.startswith(OF_WORDS)}
    found: dict[_Words, Reading] = {}
    cells, rows = dict[_Words, list[str]](), dict[_Words, set[int]]()
    is_said_now: dict[tuple[str, str], bool] = {}
    for draft, reading in (*_unknown(context, parts), *_readings(context, parts)):
        meant = said.get(reading.key, before.get((draft.sheet, draft.row), {}).get(reading.key))
        told = replace(reading, value=_read_as(draft, reading, meant), known=reading.known or meant is not None)
        if not reading.known:
            is_said_now[told.sheet, told.cells] = told.known
        words = told.sheet, told.key or told.cells, told.value
        found.setdefault(words, told)
        cells.setdefault(words, []).append(told.cells)
        rows.setdefault(words, set()).update([draft.row] if draft.row else [])
    _say_no_more_of(context, is_said_now)
    return tuple(replace(told, cells=_together(cells[words]), rows=len(rows[words])) for words, told in found.items())


def _say_no_more_of(context: Context, is_said_now: Mapping[tuple[str, str], bool]) -> None:
    """Say no longer that words were left out where somebody said what all of them mean; given are the cells of such words."""
    left_out = [(name, ask) for name, ask in context.asking.asks.items() if ask.message.text == UNKNOWN_WORDS.text]
    for name, ask in left_out:
        blocks = list(blocks_named(ask.cell))
        there = [is_said for (sheet, cell), is_said in is_said_now.items() if sheet == ask.sheet and _lies_in(cell, blocks)]
        if there and all(there):
            del context.asking.asks[name]


def _lies_in(cell: str, blocks: Sequence[Block]) -> bool:
    return any(block.holds(at.top, at.left) for block in blocks for at in blocks_named(cell))


def _read_as(draft: Draft, reading: Reading, meant: str | None) -> str:
    """Give what words come to in a record; what they are said to be, if anything, is put there."""
    field = KINDS[reading.kind].fields()[reading.field]
    if meant is None or not isinstance(field, OneChoice) or not (meant == "" or choice_of(field.list_name, meant)):
        return reading.value
    draft.fields.pop(reading.field, None)
    draft.put(reading.field, meant)
    return meant


def _readings(context: Context, parts: Sequence[Part]) -> Iterator[tuple[Draft, Reading]]:
    """Give the words that came to a choice, record by record; those that are the very name of the choice are not worth a word."""
    names = {(part.sheet, part.table.column("name")) for part in parts}
    heads = Counter((draft.sheet, draft.kind) for draft in context.drafts.values() if not draft.row)
    for draft in context.drafts.values():
        for code, field in KINDS[draft.kind].fields().items():
            value = draft.fields.get(code)
            if not isinstance(field, OneChoice) or not isinstance(value, str) or code in _TOLD_BY_MARKS:
                continue
            cells = _cells(context, draft, code)
            words = " ".join(" ".join(cell.text.split()) for cell in cells)
            is_name = any((draft.sheet, cell.column) in names for cell in cells if draft.row)
            if not words or is_name or choice_code(field.list_name, words) == value:
                continue
            of_head = head_key(draft.sheet, draft.kind, code) if heads[draft.sheet, draft.kind] == 1 else ""
            key = words_key(draft.kind, code, words) if draft.row else of_head
            yield draft, Reading(key, draft.sheet, draft.cells[code], draft.kind, code, words, value)


def _unknown(context: Context, parts: Sequence[Part]) -> Iterator[tuple[Draft, Reading]]:
    """Give the words below an office, an occupation or the like that came to no choice, record by record."""
    tables = {(part.sheet, row): part.table for part in parts for row in part.table.rows}
    for draft in context.drafts.values():
        table = tables.get((draft.sheet, draft.row))
        for (kind, code), column in _OF_COLUMNS.items():
            cell = table.cell(draft.row, column) if table is not None and draft.kind == kind and code not in draft.cells else None
            if cell is not None and not is_nothing(cell.text):
                words, value = " ".join(cell.text.split()), draft.fields.get(code)
                shown = value if isinstance(value, str) else ""
                yield draft, Reading(words_key(kind, code, words), draft.sheet, cell.name, kind, code, words, shown, known=False)


def _cells(context: Context, draft: Draft, code: str) -> list[Cell]:
    sheet = context.listing.by_name[draft.sheet]
    return [cell for block in blocks_named(draft.cells.get(code, "")) for cell in sheet.within(block)]


def _together(cells: Iterable[str]) -> str:
    """Name cells, each once; those that stand right below each other as one range, for a long list says the same words over and over."""
    found: list[Block] = []
    for block in dict.fromkeys(block for named in cells for block in blocks_named(named)):
        above = found[-1] if found else None
        if above is not None and (above.left, above.right, above.bottom + 1) == (block.left, block.right, block.top):
            found[-1] = replace(above, bottom=block.bottom)
        else:
            found.append(block)
    return ",".join(map(str, found))
