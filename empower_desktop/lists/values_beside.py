"""What a label over a list says in several cells: its value goes on in those right beside it."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.lists.grid import Cell
from empower_desktop.lists.venues import label_of


def with_the_rest(text: str, known: Mapping[tuple[int, int], Cell], first: Cell, used: set[tuple[int, int]]) -> str:
    """Give a value with what goes on with it in the cells right beside it: `Rabu | / | 16 September 2026`."""
    pieces, column = [text], first.column + 1
    while (cell := known.get((first.row, column))) is not None and not (cell.is_error or ":" in cell.text or label_of(cell.text)):
        used.add((first.row, column))
        pieces.append(cell.text.strip())
        column += 1
    return " ".join(pieces)
