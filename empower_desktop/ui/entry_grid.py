"""Grids that are filled by keyboard: rows held whole, cells marked until they are saved, an editor over one cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QTableView, QWidget

from empower_desktop.ui.kit.chips import find_among
from empower_desktop.ui.kit.offers import PopupList
from empower_desktop.ui.kit.pages import Pages
from empower_desktop.ui.kit.paint import paint_round
from empower_desktop.ui.kit.table import Table, TableDelegate
from empower_desktop.ui.kit.table_model import COLUMN, Column, TableModel, TableRow
from empower_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Spot = tuple[str, str]
"""A cell by the key of its row and of its column."""


class EntryModel(TableModel):
    """A few hundred rows held whole; what did not change is left alone, so that the current cell stays."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        """Start with columns and no rows."""
        super().__init__(columns, parent)
        self._held: list[TableRow] = []
        self.waiting: frozenset[Spot] = frozenset()

    @property
    def keys(self) -> list[str]:
        """The keys of the rows, from the top."""
        return [row.key for row in self._held]

    def show_rows(self, rows: Sequence[TableRow], waiting: frozenset[Spot] = frozenset()) -> None:
        """Show other rows, with the cells that wait for the disk."""
        before, after = self.keys, [row.key for row in rows]
        touched = self.waiting ^ waiting
        self.waiting = waiting
        if before == after:
            changed = [at for at, row in enumerate(rows) if row != self._held[at] or any(row.key == key for key, _ in touched)]
            self._hold(rows)
            for at in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))
        elif before and after[: len(before)] == before:
            self.beginInsertRows(QModelIndex(), len(before), len(after) - 1)
            self._hold(rows)
            self.endInsertRows()
            self.dataChanged.emit(self.index(0, 0), self.index(len(before) - 1, len(self.columns) - 1))
        else:
            self.beginResetModel()
            self._hold(rows)
            self.endResetModel()

    def row_of(self, key: str) -> int:
        """Give the number of a row, -1 when it is not there."""
        keys = self.keys
        return keys.index(key) if key in keys else -1

    def column_of(self, key: str) -> int:
        """Give the number of a column, -1 when it is not shown."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), -1)

    def waits(self, index: Index) -> bool:
        """Tell whether a cell still waits for the disk."""
        return (self._held[index.row()].key, self.columns[index.column()].key) in self.waiting

    def _hold(self, rows: Sequence[TableRow]) -> None:
        self._held = list(rows)
        self.pages = Pages(len(self._held), lambda offset, limit: self._held[offset : offset + limit])


class EntryDelegate(TableDelegate):
    """Draws cells, with a dot on those that wait for the disk."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        super().paint(painter, option, index)
        model = index.model()
        if isinstance(model, EntryModel) and model.waits(index):
            side = self._theme.px(4)
            spot = QRectF(option.rect.right() - side * 2, option.rect.top() + side, side, side)
            paint_round(painter, spot, self._theme.color("warn"), side / 2)


class CellEditor(QLineEdit):
    """A line over one cell; Enter keeps and goes down, Tab keeps and goes on, Esc leaves all as it was.

    With offers the one that the cell holds is marked at first, so that Enter alone changes nothing; Tab takes one that was typed for.
    """

    ended = Signal(str, str)
    dropped = Signal()

    def __init__(self, theme: Theme, grid: Table, text: str, offers: Sequence[tuple[str, str]] = ()) -> None:
        """Show a text over the current cell; with offers one of them is chosen by its first letters."""
        super().__init__(grid.viewport())
        self._over, self._offers = False, offers
        self.setText(text)
        index = grid.currentIndex()
        column: Column = index.model().headerData(index.column(), Qt.Orientation.Horizontal, COLUMN)
        if column.align == "right":
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        place = grid.visualRect(index)
        place.setWidth(max(place.width(), theme.px(190) if offers else 0))
        self.setFixedHeight(max(place.height(), theme.px(24)))
        self.setProperty("cell", "1")
        self.setGeometry(place)
        self.setAccessibleName(column.text)
        self._popup = PopupList(theme, self) if offers else None
        if self._popup is not None:
            self._popup.picked.connect(lambda key, how: self._end(key, "down"))
            self._popup.escaped.connect(self._drop)
            self.textEdited.connect(self._offer)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._popup is not None:
            held = index.data(Qt.ItemDataRole.DisplayRole)
            words = [word for _, word in offers]
            self._popup.offer(find_among(offers)(""), "", words.index(held) if held in words else 0)

    def event(self, event: QEvent) -> bool:
        """Take Tab before it moves the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.keep("right" if event.key() == Qt.Key.Key_Tab else "left")
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or drop what was typed."""
        moves = {int(Qt.Key.Key_Return): "down", int(Qt.Key.Key_Enter): "down", int(Qt.Key.Key_Down): "down", int(Qt.Key.Key_Up): "up"}
        if event.key() == Qt.Key.Key_Escape:
            self._drop()
        elif event.key() in moves:
            self.keep(moves[event.key()])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the cell is left."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.keep("")

    def _offer(self, text: str) -> None:
        assert self._popup is not None
        self._popup.offer(find_among(self._offers)(text), text)

    def keep(self, move: str) -> None:
        """End with what was typed, and go on in a direction."""
        marked = self._popup.current() if self._popup is not None else None
        if marked is not None and move and self.text():
            self._end(marked.key, move)
        elif self._offers:
            self._drop()
        else:
            self._end(self.text(), move)

    def _end(self, text: str, move: str) -> None:
        if not self._over:
            self._over = True
            self.ended.emit(text, move)

    def _drop(self) -> None:
        if not self._over:
            self._over = True
            self.dropped.emit()


class EntryGrid(Table):
    """A table whose current cell can be written into."""

    def __init__(self, theme: Theme, name: str, model: EntryModel) -> None:
        """Show a model in dense rows, the current one on accent ground."""
        super().__init__(theme, name, model, "dense", "accent_soft")
        self._theme, self.entries = theme, model
        self._delegate = EntryDelegate(theme, "accent_soft", self)
        self.setItemDelegate(self._delegate)
        self._editor: CellEditor | None = None
        self._above: QWidget | None = None
        self.verticalScrollBar().valueChanged.connect(lambda _: self.leave_cell())

    def stand_below(self, above: QWidget) -> None:
        """Let Esc lead to what stands above the grid; while that is locked, it leads out of the page."""
        self._above = above

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._above is not None and self._above.isEnabled():
            self._above.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def spot(self) -> Spot:
        """Give the current cell by row and column; ("", "") where there is none."""
        index = self.currentIndex()
        return (self.entries.keys[index.row()], self.entries.columns[index.column()].key) if index.isValid() else ("", "")

    def scrollTo(self, index: Index, hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible) -> None:
        """Scroll to a cell, also to one that was added a moment ago, which Qt would leave below the edge."""
        self.updateGeometries()
        super().scrollTo(index, hint)

    def go_to(self, key: str, column: str) -> None:
        """Bring the keyboard to a cell."""
        at = self.entries.row_of(key)
        if at >= 0:
            self.setCurrentIndex(self.entries.index(at, max(self.entries.column_of(column), 0)))
            self.scrollTo(self.currentIndex())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def walk(self, where: str) -> None:
        """Go to the cell below, above, at the right or at the left."""
        down, right = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}.get(where, (0, 0))
        index = self.currentIndex()
        to = self.entries.index(index.row() + down, index.column() + right)
        if to.isValid():
            self.setCurrentIndex(to)
            self.scrollTo(to)

    def write_into(self, text: str, keep: Callable[[str], None], offers: Sequence[tuple[str, str]] = ()) -> CellEditor:
        """Open the current cell for writing; what is meant in the end goes to `keep`."""
        self.leave_cell()
        editor = CellEditor(self._theme, self, text, offers)

        def ended(text: str, move: str) -> None:
            self._close(editor)
            keep(text)
            self.walk(move)

        editor.ended.connect(ended)
        editor.dropped.connect(lambda: self._close(editor))
        self._editor = editor
        return editor

    def leave_cell(self) -> None:
        """Keep what stands in an open cell, as when something else is shown."""
        if self._editor is not None:
            self._editor.keep("")

    def _close(self, editor: CellEditor) -> None:
        self._editor = None
        if editor.hasFocus():  # before it is hidden, or the focus would wander on by itself
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()
