"""A screen of one kind: its list beside the page of one record, the wide list, and what to do while there is nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from empower_desktop.language import N_
from empower_desktop.records.fields import Plain
from empower_desktop.ui.grid import FIRST, WideList
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListItem, ListPane
from empower_desktop.ui.kit.texts import row as line
from empower_desktop.ui.list_of_kind import ListOfKind, Pill
from empower_desktop.ui.screens.screen import Frame, Page, Room
from empower_desktop.workspace import Step, Workspace
from empower_desktop.workspace.listing import Listed, Query, Wanted, listed, names_for, place_in, rows_of
from empower_desktop.workspace.saving import delete

__all__ = ["ListScreen", "Pill"]

WALK_MS = 70
NEW = N_("New")
NOTHING_FITS = N_("Nothing with this filter. Clear the filter?")


class ListScreen(ListOfKind):
    """How list and page of a kind work together; a screen of its own says what an item shows and makes the page."""

    def __init__(self, frame: Frame) -> None:
        """Lay out list and page; the page and the wide list are made when they are first wanted."""
        super().__init__(frame)
        say = self.desk.say
        self._pills = self.pills()
        self._where: Mapping[str, Wanted] = {}
        self._record, self._is_new, self._wants_first = "", False, False
        self._room = Room()
        pills = FilterPills(self.theme, [(each.key, say(each.text), "") for each in self._pills]) if self._pills else None
        self.pane = ListPane(self.theme, say(self.title), say(self.search), Action("new", say(NEW), "plus", "primary"), pills)
        self._page: Page | None = None
        self._wide: WideList | None = None
        self._rest = QWidget()
        self._right = QStackedWidget()
        self._right.addWidget(self._rest)
        self._empty: EmptyState | None = None
        self._split, self._all = QWidget(), QStackedWidget()
        self._split.setLayout(line(self.theme, space=0))
        self._split.layout().addWidget(self.pane)  # type: ignore[union-attr]  # the layout set in the line above
        self._split.layout().addWidget(self._right)  # type: ignore[union-attr]  # as above
        self._all.addWidget(self._split)
        self.setLayout(line(self.theme, space=0))
        self.layout().addWidget(self._all)  # type: ignore[union-attr]  # as above
        self._walk = QTimer(self)
        self._walk.setSingleShot(True)
        self._walk.setInterval(WALK_MS)
        self._walk.timeout.connect(lambda: self.open_record(self.pane.items.current_key()))
        self._connect()

    def get_ready(self) -> Iterator[None]:
        """Make the page with its parts, and the wide list."""
        yield from self.page.get_ready()
        yield from self.wide.get_ready()

    @property
    def page(self) -> Page:
        """The page of one record, made when it is first wanted."""
        if self._page is None:
            self._page = self.make_page()
            self._page.going.connect(self.going)
            self._page.saying.connect(self.saying)
            self._page.made.connect(self._was_made)
            self._page.went_back.connect(self._back_to_list)
            self._right.addWidget(self._page)
            self._page.set_room(self._room, alone=self._room.one_of_two)
        return self._page

    @property
    def wide(self) -> WideList:
        """The table of all records, made when it is first wanted."""
        if self._wide is None:
            self._wide = self.make_wide()
            self._wide.going.connect(self.going)
            self._wide.saying.connect(self.saying)
            self._wide.opened.connect(self.open_record)
            self._wide.left.connect(self._leave_wide)
            self._wide.acted.connect(self.act)
            self._all.addWidget(self._wide)
        return self._wide

    def show_list(self) -> None:
        """Show the list with its first record, or in a narrow window the wide list."""
        if self._room.one_of_two:
            self._show_wide()
            return
        self._all.setCurrentWidget(self._split)
        self._wants_first = not (self._record or self._is_new)
        self.reload()
        self.pane.items.setFocus()

    def show_where(self, state: Mapping[str, str]) -> None:
        """Show in the wide list what fits a filter, by field."""
        self._show_wide()
        self.wide.narrow_to(state)

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Open a record beside the list."""
        self._all.setCurrentWidget(self._split)
        if record and (record != self._record or self._is_new):
            self._record, self._is_new = record, False
            self.page.show_record(record)
            self._choose()
        if record:
            self._right.setCurrentWidget(self.page)
            if at or focus:
                self.page.show_part(at, focus)
        if not self.pane.items.count():
            self.reload()
        self._give_way()

    def new_record(self, given: Mapping[str, Plain] | None = None) -> None:
        """Begin a new record beside the list."""
        self._all.setCurrentWidget(self._split)
        self._record, self._is_new = "", True
        self.page.show_record("", given)
        self._right.setCurrentWidget(self.page)
        self.pane.items.choose("")
        self.page.show_part("", "")
        if not self.pane.items.count():
            self.reload()
        self._give_way()

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched."""
        if step is None or step.kinds & {self.kind.kind, *self.touched_by}:
            self.reload()
            if self._page is not None and (self._record or self._is_new):
                self._page.refresh(step)

    def reload(self) -> None:
        """Ask again for the list that is in sight."""
        if self._all.currentWidget() is self._wide:
            self.wide.reload()
        else:
            self.desk.ask(self._read, self._query(), then=self._show)

    def settle(self) -> None:
        """Save what is being typed."""
        if self._page is not None:
            self._page.settle()

    def set_room(self, room: Room) -> None:
        """Give way: in a narrow window the list steps aside while a page is open."""
        self._room = room
        self._give_way()

    def toggle_wide(self) -> None:
        """Show the whole list, or go back to list and page."""
        if self._all.currentWidget() is self._wide:
            self._leave_wide()
        else:
            self._show_wide()

    def print_it(self) -> None:
        """Print the record that is open."""
        if self._page is not None:
            self._page.print_it()

    def step_tab(self, by: int) -> None:
        """Open the next or former part of the page."""
        if self._all.currentWidget() is self._split and self._page is not None:
            self._page.step_tab(by)

    def step_record(self, by: int) -> None:
        """Open the record before or after."""
        self.pane.items.step(by)

    def finish_part(self) -> None:
        """Finish the section at hand."""
        if self._page is not None:
            self._page.finish_part()

    def next_place(self) -> bool:
        """Bring the keyboard from the sidebar to the list, then to the page."""
        if self._all.currentWidget() is self._wide:
            inside = self.wide.holds_keyboard()
            if not inside:
                self.wide.focus_here()
            return not inside
        if not self.holds_keyboard() and self.pane.isVisible():
            self.pane.items.setFocus()
            return True
        if self._page is not None and self._right.currentWidget() is self._page and not self._page.holds_keyboard():
            self._page.show_part("", "")
            return True
        return False

    def pictures(self) -> list[tuple[str, str]]:
        """Name the wide list, the parts of the page, and a new record."""
        return [("daftar", "wide"), *((suffix, f"part:{key}") for suffix, key in self.page.pictures()), ("baru", "new")]

    def show_picture(self, name: str) -> None:
        """Bring a state into sight."""
        if name == "wide":
            self._show_wide()
        elif name == "new":
            self.new_record()
        else:
            self._all.setCurrentWidget(self._split)
            self.page.show_part(name.partition(":")[2], "")

    def _connect(self) -> None:
        items = self.pane.items
        self.pane.acted.connect(self.act)
        self.pane.search.searched.connect(lambda _: self.reload())
        items.chosen.connect(lambda _: self._walk.start())
        items.opened.connect(self._enter)
        items.delete_asked.connect(self._delete)
        items.left.connect(self._to_page)
        if self.pane.pills is not None:
            self.pane.pills.changed.connect(self._filter)

    def _query(self) -> Query:
        return Query(self.kind.kind, self._where, self.pane.search.text().strip(), self.sort)

    def _filter(self, key: str) -> None:
        pill = next(each for each in self._pills if each.key == key)
        self._where = pill.where(self.desk.work.today)
        self.reload()

    def _read(self, work: Workspace, query: Query) -> tuple[Listed, list[ListItem]]:
        """Read the beginning of the list and make its items, on the thread that reads."""
        found = listed(work, query, FIRST)
        return found, [self.item(row, found.names) for row in found.rows]

    def _show(self, beginning: tuple[Listed, list[ListItem]]) -> None:
        found, first = beginning
        if found.query != self._query():
            return
        text = found.query.search
        none = N_("Nothing matches “{text}”. Try part of a word.", text=text) if text else NOTHING_FITS if found.query.where else self.none
        number = self.desk.language.number(found.count)
        self.pane.show_items(found.count, number, partial(self._fetch, found.query, first), self.desk.say(none), self._record)
        nothing = not found.count and not text and not found.query.where
        if nothing and not self._is_new:
            self._show_empty()
        elif self._right.currentWidget() is self._empty:
            self._right.setCurrentWidget(self._rest)
        if self._wants_first and found.count:
            QTimer.singleShot(0, self, partial(self._open_first, found.rows[0].id))  # once the list is in sight
        elif self._record:
            self._choose()
        self._wants_first = False

    def _open_first(self, record: str) -> None:
        if not self._record and not self._is_new:
            self.open_record(record)

    def _fetch(self, query: Query, first: Sequence[ListItem], offset: int, limit: int) -> Sequence[ListItem]:
        if not offset:
            return first
        rows = rows_of(self.desk.work, query, offset, limit)
        names = names_for(self.desk.work, rows)
        return [self.item(row, names) for row in rows]

    def _show_empty(self) -> None:
        if self._empty is None:
            self._empty = self.make_empty()
            self._empty.acted.connect(self.act)
            self._right.addWidget(self._empty)
        self._record = ""
        self._right.setCurrentWidget(self._empty)

    def _choose(self) -> None:
        """Mark the open record in the list, however far down it is."""
        if not self.pane.items.choose(self._record):
            self.desk.ask(place_in, self._query(), self._record, then=self._choose_number)

    def _choose_number(self, number: int) -> None:
        if 0 <= number < self.pane.items.count():
            self.pane.items.choose_number(number)

    def _enter(self, key: str) -> None:
        self._walk.stop()
        self.open_record(key)
        self.page.show_part("", "")

    def _to_page(self) -> None:
        if self._page is not None and (self._record or self._is_new):
            self.page.show_part("", "")

    def _delete(self, key: str) -> None:
        seen = self.desk.seen(self.kind, key)
        self.desk.do(delete, self.kind, key, seen, then=lambda step: self._was_deleted(step, key))

    def _was_deleted(self, step: Step, key: str) -> None:
        self.say(step.text, undo=True)
        if key == self._record:
            self._record, self._wants_first = "", True
            self._right.setCurrentWidget(self._rest)

    def _was_made(self, record: str) -> None:
        self._record, self._is_new = record, False

    def _back_to_list(self) -> None:
        self.settle()
        self._show_wide()

    def _show_wide(self) -> None:
        self._all.setCurrentWidget(self.wide)
        self.wide.reload()
        self.wide.focus_here()

    def _leave_wide(self) -> None:
        if key := self.wide.table.current_key():
            self.open_record(key)
        else:
            self._all.setCurrentWidget(self._split)
            self.reload()

    def _give_way(self) -> None:
        alone = self._room.one_of_two and self._right.currentWidget() is self._page and self._page is not None
        self.pane.setVisible(not alone)
        if self._page is not None:
            self._page.set_room(self._room, alone=alone)
