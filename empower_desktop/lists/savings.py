"""Savings by month and loans: entries of a group's means for each member."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.language import MONTHS, N_
from empower_desktop.lists.amounts import is_nothing, read_amount
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.days import last_day, months_in, read_cell
from empower_desktop.lists.events import only_day, shared_day
from empower_desktop.lists.grid import Cell, cell_name
from empower_desktop.lists.headings import Heading, is_month
from empower_desktop.lists.numbered_days import day_below_month
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.small_amounts import ask_unit, in_rupiah
from empower_desktop.lists.sure_days import DaysOfColumn
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import meaning, plain, words_of

_OF_MONTH = re.compile(r"\bbulan\s*:?\s*([a-z]{3,9})\b\.?(?:\s+(\d{4})\b)?", re.IGNORECASE)
_UNTIL = re.compile(r"\bs\.?\s*/?\s*d\b|\b(?:sampai|hingga|sejak|mulai|per|posisi|keadaan|kondisi|saldo)\b", re.IGNORECASE)
"""What says that amounts are what was saved until a month, or since."""


def read_savings(context: Context, part: Part, people: Sequence[Somebody]) -> dict[int, dict[int, int]]:
    """Make the entries of each member's savings; give the amounts by row and column, as they were read."""
    columns = part.table.columns_with("savings")
    if not columns:
        return {}
    headings = [part.table.heading(column) for column in columns]
    months = dict(zip(columns, months_in(each.top if is_month(each.top) else each.sub or each.top for each in headings), strict=True))
    if not (any(months.values()) or part.head.day or part.table.column("paid_on")):
        of_head = _month_of_head(part)
        months = {column: 0 if _is_paid_once(heading) else of_head for column, heading in zip(columns, headings, strict=True)}
    days, names = _days(context, part, people, months), part.table.names_of(columns)
    titled = _said_over(part)
    read: dict[int, dict[int, int]] = {}
    loose: list[Cell] = []
    paid_on = DaysOfColumn(context, part, "paid_on") if part.table.column("paid_on") else None
    unit = ask_unit(context, part, [part.table.sheet.cell(one.row, column) for one in people for column in columns])
    for one in people:
        for column in columns:
            cell = part.table.sheet.cell(one.row, column)
            amount = _amount(context, part, cell, loose, unit)
            if cell is None or amount is None:
                continue
            read.setdefault(one.row, {})[column] = amount
            heading = part.table.heading(column)
            entry = context.draft("contribution", f"{part.sheet}\n{one.own_key}\n{names[column]}", part.sheet, one.row, one.letter)
            month = f"{MONTHS['id'][months[column] - 1]} {part.year or ''}".strip() if months[column] else heading.sub
            kind = heading.sub if is_month(heading.top) else heading.top
            is_due = "iuran" in f"{kind} {titled if is_month(heading.top) else ''}".casefold()
            entry.put("entry_type", "tunai" if is_due else "simpanan", cell.name)
            entry.put("source", "anggota", cell.name)
            entry.put("purpose", "kegiatan" if is_due else "simpan_pinjam", cell.name)
            entry.put("amount", amount, cell.name)
            if months[column] or paid_on is None or (paid := _paid(part, one)) is None:
                entry.put("date", days.get(column), cell.name)
            else:
                entry.put("date", paid_on.sure(paid), paid.name)
            entry.put("note", " ".join(text for text in (_name_of(kind), month) if text)[:300], cell.name)
            entry.links.update(person=f"person:{one.key}", **({"group": group} if (group := one.group or part.group) else {}))
    _say_loose(context, part, loose)
    return read


def _said_over(part: Part) -> str:
    """Give what stands over a list: columns of months alone are of what it says; "" where that is savings, as without it."""
    titled = plain(" ".join((*(line.text for line in part.head.lines), part.table.caption)))
    return "" if "simpanan" in titled else titled


def _month_of_head(part: Part) -> int:
    """Give the month that a list of savings, or its sheet, says it is of, `Bulan : Maret 2026`, 0 for none.

    What was saved until a month is of none.
    """
    key, months = part.head.keys.get("month"), words_of("month")
    said = [f"bulan {key.text}"] if key is not None else [text for line in part.head.lines if "bulan" in plain(text := line.text).split()]
    alone = [text for text in (*(line.text for line in part.head.lines), part.sheet) if plain(re.sub(r"\d{4}", "", text)) in months]
    for text in (*said, *(f"bulan {text}" for text in alone)):
        found = _OF_MONTH.search(text)
        named = [word for word in plain(text).split() if word.isalpha() and word in months]
        if found and named == [plain(found[1])] and not _UNTIL.search(text):
            part.year = int(found[2] or part.year or 0)
            return int(months[named[0]])
    return 0


def _is_paid_once(heading: Heading) -> bool:
    """Say whether a column is of what a member pays on joining: lists of later months say it again."""
    return "pokok" in plain(heading.words).split()


def take_days_of_rows(context: Context, table: Found) -> None:
    """Take a column `Tgl` for the days on which was paid, in a cash book that has a row for each payment."""
    dated = []
    for at, column in enumerate(table.columns):
        cells = [cell for row in table.rows if (cell := table.sheet.cell(row, table.headings[at].column)) is not None]
        is_free = column.field in ("", "matrix") and column.certainty in ("word", "none") and not column.why_not
        if is_free and meaning("head", column.heading) == "date" and cells and all(_is_day(context, each) for each in cells):
            dated.append(at)
    if len(dated) == 1 and not table.column("paid_on"):
        table.columns[dated[0]] = replace(table.columns[dated[0]], field="paid_on", certainty="word")


def _is_day(context: Context, cell: Cell) -> bool:
    return read_cell(cell, context.clues).doubt not in ("none", "year_only", "serial")


def _paid(part: Part, one: Somebody) -> Cell | None:
    """Give the cell of the day on which somebody paid; beside a loan it is the day of that."""
    cell = part.table.cell(one.row, "paid_on") if not part.table.column("loan") else None
    return None if cell is None or is_nothing(cell.text) else cell


def _name_of(heading: str) -> str:
    """Give what the amounts under a heading are called: one that is a month alone gives them no name."""
    return "" if is_month(heading) else heading.split("(")[0].strip()


def _days(context: Context, part: Part, people: Sequence[Somebody], months: dict[int, int]) -> dict[int, str]:
    """Ask for the day within the month, once for all columns."""
    dated = {column: month for column, month in months.items() if month}
    undated = [column for column, month in months.items() if not month]
    on_head = _day_of_head(context, part, undated) if undated and not all(_paid(part, one) for one in people) else {}
    if not dated:
        return on_head
    if not part.year:
        message = N_("Amounts by month, but no year. Which year is it?")
        row = max(part.table.header_rows, default=part.table.rows[0])
        answer = context.asking.ask("year_missing", part.sheet, across(row, dated), message, (LEAVE,), typed="year")
        if not (answer.isdecimal() and len(answer) == 4):
            return on_head
        part.year = int(answer)
    own = {column: day_below_month(part.table.headings, part.table.heading(column)) for column in dated}
    days = {
        column: f"{part.year}-{month:02}-{own[column]:02}"
        for column, month in dated.items()
        if 0 < own[column] <= int(last_day(part.year, month)[8:])
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
        days |= {column: last_day(part.year, month) for column, month in dated.items()}
    elif answer.isdecimal() and 1 <= int(answer) <= 28:
        days |= {column: f"{part.year}-{month:02}-{int(answer):02}" for column, month in dated.items()}
    return days


def _day_of_head(context: Context, part: Part, columns: Sequence[int]) -> dict[int, str]:
    """Ask whether amounts without a month or day are of the one that stands over the list; where there is none, that is said."""
    where = across(max(part.table.header_rows, default=part.table.rows[0]), columns)
    if not only_day(context, part):
        message = N_("The day of these amounts is not on the list: they stay drafts until it is filled in.")
        context.asking.say("no_date", part.sheet, where, message)
    day = shared_day(context, part, where, N_("These amounts have no day of their own. Are they of the one over the list?"))
    return dict.fromkeys(columns, day) if day else {}


def _amount(context: Context, part: Part, cell: Cell | None, loose: list[Cell], unit: str) -> int | None:
    if cell is None or is_nothing(cell.text):
        return None
    amount = read_amount(cell)
    if amount is None or amount.rupiah is None:
        message = N_("“{text}” is no amount of money: not taken.", text=cell.shown[:20])
        context.asking.say("amount_unreadable", part.sheet, cell.name, message)
        return None
    if amount.loose:
        loose.append(cell)
    return in_rupiah(amount.rupiah, unit) or None


def _say_loose(context: Context, part: Part, loose: Sequence[Cell]) -> None:
    if loose:
        said = ", ".join(f"“{cell.text}”" for cell in loose[:4])
        first, last = loose[0], loose[-1]
        columns = sorted(cell.column for cell in loose)
        top, bottom = cell_name(first.row, columns[0]), cell_name(last.row, columns[-1])
        message = N_("Amounts written as text were read as whole rupiah: {texts}.", texts=said)
        context.asking.say("money_text", part.sheet, top if top == bottom else f"{top}:{bottom}", message)


def read_loans(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Make the entries of loans to members."""
    undated: list[Somebody] = []
    paid_on: DaysOfColumn | None = None
    loose: list[Cell] = []
    unit = ask_unit(context, part, [part.table.cell(one.row, "loan") for one in people])
    for one in people:
        cell, paid = part.table.cell(one.row, "loan"), part.table.cell(one.row, "paid_on")
        amount = _amount(context, part, cell, loose, unit)
        if cell is None or amount is None:
            continue
        entry = context.draft("contribution", f"{part.sheet}\n{one.own_key}\nloan", part.sheet, one.row, one.letter)
        for code, value in (("entry_type", "pinjaman_anggota"), ("source", "kas_kelompok"), ("purpose", "simpan_pinjam")):
            entry.put(code, value, cell.name)
        entry.put("amount", amount, cell.name)
        entry.links.update(person=f"person:{one.key}", **({"group": group} if (group := one.group or part.group) else {}))
        if paid is None or is_nothing(paid.text):
            undated.append(one)
        else:
            paid_on = paid_on or DaysOfColumn(context, part, "paid_on")
            entry.put("date", paid_on.sure(paid), paid.name)
    _say_loose(context, part, loose)
    if undated:
        message = N_("The day of the loans is not on the list: they stay drafts until it is filled in.")
        context.asking.say("no_date", part.sheet, part.cells_of("loan", [one.row for one in undated]), message)
