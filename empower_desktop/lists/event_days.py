"""The day of what was held, as the head of a list names it: one, a first and a last, or several of which it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from empower_desktop.language import N_, Message
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.days import end_of, read_cell, read_range, weekday_in
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.heads import Said
from empower_desktop.lists.questions import LEAVE, in_full, option
from empower_desktop.lists.said_days import cell_of, days_signed
from empower_desktop.lists.sure_days import day_or_none, sure_day


def event_day(context: Context, part: Part) -> tuple[str, str]:
    """Give the day, and the last day where there are several; what is not certain is asked."""
    said = part.head.day
    if said is None:
        where, message = part.head_cell("name") or "A1", N_("The list names no day. On which day was it?")
        below = (cell for cell in part.table.sheet.cells.values() if cell.row > part.table.bottom)
        day, signed = _day_of_sheet(context, part), days_signed(below, context.clues)
        if len(signed) == 1 and not day:
            day, where = next(iter(signed.items()))
            message = N_("Only the signature below the list has a day, {day}. Was it on that day?", day=in_full(day))
        options = [*([option(day)] if day else ()), LEAVE]
        return day_or_none(context.asking.ask("no_date", part.sheet, where, message, options, day, typed="day")), ""
    if several := _several_days(context, part, said):
        return _one_of(context, part, said, several)
    cell = cell_of(said)
    if cell.kind == "text" and not cell.text.isdecimal():
        first, last = read_range(said.text, context.clues, part.year, context.today)
        if last.iso:
            day = sure_day(context, part.sheet, said.cell, first)
            return day, end_of(first, last, day) if first.other else sure_day(context, part.sheet, said.cell, last)
    day = sure_day(context, part.sheet, said.cell, read_cell(cell, context.clues, part.year, context.today))
    _say_other_weekday(context, part, said, day)
    return day, ""


def _day_of_sheet(context: Context, part: Part) -> str:
    """Give the day that the name of a sheet is, `5 Mei 2026`, "" where it is none for certain."""
    read = read_cell(Cell(1, 1, "text", part.sheet), context.clues, part.year, context.today)
    return read.iso if read.doubt in ("", "two_digit") else ""


def shared_day(context: Context, part: Part, where: str, message: Message) -> str:
    """Ask whether what has no day of its own is of the one over the list, and give it; "" where there is none, or nobody says so."""
    day = only_day(context, part)
    return day_or_none(context.asking.ask("no_date", part.sheet, where, message, (option(day), LEAVE), day, typed="day")) if day else ""


def only_day(context: Context, part: Part) -> str:
    """Give the one day that a head names for certain, "" where it names none, several, or one in doubt; nothing is asked."""
    said = part.head.day
    if said is None or _several_days(context, part, said):
        return ""
    cell = cell_of(said)
    if cell.kind == "text" and not cell.text.isdecimal():
        first, last = read_range(said.text, context.clues, part.year, context.today)
    else:
        first, last = read_cell(cell, context.clues, part.year, context.today), None
    is_sure = first.doubt in ("", "settled", "two_digit")
    return first.iso if is_sure and not (last is not None and last.iso) else ""


def days_between(context: Context, part: Part) -> tuple[str, str]:
    """Give the first and the last day that a head names for certain, twice "" where it names one, or one in doubt; nothing is asked."""
    said = part.head.day
    if said is None or cell_of(said).kind != "text" or _several_days(context, part, said):
        return "", ""
    both = read_range(said.text, context.clues, part.year, context.today)
    is_sure = all(each.iso and each.doubt in ("", "settled", "two_digit") for each in both)
    return (both[0].iso, both[1].iso) if is_sure else ("", "")


def last_day_said(context: Context, part: Part, first: str) -> str:
    """Give the last day that has a label of its own, `Tanggal selesai`; "" where there is none, or it is no later than the first."""
    said = part.head.key("date_end")
    day = sure_day(context, part.sheet, said.cell, read_cell(cell_of(said), context.clues, part.year, context.today)) if said else ""
    return day if first and day > first else ""


def _several_days(context: Context, part: Part, said: Said) -> dict[str, str]:
    """Give the days that the lines of a head name, with the last one of each, where they name several, as that of a letter; else none."""
    read = [read_range(each.text, context.clues, part.year, context.today) for each in part.head.days]
    days = {first.iso: last.iso for first, last in read if first.iso}
    return days if len(days) > 1 and any(each is said for each in part.head.days) else {}


def _one_of(context: Context, part: Part, said: Said, days: Mapping[str, str]) -> tuple[str, str]:
    """Ask which day of several was that of what was held, and give it with the last one."""
    named = ", ".join(f"“{each.text}”" for each in part.head.days)
    message = N_("The head names several days: {days}. On which of them was it?", days=named)
    options = [*map(option, days), LEAVE]
    day = day_or_none(context.asking.ask("several_days", part.sheet, said.cell.name, message, options, typed="day"))
    return day, days.get(day, "")


def _say_other_weekday(context: Context, part: Part, said: Said, day: str) -> None:
    """Say where the day of the week is not that of the date: a list made from the last one often keeps one of them."""
    weekday = weekday_in(said.text)
    if day and weekday and date.fromisoformat(day).isoweekday() != weekday:
        message = N_("“{text}”: {day} is another day of the week. Look up which of the two is right.", text=said.text, day=in_full(day))
        context.asking.say("weekday_differs", part.sheet, said.cell.name, message)
