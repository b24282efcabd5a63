"""Where list, page and wide list of a kind stand, and how one walks between them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from empower_desktop.language import N_
from empower_desktop.ui.grid import WideList
from empower_desktop.ui.kit.buttons import Action, Button, icon_button
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.chooser import Place, PlaceButton, PlaceMenu
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListPane
from empower_desktop.ui.kit.texts import row as line
from empower_desktop.ui.list_of_kind import ListOfKind
from empower_desktop.ui.screens.screen import Frame, Page, Room, focused_in
from empower_desktop.ui.way_back import Return, give_keyboard
from empower_desktop.workspace.listing import Query, counts_of

NEW = N_("New")
OTHER_LISTS = N_("Other lists of notes (Ctrl PgUp, Ctrl PgDn)")


class ListPlaces(ListOfKind):
    """The list beside the page of one record, or the wide list in place of both."""

    def __init__(self, frame: Frame) -> None:
        """Lay out list and page; the page and the wide list are made when they are first wanted."""
        super().__init__(frame)
        say = self.desk.say
        self._pills = self.pills()
        self._record, self._is_new = "", False
        self._room = Room()
        pills = FilterPills(self.theme, [(each.key, say(each.text), "") for each in self._pills]) if self._pills else None
        self.pane = ListPane(
            self.theme,
            say(self.shares.title if self.shares else self.title),
            say(self.search),
            Action("new", say(NEW), "plus", "primary"),
            pills,
            self.doubles_action(),
        )
        if self.shares:
            self.pane.show_places(self._place_button())
        self._page: Page | None = None
        self._wide: WideList | None = None
        self._empty: EmptyState | None = None
        self._rest, self._right = QWidget(), QStackedWidget()
        self._right.addWidget(self._rest)
        self._split, self._all = QWidget(), QStackedWidget()
        both = line(self.theme, space=0)
        both.addWidget(self.pane)
        both.addWidget(self._right)
        self._split.setLayout(both)
        self._all.addWidget(self._split)
        whole = line(self.theme, space=0)
        whole.addWidget(self._all)
        self.setLayout(whole)

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
            self._wide.show_when_empty(self.make_small_empty)
            self._wide.going.connect(self.going)
            self._wide.saying.connect(self.saying)
            self._wide.opened.connect(self.open_record)
            self._wide.left.connect(self._leave_wide)
            self._wide.acted.connect(self.act)
            self._all.addWidget(self._wide)
            if self.shares:
                self._wide.head.add_beside(self._place_arrow())
        return self._wide

    def reload(self) -> None:
        """Ask again for the list that is in sight."""
        raise AssertionError("each list knows what it asks for")

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

    def here(self) -> Return:
        """Give what brings back the wide list, or the record with its open part, and the keyboard to where it is."""
        keyboard = focused_in(self)
        if self._all.currentWidget() is self._wide:
            return partial(self._bring_back_wide, keyboard)
        if self._is_new:
            return partial(self._bring_back_new, self.page.begun_with(), keyboard)
        at, focus = self.page.part_in_sight() if self._record else ("", "")
        return partial(self._bring_back_record, self._record, at, focus, keyboard)

    def to_list(self) -> None:
        """Bring the keyboard to the list, the wide one in a narrow window, and save what is being typed."""
        self.settle()
        if self._leave_untouched():
            self.show_list()
        elif self._all.currentWidget() is self._wide:
            self.wide.focus_here()
        elif self.pane.isVisible():
            self.pane.items.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            self._show_wide()

    def _leave_untouched(self) -> bool:
        """Let go of a new record in which nothing was entered; False for all others."""
        leaves = self._is_new and self.page.is_untouched()
        self._is_new = self._is_new and not leaves
        return leaves

    def to_record(self) -> None:
        """Bring the keyboard to the record that is open."""
        self._to_page()

    def step_tab(self, by: int) -> None:
        """Open the next or former part of the page."""
        if self._all.currentWidget() is self._split and self._page is not None:
            self._page.step_tab(by)

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

    def step_place(self, by: int) -> None:
        """Go to the next or former list of the place that this one shares, round and round."""
        keys = [each.key for each in self._places()]
        if self.key in keys:
            self.go(keys[(keys.index(self.key) + by) % len(keys)])

    def _places(self) -> list[Place]:
        say = self.desk.say
        return [Place(entry.key, entry.icon, say(entry.title)) for entry in self.shares.screens()] if self.shares else []

    def _place_button(self) -> PlaceButton:
        """Make the button above the list that says which one it is and leads to the others."""
        here = next(each for each in self._places() if each.key == self.key)
        button = PlaceButton(self.theme, here, self.desk.say(OTHER_LISTS))
        button.clicked.connect(partial(self._offer_places, button))
        return button

    def _place_arrow(self) -> Button:
        """Make the arrow beside the title of the wide list that does the same."""
        button = icon_button(self.theme, "chevron-down", self.desk.say(OTHER_LISTS))
        button.clicked.connect(partial(self._offer_places, button))
        return button

    def _offer_places(self, below: QWidget) -> None:
        """Open the menu of all lists of the place; how much is in each comes when it is counted."""
        places, written = self._places(), self.desk.language.number
        menu = PlaceMenu(self.theme, below, places, self.key)
        menu.setMinimumWidth(below.width())
        menu.chosen.connect(self.go)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

        def show(counts: list[int]) -> None:
            if isValid(menu):
                menu.show_counts({place.key: written(count) for place, count in zip(places, counts, strict=True)})

        self.desk.ask(counts_of, [Query(place.key) for place in places], then=show)

    def _bring_back_wide(self, keyboard: QWidget | None) -> None:
        self._all.setCurrentWidget(self.wide)
        if not give_keyboard(keyboard):
            self.wide.focus_here()

    def _bring_back_new(self, begun: object, keyboard: QWidget | None) -> None:
        """Show the new record that was begun; once another stands in its place, the list, where it is if it was saved."""
        if self.page.begun_with() is not begun:
            self._leave_untouched()
            self.show_list()
            return
        self._all.setCurrentWidget(self._split)
        if not give_keyboard(keyboard):
            self.page.show_part("", "")

    def _bring_back_record(self, record: str, at: str, focus: str, keyboard: QWidget | None) -> None:
        self._all.setCurrentWidget(self._split)
        if record:
            self.open_record(record)
        if focus or not give_keyboard(keyboard):
            self.page.show_part(at, focus)

    def _to_page(self) -> None:
        if self._page is not None and (self._record or self._is_new):
            self.page.show_part("", "")

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

    def _was_made(self, record: str) -> None:
        self._record, self._is_new = record, False
