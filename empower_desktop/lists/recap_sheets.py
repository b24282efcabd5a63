"""Sheets that only sum up others of their file: who came in January and February, beside a sheet of each of these meetings."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.day_headings import is_month
from empower_desktop.lists.days import read_cell
from empower_desktop.lists.grid import range_name
from empower_desktop.lists.said_days import cell_of
from empower_desktop.records.words import plain, words_of


def set_recaps_aside(context: Context, parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Part the tables from those whose months have their days on other sheets, of the same people: taken too, each would come twice."""
    recaps = [part for part in parts if _sums_up(context, part, [other for other in parts if other.sheet != part.sheet])]
    for part in recaps:
        table = part.table
        where = range_name(min(table.header_rows, default=table.top), table.left, table.bottom, table.right)
        context.asking.leave(part.sheet, where, N_("Sums up what other sheets of the file say meeting by meeting"))
    return [part for part in parts if part not in recaps], recaps


def _sums_up(context: Context, part: Part, others: Sequence[Part]) -> bool:
    months = _months(part)
    of_days = [other for other in others if _month_of_day(context, other) in months]
    listed = {name for other in of_days for name in _names(other)}
    return bool(months) and months <= {_month_of_day(context, other) for other in of_days} and set(_names(part)) <= listed


def _months(part: Part) -> set[int]:
    """Give the months that a table has a column of presence for; none where one of these is of anything else."""
    headings = [part.table.heading(column) for column in part.table.columns_with("session")]
    texts = [heading.sub or heading.top for heading in headings]
    return {int(words_of("month")[plain(text).split()[0]]) for text in texts} if all(map(is_month, texts)) else set()


def _month_of_day(context: Context, part: Part) -> int:
    """Give the month of the day that stands over a table, 0 for none."""
    said = part.head.day
    read = read_cell(cell_of(said), context.clues, part.year, context.today) if said is not None else None
    return int(read.iso[5:7]) if read is not None and read.iso and not read.doubt else 0


def _names(part: Part) -> list[str]:
    cells = (part.table.cell(row, "name") for row in part.table.rows)
    return [plain(cell.text) for cell in cells if cell is not None]
