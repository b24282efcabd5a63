"""Cells of a table in which a formula failed, `#REF!` or `#N/A`: they hold no value, and are named as not taken."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from empower_desktop.language import N_
from empower_desktop.lists.context import Context
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.headings import FOR_NOTHING
from empower_desktop.lists.tables import Found

_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)


def is_error(cell: Cell) -> bool:
    """Say whether a cell holds an error of a formula; in a .csv it is a text."""
    return cell.kind == "error" or _ERROR.fullmatch(cell.text) is not None


def take_out_errors(context: Context, table: Found, but: Collection[str] = ()) -> None:
    """Take the errors out of the columns of a table that are taken, `but` some of them, and say where they stand."""
    cells = dict(table.sheet.cells)
    for heading, column in zip(table.headings, table.columns, strict=True):
        held = [cells.get((row, heading.column)) for row in table.rows if column.field not in ("", *FOR_NOTHING, *but)]
        found = [cell for cell in held if cell is not None and is_error(cell)]
        if found:
            texts = ", ".join(dict.fromkeys(cell.text[:20] for cell in found))
            message = N_("A formula failed here: {texts}. Not taken.", texts=texts)
            context.asking.say("formula_failed", table.sheet.name, ",".join(cell.name for cell in found), message)
        for cell in found:
            del cells[cell.row, cell.column]
    if cells.keys() != table.sheet.cells.keys():
        table.sheet = replace(table.sheet, cells=cells)
