"""Send & Merge: the way out and the way in, and what was merged before."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget

from empower_desktop.language import Label
from empower_desktop.ui.exchange_top import TITLE, ExchangeTop
from empower_desktop.ui.history_page import HistoryPage
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.merging_page import MergingPage
from empower_desktop.ui.screens.screen import Frame, Room, Screen
from empower_desktop.ui.sending_page import SendingPage
from empower_desktop.workspace import Step
from empower_desktop.workspace.settling import open_conflicts

PLACES = ("send", "merge", "history")


class ExchangeScreen(Screen):
    """Three pages under one head; conflicts are a screen of their own, one tab away."""

    key: ClassVar[str] = "exchange"
    title: ClassVar[Label] = TITLE
    icon: ClassVar[str] = "send"

    def __init__(self, frame: Frame) -> None:
        """Begin with sending."""
        super().__init__(frame)
        self.top = ExchangeTop(self.desk, self.theme, "send")
        self.sending, self.merging, self.history = SendingPage(frame), MergingPage(frame), HistoryPage(frame)
        self._stack = QStackedWidget()
        for page in (self.sending, self.merging, self.history):
            page.going.connect(self.going)
            page.saying.connect(self.saying)
            self._stack.addWidget(page)
        self.setLayout(column(self.theme, self.top, self._stack, space=0))
        self.top.chosen.connect(self._choose)
        self.merging.stepped.connect(self.top.steps.set_step)
        self._place = "send"
        self.refresh(None)

    def show_list(self) -> None:
        """Go on with a merge that is under way, else begin with sending."""
        self.open_record("merge" if self.merging.is_under_way else "send")

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Show one of the places by its key: send, merge, history."""
        if record in PLACES:
            self._place = record
            self.top.show_place(record)
            self._stack.setCurrentIndex(PLACES.index(record))
            self._page().focus_first()
            self.refresh(None)

    def refresh(self, step: Step | None) -> None:
        """Look again at what changed."""
        self.desk.ask(lambda work: len(open_conflicts(work)), then=self.top.show_conflicts)
        if self._place == "send":
            self.sending.refresh(step)
        elif self._place == "history":
            self.history.refresh(step)

    def set_room(self, room: Room) -> None:
        """Give way in all pages."""
        self.sending.set_room(room)
        self.merging.set_room(room)

    def step_tab(self, by: int) -> None:
        """Open the next or former place."""
        self.top.tabs.step(by)

    def finish_part(self) -> None:
        """Do what the deciding button says."""
        if self._place == "send":
            self.sending.go_ahead()
        elif self._place == "merge":
            self.merging.go_ahead()

    def drop(self, paths: list[str]) -> None:
        """Check files that were dropped; with none, show where to choose them."""
        self.open_record("merge")
        if paths:
            self.merging.take(paths)

    def pictures(self) -> list[tuple[str, str]]:
        """Name the places besides sending."""
        return [("merge", "merge"), ("history", "history")]

    def show_picture(self, name: str) -> None:
        """Show one of the places."""
        self.open_record(name)

    def _page(self) -> SendingPage | MergingPage | HistoryPage:
        if self._place == "send":
            return self.sending
        return self.merging if self._place == "merge" else self.history

    def _choose(self, place: str) -> None:
        if place in PLACES:
            self.open_record(place)
        else:
            self.top.show_place(self._place)
            self.go(place)
