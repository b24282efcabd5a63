"""The key to the marks of a list, `v = hadir, - = tidak hadir`: what its maker says that a mark means is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from empower_desktop.lists.grid import Cell, Sheet
from empower_desktop.lists.tables import Found
from empower_desktop.records.words import meaning, plain

_PAIR = re.compile(
    r"(?<![^\s(\[,;/|])([^\s=:,;/|()\[\]]{1,3})\s*([=:])\s*([^\W\d_][^=:,;/|()\[\]\n]*?)"
    r"(?=\s*(?:[,;/|()\[\]\n.]|\s[^\s=:]{1,3}\s*[=:]|$))"
)
"""A mark and what it means, up to the next mark: `v = hadir   i = izin`, `H: Hadir, I: Izin`."""
_SHORTEST_WORD = 4
"""A shorter word is a mark itself."""
_FEWEST_OF_COLONS = 2
"""A colon stands behind labels too: a key says more than one mark so."""


def marks_said(sheet: Sheet, tables: Sequence[Found]) -> dict[str, str]:
    """Give the presence that each mark means, by the key beside the tables of a sheet."""
    pairs = [pair for cell in _beside(sheet, tables) for pair in _pairs(cell.text)]
    by_colon = {mark for mark, sign, _ in pairs if sign == ":"}
    said: dict[str, set[str]] = {}
    for mark, sign, presence in pairs:
        if sign == "=" or len(by_colon) >= _FEWEST_OF_COLONS:
            said.setdefault(mark, set()).add(presence)
    return {mark: found.pop() for mark, found in said.items() if len(found) == 1}


def key_cells(sheet: Sheet, tables: Sequence[Found]) -> set[tuple[int, int]]:
    """Give the cells that say nothing but what marks mean."""
    known = marks_said(sheet, tables)
    return {(cell.row, cell.column) for cell in _beside(sheet, tables) if _says_nothing_else(cell.text, known)}


def bare(mark: str) -> str:
    """Give a mark as it is compared: in small letters, and the sign itself where it has none."""
    return plain(mark) or mark.strip()


def _beside(sheet: Sheet, tables: Sequence[Found]) -> Iterator[Cell]:
    texts = (cell for cell in sheet.cells.values() if cell.kind == "text")
    return (cell for cell in texts if not any(table.holds(cell.row, cell.column) for table in tables))


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    """Give each mark of a text that a presence is told of, the sign behind it, and the presence."""
    for mark, sign, word in _PAIR.findall(text):
        if len(word.strip()) >= _SHORTEST_WORD and (presence := meaning("presence", word)):
            yield bare(mark), sign, presence


def _says_nothing_else(text: str, known: dict[str, str]) -> bool:
    rest = _PAIR.sub(lambda found: "" if bare(found[1]) in known and meaning("presence", found[3]) else found[0], text)
    return rest != text and plain(rest) in ("", "ket", "keterangan", "catatan")
