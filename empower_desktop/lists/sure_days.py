"""A day that a list writes, as it is recorded: certain, or as it was answered; what is not certain is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.days import Read, read_cell
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.questions import LEAVE, in_full, in_short, option
from empower_desktop.lists.understood import Option


def sure_day(context: Context, sheet: str, cell: Cell, read: Read) -> str:
    """Give a day that is certain, or that was answered; "" while it is open."""
    ask = context.asking.ask
    if read.doubt in ("", "settled", "two_digit") and read.iso:
        if read.doubt == "settled":
            message = N_("“{text}”: the other days of the file say that it is {day}.", text=cell.text, day=in_full(read.iso))
            context.asking.say("date_order", sheet, cell.name, message)
        if read.doubt == "two_digit":
            message = N_("“{text}” was read as {day}.", text=cell.text, day=in_full(read.iso))
            context.asking.say("two_digit_year", sheet, cell.name, message)
        return read.iso
    if read.doubt == "order":
        message = N_(
            "“{text}” may be {day} or {other}: is the day or the month first?",
            text=cell.text,
            day=in_full(read.iso),
            other=in_full(read.other),
        )
        return day_or_none(ask("date_order", sheet, cell.name, message, (option(read.iso), option(read.other)), read.iso, typed="day"))
    if read.doubt == "serial":
        message = N_(
            "{number} is a number without the form of a date; as a date it is {day}. Is it that?", number=cell.text, day=in_full(read.iso)
        )
        options = (option(read.iso), Option("not_a_date", N_("It is no date")))
        return day_or_none(ask("date_serial_unformatted", sheet, cell.name, message, options, read.iso, typed="day"))
    if read.doubt == "year_given":
        message = N_("“{text}” has no year; the title says {year}. Is it that?", text=cell.text, year=str(read.year))
        answer = ask("year_from_title", sheet, cell.name, message, (option(str(read.year)), LEAVE), str(read.year), typed="year")
        return f"{answer}{read.iso[4:]}" if re.fullmatch(r"\d{4}", answer) else day_or_none(answer)
    if read.doubt == "no_year":
        return _without_year(context, sheet, cell, read)
    if read.doubt == "impossible":
        message = N_("“{text}” is no day of the calendar. Which day was it?", text=cell.text)
        return day_or_none(ask("date_impossible", sheet, cell.name, message, (LEAVE,), typed="day"))
    if read.doubt == "year_only":
        message = N_("“{text}” names a year and no day. Which day was it?", text=cell.text)
        return day_or_none(ask("year_only", sheet, cell.name, message, (LEAVE,), "leave", typed="day"))
    message = N_("“{text}” is no date. Which day was it?", text=cell.text)
    return day_or_none(ask("no_date", sheet, cell.name, message, (LEAVE,), typed="day"))


def which_first(context: Context, sheet: str, where: str, first: Cell, read: Read) -> str:
    """Ask once for the days of a whole column whether the day or the month is first; give `day`, `month` or neither."""
    message = N_(
        "“{text}” may be {day} or {other}: is the day or the month first?",
        text=first.text,
        day=in_full(read.iso),
        other=in_full(read.other),
    )
    options = (Option("day", N_("The day is first")), Option("month", N_("The month is first")), LEAVE)
    return context.asking.ask("date_order", sheet, where, message, options, "day")


class DaysOfColumn:
    """The days in one column of a table: of several that may be read in two ways, or that are a year alone, it is asked or said once."""

    def __init__(self, context: Context, part: Part, code: str) -> None:
        """Read them."""
        self._context, self._part = context, part
        cells = [cell for row in part.table.rows if (cell := part.table.cell(row, code)) is not None]
        self._doubtful = {cell.row: cell for cell in cells if self._read(cell).doubt == "order"}
        self._years = {cell.row: cell for cell in cells if self._read(cell).doubt == "year_only"}
        if len(self._years) > 1:
            message = N_("Years without a day stand here, {years}: enter the days by hand.", years=_listed(self._years.values()))
            context.asking.say("year_only", part.sheet, part.cells_of(code, self._years), message)
        self._first = ""
        if len(self._doubtful) > 1:
            cell = next(iter(self._doubtful.values()))
            self._first = which_first(context, part.sheet, part.cells_of(code, self._doubtful), cell, self._read(cell))

    def _read(self, cell: Cell) -> Read:
        return read_cell(cell, self._context.clues, self._part.year, self._context.today)

    def sure(self, cell: Cell) -> str:
        """Give the day of a cell of the column; "" while it is open."""
        read = self._read(cell)
        if cell.row in self._doubtful and len(self._doubtful) > 1:
            return {"day": read.iso, "month": read.other}.get(self._first, "")
        if cell.row in self._years and len(self._years) > 1:
            return ""
        return sure_day(self._context, self._part.sheet, cell, read)


def _listed(cells: Iterable[Cell]) -> str:
    return in_short(dict.fromkeys(cell.text for cell in cells))


def _without_year(context: Context, sheet: str, cell: Cell, read: Read) -> str:
    if read.iso:
        message = N_("“{text}” has no year. The day of the week fits {year}. Is it that?", text=cell.text, year=str(read.year))
        options = [option(str(read.year)), LEAVE]
    else:
        message = N_("“{text}” has no year. Which year is it?", text=cell.text)
        options = [LEAVE]
    default = str(read.year) if read.iso else ""
    answer = context.asking.ask("year_missing", sheet, cell.name, message, options, default, typed="year")
    if re.fullmatch(r"(?:19|20)\d\d", answer):
        again = read_cell(Cell(cell.row, cell.column, "text", cell.text), context.clues, int(answer), context.today)
        return again.iso
    return day_or_none(answer)


def day_or_none(answer: str) -> str:
    """Give an answer that is a day."""
    try:
        return date.fromisoformat(answer).isoformat() if len(answer) == 10 else ""
    except ValueError:
        return ""
