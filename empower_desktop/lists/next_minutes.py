"""Minutes of several meetings on one sheet: those of the first are taken, and where the next begin is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from empower_desktop.language import N_
from empower_desktop.lists.days import read_cell
from empower_desktop.lists.grid import Cell, Sheet, range_name
from empower_desktop.lists.heads import read_head
from empower_desktop.lists.minutes import sections_of
from empower_desktop.lists.questions import Asking
from empower_desktop.lists.said_days import cell_of
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.tables import Found
from empower_desktop.records.words import beginning

_AHEAD = re.compile(r"\W*[a-z][\w\s/]{0,40}\b(?:berikut(?:nya)?|selanjutnya|mendatang|akan datang|next)\b", re.IGNORECASE)
_HIGHEST_TITLE = 4
"""So many rows above its day the title of minutes may stand."""


def next_minutes(surveyed: Surveyed, today: date) -> Mapping[str, int]:
    """Give the row in which the minutes of another meeting begin, for each sheet that holds such."""
    rows = {sheet.name: _row_of_next(surveyed, sheet, today) for sheet in surveyed.listing.sheets}
    return {name: row for name, row in rows.items() if row}


def before_next(surveyed: Surveyed, begin: Mapping[str, int]) -> Surveyed:
    """Give a list without what stands from these rows on."""
    sheets = (replace(sheet, cells=_cells(sheet, 0, begin.get(sheet.name, 0))) for sheet in surveyed.listing.sheets)
    return Surveyed(replace(surveyed.listing, sheets=tuple(sheets))) if begin else surveyed


def say_next(asking: Asking, surveyed: Surveyed, begin: Mapping[str, int]) -> None:
    """Say where other minutes begin, and name all of them as not taken."""
    for sheet in surveyed.listing.sheets:
        if row := begin.get(sheet.name):
            rest = _cells(sheet, row, 0)
            columns = [column for _, column in rest]
            message = N_("The minutes of another meeting begin here and were left out: put them on a sheet of their own.")
            asking.say("second_table", sheet.name, f"A{row}", message)
            where = range_name(row, min(columns), sheet.last_row, max(columns))
            asking.leave(sheet.name, where, N_("Minutes of another meeting"))


def _cells(sheet: Sheet, first: int, end: int) -> dict[tuple[int, int], Cell]:
    return {where: cell for where, cell in sheet.cells.items() if first <= where[0] and (not end or where[0] < end)}


def _row_of_next(surveyed: Surveyed, sheet: Sheet, today: date) -> int:
    tables, first, above = surveyed.tables(sheet), "", tuple[Cell, ...]()
    for row, cells in sheet.by_row.items():
        day = _day_in([cell for cell in cells if not any(table.holds(row, cell.column) for table in tables)], surveyed, today)
        if day and not _is_ahead((*above, *cells)):
            if first and day != first:
                # Where no minutes come after this day, none come after a later one.
                return _title_over(sheet, row) if _holds_minutes(sheet, row, tables) else 0
            first = first or day
        above = cells
    return 0


def _day_in(cells: Sequence[Cell], surveyed: Surveyed, today: date) -> str:
    """Give the day that a row of a head names for certain, or ""."""
    said = read_head(cells).keys.get("date")
    if said is None:
        return ""
    read = read_cell(cell_of(said), surveyed.clues, 0, today)
    return "" if read.doubt else read.iso


def _holds_minutes(sheet: Sheet, row: int, tables: Sequence[Found]) -> bool:
    """Say whether a table, an agenda or decisions stand below a row."""
    below = [cell for cell in sheet.cells.values() if cell.row > row]
    return any(table.top > row for table in tables) or not {"agenda", "decision"}.isdisjoint(sections_of(below))


def _is_ahead(cells: Iterable[Cell]) -> bool:
    """Say whether a row and the one above it are of a meeting to come, which minutes name at their end: `Pertemuan berikutnya`."""
    return any(_AHEAD.match(cell.text) for cell in cells)


def _title_over(sheet: Sheet, row: int) -> int:
    """Give the row of the title above a day, the row of the day itself where there is none."""
    for above in range(row - 1, max(row - 1 - _HIGHEST_TITLE, 0), -1):
        cells = sheet.by_row.get(above, ())
        if cells and beginning("form_title", cells[0].text)[0]:
            return above
    return row
