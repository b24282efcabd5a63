"""What a list says of its kind: the words of an item, the filters above it, what to do while there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Record
from empower_desktop.records.author import JOINABLE
from empower_desktop.records.fields import Area
from empower_desktop.ui.entries import SharedPlace
from empower_desktop.ui.grid import WideList
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListItem
from empower_desktop.ui.screens.screen import Page, Screen
from empower_desktop.workspace import Row
from empower_desktop.workspace.listing import PageNames, Wanted, day_in

DOUBLES = Label("Mungkin sama", "Possible doubles")


@dataclass(frozen=True)
class Pill:
    """A filter above the list: its word, and what the rows must be like on a day."""

    key: str
    text: Message | Label
    where: Callable[[date], Mapping[str, Wanted]]


class ListOfKind(Screen):
    """A screen of one kind, as its own class tells it; how the list works, `listing` says."""

    kind: ClassVar[type[Record]]
    new: ClassVar[Message]
    search: ClassVar[Message]
    none: ClassVar[Message]
    sort: ClassVar[tuple[tuple[str, bool], ...]]
    touched_by: ClassVar[frozenset[str]] = frozenset()
    shares: ClassVar[SharedPlace | None] = None
    """The place in the sidebar that this screen shares with others."""

    def make_page(self) -> Page:
        """Make the page of one record."""
        raise AssertionError("each list screen makes its page")

    def pills(self) -> Sequence[Pill]:
        """Give at most three filters that stand above the list, the first one for all."""
        return ()

    def item(self, row: Row, names: PageNames) -> ListItem:
        """Give the item of a row: day or icon, name, place, and what is to be done."""
        day, month = self._day(row)
        word, role = self.word(row)
        title = names.title(row) or self.desk.say(self.kind.label)
        return ListItem(row.id, title, self.meta(row, names), day, month, self.icon, word, role)

    def meta(self, row: Row, names: PageNames) -> str:
        """Give the second line of an item."""
        codes = [code for code, field in self.kind.fields().items() if isinstance(field, Area) or code in ("group", "hamlet")]
        return " · ".join(part for code in sorted(codes, key=lambda code: code != "group") if (part := names.show(row, code)))

    def word(self, row: Row) -> tuple[str, str]:
        """Give the word at the right of an item and its colour."""
        if row.conflicts:
            return self.desk.say(P_("{n} conflict", "{n} conflicts", len(row.conflicts))), "danger"
        if row.fields.get("status") == "draf":
            return self.desk.say(N_("Draft")), "warn"
        return "", "warn"

    def make_empty(self) -> EmptyState:
        """Say what to do first while there is nothing."""
        return EmptyState(self.theme, self.icon, self.desk.say(self.none), "", [self.new_action()])

    def make_small_empty(self) -> EmptyState:
        """Say the same in place of the wide list, without more hints."""
        return EmptyState(self.theme, self.icon, self.desk.say(self.none), "", [self.new_action()])

    def new_action(self) -> Action:
        """Give the button that begins a new record."""
        return Action("new", self.desk.say(self.new), "plus", "primary")

    def doubles_action(self) -> Action | None:
        """Give the button that leads to what may be entered twice; None for a kind whose records are never one thing."""
        return Action("doubles", "", "copy", "icon", self.desk.say(DOUBLES)) if self.kind.kind in JOINABLE else None

    def doubles_menu(self) -> list[Action]:
        """Give the same for the menu of the wide list."""
        return [Action("doubles", self.desk.say(DOUBLES), "copy")] if self.kind.kind in JOINABLE else []

    def make_wide(self) -> WideList:
        """Make the table of all records."""
        wide = WideList(self.frame, self.kind, self.icon, self.title, self.new)
        wide.show_actions([self.new_action()], self.menu())
        return wide

    def menu(self) -> list[Action]:
        """Give what the menu of the wide list leads to: what may be entered twice."""
        return self.doubles_menu()

    def act(self, key: str) -> None:
        """Do what a button of the list says."""
        if key == "new":
            self.go_new(self.key)
        elif key == "doubles":
            self.go("doubles", self.kind.kind)

    def _day(self, row: Row) -> tuple[str, str]:
        day = day_in(row, self.kind.date_field) if self.kind.date_field else None
        if day is None:
            return "", ""
        return f"{day.day:02}", self.desk.language.short_month(day)
