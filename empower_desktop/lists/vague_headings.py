"""Headings of registers that may mean several things, `Jenis`, `Lokasi`: what stands below them tells which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.context import Context
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.heads import Head
from empower_desktop.lists.register_columns import fields_meant, register_fields
from empower_desktop.lists.register_values import known_code, village_called
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import Column
from empower_desktop.records.fields import Area, OneChoice
from empower_desktop.records.words import plain

_SAID = ("chosen", "remembered")
"""How sure a column is that a person said what it holds."""


def settle_vague_headings(context: Context, table: Found, head: Head) -> None:
    """Let a column hold what its values are, where its heading may mean that too; what a person said of it stands."""
    for at, column in enumerate(table.columns):
        if not column.field or column.certainty in _SAID:
            continue
        cells = [cell for row in table.rows if (cell := table.cell(row, column.field)) is not None and not is_nothing(cell.text)]
        taken = {other.field for other in table.columns if other is not column}
        if isinstance(register_fields(context.kind).get(column.field), Area):
            table.columns[at] = settled = _as_place(context, head, column, cells, taken)
            wide = [cell for cell in cells if settled.field == "hamlet" and plain(cell.text) in _VILLAGES]
            table.apart.update(((cell.row, "hamlet"), replace(cell, text="-")) for cell in wide)  # of the village as a whole
        elif meant := [field for field in fields_meant(context.kind, column.heading) if field not in taken]:
            table.columns[at] = _as_valued(context.kind, column, meant, [cell.text for cell in cells])


def _as_valued(kind: str, column: Column, meant: Sequence[str], texts: Sequence[str]) -> Column:
    """Take the first of the lists that a heading may mean which knows a word below it: `Alam` is the kind of an asset."""
    fields = register_fields(kind)
    if not texts or not isinstance(fields.get(column.field), OneChoice):
        return column
    for code in dict.fromkeys((column.field, *meant)):
        field = fields[code]
        if isinstance(field, OneChoice) and any(known_code(field, text) for text in texts):
            return replace(column, field=code)
    return column


def _as_place(context: Context, head: Head, column: Column, cells: Sequence[Cell], taken: set[str]) -> Column:
    """Take places of which none is a village for parts of one, or for nothing: below `Desa` they would be misspelt, below `Lokasi` not."""
    label, heading = register_fields(context.kind)[column.field].label, plain(column.heading)
    is_vague = fields_meant(context.kind, heading)[:1] == ["area"] and heading not in {*_VILLAGES, plain(label.id), plain(label.en)}
    if not is_vague or not cells or any(village_called(context, " ".join(cell.text.split()), head) for cell in cells):
        return column
    fits = "hamlet" in register_fields(context.kind) and "hamlet" not in taken
    return replace(column, field="hamlet" if fits else "", certainty="word" if fits else "none")


_VILLAGES = frozenset(["desa", "kelurahan", "nama desa", "village"])
"""Headings that call what stands below them villages."""
