"""Rows of a table that head those below them, and are of nobody: `II. Panitia`, `DUSUN KRAJAN` over its people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from empower_desktop.lists.closing_rows import ENUMERATED
from empower_desktop.lists.grid import Cell, Sheet
from empower_desktop.records.words import plain, words_of

if TYPE_CHECKING:
    from empower_desktop.lists.tables import Found

_COUNTS = (tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"))
EMPTY_ROWS = 2
"""So many empty rows end a table."""


def is_section(sheet: Sheet, row: int, cells: Sequence[Cell], table: Found, name: int, numbered: bool) -> bool:
    """Say whether the only cell of a row heads the rows below it; `name` is the column of names, `numbered` says that rows are counted."""
    if len(cells) != 1 or cells[0].column > name:
        return False
    cell, block = cells[0], sheet.block(row, cells[0].column)
    if block and 2 * (block.right - block.left + 1) >= table.right - table.left + 1:
        return True
    if cell.column < name:
        return not cell.text.strip("(). ").isdigit()
    said = plain(ENUMERATED.sub("", cell.text)).split()
    if said and said[0] in words_of("section_row") and len(table.headings) > 1:
        return True
    return cell.text.rstrip().endswith(":") or (numbered and _is_next_part(sheet, row, table, cell.text))


def _is_next_part(sheet: Sheet, row: int, table: Found, text: str) -> bool:
    """Say whether a text is the next of parts that letters count, with numbered rows below it: `M. Yusuf` is a name."""
    if (counted := ENUMERATED.match(text)) is None:
        return False
    above = ENUMERATED.match(next(reversed(table.sections.values()), ""))
    if above is None:
        is_next = not table.rows and counted[1] in [count[0] for count in _COUNTS]
    else:
        is_next = any((above[1], counted[1]) in pairwise(count) for count in _COUNTS)
    near = (sheet.by_row.get(at, ()) for at in range(row + 1, row + EMPTY_ROWS + 1))
    below = next((cell for cells in near for cell in cells if table.left <= cell.column <= table.right), None)
    return is_next and below is not None and below.text[:1].isdigit()
