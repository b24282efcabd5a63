"""The numbers of a figure and what it lists, as tables as high as their rows: every cell opens the records behind it."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy

from empower_desktop.ui.insight_figure import NAME, WORD, Figure
from empower_desktop.ui.kit.cells import PAD
from empower_desktop.ui.kit.table import Column, Index, Table, TableModel, TableRow
from empower_desktop.ui.theme import Theme

MOST, MOST_NAME, LEAST_NAME, LEAST = 320, 360, 200, 48
MOST_LISTED, ROW_LISTED = 140, 42
HEAD = 32
LONG = 12
"""From how many letters on a head is broken in two lines."""
MEASURED = 8
"""How many of the longest texts of a column are measured."""


class WholeTable(Table):
    """A table without a scroll of its own downwards; its first column takes the room that the others leave, and gives way first.

    `walked` tells where the cell is that the keyboard came to, for what scrolls the page.
    """

    walked = Signal(QRect)

    def __init__(self, theme: Theme, name: str, most: int = MOST) -> None:
        """Start without rows; no column but the first is wider than `most` at 96 dpi."""
        self._lines = TableModel(())
        self._rows: Sequence[TableRow] = ()
        self._widths: list[int] = []
        self._most = most
        super().__init__(theme, name, self._lines, "dense")
        self._lines.setParent(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.doubleClicked.disconnect()

    def show_lines(self, columns: Sequence[Column], rows: Sequence[TableRow]) -> None:
        """Show columns and rows, all of them at once."""
        heads = [Column(each.key, _in_two_lines(each.text), each.width, each.align, each.wide, each.tip or each.text) for each in columns]
        self._rows, self._widths = rows, []
        self._lines.show_columns(heads)
        self._lines.show_all(rows)
        two = any("\n" in head.text for head in heads)
        self.horizontalHeader().setFixedHeight(self._theme.px(HEAD + (15 if two else 0)))
        self.fit_columns()
        if rows:
            self.setCurrentIndex(self._lines.index(0, min(1, len(columns) - 1)))
        self._fit_height()

    def fit_columns(self) -> None:
        """Make each column as wide as what stands in it, and the first as wide as the room allows."""
        if not self._rows:
            return
        self._widths = self._widths or [self._width(at) for at in range(len(self._lines.columns))]
        widths = list(self._widths)
        least = min(self._theme.px(LEAST_NAME), widths[0])
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

    def _width(self, at: int) -> int:
        px, room = self._theme.px, 2 * self._theme.px(PAD) + 2
        cells, heads = QFontMetrics(self._theme.font(13, 500)), QFontMetrics(self._theme.font(12, 600))
        longest = nlargest(MEASURED, {row.cells[at].text for row in self._rows}, key=len)  # measuring all of a thousand rows is felt
        widest = max((cells.horizontalAdvance(text) for text in longest), default=0) + room
        head = max(heads.horizontalAdvance(line) for line in self._lines.columns[at].text.split("\n")) + room
        return max(min(widest, px(self._most if at else MOST_NAME)), head, px(LEAST))

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
        super().__init__(theme, name)
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


def _in_two_lines(text: str) -> str:
    """Break a long head near its middle."""
    if len(text) <= LONG or " " not in text:
        return text
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    middle = min(spaces, key=lambda at: abs(at - len(text) / 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
