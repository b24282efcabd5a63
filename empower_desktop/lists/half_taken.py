"""Cells of which a part came to nothing: named with its words, so that no half of a line or of a cell is lost unsaid.

Whatever else reads a list may overlook something: here each word of a cell that was taken is looked for among what the
records say. One that no record says, and that lists are not understood by, is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.context import Context, Part, span
from empower_desktop.lists.day_words import DAYS, UNTIL_MONTH
from empower_desktop.lists.grid import Cell, cells_named
from empower_desktop.lists.headwords import HOURS
from empower_desktop.lists.understood import Row
from empower_desktop.lists.venues import without_time
from empower_desktop.records import KINDS
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.words import every_word, plain

_NEIGHBOURS = re.compile(r"\b(rt|rw)\W{0,3}0*(\d{1,3})(?:\s*/\s*0*\d{1,3})?\b", re.IGNORECASE)
"""A neighbourhood, `RT 02`, `RT 02/05`: it is told by its number alone."""
_WORDS = re.compile(r"(?<![\w’'])[^\W\d_](?:[^\W\d_]|[’'](?=[^\W\d_]))+(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PLACES = ("village", "area")
_WRITTEN_NUMBER = re.compile(r"\d+(?:[./:-]\d+)*")
_SIGNED = "signed"
"""Below such a heading one word is a signature, whatever it says."""
_OF_HEADS = ("heading", "head", "heads_other", "form_title", "title", "event", "meeting_type", "register", "list_of", "venue", "closing")
_OF_LIVES = ("remark_person", "end_reason", "person_status")
"""What became of somebody: words that columns of other things are not understood by."""
_SHOWN = 6
"""So many words are quoted, of one cell or of a column."""


def name_what_came_to_nothing(context: Context, parts: Sequence[Part], rows: Iterable[Row]) -> None:
    """Note what of the cells that were taken no record says: words over a table cell by cell, those of its rows by column."""
    spoken, named = _Spoken(context, parts), _named(context)
    taken = {(row.sheet, row.row): any("area" in context.drafts[name].fields for name in row.entries) for row in rows}
    over = {(part.sheet, cell.row, cell.column): cell for part in parts for cell in _over(part)}
    for where, cell in over.items():
        if where not in named and (words := [*spoken.silent(cell.text), *spoken.silent_numbers(cell.text)]):
            context.asking.leave(where[0], cell.name, N_("Not taken of this line: {words}", words=_quoted(words)))
    for part in parts:
        for column, cells in _below(part, taken).items():
            open_cells = [cell for cell in cells if (part.sheet, cell.row, column) not in named]
            if silent := {cell.row: words for cell in open_cells if (words := spoken.silent(cell.text, of_row=True))}:
                context.asking.leave(part.sheet, span(column, silent), _beside(part, column, silent.values()))


class _Spoken:
    """What the records of a list say: their words, the neighbourhoods among them, and the numbers of what was held."""

    def __init__(self, context: Context, parts: Sequence[Part]) -> None:
        """Gather it; places are told by a code, and are said where one was found or no record has a place."""
        drafts = context.drafts.values()
        texts = [value for draft in drafts for value in draft.fields.values() if isinstance(value, str)]
        if any("area" in draft.fields for draft in drafts) or not any("area" in KINDS[draft.kind].fields() for draft in drafts):
            heads = [part.head for part in parts]
            texts += [name for head in heads for name in (head.village, head.district, head.regency, head.village_in_title)]
        said = (ask.message for ask in context.asking.asks.values() if not ask.waits)
        texts += [str(value) for message in said for value in message.values.values()]
        self._words = {word for text in texts for word in plain(text).split()}
        self._neighbours = {_neighbours(found) for text in texts for found in _NEIGHBOURS.finditer(text)}
        self._numbers = {number for draft in drafts if not draft.row for value in draft.fields.values() for number in _numbers(str(value))}

    def silent(self, text: str, of_row: bool = False) -> list[str]:
        """Give the words and neighbourhoods of a text that no record says, in order."""
        known = _known_of_rows() if of_row else _known_over_tables()
        words = [word for word in _WORDS.findall(text) if not self._knows(plain(word), known)]
        return words + [found[0] for found in _NEIGHBOURS.finditer(text) if _neighbours(found) not in self._neighbours]

    def silent_numbers(self, line: str) -> list[str]:
        """Give the numbers of a line over a table that neither a record says nor a day, a time or a year."""
        bare, _ = without_time(HOURS.sub(" ", UNTIL_MONTH.sub(" ", DAYS.sub(" ", line))))
        written = _WRITTEN_NUMBER.findall(_YEAR.sub(" ", _NEIGHBOURS.sub(" ", bare)))
        return [number for number in written if not self._numbers.issuperset(_numbers(number))]

    def _knows(self, word: str, known: Collection[str]) -> bool:
        return all(piece in self._words or piece in known for piece in word.split() if len(piece) > 1)


def _beside(part: Part, column: int, silent: Collection[Sequence[str]]) -> Message:
    words = list(dict.fromkeys(word for words in silent for word in words))
    return P_(
        "Column “{heading}”, {n} cell: no field holds this beside what was taken: {words}",
        "Column “{heading}”, {n} cells: no field holds this beside what was taken: {words}",
        len(silent),
        heading=part.table.heading(column).words,
        words=_quoted(words),
    )


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


def _over(part: Part) -> Iterator[Cell]:
    """Give the cells that were read over a table."""
    for where in sorted(part.head.read):
        cell = part.table.sheet.cells[where]
        if cell.kind in ("text", "number") and (cell.row < min(part.table.header_rows, default=0) or not part.table.holds(*where)):
            yield cell


def _below(part: Part, taken: Mapping[tuple[str, int], bool]) -> dict[int, list[Cell]]:
    """Give the cells of words in the rows that were taken, by their columns, of those that hold a field.

    A village is told by its code: where one was found, its name was taken.
    """
    below: dict[int, list[Cell]] = {}
    rows = [row for row in part.table.rows if (part.sheet, row) in taken]
    for heading, column in zip(part.table.headings, part.table.columns, strict=True):
        names_place = column.field.rpartition(".")[2] in _PLACES
        cells = (part.table.sheet.cell(row, heading.column) for row in rows if not (names_place and taken[part.sheet, row]))
        if column.field and not column.why_not:
            of_words = [cell for cell in cells if cell is not None and cell.kind == "text"]
            below[heading.column] = [cell for cell in of_words if column.field != _SIGNED or len(cell.text.split()) > 1]
    return below


def _neighbours(found: re.Match[str]) -> tuple[str, str]:
    return found[1].casefold(), found[2]


def _numbers(text: str) -> list[str]:
    return [number.lstrip("0") or "0" for number in re.findall(r"\d+", text)]


def _named(context: Context) -> set[tuple[str, int, int]]:
    """Give the cells that wait for an answer, or are noted as not taken."""
    waiting = [(ask.sheet, ask.cell) for ask in context.asking.asks.values() if ask.waits]
    told = [*((left.sheet, left.cell) for left in context.asking.left), *waiting]
    return {(sheet, row, column) for sheet, cells in told for row, column in cells_named(cells)}


@cache
def _known_over_tables() -> frozenset[str]:
    """Give the words that lists are understood by, and those that choices are called by."""
    return every_word() | _called()


@cache
def _known_of_rows() -> frozenset[str]:
    """Give the words by which the cells of a row are understood, without those that head tables or tell of lives."""
    return every_word(*_OF_HEADS, *_OF_LIVES) | _called(*_OF_LIVES)


def _called(*but: str) -> frozenset[str]:
    """Give the words of the labels of all choices `but` those of these lists."""
    labels = (choice.label for name, choices in CHOICES.items() if name not in but for choice in choices)
    return frozenset(word for label in labels for word in plain(f"{label.id} {label.en}").split())
