"""Sheets that only sum up others of their file: who came in January, or on 14/3, beside a sheet of each of these meetings."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.day_headings import Heading, is_month
from empower_desktop.lists.days import read_cell, year_in
from empower_desktop.lists.grid import range_name
from empower_desktop.lists.names import is_name, read_name
from empower_desktop.lists.said_days import cell_of
from empower_desktop.records.words import plain, words_of

_LEAP_YEAR = 2024  # of a day without a year: only its month and its number count here


def set_recaps_aside(context: Context, parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Part the tables from those whose months or days are those of other sheets, of the same people: taken too, each would come twice."""
    recaps = [part for part in parts if _sums_up(context, part, [other for other in parts if other.sheet != part.sheet])]
    for part in recaps:
        table = part.table
        where = range_name(min(table.header_rows, default=table.top), table.left, table.bottom, table.right)
        context.asking.leave(part.sheet, where, N_("Sums up what other sheets of the file say meeting by meeting"))
    return [part for part in parts if part not in recaps], recaps


def _sums_up(context: Context, part: Part, others: Sequence[Part]) -> bool:
    columns = _days_of_columns(context, part)
    days = {id(other): _days_of_head(context, other) for other in others}
    of_days = [other for other in others if any(days[id(other)] & column for column in columns)]
    listed = {name for other in of_days for name in _names(other)}
    are_held = all(any(days[id(other)] & column for other in of_days) for column in columns)
    return bool(columns) and are_held and set(_names(part)) <= listed


def _days_of_columns(context: Context, part: Part) -> list[frozenset[str]]:
    """Give for each column of presence what it may be of, a month `01` or days `03-14`; none where one of these is of anything else.

    Where the list or the column says the year, that stands before it: who came in one year is not summed up by days of another.
    """
    headings = [part.table.heading(column) for column in part.table.columns_with("session")]
    days = [_days_of(context, part, heading) for heading in headings]
    return days if all(days) else []


def _days_of(context: Context, part: Part, heading: Heading) -> frozenset[str]:
    text = heading.sub or heading.top
    if is_month(text):
        month, year = int(words_of("month")[plain(text).split()[0]]), part.year or year_in(text)
        return frozenset([f"{year}-{month:02}" if year else f"{month:02}"])
    cell = part.table.sheet.cell(heading.sub_row or heading.top_row, heading.column)
    if cell is None:
        return frozenset()
    read = read_cell(cell, context.clues, part.year, context.today)
    if read.iso:
        return frozenset(day for day in (read.iso, read.other) if day)
    read = read_cell(cell, context.clues, _LEAP_YEAR, context.today)
    return frozenset(day[5:] for day in (read.iso, read.other) if day)


def _days_of_head(context: Context, part: Part) -> frozenset[str]:
    """Give the day that stands over a table, in either order where both may be meant, with its month; none where it names none.

    Both are given with the year and without.
    """
    said = part.head.day
    read = read_cell(cell_of(said), context.clues, part.year, context.today) if said is not None else None
    days = [day for day in (read.iso, read.other) if day] if read is not None else []
    whole = [*days, *(day[:7] for day in days[:1])]
    return frozenset([*whole, *(each[5:] for each in whole)])


def _names(part: Part) -> list[str]:
    """Give the names of a table without titles and remarks; a line that names nobody is not one of them."""
    cells = (part.table.cell(row, "name") for row in part.table.rows)
    return [plain(name) for cell in cells if cell is not None and is_name(name := read_name(cell.text).name)]
