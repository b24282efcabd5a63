"""Check the columns: what each of them holds, what the head of the list says, and what is not taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, P_
from empower_desktop.lists.grid import Listing, Sheet, letters
from empower_desktop.lists.headings import PRIVATE
from empower_desktop.lists.targets import target_label, targets_of
from empower_desktop.lists.understood import Column, Table
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.import_head import HeadFields
from empower_desktop.ui.import_sheet import SheetView
from empower_desktop.ui.import_word_fields import WordFields
from empower_desktop.ui.import_words import (
    KNOWN_BY,
    NOT_TAKEN,
    NOT_USED,
    examples,
    heading_of,
    is_odd,
    left_lines,
    number_of,
    remarks,
    table_title,
)
from empower_desktop.ui.inputs import NONE_FITS
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.combo import Combo
from empower_desktop.ui.kit.field import Fold
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import Elided, column, empty_layout, icon_label, label, row
from empower_desktop.ui.screens.screen import Room
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.importing import Imported

COLUMNS, REMARKS = N_("Columns"), N_("What was noticed")
REMEMBERED = N_("A list of this shape came before. The columns are as they were chosen then.")
SHEET_ROWS, SHEET_ROWS_ALONE = 6, 14
MOST_BARE = 20
LEFT_OUT = "-"
"""A choice like any other, found by its letters too: as in the command, which says `--map -=COLUMN`."""


class ColumnLine(QObject):
    """One column of a list: its letters and heading, a few things from it, and the field it holds."""

    chosen = Signal(str, str)
    looked_at = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, table: Table, each: Column, shown: str, kind: str) -> None:
        """Offer all fields of a list of this kind; `shown` are a few things that stand in the column."""
        super().__init__()
        self._ref, self._number = f"{table.sheet}!{each.letters}", number_of(each)
        self.heading = Elided(heading_of(each), "strong")
        self.heading.setToolTip(heading_of(each))
        self.examples = Elided(shown or desk.say(N_("not shown") if each.field in PRIVATE else N_("empty")), "small")
        self.box = Combo(desk.say(NONE_FITS))
        self.box.addItem(desk.say(NOT_USED), LEFT_OUT)
        for code, name in sorted(((code, desk.say(name)) for code, name in targets_of(kind).items()), key=lambda pair: pair[1].casefold()):
            self.box.addItem(name, code)
        at = self.box.findData(each.field or LEFT_OUT)
        if at < 0:  # what is left out for a reason of its own says so
            self.box.addItem(desk.say(target_label(each.field, kind)), each.field)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)
        self.box.setAccessibleName(desk.say(N_("Column {column} holds", column=heading_of(each))))
        self.box.setMinimumWidth(theme.px(200))
        self.box.meant.connect(lambda: self.chosen.emit(self._ref, "" if self.box.currentData() == LEFT_OUT else self.box.currentData()))
        self.box.installEventFilter(self)
        odd = is_odd(each)
        self.known = QWidget()
        line = row(theme, space=5)
        if odd:
            line.addWidget(icon_label(theme, "circle-help", "info", 13))
        line.addWidget(label(desk.say(KNOWN_BY[each.certainty]), "info" if odd else "small"))
        line.addStretch(1)
        self.known.setLayout(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which column the keyboard is at."""
        if event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit(self._number)
        return False


class ImportColumns(QWidget):
    """The list as it is, and below it what its columns and its head mean.

    `column_chosen` tells that somebody says what a column holds, `said` that they say something of the meeting or the group, or of
    how words are read.
    """

    column_chosen = Signal(str, str)
    said = Signal(str, str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Show no list yet."""
        super().__init__()
        self._desk, self._theme = desk, theme
        self._imported: Imported | None = None
        self._listing = Listing("", ())
        self._at = 0
        self._looked_at: object = None
        self.lines: list[ColumnLine] = []
        self.note = Note(theme, "info", "info")
        self.note.hide()
        self.sheet = SheetView(desk, theme)
        self._pills_place = column(theme, space=0)
        self._column_card = Card(theme, desk.say(COLUMNS), " ")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._column_card.body.addLayout(self._grid)
        self.head = HeadFields(desk, theme)
        self.words = WordFields(desk, theme)
        for fields in (self.head, self.words):
            fields.said.connect(self.said)
        self._remarks, self._left = Fold(theme, desk.say(REMARKS)), Fold(theme, desk.say(NOT_TAKEN))
        self._halves = row(theme, space=12)
        self._scroll = scrolled(self._laid_out())
        self.setLayout(column(theme, self._scroll))

    def _laid_out(self) -> QWidget:
        """Give the list above, and below it the columns and words at the left, what the head says and what is not taken at the right."""
        theme, inside = self._theme, QWidget()
        card = Card(theme)
        card.body.setContentsMargins(theme.px(8), theme.px(2), theme.px(8), theme.px(6))
        card.body.addWidget(self.sheet)
        first = column(theme, self._column_card, self.words, space=12)
        beside = column(theme, self.head, self._remarks, self._left, space=12)
        for half, share in ((first, 3), (beside, 2)):
            half.addStretch(1)
            self._halves.addLayout(half, share)
        lines = column(theme, self.note, space=12, margins=(24, 11, 24, 12))
        lines.addLayout(self._pills_place)
        lines.addWidget(card)
        lines.addLayout(self._halves)
        lines.addStretch(1)
        inside.setLayout(lines)
        return inside

    def show_listing(self, listing: Listing) -> None:
        """Show a list before it is known what it is taken as."""
        self._listing, self._imported, self._at, self._looked_at = listing, None, 0, None
        self.note.hide()
        self._show_pills([sheet.name for sheet in listing.sheets])
        self._show_table()

    def show_imported(self, imported: Imported) -> None:
        """Show what was understood of a list."""
        keep = self._focused()
        self._imported = imported
        tables = self._tables()
        self._at = min(self._at, max(len(tables) - 1, 0))
        self._show_pills([table_title(self._desk.language, table) for table in tables])
        self._show_note(tables)
        self._show_table(None if tables else self._bare_table())
        self._return_to(keep)

    def show_unclear(self, refusal: Refusal) -> None:
        """Say why no table was found, and let a person say which column holds what."""
        keep = self._focused()
        self._imported = None
        self._show_table(self._bare_table())
        self.note.show_text(self._desk.say(refusal.message))
        self.note.show()
        self._return_to(keep)

    def focus_first(self) -> None:
        """Bring the keyboard to the first column that one should look at, else to the first."""
        tables = self._tables()
        odd = next((at for at, each in enumerate(tables[self._at].columns) if is_odd(each)), 0) if tables else 0
        if self.lines:
            self.lines[odd].box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_room(self, room: Room) -> None:
        """Put what the head says below the columns in a narrow window."""
        self._halves.setDirection(self._halves.Direction.TopToBottom if room.one_column else self._halves.Direction.LeftToRight)

    def _tables(self) -> Sequence[Table]:
        return [table for table in self._imported.understood.tables if table.taken] if self._imported else ()

    def _show_note(self, tables: Sequence[Table]) -> None:
        remembered = any(column.certainty == "remembered" for table in tables for column in table.columns)
        self.note.setVisible(remembered)
        if remembered:
            self.note.show_text(self._desk.say(REMEMBERED))

    def _show_pills(self, names: Sequence[str]) -> None:
        empty_layout(self._pills_place)
        if len(names) > 1:
            pills = FilterPills(self._theme, [(str(at), name, "") for at, name in enumerate(names)])
            pills.set_chosen(str(self._at))
            pills.changed.connect(self._choose)
            self._pills_place.addWidget(pills)

    def _choose(self, key: str) -> None:
        self._at = int(key)
        self._show_table()

    def _choose_field(self, ref: str, field: str) -> None:
        self._looked_at = None  # where the list cannot be read so, its column shows again what it holds
        self.column_chosen.emit(ref, field)

    def _sheet_named(self, name: str) -> Sheet:
        return next((sheet for sheet in self._listing.sheets if sheet.name == name), Sheet(name, {}))

    def _bare_table(self) -> Table | None:
        """Give a sheet without headings as a table of which nothing is known."""
        sheets = [sheet for sheet in self._listing.sheets if sheet.cells]
        if not sheets:
            return None
        rows, numbers = zip(*sheets[0].cells, strict=True)
        columns = tuple(Column(letters(number), "", "", "none") for number in sorted(set(numbers))[:MOST_BARE])
        return Table(sheets[0].name, "", (), min(rows), max(rows), columns)

    def _show_table(self, bare: Table | None = None) -> None:
        tables = self._tables()
        table = tables[self._at] if tables else bare
        sheets = self._listing.sheets
        sheet = self._sheet_named(table.sheet) if table else sheets[min(self._at, len(sheets) - 1)] if sheets else Sheet("", {})
        left = {each.cell for each in self._imported.understood.left if each.sheet == sheet.name} if self._imported else set()
        looked_at = (self._listing.fingerprint, sheet.name, table, left)
        if looked_at != self._looked_at:  # an answer to a question leaves the columns of a long list as they are
            self._looked_at = looked_at
            self.sheet.show_sheet(sheet, table, left)
            self._show_columns(sheet, table)
        self._show_rest()

    def _show_columns(self, sheet: Sheet, table: Table | None) -> None:
        empty_layout(self._grid)
        self.lines = []
        self._column_card.setVisible(table is not None)
        shown = SHEET_ROWS if table is not None else SHEET_ROWS_ALONE
        self.sheet.setFixedHeight(self._theme.px(32 + 14) + self._theme.row("dense") * shown)
        if table is None:
            return
        self._column_card.set_count(self._desk.say(P_("{n} column", "{n} columns", len(table.columns))))
        for at, each in enumerate(table.columns):
            number = number_of(each)
            texts = (sheet.text(row, number) for row in range(table.first_row, table.last_row + 1))
            kind = self._imported.understood.kind if self._imported else ""
            line = ColumnLine(self._desk, self._theme, table, each, "" if each.field in PRIVATE else examples(texts), kind)
            line.chosen.connect(self._choose_field)
            line.looked_at.connect(self.sheet.point_at)
            words = QWidget()
            words.setLayout(column(self._theme, line.heading, line.examples, space=0))
            for place, widget in enumerate((words, line.box, line.known)):
                self._grid.addWidget(widget, at, place)
            self.lines.append(line)
        self._grid.setColumnStretch(0, 1)

    def _show_rest(self) -> None:
        """Show what the head says, what was noticed, and what is not taken."""
        imported, say = self._imported, self._desk.language
        self.head.show_heads(imported)
        self.words.show_readings(imported)
        sheets = len(self._listing.sheets)
        said = [(say(ask.message), f"{ask.sheet} {ask.cell}".strip()) for ask in remarks(imported.asks)] if imported else []
        left = left_lines(say, imported.understood.left, sheets) if imported else []
        for fold, lines in ((self._remarks, said), (self._left, left)):
            self._fill(fold, lines)

    def _fill(self, fold: Fold, lines: Sequence[tuple[str, str]]) -> None:
        fold.setVisible(bool(lines))
        empty_layout(fold.content)
        for text, where in lines:
            fold.content.addWidget(label(text, wrap=True))
            fold.content.addWidget(label(where, "small", wrap=True))
        fold.set_summary(self._desk.say(P_("{n} thing", "{n} things", len(lines))))

    def _return_to(self, number: int) -> None:
        """Bring the keyboard back to the column that had it before the columns were made anew."""
        if 0 < number <= len(self.lines):
            self.lines[number - 1].box.setFocus()

    def _focused(self) -> int:
        """Give the number of the column that has the keyboard, counted from 1; 0 for none."""
        return next((at for at, line in enumerate(self.lines, 1) if line.box.hasFocus()), 0)
