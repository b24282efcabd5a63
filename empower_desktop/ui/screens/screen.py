"""What every screen promises to the window, and what it may ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Literal

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget

from empower_desktop.language import Label, Message
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.way_back import Return, give_keyboard
from empower_desktop.workspace import Step


@dataclass(frozen=True, slots=True)
class Room:
    """How much room the window has, in lengths of 96 dpi at 100 % text."""

    width: float = 1366
    height: float = 697

    @property
    def narrow_sidebar(self) -> bool:
        """Only the icons of the sidebar fit."""
        return self.width < 1280

    @property
    def one_of_two(self) -> bool:
        """The list steps aside while a page is open."""
        return self.width < 1100

    @property
    def one_column(self) -> bool:
        """Second columns go below the first."""
        return self.width < 980

    @property
    def low(self) -> bool:
        """The meta line joins the title as its tooltip."""
        return self.height < 660


WayOut = Literal["", "back", "begin"]
"""How one leaves practice: not at all, back to real data, or by beginning it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the window hands to a screen: the desk, the look, and the settings that stay on this laptop."""

    desk: Desk
    theme: Theme
    settings: QSettings
    way_out: WayOut = ""


def focused_in(widget: QWidget) -> QWidget | None:
    """Give what has the keyboard in the window of a widget."""
    return widget.window().focusWidget()


class Asking(QWidget):
    """A part of the window that can ask to go elsewhere and to say something.

    `going` carries a screen's key, a record or "" for its list, and a
    Going with more; `saying` a text for the toast and whether the last step can be undone there.
    """

    going = Signal(str, str, object)
    saying = Signal(object, bool)

    def __init__(self, frame: Frame) -> None:
        """Work within a frame."""
        super().__init__()
        self.frame = frame
        self.desk, self.theme = frame.desk, frame.theme

    def go(self, screen: str, record: str = "", at: str = "", focus: str = "") -> None:
        """Go to a screen, to a record there, to a part of it (a tab's key), to something in that part (a row's id)."""
        self.going.emit(screen, record, Going(at=at, focus=focus))

    def go_new(self, screen: str, given: Mapping[str, Plain] | None = None) -> None:
        """Go to a new record of a screen, with values that it starts from."""
        self.going.emit(screen, "", Going(new=True, given=given or {}))

    def holds_keyboard(self) -> bool:
        """Tell whether the keyboard is in here."""
        focused = focused_in(self)
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def say(self, text: Message, *, undo: bool = False) -> None:
        """Say something in the toast, with a way back if the last step can be undone."""
        self.saying.emit(text, undo)


@dataclass(frozen=True)
class Going:
    """Where exactly one goes: a part of the record, a thing in it, or a new record with given values."""

    at: str = ""
    focus: str = ""
    new: bool = False
    given: Mapping[str, Plain] | None = None


class Screen(Asking):
    """One of the places that the sidebar, a shortcut or another screen leads to.

    The window makes it when it is first shown, and afterwards calls `refresh` after every step while it is
    in sight, or once when it comes into sight again.
    """

    key: ClassVar[str]
    title: ClassVar[Label]
    icon: ClassVar[str]
    wants_restart = Signal()
    restore_asked = Signal(str)
    practice_asked = Signal(bool)

    def get_ready(self) -> Iterator[None]:
        """Make what will be wanted soon, a piece at a time (while the window has nothing else to do)."""
        yield from ()

    def show_list(self) -> None:
        """Show what there is, with nothing opened; the keyboard goes where one works first."""

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Open a record, at a part of it, at something in that part."""

    def new_record(self, given: Mapping[str, Plain] | None = None) -> None:
        """Begin a new record with some values given; nothing is saved before something is typed."""

    def here(self) -> Return:
        """Give what brings back what is in sight now, with the keyboard where it is."""
        return partial(give_keyboard, focused_in(self))

    def step_out(self) -> bool:
        """Go from what was opened within the screen back to where it was opened; False where nothing was."""
        return False

    def to_list(self) -> None:
        """Bring the keyboard from a record to the list of its kind."""

    def to_record(self) -> None:
        """Bring the keyboard to the record that was opened."""

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched; None means that anything may have changed."""

    def settle(self) -> None:
        """Save what is being typed, before another screen is shown or the window closes."""

    def set_room(self, room: Room) -> None:
        """Give way to the width and height that there are."""

    def toggle_wide(self) -> None:
        """Show the whole list, or go back to list and page (Ctrl+L)."""

    def step_tab(self, by: int) -> None:
        """Open the next or former part of the page (Ctrl+Tab)."""

    def step_record(self, by: int) -> None:
        """Open the record before or after (Alt+Up, Alt+Down)."""

    def step_place(self, by: int) -> None:
        """Go to the next or former of the lists that share a place (Ctrl+PgDn, Ctrl+PgUp)."""

    def print_page(self) -> None:
        """Show what is in sight as it will be printed, where there is a paper of it (Ctrl+P)."""

    def finish_part(self) -> None:
        """Finish the section at hand and go on to the next (Ctrl+Enter)."""

    def next_place(self) -> bool:
        """Bring the keyboard to the next of list and page (F6); False when it was in the last one already."""
        return False

    def drop(self, paths: list[str]) -> None:
        """Take files that were dropped on the window; only the exchange screen is asked."""

    def pictures(self) -> list[tuple[str, str]]:
        """Name the states worth a picture besides the first: (suffix, word for `show_picture`)."""
        return []

    def show_picture(self, name: str) -> None:
        """Bring one of the states named by `pictures` into sight."""


class Page(Asking):
    """The third place of a list screen: one record, opened or new.

    `made` tells the id once a new record is saved first; `went_back` asks for the list.
    """

    made = Signal(str)
    went_back = Signal()

    def get_ready(self) -> Iterator[None]:
        """Make what will be wanted soon, a piece at a time."""
        yield from ()

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a record, or with "" a new one that starts from the values given."""

    def show_part(self, at: str, focus: str) -> None:
        """Open a part of the record, and bring the keyboard to something in it."""

    def is_untouched(self) -> bool:
        """Say whether it shows a new record in which nothing was entered."""
        return False

    def begun_with(self) -> object:
        """Give the values that the record in sight was begun with: while they are the same object, so is the form."""
        return None

    def part_in_sight(self) -> tuple[str, str]:
        """Give the part that is open, and what `show_part` is told to bring the keyboard to where it is now, if it can."""
        return "", ""

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched, but for what is being typed."""

    def settle(self) -> None:
        """Save what is being typed."""

    def set_room(self, room: Room, *, alone: bool) -> None:
        """Give way; `alone` while the list has stepped aside, so that an arrow back is wanted."""

    def step_tab(self, by: int) -> None:
        """Open the next or former part."""

    def finish_part(self) -> None:
        """Finish the section at hand and go on to the next."""

    def pictures(self) -> list[tuple[str, str]]:
        """Name the parts worth a picture: (suffix, key for `show_part`)."""
        return []
