"""The days that head the columns of a table; a year that only the title names is asked once for all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.day_headings import is_month, is_part_of_day
from empower_desktop.lists.days import read_cell
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.numbered_days import day_below_month, days_of_head_month
from empower_desktop.lists.presence_by_day import Day
from empower_desktop.lists.questions import LEAVE, option
from empower_desktop.lists.sure_days import sure_day


def days_over(context: Context, part: Part, columns: Sequence[int]) -> list[Day]:
    """Give the days that head columns; a year that only the title names is asked once."""
    header = max(part.table.header_rows, default=1)
    read = {}
    cells = {column: _head_of_day(part, header, column) for column in columns}
    for column, cell in cells.items():
        read[column] = read_cell(cell, context.clues, part.year, context.today) if cell else None
    doubts = {one.doubt for one in read.values() if one}
    year = ""
    if doubts & {"year_given", "no_year"}:
        stated = str(part.year or "")
        code = "year_from_title" if stated else "year_missing"
        message = (
            N_("The days have no year; the title says {year}. Is it that?", year=stated)
            if stated
            else N_("The days have no year. Which year is it?")
        )
        options = [option(stated), LEAVE] if stated else [LEAVE]
        year = context.asking.ask(code, part.sheet, across(header, columns), message, options, stated, typed="year")
    found = []
    for column, name in part.table.names_of(columns).items():
        one = read[column]
        iso = ""
        if one is not None and not one.doubt:
            iso = one.iso
        elif one is not None and one.doubt in ("year_given", "no_year") and re.fullmatch(r"\d{4}", year):
            cell = cells[column]
            iso = read_cell(cell, context.clues, int(year), context.today).iso if cell else ""
        elif one is not None and one.iso and one.doubt != "year_given" and (cell := cells[column]):
            iso = sure_day(context, part.sheet, cell, one)
        found.append(Day(column, name, iso, one is not None and one.doubt != "none"))
    of_month = days_of_head_month(context, part, [day.column for day in found if not (day.iso or day.is_named)])
    return [replace(day, iso=of_month[day.column], is_asked=True) if day.column in of_month else day for day in found]


def _head_of_day(part: Part, header: int, column: int) -> Cell | None:
    """Give the cell that heads a day: the `9` below `Oktober` with its month, what stands over `Pagi`, none for the number of a week."""
    sheet, heading = part.table.sheet, part.table.heading(column)
    if is_part_of_day(heading.sub):
        return Cell(header, column, "text", heading.top)
    cell = sheet.cell(header, column) or sheet.cell(part.table.header_rows[0], column)
    if cell is None or not (heading.sub.isdecimal() and is_month(heading.top)):
        return cell
    is_day = day_below_month(part.table.headings, heading)
    return replace(cell, kind="text", text=f"{heading.sub} {heading.top}") if is_day else None
