"""A screen of one kind: its list beside the page of one record, the wide list, and what to do while there is nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer

from empower_desktop.language import N_
from empower_desktop.records import Attachment
from empower_desktop.records.fields import Plain
from empower_desktop.ui.columns import DRAFT, INCOMPLETE
from empower_desktop.ui.grid import FIRST
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.listview import ListItem
from empower_desktop.ui.list_of_kind import Pill
from empower_desktop.ui.list_places import ListPlaces
from empower_desktop.ui.received_mark import received_words
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Row, Step, Workspace
from empower_desktop.workspace.listing import Listed, PageNames, Query, Wanted, listed, names_for, place_in, rows_of
from empower_desktop.workspace.looking import lacking_in
from empower_desktop.workspace.receipts import marks
from empower_desktop.workspace.saving import delete

__all__ = ["ListScreen", "Pill"]

WALK_MS = 70
NOTHING_FITS = N_("Nothing with this filter. Clear the filter?")


class ListScreen(ListPlaces):
    """How list and page of a kind work together; a screen of its own says what an item shows and makes the page."""

    def __init__(self, frame: Frame) -> None:
        """Listen to the list."""
        super().__init__(frame)
        self._where: Mapping[str, Wanted] = {}
        self._wants_first = False
        self._asked = 0
        self._walk = QTimer(self)
        self._walk.setSingleShot(True)
        self._walk.setInterval(WALK_MS)
        self._walk.timeout.connect(self._open_chosen)
        self._connect()

    def show_list(self) -> None:
        """Show the list with its first record, or in a narrow window the wide list."""
        if self._room.one_of_two:
            self._show_wide()
            return
        self._all.setCurrentWidget(self._split)
        self._wants_first = not (self._record or self._is_new)
        self.reload()
        self.pane.items.setFocus()

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
        listed = step is None or bool(step.kinds & {self.kind.kind, *self.touched_by})
        if listed:
            self.reload()
        # Every page shows the files of its record; no list does.
        if self._page is not None and (self._record or self._is_new) and (listed or (step and Attachment.kind in step.kinds)):
            self._page.refresh(step)

    def reload(self) -> None:
        """Ask again for the list that is in sight."""
        if self._all.currentWidget() is self._wide:
            self.wide.reload()
        else:
            self._asked += 1
            self.desk.ask(self._read, self._query(), then=partial(self._show, self._asked))

    def step_record(self, by: int) -> None:
        """Open the record before or after."""
        self.pane.items.step(by)

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
        return found, self._items(work, found.rows, found.names)

    def _show(self, asked: int, beginning: tuple[Listed, list[ListItem]]) -> None:
        """Show the answer asked for last; one of before a save may still say that there is nothing."""
        found, first = beginning
        if asked != self._asked or found.query != self._query():
            return
        text = found.query.search
        none = N_("Nothing matches “{text}”. Try part of a word.", text=text) if text else NOTHING_FITS if found.query.where else self.none
        number = self.desk.language.number(found.count)
        self.pane.show_items(found.count, number, partial(self._fetch, found.query, first), self.desk.say(none), self._record)
        nothing = not found.count and not text and not found.query.where
        if nothing and not self._is_new:
            self._show_empty(take_keyboard=self._wants_first)
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
        return self._items(self.desk.work, rows, names)

    def _items(self, work: Workspace, rows: Sequence[Row], names: PageNames) -> list[ListItem]:
        """Make the items of some rows, with what is incomplete and what was said to have arrived, asked for all of them at once."""
        received, language = marks(work, [row.id for row in rows]), self.desk.language
        told = {record: received_words(mark, language) for record, mark in received.items()}
        lacking = lacking_in(work, self.kind, rows)
        return [replace(self._said_incomplete(self.item(row, names), row, lacking), received=told.get(row.id, "")) for row in rows]

    def _said_incomplete(self, item: ListItem, row: Row, lacking: Collection[str]) -> ListItem:
        """Say at an incomplete record that it is; a conflict and a draft say more."""
        if row.id not in lacking or row.conflicts or row.fields.get("status") == DRAFT:
            return item
        return replace(item, word=self.desk.say(INCOMPLETE), word_role="warn")

    def _show_empty(self, *, take_keyboard: bool) -> None:
        if self._empty is None:
            self._empty = self.make_empty()
            self._empty.acted.connect(self.act)
            self._right.addWidget(self._empty)
        self._record = ""
        self._right.setCurrentWidget(self._empty)
        if take_keyboard and (button := self._empty.findChild(Button)) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        """Mark the open record in the list, however far down it is."""
        if not self.pane.items.choose(self._record):
            self.desk.ask(place_in, self._query(), self._record, then=self._choose_number)

    def _choose_number(self, number: int) -> None:
        if 0 <= number < self.pane.items.count():
            self.pane.items.choose_number(number)

    def _open_chosen(self) -> None:
        """Open what one walked to, once one stays there; not in a window that was closed meanwhile."""
        if not self.desk.is_closed:
            self.open_record(self.pane.items.current_key())

    def _enter(self, key: str) -> None:
        self._walk.stop()
        self.open_record(key)
        self.page.show_part("", "")

    def _delete(self, key: str) -> None:
        seen = self.desk.seen(self.kind, key)
        self.desk.do(delete, self.kind, key, seen, then=lambda step: self._was_deleted(step, key))

    def _was_deleted(self, step: Step, key: str) -> None:
        self.say(step.text, undo=True)
        if key == self._record:
            self._record, self._wants_first = "", True
            self._right.setCurrentWidget(self._rest)
