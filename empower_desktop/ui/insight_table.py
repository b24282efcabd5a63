"""The numbers of a figure and what it lists, as tables as high as their rows: every cell opens the records behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from heapq import nlargest

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy

from empower_desktop.ui.insight_figure import NAME, WORD, Figure
from empower_desktop.ui.kit.cells import PAD, Cell
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, Index, TableModel, TableRow
from empower_desktop.ui.theme import Theme

MOST, MOST_NAME, LEAST_NAME, LEAST = 320, 360, 200, 48
LEAST_NARROW = 120
MOST_LISTED, ROW_LISTED, ROW = 140, 42, 27
HEAD = 32
LONG, LONG_NARROW = 12, 6
"""From how many letters on a head is broken in two lines, and where room is short."""
MEASURED = 8
"""How many of the longest texts of a column are measured."""


class WholeTable(Table):
    """A table without a scroll of its own downwards; its first column takes the room that the others leave, and gives way first.

    Where that does not do and it `narrows`, heads and numbers are broken in two lines: what lies beyond the edge is not seen.
    `walked` tells where the cell is that the keyboard came to, for what scrolls the page.
    """

    walked = Signal(QRect)

    def __init__(self, theme: Theme, name: str, most: int = MOST, *, narrows: bool = False) -> None:
        """Start without rows; no column but the first is wider than `most` at 96 dpi."""
        self._lines = TableModel(())
        self._columns: Sequence[Column] = ()
        self._rows: Sequence[TableRow] = ()
        self._widths: dict[bool, list[int]] = {}
        self._narrows, self._is_narrow = narrows, False
        self._most = most
        super().__init__(theme, name, self._lines, "dense")
        self._lines.setParent(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.doubleClicked.disconnect()

    def show_lines(self, columns: Sequence[Column], rows: Sequence[TableRow]) -> None:
        """Show columns and rows, all of them at once."""
        self._columns, self._rows, self._widths, self._is_narrow = columns, rows, {}, False
        self._put()
        self.fit_columns()
        if rows:
            self.setCurrentIndex(self._lines.index(0, min(1, len(columns) - 1)))
        self._fit_height()

    def _put(self) -> None:
        """Put the columns and rows down, in one line each or in two."""
        heads = _heads(self._columns, narrow=self._is_narrow)
        self._lines.show_columns(heads)
        self._lines.show_all(_narrowed(self._rows) if self._is_narrow else self._rows)
        two = any("\n" in head.text for head in heads)
        self.horizontalHeader().setFixedHeight(self._theme.px(HEAD + (15 if two else 0)))
        if self._narrows:
            self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_LISTED if self._is_narrow else ROW))

    def fit_columns(self) -> None:
        """Make each column as wide as what stands in it, and the first as wide as the room allows."""
        if not self._rows:
            return
        narrow = self._narrows and self._least(narrow=False) > self.viewport().width()
        if narrow != self._is_narrow:
            self._is_narrow, current = narrow, self.currentIndex()
            self._put()
            self.setCurrentIndex(self._lines.index(current.row(), current.column()))
        widths = list(self._measured(narrow=narrow))
        least = min(self._theme.px(LEAST_NARROW if narrow else LEAST_NAME), widths[0])
        widths[0] = max(least, self.viewport().width() - sum(widths[1:]))
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the current cell is, once the page has brought the table itself into sight: it may be higher than the page."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self._tell_walked)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the cell is that the keyboard came to."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._tell_walked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the rows and, where the columns need it, the scroll bar below them."""
        super().resizeEvent(event)
        self._fit_height()

    def _tell_walked(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            self.walked.emit(self.visualRect(self.currentIndex()).translated(self.viewport().pos()))

    def _least(self, *, narrow: bool) -> int:
        """Give how wide all columns are together, the first as narrow as may be."""
        first, *others = self._measured(narrow=narrow)
        return min(self._theme.px(LEAST_NAME), first) + sum(others)

    def _measured(self, *, narrow: bool) -> list[int]:
        """Give the widths of the columns, measured once in each form."""
        if narrow not in self._widths:
            rows, heads = _narrowed(self._rows) if narrow else self._rows, _heads(self._columns, narrow=narrow)
            self._widths[narrow] = [self._width(at, heads[at].text, rows) for at in range(len(heads))]
        return self._widths[narrow]

    def _width(self, at: int, head: str, rows: Sequence[TableRow]) -> int:
        px, room = self._theme.px, 2 * self._theme.px(PAD) + 2
        cells, heads = QFontMetrics(self._theme.font(13, 500)), QFontMetrics(self._theme.font(12, 600))
        texts = {line for row in rows for line in row.cells[at].text.split("\n")}
        longest = nlargest(MEASURED, texts, key=len)  # measuring all of a thousand rows is felt
        widest = max((cells.horizontalAdvance(text) for text in longest), default=0) + room
        least = max(heads.horizontalAdvance(line) for line in head.split("\n")) + room
        return max(min(widest, px(self._most if at else MOST_NAME)), least, px(LEAST))

    def _fit_height(self) -> None:
        head, rows = self.horizontalHeader().height(), self._lines.rowCount() * self.verticalHeader().defaultSectionSize()
        wider = self.horizontalHeader().length() > self.viewport().width()
        height = head + rows + 2 + (self.horizontalScrollBar().sizeHint().height() if wider else 0)
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)


class FigureTable(WholeTable):
    """The numbers of a figure; `picked` tells line and column of the one that was opened."""

    picked = Signal(int, int)

    def __init__(self, theme: Theme, name: str, figure: Figure) -> None:
        """Show the numbers of a figure."""
        super().__init__(theme, name, narrows=True)
        self._figure = figure
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.clicked.connect(self._pick)
        self.opened.connect(lambda _: self._pick(self.currentIndex()))
        self.show_lines(figure.columns, figure.rows)

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            key = self._lines.columns[index.column()].key
            if key not in (NAME, WORD):
                self.picked.emit(*self._figure.place(index.row(), int(key)))


class LedgerTable(WholeTable):
    """The records that a figure lists; `wanted` tells the row of the one that is to be opened, by a click or Enter."""

    wanted = Signal(int)

    def __init__(self, theme: Theme, name: str, heads: Sequence[str], rows: Sequence[TableRow]) -> None:
        """Show the records under the heads of their columns."""
        super().__init__(theme, name, MOST_LISTED)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_LISTED))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))
        self.opened.connect(lambda _: self.wanted.emit(self.currentIndex().row()))
        self.show_lines([Column(str(at), head, 0, wide=not at) for at, head in enumerate(heads)], rows)


def _heads(columns: Sequence[Column], *, narrow: bool) -> list[Column]:
    long = LONG_NARROW if narrow else LONG
    return [Column(each.key, _in_two_lines(each.text, long), each.width, each.align, each.wide, each.tip or each.text) for each in columns]


def _narrowed(rows: Sequence[TableRow]) -> list[TableRow]:
    """Break what a number is made of off, and long words; the names have two lines then too."""
    return [TableRow(row.key, (_named(row.cells[0]), *map(_narrow, row.cells[1:]))) for row in rows]


def _named(cell: Cell) -> Cell:
    return replace(cell, kind="lines", role="ink" if cell.kind == "strong" else cell.role)


def _narrow(cell: Cell) -> Cell:
    return replace(cell, text=_apart(cell.text), tip=cell.tip or cell.text)


def _apart(text: str) -> str:
    return text.replace(" (", "\n(", 1) if " (" in text else _in_two_lines(text, LONG)


def _in_two_lines(text: str, long: int) -> str:
    """Break a long text near its middle."""
    if len(text) <= long or " " not in text:
        return text
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    middle = min(spaces, key=lambda at: abs(at - len(text) / 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
