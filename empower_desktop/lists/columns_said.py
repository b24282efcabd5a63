"""Which columns of a list were not taken: private ones and those without a field, each said once for a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.day_headings import is_month
from empower_desktop.lists.grid import range_name
from empower_desktop.lists.headings import FOLLOWING, PRIVATE, TAKEN, WITHOUT_FIELD
from empower_desktop.lists.surnames import surname_column
from empower_desktop.lists.totals import is_total, total_column
from empower_desktop.lists.understood import Column

_SUMMED = ("session", "savings")
_OF_DAYS = ("attendance", "meeting")
_OF_ONE_DAY = ("presence", "signed", "represented_by", "transport_paid", "remark")


def say_private(context: Context, parts: Sequence[Part]) -> None:
    """Say once for each sheet which columns of identity numbers were dropped."""
    by_sheet: dict[str, list[str]] = {}
    for part in parts:
        for at, column in enumerate(part.table.columns):
            if column.field in PRIVATE:
                heading = part.table.headings[at]
                row = heading.top_row or min(part.table.rows)
                by_sheet.setdefault(part.sheet, []).append(f"{column.letters}{row}")
    columns = {(part.sheet, column.letters) for part in parts for column in part.table.columns if column.field in PRIVATE}
    for sheet, dropped in context.listing.dropped.items():
        loose = [cell for cell in dropped if (sheet, cell.rstrip("0123456789")) not in columns]
        if loose:
            message = N_("A number as long as an identity number was taken out of the text: such numbers are never kept.")
            context.asking.say("nik_dropped", sheet, ",".join(loose[:20]), message)
    for sheet, cells in by_sheet.items():
        message = P_(
            "{n} column of identity or account numbers was not taken: such numbers are never kept.",
            "{n} columns of identity or account numbers were not taken: such numbers are never kept.",
            len(cells),
        )
        context.asking.say("nik_dropped", sheet, ",".join(cells), message)


def say_without_field(context: Context, part: Part) -> None:
    """Name each column of a table that is not taken with how many values it holds, and say once that another field can be chosen."""
    said = []
    for at, column in enumerate(part.table.columns):
        number = part.table.headings[at].column
        filled = [row for row in part.table.rows if part.table.sheet.text(row, number)]
        if filled and _is_lost(context.kind, part, column, number):
            said.append((number, column.heading or column.letters, len(filled)))
            context.asking.leave(part.sheet, range_name(filled[0], number, filled[-1], number), _why(column, len(filled)))
    if said:
        names = ", ".join(f"{heading} ({n})" for _, heading, n in said)
        message = N_("Not taken, with how many values each: {columns}. Another field can be chosen.", columns=names)
        row = max(part.table.header_rows, default=min(part.table.rows))
        context.asking.say("columns_without_field", part.sheet, across(row, [number for number, _, _ in said]), message)


def _why(column: Column, values: int) -> Message:
    if not column.heading:
        return P_(
            "A column without a heading, {n} value: no field of this list holds it",
            "A column without a heading, {n} values: no field of this list holds it",
            values,
        )
    return no_field(column.heading, values)


def no_field(heading: str, values: int) -> Message:
    """Say of values below a heading that no field of a list holds them."""
    return P_(
        "Column “{heading}”, {n} value: no field of this list holds it",
        "Column “{heading}”, {n} values: no field of this list holds it",
        values,
        heading=heading,
    )


def _follows(part: Part, number: int) -> bool:
    """Say whether a column that is headed as a sum follows from the rest; `Saldo awal` beside savings does not."""
    return not part.table.columns_with("savings") or is_total(part.table.heading(number))


def _is_lost(kind: str, part: Part, column: Column, number: int) -> bool:
    """Say whether the values of a column come to nothing; sums and running numbers follow from the rest, a hidden one was asked about."""
    if column.why_not or column.field in PRIVATE or number in {*part.of_event, part.table.signed_beside}:
        return False
    if number == surname_column(part.table):
        return False
    if column.field in FOLLOWING:
        is_summed = any(part.table.columns_with(each) for each in _SUMMED)
        return column.field == "row_total" and not (is_summed and (number == total_column(part.table) or _follows(part, number)))
    if column.field in _OF_ONE_DAY and kind in _OF_DAYS and part.table.columns_with("session"):  # of which day it is nothing says
        return True
    if column.field == "matrix":  # the date over a table of days is read; a day in every row of a guest book is not
        return not part.table.columns_with("session")
    if column.field == "paid_on" and not part.table.column("loan"):
        savings = map(part.table.heading, part.table.columns_with("savings"))
        return all(is_month(each.top) or is_month(each.sub) for each in savings)
    if column.field == "saved_as" and not part.table.columns_with("savings"):
        return True
    of_people = kind in TAKEN and bool(part.table.column("name"))
    return not column.field or column.field in WITHOUT_FIELD or (of_people and column.field not in TAKEN[kind])
