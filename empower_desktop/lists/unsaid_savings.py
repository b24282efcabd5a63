"""Amounts below headings that do not call them savings, `Pokok | Wajib`, days or weeks: the title says what they are, or it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing, read_amount
from empower_desktop.lists.context import Context, across
from empower_desktop.lists.headings import is_session
from empower_desktop.lists.heads import Head
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import longest, meaning

_LEAST = 100
"""What is less is a mark, or a number of days or hours, and no amount in rupiah."""
_OF_LOANS = ("loan", "loan_paid", "loan_rest")


def take_unsaid_savings(context: Context, table: Found, head: Head) -> None:
    """Take columns of amounts for savings: for certain below a title of savings or beside each other, and else as it is answered."""
    kinds = [at for at, column in enumerate(table.columns) if meaning("savings_kind", column.heading) and _holds_amounts(table, at)]
    days = [at for at in range(len(table.columns)) if at not in kinds and _heads_day(table, at) and _holds_amounts(table, at)]
    if any(column.field in _OF_LOANS for column in table.columns):  # of a loan `Pokok` is what was paid of it
        kinds = [at for at in kinds if meaning("savings_kind", table.columns[at].heading) != "pokok"]
    is_said = any(longest("saved", text)[0] for text in (*(line.text for line in head.lines), table.caption, table.sheet.name))
    together = len({meaning("savings_kind", table.columns[at].heading) for at in kinds}) > 1
    sure = [*(kinds if is_said or together else ()), *(days if is_said else ())]
    unsure = [at for at in (*kinds, *days) if at not in sure]
    if unsure and _ask(context, table, unsure):
        sure += unsure
    for at in sure:
        table.columns[at] = replace(table.columns[at], field="savings", certainty="word")


def _ask(context: Context, table: Found, columns: Sequence[int]) -> bool:
    names = ", ".join(f"“{table.columns[at].heading}”" for at in columns[:6]) + (" …" if len(columns) > 6 else "")
    where = across(max(table.header_rows, default=table.top), [table.headings[at].column for at in columns])
    message = N_("The list does not say what the amounts below {columns} are. Are they savings of the members?", columns=names)
    options = (Option("savings", N_("Yes, savings")), LEAVE)
    return context.asking.ask("amounts_unsaid", table.sheet.name, where, message, options) == "savings"


def _heads_day(table: Found, at: int) -> bool:
    heading = table.headings[at]
    return is_session(heading, table.sheet.cell(heading.sub_row or heading.top_row, heading.column))


def _holds_amounts(table: Found, at: int) -> bool:
    """Say whether a column that nobody chose a field for, and no heading tells of, holds amounts of money."""
    column, number = table.columns[at], table.headings[at].column
    if column.field not in ("", "matrix", "session") or column.certainty not in ("word", "none") or column.why_not:
        return False
    filled = [cell for row in table.rows if (cell := table.sheet.cell(row, number)) and not is_nothing(cell.text)]
    amounts = [amount.rupiah for cell in filled if (amount := read_amount(cell)) is not None and amount.rupiah]
    return bool(amounts) and 2 * len(amounts) >= len(filled) and max(amounts) >= _LEAST


def called(heading: str) -> str:
    """Give what amounts below a heading are called: a bare kind of savings is named as one."""
    return f"Simpanan {heading.lower()}" if meaning("savings_kind", heading) else heading
