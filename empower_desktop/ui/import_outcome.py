"""What comes of a list, before it is taken in and after: counts by kind, each row, and what cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QWidget

from empower_desktop.errors import Problem
from empower_desktop.language import N_, Message
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.import_rows import EntryRows, entry_columns
from empower_desktop.ui.import_words import NOT_TAKEN, count_columns, count_rows, doubts, left_lines, place
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.importing import Imported

RECORDS, ROWS = N_("What comes of it"), N_("Row by row")
LOOK_AT = N_("Look at this first")
WHY, WHERE = N_("Reason"), N_("Cells")
MOST_TOLD = 6


class ImportOutcome(QWidget):
    """The counts, the rows, and the problems of a list, and what of it is not taken."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk, self._theme = desk, theme
        self.counts = TableModel(count_columns(desk.language), self)
        self.rows = TableModel(entry_columns(desk.language), self)
        self.count_table = Table(theme, desk.say(RECORDS), self.counts, "dense")
        self.table = Table(theme, desk.say(ROWS), self.rows, "dense")
        self._problems = Note(theme, "danger", "circle-alert")
        self.doubted, self.left = Note(theme, "warn", "eye"), Note(theme, "info", "info")
        self.left.acted.connect(self.show_all_left)
        told = [Column("why", desk.say(WHY), 320, wide=True), Column("where", desk.say(WHERE), 240)]
        self.all_left = TableModel(told, self)
        self._left_table = Table(theme, desk.say(NOT_TAKEN), self.all_left, "dense")
        self._head, self._line = theme.px(32), theme.row("dense")
        lines = column(theme, self._problems, self.doubted, self.left, space=12, margins=(24, 11, 24, 12))
        self._left_card = self._card(NOT_TAKEN, self._left_table)
        lines.addWidget(self._left_card, 1)
        lines.addWidget(self._card(RECORDS, self.count_table))
        lines.addWidget(self._card(ROWS, self.table), 1)
        self.setLayout(lines)

    def _card(self, title: Message, table: Table) -> Card:
        card = Card(self._theme, self._desk.say(title))
        card.body.setContentsMargins(self._theme.px(8), 0, self._theme.px(8), self._theme.px(6))
        card.body.addWidget(table)
        return card

    def show_imported(self, imported: Imported) -> None:
        """Show what a list comes to."""
        language, work = self._desk.language, self._desk.work
        self.counts.show_all(count_rows(language, imported.records))
        self.count_table.setFixedHeight(self._head + self._line * max(1, self.counts.rowCount()) + 2)
        entries = EntryRows(language, imported.understood, work.names)
        self.rows.show(len(entries), entries.rows)
        self._tell(self._problems, "", [self._problem(each) for each in imported.problems], [])
        sheets = len(imported.listing.sheets) if imported.listing else 0
        doubted = [f"{escape(what)} ({escape(where)})" for what, where in doubts(language, imported.asks, sheets)]
        self._tell(self.doubted, self._desk.say(LOOK_AT), doubted, [])
        private = [(language(ask.message), place(ask.sheet, ask.cell, sheets)) for ask in imported.asks if ask.family == "private"]
        left = [*private, *left_lines(language, imported.understood.left, sheets)]
        self.all_left.show_all([TableRow(str(at), (Cell(why, "lines"), Cell(where, "lines"))) for at, (why, where) in enumerate(left)])
        self._left_card.hide()
        all_of_them = Action("all", self._desk.say(N_("Show all {n}", n=len(left))), "list-checks", "ghost")
        self._tell(self.left, self._desk.say(NOT_TAKEN), [f"{escape(why)} ({escape(where)})" for why, where in left], [all_of_them])

    def show_all_left(self) -> None:
        """Show everything that is not taken in a table of its own, in place of the first few things."""
        self.left.hide()
        self._left_card.show()
        self._left_table.setFocus()

    def _tell(self, note: Note, title: str, lines: Sequence[str], where_more: Sequence[Action]) -> None:
        """Say some things one below the other, the first few of many, with the way to all of them."""
        said = [f"<b>{escape(title)}</b>" for _ in lines[:1] if title] + list(lines[:MOST_TOLD])
        if len(lines) > MOST_TOLD:
            said.append(self._desk.say(N_("and {n} more", n=len(lines) - MOST_TOLD)))
        note.setVisible(bool(said))
        if said:
            note.show_text("<br>".join(said), where_more if len(lines) > MOST_TOLD else ())

    def _problem(self, problem: Problem) -> str:
        where = " ".join(part for part in (problem.place.sheet, problem.place.cell) if part)
        return f"<b>{escape(where)}</b> {escape(self._desk.say(problem.message))}".strip()
