"""What waits for an answer: conflicts and questions, listed at the left; side by side or with their answers at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from empower_desktop.language import N_, Label
from empower_desktop.ui.answer_pills import AnswerPills
from empower_desktop.ui.conflict_page import ConflictPage
from empower_desktop.ui.disputes import Dispute
from empower_desktop.ui.exchange_top import TO_ANSWER, ExchangeTop
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.listview import ListPane
from empower_desktop.ui.kit.texts import column, keep_place, row
from empower_desktop.ui.nothing_to_answer import nothing_to_answer
from empower_desktop.ui.question_page import QuestionPage
from empower_desktop.ui.routes import ANEW
from empower_desktop.ui.screens.screen import Frame, Room, Screen
from empower_desktop.ui.sending_form import FOLDER
from empower_desktop.ui.to_answer import NOTHING, Entry, Inquiry, State, ToAnswer, answered_of, fits, item_of, to_answer_of
from empower_desktop.ui.workbook_to_answer import ask_where_to_write, told, write_what_waits
from empower_desktop.workspace import Step

SEARCH = N_("Record or person…")
NOT_FOUND = N_("Nothing matches. Try part of a word.")
ANSWER_IN_EXCEL = N_("Write all that waits into a workbook, to be answered in Excel and merged back")
LIST_TITLE = Label("Konflik & tanya", "To be answered")
"""What fits above the list, on whose tab it is said in full."""
LIST, WIDEST = 290, 16_777_215


class ConflictScreen(Screen):
    """All that waits for an answer; each is settled by a key, or left for later. What was answered stays to be looked up."""

    key: ClassVar[str] = "conflict"
    title: ClassVar[Label] = TO_ANSWER
    icon: ClassVar[str] = "git-compare"

    def __init__(self, frame: Frame) -> None:
        """Lay out list and page under the head that sending and merging share."""
        super().__init__(frame)
        theme = self.theme
        self._all: Sequence[Entry] = ()
        self._later: Sequence[Entry] = ()
        self._settled: Sequence[Entry] = ()
        self._shown: list[Entry] = []
        self._state: State = "waiting"
        self._author, self._wanted, self._at = "", "", 0
        self._room, self._list_wanted, self._keyboard_due, self._turned_back = Room(), False, False, False
        self.desk.turned_back.connect(self._note_turning_back)
        self.top = ExchangeTop(self.desk, theme, "conflict")
        self.top.chosen.connect(self._leave)
        self.pills = AnswerPills(self.desk, theme)
        self.pills.changed.connect(self._filter)
        self.pills.author_chosen.connect(self.show_author)
        self.pane = self._make_pane()
        self.page, self.question = ConflictPage(frame), QuestionPage(frame)
        self._pages = QStackedWidget()
        for page in (self.page, self.question):
            page.going.connect(self.going)
            page.saying.connect(self.saying)
            page.stepping.connect(self.step_record)
            page.went_back.connect(self.to_list)
            self._pages.addWidget(page)
        self._empty = nothing_to_answer(self.desk, theme)
        self._empty.acted.connect(self._leave_empty)
        split = QWidget()
        beside = row(theme, space=0)
        beside.addWidget(self.pane)
        beside.addWidget(self._pages, 1)
        split.setLayout(beside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(split)
        self.setLayout(column(theme, self.top, self._stack, space=0))
        self.refresh(None)

    def _make_pane(self) -> ListPane:
        say = self.desk.say
        workbook = Action("workbook", "Excel", "download", hint=say(ANSWER_IN_EXCEL))
        pane = ListPane(self.theme, say(LIST_TITLE), say(SEARCH), workbook, self.pills)
        pane.acted.connect(lambda _: self.ask_where_to_write())
        pane.search.textChanged.connect(lambda _: self._show_list())
        pane.items.chosen.connect(lambda _: self._open())
        pane.items.opened.connect(lambda _: self._to_page())
        pane.items.left.connect(self._to_page)
        pane.items.installEventFilter(self)
        return pane

    def show_list(self) -> None:
        """Show the conflicts; the keyboard goes to their list, or in a narrow window to the one that is open."""
        if self._room.one_of_two and (self._shown or not self._later):
            self._to_page()
        else:
            self.to_list()

    def to_list(self) -> None:
        """Bring the keyboard to the list, which in a narrow window takes the place of the page."""
        self._list_wanted = True
        self._give_way()
        self.pane.items.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Open the conflict of a record, at a field or unit of it, or a question by its id; also one that was left for later."""
        self._author, self._state = "", "waiting"
        self.pane.search.clear()
        self._wanted = f"{record} {at or focus}".strip()
        self._show_found()
        self._to_page()

    def refresh(self, step: Step | None) -> None:
        """Look up again what waits, and what was answered if that is in sight."""
        turned_back, self._turned_back = self._turned_back, False
        self.desk.ask(to_answer_of, then=partial(self._show_all, turned_back))
        if self._state == "settled":
            self.desk.ask(answered_of, then=self._show_settled)

    def set_room(self, room: Room) -> None:
        """Let the list step aside in a narrow window."""
        self._room = room
        self._give_way()

    def step_tab(self, by: int) -> None:
        """Go to the next or former place."""
        self.top.tabs.step(by)

    def step_record(self, by: int) -> None:
        """Open the conflict before or after."""
        self.pane.items.step(by)

    def finish_part(self) -> None:
        """Save what was written instead."""
        if self._pages.currentWidget() is self.page:
            self.page.save()

    def next_place(self) -> bool:
        """Go from the list to the page, from there on."""
        if not self.pane.isAncestorOf(QApplication.focusWidget() or self):
            return False
        self._to_page()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let 1 2 3, T and N settle what is open from the list, where other letters search."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            return plain and self._page().press_once(event)
        return False

    def ask_where_to_write(self) -> None:
        """Ask where the workbook with all that waits shall lie, and write it there."""
        folder = Path(str(self.frame.settings.value(FOLDER) or Path.home()))
        if path := ask_where_to_write(self, self.desk, folder):
            self.write_workbook(path)

    def write_workbook(self, path: Path) -> None:
        """Write all that waits into a workbook that is answered in Excel."""
        self.desk.start(write_what_waits, path, text=N_("Writing {file}", file=path.name), then=lambda step: self.say(told(step)))

    def pictures(self) -> list[tuple[str, str]]:
        """Name what was answered, besides what waits."""
        return [("selesai", "settled")]

    def show_picture(self, name: str) -> None:
        """Show what was answered."""
        self._filter(name)

    def _page(self) -> ConflictPage | QuestionPage:
        return self.question if self._pages.currentWidget() is self.question else self.page

    def _note_turning_back(self) -> None:
        self._turned_back = True

    def _show_all(self, turned_back: bool, found: ToAnswer) -> None:
        if turned_back and self._state != "settled":
            self._wanted = found.first_since(ToAnswer(self._all, self._later)) or self._wanted
        self._all, self._later = found.waiting, found.later
        if self.pane.button is not None:
            self.pane.button.setEnabled(bool(found.waiting or found.later))
        self.top.show_to_answer(len(found.waiting))
        if self._state == "later" and not found.later:
            self._state = "waiting"
        self._show_found()

    def _show_found(self) -> None:
        """Show what there is, in the state in which that lies which somebody wants to see."""
        if not self._wanted_among(self._entries()) and self._wanted_among(self._later):
            self._state = "later"
        self._show_pills()
        self._show_list()

    def _wanted_among(self, entries: Sequence[Entry]) -> str:
        return next((each.key for each in entries if self._wanted and each.key.startswith(self._wanted)), "")

    def _show_settled(self, found: Sequence[Entry]) -> None:
        self._settled = found
        self._show_list()

    def _show_pills(self) -> None:
        """Show the states, and while nothing is left for later those who wrote what fights."""
        found = ToAnswer(self._all, self._later)
        if self._later or not any(isinstance(each, Dispute) and self._author in each.by for each in self._all):
            self._author = ""
        self.pills.show_counts(found, self._state, self._author)

    def _filter(self, key: str) -> None:
        self._show_state("later" if key == "later" else "settled" if key == "settled" else "waiting")

    def show_author(self, author: str) -> None:
        """Show only what one person wrote of what fights."""
        self._show_state("waiting", author)

    def _show_state(self, state: State, author: str = "") -> None:
        self._author, self._state = author, state
        self._show_pills()
        self._show_list()
        if self._state == "settled":
            self.desk.ask(answered_of, then=self._show_settled)

    def _entries(self) -> Sequence[Entry]:
        return {"waiting": self._all, "later": self._later, "settled": self._settled}[self._state]

    def _show_list(self) -> None:
        text = self.pane.search.text().strip().casefold()
        self._shown = [each for each in self._entries() if self._fits(each, text)]
        nothing_at_all = self._state == "waiting" and not self._all and not self._later
        had_keyboard = self._empty.isAncestorOf(QApplication.focusWidget() or self) and not nothing_at_all
        self._stack.setCurrentIndex(0 if nothing_at_all else 1)
        items = [item_of(self.desk.say, each) for each in self._shown]
        number = self.desk.language.number(len(items))
        none = NOT_FOUND if text else NOTHING[self._state]
        self.pane.show_items(len(items), number, lambda offset, limit: items[offset : offset + limit], self.desk.say(none))
        wanted = self._wanted_among(self._shown)
        if items and (wanted or not self.pane.items.current_key()):
            self.pane.items.choose(wanted or items[min(self._at, len(items) - 1)].key)
            self._wanted = ""
        self._open()
        if had_keyboard:
            self._to_page() if items else self.to_list()

    def _fits(self, entry: Entry, text: str) -> bool:
        by_author = not self._author or (isinstance(entry, Dispute) and self._author in entry.by)
        return by_author and fits(self.desk.say, entry, text)

    def _open(self) -> None:
        key = self.pane.items.current_key()
        at = next((at for at, each in enumerate(self._shown) if each.key == key), -1)
        had_keyboard = self._page().holds_keyboard()
        self._pages.setEnabled(at >= 0)
        # The last one shown may be answered or left for later: its page would stay, with no way on.
        in_the_way = had_keyboard or (self._room.one_of_two and not self._list_wanted)
        if at < 0 and in_the_way and self._stack.currentWidget() is not self._empty:
            self._list_wanted = True
            self.pane.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._give_way()
        if at < 0:
            return
        self._at, opened = at, self._shown[at]
        if isinstance(opened, Inquiry):
            self._pages.setCurrentWidget(self.question)
            self.question.show_inquiry(opened, at + 1, self._shown)
        else:
            self._pages.setCurrentWidget(self.page)
            self.page.show_dispute(opened, at + 1, len(self._shown), [each for each in self._shown if isinstance(each, Dispute)])
        due, self._keyboard_due = self._keyboard_due and self.isAncestorOf(QApplication.focusWidget() or self), False
        if (had_keyboard or due) and not self._page().holds_keyboard():
            self._page().setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_empty(self, key: str) -> None:
        self._filter(key) if key == "settled" else self.go("exchange", key, ANEW)

    def _leave(self, place: str) -> None:
        self.top.show_place("conflict")
        if place != "conflict":
            self.go("exchange", place)

    def _to_page(self) -> None:
        self._list_wanted = False
        self._give_way()
        self._page().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._keyboard_due = not self._pages.isEnabled()  # before anything is known no page takes it

    def _give_way(self) -> None:
        narrow = self._room.one_of_two
        self.pane.setMaximumWidth(WIDEST if narrow else self.theme.px(LIST))
        opened = self._pages.isEnabled()
        self.pane.setVisible(not (narrow and opened) or self._list_wanted)
        keep_place(self._pages, while_hidden=not narrow)  # or the list would go into the middle
        self._pages.setVisible(opened and not (narrow and self._list_wanted))
        for page in (self.page, self.question):
            page.set_room(self._room, alone=narrow)
