"""The rows of a wide list: the fields of a kind, what a screen works out itself, and what was said to have arrived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.records import Record
from empower_desktop.ui.columns import DRAFT, INCOMPLETE, cell_of
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.ui.received_mark import RECEIVED, received_cell
from empower_desktop.workspace import Row, Workspace
from empower_desktop.workspace.listing import Listed, PageNames
from empower_desktop.workspace.looking import lacking_in
from empower_desktop.workspace.receipts import marks


@dataclass(frozen=True)
class Beginning:
    """The first rows of a list, made for some columns, and how it goes on; whether any receipt tells what arrived."""

    found: Listed
    columns: tuple[Column, ...]
    rows: Sequence[TableRow]
    has_receipts: bool = False


OwnCells = Mapping[str, Mapping[str, Cell]]
"""The cells, by record and column, that no field of a kind holds."""


def table_rows(
    work: Workspace, kind: type[Record], rows: Sequence[Row], names: PageNames, columns: Sequence[Column], own: OwnCells
) -> list[TableRow]:
    """Make the rows of a table, with the cells that a screen works out itself."""
    keys, fields = [each.key for each in columns], kind.fields()
    received = marks(work, [row.id for row in rows]) if RECEIVED in keys else {}
    lacking, state = lacking_in(work, kind, rows), _where_it_is_said(kind, keys)
    made = []
    for row in rows:
        apart = {**own.get(row.id, {}), RECEIVED: received_cell(received.get(row.id), work.language)}
        cells = [cell_of(work.language, kind, row, key, names) if key in fields else apart.get(key, Cell()) for key in keys]
        if row.id in lacking and state >= 0 and not row.conflicts and row.fields.get("status") != DRAFT:
            why = " ".join(work.language(each.message) for each in lacking[row.id])
            cells[state] = _said_incomplete(cells[state], keys[state], work.language(INCOMPLETE), why)
        made.append(TableRow(row.id, tuple(cells)))
    return made


def _where_it_is_said(kind: type[Record], keys: Sequence[str]) -> int:
    """Give the place of the column in which an incomplete record says so: its state, or else its name."""
    return next((keys.index(code) for code in ("status", *kind.title_fields) if code in keys), -1)


def _said_incomplete(cell: Cell, key: str, word: str, why: str) -> Cell:
    if key == "status":
        return Cell(word, "chip", tip=why, role="warn", icon="pencil")
    return replace(cell, text=" · ".join(part for part in (cell.text, word) if part), tip=why)
