"""Insight: does power move? The figures page by page, by the sentences of the source, and the records behind each number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from empower_desktop.language import N_, Label
from empower_desktop.reports.insight.indicators import INDICATORS, PAGES, SOURCE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.source import PARTS
from empower_desktop.ui.insight_behind import BehindPage
from empower_desktop.ui.insight_left_out import LeftOutLine
from empower_desktop.ui.insight_page import InsightPage
from empower_desktop.ui.insight_periods import told
from empower_desktop.ui.insight_pills import ViewPills
from empower_desktop.ui.insight_places import InsightPlaces
from empower_desktop.ui.insight_source import SourcePage
from empower_desktop.ui.insight_words import INDICATIVE, NOT_A_SURVEY, PAGE_ICONS, PRINCIPLES, TITLE
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.nav import NavPlace
from empower_desktop.ui.kit.page import PageHead
from empower_desktop.ui.kit.texts import column, row
from empower_desktop.ui.lazily import Lazily
from empower_desktop.ui.record_page import MORE
from empower_desktop.ui.screens.screen import Frame, Room, Screen, focused_in
from empower_desktop.ui.way_back import Return, give_keyboard
from empower_desktop.workspace import Step

if TYPE_CHECKING:
    from empower_desktop.ui.report_dialog import ReportDialog

SAVE_REPORT = N_("Save report")
SOURCE_PAGE = "source"
PART = "part:"


class InsightScreen(Screen):
    """The inner list of pages beside the figures of the one in sight."""

    key: ClassVar[str] = "insight"
    title: ClassVar[Label] = TITLE
    icon: ClassVar[str] = "chart-column"

    def __init__(self, frame: Frame) -> None:
        """Begin with the first page; the others are made when they are wanted."""
        super().__init__(frame)
        say, theme = self.desk.say, self.theme
        self._page = next(iter(PAGES))
        self.places = InsightPlaces(frame, self._pages(), self._parts())
        self.places.chosen.connect(self.show_place)
        self.head = PageHead(theme, say(PAGES[self._page]), more=say(MORE), back="")
        self.head.set_chip("neutral", say(INDICATIVE))
        self.head.set_actions([Action("report", say(SAVE_REPORT), "printer")])
        self.head.acted.connect(lambda _: self.open_report())
        pages = [*((page, say(label)) for page, label in PAGES.items()), (SOURCE_PAGE, say(PRINCIPLES))]
        self.pills = ViewPills(frame, pages)
        self.pills.changed.connect(self._show_view)
        self.pills.page_wanted.connect(self.show_place)
        self._left_out = LeftOutLine(frame)
        self._left_out.behind.connect(self.show_behind)
        self.pages: Lazily[InsightPage | SourcePage] = Lazily((*PAGES, SOURCE_PAGE), self._make)
        self._behind: BehindPage | None = None
        self._stack, self._right = QStackedWidget(), QStackedWidget()
        self._stale: set[str] = set()
        self._lay_out()

    @property
    def behind(self) -> BehindPage:
        """The records behind a number, made when they are first wanted."""
        if self._behind is None:
            self._behind = BehindPage(self.frame)
            self._behind.left.connect(self.leave_behind)
            self._behind.going.connect(self.going)
            self._right.addWidget(self._behind)
        return self._behind

    def get_ready(self) -> Iterator[None]:
        """Be ready; the figures are worked out when their page is wanted."""
        yield

    def show_list(self) -> None:
        """Show the page that was in sight, and bring the keyboard to the list of pages."""
        self.show_place(self._page)
        if self.places.isVisible():
            self.places.focus_here()

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Show a page by its key, or an indicator or a sentence of the source by its code."""
        if record in INDICATORS:
            self._show_figure(record)
        elif record in SOURCE:
            self.show_place(PART + SOURCE[record].part)
        else:
            self.show_place(record)

    def show_place(self, key: str) -> None:
        """Show a page, or a part of what the source says."""
        part = key.removeprefix(PART) if key.startswith(PART) else ""
        page = SOURCE_PAGE if part else key
        if page not in self.pages:
            return
        self._page = page
        self.leave_behind()
        shown = self.pages[page]
        self._stack.setCurrentWidget(shown)
        self.places.choose(key)
        self._show_head()
        if isinstance(shown, SourcePage):
            shown.show_part(part)
        self._ask_anew()

    def here(self) -> Return:
        """Give what brings back the records behind a number, or the page, and the keyboard to where it is."""
        return partial(self._bring_back, self._page, focused_in(self), behind=self._is_behind())

    def step_out(self) -> bool:
        """Go from the records back to the figure that they are behind."""
        is_behind = self._is_behind()
        self.leave_behind()
        return is_behind

    def refresh(self, step: Step | None) -> None:
        """Work the figures out anew: a record may count in any of them."""
        self._left_out.forget()
        self._stale = set(self.pages.made)
        self.pills.ask_places()
        if self._is_behind():
            self.behind.reload()
        elif self._page in self.pages.made:
            self._ask_anew()

    def leave_behind(self) -> None:
        """Go back from the records to the figure that they are behind."""
        if self._is_behind():
            self._right.setCurrentIndex(0)
            self.pages[self._page].focus_first()

    def set_room(self, room: Room) -> None:
        """Give way: where the list of pages has no room, a pill offers them."""
        self.places.setVisible(not room.one_of_two)
        self.pills.show_page(self._page, offered=room.one_of_two)
        self.head.set_short(room.low)

    def open_report(self) -> None:
        """Ask in which form the figures of this period and place are to be saved."""
        self._report().exec()

    def print_page(self) -> None:
        """Show the recap of this period and place as it will be printed."""
        self._report().print()

    def _report(self) -> ReportDialog:
        from empower_desktop.ui.report_dialog import ReportDialog  # paper is wanted only now

        dialog = ReportDialog(self.desk, self.theme, self.pills.view(), self.window())
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def step_tab(self, by: int) -> None:
        """Show the next or former page; among records those counted or those that they are a share of."""
        if self._is_behind():
            self.behind.step_tab(by)
        else:
            keys = list(self.pages)
            self.show_place(keys[(keys.index(self._page) + by) % len(keys)])

    def toggle_wide(self) -> None:
        """Go back from the records to the figures."""
        self.leave_behind()

    def next_place(self) -> bool:
        """Bring the keyboard from the sidebar to the list of pages, then to the figures."""
        if not self.holds_keyboard() and self.places.isVisible():
            self.places.focus_here()
            return True
        if not self.holds_keyboard() or self.places.holds_keyboard():
            self.pages[self._page].focus_first()
            return True
        return False

    def pictures(self) -> list[tuple[str, str]]:
        """Name the pages, and the records behind a number."""
        return [(page, page) for page in [*PAGES, SOURCE_PAGE][1:]]

    def show_picture(self, name: str) -> None:
        """Show one of the pages."""
        self.show_place(name)

    def _pages(self) -> list[NavPlace]:
        return [NavPlace(page, PAGE_ICONS[page], self.desk.say(label)) for page, label in PAGES.items()]

    def _parts(self) -> list[tuple[NavPlace, int]]:
        say = self.desk.say
        every = (NavPlace(SOURCE_PAGE, "book-open", say(PRINCIPLES)), 0)
        icons = {
            "meaning": "hand-helping",
            "condition": "list-checks",
            "dimension": "arrow-left-right",
            "aim": "flag",
            "principle": "shield-check",
        }
        counts = {part: sum(sentence.part == part for sentence in SOURCE.values()) for part in PARTS}
        return [every, *((NavPlace(PART + part, icons[part], say(text)), counts[part]) for part, text in PARTS.items())]

    def _make(self, page: str) -> InsightPage | SourcePage:
        made: InsightPage | SourcePage
        if page == SOURCE_PAGE:
            made = SourcePage(self.frame)
            made.figure_wanted.connect(self._show_figure)
        else:
            made = InsightPage(self.frame, page)
        made.behind.connect(self.show_behind)
        made.going.connect(self.going)
        made.saying.connect(self.saying)
        self._stack.addWidget(made)
        self._stale.add(page)
        return made

    def show_behind(self, number: Number, words: str) -> None:
        """Show the records behind a number."""
        self._right.setCurrentWidget(self.behind)
        self.behind.show_number(number, words)

    def _show_figure(self, code: str) -> None:
        self.show_place(INDICATORS[code].page)
        page = self.pages[INDICATORS[code].page]
        if isinstance(page, InsightPage):
            page.show_figure(code)

    def _bring_back(self, page: str, keyboard: QWidget | None, *, behind: bool) -> None:
        if page != self._page:
            self.show_place(page)
        if behind:
            self._right.setCurrentWidget(self.behind)
        if not give_keyboard(keyboard):
            self.behind.focus_here() if behind else self.pages[page].focus_first()

    def _is_behind(self) -> bool:
        return self._behind is not None and self._right.currentWidget() is self._behind

    def _show_view(self) -> None:
        self._stale = set(self.pages.made)
        self._show_head()
        self._ask_anew()

    def _ask_anew(self) -> None:
        if self._page in self._stale:
            self._stale.discard(self._page)
            self.pages[self._page].show_view(self.pills.view())
            self._left_out.show_view(self.pills.view())

    def _show_head(self) -> None:
        say = self.desk.say
        self.head.set_title(say(PRINCIPLES) if self._page == SOURCE_PAGE else say(PAGES[self._page]))
        self.head.set_meta([("calendar-days", told(self.pills.period(), self.desk.language)), ("", say(NOT_A_SURVEY))])
        self.pills.show_page(self._page, offered=not self.places.isVisibleTo(self))

    def _lay_out(self) -> None:
        theme = self.theme
        tools = QWidget()
        tools.setLayout(column(theme, self.pills, self._left_out, space=4, margins=(24, 10, 24, 6)))
        page = QWidget()
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = column(theme, self.head, tools, space=0)
        lines.addWidget(self._stack, 1)
        page.setLayout(lines)
        self._right.addWidget(page)
        whole = row(theme, space=0)
        whole.addWidget(self.places)
        whole.addWidget(self._right, 1)
        self.setLayout(whole)
        self.pills.ask_places()
