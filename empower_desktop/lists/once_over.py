"""What is written once over blank cells: the rows below are of it where only those that name it are numbered, and else it is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.context import Context, span
from empower_desktop.lists.grid import letters
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.register_columns import register_fields
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Option
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Area, Day, Field, OneChoice
from empower_desktop.records.words import plain

_LEFT = ("group", "hamlet", "village", "institution", "capacity", "position", "paid_on")
"""What people write once over the names beside it, as a heading of them."""
_ABOVE = "above"
_ANYWHERE = ("group", "hamlet", "village")
"""What somebody belongs to: it may be written so behind the names as well."""


def fill_below_people(context: Context, table: Found, taken: Collection[str], of_head: str) -> None:
    """Give the people of a table what is written once over the blank cells of their rows; the group `of_head` is that of all others.

    Where no heading says that a column holds offices, whoever has none beside them is asked about.
    """
    names = table.column("name")
    for code in _LEFT:
        if code in taken and _names_others(table, code, of_head) and (code in _ANYWHERE or table.column(code) < names):
            fill_below(context, table, code, code == "position" and not table.header_rows)


def fill_below_records(context: Context, table: Found, of_head: str) -> None:
    """Give the rows of a register what is written once over their blank cells; those whose owner its cells make wait until it is known."""
    kind, fields = KINDS[context.kind], register_fields(context.kind)
    told = [column for code in kind.title_fields if (column := table.column(code))]
    made = {code for code in fields if "." in code}
    waiting: set[int] = set()
    for code, field in fields.items():
        is_left = is_repeated(field) and table.column(code) < min(told, default=0)
        is_needed = bool(field.refers_to) and field.required
        if _names_others(table, code, of_head) and (is_needed or is_left or code in made or isinstance(field, Area)):
            open_rows = fill_below(context, table, code, is_needed)
            waiting.update(open_rows if code in made else ())
    for row in waiting:
        table.rows.remove(row)
        table.skipped[row] = "waiting"


def is_repeated(field: Field) -> bool:
    """Say whether people may point to the row above in such a column: of a text or a number it is not certain."""
    return bool(field.refers_to) or isinstance(field, Day | OneChoice | Area)


def fill_below(context: Context, table: Found, code: str, is_needed: bool) -> Collection[int]:
    """Give blank cells of a column what stands over them; give the rows of which nobody said yet whether they are of it.

    So people write where each name stands in one place alone, over as many blank cells as there are names. It is asked
    of any blank cell only where no row may be without the field, one that `is_needed`.
    """
    column = table.column(code)
    filled, blank = _filled(table, code), _blank(table, code)
    if not (column and filled and blank):
        return ()
    is_each_once = len({plain(table.sheet.text(row, column)) for row in filled}) == len(filled)
    is_counted = is_each_once and _numbers_only(table, filled)
    if not (is_needed or is_counted or (is_each_once and len(blank) >= len(filled))):
        return ()
    below = {row: over for row in blank if (over := _over(table, row, filled))}
    if len(below) < len(blank):  # a row that stands under nothing tells that blank cells are of nothing here
        return ()
    if is_counted:
        _say_taken(context, table, column, below)
    elif (answer := _ask(context, table, code, below)) != _ABOVE:
        return () if answer else tuple(below)
    for row, over in below.items():
        table.apart[row, code] = table.cell(over, code)
    return ()


def _ask(context: Context, table: Found, code: str, rows: Collection[int]) -> str:
    column = table.column(code)
    message = P_(
        "“{heading}” is empty in {n} row. Does what stands over it hold for it too?",
        "“{heading}” is empty in {n} rows. Does what stands over them hold for them too?",
        len(rows),
        heading=table.heading(column).words or letters(column),
    )
    options = (Option(_ABOVE, N_("Yes, as the row above says")), LEAVE)
    return context.asking.ask("once_over", table.sheet.name, _cells(column, rows), message, options, of=code)


def _say_taken(context: Context, table: Found, column: int, rows: Collection[int]) -> None:
    message = P_(
        "“{heading}” is empty in {n} row without a number: it was taken as of the numbered row over it.",
        "“{heading}” is empty in {n} rows without a number: they were taken as of the numbered row over them.",
        len(rows),
        heading=table.heading(column).words,
    )
    context.asking.say("once_over", table.sheet.name, _cells(column, rows), message)


def _cells(column: int, rows: Collection[int]) -> str:
    return ",".join(span(column, [row]) for row in rows)


def _names_others(table: Found, code: str, of_head: str) -> bool:
    """Say whether a column names anything but the group in the head, whose are the rows that name none."""
    return any(plain(cell.text) != plain(of_head) for row in table.rows if (cell := table.cell(row, code)) is not None)


def _filled(table: Found, code: str) -> list[int]:
    return [row for row in table.rows if (cell := table.cell(row, code)) is not None and not is_nothing(cell.text)]


def _blank(table: Found, code: str) -> list[int]:
    return [row for row in table.rows if table.cell(row, code) is None]


def _over(table: Found, row: int, filled: Sequence[int]) -> int:
    """Give the next row up that names it, 0 where there is none in the same part of the table."""
    over = max((each for each in filled if each < row), default=0)
    return over if table.sections.get(over) == table.sections.get(row) else 0


def _numbers_only(table: Found, rows: Sequence[int]) -> bool:
    """Say whether these rows are counted, and no others: then it is they that the list lists, each with what stands below it."""
    number = table.column("number")
    return bool(number) and [row for row in table.rows if table.sheet.text(row, number)] == list(rows)
