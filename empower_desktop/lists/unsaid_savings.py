"""Amounts below headings that do not call them savings or gifts, `Pokok | Wajib`, `Uang`, days: the title says it, or it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing, read_amount
from empower_desktop.lists.context import Context, across
from empower_desktop.lists.day_headings import Heading, is_month
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.headers import heads_session
from empower_desktop.lists.heads import Head
from empower_desktop.lists.numbered_days import heads_day_of_month
from empower_desktop.lists.questions import LEAVE, quoted_in_short
from empower_desktop.lists.small_amounts import unit_said
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import longest, meaning, plain, words_of

_LEAST = 100
"""What is less is a mark, or a number of days or hours, and no amount in rupiah."""
_FEW = 2
"""More bare numbers than these head days one beside the other."""
_FREE = ("", "savings", "remark", "what", "other")
"""What a column may seem to hold that says in words what each row's amount is: `Jenis Simpanan`, `Keterangan`, `Uraian`."""
_OF_LOANS = ("loan", "loan_paid", "loan_rest")


def take_unsaid_savings(context: Context, table: Found, head: Head) -> None:
    """Take columns of amounts for what members pay: for certain below a title that says it or beside each other, else as is answered."""
    _take_kinds_of_rows(table)
    is_said = bool(said_over(head, table))
    named = [at for at, column in enumerate(table.columns) if longest("saved", column.heading)[1] == "gifts" and _holds_amounts(table, at)]
    kinds = _kinds(table)
    least = 1 if any(unit_said(line.text) for line in head.lines) else _LEAST
    days = [at for at in range(len(table.columns)) if at not in kinds and _heads_day(table, at) and _holds_amounts(table, at, least)]
    is_told = is_said or len({_kind(table.headings[at]) for at in kinds}) > 1
    sure = [*named, *(kinds if is_told else ()), *(days if is_said else ())]
    unsure = [at for at in (*kinds, *days) if at not in sure]
    if unsure and _ask(context, table, unsure):
        sure += unsure
    if is_said and not (sure or unsure or table.columns_with("savings") or _is_labour(head, table)):
        sure = _sum(table)
    for at in sure:
        table.columns[at] = replace(table.columns[at], field="savings", certainty="word")


def _take_kinds_of_rows(table: Found) -> None:
    """Take `Jenis Simpanan` whose cells say what each row's amount is, `Simpanan wajib`, and the one column of amounts beside it."""
    worded = [at for at, column in enumerate(table.columns) if column.field in _FREE and _names_savings(table, at)]
    sums = [at for at, column in enumerate(table.columns) if meaning("sum_of_money", column.heading) and _holds_amounts(table, at)]
    others = [at for at, column in enumerate(table.columns) if column.field == "savings" and at not in worded]
    if len(worded) != 1 or len(sums) != 1 or others or table.columns[worded[0]].certainty in ("chosen", "remembered"):
        return
    for at, field in ((worded[0], "saved_as"), (sums[0], "savings")):
        table.columns[at] = replace(table.columns[at], field=field, certainty="word")


def _names_savings(table: Found, at: int) -> bool:
    """Say whether most cells of a column say what was paid, `Wajib`, `Simpanan pokok`, `Iuran`, and none is an amount."""
    filled = _filled(table, at)
    named = [cell for cell in filled if saved_as(cell.text)]
    return bool(named) and 2 * len(named) >= len(filled) and all(cell.kind == "text" and read_amount(cell) is None for cell in filled)


def saved_as(text: str) -> str:
    """Give what a text says that was paid in, `savings` or `gifts`; "" for neither, and for what was taken out or paid back of a loan."""
    if words_of("paid_out").keys() & set(plain(text).split()):
        return ""
    return "savings" if meaning("savings_kind", text) else longest("saved", text)[1]


def _kinds(table: Found) -> list[int]:
    """Give the columns headed by a kind of savings alone, also below a month; beside a loan `Pokok` without `Wajib` was paid of it."""
    kinds = {at: kind for at, each in enumerate(table.headings) if (kind := _kind(each)) and _holds_amounts(table, at, 1)}
    is_of_loans = any(column.field in _OF_LOANS for column in table.columns) and "wajib" not in kinds.values()
    return [at for at, kind in kinds.items() if not (is_of_loans and kind == "pokok")]


def _kind(heading: Heading) -> str:
    return meaning("savings_kind", heading.sub if heading.sub and is_month(heading.top) else heading.words)


def _ask(context: Context, table: Found, columns: Sequence[int]) -> bool:
    names = quoted_in_short(table.columns[at].heading for at in columns)
    where = across(max(table.header_rows, default=table.top), [table.headings[at].column for at in columns])
    message = N_("The list does not say what the amounts below {columns} are. Are they savings of the members?", columns=names)
    options = (Option("savings", N_("Yes, savings")), LEAVE)
    return context.asking.ask("amounts_unsaid", table.sheet.name, where, message, options) == "savings"


def said_over(head: Head, table: Found) -> str:
    """Give what stands over a table that its amounts are, `savings` or `gifts`, savings where it names both; "" for neither."""
    known = words_of("saved")
    texts = (*(line.text for line in head.lines), table.caption, table.sheet.name)
    found = {known[words] for text in texts for words in known if f" {words} " in f" {plain(text)} "}
    return "savings" if "savings" in found else next(iter(found), "")


def _is_labour(head: Head, table: Found) -> bool:
    """Say whether a table counts days of work: an amount there is what they are worth, and nobody gave it in cash."""
    texts = (*(line.text for line in head.lines), table.caption, *(column.heading for column in table.columns))
    return any(longest("labour", text)[0] for text in texts)


def _sum(table: Found) -> list[int]:
    """Give the one column of amounts whose heading says no more than that it is one, `Jumlah (Rp)`.

    None where another column may say what is summed up there: amounts of their own, or `Bentuk` beside a mere number.
    """
    called_so = {at: of for at, column in enumerate(table.columns) if (of := meaning("sum_of_money", column.heading))}
    sums = {at: of for at, of in called_so.items() if _holds_amounts(table, at)}
    if len(sums) != 1:
        return []
    [(only, of)] = sums.items()
    unread = [at for at, column in enumerate(table.columns) if at != only and column.field in ("", "matrix", "session", "other")]
    others = [at for at in unread if meaning("head", table.columns[at].heading) != "date"]
    told = [at for at in others if _holds_amounts(table, at) or (of != "cash" and _filled(table, at))]
    return [] if told else [only]


def _heads_day(table: Found, at: int) -> bool:
    """Say whether a day heads a column: one with its month, or one of several bare numbers, `1 | 2 | 3`."""
    heading = table.headings[at]
    numbered = [each for each in table.headings if not each.sub and each.top.isdecimal() and heads_day_of_month(each.top)]
    return heads_session(table.sheet, heading) or (len(numbered) > _FEW and heading in numbered)


def _filled(table: Found, at: int) -> list[Cell]:
    number = table.headings[at].column
    return [cell for row in table.rows if (cell := table.sheet.cell(row, number)) and not is_nothing(cell.text)]


def _holds_amounts(table: Found, at: int, least: int = _LEAST) -> bool:
    """Say whether a column that nobody chose a field for, and no heading tells of, holds amounts of money."""
    column = table.columns[at]
    if column.field not in ("", "matrix", "session", "row_total", "amount") or column.certainty not in ("word", "none") or column.why_not:
        return False
    filled = _filled(table, at)
    amounts = [amount.rupiah for cell in filled if (amount := read_amount(cell)) is not None and amount.rupiah]
    return bool(amounts) and 2 * len(amounts) >= len(filled) and max(amounts) >= least


def called(heading: str) -> str:
    """Give what amounts below a heading are called: a bare kind of savings is named as one."""
    if meaning("savings_kind", heading):
        return f"Simpanan {heading.lower()}"
    return "" if meaning("sum_of_money", heading) else heading
