"""The rows of a wide list: the fields of a kind, what a screen works out itself, and what was said to have arrived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.records import Record
from empower_desktop.ui.columns import cell_of
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table import Column, TableRow
from empower_desktop.ui.received_mark import RECEIVED, received_cell
from empower_desktop.workspace import Row, Workspace
from empower_desktop.workspace.listing import Listed, PageNames
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
    made = []
    for row in rows:
        apart = {**own.get(row.id, {}), RECEIVED: received_cell(received.get(row.id), work.language)}
        cells = [cell_of(work.language, kind, row, key, names) if key in fields else apart.get(key, Cell()) for key in keys]
        made.append(TableRow(row.id, tuple(cells)))
    return made
