"""The wide list: a table derived from a kind's description, with saved views, filters, sorting and a trash."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Record
from empower_desktop.ui.columns import column_for, columns_of, first_sort, fitting
from empower_desktop.ui.filters import Filters
from empower_desktop.ui.grid_rows import Beginning, table_rows
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import paper
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.page import Foot, PageHead, ToolRow
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.search import SearchField
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.tabs import Tabs
from empower_desktop.ui.kit.texts import column, label
from empower_desktop.ui.received_mark import received_column
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.ui.views import View, ask_name, keep_views, read_views
from empower_desktop.workspace import Row, Workspace
from empower_desktop.workspace.listing import PageNames, Query, listed, names_for, rows_of
from empower_desktop.workspace.receipts import receipts
from empower_desktop.workspace.saving import restore_record

FIRST = 100
SIDES = 48
LEAST_NAME = 240
KEYS = N_("↑ ↓ choose    Enter open    Ctrl N new    Ctrl L list and page")
TRASH_KEYS = N_("↑ ↓ choose    Enter restore    Things stay 30 days")
ALL = N_("All")
TRASH = N_("Trash")
TRASH_OF_ALL = N_("Trash of all kinds")
SAVE_VIEW = N_("Save this view")
REMOVE_VIEW = N_("Remove this view")
SHOW_TRASH = N_("Show the trash")
CLEAR = N_("Clear")
CONFLICTS = N_("Conflicts")
NOTHING_FITS = N_("Nothing with this filter. Clear the filter?")
CLEAR_FILTER = N_("Clear the filter")
TRASH_EMPTY = N_("The trash is empty. Things stay 30 days.")


class WideList(Asking):
    """All records of a kind in a table; `opened` tells which one is wanted."""

    opened = Signal(str)
    acted = Signal(str)
    left = Signal()

    def __init__(self, frame: Frame, kind: type[Record], icon: str, title: Label, new: Message) -> None:
        """Show a kind's records."""
        super().__init__(frame)
        self.kind, self._icon, self._title = kind, icon, title
        self._sort: tuple[str, bool] = (kind.date_field, True) if kind.date_field else (first_sort(kind), False)
        self._deleted = self._disputed = False
        self._more_columns: Sequence[Column] = ()
        self._received: Sequence[Column] = ()
        self._make_nothing: Callable[[], EmptyState] | None = None
        self._said_of_nothing: QWidget | None = None
        say = self.desk.say
        self.tabs = Tabs(self.theme, (), say(title))
        self.head = PageHead(self.theme, say(title), more=say(N_("More")), back=say(N_("Back")), tabs=self.tabs)
        self.head.acted.connect(self._act)
        self.search = SearchField(self.theme, say(N_("Search in {place}…", place=say(title).lower())), clear=say(CLEAR))
        self.search.setFixedWidth(self.theme.px(290))
        self.filters = Filters(self.desk, self.theme, kind)
        self._restore = Button(self.theme, say(N_("Restore")), "ghost", "archive-restore")
        self._every_kind = Button(self.theme, say(TRASH_OF_ALL), "ghost", "trash-2")
        self._save_view = Button(self.theme, say(SAVE_VIEW), "ghost", "plus")
        self.model = TableModel(self._columns(), self)
        self.table = Table(self.theme, say(title), self.model)
        self.foot = Foot(self.theme, 40)
        self._keys = label(say(KEYS), "small")
        self.foot.set_right(self._keys)
        self._empty = EmptyState(self.theme, "funnel", say(NOTHING_FITS), "", [Action("clear", say(CLEAR_FILTER))])
        self._stack = QStackedWidget()
        self._views: list[View] = []
        self._connect()
        self._lay_out()
        self._show_views()

    def get_ready(self) -> Iterator[None]:
        """Be made; the rows are asked for when they are wanted."""
        yield

    def show_more_columns(self, columns: Sequence[Column]) -> None:
        """Add columns that the screen works out itself, before the state."""
        self._more_columns = columns
        self.model.show_columns(self._columns())

    def show_when_empty(self, make: Callable[[], EmptyState]) -> None:
        """Say what to do first while there is nothing at all; it is made when it is wanted."""
        self._make_nothing = make

    def more_cells(self, rows: Sequence[Row]) -> Mapping[str, Sequence[Cell]]:
        """Give the cells of the screen's own columns, by record."""
        return {}

    def totals(self, query: Query) -> str:
        """Give what stands beside the count in the foot."""
        return ""

    def query(self) -> Query:
        """Give what is asked for now."""
        sort = (self._sort,) if self._sort[0] else ()
        if self._deleted:
            return Query(self.kind.kind, {}, self.search.text().strip(), (("_changed", True),), deleted=True)
        return Query(self.kind.kind, self.filters.where(), self.search.text().strip(), sort, disputed=self._disputed)

    def reload(self) -> None:
        """Ask again for what is shown."""
        self.desk.ask(self._read, self.query(), then=self._show)

    def focus_here(self) -> None:
        """Bring the keyboard to the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self.reload())
        self.search.descended.connect(self.table.setFocus)
        self.filters.changed.connect(self._filter)
        self.tabs.changed.connect(self._show_view)
        self.table.opened.connect(self._opened)
        self.table.left.connect(self.left)
        self.table.head_pressed.connect(self._sort_by)
        self.table.letters_typed.connect(self._search_for)
        self._restore.clicked.connect(lambda: self._opened(self.table.current_key()))
        self._every_kind.clicked.connect(lambda: self.go("trash"))
        self._save_view.clicked.connect(self._ask_view)
        self._empty.acted.connect(lambda _: self._clear())

    def _lay_out(self) -> None:
        tools = ToolRow(self.theme)
        tools.add(self.search)
        tools.add(self.filters, 100)
        tools.add_right(self._every_kind)
        tools.add_right(self._restore)
        tools.add_right(self._save_view)
        for each in (self._every_kind, self._restore, self._save_view):
            each.hide()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        ground = paper(column(self.theme, self._stack, margins=(16, 0, 16, 0)))
        self.setLayout(column(self.theme, self.head, tools, ground, self.foot, space=0))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_actions(self, actions: Sequence[Action], more: Sequence[Action | None] = ()) -> None:
        """Offer the screen's own actions in the head, the primary last."""
        trash = Action("_trash", self.desk.say(SHOW_TRASH), "trash-2")
        remove = [Action("_remove_view", self.desk.say(REMOVE_VIEW), "x")] if self.tabs.current().startswith("view:") else []
        self.head.set_actions(actions, [*more, *([None] if more else []), *remove, trash])
        self._own_actions = (actions, more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that there is room for."""
        super().resizeEvent(event)
        self._show_columns()

    def _show_columns(self) -> None:
        columns = self._columns()
        if [each.key for each in columns] != [each.key for each in self.model.columns]:
            self.model.show_columns(columns)
            self.table.fit_columns()
            self.reload()

    def _columns(self) -> list[Column]:
        """Give the day, the name, the screen's own columns and the state; of the others those that fit."""
        fields, titles = self.kind.fields(), set(self.kind.title_fields)
        made = [column_for(code, fields[code], self.desk.say(fields[code].label), code in titles) for code in columns_of(self.kind)]
        kept = {each.key for each in made if each.key in (*titles, self.kind.date_field, "status")}
        made = fitting(self.theme, made, kept, (*self._more_columns, *self._received), self.width() - self.theme.px(SIDES))
        state = [each for each in made if each.key == "status"]
        return [*(each for each in made if each.key != "status"), *self._more_columns, *state, *self._received]

    def _read(self, work: Workspace, query: Query) -> Beginning:
        """Read the beginning of the list and make its rows, on the thread that reads."""
        found = listed(work, query, FIRST)
        columns = self.model.columns
        return Beginning(found, columns, self._rows(found.rows, found.names, columns), bool(receipts(work)))

    def _show(self, beginning: Beginning) -> None:
        found, first = beginning.found, beginning.rows
        if found.query != self.query() or beginning.columns != self.model.columns:
            return
        if beginning.has_receipts != bool(self._received):
            self._received = (received_column(self.desk.language),) if beginning.has_receipts else ()
            self._show_columns()
            return
        self.model.show(found.count, partial(self._fetch, found.query, first))
        self.model.show_sorting(*self._sort)
        filtered = bool(found.query.where or found.query.search or self._deleted)
        self._stack.setCurrentWidget(self.table if found.count or self._deleted else self._empty if filtered else self._nothing())
        self.head.set_title(self.desk.say(self._title), self.desk.language.number(found.count))
        counted = P_("{n} record", "{n} records", found.count)
        empty_trash = self._deleted and not found.count
        self.foot.set_sentence(self.desk.say(TRASH_EMPTY if empty_trash else counted), "" if self._deleted else self.totals(found.query))
        if found.count and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _nothing(self) -> QWidget:
        """Give what is said while there is nothing; the table, where nothing is said."""
        if self._make_nothing is not None and self._said_of_nothing is None:
            made = self._make_nothing()
            made.acted.connect(self.acted)
            inside = paper(column(self.theme, made))
            self._said_of_nothing = scrolled(inside)
            inside.setObjectName("paper")  # it keeps the white ground of the table
            self._stack.addWidget(self._said_of_nothing)
        return self._said_of_nothing or self.table

    def _fetch(self, query: Query, first: Sequence[TableRow], offset: int, limit: int) -> Sequence[TableRow]:
        if not offset:
            return first
        rows = rows_of(self.desk.work, query, offset, limit)
        return self._rows(rows, names_for(self.desk.work, rows), self.model.columns)

    def _rows(self, rows: Sequence[Row], names: PageNames, columns: Sequence[Column]) -> list[TableRow]:
        own = [each.key for each in self._more_columns]
        more = {record: dict(zip(own, cells, strict=False)) for record, cells in self.more_cells(rows).items()}
        return table_rows(self.desk.work, self.kind, rows, names, columns, more)

    def _opened(self, key: str) -> None:
        if key and self._deleted:
            self.desk.do(restore_record, self.kind, key, then=lambda step: self.say(step.text, undo=True))
        elif key:
            self.opened.emit(key)

    def _sort_by(self, code: str) -> None:
        if code in self.kind.fields():
            self._sort = (code, not self._sort[1] if code == self._sort[0] else False)
            self.reload()

    def _search_for(self, letters: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(letters)

    def _act(self, key: str) -> None:
        if key == "_trash":
            self.tabs.choose("trash")
        elif key == "_remove_view":
            self._views = [view for view in self._views if f"view:{view.name}" != self.tabs.current()]
            keep_views(self.frame.settings, self.kind.kind, self._views)
            self._show_views()
            self._show_view("all")
        else:
            self.acted.emit(key)

    def _show_views(self) -> None:
        self._views = read_views(self.frame.settings, self.kind.kind)
        views = [(f"view:{view.name}", view.name) for view in self._views]
        say = self.desk.say
        self.tabs.set_tabs([("all", say(ALL)), *views, ("disputed", say(CONFLICTS)), ("trash", say(TRASH))])

    def _show_view(self, key: str) -> None:
        view = next((view for view in self._views if f"view:{view.name}" == key), View("", {}))
        self._deleted, self._disputed = key == "trash", key == "disputed"
        if view.sort:
            self._sort = (view.sort, view.descending)
        self.filters.set_state(view.state)
        self.filters.setVisible(not self._deleted)
        self._save_view.setVisible(bool(self.filters.state()) and not key.startswith("view:"))
        self._restore.setVisible(self._deleted)
        self._every_kind.setVisible(self._deleted)
        self._keys.setText(self.desk.say(TRASH_KEYS if self._deleted else KEYS))
        if hasattr(self, "_own_actions"):
            self.show_actions(*self._own_actions)
        self.reload()

    def _filter(self) -> None:
        self._save_view.setVisible(bool(self.filters.state()))
        self.reload()

    def _clear(self) -> None:
        self.search.clear()
        self.filters.set_state({})
        self._filter()

    def _ask_view(self) -> None:
        if text := ask_name(self.theme, self.window(), self.desk.say):
            self.save_view(text)

    def save_view(self, name: str) -> None:
        """Keep the filters and the sorting under a name, as a tab of this list."""
        view = View(name, self.filters.state(), *self._sort)
        self._views = [*(each for each in self._views if each.name != name), view]
        keep_views(self.frame.settings, self.kind.kind, self._views)
        self._show_views()
        self.tabs.choose(f"view:{name}")
