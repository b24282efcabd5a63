"""When people were born, from days, years and ages in whatever column they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_about, is_nothing, read_age, read_year
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.day_words import DAYS
from empower_desktop.lists.days import Read, read_cell
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.questions import LEAVE, in_full, option
from empower_desktop.lists.said_days import days_signed
from empower_desktop.lists.understood import Option
from empower_desktop.workbook.cells import serial

if TYPE_CHECKING:
    from empower_desktop.lists.people import Somebody

_YEAR_BEHIND = re.compile(r"[^\d±]{2,40}((?:19|20)\d\d)")
_PLACE = re.compile(r"^[^\d±]{2,40}?,\s*")


class Births:
    """Reads the columns of one table that tell when people were born."""

    def __init__(self, context: Context, part: Part) -> None:
        """Keep the table, and the year that its ages are counted from."""
        self._context = context
        self._part = part
        self._asking = context.asking
        self._clues = replace(context.clues, certain=set())  # nobody is born near the days of others
        self._aged: dict[str, list[int]] = {}
        self._two_digits: dict[str, list[int]] = {}
        self._orders: dict[str, list[tuple[Somebody, Cell, Read]]] = {}

    def read(self, people: Sequence[Somebody]) -> None:
        """Give everybody the date or year of birth that their row says."""
        for one in people:
            for column in ("birth_date", "birth", "birth_year", "age"):
                cell = self._part.table.cell(one.row, column)
                if cell is not None and not is_nothing(cell.text) and not ({"birth_date", "birth_year"} & set(one.fields)):
                    self._read_cell(one, column, cell)
        self._check_ages(people)
        self._ask_orders()
        self._say()

    def _read_cell(self, one: Somebody, column: str, cell: Cell) -> None:
        text = _PLACE.sub("", cell.text).strip()
        age = read_age(text) if column in ("age", "birth") and cell.kind in ("text", "number") else None
        year = read_year(text)
        if column == "age" or (age is not None and year is None):
            self._put_age(one, column, cell, age)
        elif year is not None:
            one.put("birth_year", year, cell.name)
            one.put("birth_year_estimated", True if is_about(text) else None, cell.name)
        else:
            bare = Cell(cell.row, cell.column, cell.kind, text)
            self._put_day(one, column, cell, read_cell(bare, self._clues, 0, self._context.today))

    def _put_day(self, one: Somebody, column: str, cell: Cell, read: Read) -> None:
        if read.doubt == "impossible" and read.year:
            message = N_("“{text}” is no day of the calendar. Keep the year {year} alone?", text=cell.text, year=str(read.year))
            options = (Option("year", N_("Keep the year {year}", year=str(read.year))), LEAVE)
            answer = self._asking.ask("date_impossible", self._part.sheet, cell.name, message, options, "year", typed="day")
            if answer == "year":
                one.put("birth_year", read.year, cell.name)
                one.put("birth_year_estimated", True, cell.name)
            elif answer and answer != "leave":
                one.put("birth_date", answer, cell.name)
        elif year := self._year_typed(cell, read):
            self._ask_year_typed(one, cell, read, year)
        elif read.doubt == "order":
            self._orders.setdefault(column, []).append((one, cell, read))
        elif read.doubt == "serial":
            message = N_(
                "{number} is a number without the form of a date; as a date it is {day}. Is it that?",
                number=cell.text,
                day=in_full(read.iso),
            )
            options = (option(read.iso), Option("not_a_date", N_("It is no date")))
            answer = self._asking.ask("date_serial_unformatted", self._part.sheet, cell.name, message, options, read.iso)
            one.put("birth_date", read.iso if answer == read.iso else None, cell.name)
        elif read.iso and date.fromisoformat(read.iso) <= self._context.today:
            one.put("birth_date", read.iso, cell.name)
            if read.doubt == "two_digit":
                self._two_digits.setdefault(column, []).append(one.row)
        else:
            behind = _YEAR_BEHIND.fullmatch(cell.text.strip())  # the year is known also where the day is not: `Sept 1985`
            told = int(behind[1]) if behind and int(behind[1]) <= self._context.today.year else None
            one.put("birth_year", told, cell.name)
            of_year = N_("“{text}” names no day: only the year of birth was taken.", text=cell.text)
            self._asking.leave(self._part.sheet, cell.name, of_year if told else N_("“{text}” is no date of birth.", text=cell.text))

    def _year_typed(self, cell: Cell, read: Read) -> int:
        """Give the year that somebody typed into a cell for days, of which Excel makes a day of 1905; else 0."""
        if cell.kind != "date" or not read.iso:
            return 0
        number = serial(date.fromisoformat(read.iso))
        return number if 1900 <= number <= self._context.today.year else 0

    def _ask_year_typed(self, one: Somebody, cell: Cell, read: Read, year: int) -> None:
        day = in_full(read.iso)
        message = N_("The cell shows {day}, as Excel does where somebody types the year {year}. Which is it?", day=day, year=str(year))
        options = (Option("year", N_("Keep the year {year}", year=str(year))), option(read.iso), LEAVE)
        answer = self._asking.ask("date_impossible", self._part.sheet, cell.name, message, options, "year", typed="day")
        if answer == "year":
            one.put("birth_year", year, cell.name)
        elif answer != LEAVE.code:
            one.put("birth_date", answer or None, cell.name)

    def _put_age(self, one: Somebody, column: str, cell: Cell, age: int | None) -> None:
        if self._part.table.column("birth_year") and (year := self._part.table.cell(one.row, "birth_year")) and read_year(year.text):
            return
        counted_from = self._year_of_list()
        if age is None:
            self._asking.leave(self._part.sheet, cell.name, N_("“{text}” is no age.", text=cell.text))
        elif counted_from:
            one.put("birth_year", counted_from - age, cell.name)
            one.put("birth_year_estimated", True, cell.name)
            self._aged.setdefault(column, []).append(one.row)

    def _year_of_list(self) -> int:
        """Give the year of the list, from which ages are counted; asked where the list names none."""
        if self._part.day:
            return int(self._part.day[:4])
        if self._part.year:
            return self._part.year
        if self._year_signed:
            return self._year_signed
        column = "age" if self._part.table.column("age") else "birth"
        message = N_("Ages are given, but no day of the list. From which year are they counted?")
        this = str(self._context.today.year)
        where = self._part.head_cell(column)
        answer = self._asking.ask("age_to_birth_year", self._part.sheet, where, message, (option(this), LEAVE), this, typed="year")
        return int(answer) if re.fullmatch(r"(?:19|20)\d\d", answer) else 0

    @cached_property
    def _year_signed(self) -> int:
        """The year of the day on which the list, or the decree that it is part of, was signed: `Kaliori, 2 Juni 2026`; 0 for none."""
        table, dated = self._part.table, self._part.head.key("date")
        apart = (cell for cell in table.sheet.cells.values() if not table.holds(cell.row, cell.column))
        days = set(days_signed(apart, self._clues))
        for day in DAYS.finditer(dated.text) if dated is not None else ():
            read = read_cell(Cell(0, 0, "text", day[0]), self._clues)
            days |= {read.iso} if read.iso and not read.doubt else set()
        years = {int(day[:4]) for day in days}
        return years.pop() if len(years) == 1 else 0

    def _check_ages(self, people: Sequence[Somebody]) -> None:
        """Ask about an age that does not fit the year of birth; what most rows add up to is the year of the list."""
        sums: dict[int, tuple[Somebody, int, int]] = {}
        for at, one in enumerate(people):
            age_cell, year_cell = self._part.table.cell(one.row, "age"), self._part.table.cell(one.row, "birth_year")
            age = read_age(age_cell.text) if age_cell else None
            year = read_year(year_cell.text) if year_cell else None
            if age is not None and year is not None:
                sums[at] = (one, age, year)
        if not sums:
            return
        usual = Counter(age + year for _, age, year in sums.values()).most_common(1)[0][0]
        counted_from = int(self._part.day[:4]) if self._part.day else usual if len(sums) > 2 else self._context.today.year
        for one, age, year in sums.values():
            if abs(age + year - counted_from) > 1:
                cell = self._part.table.cell(one.row, "age")
                assert cell is not None
                implied = str(counted_from - age)
                message = N_(
                    "{name}: age {age}, but born in {year}. Which year of birth is right?", name=one.name.name, age=age, year=str(year)
                )
                options = (option(str(year)), option(implied), LEAVE)
                answer = self._asking.ask("age_birth_year_conflict", self._part.sheet, cell.name, message, options, typed="year")
                self._settle_year(one, cell, answer, implied)

    def _settle_year(self, one: Somebody, cell: Cell, answer: str, implied: str) -> None:
        """Write the year of birth that was answered; one that an age comes to is estimated."""
        if answer == LEAVE.code:
            one.fields.pop("birth_year", None)
        elif answer and answer != str(one.fields.get("birth_year")):
            one.fields.pop("birth_year_estimated", None)
            one.put("birth_year", int(answer), cell.name)
            one.put("birth_year_estimated", True if answer == implied else None, cell.name)

    def _ask_orders(self) -> None:
        for column, found in self._orders.items():
            first = found[0][2]
            message = N_(
                "“{text}” may be {day} or {other}: is the day or the month first?",
                text=found[0][1].text,
                day=in_full(first.iso),
                other=in_full(first.other),
            )
            options = (Option("day", N_("The day is first")), Option("month", N_("The month is first")), LEAVE)
            where = self._part.cells_of(column, [one.row for one, _, _ in found])
            answer = self._asking.ask("date_order", self._part.sheet, where, message, options, "day")
            for one, cell, read in found:
                one.put("birth_date", {"day": read.iso, "month": read.other}.get(answer), cell.name)

    def _say(self) -> None:
        for column, rows in self._two_digits.items():
            message = N_("Years of two digits were read as years up to this one: 90 is 1990.")
            self._asking.say("two_digit_year", self._part.sheet, self._part.cells_of(column, rows), message)
        for column, rows in self._aged.items():
            if said := self._part.day or str(self._part.year or self._year_signed or ""):
                where = self._part.head_cell(column) if column == "age" else self._part.cells_of(column, rows)
                message = N_("The year of birth was worked out from the age on {day}, and is marked as estimated.", day=in_full(said))
                self._asking.say("age_to_birth_year", self._part.sheet, where, message)
