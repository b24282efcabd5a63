"""Cells of a list in which a formula failed, `#REF!` or `#N/A`, or was never calculated: they hold no value, and are named as not taken."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.headings import FOR_NOTHING
from empower_desktop.lists.tables import Found


def take_out_errors(context: Context, table: Found, but: Collection[str] = ()) -> None:
    """Take the errors out of the columns of a table that are taken, `but` some of them, and say where they stand."""
    cells = dict(table.sheet.cells)
    for heading, column in zip(table.headings, table.columns, strict=True):
        held = [cells.get((row, heading.column)) for row in table.rows if column.field not in ("", *FOR_NOTHING, *but)]
        found = [cell for cell in held if cell is not None and cell.is_error]
        _say(context, table.sheet.name, found)
        _say_uncounted(context, table.sheet.name, [cell for cell in held if cell is not None and cell.kind == "formula"])
        for cell in found:
            del cells[cell.row, cell.column]
    if cells.keys() != table.sheet.cells.keys():
        table.sheet = replace(table.sheet, cells=cells)


def say_errors_above(context: Context, parts: Sequence[Part]) -> None:
    """Say where errors stand in the heads of tables, which are read without them."""
    for sheet in context.listing.sheets:
        tops = [min(part.table.header_rows, default=part.table.top) for part in parts if part.sheet == sheet.name]
        _say(context, sheet.name, [cell for (row, _), cell in sheet.cells.items() if row < min(tops, default=0) and cell.is_error])


def _say(context: Context, sheet: str, cells: Sequence[Cell]) -> None:
    if cells:
        message = N_("A formula failed here: {texts}. Not taken.", texts=", ".join(dict.fromkeys(cell.text[:20] for cell in cells)))
        context.asking.say("formula_failed", sheet, ",".join(cell.name for cell in cells), message)


def _say_uncounted(context: Context, sheet: str, cells: Sequence[Cell]) -> None:
    if cells:
        message = N_("A formula here was never calculated. Open the file in Excel, save it, and choose it again. Not taken.")
        context.asking.say("formula_failed", sheet, ",".join(cell.name for cell in cells), message)
