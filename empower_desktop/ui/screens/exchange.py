"""Send & Merge: the way out and the way in, and what was merged before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, cast

from PySide6.QtWidgets import QStackedWidget

from empower_desktop.language import Label
from empower_desktop.ui.coverage_page import CoveragePage
from empower_desktop.ui.exchange_top import TITLE, ExchangeTop
from empower_desktop.ui.history_page import HistoryPage
from empower_desktop.ui.importing_page import ImportingPage
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.lazily import Lazily
from empower_desktop.ui.merging_page import MergingPage
from empower_desktop.ui.routes import ANEW
from empower_desktop.ui.screens.screen import Frame, Room, Screen
from empower_desktop.ui.sending_page import SendingPage
from empower_desktop.workspace import Step
from empower_desktop.workspace.overview import to_answer

ExchangePage = SendingPage | MergingPage | ImportingPage | CoveragePage | HistoryPage
PAGES: Mapping[str, type[SendingPage] | type[MergingPage] | type[ImportingPage] | type[CoveragePage] | type[HistoryPage]] = {
    "send": SendingPage,
    "merge": MergingPage,
    "import": ImportingPage,
    "coverage": CoveragePage,
    "history": HistoryPage,
}
PLACES = tuple(PAGES)


class ExchangeScreen(Screen):
    """Four pages under one head; conflicts are a screen of their own, one tab away."""

    key: ClassVar[str] = "exchange"
    title: ClassVar[Label] = TITLE
    icon: ClassVar[str] = "send"

    def __init__(self, frame: Frame) -> None:
        """Begin with sending."""
        super().__init__(frame)
        self.top = ExchangeTop(self.desk, self.theme, "send")
        self._pages: Lazily[ExchangePage] = Lazily(PLACES, self._make)
        self._room = Room()
        self._stack = QStackedWidget()
        self.setLayout(column(self.theme, self.top, self._stack, space=0))
        self.top.chosen.connect(self._choose)
        self._place = "send"
        self._stack.setCurrentWidget(self.sending)
        self.refresh(None)

    @property
    def sending(self) -> SendingPage:
        """The way out."""
        return cast(SendingPage, self._pages["send"])

    @property
    def merging(self) -> MergingPage:
        """The way in."""
        return cast(MergingPage, self._pages["merge"])

    @property
    def importing(self) -> ImportingPage:
        """The way in for lists that others keep."""
        return cast(ImportingPage, self._pages["import"])

    @property
    def coverage(self) -> CoveragePage:
        """What came from whom."""
        return cast(CoveragePage, self._pages["coverage"])

    @property
    def history(self) -> HistoryPage:
        """What was merged before."""
        return cast(HistoryPage, self._pages["history"])

    def get_ready(self) -> Iterator[None]:
        """Make the other places."""
        for place in PLACES:
            self._pages[place]
            yield

    def show_list(self) -> None:
        """Go on with a merge or a list that is under way, else begin with sending."""
        ways_in = [page for page in self._pages.made.values() if isinstance(page, MergingPage | ImportingPage)]
        place = next((place for place, page in self._pages.made.items() if page in ways_in and page.is_under_way), "send")
        self.open_record(place)

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Show one of the places by its key: send, merge, import, coverage, history."""
        if record in PLACES:
            self._place = record
            self.top.show_place(record)
            page = self._pages[record]
            self._stack.setCurrentWidget(page)
            if at == ANEW:
                self.merging.begin_anew()
            page.focus_first()
            self.refresh(None)

    def refresh(self, step: Step | None) -> None:
        """Look again at what changed."""
        self.desk.ask(to_answer, then=self.top.show_to_answer)
        if self._place == "send":
            self.sending.refresh(step)
        elif self._place == "merge":
            self.merging.refresh(step)
        elif self._place == "import" and self.importing.is_under_way:
            self.importing.sitting.look_again()
        elif self._place == "coverage":
            self.coverage.refresh(step)
        elif self._place == "history":
            self.history.refresh(step)

    def set_room(self, room: Room) -> None:
        """Give way in the pages that are made."""
        self._room = room
        for page in self._pages.made.values():
            if not isinstance(page, HistoryPage):
                page.set_room(room)

    def step_tab(self, by: int) -> None:
        """Open the next or former place."""
        self.top.tabs.step(by)

    def finish_part(self) -> None:
        """Do what the deciding button says."""
        if self._place == "send":
            self.sending.go_ahead()
        elif self._place == "merge":
            self.merging.go_ahead()
        elif self._place == "import":
            self.importing.go_ahead()
        elif self._place == "coverage":
            self.coverage.go_ahead()

    def drop(self, paths: list[str]) -> None:
        """Check files that were dropped; with none, show where to choose them."""
        self.open_record("merge", ANEW)
        if paths:
            self.merging.take(paths)

    def take_list(self, path: str) -> None:
        """Take in a list of somebody's own; without a path, show where to choose one."""
        self.open_record("import")
        if path:
            self.importing.take(path)

    def pictures(self) -> list[tuple[str, str]]:
        """Name the places besides sending."""
        return [("merge", "merge"), ("import", "import"), ("coverage", "coverage"), ("history", "history")]

    def show_picture(self, name: str) -> None:
        """Show one of the places."""
        self.open_record(name)

    def _make(self, place: str) -> ExchangePage:
        """Make a place when it is wanted first."""
        page = PAGES[place](self.frame)
        page.going.connect(self.going)
        page.saying.connect(self.saying)
        if isinstance(page, MergingPage):
            page.stepped.connect(self.top.steps.set_step)
            self.top.steps.first_wanted.connect(page.begin_anew)
            page.list_wanted.connect(self.take_list)
        if isinstance(page, ImportingPage):
            page.stepped.connect(self.top.list_steps.set_step)
            page.went_back.connect(lambda: self.open_record("merge"))
        if not isinstance(page, HistoryPage):
            page.set_room(self._room)
        self._stack.addWidget(page)
        return page

    def _choose(self, place: str) -> None:
        if place in PLACES:
            self.open_record(place)
        else:
            self.top.show_place(self._place)
            self.go(place)
