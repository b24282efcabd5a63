"""Conflicts: what was changed in two places, listed at the left, side by side at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from empower_desktop.language import N_, Label
from empower_desktop.ui.conflict_page import ConflictPage
from empower_desktop.ui.disputes import Dispute, disputes_of
from empower_desktop.ui.exchange_top import ExchangeTop
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListItem, ListPane
from empower_desktop.ui.kit.texts import column, row
from empower_desktop.ui.screens.screen import Frame, Room, Screen
from empower_desktop.workspace import Step

SEARCH = N_("Record or person…")
NONE = N_("No conflicts")
NONE_MEANS = N_("All files agree. When two people change the same thing without seeing each other, it is asked here; nothing is lost.")
NOT_FOUND = N_("Nothing matches. Try part of a word.")
MERGE_FILES = N_("Merge files")
WAITING = N_("Waiting {n}")
AUTHOR_PILLS = ("first", "second")
LIST, WIDEST = 290, 16_777_215


class ConflictScreen(Screen):
    """All conflicts that wait; each is settled by a key, or left for later."""

    key: ClassVar[str] = "conflict"
    title: ClassVar[Label] = Label("Konflik", "Conflicts")
    icon: ClassVar[str] = "git-compare"

    def __init__(self, frame: Frame) -> None:
        """Lay out list and page under the head that sending and merging share."""
        super().__init__(frame)
        say, theme = self.desk.say, self.theme
        self._all: list[Dispute] = []
        self._shown: list[Dispute] = []
        self._authors: dict[str, str] = {}
        self._author, self._wanted, self._at = "", "", 0
        self._room, self._list_wanted = Room(), False
        self.top = ExchangeTop(self.desk, theme, "conflict")
        self.top.chosen.connect(self._leave)
        self.pills = FilterPills(theme, [("all", "", ""), *((key, "", "") for key in AUTHOR_PILLS)], exclusive=False)
        self.pills.changed.connect(self._filter)
        self.pane = ListPane(theme, say(self.title), say(SEARCH), pills=self.pills)
        self.pane.search.textChanged.connect(lambda _: self._show_list())
        self.pane.items.chosen.connect(lambda _: self._open())
        self.pane.items.opened.connect(lambda _: self._to_page())
        self.pane.items.left.connect(self._to_page)
        self.pane.items.installEventFilter(self)
        self.page = ConflictPage(frame)
        self.page.going.connect(self.going)
        self.page.saying.connect(self.saying)
        self.page.stepping.connect(self.step_record)
        self.page.went_back.connect(self._to_list)
        empty = EmptyState(theme, "git-compare", say(NONE), say(NONE_MEANS), [Action("merge", say(MERGE_FILES), "git-merge", "primary")])
        empty.acted.connect(lambda key: self.go("exchange", key))
        split = QWidget()
        beside = row(theme, space=0)
        beside.addWidget(self.pane)
        beside.addWidget(self.page, 1)
        split.setLayout(beside)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(split)
        self.setLayout(column(theme, self.top, self._stack, space=0))
        self.refresh(None)

    def show_list(self) -> None:
        """Show the conflicts; the keyboard goes to their list, or in a narrow window to the one that is open."""
        if self._room.one_of_two:
            self._to_page()
        else:
            self._to_list()

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Open the conflict of a record, at a field or unit of it."""
        self._wanted = f"{record} {at or focus}".strip()
        self._show_list()
        self._to_page()

    def refresh(self, step: Step | None) -> None:
        """Look up the conflicts again."""
        self.desk.ask(disputes_of, then=self._show_all)

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
        self.page.save()

    def next_place(self) -> bool:
        """Go from the list to the page, from there on."""
        if not self.pane.isAncestorOf(QApplication.focusWidget() or self):
            return False
        self._to_page()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let 1 2 3 and T settle a conflict from the list, where other letters search."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            return plain and self.page.press(event.text())
        return False

    def _show_all(self, found: list[Dispute]) -> None:
        self._all = found
        self.top.show_conflicts(len(found))
        self._stack.setCurrentIndex(1 if found else 0)
        self._show_pills()
        self._show_list()

    def _show_pills(self) -> None:
        counts: dict[str, int] = {}
        names: dict[str, str] = {}
        for each in self._all:
            names.update(each.by)
            for author in each.by:
                counts[author] = counts.get(author, 0) + 1
        often = sorted(counts, key=lambda each: (-counts[each], names[each]))[: len(AUTHOR_PILLS)]
        self._authors = dict(zip(AUTHOR_PILLS, often, strict=False))
        if self._author not in often:
            self._author = ""
        number = self.desk.language.number(len(self._all))
        self.pills.set_pill("all", self.desk.say(N_("Waiting {n}", n=number)), not self._author)
        for key in AUTHOR_PILLS:
            author = self._authors.get(key, "")
            self.pills.set_pill(key, names.get(author, "").split(" ")[0], bool(author) and author == self._author)
            self.pills.button(key).setVisible(bool(author))

    def _filter(self, key: str) -> None:
        self._author = self._authors.get(key, "")
        self._show_pills()
        self._show_list()

    def _show_list(self) -> None:
        text = self.pane.search.text().strip().casefold()
        self._shown = [each for each in self._all if self._fits(each, text)]
        items = [self._item(each) for each in self._shown]
        number = self.desk.language.number(len(items))
        self.pane.show_items(len(items), number, lambda offset, limit: items[offset : offset + limit], self.desk.say(NOT_FOUND))
        wanted = next((each.key for each in self._shown if self._wanted and each.key.startswith(self._wanted)), "")
        if items and (wanted or not self.pane.items.current_key()):
            self.pane.items.choose(wanted or items[min(self._at, len(items) - 1)].key)
            self._wanted = ""
        self._open()

    def _fits(self, dispute: Dispute, text: str) -> bool:
        words = " ".join([dispute.title, self.desk.say(dispute.spot), *dispute.by.values()]).casefold()
        return text in words and (not self._author or self._author in dispute.by)

    def _item(self, dispute: Dispute) -> ListItem:
        say = self.desk.say
        word = N_("deleted?") if dispute.is_deletion else N_("{n} values", n=dispute.values)
        meta = f"{say(dispute.kind)}: {dispute.title}"
        return ListItem(dispute.key, say(dispute.spot), meta, icon="git-compare", word=say(word), word_role="danger")

    def _open(self) -> None:
        key = self.pane.items.current_key()
        at = next((at for at, each in enumerate(self._shown) if each.key == key), -1)
        self.page.setEnabled(at >= 0)
        if at >= 0:
            self._at = at
            self.page.show_dispute(self._shown[at], at + 1, self._shown)

    def _leave(self, place: str) -> None:
        self.top.show_place("conflict")
        if place != "conflict":
            self.go("exchange", place)

    def _to_page(self) -> None:
        self._list_wanted = False
        self._give_way()
        self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_list(self) -> None:
        self._list_wanted = True
        self._give_way()
        self.pane.items.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give_way(self) -> None:
        narrow = self._room.one_of_two
        self.pane.setMaximumWidth(WIDEST if narrow else self.theme.px(LIST))
        self.pane.setVisible(not narrow or self._list_wanted)
        self.page.setVisible(not narrow or not self._list_wanted)
        self.page.set_room(self._room, alone=narrow)
