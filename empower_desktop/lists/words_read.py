"""How words of a list came to be choices: `Kaur Keuangan` one of the village government. Each is told, and can be read otherwise.

`=KIND.FIELD:WORDS` among the answers says as which choice words in the rows are read, "" for none; lists of the same shape keep to
that. What the head says has its own key, `@SHEET!kind.field`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from types import MappingProxyType

from empower_desktop.lists import corrections
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.grid import Block, Cell, blocks_named
from empower_desktop.lists.parts import Remembered, shape_of
from empower_desktop.lists.understood import UNKNOWN, Reading
from empower_desktop.records import KINDS
from empower_desktop.records.choices import choice_of
from empower_desktop.records.fields import OneChoice
from empower_desktop.records.words import plain

SIGN = "="
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


def key_of(kind: str, field: str, words: str) -> str:
    """Give the key under which an answer says how words are read in a field."""
    return f"{SIGN}{kind}.{field}:{plain(words)}"


def read_as_said(context: Context, parts: Sequence[Part], remembered: Remembered) -> tuple[Reading, ...]:
    """Read words as somebody said, now or of a list of this shape before, and give how all of them were read.

    They come in the order of the list, those first that mean no choice.
    """
    shapes = {shape_of(part.table) for part in parts}
    said = {key: value for shape in shapes for key, value in remembered(shape).items() if key.startswith(SIGN)}
    said |= {key: value.strip() for key, value in context.asking.answers.items() if key.startswith(SIGN)}
    found: dict[tuple[str, str], Reading] = {}
    unknown = list(_unknown(context, parts))
    _drop_what_is_said_now(context, [reading for _, reading in unknown], said)
    for draft, reading in (*_readings(context, parts), *unknown):
        told = replace(reading, value=_read_as(draft, reading, said), known=reading.known or reading.key in said)
        before = found.get((told.sheet, told.key or told.cells))
        if before is not None:
            told = replace(before, cells=_joined(before.cells, told.cells), rows=before.rows + told.rows)
        found[told.sheet, told.key or told.cells] = told
    return tuple(sorted(found.values(), key=attrgetter("known")))


def _drop_what_is_said_now(context: Context, unknown: Sequence[Reading], said: Mapping[str, str]) -> None:
    """Say no longer that words were left out once somebody said what all of these mean."""
    for name, ask in list(context.asking.asks.items()):
        blocks = list(blocks_named(ask.cell))
        stand_there = [one for one in unknown if one.sheet == ask.sheet and _lies_in(one.cells, blocks)]
        if ask.code == "word_unknown" and not ask.options and stand_there and all(one.key in said for one in stand_there):
            del context.asking.asks[name]


def _lies_in(cell: str, blocks: Sequence[Block]) -> bool:
    return any(block.holds(at.top, at.left) for block in blocks for at in blocks_named(cell))


def _read_as(draft: Draft, reading: Reading, said: Mapping[str, str]) -> str:
    """Give what words come to in a record; what was said of them is put there."""
    meant = said.get(reading.key)
    field = KINDS[reading.kind].fields()[reading.field]
    if meant is None or not isinstance(field, OneChoice) or not (meant == "" or choice_of(field.list_name, meant)):
        return reading.value
    meant = meant or (UNKNOWN if choice_of(field.list_name, UNKNOWN) else "")
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
            if not isinstance(field, OneChoice) or not isinstance(value, str) or code in draft.assumed or code in _TOLD_BY_MARKS:
                continue
            cells = _cells(context, draft, code)
            words = " ".join(" ".join(cell.text.split()) for cell in cells)
            if not words or any((draft.sheet, cell.column) in names for cell in cells if draft.row) or _is_name_of(field, value, words):
                continue
            of_head = f"{corrections.SIGN}{draft.sheet}!{draft.kind}.{code}" if heads[draft.sheet, draft.kind] == 1 else ""
            key = key_of(draft.kind, code, words) if draft.row else of_head
            yield draft, Reading(key, draft.sheet, draft.cells[code], draft.kind, code, words, value, int(bool(draft.row)))


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
                yield draft, Reading(key_of(kind, code, words), draft.sheet, cell.name, kind, code, words, shown, 1, known=False)


def _cells(context: Context, draft: Draft, code: str) -> list[Cell]:
    sheets = {sheet.name: sheet for sheet in context.listing.sheets}
    return [cell for block in blocks_named(draft.cells.get(code, "")) for cell in sheets[draft.sheet].within(block)]


def _is_name_of(field: OneChoice, value: str, words: str) -> bool:
    choice = choice_of(field.list_name, value)
    return choice is not None and plain(words) in (plain(choice.code), plain(choice.label.id), plain(choice.label.en))


def _joined(before: str, more: str) -> str:
    return before if more in before.split(",") else f"{before},{more}"
