"""Savings by month and loans: entries of a group's means for each member."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing, read_amount
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.day_headings import Heading, is_month
from empower_desktop.lists.days import read_cell
from empower_desktop.lists.grid import Cell, cell_name
from empower_desktop.lists.headers import heads_session
from empower_desktop.lists.headings import word_field
from empower_desktop.lists.numbered_days import heads_day_of_month
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.savings_days import When, month_within, paid_cell, read_when
from empower_desktop.lists.small_amounts import as_totalled, ask_unit, in_rupiah
from empower_desktop.lists.sure_days import DaysOfColumn
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Option
from empower_desktop.lists.unsaid_savings import called, said_over, saved_as
from empower_desktop.records import KINDS
from empower_desktop.records.words import longest, meaning, plain

_GIVERS = ("anggota", "warga")
"""From whom what a list of people gives may be."""


def read_savings(context: Context, part: Part, people: Sequence[Somebody]) -> dict[int, dict[int, int]]:
    """Make the entries of each member's savings; give the amounts by row and column, as they were read."""
    columns = part.table.columns_with("savings")
    if not columns:
        return {}
    when, names = read_when(context, part, people, columns), part.table.names_of(columns)
    over = said_over(part.head, part.table)
    by_row = [named for one in people if (named := part.table.cell(one.row, "saved_as")) is not None]
    is_given = any(saved_as(named.text) == "gifts" for named in by_row)
    given = [column for column in columns if (is_given if by_row else _is_given(part, column, over))]
    givers = _givers(context, part, given, [named.text for named in by_row])
    read: dict[int, dict[int, int]] = {}
    loose: list[Cell] = []
    paid_on = DaysOfColumn(context, part, "paid_on") if part.table.column("paid_on") else None
    unit = ask_unit(context, part, [part.table.sheet.cell(one.row, column) for one in people for column in columns])
    for one in people:
        for column in columns:
            cell = part.table.sheet.cell(one.row, column)
            named = part.table.cell(one.row, "saved_as")
            amount = _amount(context, part, cell, loose, unit) if not _is_paid_otherwise(context, part, named) else None
            if cell is None or amount is None:
                continue
            read.setdefault(one.row, {})[column] = as_totalled(cell, amount, unit)
            entry = context.draft("contribution", f"{part.sheet}\n{one.own_key}\n{names[column]}", part.sheet, one.row, one.letter)
            is_given = _is_given(part, column, over) if named is None else saved_as(named.text) == "gifts"
            kind_said = named.name if named is not None else _kind_said(part, column)
            entry.put("entry_type", "tunai" if is_given else "simpanan", kind_said)
            entry.put("source", givers if is_given else "anggota", kind_said)
            entry.put("purpose", "kegiatan" if is_given else "simpan_pinjam", kind_said)
            entry.put("amount", amount, cell.name)
            if when.is_headed(column) or paid_on is None or (paid := paid_cell(part, one)) is None:
                entry.put("date", when.days.get(column), cell.name)
            else:
                entry.put("date", paid_on.sure(paid), paid.name)
            entry.put("note", (_note(part, when, column) if named is None else called(" ".join(named.text.split())))[:300], cell.name)
            entry.links.update(person=f"person:{one.key}", **({"group": group} if (group := one.group or part.group) else {}))
    _say_loose(context, part, loose)
    return read


def _kind_said(part: Part, column: int) -> str:
    """Give the cell of the heading that says what amounts are; "" for one that says no more than when they were paid."""
    heading = part.table.heading(column)
    row = heading.sub_row or heading.top_row
    return cell_name(row, column) if row and not _says_nothing(part, column) else ""


def _says_nothing(part: Part, column: int) -> bool:
    """Say whether a heading tells no more than a time, `Mei`, or that amounts are money, `Jumlah (Rp)`."""
    kind = _kind(part.table.heading(column))
    is_day = _heads_day(part, column) or heads_day_of_month(kind)
    return is_month(part.table.heading(column).top) or is_month(kind) or is_day or bool(meaning("sum_of_money", kind))


def _is_given(part: Part, column: int, over: str) -> bool:
    """Say whether amounts are gifts or dues: as their heading says, or as is said `over` the list where that is no more than a time."""
    kind = _kind(part.table.heading(column))
    return (longest("saved", kind)[1] or (over if _says_nothing(part, column) else "")) == "gifts"


def _is_paid_otherwise(context: Context, part: Part, named: Cell | None) -> bool:
    """Say whether a row's own words make its amount no payment of savings or gifts, `Penarikan`; it is named as not taken."""
    if named is None or is_nothing(named.text) or saved_as(named.text):
        return False
    message = N_("“{text}” is no payment of savings or gifts: not taken.", text=named.shown[:40])
    context.asking.leave(part.sheet, named.name, message)
    return True


def _givers(context: Context, part: Part, columns: Sequence[int], called_so: Sequence[str]) -> str:
    """Give from whom gifts are: dues are of members, and of other gifts the title says it, or it is asked once."""
    said = [*called_so, *(line.text for line in part.head.lines), *(part.table.heading(column).words for column in columns)]
    words = {word for text in said for word in plain(text).split()}
    named = [code for code in _GIVERS if code in words]
    if named or not columns or "iuran" in words:
        return named[0] if named else _GIVERS[0]
    choices = {choice.code: choice.label for choice in KINDS["contribution"].fields()["source"].choices if choice.code in _GIVERS}
    message = N_("The list does not say from whom its gifts are. From whom?")
    options = [*(Option(code, N_("{value}", value=label)) for code, label in choices.items()), LEAVE]
    where = across(max(part.table.header_rows, default=part.table.top), columns)
    answer = context.asking.ask("givers_unsaid", part.sheet, where, message, options)
    return answer if answer in choices else ""


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


def _kind(heading: Heading) -> str:
    """Give what a heading says that is saved, which stands below the months where these head several columns; below `Bulan` it is none."""
    is_of_months = is_month(heading.sub) and word_field(heading.top) == "matrix"
    return heading.sub if is_month(heading.top) or is_of_months else heading.top


def _heads_day(part: Part, column: int) -> bool:
    return heads_session(part.table.sheet, part.table.heading(column))


def _note(part: Part, when: When, column: int) -> str:
    """Give what amounts are called and of which month they are; a month or a day alone gives them no name."""
    heading = part.table.heading(column)
    kind, month = _kind(heading), when.said(part, column)
    if column in when.by_day:
        return kind if heading.sub and word_field(kind) == "savings" else ""
    name = "" if is_month(kind) or heads_day_of_month(kind) else called(kind.split("(")[0].strip())
    return " ".join(text for text in (name, "" if month_within(heading) and name else month or heading.sub) if text)


def _amount(context: Context, part: Part, cell: Cell | None, loose: list[Cell], unit: str) -> int | None:
    if cell is None or is_nothing(cell.text):
        return None
    amount = read_amount(cell)
    rupiah = in_rupiah(cell, unit)
    if rupiah is None and (amount is None or amount.rupiah is None):
        message = N_("“{text}” is no amount of money: not taken.", text=cell.shown[:20])
        context.asking.say("amount_unreadable", part.sheet, cell.name, message)
        return None
    if amount is not None and amount.loose:
        loose.append(cell)
    return rupiah or None


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
