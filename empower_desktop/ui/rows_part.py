"""A tab that lists what belongs to a record: a line to add one quickly, and a table of those there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import Message
from empower_desktop.records.fields import Plain
from empower_desktop.ui.entry_grid import EntryModel
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.page import ToolRow
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.ui.kit.texts import announce, column, icon_label, label, restyle, row
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Row, Step
from empower_desktop.workspace.listing import PageNames, names_for


class QuickRow(QWidget):
    """A few fields in a line; Enter goes on to the next empty one, and adds once all are filled."""

    filled = Signal(object)

    def __init__(self, theme: Theme, fields: Sequence[tuple[str, str, int]], icon: str = "plus") -> None:
        """Show fields by key, name and width at 96 dpi; one of width 0 takes the room that is left."""
        super().__init__()
        self.fields: dict[str, QLineEdit] = {}
        line = row(theme, icon_label(theme, icon, "accent", 16), space=8)
        for key, name, width in fields:
            field = QLineEdit()
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.returnPressed.connect(self._enter)
            field.textEdited.connect(lambda _, field=field: restyle(field, "bad", "0"))
            if width:
                field.setFixedWidth(theme.px(width))
            line.addWidget(field, 0 if width else 1)
            self.fields[key] = field
        self._icon, self._said = icon_label(theme, "circle-alert", "danger", 13), label("", "danger", wrap=True)
        self._below = QWidget()
        self._below.setLayout(row(theme, self._icon, space=5, margins=(24, 0, 0, 0)))
        self._below.layout().addWidget(self._said)  # type: ignore[union-attr]  # the layout set in the line above
        whole = column(theme, space=4)
        whole.addLayout(line)
        whole.addWidget(self._below)
        self.setLayout(whole)
        self._below.hide()

    def start(self) -> None:
        """Bring the keyboard to the first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Empty the fields for the next one."""
        for field in self.fields.values():
            field.setText("")
            restyle(field, "bad", "0")
        self._below.hide()

    def show_problem(self, key: str, text: str) -> None:
        """Say what is wrong with a field, and bring the keyboard there."""
        field = self.fields.get(key) or next(iter(self.fields.values()))
        restyle(field, "bad", "1")
        self._said.setText(text)
        self._below.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(field, text)

    def _enter(self) -> None:
        missing = next((field for field in self.fields.values() if not field.text().strip()), None)
        if missing is not None:
            missing.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.filled.emit({key: field.text() for key, field in self.fields.items()})


class RowsTable(Table):
    """The table of such a tab: Enter opens, Del deletes, Space ticks, Ctrl+Up and Ctrl+Down move a row."""

    deleted = Signal(str)
    ticked = Signal(str)
    moved = Signal(str, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the tab."""
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(self.current_key())
        elif event.key() == Qt.Key.Key_Space:
            self.ticked.emit(self.current_key())
        elif ctrl and event.key() in steps:
            self.moved.emit(self.current_key(), steps[event.key()])
        else:
            super().keyPressEvent(event)


class RowsPart(Part):
    """What belongs to a record, in a table; a part of its own says which rows and how they look."""

    def __init__(self, frame: Frame, name: str, columns: Sequence[Column], empty: EmptyState) -> None:
        """Make the table and what is said while it is empty."""
        super().__init__(frame)
        self.record = ""
        self.model = EntryModel(columns, self)
        self.table = RowsTable(self.theme, name, self.model)
        self.tools = ToolRow(self.theme)
        self._empty = empty
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty)
        self.paper = QWidget()
        self.paper.setObjectName("paper")
        self.paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.paper.setLayout(column(self.theme, self.stack, margins=(16, 0, 12, 0)))
        self.lines = column(self.theme, self.tools, space=0)
        self.lines.addWidget(self.paper, 1)
        self.setLayout(self.lines)
        self.table.opened.connect(self.open_row)
        self.table.deleted.connect(self.delete_row)

    def rows(self) -> Sequence[Row]:
        """Give the rows, in order."""
        raise AssertionError("each part says which rows it lists")

    def cells(self, number: int, row: Row, names: PageNames) -> tuple[Cell, ...]:
        """Give the cells of a row."""
        raise AssertionError("each part says how its rows look")

    def touched_by(self) -> frozenset[str]:
        """Name the kinds whose steps change what is listed."""
        raise AssertionError("each part says what changes it")

    def open_row(self, key: str) -> None:
        """Open what a row stands for."""

    def delete_row(self, key: str) -> None:
        """Put what a row stands for into the trash."""

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show what belongs to a record."""
        self.record = record
        self.reload()

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched."""
        if step is None or step.kinds & self.touched_by():
            self.reload()

    def reload(self) -> None:
        """Read the rows again; the current one stays."""
        key = self.table.current_key()
        rows = self.rows() if self.record else ()
        names = names_for(self.desk.work, rows)
        self.model.show_rows([TableRow(row.id, self.cells(number, row, names)) for number, row in enumerate(rows, 1)])
        self.stack.setCurrentWidget(self.table if rows else self._empty)
        self.counted.emit(self.desk.language.number(len(rows)) if rows else "")
        self.choose(key)

    def choose(self, key: str) -> None:
        """Make a row the current one, the first where it is not there."""
        at = self.model.row_of(key)
        if self.model.keys and (at >= 0 or not self.table.currentIndex().isValid()):
            self.table.setCurrentIndex(self.model.index(max(at, 0), 1))

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to a row, or to the table."""
        self.choose(focus)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def not_saved(self, quick: QuickRow, refusal: Refusal) -> None:
        """Say beside the quick line what was refused."""
        if isinstance(refusal, Problem):
            quick.show_problem(refusal.place.field, self.desk.say(refusal.message))
        else:
            self.desk.refused.emit(refusal)

    def say_with_undo(self, step: Step) -> None:
        """Say what a step did, with the way back."""
        self.saved.emit(step)
        self.say(step.text, undo=True)


def empty_of(frame: Frame, icon: str, title: Message, text: Message) -> EmptyState:
    """Make what a part says while nothing is in it."""
    return EmptyState(frame.theme, icon, frame.desk.say(title), frame.desk.say(text))
