"""Which columns of a list were not taken: private ones and those without a field, each said once for a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_, P_
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.headings import PRIVATE, WITHOUT_FIELD


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
    """Say once which columns of a table have no field, so that nobody misses them."""
    columns = []
    lost = WITHOUT_FIELD if part.table.columns_with("session") else (*WITHOUT_FIELD, "matrix")  # a day in every row, of a guest book
    for at, column in enumerate(part.table.columns):
        number = part.table.headings[at].column
        filled = any(part.table.sheet.text(row, number) for row in part.table.rows)
        if filled and (column.field in lost or (not column.field and not column.why_not and column.heading)):
            columns.append((number, column.heading))
    if columns:
        names = ", ".join(heading for _, heading in columns)
        message = N_("No field is known for: {columns}. Left out; another field can be chosen.", columns=names)
        row = max(part.table.header_rows, default=min(part.table.rows))
        context.asking.say("columns_without_field", part.sheet, across(row, [number for number, _ in columns]), message)
