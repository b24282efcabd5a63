"""The rows of a table, fetched page by page, and the heads of its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.pages import Pages

CELL = Qt.ItemDataRole.UserRole + 1
COLUMN = Qt.ItemDataRole.UserRole + 2
Align = Literal["left", "right", "center"]
Index = QModelIndex | QPersistentModelIndex
ALIGN = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width at 96 dpi, where its text stands; a wide one takes the room that is left."""

    key: str
    text: str
    width: int
    align: Align = "left"
    wide: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by its key; one that groups those below it stands on a quiet ground."""

    key: str
    cells: tuple[Cell, ...]
    grouping: bool = False


class TableModel(QAbstractTableModel):
    """The rows of a table, fetched page by page."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        """Start with columns and no rows."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.pages: Pages[TableRow] = Pages()
        self._sorted: tuple[str, bool] = ("", False)

    def show(self, count: int, fetch: Callable[[int, int], Sequence[TableRow]]) -> None:
        """Show other rows: how many there are, and how to get some of them by offset and limit."""
        self.beginResetModel()
        self.pages = Pages(count, fetch)
        self.endResetModel()

    def show_all(self, rows: Sequence[TableRow]) -> None:
        """Show other rows that are all at hand."""
        self.show(len(rows), lambda offset, limit: rows[offset : offset + limit])

    def renew(self, fetch: Callable[[int, int], Sequence[TableRow]]) -> None:
        """Show the same rows with other cells; what is chosen stays so."""
        self.pages = Pages(self.pages.count, fetch)
        if self.pages.count:
            self.dataChanged.emit(self.index(0, 0), self.index(self.pages.count - 1, len(self.columns) - 1))

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns and no rows, until those that fit are shown."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.pages = Pages()
        self.endResetModel()

    def show_sorting(self, key: str, descending: bool) -> None:
        """Mark the column by which the rows are sorted."""
        self._sorted = (key, descending)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Give how many rows there are."""
        return 0 if parent.isValid() else self.pages.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Give how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the cell, its words, or its tooltip."""
        if role not in (CELL, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.pages.row(index.row())
        if row is None:
            return None
        cell = row.cells[index.column()]
        if role == CELL:
            return cell
        return (cell.tip or cell.text or None) if role == Qt.ItemDataRole.ToolTipRole else cell.spoken()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the head of a column, with an arrow at the one that sorts."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == COLUMN:
            return column
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = ("  ↓" if self._sorted[1] else "  ↑") if self._sorted[0] == column.key else ""
            return column.text + arrow
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
        return column.tip or None if role == Qt.ItemDataRole.ToolTipRole else None
