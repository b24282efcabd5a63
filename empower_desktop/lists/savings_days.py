"""Of which month and which day savings are: as their columns say, each by itself, or as stands over the list; what is missing is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from empower_desktop.language import MONTHS, N_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.column_days import days_over
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.day_headings import Heading, is_month
from empower_desktop.lists.days import last_day, months_in, year_in
from empower_desktop.lists.event_days import only_day, shared_day
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.head_months import UNTIL, month_of_head
from empower_desktop.lists.headers import heads_session
from empower_desktop.lists.numbered_days import day_below_month, day_of_month, heads_day_of_month
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import plain, words_of


@dataclass(frozen=True)
class When:
    """Of which month and day the amounts of each column are, 0 and missing where nothing says it; `years` as their headings say.

    `by_day` are the columns that days of their own head, each of them alone.
    """

    months: dict[int, int]
    days: dict[int, str]
    years: dict[int, int]
    by_day: frozenset[int]

    def is_headed(self, column: int) -> bool:
        """Say whether a month or a day heads a column: no column of the row says it then."""
        return bool(self.months[column]) or column in self.by_day

    def said(self, part: Part, column: int) -> str:
        """Give the month of a column as it is noted, `Januari 2026`; "" for none."""
        year = self.years[column] or part.year
        return f"{MONTHS['id'][self.months[column] - 1]} {year or ''}".strip() if self.months[column] else ""


def read_when(context: Context, part: Part, people: Sequence[Somebody], columns: Sequence[int]) -> When:
    """Find of which months and days amounts are, and ask for what is missing."""
    headings = {column: part.table.heading(column) for column in columns}
    own = dict(zip(columns, months_in(each.top if is_month(each.top) else each.sub or each.top for each in headings.values()), strict=True))
    is_paid = bool(part.table.column("paid_on"))  # on which day each row was paid says more than a month behind what is saved
    months = {column: month or (0 if is_paid else month_within(headings[column])) for column, month in own.items()}
    years = {column: year_in(heading.words) if months[column] else 0 for column, heading in headings.items()}
    by_day = [column for column in columns if not months[column] and _heads_day(part, column)]
    days = {day.column: day.iso for day in days_over(context, part, by_day) if day.is_named} if by_day else {}
    if not (any(months.values()) or days or part.head.day or is_paid):
        of_head, part.year = month_of_head(part)
        months = {column: 0 if is_paid_once(heading) else of_head for column, heading in headings.items()}
    when = When(months, {column: day for column, day in days.items() if day}, years, frozenset(days))
    when.days.update(_missing_days(context, part, people, when, [column for column in columns if column not in days]))
    return when


def _heads_day(part: Part, column: int) -> bool:
    """Say whether a heading names a day with its month, `3/1` or `3 Jan`."""
    heading = part.table.heading(column)
    return not heads_day_of_month(heading.sub or heading.top) and heads_session(part.table.sheet, heading)


def month_within(heading: Heading) -> int:
    """Give the one month that a heading names behind what is saved, `Simpanan wajib Januari 2026`, 0 for none."""
    words = plain(heading.words).split()
    if is_month(heading.top) or is_month(heading.sub):
        return 0
    named = [int(words_of("month")[word]) for word in words if word.isalpha() and word in words_of("month")]
    is_until = UNTIL.search(heading.words) is not None
    return named[0] if len(named) == 1 and not is_until and not any(word.isdecimal() and len(word) < len("2026") for word in words) else 0


def _day_within(part: Part, column: int) -> int:
    """Give the day within its month that heads a column, `Tgl 8`, or stands behind the month of the list; 0 for none."""
    heading = part.table.heading(column)
    of_heading = day_below_month(part.table.headings, heading)
    texts = [heading.sub or heading.top, *(line.text for line in part.head.lines if not is_month(heading.top))]
    found = [day for text in texts if (day := day_of_month(text)) and not UNTIL.search(text)]
    return of_heading or next(iter(found), 0)


def is_paid_once(heading: Heading) -> bool:
    """Say whether a column is of what a member pays on joining: lists of later months say it again."""
    return "pokok" in plain(heading.words).split()


def paid_cell(part: Part, one: Somebody) -> Cell | None:
    """Give the cell of the day on which somebody paid; beside a loan it is the day of that."""
    cell = part.table.cell(one.row, "paid_on") if not part.table.column("loan") else None
    return None if cell is None or is_nothing(cell.text) else cell


def _missing_days(context: Context, part: Part, people: Sequence[Somebody], when: When, columns: Sequence[int]) -> dict[int, str]:
    """Ask for the day within the month, once for all columns."""
    dated = {column: when.months[column] for column in columns if when.months[column]}
    undated = [column for column in columns if not when.months[column]]
    paying = [one for one in people if any(part.table.sheet.text(one.row, column) for column in undated)]
    on_head = _day_of_head(context, part, undated) if undated and not all(paid_cell(part, one) for one in paying) else {}
    if not dated:
        return on_head
    if not part.year and not all(when.years[column] for column in dated):
        message = N_("Amounts by month, but no year. Which year is it?")
        row = max(part.table.header_rows, default=part.table.rows[0])
        answer = context.asking.ask("year_missing", part.sheet, across(row, dated), message, (LEAVE,), typed="year")
        if not (answer.isdecimal() and len(answer) == 4):
            return on_head
        part.year = int(answer)
    years = {column: when.years[column] or part.year for column in dated}
    own = {column: _day_within(part, column) for column in dated}
    days = {
        column: f"{years[column]}-{month:02}-{own[column]:02}"
        for column, month in dated.items()
        if 0 < own[column] <= int(last_day(years[column], month)[8:])
    }
    days |= on_head
    dated = {column: month for column, month in dated.items() if column not in days}
    if not dated:
        return days
    message = N_("The amounts have a month and no day. Which day is to be noted?")
    options = (Option("last", N_("The last day of the month")), LEAVE)
    where = across(max(part.table.header_rows, default=part.table.rows[0]), dated)
    answer = context.asking.ask("day_missing", part.sheet, where, message, options, "last", typed="day of the month")
    if answer == "last":
        days |= {column: last_day(years[column], month) for column, month in dated.items()}
    elif answer.isdecimal() and 1 <= int(answer) <= 28:
        days |= {column: f"{years[column]}-{month:02}-{int(answer):02}" for column, month in dated.items()}
    return days


def _day_of_head(context: Context, part: Part, columns: Sequence[int]) -> dict[int, str]:
    """Ask whether amounts without a month or day are of the one that stands over the list; where there is none, that is said."""
    where = across(max(part.table.header_rows, default=part.table.rows[0]), columns)
    if not only_day(context, part):
        message = N_("The day of these amounts is not on the list: they stay drafts until it is filled in.")
        context.asking.say("no_date", part.sheet, where, message)
    day = shared_day(context, part, where, N_("These amounts have no day of their own. Are they of the one over the list?"))
    return dict.fromkeys(columns, day) if day else {}
