"""Rows below a list that are of another day, without headings of their own: nobody of them is taken for somebody who came on the first."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.said_days import days_said
from empower_desktop.lists.tables import Found, close, rows_over
from empower_desktop.records.words import meaning

_NEAR = 3
"""So many rows below a day its people begin."""
_MOST_SAID = 4
"""A row of more cells than these says more than a day."""


def end_at_next_days(context: Context, parts: Sequence[Part], aside: Sequence[Part]) -> None:
    """End each list of a meeting or training above the row that names another day, and say so; `aside` are tables that are not taken."""
    for part in parts:
        others = [other.table for other in (*parts, *aside) if other.table is not part.table and other.sheet == part.sheet]
        if part.table.column("name") and (row := _row_of_next_day(part.table, others)):
            message = N_("The list of another day begins here and was left out: put the headings of the table over its rows too.")
            context.asking.say("second_table", part.sheet, f"A{row}", message)
            _end(part.table, row)


def _row_of_next_day(table: Found, others: Sequence[Found]) -> int:
    """Give the row below the headings that names another day than those over it, with people below; 0 where there is none."""
    days = next((found for cells in rows_over(table) if (found := days_said(cells))), frozenset[str]())
    somebodys = frozenset(row for row in table.rows if not any(sign.isdigit() for sign in table.sheet.text(row, table.column("name"))))
    below = (other.top for other in others if other.top > table.top and other.left <= table.right and table.left <= other.right)
    end = min(below, default=table.sheet.last_row + 1)
    for row in range(max(table.header_rows, default=table.top) + 1, end):
        cells = _cells(table, row)
        if row in somebodys or not 0 < len(cells) <= _MOST_SAID:
            continue
        said = days_said(cells)
        if not said or said & days:
            continue
        if table.rows[:1] < [row]:
            return row if any(_names_somebody(table, near) for near in range(row + 1, min(row + 1 + _NEAR, end))) else 0
        days = said  # right below the headings it is the day of those who follow
    return 0


def _cells(table: Found, row: int) -> list[Cell]:
    return [cell for cell in table.sheet.by_row.get(row, ()) if table.left <= cell.column <= table.right]


def _names_somebody(table: Found, row: int) -> bool:
    """Say whether a row looks like one of the table, and not like `Tempat : Balai Desa`."""
    number, cells = table.column("number"), _cells(table, row)
    counted = not number or table.sheet.text(row, number)[:1].isdigit()
    is_head = any(cell.text.startswith(":") or meaning("head", cell.text) for cell in cells)
    return counted and not is_head and len(cells) > 1 and bool(table.sheet.text(row, table.column("name")))


def _end(table: Found, row: int) -> None:
    table.rows = [at for at in table.rows if at < row]
    table.skipped = {at: why for at, why in table.skipped.items() if at < row}
    table.total_row = max((at for at, why in table.skipped.items() if why == "total"), default=0)
    close(table)
