"""An .xls list as plain cells, read with python-calamine; only ever in the child process, which it may take down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import python_calamine

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.lists.excel import figure_of, lasting
from empower_desktop.lists.grid import Block, Cell, Sheet
from empower_desktop.lists.older_marks import Marks, marks_in
from empower_desktop.lists.open_sheets import damaged, locked
from empower_desktop.workbook.container import DAMAGE

_MOST = 200_000


def older_sheets(file: Path) -> list[Sheet]:
    """Give the sheets of an .xls; what cannot be read, or is protected, is a Problem."""
    try:
        with python_calamine.CalamineWorkbook.from_path(str(file)) as book:
            marks = marks_in(file)
            numbers = [at for at in range(len(book.sheets_metadata)) if _is_sheet(book, at)]
            return [_sheet(book, at, file, marks.get(at, Marks())) for at in numbers]
    except python_calamine.PasswordError as error:
        raise locked(file) from error
    except (python_calamine.CalamineError, OSError, *DAMAGE) as error:
        raise damaged(file) from error


def _is_sheet(book: python_calamine.CalamineWorkbook, at: int) -> bool:
    return book.sheets_metadata[at].typ == python_calamine.SheetTypeEnum.WorkSheet


def _sheet(book: python_calamine.CalamineWorkbook, at: int, file: Path, marks: Marks) -> Sheet:
    about = book.sheets_metadata[at]
    sheet = book.get_sheet_by_index(at)
    if sheet.total_height * sheet.total_width > 50 * _MOST:
        message = N_("{file} holds more than {limit} filled cells. Split it into several lists.", file=file.name, limit=_MOST)
        raise Problem(message, "too_big", Place(file.name))
    cells: dict[tuple[int, int], Cell] = {}
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        for column, value in enumerate(values, 1):
            cell = _cell(row, column, value, (row, column) in marks.percents)
            if cell is not None:
                where = row, column
                cells[where] = replace(cell, struck=where in marks.struck, comment=marks.comments.get(where, ""))
    cells.update({where: Cell(*where, "error", text) for where, text in marks.errors.items()})
    merged = [Block(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    is_hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
    return Sheet(about.name, cells, is_hidden, tuple(merged), frozenset(marks.rows), frozenset(marks.columns))


def _cell(row: int, column: int, value: object, is_percent: bool) -> Cell | None:
    if isinstance(value, bool):
        return Cell(row, column, "bool", "1" if value else "0")
    if isinstance(value, int | float):
        return Cell(row, column, *figure_of(Decimal(repr(value)), is_percent))
    if isinstance(value, datetime):
        return Cell(row, column, "date", value.date().isoformat())
    if isinstance(value, date):
        return Cell(row, column, "date", value.isoformat())
    if isinstance(value, time):
        return Cell(row, column, "time", f"{value:%H:%M}")
    if isinstance(value, timedelta):
        return Cell(row, column, *lasting(Decimal(repr(value.total_seconds()))))
    text = str(value).strip()
    return Cell(row, column, "text", text) if text else None
