"""The numbers of a figure as a table, as high as its rows: every cell opens the records behind it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy

from empower_desktop.ui.insight_figure import NAME, WORD, Figure
from empower_desktop.ui.kit.cells import PAD
from empower_desktop.ui.kit.table import Column, Table, TableModel
from empower_desktop.ui.theme import Theme

MOST_NAME, LEAST_NAME, LEAST = 280, 120, 48
HEAD = 32
LONG = 12
"""From how many letters on a head is broken in two lines."""


class FigureTable(Table):
    """A table without a scroll of its own downwards; `picked` tells line and column of the number that was opened."""

    picked = Signal(int, int)

    def __init__(self, theme: Theme, name: str) -> None:
        """Start without rows."""
        self._figures = TableModel(())
        self._shown: Figure | None = None
        super().__init__(theme, name, self._figures, "dense")
        self._figures.setParent(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.clicked.connect(self._pick)
        self.opened.connect(lambda _: self._pick(self.currentIndex()))
        self.doubleClicked.disconnect()

    def show_figure(self, figure: Figure) -> None:
        """Show the numbers of a figure."""
        heads = [
            Column(each.key, _in_two_lines(each.text), each.width, each.align, each.wide, each.tip or each.text) for each in figure.columns
        ]
        self._shown = figure
        self._figures.show_columns(heads)
        self._figures.show_all(figure.rows)
        two = any("\n" in head.text for head in heads)
        self.horizontalHeader().setFixedHeight(self._theme.px(HEAD + (15 if two else 0)))
        self.fit_columns()
        if figure.rows:
            self.setCurrentIndex(self._figures.index(0, min(1, len(figure.columns) - 1)))
        self._fit_height()

    def fit_columns(self) -> None:
        """Make each column as wide as what stands in it; the name takes the room that is left, and gives way first."""
        if self._shown is None:
            return
        widths = [self._width(at) for at in range(len(self._shown.columns))]
        widths[0] = max(self._theme.px(LEAST_NAME), self.viewport().width() - sum(widths[1:]))
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the rows and, where the columns need it, the scroll bar below them."""
        super().resizeEvent(event)
        self._fit_height()

    def _width(self, at: int) -> int:
        assert self._shown is not None
        px, room = self._theme.px, 2 * self._theme.px(PAD) + 2
        cells, heads = QFontMetrics(self._theme.font(13, 500)), QFontMetrics(self._theme.font(12, 600))
        widest = max((cells.horizontalAdvance(row.cells[at].text) for row in self._shown.rows), default=0) + room
        head = max(heads.horizontalAdvance(line) for line in self._figures.columns[at].text.split("\n")) + room
        least, most = (px(LEAST_NAME), px(MOST_NAME)) if at == 0 else (px(LEAST), px(MOST_NAME))
        return max(min(widest, most), head, least)

    def _fit_height(self) -> None:
        head, rows = self.horizontalHeader().height(), self._figures.rowCount() * self._theme.row("dense")
        wider = self.horizontalHeader().length() > self.viewport().width()
        height = head + rows + 2 + (self.horizontalScrollBar().sizeHint().height() if wider else 0)
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            key = self._figures.columns[index.column()].key
            if key not in (NAME, WORD):
                self.picked.emit(index.row(), int(key))


def _in_two_lines(text: str) -> str:
    """Break a long head near its middle."""
    if len(text) <= LONG or " " not in text:
        return text
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    middle = min(spaces, key=lambda at: abs(at - len(text) / 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
