"""The report of a merge: three groups of files, and the data code afterwards."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import CodeCard
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.cells import PAD
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import TableModel
from empower_desktop.ui.kit.texts import column, row
from empower_desktop.ui.merge_words import report_columns, report_rows, show_room
from empower_desktop.ui.screens.screen import Room
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.report import Merged

WHAT_AT, BESIDE = 2, 270
AFTER = N_("Data code after the merge")
SAME_AS_THEIRS = N_("The sender sees the same code once your data are with them too.")


class MergeReport(QWidget):
    """What became of every file."""

    copied = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk, self._theme = desk, theme
        self.rows = TableModel(report_columns(desk), self)
        self.table = Table(theme, desk.say(N_("Report")), self.rows, "dense")
        card = Card(theme)
        card.body.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(6))
        self.short_of_room = Note(theme, "warn", "hard-drive")
        self.short_of_room.hide()
        card.body.addWidget(self.table)
        self.told = Note(theme, "info", "info")  # not below the table, where the toast says how the merge ended
        self.told.hide()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.code = CodeCard(desk, theme, AFTER, SAME_AS_THEIRS)
        self.code.copied.connect(self.copied)
        beside = column(theme, self.code, self.told, space=12)
        beside.addStretch(1)
        self._columns = row(theme, space=12, margins=(24, 11, 24, 12))
        self._columns.addLayout(column(theme, self.short_of_room, card, space=9), 1)
        self._columns.addLayout(beside)
        self.setLayout(self._columns)
        for each in (self.code, self.told):
            each.setFixedWidth(theme.px(BESIDE))

    def show_report(self, merged: Merged) -> None:
        """Show what became of every file."""
        rows = report_rows(self._desk, merged)
        self.rows.show_all(rows)
        self.code.show_code(merged.digest)
        show_room(self.short_of_room, self._desk, merged)

    def _tell(self) -> None:
        """Say in full what stands in the chosen row, of a refused file or of a cell, where the table must cut it short."""
        index = self.table.currentIndex()
        row = self.rows.pages.row(index.row()) if index.isValid() else None
        text = row.cells[WHAT_AT].text if row is not None and not row.grouping else ""
        is_long = QFontMetrics(self._theme.font(13)).horizontalAdvance(text) > self.table.columnWidth(WHAT_AT) - self._theme.px(2 * PAD)
        self.told.setVisible(is_long)
        if is_long and row is not None:
            self.told.show_text(f"<b>{escape(row.cells[0].text)}</b> {escape(text)}")

    def set_room(self, room: Room) -> None:
        """Put the data code below in a narrow window."""
        self._columns.setDirection(self._columns.Direction.TopToBottom if room.one_column else self._columns.Direction.LeftToRight)
