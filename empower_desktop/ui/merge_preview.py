"""What merging would do, a row a file; why a file is refused, and the cells that were edited in it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_, P_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import put_on_clipboard
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.table import Table, TableModel, TableRow
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.merge_words import edited_cells, edited_columns, edited_rows, file_columns, file_row, message_for, reason
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.report import FileReport

EDITED = N_("Edited in Excel")
FEWEST_ROWS = 4


class MergePreview(QWidget):
    """The files with their counts; below them what is wrong with the chosen one, or with the first that is refused.

    `copied` tells that a message to the sender lies on the clipboard, `edits_refused` asks to leave out what was edited in Excel.
    """

    copied = Signal()
    edits_refused = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Start without files."""
        super().__init__()
        self._desk, self._theme = desk, theme
        self._reports: Sequence[FileReport] = ()
        self.files, self.edits = TableModel(file_columns(desk), self), TableModel(edited_columns(desk), self)
        self.table = Table(theme, desk.say(N_("Files to merge")), self.files, "dense")
        self.edit_table = Table(theme, desk.say(EDITED), self.edits, "dense")
        self.refusal = Note(theme, "danger", "file-x")
        self.refusal.acted.connect(lambda _: self.copy_message())
        without = Action("without", desk.say(N_("Leave the edits out")), "", "ghost")
        self._card, self._edit_card = Card(theme), Card(theme, desk.say(EDITED), " ", (without,))
        self._edit_card.acted.connect(lambda _: self.edits_refused.emit())
        for card, table in ((self._card, self.table), (self._edit_card, self.edit_table)):
            card.body.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(6))
            card.body.addWidget(table)
        lines = column(theme, space=9, margins=(24, 11, 24, 12))
        lines.addWidget(self._card, 20)
        lines.addWidget(self.refusal)
        lines.addWidget(self._edit_card, 20)
        lines.addStretch(1)
        self.setLayout(lines)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_details())

    def show_files(self, reports: Sequence[FileReport], done: int = 0) -> None:
        """Show the files; the first `done` of them are merged already."""
        self._reports = reports
        current = max(self.table.currentIndex().row(), 0)
        show_rows(self.files, [file_row(self._desk, str(at), each, done=at < done) for at, each in enumerate(reports)])
        self._fit(self._card, self.table, len(reports), 8)
        if reports:
            self.table.setCurrentIndex(self.files.index(min(current, len(reports) - 1), 0))
        self._show_details()

    def refused_file(self) -> FileReport | None:
        """Give the refused file that is spoken of: the chosen one, or the first."""
        key = self.table.current_key()
        chosen = self._reports[int(key)] if key else None
        if chosen is not None and chosen.status == "refused":
            return chosen
        return next((each for each in self._reports if each.status == "refused"), None)

    def copy_message(self) -> None:
        """Copy what to write to the one whose file was refused."""
        report = self.refused_file()
        if report is not None:
            put_on_clipboard(message_for(self._desk, report))
            self.copied.emit()

    def _show_details(self) -> None:
        refused, say = self.refused_file(), self._desk.say
        cells = edited_cells(self._desk, refused) if refused else []
        self.refusal.setVisible(refused is not None)
        self._edit_card.setVisible(bool(cells))
        if refused is None:
            return
        first = refused.sender.split(" ")[0]
        copy = N_("Copy message for {name}", name=first) if first else N_("Copy message")
        why, strong = reason(self._desk.language, refused), refused.file
        if why.startswith(strong):
            why = why.removeprefix(strong)
        else:
            strong, why = say(N_("{file} refused.", file=refused.file)), f" {why}"
        text = f"<b>{escape(strong)}</b>{escape(why)}"
        self.refusal.show_text(text, [Action("copy", say(copy), "copy", "ghost")])
        rows = edited_rows(self._desk, cells)
        show_rows(self.edits, rows)
        self._fit(self._edit_card, self.edit_table, len(rows), 60)
        self._edit_card.set_count(f"{refused.file} · {say(P_('{n} cell', '{n} cells', len(cells)))}")

    def _fit(self, card: Card, table: Table, rows: int, around: int) -> None:
        """Let a card be as high as its rows want, and no higher."""
        head, height = self._theme.px(32), self._theme.row("dense")
        table.setMinimumHeight(head + height * min(max(rows, 1), FEWEST_ROWS) + 2)
        card.setMaximumHeight(head + height * max(rows, FEWEST_ROWS) + self._theme.px(around) + 4)


def show_rows(model: TableModel, rows: Sequence[TableRow]) -> None:
    """Show rows that are all at hand."""
    model.show(len(rows), lambda offset, limit: rows[offset : offset + limit])
