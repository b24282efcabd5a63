"""What a row says by pointing up: `"`, `s.d.a.`, `idem`, and a cell merged over several rows mean what stands above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.language import N_, P_
from empower_desktop.lists.context import Context, span
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.tables import Found

_DITTO = re.compile(r"[\s\-–—.]*(?:[\"“”″〃]+|'{2,}|’{2,}|,,|s\.?\s*d\.?\s*a\.?|idem|ditto)[\s\-–—.]*", re.IGNORECASE)
_REPEATED = ("sex", "hamlet", "village", "institution", "occupation", "education", "group", "position", "capacity", "start_on", "end_on")
"""Columns where people write so. Of a name, a mark or an amount it is not certain: there it stays what it is."""
_MERGED = (*_REPEATED, "remark")
"""Columns of which a cell merged over several rows says the same of each."""
_OF_ONE = ("presence", "signed", "session", "savings", "loan", "transport_paid", "pre_score", "post_score", "attended_hours")
"""Columns of which a merged cell may be of all its rows together, or of the first."""


def fill_dittos(context: Context, table: Found, codes: Sequence[str] = _REPEATED, merged: Sequence[str] = _MERGED) -> None:
    """Give the cells of a table that point up what they point at, and say which; one under nothing becomes empty."""
    cells = dict(table.sheet.cells)
    _leave_below(context, table)
    for code in dict.fromkeys((*codes, *merged)):
        column = table.column(code)
        filled = _fill(table, cells, column, code in codes, code in merged) if column else []
        if filled:
            message = P_("{n} mark for “the same as above” was followed.", "{n} marks for “the same as above” were followed.", len(filled))
            context.asking.say("ditto", table.sheet.name, span(column, filled), message)
    if cells != table.sheet.cells:
        table.sheet = replace(table.sheet, cells=cells)


def _leave_below(context: Context, table: Found) -> None:
    """Name the rows over which a mark or an amount is merged: it is taken for the first of them alone."""
    for column in sorted({column for code in _OF_ONE for column in table.columns_with(code)}):
        below = {at for row in table.rows if (block := table.sheet.block(row, column)) for at in range(row + 1, block.bottom + 1)}
        if lower := [row for row in table.rows if row in below]:
            why = N_("Merged with the cell above, which was taken for its first row alone")
            context.asking.leave(table.sheet.name, [span(column, [row]) for row in lower], why)


def _fill(table: Found, cells: dict[tuple[int, int], Cell], column: int, follow: bool, spread: bool) -> list[int]:
    above: Cell | None = None
    bottom = 0
    filled = []
    hidden = [row for row, why in table.skipped.items() if why == "hidden"]  # what a mark below points at may be hidden
    for row in sorted({*table.rows, *hidden}):
        cell = cells.get((row, column))
        if cell is not None and follow and _DITTO.fullmatch(cell.text):
            filled.append(row)
            cells.pop((row, column))
        elif cell is not None or not (spread and row <= bottom):
            above = cell
            block = table.sheet.block(row, column)
            bottom = block.bottom if block else 0
            continue
        if above is not None:
            cells[row, column] = replace(above, row=row)
    return filled
