"""Tables: cells drawn by one delegate, the chosen row, the current cell ringed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QMetaMethod,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from empower_desktop.ui.kit.cells import PAD, Cell, paint_cell
from empower_desktop.ui.kit.paint import paint_ring
from empower_desktop.ui.kit.table_model import ALIGN, CELL, COLUMN, Column, Index, TableModel, TableRow
from empower_desktop.ui.theme import Theme

FLASH = 600
GIVES_WAY = 0.6
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class TableDelegate(QStyledItemDelegate):
    """Draws every cell of a table: zebra, chosen row, cell, problem, ring."""

    def __init__(self, theme: Theme, chosen: str = "selection", parent: QObject | None = None) -> None:
        """Draw in a theme; `chosen` is the colour of the chosen row."""
        super().__init__(parent)
        self._theme, self._chosen = theme, chosen
        self._flashing = QPersistentModelIndex()

    def flash(self, index: Index) -> None:
        """Let the row of an index stand out until told otherwise; no index, no row."""
        self._flashing = QPersistentModelIndex(index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell: Cell | None = index.data(CELL)
        view = option.widget
        assert isinstance(view, QAbstractItemView)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, self._theme.color(self._ground(index, chosen)))
        if cell is None:
            return
        ringed = index == view.currentIndex() and view.hasFocus()
        inner = option.rect.adjusted(1, 1, -1, -1)
        if cell.bad:
            painter.fillRect(inner, self._theme.color("danger_soft"))
        column: Column = index.model().headerData(index.column(), Qt.Orientation.Horizontal, COLUMN)
        paint_cell(painter, self._theme, option.rect, cell, chosen, ALIGN[column.align])
        if ringed:
            paint_ring(painter, self._theme, inner, radius=5)

    def _ground(self, index: Index, chosen: bool) -> str:
        if chosen:
            return self._chosen
        if self._flashing.isValid() and self._flashing.row() == index.row():
            return "accent_soft"
        model = index.model()
        row = model.pages.row(index.row()) if isinstance(model, TableModel) else None
        if row is not None and row.grouping:
            return "sunken"
        return "zebra" if index.row() % 2 else "surface"


class Table(QTableView):
    """A table to walk through by keyboard; one row is chosen, one cell of it is current."""

    opened = Signal(str)
    head_pressed = Signal(str)
    letters_typed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, name: str, model: QAbstractItemModel, rows: str = "table", chosen: str = "selection") -> None:
        """Show a model that gives its cells as CELL and its columns as headers by COLUMN.

        `rows` is table or dense, `chosen` the colour of the chosen row, and the name is for screen readers.
        """
        super().__init__()
        self._theme = theme
        self._delegate = TableDelegate(theme, chosen, self)
        self._stood: tuple[str, int, int] = ("", 0, 0)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember_row)
        model.modelReset.connect(self._stand_again)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._set_heads(rows)
        self.doubleClicked.connect(self._tell_opened)

    def flash(self, row: int) -> None:
        """Let a row stand out for a moment, as after it was added."""
        self._delegate.flash(self.model().index(row, 0))
        self.viewport().update()
        QTimer.singleShot(FLASH, self._stop_flash)

    def current_key(self) -> str:
        """Give the key of the chosen row, or nothing."""
        return self._key(self.currentIndex())

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other rows; the chosen one stays so wherever it stands now, else the one that took its place is chosen."""
        model = self.model()
        assert isinstance(model, TableModel)
        key, at = self.current_key(), max(self.currentIndex().row(), 0)
        model.show_all(rows)
        if rows and not (key and self.current_key() == key):
            self.setCurrentIndex(model.index(min(at, len(rows) - 1), 0))

    def fit_columns(self) -> None:
        """Give each column its width, and the wide ones the room that is left, at least six tenths of their own."""
        model = self.model()
        columns: list[Column] = [model.headerData(at, Qt.Orientation.Horizontal, COLUMN) for at in range(model.columnCount())]
        heads = QFontMetrics(self._theme.font(12, 600))
        room = self._theme.px(2 * PAD) + 2
        widths = [max(self._theme.px(column.width), heads.horizontalAdvance(column.text) + room) for column in columns]
        shown = [at for at in range(len(columns)) if not self.isColumnHidden(at)]
        wide = [at for at in shown if columns[at].wide]
        rest = self.viewport().width() - sum(widths[at] for at in shown)
        # Each takes as much of what is left, and gives as much of what it can give; what cannot be divided is the first one's.
        gives = {at: widths[at] - round(widths[at] * GIVES_WAY) for at in wide}
        rest = max(rest, -sum(gives.values()))
        shares = {at: rest // len(wide) if rest > 0 else -(-rest * gives[at] // (sum(gives.values()) or 1)) for at in wide}
        for number, at in enumerate(wide):
            widths[at] += shares[at] + (rest - sum(shares.values()) if number == 0 else 0)
        for at in shown:
            self.setColumnWidth(at, widths[at])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first row where none is chosen yet, so that Enter and the ring have a place."""
        super().focusInEvent(event)
        self._stand_somewhere()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the wide columns the room that is left; the chosen row stays in sight where the table becomes lower."""
        super().resizeEvent(event)
        self.fit_columns()
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        """Ask for some rows; the layout gives more."""
        return QSize(self._theme.px(400), self._theme.px(160))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or leave; letters are told; the rest is walking."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != QAbstractItemView.State.EditingState:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()  # it finishes the section, wherever the keyboard is
            elif not event.isAutoRepeat():
                self._tell_opened(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            if self.isSignalConnected(QMetaMethod.fromSignal(self.left)):
                self.left.emit()
            else:
                event.ignore()  # where the table is a part of a page, Esc leads out of the page
        elif event.text().strip() and event.text().isprintable() and event.modifiers() in _PLAIN:
            self.letters_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _remember_row(self) -> None:
        index = self.currentIndex()
        self._stood = (self.current_key(), max(index.row(), 0), max(index.column(), 0))

    def _stand_again(self) -> None:
        """Stand on the same row as before the rows came anew, if it is still near its place."""
        key, row, column = self._stood
        model = self.model()
        found = model.pages.find(row, lambda each: each.key == key) if key and isinstance(model, TableModel) else -1
        if found >= 0:
            self.setCurrentIndex(model.index(found, column))
        elif self.hasFocus():
            self._stand_somewhere()

    def _stand_somewhere(self) -> None:
        model = self.model()
        if not self.currentIndex().isValid() and model.rowCount() and isinstance(model, TableModel):
            first = model.pages.find(0, lambda each: bool(each.key))
            self.setCurrentIndex(model.index(max(first, 0), 0))

    def _set_heads(self, rows: str) -> None:
        height = self._theme.row(rows)
        side, head = self.verticalHeader(), self.horizontalHeader()
        side.hide()
        side.setMinimumSectionSize(1)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
        head.setFixedHeight(self._theme.px(32))
        head.setMinimumSectionSize(self._theme.px(28))
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._press_head)

    def _press_head(self, section: int) -> None:
        column: Column = self.model().headerData(section, Qt.Orientation.Horizontal, COLUMN)
        self.head_pressed.emit(column.key)

    def _tell_opened(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(self._key(index))

    def _stop_flash(self) -> None:
        self._delegate.flash(QModelIndex())
        self.viewport().update()

    def _key(self, index: Index) -> str:
        model = self.model()
        row = model.pages.row(index.row()) if index.isValid() and isinstance(model, TableModel) else None
        return row.key if row is not None else ""
