"""Where something stands on a list, told by what its row and column say: sorting the list moves nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from empower_desktop.lists.grid import Block, Cell, Sheet, blocks_named, letters, line_of


@dataclass(frozen=True)
class _Places:
    """One sheet: what tells it from the others, and each of its rows and columns from the others of it."""

    name: str
    sheet: Sheet
    heads: Sequence[int]

    @cached_property
    def rows(self) -> Mapping[int, str]:
        """What each row says, and the how manieth row it is that says so."""
        lines = {row: line_of(cells) for row, cells in self.sheet.by_row.items()}
        looks = {row: [(cell.struck, cell.comment) for cell in cells] for row, cells in self.sheet.by_row.items()}
        return _numbered((row, lines[row]) for row in sorted(lines, key=lambda row: (looks[row], row)))

    @cached_property
    def columns(self) -> Mapping[int, str]:
        """What each column says, and the how manieth column it is that says so."""
        cells: dict[int, list[Cell]] = {}
        for cell in self.sheet.cells.values():
            cells.setdefault(cell.column, []).append(cell)
        return _numbered((column, line_of(cells[column])) for column in sorted(cells))

    def head_over(self, row: int) -> str:
        """Give the row that heads the table which holds a row, "" for none."""
        return next((self.rows.get(head, "") for head in reversed(self.heads) if head <= row), "")

    def of(self, cells: str) -> str:
        """Tell the cells of a question: one cell, one row or column, or the same of several."""
        return "\n".join(sorted({self._range(block) for block in blocks_named(cells)}))

    def _range(self, block: Block) -> str:
        columns = sorted({self.columns.get(each, letters(each)) for each in (block.left, block.right)})
        # Which rows lie between the first and the last one follows from their order: only the table stays the same.
        row = self.rows.get(block.top, "") if block.bottom == block.top else f"below {self.head_over(block.top)}"
        return " ".join((self.name, row, *columns))


class Places:
    """The places of a whole list, worked out when they are first asked for."""

    def __init__(self, sheets: Sequence[Sheet], heads: Callable[[Sheet], Sequence[int]]) -> None:
        """Keep the sheets; `heads` gives the rows that head the tables of a sheet, from the top down."""
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._heads = heads
        self._found: dict[str, _Places] = {}

    def of(self, sheet: str, cells: str) -> str:
        """Tell cells by what their rows and columns say, `B7`, `B7:B9` or `B7,B9`: it is the same in whatever order they stand."""
        return self._of(sheet).of(cells)

    def of_row(self, sheet: str, row: int) -> str:
        """Tell a row by what it says; of equal rows each is told apart."""
        places = self._of(sheet)
        return f"{places.name} {places.rows.get(row, '')}"

    def _of(self, name: str) -> _Places:
        if name not in self._found:
            sheet = self._sheets[name]
            self._found[name] = _Places(self._names[name], sheet, self._heads(sheet))
        return self._found[name]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """What tells each sheet from the others; what it is called does not."""
        lines = {name: "\n".join(sorted(map(line_of, sheet.by_row.values()))) for name, sheet in self._sheets.items()}
        return _numbered(lines.items())


Where = TypeVar("Where", int, str)


def _numbered(said: Iterable[tuple[Where, str]]) -> dict[Where, str]:
    """Give each place a short form of what it says, with a number among those that say the same."""
    seen: Counter[str] = Counter()
    found = {}
    for where, text in said:
        seen[text] += 1
        found[where] = hashlib.sha256(f"{text}\n{seen[text]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return found
