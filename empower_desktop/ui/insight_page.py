"""One page of insight: its figures below each other, worked out off the window's thread and put down one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from empower_desktop.records import KINDS
from empower_desktop.reports.insight.indicators import INDICATORS
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.pages import FIRST
from empower_desktop.reports.insight.reasons import spoken
from empower_desktop.ui.insight_figure import Figure, figure_of, is_empty
from empower_desktop.ui.insight_words import CLICK, FIRST_STEPS, PAGE_ICONS
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.scrolling import fit_at_once, scrolled
from empower_desktop.ui.kit.texts import column, empty_layout, label
from empower_desktop.ui.routes import OWN_SCREENS
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import View, figures

if TYPE_CHECKING:
    from empower_desktop.ui.insight_card import FigureCard


def codes_of(page: str) -> tuple[str, ...]:
    """Give the indicators of a page: first what it is about, then the others in the order of the contract."""
    on_page = [code for code, indicator in INDICATORS.items() if indicator.page == page]
    return tuple(dict.fromkeys((*FIRST.get(page, ()), *on_page)))


def figures_for(work: Workspace, view: View, codes: Sequence[str]) -> list[Figure]:
    """Work figures out and make them ready, on the thread that reads."""
    found = figures(work, view, codes) if codes else {}
    return [figure_of(INDICATORS[code], found[code], work.language) for code in codes]


class InsightPage(Asking):
    """The figures of a page; `behind` asks for records by ids, kind and the words of the number."""

    behind = Signal(object, str)

    def __init__(self, frame: Frame, page: str) -> None:
        """Start empty."""
        super().__init__(frame)
        self.page = page
        self._asked: View | None = None
        self._chosen: dict[str, str] = {}
        self.cards: list[FigureCard] = []
        self._waiting: list[Figure] = []
        self._made: FigureCard | None = None
        self._sought = ""
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._put_next)
        self._whole = QWidget()
        self._lines = column(self.theme, space=12, margins=(24, 6, 24, 16))
        self._whole.setLayout(self._lines)
        self._area = scrolled(self._whole, follows=False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._empty = self._first_step()
        self._stack.addWidget(self._empty)
        self.setLayout(column(self.theme, self._stack, space=0))

    def show_view(self, view: View) -> None:
        """Ask for the figures of a view, and show them when they come."""
        self._asked = view
        self.desk.ask(figures_for, view, codes_of(self.page), then=partial(self._show, view))

    def focus_first(self) -> None:
        """Bring the keyboard to the first chart, or to what can be done where there is none."""
        if self._stack.currentWidget() is self._empty:
            if (button := self._empty.findChild(Button)) is not None:
                button.setFocus()
        elif self.cards:
            self.cards[0].focus_here()

    def show_figure(self, code: str) -> None:
        """Bring a figure into sight, now or once it is there."""
        self._sought = code
        card = next((card for card in self.cards if card.figure.code == code), None)
        if card is not None:
            self._sought = ""
            QTimer.singleShot(0, card, partial(self._bring, card))

    def _bring(self, card: FigureCard) -> None:
        self._area.verticalScrollBar().setValue(card.y() - self.theme.px(6))
        card.focus_here()

    def _show(self, view: View, found: Sequence[Figure]) -> None:
        if view != self._asked:
            return
        self._chosen.update({card.figure.code: card.chosen for card in self.cards})
        empty_layout(self._lines)
        self.cards = []
        nothing = all(is_empty(figure.result) for figure in found)
        self._stack.setCurrentIndex(1 if nothing else 0)
        if self._made is not None:
            self._made.deleteLater()  # here and now: what is left to the garbage may be looked for on the thread that reads
        self._waiting, self._made = [] if nothing else list(found), None
        self._lines.addWidget(label(self.desk.say(CLICK), "small", wrap=True))
        self._lines.addStretch(1)  # at once: until every figure is there, room that is left must not push what is read already
        self._put_next()

    def _put_next(self) -> None:
        """Make one figure, then put it down, then the next one: between the pieces the window has time for other things."""
        if self._asked is None or not (self._waiting or self._made):
            return
        if self._made is None:
            self._made = self._make(self._waiting.pop(0), self._asked)
        else:
            self._put_down(self._made)
            self._made = None
        self._next.start()

    def _make(self, figure: Figure, view: View) -> FigureCard:
        from empower_desktop.ui.insight_card import FigureCard  # the painter of charts comes with the first chart

        card = FigureCard(self.frame, figure, view, self._chosen.get(figure.code, ""))
        card.behind.connect(self._ask_behind)
        card.listed.connect(self._ask_listed)
        card.walked.connect(partial(self._keep_in_sight, card))
        card.going.connect(self.going)
        card.saying.connect(self.saying)
        return card

    def _put_down(self, card: FigureCard) -> None:
        self.cards.append(card)
        self._lines.insertWidget(self._lines.count() - 1, card)
        if card.figure.code == self._sought:
            self.show_figure(card.figure.code)
        card.show()  # now: what is not shown yet is given no height
        fit_at_once(self._whole)

    def _keep_in_sight(self, card: FigureCard, rect: QRect) -> None:
        middle = card.mapToParent(rect.center())
        self._area.ensureVisible(middle.x(), middle.y(), 0, rect.height() // 2 + self.theme.px(12))

    def _ask_behind(self, code: str, line: int, at: int) -> None:
        figure = next(card.figure for card in self.cards if card.figure.code == code)
        number = figure.number(line, at)
        if number is not None and (number.behind or number.among):
            words = spoken(figure.result, figure.result.lines[line], at, self.desk.language)
            self.behind.emit(number, f"{self.desk.say(figure.indicator.title)} · {words}")

    def _ask_listed(self, code: str) -> None:
        figure = next(card.figure for card in self.cards if card.figure.code == code)
        if (ledger := figure.result.ledger) is not None:
            number = Number(None, behind=tuple(entry.record for entry in ledger.entries), kind=ledger.entries[0].kind)
            self.behind.emit(number, f"{self.desk.say(figure.indicator.title)} · {self.desk.say(ledger.name)}")

    def _first_step(self) -> EmptyState:
        kind, title, text = FIRST_STEPS[self.page]
        say = self.desk.say
        actions = [Action(kind, say(KINDS[kind].label), "plus", "primary")] if kind in OWN_SCREENS else []
        made = EmptyState(self.theme, PAGE_ICONS[self.page], say(title), say(text), actions)
        made.acted.connect(self.go_new)
        return made
