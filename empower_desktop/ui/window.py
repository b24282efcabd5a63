"""The main window: sidebar, list and page; what is said across all screens; the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import N_, Message
from empower_desktop.ui.ahead import dressed, modules
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.dropping import FileDrop
from empower_desktop.ui.entries import SCREENS, Entry, lie_together, sidebar_of
from empower_desktop.ui.field_undo import FieldUndo
from empower_desktop.ui.jobbar import Jobs
from empower_desktop.ui.keyboard_watch import KeyboardWatch
from empower_desktop.ui.kit.card import TroubleBar
from empower_desktop.ui.kit.texts import column, row
from empower_desktop.ui.kit.toast import Toast
from empower_desktop.ui.last_shown import remember, screen_at
from empower_desktop.ui.practice_bar import PracticeBar
from empower_desktop.ui.reading_order import step
from empower_desktop.ui.routes import OWN_SCREENS
from empower_desktop.ui.screens.screen import Frame, Going, Room, Screen, WayOut
from empower_desktop.ui.shortcuts import add_shortcuts
from empower_desktop.ui.sidebar_status import SidebarStatus
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.way_back import PlaceLeft, WayBack
from empower_desktop.workspace import Step
from empower_desktop.workspace.joining import shown_under

if TYPE_CHECKING:
    from empower_desktop.ui.manual import Manual

UNDO, CLOSE, DROP_HERE = N_("Undo"), N_("Close"), N_("Let go to check the files")


class MainWindow(QWidget):
    """Places the screens and owns what is above them.

    `wants_restart` asks whoever opened the window to make it anew, after the language or the look changed;
    `restore_asked` to put the backup of a file in the place of the data; `practice_asked` for the practice data, or the real.
    """

    wants_restart = Signal()
    restore_asked = Signal(str)
    practice_asked = Signal(bool)

    def __init__(self, desk: Desk, theme: Theme, settings: QSettings, *, way_out: WayOut = "") -> None:
        """Show the first screen; the others are made when they are wanted; `way_out` says how one leaves practice."""
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk, self.theme = desk, theme
        self._frame = Frame(desk, theme, settings, way_out)
        self._entries = {entry.key: entry for entry in SCREENS}
        self._made: dict[str, Screen] = {}
        self._stale: set[str] = set()
        self._key, self._way_back = "", WayBack()
        self._room = Room()
        self.sidebar = sidebar_of(desk, theme)
        self.sidebar.chosen.connect(lambda key: self.go("settings" if key == "profile" else key))
        self.sidebar.search_asked.connect(self.open_search)
        self.trouble = TroubleBar(theme, desk.say(CLOSE))
        self.jobs = Jobs(desk, theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self.toast = Toast(theme, self, desk.say(UNDO), "Ctrl Z")
        self.toast.undone.connect(self.undo)
        self._undoable: Step | None = None
        self.field_undo, self._keyboard = FieldUndo(self), KeyboardWatch(self, self._stack)
        self._files = FileDrop(theme, self, desk.say(DROP_HERE))
        self._manual: Manual | None = None
        self._status = SidebarStatus(desk, self.sidebar, self.practice)
        self._listen()
        add_shortcuts(self)
        self.go("home")
        self._status.ask()

    @property
    def entries(self) -> dict[str, Entry]:
        """The screens that can be gone to, by key."""
        return self._entries

    def screen_now(self) -> Screen:
        """Give the screen in sight."""
        return self._made[self._key]

    def screen_of(self, key: str) -> Screen:
        """Give a screen; it is made when it is asked for first."""
        if key not in self._made:
            screen = self._entries[key].load()(self._frame)
            screen.going.connect(self._go)
            screen.saying.connect(self.say)
            screen.wants_restart.connect(self.wants_restart)
            screen.restore_asked.connect(self.restore_asked)
            screen.practice_asked.connect(self.practice_asked)
            self._made[key] = screen
            self._stack.addWidget(screen)
        return self._made[key]

    def get_ready(self) -> Iterator[None]:
        """Make the screens that were not shown yet, a piece at a time, so that opening them costs nothing."""
        yield from modules()
        for key, entry in self._entries.items():
            entry.load()
            yield
            screen = self.screen_of(key)
            yield
            yield from screen.get_ready()
            yield from dressed(screen)

    def go(self, key: str, record: str = "", going: Going | None = None) -> None:
        """Show a screen, at a record or with a new one if that is wanted; the way back begins there."""
        self._way_back.begin_anew()
        self._show_place(key, record, going or Going())

    def follow(self, key: str, record: str = "", going: Going | None = None) -> None:
        """Go somewhere from what is in sight, to come back to it."""
        going = going or Going()
        if record or going.new or not lie_together(self._key, key):
            self._way_back.leave(PlaceLeft(self._key, self.screen_now().here()))
        self._show_place(key, record, going)
        if record and not (going.at or going.focus):
            self.screen_now().to_record()

    def go_back(self) -> bool:
        """Go back to where one came from, with the keyboard where it was; False where there is no way back."""
        screen = self.screen_now()
        if screen.step_out():
            return True
        if (left := self._way_back.back()) is not None:
            screen.settle()
            self._show_screen(left.screen)
            left.bring_back()
        return left is not None

    def _show_place(self, key: str, record: str, going: Going) -> None:
        key = screen_at(key, self._frame.settings)
        if key not in self._entries:
            return
        screen = self._show_screen(key)
        if going.new:
            screen.new_record(going.given)
        elif record:
            screen.open_record(shown_under(self.desk.work, record), going.at, going.focus)
        else:
            screen.show_list()

    def _show_screen(self, key: str) -> Screen:
        screen = self.screen_of(key)
        if key == self._key:
            return screen
        if self._key:
            self.screen_now().settle()
        self._key = key
        self._stack.setCurrentWidget(screen)
        self.sidebar.choose(self._entries[key].under or key)
        remember(self._entries[key], self._frame.settings)
        screen.set_room(self._room)
        if key in self._stale:
            self._stale.discard(key)
            screen.refresh(None)
        return screen

    def say(self, text: Message, undo: bool = False) -> None:
        """Say something in the toast, with a way back for as long as the last step is the one it speaks of."""
        self._undoable = self.desk.last if undo else None
        self.toast.show_toast(self.desk.say(text), undo=undo)

    def undo(self) -> None:
        """Undo the last step, or say that there is none."""
        self.screen_now().settle()
        if not self.desk.undo_last():
            self.say(N_("No save is left to undo. A merge is undone on its report, or under History."))

    def redo(self) -> None:
        """Do again what was undone last."""
        if not self.desk.redo_last():
            self.say(N_("Nothing to redo."))

    def settle(self) -> None:
        """Save what is being typed everywhere."""
        for screen in self._made.values():
            screen.settle()

    def new_here(self) -> None:
        """Begin a new record of the kind in sight, a meeting where there is none."""
        key = self._key if self._key in OWN_SCREENS else "meeting"
        self.follow(key, "", Going(new=True, given={}))

    def open_search(self) -> None:
        """Search everything."""
        self.follow("search")

    def show_help(self) -> None:
        """Show the help page of the screen in sight."""
        from empower_desktop.ui.manual import Manual  # not needed to start

        if self._manual is None:
            self._manual = Manual(self.theme, self.desk.language, self)
        self._manual.show_page(self._key)

    def show_keys(self) -> None:
        """Show the table of keys."""
        from empower_desktop.ui.keys import KeyTable  # not needed to start

        KeyTable(self.theme, self.desk.language, self).exec()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way to the width that there is."""
        super().resizeEvent(event)
        self._room = Room(self.width() / self.theme.scale, self.height() / self.theme.scale)
        self.sidebar.set_narrow(self._room.narrow_sidebar)
        if self._key:
            self.screen_now().set_room(self._room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish the section on Ctrl+Enter, go back on Esc, unless what has the keyboard wanted it, as a list of names does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():  # held down, it would finish what comes after it too, unseen
                self.screen_now().finish_part()
        elif event.key() == Qt.Key.Key_Escape:
            if not self.go_back():
                self.screen_now().to_list()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go as one reads; from where nothing is laid out, as from a sheet over the page, as Qt has it."""
        return step(self, self._stack, forward) or super().focusNextPrevChild(forward)

    def _take_files(self, paths: list[str]) -> None:
        self.follow("exchange")
        self.screen_now().drop(paths)

    def _lay_out(self) -> None:
        self.practice = PracticeBar(self.theme, self.desk.language, self._frame.way_out)
        self.practice.left.connect(lambda: self.practice_asked.emit(False))
        right = column(self.theme, self.practice, self.trouble, space=0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.jobs)
        whole = row(self.theme, space=0)
        whole.addWidget(self.sidebar)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def _listen(self) -> None:
        self.desk.stepped.connect(self._stepped)
        self.desk.turned_back.connect(self.say)
        self.desk.refused.connect(self.show_refusal)
        self.desk.changed_elsewhere.connect(lambda: self._refresh(None))
        self.jobs.said.connect(self.say)
        self._files.dropped.connect(self._take_files)
        self.trouble.acted.connect(self._help_trouble)

    def _go(self, key: str, record: str, going: Going) -> None:
        if key != "back":
            self.follow(key, record, going)
        elif not self.go_back():
            self.go("home")

    def merge_files(self) -> None:
        """Show where files are merged."""
        self._take_files([])

    def next_place(self) -> None:
        """Bring the keyboard to the next of sidebar, list and page."""
        if not self.screen_now().next_place():
            self.sidebar.focus_here()

    def _stepped(self, step: Step) -> None:
        if self._undoable is not None and self._undoable is not self.desk.last:
            self._undoable = None
            self.toast.hide()
        self._refresh(step)
        for problem in step.problems[:1]:
            self.show_refusal(problem)

    def _refresh(self, step: Step | None) -> None:
        self._stale = set(self._made) - {self._key}
        self.screen_now().refresh(step)
        self._status.ask_later()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say what was refused above the page; a Problem also brings its field into sight where there is one."""
        self.trouble.show_trouble(self.desk.say(refusal.message), "")
        if isinstance(refusal, Problem) and refusal.place.field:
            box = self.screen_now().findChild(QWidget, refusal.place.field)
            if box is not None and box.isVisible():
                box.setFocus()

    def _help_trouble(self, key: str) -> None:
        self.trouble.close_bar()
        self.go("settings", "", Going(at=key))
