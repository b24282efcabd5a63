"""Sheets that list something of another kind than the file is taken as: beside a sheet of that kind they are asked about, not taken."""

from __future__ import annotations

from empower_desktop.language import N_
from empower_desktop.lists.context import Context
from empower_desktop.lists.grid import Sheet, range_name
from empower_desktop.lists.headings import FOR_NOTHING
from empower_desktop.lists.understood import REGISTERS, Option
from empower_desktop.records import KINDS

_BY_FAR = 2
"""So many more of its headings must name fields of another kind: a heading or two may be of several."""


def sheets_of_kind(context: Context) -> list[Sheet]:
    """Give the sheets with a table of the kind; one that fits another kind far better waits for an answer where another fits this one."""
    found = [sheet for sheet in context.listing.sheets if _fields(context, sheet, context.kind)]
    if len(found) < 2:  # beside no other sheet a file is what somebody takes it as
        return found
    others = {sheet.name: other for sheet in found if (other := _other_kind(context, sheet))}
    if len(others) == len(found):
        return found
    return [sheet for sheet in found if sheet.name not in others or _is_taken(context, sheet, others[sheet.name])]


def _fields(context: Context, sheet: Sheet, kind: str) -> int:
    """Count the fields of a kind that the headings of a sheet name."""
    tables = [table for table in context.surveyed.registers(sheet, kind) if table.rows]
    return max((len({column.field for column in table.columns} - {"", *FOR_NOTHING}) for table in tables), default=0)


def _other_kind(context: Context, sheet: Sheet) -> str:
    """Give the kind that a sheet fits far better than the one it is taken as, "" for none."""
    counted = {kind: _fields(context, sheet, kind) for kind in REGISTERS}
    best = max(REGISTERS, key=lambda kind: counted[kind])
    return best if counted[best] >= counted[context.kind] + _BY_FAR else ""


def _is_taken(context: Context, sheet: Sheet, other: str) -> bool:
    rows, columns = [row for row, _ in sheet.cells], [column for _, column in sheet.cells]
    where = range_name(min(rows), min(columns), max(rows), max(columns))
    kind, label = KINDS[context.kind].label, KINDS[other].label
    message = N_("The sheet {sheet} looks like a list of “{other}”. Take it as “{kind}” too?", sheet=sheet.name, other=label, kind=kind)
    options = (Option("leave", N_("Leave it")), Option("take", N_("Take it")))
    if context.asking.ask("other_kind", sheet.name, where, message, options, "leave") == "take":
        return True
    context.asking.leave(sheet.name, where, N_("Looks like a list of “{other}”: take the file in as that as well.", other=label))
    return False
